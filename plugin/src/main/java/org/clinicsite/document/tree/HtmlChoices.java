package org.clinicsite.document.tree;

import org.clinicsite.text.Escape;

/** What a caller decides while a tree is written as HTML: each method writes to {@code out}. */
public interface HtmlChoices {

    /** Called before each part. */
    default void begin(StringBuilder out, Node node) {}

    /** Words. */
    default void writeWords(StringBuilder out, Inline.Words words) {
        Escape.text(out, words.text());
    }

    /** Code, in a line or on lines of its own. */
    default void writeCode(StringBuilder out, String code) {
        Escape.text(out, code);
    }

    /** What a paragraph holds begins, behind its tag. */
    default void openWords(StringBuilder out, Node paragraph) {}

    /** What a paragraph holds has ended, before its tag. */
    default void closeWords(StringBuilder out, Node paragraph) {}

    /** An address within the page itself follows, such as that of a note: what stands before its {@code #}. */
    default void writeOwnAddress(StringBuilder out) {}

    /**
     * A heading begins.
     *
     * @return whether its content and its end are wanted
     */
    boolean openHeading(StringBuilder out, Block.Heading heading);

    /** A heading ends. */
    void closeHeading(StringBuilder out, Block.Heading heading);

    /** A link begins. */
    void openLink(StringBuilder out, Inline.Link link);

    /** A link ends. */
    void closeLink(StringBuilder out, Inline.Link link);

    /** A picture. */
    void writePicture(StringBuilder out, Inline.Picture picture);

    /** A shortcut begins; what it holds follows. */
    void openShortcut(StringBuilder out, Block.Shortcut shortcut);

    /** A shortcut ends. */
    void closeShortcut(StringBuilder out, Block.Shortcut shortcut);

    /** HTML that is not read yet. */
    default void writeRaw(StringBuilder out, Inline.Raw raw) {
        throw new IllegalStateException("raw HTML is read before a text is written");
    }
}
