package org.clinicsite.article;

import java.util.List;
import org.clinicsite.markdown.Escape;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of pasted text: every character as text, but for links, which may stand as an HTML or BBCode tag, as in
 * Markdown, or as a bare address. What becomes of them is left to the page's {@link LinkRewriter}.
 */
final class PastedInlines {

    /** Browsers and servers stop here. */
    private static final int LONGEST_ADDRESS = 2000;

    private final String text;
    private final Places places;
    private final GappedHtml.Builder html;
    private final StringBuilder plain;
    private final boolean linking;
    /** A closing tag that the rest of the line up to here does not have, so that it is sought once only. */
    private String missing = "";

    private int missingTo;

    /**
     * @param text the edited body
     * @param plain gets what a reader reads
     * @param linking false where no links are wanted, as in a heading
     */
    PastedInlines(String text, Places places, GappedHtml.Builder html, StringBuilder plain, boolean linking) {
        this.text = text;
        this.places = places;
        this.html = html;
        this.plain = plain;
        this.linking = linking;
    }

    /** Writes lines as one run, parted by line ends or by breaks. */
    void write(List<Span> lines, boolean broken) {
        // A link may run over a line end; what lies between two lines is blank.
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                html.out().append(broken ? "<br>\n" : "\n");
                plain.append('\n');
            }
            write(lines.get(i));
        }
    }

    /** Writes one line. */
    void write(Span line) {
        int done = line.start();
        int i = done;
        int end = line.end();
        while (i < end) {
            char c = text.charAt(i);
            Link link = null;
            if (c == '<') {
                link = html(i, end);
            } else if (c == '[') {
                link = bbcode(i, end);
                if (link == null) {
                    link = markdown(i, end);
                }
            } else if (c == '!' && i + 1 < end && text.charAt(i + 1) == '[') {
                Link picture = markdown(i + 1, end);
                if (picture != null) {
                    text(done, i);
                    String alt = picture.label().of(text);
                    places.checkAddress(picture.target(), picture.address().start());
                    html.picture(
                            picture.target(), places.inFile(picture.address().start()), alt, null, List.of());
                    i = done = picture.end();
                    continue;
                }
            } else if (c == 'h' || c == 'H') {
                link = bare(i, end);
            }
            if (link == null) {
                i++;
                continue;
            }
            text(done, i);
            link(link);
            i = done = link.end();
        }
        text(done, end);
    }

    private void text(int start, int end) {
        Escape.text(html.out(), text, start, end);
        plain.append(text, start, end);
    }

    private void link(Link link) {
        boolean linked = linking && !link.target().isBlank();
        if (linked) {
            places.checkAddress(link.target(), link.address().start());
            html.openLink(link.target(), places.inFile(link.address().start()), null);
        }
        text(link.label().start(), link.label().end());
        if (linked) {
            html.closeLink();
        }
    }

    /**
     * A link in the text.
     *
     * @param address where the address stands
     * @param label where its text stands
     * @param end where the text goes on
     */
    private record Link(String target, Span address, Span label, int end) {}

    private Link link(Span address, Span label, int end) {
        return new Link(address.of(text), address, label, end);
    }

    /** {@code <a href="…">text</a>}; a tag without its end, or an end alone, is taken away. */
    private @Nullable Link html(int start, int end) {
        if (text.startsWith("</a>", start) || text.startsWith("</A>", start)) {
            return link(new Span(start, start), new Span(start, start), start + 4);
        }
        if (start + 2 >= end
                || Character.toLowerCase(text.charAt(start + 1)) != 'a'
                || text.charAt(start + 2) > ' ' && text.charAt(start + 2) != '>') {
            return null;
        }
        int close = text.indexOf('>', start);
        if (close < 0 || close >= end) {
            return null;
        }
        Span address = href(start + 2, close);
        int stop = indexOf("</a>", close, end);
        if (stop < 0) {
            return link(new Span(start, start), new Span(start, start), close + 1);
        }
        return link(address, new Span(close + 1, stop), stop + 4);
    }

    private Span href(int from, int to) {
        int at = indexOf("href", from, to);
        if (at < 0) {
            return new Span(from, from);
        }
        int i = at + 4;
        while (i < to && (text.charAt(i) <= ' ' || text.charAt(i) == '=')) {
            i++;
        }
        if (i == to) {
            return new Span(from, from);
        }
        char quote = text.charAt(i);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, i + 1);
            return new Span(i + 1, close < 0 || close > to ? to : close);
        }
        int close = i;
        while (close < to && text.charAt(close) > ' ') {
            close++;
        }
        return new Span(i, close);
    }

    /** {@code [url=address]text[/url]} and {@code [url]address[/url]}; halves are taken away. */
    private @Nullable Link bbcode(int start, int end) {
        if (text.regionMatches(true, start, "[/url]", 0, 6)) {
            return link(new Span(start, start), new Span(start, start), start + 6);
        }
        if (!text.regionMatches(true, start, "[url", 0, 4) || start + 4 >= end) {
            return null;
        }
        char after = text.charAt(start + 4);
        int close = text.indexOf(']', start);
        if (close < 0 || close >= end || after != '=' && after != ']') {
            return null;
        }
        int stop = indexOf("[/url]", close, end);
        if (stop < 0) {
            return link(new Span(start, start), new Span(start, start), close + 1);
        }
        Span label = new Span(close + 1, stop);
        if (after == ']') {
            return link(label, label, stop + 6);
        }
        int from = start + 5;
        int to = close;
        if (to - from >= 2 && "\"'".indexOf(text.charAt(from)) >= 0) {
            from++;
            to--;
        }
        return link(new Span(from, to), label, stop + 6);
    }

    /** {@code [text](address)}, where the address looks like one. */
    private @Nullable Link markdown(int start, int end) {
        int middle = -1;
        for (int i = start + 1; i < end && i < start + 500; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                middle = i;
                break;
            } else if (c == '[') {
                return null;
            }
        }
        if (middle < 0 || middle + 2 >= end || text.charAt(middle + 1) != '(') {
            return null;
        }
        int close = middle + 2;
        int depth = 0;
        int stop = Math.min(end, close + LONGEST_ADDRESS);
        while (close < stop && text.charAt(close) > ' ' && (text.charAt(close) != ')' || depth > 0)) {
            depth += text.charAt(close) == '(' ? 1 : text.charAt(close) == ')' ? -1 : 0;
            close++;
        }
        if (close >= stop || text.charAt(close) != ')' || close == middle + 2) {
            return null;
        }
        Span address = new Span(middle + 2, close);
        String said = address.of(text);
        boolean looks = said.contains(":") || said.contains("/") || said.startsWith("#") || said.startsWith("www.");
        return looks ? link(address, new Span(start + 1, middle), close + 1) : null;
    }

    /** {@code https://…}, without what belongs to the sentence around it. */
    private @Nullable Link bare(int start, int end) {
        if (!text.regionMatches(true, start, "http", 0, 4)) {
            return null;
        }
        int i = start + 4;
        if (i < end && (text.charAt(i) == 's' || text.charAt(i) == 'S')) {
            i++;
        }
        if (!text.startsWith("://", i) || start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            return null;
        }
        i += 3;
        int from = i;
        int open = 0;
        int stop = Math.min(end, start + LONGEST_ADDRESS);
        while (i < stop
                && text.charAt(i) > ' '
                && "<>\"“”«»[]{}|\\^`".indexOf(text.charAt(i)) < 0
                && !PastedLines.isBlank(text.charAt(i))) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
            i++;
        }
        if (i == start + LONGEST_ADDRESS) { // no address for people: all of the word is text
            while (i < end && text.charAt(i) > ' ') {
                i++;
            }
            return link(new Span(start, start), new Span(start, i), i);
        }
        while (i > from && ".,;:!?'’*_".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        Span address = new Span(start, i);
        return i == from ? null : link(address, address, i);
    }

    private int indexOf(String wanted, int from, int to) {
        if (wanted.equals(missing) && to == missingTo) {
            return -1;
        }
        for (int i = from; i + wanted.length() <= to; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        missing = wanted;
        missingTo = to;
        return -1;
    }
}
