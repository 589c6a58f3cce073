package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.Slug;
import org.clinicsite.text.UniqueIds;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/** Cuts a text without headings where its subject changes, and names each part in its own words. */
final class ProposedSections {

    /** A reader takes in so many words without a signpost. */
    private static final int SHORT = 250;
    /** Who writes more without a heading writes no article. */
    private static final int LONG = 50_000;

    private ProposedSections() {}

    /**
     * An outermost block of a text.
     *
     * @param text as plain text
     * @param prose whether it is a paragraph
     * @param offset in the file
     */
    record Block(String text, boolean prose, int offset) {}

    /**
     * Whether sections are proposed for such a source: where its header asks for them, and else for whatever was pasted as
     * raw text, unless the whole site wants none. Who could write headings, in Markdown, in Word or on a page, and wrote none, wanted none.
     */
    static boolean wanted(Source source, CommonFacts.Sections unlessSaid) {
        CommonFacts.Sections said = source.facts().common().sections();
        return said == null
                ? source.format() == Format.TEXT && unlessSaid == CommonFacts.Sections.PROPOSE
                : said == CommonFacts.Sections.PROPOSE;
    }

    /**
     * Proposes.
     *
     * @param blocks the outermost blocks of the text, which has no heading but its title
     * @param title no section is named like it
     * @return per block the section that begins with it, or null
     */
    static @Nullable Section[] of(List<Block> blocks, @Nullable String title, UniqueIds ids, Places places) {
        @Nullable Section[] sections = new Section[blocks.size()];
        int[] words = new int[blocks.size()];
        boolean[] mayBegin = new boolean[blocks.size()];
        int all = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] = WordBreaks.count(blocks.get(i).text());
            all += words[i];
            mayBegin[i] =
                    i == 0 || blocks.get(i).prose() && !blocks.get(i - 1).text().endsWith(":");
        }
        if (all <= SHORT || all > LONG) {
            return sections;
        }
        WeighedWords prose = WeighedWords.of(blocks);
        List<Integer> cuts = SubjectChanges.cut(prose, words, mayBegin);
        if (cuts.size() < 2) {
            return sections;
        }
        List<@Nullable String> names = SectionNames.of(prose, cuts, words.length, title);
        List<String> told = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name != null) { // a part without a name goes on in the section before
                int block = cuts.get(i);
                first = told.isEmpty() ? blocks.get(block).offset() : first;
                told.add("'" + name + "'");
                sections[block] = new Section(
                        ids.next(Slug.of(name)),
                        2,
                        name,
                        places.line(blocks.get(block).offset()),
                        Section.Origin.PROPOSED,
                        List.of());
            }
        }
        if (!told.isEmpty()) {
            places.reportMended(
                    Code.PROPOSED_HEADINGS,
                    first,
                    "The text has no headings; it gets " + (told.size() == 1 ? "one" : told.size() + "") + ": "
                            + String.join(", ", told) + ".",
                    "Write your own into it to choose others.");
        }
        return sections;
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
