/** Runs the stages in their order and writes the reports. Open {@link org.clinicsite.generate.Generator} first. */
@NullMarked
package org.clinicsite.generate;

import org.jspecify.annotations.NullMarked;
