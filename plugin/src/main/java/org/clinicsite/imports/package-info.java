/** What somebody has already, elsewhere or in other forms, becomes Markdown in the content folder. Open {@link org.clinicsite.imports.Import} first. */
@NullMarked
package org.clinicsite.imports;

import org.jspecify.annotations.NullMarked;
