package org.clinicsite.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.document.Document;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.HtmlChoices;
import org.clinicsite.document.tree.HtmlWriter;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.PlainText;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.FaqFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.UniqueIds;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Article} of a {@link Document}: finds its title and sections, counts its words, writes its HTML. */
public final class ArticleReader {

    private final Source source;
    private final Tree tree;
    private final Places places;
    private final List<Block.Heading> headings = new ArrayList<>();
    private final List<Shortcut> shortcuts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    /** Paragraphs of nothing but pictures with which the text of a shortcut begins. */
    private final Set<Node> leading = Collections.newSetFromMap(new IdentityHashMap<>());

    private ArticleReader(Document document, Places places) {
        this.source = document.source();
        this.tree = document.tree();
        this.places = places;
    }

    /** Reads a document; raw text without headings gets some unless its header says otherwise. */
    public static Outcome<Article> read(Document document) {
        return read(document, CommonFacts.Sections.PROPOSE);
    }

    /**
     * Reads a document.
     *
     * @param unlessSaid whether raw text without headings gets some where its header does not say
     * @return problems: what is wrong with its sections
     */
    public static Outcome<Article> read(Document document, CommonFacts.Sections unlessSaid) {
        Problems problems = new Problems();
        ArticleReader reader = new ArticleReader(document, Places.ofFile(document.source(), problems));
        return problems.with(reader.make(document, unlessSaid));
    }

    private Article make(Document document, CommonFacts.Sections unlessSaid) {
        tree.blocks().forEach(this::look);
        tree.notes().forEach(this::look);
        List<List<Node>> blocks = blocks(tree.blocks());
        UniqueIds free = SectionPlan.freshIds(ids);
        SectionPlan plan = plan(blocks, free);
        String title = isTitled() || plan.title() == null ? tree.title() : plan.title();
        Map<Node, Section> sections = new IdentityHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            Section section = plan.section(i);
            if (section != null) {
                sections.put(headings.get(i), section);
            }
        }

        StringBuilder text = new StringBuilder();
        List<String> paragraphs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<ProposedSections.Block> prose = new ArrayList<>(blocks.size());
        for (List<Node> block : blocks) {
            Node first = block.get(0);
            boolean heading = first instanceof Block.Heading;
            boolean paragraph = isParagraph(first);
            String said = said(block);
            if (heading) {
                Section section = sections.get(first);
                said = section == null ? "" : section.title();
            } else if (paragraph && !(first instanceof Block.Paragraph lines && lines.broken())) {
                paragraphs.add(said);
            } else {
                others.add(said);
            }
            text.append(said).append('\n');
            // the title is no part of a section
            prose.add(new ProposedSections.Block(heading ? "" : said, paragraph, first.start()));
        }
        if (blocks.stream().noneMatch(block -> isParagraph(block.get(0)) && !(block.get(0) instanceof Inline.Words))) {
            tree.blocks().forEach(node -> inner(node, paragraphs));
        }
        List<Section> all = plan.sections();
        if (all.isEmpty() && ProposedSections.wanted(source, unlessSaid)) {
            @Nullable Section[] proposed = ProposedSections.of(prose, title, free, places);
            all = ProposedSections.only(proposed);
            for (int i = 0; i < proposed.length; i++) {
                Section section = proposed[i];
                if (section != null) {
                    sections.put(blocks.get(i).get(0), section);
                }
            }
        }
        GappedHtml.Builder html = new GappedHtml.Builder(text.length() + text.length() / 8);
        Set<Node> passages = Collections.newSetFromMap(new IdentityHashMap<>());
        if (plan.sections().isEmpty()) {
            blocks.forEach(block -> passages.add(block.get(0)));
        }
        HtmlWriter.write(html.out(), tree, new Gaps(html, sections, passages, this));
        return new ReadArticle(
                source,
                document.edits(),
                title,
                all,
                Set.copyOf(ids),
                List.copyOf(shortcuts),
                source.facts() instanceof FaqFacts ? Questions.of(tree, sections) : List.of(),
                tree.isUnread(),
                html.build(),
                WordBreaks.count(text),
                Opening.of(paragraphs, others));
    }

    /** Whether the front found the title, as in a text that was pasted and in a saved page. */
    private boolean isTitled() {
        return source.format() == Format.TEXT
                || tree.provenance().kind().isPasted()
                        && tree.title() != null
                        && source.facts().common().title() == null;
    }

    /** A text that was pasted has its title already; in others the only h1 may be it. */
    private SectionPlan plan(List<List<Node>> blocks, UniqueIds free) {
        List<SectionPlan.Heading> written = new ArrayList<>(headings.size());
        for (Block.Heading heading : headings) {
            written.add(new SectionPlan.Heading(heading.level(), heading.title(), heading.id(), heading.start()));
        }
        if (isTitled()) {
            return SectionPlan.of(written, tree.title() == null ? "" : tree.title(), -1, free, places);
        }
        int first = blocks.isEmpty() || !(blocks.get(0).get(0) instanceof Block.Heading) ? -1 : 0;
        return SectionPlan.of(written, Wording.textOf(source.facts().common().title()), first, free, places);
    }

    private void look(Node node) {
        if (node instanceof Block.Heading heading) {
            headings.add(heading);
        } else if (node instanceof Block.Shortcut shortcut) {
            shortcuts.add(Shortcut.of(shortcut, source.text()));
            if (!shortcut.children().isEmpty()
                    && Held.isPictures(shortcut.children().get(0))) {
                leading.add(shortcut.children().get(0));
            }
        } else if (node instanceof Inline.Element element) {
            String id = element.attribute("id");
            if (id != null) {
                ids.add(id);
            }
        }
        node.children().forEach(this::look);
    }

    /** The outermost blocks: what lies in the text, or in the one box that all of it lies in. */
    private static List<List<Node>> blocks(List<Node> nodes) {
        List<List<Node>> blocks = new ArrayList<>(nodes.size());
        List<Node> words = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Inline.Words) {
                words.add(node);
            } else {
                end(words, blocks);
                blocks.add(List.of(node));
            }
        }
        end(words, blocks);
        if (blocks.size() == 1
                && blocks.get(0).get(0) instanceof Inline.Element box
                && (box.tag() == Tag.DIV || box.tag() == Tag.SECTION)) {
            return blocks(box.children());
        }
        return blocks;
    }

    /** Words that stand side by side are one. */
    private static void end(List<Node> words, List<List<Node>> blocks) {
        if (!words.isEmpty() && !said(words).isBlank()) {
            blocks.add(List.copyOf(words));
        }
        words.clear();
    }

    private static boolean isParagraph(Node node) {
        return node instanceof Block.Paragraph
                || node instanceof Inline.Words
                || node instanceof Inline.Element element && element.tag() == Tag.P;
    }

    private static String said(List<Node> block) {
        StringBuilder said = new StringBuilder();
        block.forEach(node -> PlainText.of(node, said));
        // what names proposed sections depends on the line's end that a pasted block keeps
        return block.get(0) instanceof Block && !(block.get(0) instanceof Block.Heading)
                ? said.toString()
                : said.toString().strip();
    }

    /** The paragraphs of boxes, not those of quotations, lists and captions. */
    private static void inner(Node node, List<String> paragraphs) {
        if (!(node instanceof Inline.Element element)) {
            return;
        }
        if (element.tag() == Tag.P) {
            paragraphs.add(PlainText.of(element));
            return;
        }
        boolean within = switch (element.tag()) {
            case BLOCKQUOTE, LI, FIGURE, TD, DD, DETAILS -> true;
            default -> false;
        };
        if (!within) {
            element.children().forEach(child -> inner(child, paragraphs));
        }
    }

    /** Leaves links and permalinks open, and puts proposed headings in. */
    private record Gaps(GappedHtml.Builder html, Map<Node, Section> sections, Set<Node> passages, ArticleReader reader)
            implements HtmlChoices {

        @Override
        public void begin(StringBuilder out, Node node) {
            if (!passages.isEmpty() && passages.contains(node)) {
                html.endPassage();
            }
            Section section = sections.isEmpty() ? null : sections.get(node);
            if (section != null && section.origin() == Section.Origin.PROPOSED) {
                html.writeHeading(section);
            }
        }

        @Override
        public void writeWords(StringBuilder out, Inline.Words words) {
            int start = out.length();
            HtmlChoices.super.writeWords(out, words);
            if (!passages.isEmpty()) {
                html.addWords(start);
            }
        }

        @Override
        public void writeCode(StringBuilder out, String code) {
            int start = out.length();
            HtmlChoices.super.writeCode(out, code);
            if (!passages.isEmpty()) {
                html.addWords(start);
            }
        }

        @Override
        public void openWords(StringBuilder out, Node paragraph) {
            if (reader.leading.contains(paragraph)) {
                html.openPicture();
            }
        }

        @Override
        public void closeWords(StringBuilder out, Node paragraph) {
            if (reader.leading.contains(paragraph)) {
                html.closePicture();
            }
        }

        @Override
        public void writeOwnAddress(StringBuilder out) {
            html.addOwnAddress();
        }

        @Override
        public boolean openHeading(StringBuilder out, Block.Heading heading) {
            Section section = sections.get(heading);
            if (section != null) {
                html.openHeading(section);
            }
            return section != null;
        }

        @Override
        public void closeHeading(StringBuilder out, Block.Heading heading) {
            Section section = sections.get(heading);
            if (section != null) {
                html.closeHeading(section);
            }
        }

        @Override
        public void openLink(StringBuilder out, Inline.Link link) {
            html.openLink(link.address().value(), link.address().start(), link.title(), link.others());
        }

        @Override
        public void closeLink(StringBuilder out, Inline.Link link) {
            html.closeLink();
        }

        @Override
        public void writePicture(StringBuilder out, Inline.Picture picture) {
            html.addPicture(
                    picture.address().value(),
                    picture.address().start(),
                    picture.alt(),
                    picture.title(),
                    picture.size());
        }

        @Override
        public void openShortcut(StringBuilder out, Block.Shortcut shortcut) {
            html.openShortcut();
        }

        @Override
        public void closeShortcut(StringBuilder out, Block.Shortcut shortcut) {
            html.closeShortcut(Shortcut.of(shortcut, reader.source.text()));
        }
    }
}
