/** The first files of a clinic's own project, made of a few answers. Open {@link org.clinicsite.init.Init} first. */
@NullMarked
package org.clinicsite.init;

import org.jspecify.annotations.NullMarked;
