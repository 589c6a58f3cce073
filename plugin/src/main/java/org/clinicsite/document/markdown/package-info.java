/**
 * Markdown to a {@link org.clinicsite.document.tree.Tree}: what is plain directly, the rest by flexmark, whose types stay
 * here. Open {@link org.clinicsite.document.markdown.MarkdownFront} first.
 */
@NullMarked
package org.clinicsite.document.markdown;

import org.jspecify.annotations.NullMarked;
