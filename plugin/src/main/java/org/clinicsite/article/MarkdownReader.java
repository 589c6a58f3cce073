package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.markdown.Directive;
import org.clinicsite.markdown.HtmlChoices;
import org.clinicsite.markdown.Markdown;
import org.clinicsite.markdown.MarkdownDocument;
import org.clinicsite.markdown.Outline;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.clinicsite.text.UniqueIds;
import org.clinicsite.text.Words;
import org.jspecify.annotations.Nullable;

/** Reads Markdown articles. */
final class MarkdownReader {

    private final Markdown markdown;

    MarkdownReader(Markdown markdown) {
        this.markdown = markdown;
    }

    ReadArticle read(Source source, Edits edits, Places places) {
        String body = Places.body(source, edits);
        MarkdownDocument document = markdown.parse(body);
        MarkdownDocument.Refusal refusal = document.refusal();
        if (refusal != null) {
            places.error(refusal.offset(), refusal.message(), "Take marks away, or part it by blank lines.");
        }
        Outline outline = document.outline();
        for (Outline.Address address : outline.addresses()) {
            places.checkAddress(address.value(), address.offset());
        }
        for (Directive.Fault fault : outline.faults()) {
            places.error(fault.offset(), fault.message(), fault.advice());
        }
        for (int fence : outline.openFences()) {
            places.warn(
                    fence,
                    "The code that begins here has no end: all below it became code.",
                    "Write a line " + body.substring(fence, fence + 3) + " where the code ends.");
        }
        ReadArticle.Body read = outline.rawHtml()
                ? new HtmlReader(source, places).read(document, outline, body.length())
                : plain(source, document, outline, body.length(), places);
        return new ReadArticle(source, edits, markdown, document, read);
    }

    /** A body without raw HTML: from the tree straight to the page. */
    private static ReadArticle.Body plain(
            Source source, MarkdownDocument document, Outline outline, int length, Places places) {
        List<SectionPlan.Heading> headings = new ArrayList<>(outline.headings().size());
        for (Outline.Heading heading : outline.headings()) {
            headings.add(new SectionPlan.Heading(heading.level(), heading.title(), heading.id(), heading.offset()));
        }
        List<Outline.Block> blocks = outline.blocks();
        int first = blocks.isEmpty() ? -1 : blocks.get(0).heading();
        UniqueIds ids = SectionPlan.freshIds();
        SectionPlan plan = SectionPlan.of(headings, source.facts().common().title(), first, ids, places);

        StringBuilder text = new StringBuilder(length);
        List<String> paragraphs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<ProposedSections.Block> prose = new ArrayList<>(blocks.size());
        for (Outline.Block block : blocks) {
            if (block.heading() < 0) {
                text.append(block.text()).append('\n');
            } else {
                Section section = plan.section(block.heading());
                text.append(section == null ? "" : section.title()).append('\n');
            }
            String said = block.heading() < 0 ? block.text() : ""; // the title is no part of a section
            prose.add(new ProposedSections.Block(said, block.prose(), block.offset()));
            if (block.prose()) {
                paragraphs.add(block.text());
            } else if (block.heading() < 0) {
                others.add(block.text());
            }
        }
        List<Section> sections = plan.sections();
        @Nullable Section[] proposed = new Section[blocks.size()];
        if (sections.isEmpty() && ProposedSections.wanted(source)) {
            proposed = ProposedSections.of(prose, plan.title(), ids, places);
            sections = ProposedSections.only(proposed);
        }
        GappedHtml.Builder html = new GappedHtml.Builder(length + length / 8);
        document.write(html.out(), new Choices(html, plan, proposed, places));
        return new ReadArticle.Body(
                plan.title(),
                sections,
                outline.directives().stream().map(places::shortcut).toList(),
                html.build(),
                Words.count(text),
                Opening.of(paragraphs, others));
    }

    /** Leaves links and permalinks open, and puts proposed headings in. */
    private record Choices(
            GappedHtml.Builder html,
            SectionPlan plan,
            @Nullable Section[] proposed,
            Places places) implements HtmlChoices {

        @Override
        public void beforeBlock(StringBuilder out, int block) {
            Section section = proposed[block];
            if (section != null) {
                html.heading(section);
            }
        }

        @Override
        public boolean openHeading(StringBuilder out, int heading) {
            Section section = plan.section(heading);
            if (section != null) {
                html.openHeading(section);
            }
            return section != null;
        }

        @Override
        public void closeHeading(StringBuilder out, int heading) {
            Section section = plan.section(heading);
            if (section != null) {
                html.closeHeading(section);
            }
        }

        @Override
        public void openLink(StringBuilder out, String address, int offset, @Nullable String title) {
            html.openLink(address, places.inFile(offset), title);
        }

        @Override
        public void closeLink(StringBuilder out) {
            html.closeLink();
        }

        @Override
        public void image(StringBuilder out, String address, int offset, String alt, @Nullable String title) {
            html.picture(address, places.inFile(offset), alt, title, List.of());
        }

        @Override
        public void openDirective(StringBuilder out, Directive directive) {
            html.openShortcut();
        }

        @Override
        public void closeDirective(StringBuilder out, Directive directive) {
            html.closeShortcut(places.shortcut(directive));
        }

        @Override
        public void rawHtml(StringBuilder out, String raw, int offset) {
            throw new IllegalStateException("raw HTML goes through the sanitiser");
        }
    }
}
