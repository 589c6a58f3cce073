/** The goals: doors only. Parameters in, one call, one summary out. Open {@link org.clinicsite.maven.GenerateMojo} first. */
@NullMarked
package org.clinicsite.maven;

import org.jspecify.annotations.NullMarked;
