package org.clinicsite.links;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.clinicsite.document.Document;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.text.Span;

/**
 * Draws links that the filter takes out and prints how the page reads there, for somebody to grade: {@code DrawRemovals
 * SEED COUNT FOLDER…}. Seven of ten are removed and three unlinked, where there are so many: what is removed cuts sentences.
 * The same folders, seed and filter give the same list.
 */
public final class DrawRemovals {

    private static final double REMOVED = 0.7;

    /** So much is shown of the page, in UTF-16 units. */
    private static final int BEFORE = 220;

    private static final int BEHIND = 160;

    private DrawRemovals() {}

    /** A link that goes. */
    private record Gone(Corpus.Document document, LinkReview review, LinkVerdict link) {

        /** By which it is drawn: its own, so that it stays drawn when the filter takes out another. */
        long lot(long seed) {
            String name = document.id() + ' ' + link.address().start();
            return new Random(seed * 1_000_003 + name.hashCode()).nextLong();
        }
    }

    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<Gone> removed = new ArrayList<>();
        List<Gone> unlinked = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            for (Corpus.Document document : Corpus.read(Path.of(args[i]))) {
                LinkReview review = document.review(filter);
                for (LinkVerdict link : review.verdicts()) {
                    if (link.verdict().takesLinkOut() && !link.decidedBy().equals(LinkVerdict.SITE)) {
                        (link.verdict() == Verdict.REMOVE ? removed : unlinked).add(new Gone(document, review, link));
                    }
                }
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.printf(
                "%d of %d removed and %d unlinked, seed %d%n",
                Math.min(count, removed.size() + unlinked.size()), removed.size(), unlinked.size(), seed);
        Comparator<Gone> byLot = Comparator.comparingLong(gone -> gone.lot(seed));
        removed.sort(byLot);
        unlinked.sort(byLot);
        int cut = Math.min(removed.size(), Math.max((int) Math.round(count * REMOVED), count - unlinked.size()));
        List<Gone> drawn = new ArrayList<>(removed.subList(0, cut));
        drawn.addAll(unlinked.subList(0, Math.min(unlinked.size(), count - cut)));
        for (int n = 0; n < drawn.size(); n++) {
            Gone gone = drawn.get(n);
            out.printf(
                    "%n## %d %s %d %s%nwas: %s%nnow: %s%n",
                    n + 1,
                    gone.document.id(),
                    gone.link.address().start(),
                    gone.link.verdict(),
                    oneLine(was(gone)),
                    oneLine(now(gone)));
        }
        out.flush();
    }

    /** The file round the link, which stands in marks. */
    private static String was(Gone gone) {
        String text = gone.document.text().text();
        Span address = gone.link.address();
        return text.substring(Math.max(0, address.start() - BEFORE), address.start())
                + "⟦" + gone.link.address().of(text) + "⟧"
                + text.substring(address.end(), Math.min(text.length(), address.end() + BEHIND));
    }

    /** The words of the page round the place where the link stood. */
    private static String now(Gone gone) {
        Document page = gone.document.draft().without(gone.review.edits()).value();
        StringBuilder before = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        page.tree().blocks().forEach(block -> read(block, gone.link.address().start(), before, behind));
        return before.substring(Math.max(0, before.length() - BEFORE))
                + "‸"
                + behind.substring(0, Math.min(behind.length(), BEHIND));
    }

    private static void read(Node node, int place, StringBuilder before, StringBuilder behind) {
        if (node instanceof Inline.Words words) {
            for (int i = 0; i < words.text().length(); i++) {
                (words.place(i) < place ? before : behind).append(words.text().charAt(i));
            }
            return;
        }
        StringBuilder out = node.start() < place ? before : behind;
        if (node instanceof Inline.Code code) {
            out.append('`').append(code.text()).append('`');
        } else if (node instanceof Inline.Picture picture) {
            out.append("[picture ").append(picture.alt()).append(']');
        } else if (node instanceof Block.CodeBlock code) {
            out.append('`').append(code.text()).append('`');
        } else if (node instanceof Inline.Break) {
            out.append(" / ");
        }
        boolean link = node instanceof Inline.Link;
        out.append(link ? "[" : "");
        for (Node child : node.children()) {
            read(child, place, before, behind);
        }
        StringBuilder end = node.end() <= place ? before : behind;
        end.append(link ? "]" : "").append(node instanceof Block ? " ¶ " : "");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", "⏎").replaceAll("\\s+", " ").strip();
    }
}
