/** The goals, one Mojo each: parameters in, one call, one summary out. Open {@link org.clinicsite.maven.GenerateMojo} first; how parameters are checked is in {@code Parameters}, what is said to people in {@code Messages}. */
@NullMarked
package org.clinicsite.maven;

import org.jspecify.annotations.NullMarked;
