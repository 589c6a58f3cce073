package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.markdown.Escape;
import org.clinicsite.markdown.Markdown;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.clinicsite.text.UniqueIds;
import org.clinicsite.text.Words;
import org.jspecify.annotations.Nullable;

/** Reads raw text as it was pasted: takes away what is not the article, keeps every word of what is. */
final class TextReader {

    private final Source source;
    private final Problems problems;
    private final PageChrome chrome;

    TextReader(Source source, Problems problems, PageChrome chrome) {
        this.source = source;
        this.problems = problems;
        this.chrome = chrome;
    }

    /** @param links what the link filter takes out */
    ReadArticle read(Edits links, Markdown markdown) {
        String given = source.facts().common().title();
        Edits edits = links;
        edits = edits.then(inFile(WikiMarkup.of(Places.body(source, edits), new Places(source, edits, problems))));
        edits = edits.then(inFile(PastedMarkup.of(Places.body(source, edits), new Places(source, edits, problems))));
        PastedLines lines =
                PastedLines.of(Places.body(source, edits), given, chrome, new Places(source, edits, problems));
        edits = edits.then(inFile(lines.edits()));
        edits = edits.then(inFile(LineEndHyphens.of(Places.body(source, edits), new Places(source, edits, problems))));
        Places places = new Places(source, edits, problems);
        String text = Places.body(source, edits);
        PastedFlaws.report(text, places);
        return new ReadArticle(source, edits, markdown, null, body(text, title(lines, places), places));
    }

    private static @Nullable String title(PastedLines lines, Places places) {
        String title = lines.title();
        return title == null ? null : plain(title, new Span(0, title.length()), places);
    }

    /** Edits of the body as edits of the whole file. */
    private Edits inFile(Edits body) {
        int shift = source.bodyStart();
        if (shift == 0 || body.isEmpty()) {
            return body;
        }
        List<Edit> moved = new ArrayList<>(body.list().size());
        for (Edit edit : body.list()) {
            moved.add(new Edit(new Span(edit.span().start() + shift, edit.span().end() + shift), edit.replacement()));
        }
        return new Edits(moved);
    }

    private ReadArticle.Body body(String text, @Nullable String title, Places places) {
        List<PastedBlock> blocks = PastedBlocks.of(text);
        List<SectionPlan.Heading> headings = new ArrayList<>();
        for (PastedBlock block : blocks) {
            if (block instanceof PastedBlock.Heading heading) {
                headings.add(new SectionPlan.Heading(
                        heading.level(), plain(text, heading.text(), places), null, heading.start()));
            }
        }
        UniqueIds ids = SectionPlan.freshIds();
        SectionPlan plan = SectionPlan.of(headings, title == null ? "" : title, -1, ids, places);
        List<Section> sections = plan.sections();
        @Nullable Section[] proposed = new Section[blocks.size()];
        if (sections.isEmpty() && ProposedSections.wanted(source)) {
            List<ProposedSections.Block> prose = new ArrayList<>(blocks.size());
            for (PastedBlock block : blocks) {
                StringBuilder said = new StringBuilder();
                write(block, text, new GappedHtml.Builder(0), said, null, places);
                prose.add(new ProposedSections.Block(
                        said.toString(), block instanceof PastedBlock.Paragraph, block.start()));
            }
            proposed = ProposedSections.of(prose, title, ids, places);
            sections = ProposedSections.only(proposed);
        }
        GappedHtml.Builder html = new GappedHtml.Builder(text.length() + blocks.size() * 16);
        StringBuilder said = new StringBuilder(text.length());
        List<String> paragraphs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int heading = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (proposed[i] != null) {
                html.heading(proposed[i]);
            }
            Section section = blocks.get(i) instanceof PastedBlock.Heading ? plan.section(heading++) : null;
            int start = said.length();
            write(blocks.get(i), text, html, said, section, places);
            if (blocks.get(i) instanceof PastedBlock.Paragraph paragraph && !paragraph.broken()) {
                paragraphs.add(said.substring(start));
            } else if (section == null) {
                others.add(said.substring(start));
            }
        }
        return new ReadArticle.Body(
                title, sections, List.of(), html.build(), Words.count(said), Opening.of(paragraphs, others));
    }

    private static String plain(String text, Span line, Places places) {
        StringBuilder plain = new StringBuilder(line.length());
        new PastedInlines(text, places, new GappedHtml.Builder(0), plain, false).write(line);
        return plain.toString().strip();
    }

    private static void write(
            PastedBlock block,
            String text,
            GappedHtml.Builder html,
            StringBuilder said,
            @Nullable Section section,
            Places places) {
        PastedInlines inlines = new PastedInlines(text, places, html, said, true);
        StringBuilder out = html.out();
        if (block instanceof PastedBlock.Paragraph paragraph) {
            out.append("<p>");
            inlines.write(paragraph.lines(), paragraph.broken());
            out.append("</p>\n");
        } else if (block instanceof PastedBlock.Items list) {
            out.append(
                    !list.ordered()
                            ? "<ul>\n"
                            : list.first() == 1 ? "<ol>\n" : "<ol start=\"" + list.first() + "\">\n");
            for (List<Span> item : list.items()) {
                out.append("<li>");
                inlines.write(item, false);
                out.append("</li>\n");
                said.append('\n');
            }
            out.append(list.ordered() ? "</ol>\n" : "</ul>\n");
        } else if (block instanceof PastedBlock.Rule) {
            out.append("<hr>\n");
        } else if (section != null) {
            html.openHeading(section);
            Escape.text(out, section.title());
            html.closeHeading(section);
            said.append(section.title());
        }
        said.append('\n');
    }
}
