/** Problems of the sources, gathered and told to people. Open {@link org.clinicsite.problem.Problem} first. */
@NullMarked
package org.clinicsite.problem;

import org.jspecify.annotations.NullMarked;
