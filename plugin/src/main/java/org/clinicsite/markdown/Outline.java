package org.clinicsite.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Markdown text holds. Offsets count from the start of the text given to the parser.
 *
 * @param headings in order, those within quotes and lists too
 * @param blocks the outermost blocks in order, link and footnote definitions left out
 * @param addresses of links and pictures, in order; of a reference its definition's address, once per use
 * @param directives in order, those within others too
 * @param faults what is wrong with them
 * @param openFences where code begins whose end is missing
 * @param rawHtml whether it holds HTML
 */
public record Outline(
        List<Heading> headings,
        List<Block> blocks,
        List<Address> addresses,
        List<Directive> directives,
        List<Directive.Fault> faults,
        List<Integer> openFences,
        boolean rawHtml) {

    /**
     * A heading.
     *
     * @param level 1 to 6 as written
     * @param title as plain text
     * @param id what the author wrote as <code>{#id}</code> behind it; null when nothing
     * @param offset where it begins
     */
    public record Heading(int level, String title, @Nullable String id, int offset) {}

    /**
     * An outermost block.
     *
     * @param text as plain text, blocks within it on lines of their own
     * @param offset where it begins
     * @param prose whether it is a paragraph
     * @param heading its number among {@link Outline#headings()}, or -1
     */
    public record Block(String text, int offset, boolean prose, int heading) {}

    /**
     * An address.
     *
     * @param value escapes and entities resolved
     * @param offset where it stands
     */
    public record Address(String value, int offset) {}
}
