package org.clinicsite.links;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Writes what the filter decided: {@code links.json} for programs, {@code links.html} for people. Same reviews, same bytes. */
public final class LinkReportWriter {

    private final List<LinkReview> reviews;

    /** @param reviews one per file, in any order */
    public LinkReportWriter(Collection<LinkReview> reviews) {
        this.reviews =
                reviews.stream().sorted(Comparator.comparing(LinkReview::path)).toList();
    }

    /** {@code links.json} in UTF-8. */
    public byte[] json() {
        StringBuilder out = new StringBuilder(1024);
        out.append("{\"schema\": 2, \"documents\": [");
        String between = "\n";
        for (LinkReview review : reviews) {
            if (review.verdicts().isEmpty()) {
                continue;
            }
            out.append(between).append("{\"source\": ");
            writeString(out, review.path());
            out.append(", \"links\": [");
            writeLinks(out, review);
            out.append("\n]}");
            between = ",\n";
        }
        return out.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code links.html} in UTF-8: opens from disk, no script, light and dark. */
    public byte[] html() {
        return new LinkReportPage(reviews).html().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Why a link was judged as it was, for people.
     *
     * @param address the address as it is written or as it leads on, with or without scheme, {@code www.} and last slash;
     *     a host alone means all links to it
     * @return a line for each place where it stands, and below it, indented, what was weighed; says so when no text holds
     *     it, and names the nearest that one does
     */
    public List<String> explain(String address) {
        return new LinkExplanation(reviews).of(address);
    }

    /** Which scores decided, and why these. */
    static String said(Thresholds thresholds) {
        return "From " + number(thresholds.nofollow()) + " on a link is not followed, from "
                + number(thresholds.unlink())
                + " on it is a link no longer, from " + number(thresholds.remove())
                + " on its address goes from the sentence: " + thresholds.because();
    }

    /** What became of a link, in a word for people. */
    static String said(Verdict verdict) {
        return switch (verdict) {
            case KEEP -> "kept";
            case NOFOLLOW -> "kept, not followed";
            case UNLINK -> "unlinked";
            case REMOVE -> "removed";
        };
    }

    /** A weight with its sign; empty for none. */
    static String signed(double weight) {
        if (weight == 0) {
            return "";
        }
        StringBuilder out = new StringBuilder().append(weight < 0 ? '-' : '+');
        writeHundredths(out, weight);
        return out.toString();
    }

    static String number(double value) {
        StringBuilder out = new StringBuilder();
        writeNumber(out, value);
        return out.toString();
    }

    private static void writeLinks(StringBuilder out, LinkReview review) {
        Places places = new Places(review.text());
        String between = "\n";
        for (LinkVerdict link : review.verdicts()) {
            int start = places.codePoints(link.address().start());
            int line = places.line();
            int column = places.column();
            int end = start + link.written().codePointCount(0, link.written().length());
            out.append(between).append("  {\"written\": ");
            writeString(out, link.written());
            out.append(", \"start\": ").append(start).append(", \"end\": ").append(end);
            out.append(", \"line\": ").append(line).append(", \"column\": ").append(column);
            out.append(", \"target\": ");
            writeString(out, link.target());
            out.append(", \"host\": ");
            writeString(out, link.host());
            out.append(", \"form\": \"").append(link.form().word()).append("\", \"text\": ");
            writeString(out, link.text());
            out.append(", \"verdict\": \"").append(link.verdict().word()).append("\", \"rel\": ");
            writeString(out, link.rel());
            out.append(", \"score\": ");
            writeNumber(out, link.score());
            out.append(", \"decidedBy\": ");
            writeString(out, link.decidedBy());
            out.append(", \"signals\": [");
            String comma = "";
            for (LinkVerdict.Signal signal : link.signals()) {
                out.append(comma).append("{\"name\": ");
                writeString(out, signal.name());
                out.append(", \"weight\": ");
                writeNumber(out, signal.weight());
                out.append(", \"says\": ");
                writeString(out, signal.says());
                out.append('}');
                comma = ", ";
            }
            out.append("]}");
            between = ",\n";
        }
    }

    private static void writeNumber(StringBuilder out, double value) {
        if (value == Math.rint(value)) {
            out.append((long) value);
        } else {
            out.append(value < 0 ? "-" : "");
            writeHundredths(out, value);
        }
    }

    private static void writeHundredths(StringBuilder out, double value) {
        long hundredths = Math.round(Math.abs(value) * 100);
        out.append(hundredths / 100).append('.');
        out.append(hundredths % 100 < 10 ? "0" : "").append(hundredths % 100);
    }

    private static void writeString(StringBuilder out, @Nullable String text) {
        if (text == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= ' ' && c < '\u007f') { // nearly all are
                        out.append(c);
                        continue;
                    }
                    // Also what a reader of the file could not see, and halves of a pair.
                    if (c < ' '
                            || c == '\u007f'
                            || Character.getType(c) == Character.FORMAT
                            || c == '\u2028'
                            || c == '\u2029'
                            || Character.isSurrogate(c) && !isPaired(text, i)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Walks a text once, from offset to later offset, counting code points. */
    static final class Places {

        private final SourceText source;
        private int at;
        private int points;

        Places(SourceText source) {
            this.source = source;
        }

        /** Goes on to an offset, not before the last one; how many code points stand before it. */
        int codePoints(int offset) {
            points += source.text().codePointCount(at, offset);
            at = offset;
            return points;
        }

        /** The line of the last offset asked for, from 1. */
        int line() {
            return source.line(at);
        }

        /** Its column in code points, from 1. */
        int column() {
            return source.column(at);
        }
    }
}
