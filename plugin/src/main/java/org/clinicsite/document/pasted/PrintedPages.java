package org.clinicsite.document.pasted;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * What programs put between lines: form feeds where a page ends, the vertical tab that Word writes for a soft line end, the
 * heads, feet and numbers of printed pages. A sentence that went over a page's edge is joined. Characters of Windows-1252
 * that were taken for Unicode's control characters become what they were.
 */
final class PrintedPages {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** A page's number as it is printed, in English, German, French, Spanish, Italian and Dutch. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?i)(?:" + LanguageWords.of("paste").pattern("page") + "\\s*)?[-–—|\\[( ]*(\\d{1,4})[-–—|\\]) ]*(?:"
                    + LanguageWords.of("paste").pattern("page-of") + "\\s*\\d{1,4})?");

    /** What stands at the edge of a page is not longer. */
    private static final int LONGEST_HEAD = 100;
    /** So far from a page's edge a head may stand, blank lines not counted. */
    private static final int EDGE_LINES = 2;

    private final String text;
    private final List<Span> lines;
    private final boolean[] gone;

    private PrintedPages(String text) {
        this.text = text;
        this.lines = PastedLines.lines(text);
        this.gone = new boolean[lines.size()];
    }

    /**
     * What to change.
     *
     * @param removals heads, feet and numbers, with places in the text
     */
    record Result(Edits edits, List<Removal> removals) {}

    static Result of(String text) {
        PrintedPages pages = new PrintedPages(text);
        pages.numbers();
        pages.edges();
        List<Removal> removals = new ArrayList<>();
        for (int i = 0; i < pages.gone.length; i++) {
            if (pages.gone[i]) {
                removals.add(Removal.of(
                        Removal.Reason.PAGE_HEAD,
                        pages.said(i),
                        pages.lines.get(i).start()));
            }
        }
        return new Result(pages.edits(), List.copyOf(removals));
    }

    private String said(int line) {
        return lines.get(line).length() > LONGEST_HEAD * 2 ? "…" : PastedLines.trimmed(text, lines.get(line));
    }

    /** Numbers that stand alone and count on, two of them at least: more than a mere figure, such as {@code Page 2 of 3}. */
    private void numbers() {
        List<Integer> found = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < gone.length; i++) {
            String said = said(i);
            Matcher number = NUMBER.matcher(said);
            boolean alone = (i == 0 || said(i - 1).isEmpty() || breaks(i))
                    && (i + 1 == gone.length || said(i + 1).isEmpty() || breaks(i + 1));
            if (said.isEmpty() || !alone || !number.matches()) {
                continue;
            }
            int value = Integer.parseInt(number.group(1));
            boolean bare = said.length() == number.group(1).length();
            boolean counts = last < 0 || value == last + 1;
            if (counts && (!bare || breaks(i) || breaks(i + 1) || last >= 0 || value < 3)) {
                found.add(i);
                last = value;
            }
        }
        if (found.size() > 1) {
            found.forEach(i -> gone[i] = true);
        }
    }

    /** Whether a page begins with a line. */
    private boolean breaks(int line) {
        return line < lines.size()
                && line > 0
                && text.substring(
                                        lines.get(line - 1).start(),
                                        Math.min(text.length(), lines.get(line).start() + 1))
                                .indexOf('\f')
                        >= 0;
    }

    /** Lines beside a page's edge that say the same on two pages or more, numbers not counted. */
    private void edges() {
        if (text.indexOf('\f') < 0) {
            return;
        }
        Map<String, List<Integer>> heads = new HashMap<>();
        for (int i = 0; i < gone.length; i++) {
            if (breaks(i) || i == 0) {
                edge(i, 1, heads);
                edge(i - 1, -1, heads);
            }
        }
        edge(gone.length - 1, -1, heads);
        for (List<Integer> same : heads.values()) {
            if (same.stream().distinct().count() > 1) {
                same.forEach(i -> gone[i] = true);
            }
        }
    }

    private void edge(int from, int step, Map<String, List<Integer>> heads) {
        int shown = 0;
        for (int i = from; i >= 0 && i < gone.length && shown < EDGE_LINES; i += step) {
            String said = said(i).replace("\f", "");
            if (said.isBlank()) {
                continue;
            }
            shown++;
            if (said.length() <= LONGEST_HEAD) {
                heads.computeIfAbsent(said.replaceAll("\\d+", "#"), k -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    private Edits edits() {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            int end = i;
            boolean edge = gone[i] || breaks(i + 1);
            while (end < gone.length
                    && (gone[end] || said(end).isBlank() || said(end).equals("\f"))) {
                edge |= gone[end] || lines.get(end).of(text).indexOf('\f') >= 0;
                end++;
            }
            if (end > i && edge && i > 0 && end < gone.length && goesOn(i - 1, end)) {
                edits.add(
                        new Edit(new Span(lines.get(i - 1).end(), lines.get(end).start()), " "));
                i = end;
            } else if (end > i) {
                for (int at = i; at < end; at++) {
                    if (gone[at]) {
                        edits.add(new Edit(lines.get(at), ""));
                    } else {
                        characters(lines.get(at), edits);
                    }
                }
                i = end;
            }
            if (i < gone.length) {
                characters(lines.get(i), edits);
            }
        }
        return new Edits(edits);
    }

    /** Whether a sentence goes on from one line to the other. */
    private boolean goesOn(int before, int after) {
        String one = PastedLines.trimmed(text, lines.get(before));
        String other = PastedLines.trimmed(text, lines.get(after));
        return !one.isEmpty() && !other.isEmpty() && !Sentences.isEnded(one) && Character.isLowerCase(other.charAt(0));
    }

    private void characters(Span line, List<Edit> edits) {
        for (int i = line.start(); i < line.end(); i++) {
            String instead = instead(text.charAt(i));
            if (instead != null) {
                edits.add(new Edit(new Span(i, i + 1), instead));
            }
        }
    }

    private static @Nullable String instead(char c) {
        if (c == '\f') {
            return "\n\n";
        } else if (c == '\u000B' || c == '\u2028') {
            return "\n";
        } else if (c < 0x80 || c > 0x9F || c == 0x85) {
            return c == 0x85 ? "…" : null;
        }
        String meant = new String(new byte[] {(byte) c}, WINDOWS);
        return meant.charAt(0) == c || meant.charAt(0) == '\uFFFD' ? null : meant;
    }
}
