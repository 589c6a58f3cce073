package org.clinicsite.markdown;

import org.jspecify.annotations.Nullable;

/** What a caller decides while a {@link MarkdownDocument} is written: each method writes to {@code out}. */
public interface HtmlChoices {

    /** Called before each outermost block, numbered as in {@link Outline#blocks()}. */
    void beforeBlock(StringBuilder out, int block);

    /**
     * A heading begins, numbered as in {@link Outline#headings()}.
     *
     * @return whether its content and its end are wanted
     */
    boolean openHeading(StringBuilder out, int heading);

    /** A heading ends. */
    void closeHeading(StringBuilder out, int heading);

    /**
     * A link begins.
     *
     * @param address escapes and entities resolved
     * @param offset where the address stands
     * @param title what the author wrote as title; null when nothing
     */
    void openLink(StringBuilder out, String address, int offset, @Nullable String title);

    /** A link ends. */
    void closeLink(StringBuilder out);

    /** A picture; parameters as for links. */
    void image(StringBuilder out, String address, int offset, String alt, @Nullable String title);

    /** A directive begins; what a container holds follows. */
    void openDirective(StringBuilder out, Directive directive);

    /** A directive ends. */
    void closeDirective(StringBuilder out, Directive directive);

    /**
     * HTML that the author wrote, a whole block or one tag, line ends made LF.
     *
     * @param offset where it stands
     */
    void rawHtml(StringBuilder out, String html, int offset);
}
