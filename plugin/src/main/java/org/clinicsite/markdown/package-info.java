/** Markdown by flexmark, behind one small interface of ours; no other package but the JBake one touches flexmark's types. */
@NullMarked
package org.clinicsite.markdown;

import org.jspecify.annotations.NullMarked;
