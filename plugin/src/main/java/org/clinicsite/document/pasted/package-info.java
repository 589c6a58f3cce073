/** Text as it was pasted to a {@link org.clinicsite.document.tree.Tree}. Open {@link org.clinicsite.document.pasted.PastedFront} first. */
@NullMarked
package org.clinicsite.document.pasted;

import org.jspecify.annotations.NullMarked;
