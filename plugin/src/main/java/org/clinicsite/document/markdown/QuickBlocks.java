package org.clinicsite.document.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clinicsite.document.html.EscapedQuotes;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of plain Markdown directly, many times as fast as by way of flexmark, and the same tree to the last
 * offset: paragraphs, headings, quotes, lists, code and lines across, as far as there is no doubt about them. A stretch
 * with anything else is left to flexmark, from where it begins to the next line that surely begins a block of its own.
 *
 * <p>One object reads one text.
 */
final class QuickBlocks {

    /** Quotes and lists within each other. */
    private static final int MAX_DEPTH = 6;

    // A text of this many characters and lines, with no more marks before the text of a line and in a long line, stays
    // below the bounds of Intricacy whatever it holds.
    private static final int SHORT_TEXT = 16_000;
    private static final int FEW_LINES = 1500;
    private static final int MAX_NESTING = 100;
    private static final int MAX_ROW = 1000;

    /** Elements whose HTML does not end at a blank line (https://spec.commonmark.org/0.31.2/#html-blocks). */
    private static final String[] LONG_HTML = {"script", "pre", "style", "textarea"};

    /** Reads a stretch of the text in another way. */
    interface Rest {

        /** Adds its blocks, and where HTML stands in it. */
        void read(int from, int to, List<Node> blocks, List<Span> foreign);
    }

    private final String text;
    private final char[] chars;
    private final int shift;
    private final Rest rest;
    private final Lines lines;
    private final QuickInlines inlines;
    private final List<Node> blocks = new ArrayList<>();
    private final List<Span> foreign = new ArrayList<>();
    /** Whether the blocks that were read last had a blank line between them. */
    private boolean parted;
    /** Where the stretch begins that is left to the other reader; below 0 for none. */
    private int left = -1;
    /** How many characters were left to it. */
    private int leftOver;

    /** Lines, or what a quote or an item has of them. */
    private static final class Lines {
        int[] start;
        int[] end; // without the line's end
        boolean[] lazy; // of a paragraph that goes on without the marks of what it lies in
        int count;

        Lines(int size) {
            start = new int[size];
            end = new int[size];
            lazy = new boolean[size];
        }

        void add(int from, int to) {
            if (count == start.length) {
                start = Arrays.copyOf(start, count * 2);
                end = Arrays.copyOf(end, count * 2);
                lazy = Arrays.copyOf(lazy, count * 2);
            }
            start[count] = from;
            end[count++] = to;
        }

        void addLazy(int from, int to) {
            add(from, to);
            lazy[count - 1] = true;
        }
    }

    /**
     * @param text the Markdown
     * @param shift where it begins in the file
     * @param rest reads what is beyond this reader
     */
    QuickBlocks(String text, int shift, Rest rest) {
        this.text = text;
        this.chars = text.toCharArray();
        this.shift = shift;
        this.rest = rest;
        this.inlines = new QuickInlines(text, chars, shift);
        this.lines = lines();
    }

    /** Whether the text is plain and short enough for {@link Intricacy} not to be asked. */
    boolean isSimple() {
        if (chars.length > SHORT_TEXT || lines.count > FEW_LINES) {
            return false;
        }
        for (int i = 0; i < lines.count; i++) {
            int length = lines.end[i] - lines.start[i];
            if (length > MAX_NESTING && (marksBefore(i) > MAX_NESTING || length > MAX_ROW && marksIn(i) > MAX_ROW)) {
                return false;
            }
        }
        return true;
    }

    /** How many characters stand before a line's text that may be marks of quotes and lists, or blanks between them. */
    private int marksBefore(int line) {
        int i = lines.start[line];
        while (i < lines.end[line] && (chars[i] <= ' ' || ">-+*.)0123456789".indexOf(chars[i]) >= 0)) {
            i++;
        }
        return i - lines.start[line];
    }

    private int marksIn(int line) {
        int marks = 0;
        for (int i = lines.start[line]; i < lines.end[line]; i++) {
            marks += "*-_=~#|".indexOf(chars[i]) >= 0 ? 1 : 0;
        }
        return marks;
    }

    /** How many characters of the text were left to the other reader. */
    int leftOver() {
        return leftOver;
    }

    /** Reads the text; null where its parts can not be read by themselves. */
    @Nullable
    Tree read() {
        int i = 0;
        while (i < lines.count) {
            if (isBlank(lines, i)) {
                i++;
                continue;
            }
            int size = blocks.size();
            int htmls = foreign.size();
            int next = block(lines, i, 0, blocks);
            if (next < 0) {
                cut(blocks, size);
                cut(foreign, htmls);
                left = left < 0 ? lines.start[i] : left;
                i = boundary(lines, i);
                continue;
            }
            if (left >= 0) {
                List<Node> made = new ArrayList<>(blocks.subList(size, blocks.size()));
                List<Span> html = new ArrayList<>(foreign.subList(htmls, foreign.size()));
                cut(blocks, size);
                cut(foreign, htmls);
                if (!leave(lines.start[i])) {
                    return null;
                }
                blocks.addAll(made);
                foreign.addAll(html);
            }
            i = next;
        }
        return left >= 0 && !leave(chars.length)
                ? null
                : new Tree(null, blocks, List.of(), List.of(), List.copyOf(foreign), List.of(), List.of());
    }

    private static void cut(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /** Leaves a stretch to the other reader; false when that needs the whole text. */
    private boolean leave(int to) {
        if (leftOver == 0 && isOne()) {
            return false;
        }
        leftOver += to - left;
        rest.read(left, to, blocks, foreign);
        left = -1;
        return true;
    }

    /** Whether something may be defined in one place of the text and used in another, or its tags are to be mended. */
    private boolean isOne() {
        return inlines.defines()
                || text.contains("]:")
                || text.contains("[^")
                || !EscapedQuotes.mended(text).equals(text);
    }

    private Lines lines() {
        Lines found = new Lines(16 + chars.length / 32);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            found.add(start, end > start && chars[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
        if (start < chars.length) {
            found.add(start, chars.length);
        }
        return found;
    }

    /** The next line from which on the text can be read by itself: after a blank one, and in no block that goes on. */
    private int boundary(Lines lines, int first) {
        for (int i = first; i < lines.count; i++) {
            if (i > first && isBlank(lines, i - 1) && isBegin(lines.start[i], lines.end[i])) {
                return i;
            }
            if (mayGoOn(lines.start[i], lines.end[i])) {
                break;
            }
        }
        return lines.count;
    }

    /** Whether a line belongs to nothing that stands above a blank line before it. */
    private boolean isBegin(int start, int end) {
        return chars[start] > ' ' && (markerEnd(start, end) == 0 || isRule(start, end));
    }

    /** Whether a line may begin code, HTML or a shortcut that goes on behind blank lines. */
    private boolean mayGoOn(int start, int end) {
        int i = start;
        while (i < end && (chars[i] <= ' ' || ">-+*.)0123456789".indexOf(chars[i]) >= 0)) {
            i++;
        }
        if (i + 1 >= end) {
            return false;
        }
        char c = chars[i];
        char next = chars[i + 1];
        return c == '<' ? isOpenHtml(text.substring(i + 1, end)) : (c == '`' || c == '~' || c == ':') && c == next;
    }

    /** Whether HTML that begins so goes on behind blank lines, up to an end that is not on this line. */
    private static boolean isOpenHtml(String line) {
        if (line.startsWith("!--")) {
            return line.indexOf("-->", 3) < 0;
        }
        if (line.startsWith("!") || line.startsWith("?")) {
            return true;
        }
        for (String name : LONG_HTML) {
            if (line.regionMatches(true, 0, name, 0, name.length())) {
                return !line.contains("</" + name + ">");
            }
        }
        return false;
    }

    // ---- blocks

    /** Reads all the lines of a quote or an item; false when some are beyond this reader. */
    private boolean blocks(Lines lines, int depth, List<Node> out) {
        boolean blank = false;
        boolean parts = false;
        int i = 0;
        while (i < lines.count) {
            if (isBlank(lines, i)) {
                blank = true;
                i++;
                continue;
            }
            parts |= blank && !out.isEmpty();
            blank = false;
            i = block(lines, i, depth, out);
            if (i < 0) {
                return false;
            }
        }
        parted = parts;
        return true;
    }

    /** Reads the block that begins with a line; where it ends, -1 when it is beyond this reader. */
    private int block(Lines lines, int i, int depth, List<Node> out) {
        int end = lines.end[i];
        int start = begin(lines, i);
        int indent = start - lines.start[i];
        if (lines.lazy[i]) {
            return -1;
        }
        if (indent > 3 || chars[start] == '\t') {
            return depth == 0 ? indented(lines, i, out) : -1;
        }
        switch (chars[start]) {
            case '#' -> {
                int level = headingLevel(start, end);
                return level > 0 ? heading(lines, i, start, level, out) : paragraph(lines, i, start, depth, out);
            }
            case '>' -> {
                return indent == 0 ? quote(lines, i, depth, out) : -1;
            }
            case '`', '~' -> {
                int row = row(start, end);
                return row < 3 ? paragraph(lines, i, start, depth, out) : indent > 0 ? -1 : fence(lines, i, row, out);
            }
            case '-', '+', '*', '_' -> {
                if (isRule(start, end)) {
                    int from = depth == 0 ? lines.start[i] : start;
                    if (depth > 0 && (indent > 0 || isBlank(chars[end - 1]))) {
                        return -1;
                    }
                    out.add(new Block.Rule(shift + from, shift + end));
                    return i + 1;
                }
                return item(lines, i, start, depth, out);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return item(lines, i, start, depth, out);
            }
            case '<' -> {
                return isAddress(start) ? paragraph(lines, i, start, depth, out) : -1;
            }
            case ':' -> {
                return text.startsWith("::", start) ? -1 : paragraph(lines, i, start, depth, out);
            }
            case '|', '=' -> {
                return -1;
            }
            default -> {
                return paragraph(lines, i, start, depth, out);
            }
        }
    }

    private int heading(Lines lines, int i, int start, int level, List<Node> out) {
        int from = start + level;
        int end = lines.end[i];
        while (from < end && isBlank(chars[from])) {
            from++;
        }
        while (end > from && isBlank(chars[end - 1])) {
            end--;
        }
        if (from == end) {
            return -1;
        }
        int to = end;
        if (chars[to - 1] == '#') {
            int marks = to;
            while (marks > from && chars[marks - 1] == '#') {
                marks--;
            }
            if (marks == from) {
                return -1;
            }
            if (isBlank(chars[marks - 1])) {
                to = marks;
                while (to > from && isBlank(chars[to - 1])) {
                    to--;
                }
            }
        }
        return heading(lines, i, i + 1, level, from, to, start, end, out) ? i + 1 : -1;
    }

    /** A heading, over several lines where it is underlined. */
    private boolean heading(
            Lines lines, int i, int to, int level, int from, int textEnd, int start, int end, List<Node> out) {
        String id = null;
        int shown = textEnd;
        if (chars[textEnd - 1] == '}') {
            int open = openBrace(from, textEnd);
            if (open <= from || !isBlank(chars[open - 1])) {
                return false;
            }
            id = text.substring(open + 2, textEnd - 1);
            shown = open;
            while (shown > from && isBlank(chars[shown - 1])) {
                shown--;
            }
            if (shown == from) {
                return false;
            }
        }
        List<Node> children = inlines.read(lines.start, lines.end, i, to, from, shown);
        if (children == null) {
            return false;
        }
        foreign.addAll(inlines.foreign());
        out.add(new Block.Heading(level, id, children, shift + start, shift + end));
        return true;
    }

    /** Where <code>{#name}</code> begins that ends here; -1 for anything else. */
    private int openBrace(int from, int end) {
        for (int i = end - 2; i > from; i--) {
            char c = chars[i];
            if (c == '#') {
                return chars[i - 1] == '{' && i < end - 2 ? i - 1 : -1;
            }
            if (!(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z') && "-.:".indexOf(c) < 0) {
                return -1;
            }
        }
        return -1;
    }

    private int paragraph(Lines lines, int i, int start, int depth, List<Node> out) {
        int to = i + 1;
        int level = 0;
        for (; to < lines.count && !isBlank(lines, to); to++) {
            int begin = begin(lines, to);
            int end = lines.end[to];
            if (begin - lines.start[to] > 3 || chars[begin] == '\t') {
                continue;
            }
            char c = chars[begin];
            if (c == '=' || c == '-') {
                int row = begin + row(begin, end);
                while (row < end && isBlank(chars[row])) {
                    row++;
                }
                if (row == end) {
                    level = c == '=' ? 1 : 2;
                    break;
                }
            }
            int stops = stops(begin, end, depth);
            if (stops < 0) {
                return -1;
            }
            if (stops > 0) {
                break;
            }
        }
        if (hasRowOfBars(lines, i, to)) {
            return -1;
        }
        int last = lines.end[to - 1];
        int textEnd = last;
        while (isBlank(chars[textEnd - 1])) {
            textEnd--;
        }
        if (level > 0) {
            int end = lines.end[to];
            while (isBlank(chars[end - 1])) {
                end--;
            }
            return heading(lines, i, to, level, start, textEnd, start, end, out) ? to + 1 : -1;
        }
        List<Node> children = inlines.read(lines.start, lines.end, i, to, start, textEnd);
        if (children == null) {
            return -1;
        }
        foreign.addAll(inlines.foreign());
        out.add(new Block.Paragraph(children, false, false, shift + start, shift + lineEnd(last)));
        return to;
    }

    /** Whether a line ends the paragraph above it: 1, 0, or -1 for who knows. */
    private int stops(int start, int end, int depth) {
        switch (chars[start]) {
            case '#' -> {
                return headingLevel(start, end) > 0 ? 1 : 0;
            }
            case '>' -> {
                return 1;
            }
            case '`', '~' -> {
                return row(start, end) >= 3 ? 1 : 0;
            }
            case '-', '+', '*', '_' -> {
                if (isRule(start, end)) {
                    return 1;
                }
                if (chars[start] == '_' || start + 1 < end && !isBlank(chars[start + 1])) {
                    return 0;
                }
                return hasText(start + 1, end) ? 1 : -1;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                int number = numberEnd(start, end);
                if (number == 0 || number < end && !isBlank(chars[number])) {
                    return 0;
                }
                boolean one = number == start + 2 && chars[start] == '1';
                return depth == 0 && hasText(number, end) ? one ? 1 : 0 : -1;
            }
            case '<' -> {
                return isAddress(start) ? 0 : -1;
            }
            case ':' -> {
                return text.startsWith("::", start) ? -1 : 0;
            }
            default -> {
                return 0;
            }
        }
    }

    /** Whether an address in angle brackets begins here, which no HTML does. */
    private boolean isAddress(int start) {
        return text.startsWith("<https://", start) || text.startsWith("<http://", start);
    }

    /** Whether a line, in a paragraph's place, goes on with it and can be nothing else. */
    private boolean isProse(int start, int end) {
        return "|=:~+-\t".indexOf(chars[start]) < 0 && stops(start, end, 1) == 0;
    }

    /** Whether one of the lines looks like the one below the head of a table. */
    private boolean hasRowOfBars(Lines lines, int from, int to) {
        for (int line = from; line < to; line++) {
            int i = lines.start[line];
            while (i < lines.end[line] && "|-:= \t".indexOf(chars[i]) >= 0) {
                i++;
            }
            if (i == lines.end[line]) {
                return true;
            }
        }
        return false;
    }

    private int fence(Lines lines, int i, int row, List<Node> out) {
        int start = lines.start[i];
        char mark = chars[start];
        int from = start + row;
        int end = lines.end[i];
        while (from < end && isBlank(chars[from])) {
            from++;
        }
        int language = from;
        while (language < end && !isBlank(chars[language])) {
            language++;
        }
        for (int k = from; k < end; k++) {
            if ("`&\\~".indexOf(chars[k]) >= 0) {
                return -1;
            }
        }
        boolean whole = true; // no marks of a quote or an item between its lines
        for (int k = i + 1; k < lines.count; k++) {
            if (lines.lazy[k]) {
                return -1;
            }
            whole &= lines.start[k] == lineEnd(lines.end[k - 1]);
            int begin = begin(lines, k);
            int marks = row(begin, lines.end[k]);
            if (marks < row || chars[begin] != mark || begin - lines.start[k] > 3) {
                continue;
            }
            if (hasText(begin + marks, lines.end[k])) {
                continue;
            }
            if (k == i + 1 && !whole || isBlank(chars[lines.end[k] - 1])) {
                return -1;
            }
            StringBuilder code = new StringBuilder();
            if (whole) {
                code.append(text, lineEnd(end), lines.start[k]);
            } else {
                for (int line = i + 1; line < k; line++) {
                    code.append(text, lines.start[line], lineEnd(lines.end[line]));
                }
            }
            out.add(new Block.CodeBlock(
                    code.toString(),
                    from == language ? null : text.substring(from, language),
                    true,
                    shift + start,
                    shift + lines.end[k]));
            return k + 1;
        }
        return -1;
    }

    /** Code that stands four columns to the right. */
    private int indented(Lines lines, int i, List<Node> out) {
        StringBuilder code = new StringBuilder();
        int last = i;
        int next = i;
        for (; next < lines.count; next++) {
            int start = lines.start[next];
            int end = lines.end[next];
            if (start == end) {
                continue;
            }
            int width = codeIndent(start);
            if (width == 0) {
                if (isBlank(chars[start])) {
                    return -1; // a tab behind blanks, or a blank line that is none
                }
                break;
            }
            if (isBlank(lines, next)) {
                return -1;
            }
            for (; last < next; last++) {
                code.append(text, lines.end[last], lineEnd(lines.end[last]));
            }
            code.append(text, start + width, end);
        }
        int end = code.length();
        while (isBlank(code.charAt(end - 1))) {
            end--;
        }
        code.setLength(end);
        out.add(new Block.CodeBlock(
                code.append('\n').toString(),
                null,
                false,
                shift + lines.start[i] + codeIndent(lines.start[i]),
                shift + lineEnd(lines.end[last])));
        return next;
    }

    /** How many characters make the four columns before a line of code; 0 where it does not begin with them. */
    private int codeIndent(int start) {
        return text.startsWith("    ", start) ? 4 : chars[start] == '\t' ? 1 : 0;
    }

    private int quote(Lines lines, int i, int depth, List<Node> out) {
        if (depth == MAX_DEPTH) {
            return -1;
        }
        Lines inner = new Lines(8);
        int next = i;
        for (; next < lines.count && !isBlank(lines, next); next++) {
            int start = lines.start[next];
            if (chars[start] != '>') {
                if (!isProse(begin(lines, next), lines.end[next])) {
                    return -1;
                }
                inner.addLazy(start, lines.end[next]);
                continue;
            }
            start++;
            if (start < lines.end[next] && isBlank(chars[start])) {
                if (chars[start] == '\t') {
                    return -1;
                }
                start++;
            }
            inner.add(start, lines.end[next]);
        }
        if (isBlank(inner, 0) || isBlank(inner, inner.count - 1)) {
            return -1;
        }
        List<Node> children = new ArrayList<>();
        if (!blocks(inner, depth + 1, children)) {
            return -1;
        }
        out.add(new Block.Quote(
                children,
                shift + lines.start[i],
                children.get(children.size() - 1).end()));
        return next;
    }

    // ---- lists

    /** Reads a list, or a paragraph where none begins. */
    private int item(Lines lines, int i, int start, int depth, List<Node> out) {
        int end = lines.end[i];
        int marker = markerEnd(start, end);
        if (marker == 0) {
            return paragraph(lines, i, start, depth, out);
        }
        if (depth == MAX_DEPTH) {
            return -1;
        }
        int indent = start - lines.start[i];
        char kind = chars[marker - 1];
        List<Node> items = new ArrayList<>();
        boolean loose = false;
        int next = i;
        do {
            int begin = begin(lines, next);
            marker = markerEnd(begin, lines.end[next]);
            int from = marker;
            while (from < lines.end[next] && chars[from] == ' ') {
                from++;
            }
            if (from == lines.end[next]
                    || from - marker > 4
                    || chars[from] == '\t'
                    || markerEnd(from, lines.end[next]) > 0
                    || isRule(from, lines.end[next])) {
                return -1;
            }
            int width = from - lines.start[next];
            Lines inner = new Lines(4);
            inner.add(from, lines.end[next]);
            int blanks = 0;
            int line = next + 1;
            boolean goesOn = false;
            for (; line < lines.count; line++) {
                if (isBlank(lines, line)) {
                    blanks++;
                    continue;
                }
                if (lines.lazy[line]) {
                    inner.addLazy(lines.start[line], lines.end[line]);
                    continue;
                }
                int at = begin(lines, line);
                int column = at - lines.start[line];
                if (column >= width) {
                    for (int k = line - blanks; k < line; k++) {
                        inner.add(lines.end[k], lines.end[k]);
                    }
                    blanks = 0;
                    inner.add(lines.start[line] + width, lines.end[line]);
                    continue;
                }
                int other = markerEnd(at, lines.end[line]);
                boolean rule = isRule(at, lines.end[line]);
                goesOn = other > 0 && !rule && column < 4 && chars[other - 1] == kind;
                if (!goesOn && blanks == 0 && isProse(at, lines.end[line])) {
                    inner.addLazy(lines.start[line], lines.end[line]);
                    continue;
                }
                if (!goesOn && (chars[at] == '\t' || !endsList(at, other, column, blanks > 0, indent))) {
                    return -1;
                }
                break;
            }
            List<Node> children = new ArrayList<>();
            if (!blocks(inner, depth + 1, children)) {
                return -1;
            }
            loose |= parted || goesOn && blanks > 0;
            items.add(new Block.Item(
                    children, shift + begin, children.get(children.size() - 1).end()));
            next = goesOn ? line : line - blanks;
            if (!goesOn) {
                break;
            }
        } while (true);
        if (!loose) {
            items.replaceAll(QuickBlocks::tight);
        }
        boolean ordered = kind == '.' || kind == ')';
        int first = ordered ? Integer.parseInt(text, start, markerEnd(start, end) - 1, 10) : 1;
        out.add(new Block.Listing(
                ordered,
                first,
                items,
                shift + start,
                items.get(items.size() - 1).end()));
        return next;
    }

    /** Whether a line that stands to the left of an item's text surely ends the list. */
    private boolean endsList(int at, int marker, int column, boolean blank, int indent) {
        if (column != 0 || indent != 0 && marker > 0) {
            return false;
        }
        return blank || chars[at] == '#' && headingLevel(at, chars.length) > 0;
    }

    private static Node tight(Node item) {
        List<Node> children = new ArrayList<>(item.children().size());
        for (Node child : item.children()) {
            children.add(
                    child instanceof Block.Paragraph text
                            ? new Block.Paragraph(text.children(), true, false, text.start(), text.end())
                            : child);
        }
        return new Block.Item(children, item.start(), item.end());
    }

    /** Where a list's marker ends, behind its bullet or the point of its number; 0 when none stands here. */
    private int markerEnd(int start, int end) {
        char c = chars[start];
        int marker = c == '-' || c == '*' || c == '+' ? start + 1 : numberEnd(start, end);
        return marker > 0 && (marker == end || isBlank(chars[marker])) ? marker : 0;
    }

    private int numberEnd(int start, int end) {
        int i = start;
        while (i < end && i < start + 9 && chars[i] >= '0' && chars[i] <= '9') {
            i++;
        }
        return i > start && i < end && (chars[i] == '.' || chars[i] == ')') ? i + 1 : 0;
    }

    // ---- lines

    private boolean isBlank(Lines lines, int i) {
        return !hasText(lines.start[i], lines.end[i]);
    }

    private boolean hasText(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isBlank(chars[i])) {
                return true;
            }
        }
        return false;
    }

    /** Where a line begins behind its blanks. */
    private int begin(Lines lines, int i) {
        int start = lines.start[i];
        while (start < lines.end[i] && chars[start] == ' ') {
            start++;
        }
        return start;
    }

    /** Where the line behind an end of one begins. */
    private int lineEnd(int end) {
        if (end == chars.length) {
            return end;
        }
        return end + (chars[end] == '\r' ? 2 : 1);
    }

    private int row(int start, int end) {
        int i = start;
        while (i < end && chars[i] == chars[start]) {
            i++;
        }
        return i - start;
    }

    /** The level of a heading with its marks before it; 0 for none. */
    private int headingLevel(int start, int end) {
        int level = 0;
        while (start + level < end && chars[start + level] == '#') {
            level++;
        }
        boolean heading = level > 0 && level < 7 && (start + level >= end || chars[start + level] <= ' ');
        return heading ? level : 0;
    }

    private boolean isRule(int start, int end) {
        char mark = chars[start];
        if (mark != '-' && mark != '*' && mark != '_') {
            return false;
        }
        int marks = 0;
        for (int i = start; i < end; i++) {
            if (chars[i] == mark) {
                marks++;
            } else if (!isBlank(chars[i])) {
                return false;
            }
        }
        return marks > 2;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
