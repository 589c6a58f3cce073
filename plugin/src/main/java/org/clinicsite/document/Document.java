package org.clinicsite.document;

import org.clinicsite.document.tree.Tree;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;

/**
 * A text, read once. Immutable; all that is said of the text afterwards is said of this.
 *
 * @param source the file
 * @param tree what it says
 * @param edits what was taken out of the file's text, and changed in it before it was cut into blocks
 */
public record Document(Source source, Tree tree, Edits edits) {}
