package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.PlainText;
import org.clinicsite.document.tree.Provenance;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.document.tree.TextKind;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** Reads raw text as it was pasted: takes away what is not the article, keeps every word of what is. */
public final class PastedFront {

    private final Source source;
    private final String text;
    private final Edits edits;
    private final Places places;

    private PastedFront(Source source, Edits edits, Problems problems) {
        this.source = source;
        this.edits = edits;
        this.text = Places.body(source, edits);
        this.places = Places.ofBody(source, edits, problems);
    }

    /**
     * What came of it.
     *
     * @param tree the text
     * @param edits what was changed in the file before it was cut into blocks
     */
    public record Result(Tree tree, Edits edits) {}

    /**
     * Reads.
     *
     * @param links what the link filter takes out of the file
     */
    public static Result read(Source source, Edits links, Problems problems) {
        Edits edits = links;
        Places places = Places.ofBody(source, edits, problems);
        MailText.Result mail = MailText.of(Places.body(source, edits));
        List<Removal> removals = new ArrayList<>();
        for (Removal removal : mail.removals()) {
            removals.add(new Removal(removal.reason(), removal.words(), places.inFile(removal.start())));
        }
        List<Node> leftOut = new ArrayList<>(leftOut(mail.edits(), source, places));
        edits = edits.then(places.inFile(mail.edits()));
        places = Places.ofBody(source, edits, problems);
        PrintedPages.Result pages = PrintedPages.of(Places.body(source, edits));
        for (Removal removal : pages.removals()) {
            removals.add(new Removal(removal.reason(), removal.words(), places.inFile(removal.start())));
        }
        leftOut.addAll(leftOut(pages.edits(), source, places));
        edits = edits.then(places.inFile(pages.edits()));
        places = Places.ofBody(source, edits, problems);
        Wording own = source.facts().common().title();
        String given = own == null ? mail.subject() : own.text();
        int before = edits.list().size();
        edits = edits.then(places.inFile(WikiMarkup.of(Places.body(source, edits), places)));
        places = Places.ofBody(source, edits, problems);
        edits = edits.then(places.inFile(PastedMarkup.of(Places.body(source, edits), places)));
        places = Places.ofBody(source, edits, problems);
        TextKind kind = mail.isMail()
                ? TextKind.MAIL
                : TextKinds.of(source.body(), edits.list().size() > before);
        PastedLines lines = PastedLines.of(Places.body(source, edits), given, Chrome.LINES, places);
        leftOut.addAll(leftOut(lines.edits(), source, places));
        removals.addAll(lines.removals());
        edits = edits.then(places.inFile(lines.edits()));
        places = Places.ofBody(source, edits, problems);
        edits = edits.then(places.inFile(LineEndHyphens.of(Places.body(source, edits), places)));
        PastedFront front = new PastedFront(source, edits, problems);
        PastedFlaws.report(front.text, front.places);
        MisreadLetters.report(front.text, front.places);
        PrivateAddresses.report(front.text, front.places);
        String title = lines.title();
        Provenance provenance = Provenance.of(kind, List.copyOf(removals));
        ProvenanceLine.tell(provenance, Places.ofFile(source, problems));
        return new Result(
                front.tree(
                        PastedBlocks.of(front.text, lines.credits(), front.places),
                        title == null ? null : new PastedFront(source, edits, problems).plainTitle(title),
                        List.copyOf(leftOut),
                        provenance),
                edits);
    }

    /** The lines that go, as they stand in the file. */
    private static List<Node> leftOut(Edits lines, Source source, Places places) {
        List<Node> out = new ArrayList<>(lines.list().size());
        for (Edit line : lines.list()) {
            if (line.span().length() > 0) {
                int start = places.inFile(line.span().start());
                int end = Math.max(start, places.inFile(line.span().end() - 1) + 1);
                out.add(new Inline.Words(source.text().text().substring(start, end), start, end));
            }
        }
        return List.copyOf(out);
    }

    /** Read from its file when the first pasted text needs it. */
    private static final class Chrome {
        static final PageChrome LINES = new PageChrome();
    }

    private String plainTitle(String title) {
        StringBuilder said = new StringBuilder();
        new PastedInlines(title, places, Edits.NONE, 0, false)
                .read(new Span(0, title.length()))
                .forEach(node -> PlainText.of(node, said));
        return said.toString().strip();
    }

    private Tree tree(List<PastedBlock> blocks, @Nullable String title, List<Node> leftOut, Provenance provenance) {
        List<Node> nodes = new ArrayList<>();
        for (PastedBlock block : blocks) {
            nodes.add(node(block));
        }
        return new Tree(title, List.copyOf(nodes), List.of(), List.of(), List.of(), leftOut, List.of(), provenance);
    }

    private PastedInlines inlines(boolean linking) {
        return new PastedInlines(text, places, edits, source.bodyStart(), linking);
    }

    private Node node(PastedBlock block) {
        if (block instanceof PastedBlock.Paragraph paragraph) {
            List<Span> lines = paragraph.lines();
            return new Block.Paragraph(
                    inlines(true).read(lines, paragraph.broken()),
                    false,
                    paragraph.broken(),
                    start(lines.get(0)),
                    end(lines));
        }
        if (block instanceof PastedBlock.Quote quote) {
            List<Node> said = new ArrayList<>(quote.blocks().size());
            quote.blocks().forEach(inner -> said.add(node(inner)));
            return new Block.Quote(
                    List.copyOf(said),
                    said.get(0).start(),
                    said.get(said.size() - 1).end());
        }
        if (block instanceof PastedBlock.Items list) {
            List<Node> items = new ArrayList<>(list.items().size());
            for (List<Span> item : list.items()) {
                Block.Paragraph said = new Block.Paragraph(
                        inlines(true).read(item, false), true, false, start(item.get(0)), end(item));
                items.add(new Block.Item(List.of(said), said.start(), said.end()));
            }
            return new Block.Listing(
                    list.ordered(),
                    list.first(),
                    List.copyOf(items),
                    items.get(0).start(),
                    items.get(items.size() - 1).end());
        }
        if (block instanceof PastedBlock.Heading heading) {
            return new Block.Heading(
                    heading.level(),
                    null,
                    inlines(false).read(heading.text()),
                    start(heading.text()),
                    end(List.of(heading.text())));
        }
        int at = places.inFile(block.start());
        return new Block.Rule(at, at);
    }

    private int start(Span line) {
        return places.inFile(line.start());
    }

    private int end(List<Span> lines) {
        Span last = lines.get(lines.size() - 1);
        return Math.max(start(lines.get(0)), last.length() == 0 ? start(last) : places.inFile(last.end() - 1) + 1);
    }
}
