/** HTML to a {@link org.clinicsite.document.tree.Tree}, by jsoup, whose types stay here. Open {@link org.clinicsite.document.html.HtmlFront} first. */
@NullMarked
package org.clinicsite.document.html;

import org.jspecify.annotations.NullMarked;
