/** The tree of one text, alike for every format: {@link org.clinicsite.document.tree.Node} is what it is made of, {@link org.clinicsite.document.tree.Tag} the table of HTML's elements, {@link org.clinicsite.document.tree.HtmlWriter} writes it. */
@NullMarked
package org.clinicsite.document.tree;

import org.jspecify.annotations.NullMarked;
