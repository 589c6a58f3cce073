package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.UniqueIds;
import org.jspecify.annotations.Nullable;

/** Cuts a text without headings where its subject changes, and names each part in its own words. */
final class ProposedSections {

    private ProposedSections() {}

    /**
     * An outermost block of a text.
     *
     * @param text as plain text
     * @param prose whether it is a paragraph
     * @param offset in the edited body
     */
    record Block(String text, boolean prose, int offset) {}

    /** Whether sections are proposed for such a source: for articles, and for whatever was pasted as raw text. */
    static boolean wanted(Source source) {
        return source.type() == ContentType.ARTICLE || source.format() == Format.TEXT;
    }

    /**
     * Proposes.
     *
     * @return per block the section that begins with it, or null
     */
    static @Nullable Section[] of(List<Block> blocks, @Nullable String title, UniqueIds ids, Places places) {
        return new Section[blocks.size()];
    }

    /** The sections among the blocks. */
    static List<Section> only(@Nullable Section[] byBlock) {
        List<Section> sections = new ArrayList<>();
        for (Section section : byBlock) {
            if (section != null) {
                sections.add(section);
            }
        }
        return sections;
    }
}
