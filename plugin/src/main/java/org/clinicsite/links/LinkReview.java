package org.clinicsite.links;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.clinicsite.document.Document;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Format;
import org.clinicsite.text.Edits;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What the filter found in one file. Every link stands here, kept ones too.
 *
 * @param path the file relative to the content folder with {@code /}, such as {@code articles/neck.txt}
 * @param text the file
 * @param verdicts in the order of their addresses
 * @param edits what is taken out of the file's text, the sentences mended
 * @param thresholds the scores that decided
 */
public record LinkReview(String path, SourceText text, List<LinkVerdict> verdicts, Edits edits, Thresholds thresholds) {

    /**
     * What was decided on the link whose address covers an offset of the file, or begins behind the blanks there, as in
     * {@code href=" https://…"}.
     *
     * @param offset in UTF-16 units
     * @return null when no link stands there
     */
    public @Nullable LinkVerdict at(int offset) {
        LinkVerdict found = covering(offset);
        int next = offset;
        while (found == null
                && next < text.text().length()
                && Character.isWhitespace(text.text().charAt(next))) {
            next++;
        }
        return next > offset ? covering(next) : found;
    }

    private @Nullable LinkVerdict covering(int offset) {
        int low = 0;
        int high = verdicts.size();
        while (low < high) { // the last address that begins at or before the offset
            int middle = (low + high) >>> 1;
            if (verdicts.get(middle).address().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        LinkVerdict last = low == 0 ? null : verdicts.get(low - 1);
        return last != null && last.address().contains(offset) ? last : null;
    }

    /** The same with what was decided on the header of the same file, which stands before the text. */
    public LinkReview below(LinkReview header) {
        List<LinkVerdict> all = new ArrayList<>(header.verdicts());
        all.addAll(verdicts);
        return new LinkReview(
                path, text, List.copyOf(all), edits, verdicts.isEmpty() ? header.thresholds() : thresholds);
    }

    /**
     * The same for the text as it is shown: of a text that was pasted, lines and tags are left out with their links.
     *
     * @param document the text without what {@link #edits} take out
     */
    public LinkReview shownIn(Document document) {
        if (document.source().format() != Format.TEXT || verdicts.isEmpty()) {
            return this; // of others only what is shown was found
        }
        BitSet shown = new BitSet();
        document.tree().blocks().forEach(node -> cover(node, shown));
        List<LinkVerdict> all = new ArrayList<>(verdicts.size());
        for (LinkVerdict link : verdicts) {
            int next = shown.nextSetBit(link.address().start());
            boolean out = !link.verdict().takesLinkOut()
                    && (next < 0 || next >= link.address().end());
            all.add(out ? link.leftOut("It stands in what is left out of the text.") : link);
        }
        return new LinkReview(path, text, List.copyOf(all), edits, thresholds);
    }

    private static void cover(Node node, BitSet shown) {
        if (node instanceof Inline.Link link) {
            shown.set(link.address().start(), link.address().end());
        } else if (node instanceof Inline.Picture picture) {
            shown.set(picture.address().start(), picture.address().end());
        } else if (node instanceof Inline.Words words) {
            shown.set(words.start(), words.end());
        }
        node.children().forEach(child -> cover(child, shown));
    }

    /**
     * What people are told of each link that goes: {@code content/articles/neck.txt:12:40: example.com removed: reason}. The
     * reason is the advice, as another may weigh most tomorrow. One that goes with what it stands in is told with that.
     */
    public List<Problem> removals() {
        return verdicts.stream()
                .filter(v -> v.verdict().takesLinkOut() && !v.decidedBy().equals(LinkVerdict.SITE))
                .map(v -> Problem.info(
                        Code.LINK_DECIDED,
                        text.path(),
                        text.line(v.address().start()),
                        text.column(v.address().start()),
                        v.shortName() + (v.verdict() == Verdict.REMOVE ? " removed:" : " unlinked:"),
                        v.because()))
                .toList();
    }

    /** How many links got a verdict. */
    public int count(Verdict verdict) {
        int count = 0;
        for (LinkVerdict link : verdicts) {
            if (link.verdict() == verdict) {
                count++;
            }
        }
        return count;
    }
}
