package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Places;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of pasted text: every character is text, but for links, which may stand as an HTML or BBCode tag, as in
 * Markdown, or as a bare address.
 */
final class PastedInlines {

    /** Browsers and servers stop here. */
    private static final int LONGEST_ADDRESS = 2000;

    private final String text;
    private final Places places;
    private final Edits edits;
    private final int shift;
    private final boolean linking;
    private final List<Node> out = new ArrayList<>();
    /** A closing tag that the rest of the line up to here does not have, so that it is sought once only. */
    private String missing = "";

    private int missingTo;

    /**
     * @param text the edited body
     * @param places of that
     * @param edits what was changed in the file
     * @param shift where the body begins in it
     * @param linking false where no links are wanted, as in a heading
     */
    PastedInlines(String text, Places places, Edits edits, int shift, boolean linking) {
        this.text = text;
        this.places = places;
        this.edits = edits;
        this.shift = shift;
        this.linking = linking;
    }

    /** Reads lines as one run, parted by line ends. */
    List<Node> read(List<Span> lines, boolean broken) {
        // A link may run over a line end; what lies between two lines is blank.
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                int start = places.inFile(lines.get(i - 1).end());
                out.add(new Inline.Break(
                        broken,
                        start,
                        Math.max(start, places.inFile(lines.get(i).start()))));
            }
            read(lines.get(i));
        }
        return out;
    }

    /** Reads one line. */
    List<Node> read(Span line) {
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
                    addWords(done, i, out);
                    addPicture(picture, i);
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
            addWords(done, i, out);
            addLink(link, i);
            i = done = link.end();
        }
        addWords(done, end, out);
        return out;
    }

    private void addPicture(Link picture, int start) {
        Inline.Address address = address(picture);
        places.checkAddress(picture.target(), picture.address().start());
        out.add(new Inline.Picture(
                address,
                Inline.Form.PASTED,
                picture.label().of(text),
                null,
                List.of(),
                places.inFile(start),
                Math.max(address.end(), places.inFile(picture.end()))));
    }

    /** Adds words: as they stand in the file where nothing was changed, else what was put there. */
    private void addWords(int start, int end, List<Node> to) {
        int at = start;
        while (at < end) {
            int plain = Math.min(end, edits.plainUntil(shift + at) - shift);
            int place = places.inFile(at);
            if (plain > at) {
                to.add(new Inline.Words(text.substring(at, plain), place, place + plain - at));
                at = plain;
            } else {
                int next = at + 1;
                while (next < end && places.inFile(next) == place) {
                    next++;
                }
                to.add(new Inline.Words(
                        text.substring(at, next), place, next < end ? Math.max(place, places.inFile(next)) : place));
                at = next;
            }
        }
    }

    private void addLink(Link link, int start) {
        boolean linked = linking && !link.target().isBlank();
        if (!linked) {
            addWords(link.label().start(), link.label().end(), out);
            return;
        }
        places.checkAddress(link.target(), link.address().start());
        List<Node> label = new ArrayList<>();
        addWords(link.label().start(), link.label().end(), label);
        int from = places.inFile(link.label().start());
        out.add(new Inline.Link(
                address(link),
                Inline.Form.PASTED,
                null,
                label,
                new Span(from, Math.max(from, places.inFile(link.label().end()))),
                places.inFile(start),
                Math.max(places.inFile(start), places.inFile(link.end()))));
    }

    private Inline.Address address(Link link) {
        int from = places.inFile(link.address().start());
        return new Inline.Address(
                link.target(), from, Math.max(from, places.inFile(link.address().end())));
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
        if (i + 1 < to && text.charAt(i) == '\\' && "\"'".indexOf(text.charAt(i + 1)) >= 0) {
            i++; // copied out of a program
            int close = text.indexOf("\\" + text.charAt(i), i + 1);
            return new Span(i + 1, close < 0 || close > to ? to : close);
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
