/** Work side by side. Open {@link org.clinicsite.work.Workers} first. */
@NullMarked
package org.clinicsite.work;

import org.jspecify.annotations.NullMarked;
