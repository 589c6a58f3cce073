package org.clinicsite.document.markdown;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.PlainText;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a line as {@link MarkdownTree} makes them of flexmark's, or finds that they are beyond it. The rules
 * are those of https://spec.commonmark.org/0.31.2/#inlines; what is left out are cases in which flexmark has its own mind,
 * and those that need somebody to be told.
 *
 * <p>One object serves one text.
 */
final class QuickInlines {

    /** What a backslash makes a plain character of (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
    static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** So many marks in one paragraph may open or close something. */
    private static final int MAX_MARKS = 300;

    /** Longer rows of backticks are somebody else's to count. */
    private static final int MAX_TICKS = 20;

    /** Characters at which text may end. */
    private static final boolean[] SPECIAL = new boolean[0x80];

    static {
        for (char c = 0; c < ' '; c++) {
            SPECIAL[c] = c != '\t';
        }
        for (char c : "*_`[]!<&\\".toCharArray()) {
            SPECIAL[c] = true;
        }
    }

    private final String text;
    private final char[] chars;
    private final int shift;

    private final Item head = new Item(0, 0);
    private Item last = head;
    private @Nullable Item lastMark;
    private @Nullable Item lastBracket;
    private int marks;
    /** Rows of marks, those that neither open nor close anything too. */
    private int rows;
    /** Where what is read begins. */
    private int begin;
    /** Whether a backslash stands in it. */
    private boolean escapes;
    /** Whether emphasis turned out to hold what is beyond this reader. */
    private boolean beyond;
    /** Whether something may be defined here that is used elsewhere, or the other way round. */
    private boolean defines;
    /** HTML of the lines that are read. */
    private final List<Span> foreign = new ArrayList<>();

    /** A part of a line, or characters of it that may still become one. */
    private static final class Item {
        int start;
        int end;

        @Nullable
        Node node; // none for characters

        @Nullable
        Item next;

        // marks for emphasis, with others in a list of their own; brackets in another
        char mark;
        boolean opens;
        boolean closes;
        int length;

        @Nullable
        Item markBefore;

        @Nullable
        Item markAfter;

        @Nullable
        Item bracketBefore;

        boolean bracket;
        boolean picture;
        boolean active;
        boolean bracketAfter;
        int rowsBefore;
        boolean undefined; // of a pair of brackets that names nothing

        Item(int start, int end) {
            this.start = start;
            this.end = end;
        }
    }

    /**
     * @param chars the characters of the text
     * @param shift where the text begins in the file
     */
    QuickInlines(String text, char[] chars, int shift) {
        this.text = text;
        this.chars = chars;
        this.shift = shift;
    }

    /** Whether something that was looked at may be a note or a reference, which concern the whole text. */
    boolean defines() {
        return defines;
    }

    /** The HTML in what was read last. */
    List<Span> foreign() {
        return foreign;
    }

    /**
     * Reads some lines.
     *
     * @param starts where lines begin, behind the marks of what they lie in
     * @param ends where they end, without their line ends
     * @param from the first of the lines
     * @param to one past the last
     * @param begin where the first begins
     * @param end where the last ends, without blanks
     * @return null when they are beyond this reader
     */
    @Nullable
    List<Node> read(int[] starts, int[] ends, int from, int to, int begin, int end) {
        foreign.clear();
        int plain = certain(begin, end);
        if (plain == end && to == from + 1) {
            List<Node> out = new ArrayList<>(1);
            out.add(words(begin, end));
            return out;
        }
        head.next = null;
        last = head;
        lastMark = null;
        lastBracket = null;
        marks = 0;
        rows = 0;
        escapes = false;
        this.begin = begin;
        beyond = false;
        int line = from;
        int lineEnd = line + 1 == to ? end : ends[line];
        int lineBegin = begin;
        int done = begin;
        int at = Math.min(plain, lineEnd);
        while (true) {
            at = Math.min(certain(at, lineEnd), lineEnd);
            if (at == lineEnd) {
                if (line + 1 == to) {
                    addCharacters(done, at);
                    break;
                }
                int blanks = at;
                while (blanks > done && chars[blanks - 1] == ' ') {
                    blanks--;
                }
                addCharacters(done, blanks);
                boolean hard = at - blanks > 1;
                end(hard, hard ? blanks : at, at);
            } else if (chars[at] == '\\' && at + 1 == lineEnd && line + 1 < to) {
                addCharacters(done, at);
                end(true, at, at + 1);
                if (isBlank(chars[starts[line + 1]])) {
                    return null;
                }
            } else {
                int next = mark(done, at, lineBegin, end, lineEnd);
                if (next < 0) {
                    return null;
                }
                if (next > lineEnd) { // code over several lines
                    while (ends[line] < next) {
                        line++;
                    }
                    lineBegin = starts[line];
                    lineEnd = line + 1 == to ? end : ends[line];
                }
                if (last.end == next) {
                    done = next;
                }
                at = next;
                continue;
            }
            line++;
            at = starts[line];
            while (at < ends[line] && isBlank(chars[at])) {
                at++;
            }
            done = at;
            lineBegin = at;
            lineEnd = line + 1 == to ? end : ends[line];
        }
        emphasize(null);
        if (beyond) {
            return null;
        }
        List<Node> out = new ArrayList<>();
        emit(head.next, null, out);
        return out;
    }

    /** Where characters end that are text, whatever stands around them. */
    private int certain(int start, int end) {
        char[] chars = this.chars;
        boolean[] special = SPECIAL;
        for (int i = start; i < end; i++) {
            char c = chars[i];
            if ((char) ((c | 32) - 'a') >= 26 && c < 0x80 && special[c]) {
                return i;
            }
        }
        return Math.max(start, end);
    }

    private void end(boolean hard, int start, int lineEnd) {
        int end = lineEnd + (chars[lineEnd] == '\r' ? 2 : 1);
        add(new Inline.Break(hard, shift + start, shift + end), start, end);
    }

    // ---- one mark

    /**
     * Looks at a character that may be a mark.
     *
     * @param done up to where all is read
     * @param lineBegin where the line begins
     * @param end where the paragraph ends
     * @param lineEnd where the line ends
     * @return where to go on; text from {@code done} on stays text unless an item was added that ends there; -1 for what is
     *     beyond this reader
     */
    private int mark(int done, int at, int lineBegin, int end, int lineEnd) {
        switch (chars[at]) {
            case '\\' -> {
                escapes = true;
                return at + 1 < lineEnd && ESCAPABLE.indexOf(chars[at + 1]) >= 0 ? at + 2 : at + 1;
            }
            case '&' -> {
                return entity(done, at, lineEnd);
            }
            case '`' -> {
                return code(done, at, end, lineEnd);
            }
            case '*', '_' -> {
                return stars(done, at, lineBegin, lineEnd);
            }
            case '!' -> {
                if (at + 1 == lineEnd || chars[at + 1] != '[') {
                    return at + 1;
                }
                addCharacters(done, at);
                open(at, at + 2);
                return at + 2;
            }
            case '[' -> {
                if (at + 1 < lineEnd && chars[at + 1] == '^') {
                    defines = true;
                    return -1;
                }
                addCharacters(done, at);
                open(at, at + 1);
                return at + 1;
            }
            case ']' -> {
                if (at + 1 < lineEnd && chars[at + 1] == ':') {
                    defines = true;
                    return -1;
                }
                addCharacters(done, at);
                return close(at, lineEnd);
            }
            case '<' -> {
                return angle(done, at, lineEnd);
            }
            default -> {
                return -1;
            }
        }
    }

    private int entity(int done, int at, int end) {
        int i = at + 1;
        if (i < end && chars[i] == '#') {
            i++;
        }
        int first = i;
        while (i < end && i < at + 34 && isWord(chars[i])) {
            i++;
        }
        if (i == first || i == end || chars[i] != ';') {
            int behind = Math.min(end, at + 34);
            for (i = at + 1; i < behind; i++) {
                if (chars[i] == '\\') {
                    return -1; // an escape within what begins like a code
                }
            }
            return at + 1;
        }
        String written = text.substring(at, i + 1);
        String means = Escaping.unescapeString(written);
        if (means.equals(written) || Characters.forbidden(means, 0) >= 0) {
            return -1;
        }
        addCharacters(done, at);
        add(new Inline.Words(means, shift + at, shift + i + 1), at, i + 1);
        return i + 1;
    }

    private int code(int done, int at, int end, int lineEnd) {
        int first = at;
        while (first < end && chars[first] == '`') {
            first++;
        }
        int ticks = first - at;
        if (ticks > MAX_TICKS) {
            return -1;
        }
        int close = first;
        int row = 0;
        for (; close <= end; close++) {
            if (close < end && chars[close] == '`') {
                row++;
            } else if (row == ticks) {
                break;
            } else {
                row = 0;
            }
        }
        if (close > end) {
            return first;
        }
        boolean lines = close > lineEnd;
        if (lines) {
            for (int i = lineEnd; i < close; i++) {
                if (chars[i] == '\n' && (isBlank(chars[i + 1]) || chars[i + 1] == '>')) {
                    return -1;
                }
            }
        }
        String said = text.substring(first, close - ticks);
        if (lines) {
            said = said.replace("\r\n", " ").replace('\n', ' ');
        }
        if (said.startsWith(" ") && said.endsWith(" ") && !said.isBlank()) {
            said = said.substring(1, said.length() - 1);
        }
        addCharacters(done, at);
        add(new Inline.Code(said, shift + at, shift + close), at, close);
        return close;
    }

    // ---- angle brackets

    private int angle(int done, int at, int end) {
        char c = at + 1 < end ? chars[at + 1] : ' ';
        if (!isLetter(c) && c != '/' && c != '!' && c != '?') {
            return c >= 0x80 || isWord(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0 ? -1 : at + 1;
        }
        int close = at + 1;
        while (close < end && chars[close] != '>') {
            close++;
        }
        if (close == end) {
            return -1;
        }
        String said = text.substring(at + 1, close);
        boolean web = said.startsWith("https://") || said.startsWith("http://");
        if (web || isMail(said)) {
            for (int i = 0; i < said.length(); i++) {
                if (said.charAt(i) <= ' ' || said.charAt(i) == '<' || said.charAt(i) == '\\') {
                    return -1;
                }
            }
            addCharacters(done, at);
            Span inner = new Span(shift + at + 1, shift + close);
            List<Node> words = new ArrayList<>(1);
            words.add(new Inline.Words(said, inner.start(), inner.end()));
            add(
                    new Inline.Link(
                            new Inline.Address(web ? said : "mailto:" + said, inner.start(), inner.end()),
                            web ? Inline.Form.AUTOLINK : Inline.Form.MAIL,
                            null,
                            words,
                            inner,
                            shift + at,
                            shift + close + 1),
                    at,
                    close + 1);
            return close + 1;
        }
        int tag = tagEnd(at, end);
        if (tag < 0) {
            return -1;
        }
        addCharacters(done, at);
        foreign.add(new Span(shift + at, shift + tag));
        add(new Inline.Raw(text.substring(at, tag), false, shift + at, shift + tag), at, tag);
        return tag;
    }

    private static boolean isMail(String said) {
        int at = said.indexOf('@');
        if (at < 1 || !isWord(said.charAt(said.length() - 1))) {
            return false;
        }
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            boolean before = i < at && "._+-".indexOf(c) >= 0;
            boolean behind =
                    i > at && (c == '.' || c == '-') && isWord(said.charAt(i - 1)) && isWord(said.charAt(i + 1));
            if (!isWord(c) && i != at && !before && !behind) {
                return false;
            }
        }
        return true;
    }

    /** Where a tag ends that begins here, on one line (https://spec.commonmark.org/0.31.2/#raw-html); -1 when none does. */
    private int tagEnd(int at, int end) {
        boolean closing = chars[at + 1] == '/';
        int i = closing ? at + 2 : at + 1;
        if (i == end || !isLetter(chars[i])) {
            return -1;
        }
        while (i < end && (isWord(chars[i]) || chars[i] == '-')) {
            i++;
        }
        while (true) {
            int behind = i;
            while (i < end && isBlank(chars[i])) {
                i++;
            }
            if (i < end && chars[i] == '>') {
                return i + 1;
            }
            if (closing || i == end) {
                return -1;
            }
            if (chars[i] == '/') {
                return i + 1 < end && chars[i + 1] == '>' ? i + 2 : -1;
            }
            if (i == behind || !isLetter(chars[i]) && chars[i] != '_') {
                return -1;
            }
            while (i < end && (isWord(chars[i]) || "_:.-".indexOf(chars[i]) >= 0)) {
                i++;
            }
            if (i < end && chars[i] == '=') {
                char quote = i + 1 < end ? chars[i + 1] : ' ';
                if (quote == '"' || quote == '\'') {
                    i += 2;
                    while (i < end && chars[i] != quote) {
                        i++;
                    }
                    if (i == end) {
                        return -1;
                    }
                    i++;
                } else {
                    int value = ++i;
                    while (i < end && chars[i] > ' ' && "\"'=<>`".indexOf(chars[i]) < 0) {
                        i++;
                    }
                    if (i == value) {
                        return -1;
                    }
                }
            }
        }
    }

    // ---- brackets

    private void open(int start, int end) {
        Item bracket = add(null, start, end);
        bracket.picture = end > start + 1;
        bracket.bracket = true;
        bracket.active = true;
        bracket.rowsBefore = rows;
        bracket.bracketBefore = lastBracket;
        if (lastBracket != null) {
            lastBracket.bracketAfter = true;
        }
        bracket.markBefore = lastMark;
        lastBracket = bracket;
    }

    private int close(int at, int end) {
        Item opener = lastBracket;
        if (opener == null) {
            add(null, at, at + 1);
            return at + 1;
        }
        if (!opener.active) {
            lastBracket = opener.bracketBefore;
            add(null, at, at + 1);
            return at + 1;
        }
        char next = at + 1 < end ? chars[at + 1] : ' ';
        if (next == '(') {
            return inline(opener, at, end);
        }
        if (next == '[') {
            return -1;
        }
        lastBracket = opener.bracketBefore;
        if (opener.bracketAfter) {
            add(null, at, at + 1);
            return at + 1;
        }
        return undefined(opener, at);
    }

    /** A pair of brackets that names nothing is text, in pieces. */
    private int undefined(Item opener, int at) {
        // a row of marks before it and another in it: flexmark compares a place in the paragraph with one in the text
        if (opener.rowsBefore > 0 && rows > opener.rowsBefore && begin <= at - opener.start) {
            return -1;
        }
        Item first = opener.next;
        boolean blank = first != null && isBlank(opener.end, at);
        if (blank && first != last || !blank && !trim(opener, at)) {
            return -1;
        }
        emphasize(opener.markBefore);
        List<Node> children = new ArrayList<>();
        if (!blank) {
            emit(opener.next, null, children);
        }
        int from = first == null || blank ? at : blanksEnd(opener.end, at);
        int to = first == null || blank ? at : blanksBegin(at);
        last = opener;
        opener.next = null;
        opener.undefined = true;
        opener.node = words(opener.start, first == null ? at + 1 : from);
        opener.end = first == null ? at + 1 : from;
        if (first != null) {
            for (Node child : children) {
                add(child, child.start() - shift, child.end() - shift).undefined = true;
            }
            add(words(to, at + 1), to, at + 1).undefined = true;
        }
        return at + 1;
    }

    /** Takes blanks off the words in brackets; false where something else has them. */
    private boolean trim(Item opener, int close) {
        Item first = opener.next;
        if (first == null) {
            return true;
        }
        int from = blanksEnd(opener.end, close);
        int to = blanksBegin(close);
        if (from > opener.end) {
            if (first.node != null || first.mark != 0 || first.end <= from) {
                return false;
            }
            first.start = from;
        }
        if (to < close) {
            if (last.node != null || last.mark != 0 || last.start >= to) {
                return false;
            }
            last.end = to;
        }
        return chars[from] != '\n' && chars[from] != '\r' && !isOtherSpace(chars[from]) && !isOtherSpace(chars[to - 1]);
    }

    private static boolean isOtherSpace(char c) {
        return c >= 0x80 && isSpace(c);
    }

    private int blanksEnd(int start, int end) {
        int i = start;
        while (i < end && isBlank(chars[i])) {
            i++;
        }
        return i;
    }

    private int blanksBegin(int end) {
        int i = end;
        while (isBlank(chars[i - 1])) {
            i--;
        }
        return i;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(chars[i])) {
                return false;
            }
        }
        return true;
    }

    /** A link or a picture with its address behind it, all of that on one line. */
    private int inline(Item opener, int close, int end) {
        int i = close + 2;
        while (i < end && chars[i] == ' ') {
            i++;
        }
        int from = i;
        int to;
        if (i < end && chars[i] == '<') {
            from = ++i;
            while (i < end && chars[i] != '>' && chars[i] != '<' && chars[i] != '\\') {
                i++;
            }
            if (i == end || chars[i] != '>') {
                return -1;
            }
            to = i++;
        } else {
            int depth = 0;
            for (; i < end; i++) {
                char c = chars[i];
                if (c == '\\' && i + 1 < end && ESCAPABLE.indexOf(chars[i + 1]) >= 0) {
                    i++;
                    continue;
                }
                if (c <= ' ' || c == '\\' || c == '<' || c == 0x7F || c == ')' && depth == 0) {
                    break;
                }
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            if (depth != 0) {
                return -1;
            }
            to = i;
        }
        int behind = i;
        while (i < end && chars[i] == ' ') {
            i++;
        }
        String title = null;
        if (i < end && i > behind && chars[i] == '"') {
            int first = ++i;
            while (i < end && chars[i] != '"' && chars[i] != '\\') {
                i++;
            }
            if (i == end || chars[i] != '"') {
                return -1;
            }
            title = first == i ? null : unescaped(first, i);
            i++;
            while (i < end && chars[i] == ' ') {
                i++;
            }
        }
        if (i == end || chars[i] != ')' || from == to || i + 1 < end && chars[i + 1] == '{') {
            return -1;
        }
        String address = unescaped(from, to);
        if (!Addresses.isSafe(address)) {
            return -1; // its author is told
        }
        return link(opener, close, new Inline.Address(address, shift + from, shift + to), title, i + 1);
    }

    private int link(Item opener, int close, Inline.Address address, @Nullable String title, int end) {
        Item first = opener.next;
        if (!opener.picture && first != null && (isBlank(opener.end, close) || !trim(opener, close))) {
            return -1;
        }
        for (Item item = first; item != null; item = item.next) {
            if (item.undefined || item.node instanceof Inline.Link) {
                return -1;
            }
        }
        emphasize(opener.markBefore);
        List<Node> children = new ArrayList<>();
        emit(opener.next, null, children);
        if (opener.picture) {
            StringBuilder alt = new StringBuilder();
            children.forEach(child -> PlainText.writeFlat(child, alt));
            opener.node = new Inline.Picture(
                    address, Inline.Form.INLINE, alt.toString(), title, List.of(), shift + opener.start, shift + end);
        } else {
            opener.node = new Inline.Link(
                    address,
                    Inline.Form.INLINE,
                    title,
                    children.isEmpty() ? List.of() : children,
                    new Span(
                            shift + (first == null ? close : blanksEnd(opener.end, close)),
                            shift + (first == null ? close : blanksBegin(close))),
                    shift + opener.start,
                    shift + end);
            for (Item outer = opener.bracketBefore; outer != null; outer = outer.bracketBefore) {
                outer.active &= outer.picture;
            }
        }
        opener.end = end;
        opener.next = null;
        last = opener;
        lastBracket = opener.bracketBefore;
        return end;
    }

    private String unescaped(int from, int to) {
        String said = text.substring(from, to);
        return said.indexOf('&') < 0 && said.indexOf('\\') < 0 ? said : Escaping.unescapeString(said);
    }

    // ---- emphasis

    private int stars(int done, int at, int lineBegin, int lineEnd) {
        char mark = chars[at];
        int end = at;
        while (end < lineEnd && chars[end] == mark) {
            end++;
        }
        rows++;
        char before = at > lineBegin ? chars[at - 1] : '\n';
        char after = end < lineEnd ? chars[end] : '\n';
        boolean blankBefore = isSpace(before);
        boolean blankAfter = isSpace(after);
        boolean markBefore = isPunctuation(before);
        boolean markAfter = isPunctuation(after);
        boolean left = !blankAfter && !(markAfter && !blankBefore && !markBefore);
        boolean right = !blankBefore && !(markBefore && !blankAfter && !markAfter);
        boolean opens = mark == '*' ? left || !blankAfter && isWithoutBlanks(before) : left && (!right || markBefore);
        boolean closes = mark == '*' ? right || !blankBefore && isWithoutBlanks(after) : right && (!left || markAfter);
        if (!opens && !closes) {
            return end;
        }
        if (++marks > MAX_MARKS) {
            return -1;
        }
        addCharacters(done, at);
        Item item = add(null, at, end);
        item.mark = mark;
        item.opens = opens;
        item.closes = closes;
        item.length = end - at;
        item.markBefore = lastMark;
        if (lastMark != null) {
            lastMark.markAfter = item;
        }
        lastMark = item;
        return end;
    }

    /** Makes emphasis of the marks behind one; all of them are used up or text then. */
    private void emphasize(@Nullable Item bottom) {
        Item starsBottom = bottom;
        Item lowLinesBottom = bottom;
        Item closer = lastMark == bottom ? null : lastMark;
        while (closer != null && closer.markBefore != bottom) {
            closer = closer.markBefore;
        }
        while (closer != null) {
            if (!closer.closes) {
                closer = closer.markAfter;
                continue;
            }
            Item floor = closer.mark == '*' ? starsBottom : lowLinesBottom;
            Item opener = closer.markBefore;
            boolean potential = false;
            int used = 0;
            while (opener != null && opener != bottom && opener != floor) {
                if (opener.opens && opener.mark == closer.mark) {
                    potential = true;
                    used = used(opener, closer);
                    if (used > 0) {
                        break;
                    }
                }
                opener = opener.markBefore;
            }
            if (used == 0 || opener == null) {
                Item next = closer.markAfter;
                if (!potential) {
                    if (closer.mark == '*') {
                        starsBottom = closer.markBefore;
                    } else {
                        lowLinesBottom = closer.markBefore;
                    }
                    if (!closer.opens) {
                        unlinkMark(closer);
                    }
                }
                closer = next;
                continue;
            }
            opener.markAfter = closer; // those between are text
            closer.markBefore = opener;
            opener.length -= used;
            closer.length -= used;
            int start = opener.end - used;
            int end = closer.start + used;
            opener.end = start;
            closer.start = end;
            for (Item item = opener.next; item != null && item != closer; item = item.next) {
                beyond |= item.node == null && item.bracket; // words are not put together across it
            }
            List<Node> children = new ArrayList<>();
            emit(opener.next, closer, children);
            Item made = new Item(start, end);
            made.node = new Inline.Mark(used == 2, children, shift + start, shift + end);
            opener.next = made;
            made.next = closer;
            if (opener.length == 0) {
                unlinkMark(opener);
            }
            if (closer.length == 0) {
                Item next = closer.markAfter;
                unlinkMark(closer);
                closer = next;
            }
        }
        lastMark = bottom;
        if (bottom != null) {
            bottom.markAfter = null;
        }
    }

    /** How many marks of two rows make one emphasis; 0 for none (rules 9 to 14 of CommonMark's emphasis). */
    private static int used(Item opener, Item closer) {
        if ((opener.closes || closer.opens) && (opener.length + closer.length) % 3 == 0) {
            return 0;
        }
        return Math.min(2, Math.min(opener.length, closer.length));
    }

    private void unlinkMark(Item mark) {
        if (mark.markBefore != null) {
            mark.markBefore.markAfter = mark.markAfter;
        }
        if (mark.markAfter != null) {
            mark.markAfter.markBefore = mark.markBefore;
        }
    }

    // ---- what comes out

    private Item add(@Nullable Node node, int start, int end) {
        Item item = new Item(start, end);
        item.node = node;
        last.next = item;
        last = item;
        return item;
    }

    private void addCharacters(int start, int end) {
        if (start < end) {
            add(null, start, end);
        }
    }

    private Inline.Words words(int start, int end) {
        return new Inline.Words(text.substring(start, end), shift + start, shift + end);
    }

    /** Writes items; characters that stand side by side are one. */
    private void emit(@Nullable Item from, @Nullable Item to, List<Node> out) {
        int start = -1;
        int end = -1;
        for (Item item = from; item != to && item != null; item = item.next) {
            if (item.node == null) {
                if (item.start == item.end) {
                    continue;
                }
                if (start < 0) {
                    start = item.start;
                }
                end = item.end;
            } else {
                addText(start, end, out);
                start = -1;
                out.add(item.node);
            }
        }
        addText(start, end, out);
    }

    /** Words with their escapes resolved. */
    private void addText(int from, int to, List<Node> out) {
        if (from < 0) {
            return;
        }
        int done = from;
        for (int i = from; escapes && i + 1 < to; i++) {
            if (chars[i] == '\\' && ESCAPABLE.indexOf(chars[i + 1]) >= 0) {
                if (i > done) {
                    out.add(words(done, i));
                }
                out.add(new Inline.Words(text.substring(i + 1, i + 2), shift + i, shift + i + 2));
                i++;
                done = i + 1;
            }
        }
        if (done < to) {
            out.add(words(done, to));
        }
    }

    // ---- characters

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLetter(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static boolean isWord(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c < 0x80
                ? c == ' ' || c >= '\t' && c <= '\r' && c != 0x0B
                : Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isPunctuation(char c) {
        return c < 0x80 ? ESCAPABLE.indexOf(c) >= 0 : Characters.isPunctuation(c);
    }

    /** A letter of a language without blanks between words, see {@link InlineParsing}. */
    private static boolean isWithoutBlanks(char c) {
        return c >= 0x2E80 && (Character.isIdeographic(c) || c >= '\u3040' && c <= '\u30FF');
    }
}
