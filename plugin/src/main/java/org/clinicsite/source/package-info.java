/** The first stage: content folder to {@link org.clinicsite.source.Source}s. Finds files, reads bytes once, decodes, splits header from body, binds the header to typed facts. Open {@link org.clinicsite.source.ContentReader} first. */
@NullMarked
package org.clinicsite.source;

import org.jspecify.annotations.NullMarked;
