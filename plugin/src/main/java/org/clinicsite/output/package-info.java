/** The last stage: bytes per path to the target folder, whole or not at all. Open {@link org.clinicsite.output.OutputFolder} first. */
@NullMarked
package org.clinicsite.output;

import org.jspecify.annotations.NullMarked;
