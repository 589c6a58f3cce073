package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prose of a file lightly and keeps the place of every character: header keys that readers see, then the body
 * without code, tags, comments, addresses and marks. One pass, linear.
 */
final class ProseReader {

    /** Header keys whose values are words for readers. */
    private static final Set<String> SPOKEN =
            Set.of("title", "description", "summary", "preparation", "aftercare", "disclaimer", "job-title");

    /** Elements that end a block. */
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "td",
            "th",
            "caption",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "details",
            "summary",
            "hr",
            "body",
            "html",
            "head");

    /** Elements whose content is not prose. */
    private static final Set<String> SILENT = Set.of(
            "script", "style", "pre", "code", "kbd", "samp", "svg", "math", "textarea", "title", "template", "iframe");

    /** No address of a link is longer; keeps an unclosed bracket from being searched for again and again. */
    private static final int LONGEST_LINK = 2000;

    /** Of ASCII, what may be a mark or begin an address, and what is not seen. The blank is neither. */
    private static final boolean[] MARKS = new boolean[128];

    static {
        Arrays.fill(MARKS, 0, ' ', true);
        for (char mark : "<&hHwW\\`![]*~_".toCharArray()) {
            MARKS[mark] = true;
        }
    }

    private final String source;
    private final char[] chars;
    /** Whether lines end with, or hold, a carriage return. */
    private final boolean returns;

    private final int bodyStart;
    private final Format format;
    private final boolean[] headingLine;
    private final @Nullable String title;

    private char[] text;
    private int[] at;
    private int length;
    private final List<Block> blocks = new ArrayList<>();
    /** Per block the level of the heading that it is, else 0. */
    private final List<Integer> levels = new ArrayList<>();

    private int[] citations = new int[8];
    private int cited;
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int blockStart = -1;
    private int section;
    private int sourcesLevel;
    private int headingLevel;
    private @Nullable String silentUntil;
    private int quoteDepth;
    /** A place up to which no tag ends, so that its end is sought once only. */
    private int tagless = -1;

    private final List<int[]> quotes = new ArrayList<>();

    private ProseReader(Source source, @Nullable String title, boolean[] headingLine) {
        this.source = source.text().text();
        this.chars = this.source.toCharArray();
        this.returns = this.source.indexOf('\r') >= 0;
        this.bodyStart = source.bodyStart();
        this.format = source.format();
        this.title = title == null ? null : letters(title);
        this.headingLine = headingLine;
        this.text = new char[this.source.length() + 16];
        this.at = new int[text.length];
    }

    /**
     * Reads.
     *
     * @param title the text's title; null when it has none
     * @param headingLine per line from 1 whether it is a heading of a raw text; may be shorter than the file
     * @param linkCitations offsets in the file of links that are citations, in order
     */
    static Prose read(
            Source source, @Nullable String title, boolean[] headingLine, int[] linkCitations, Lexicon lexicon) {
        return new ProseReader(source, title, headingLine).read(source, linkCitations, lexicon);
    }

    private Prose read(Source file, int[] linkCitations, Lexicon lexicon) {
        if (file.header() != Source.HeaderKind.NONE) {
            header(file.header() == Source.HeaderKind.JBAKE ? '=' : ':');
        }
        if (format == Format.HTML) {
            inline(bodyStart, source.length());
            endBlock();
        } else {
            lines();
        }
        boolean[] quoted = Quotations.of(text, length, blocks);
        for (int[] quote : quotes) {
            Arrays.fill(quoted, quote[0], Math.min(quote[1], length), true);
        }
        return new Prose(text, at, length, markSources(lexicon), citations(linkCitations), quoted, lexicon);
    }

    // ---- the header

    private void header(char mark) {
        int line = 0;
        while (line < bodyStart) {
            int end = Math.min(lineEnd(line), bodyStart);
            int colon = source.indexOf(mark, line);
            boolean said = colon > line && colon < end && isSaid(source.substring(line, colon));
            if (colon > line
                    && colon < end
                    && !blankAt(line)
                    && SPOKEN.contains(source.substring(line, colon).strip())) {
                int from = colon + 1;
                int next = nextLine(end);
                while (mark == ':' && next < bodyStart && blankAt(next)) { // a value over several lines
                    end = Math.min(lineEnd(next), bodyStart);
                    next = nextLine(end);
                }
                headerValue(from, end);
                line = next;
            } else if (said) {
                int before = length;
                headerValue(colon + 1, end);
                quotes.add(new int[] {before, length});
                line = nextLine(end);
            } else {
                line = nextLine(end);
            }
        }
    }

    /** The words of a testimonial: {@code - text: …}. */
    private static boolean isSaid(String key) {
        String plain = key.strip();
        return plain.startsWith("- ")
                ? plain.substring(2).strip().equals("text")
                : plain.equals("text") && key.length() > 4;
    }

    private void headerValue(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && " \t>|-".indexOf(source.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && source.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start > 1
                && "\"'".indexOf(source.charAt(start)) >= 0
                && source.charAt(end - 1) == source.charAt(start)) {
            start++;
            end--;
        }
        begin(Block.Kind.HEADER);
        for (int i = start; i < end; i++) {
            put(source.charAt(i), i);
        }
        endBlock();
    }

    private boolean blankAt(int i) {
        return i < source.length() && (source.charAt(i) == ' ' || source.charAt(i) == '\t');
    }

    // ---- Markdown and raw text, line by line

    private void lines() {
        boolean markdown = format == Format.MARKDOWN;
        String fence = null;
        boolean inList = false;
        boolean afterBlank = true;
        boolean comment = false;
        boolean note = false;
        int number = lineNumber(bodyStart);
        int titles = 0;
        int lastLine = 0;
        for (int line = bodyStart; line < source.length(); number++) {
            int end = lineEnd(line);
            int next = nextLine(end);
            int from = line;
            while (from < end && charAt(from) <= ' ' || from < end && charAt(from) == 0xA0) {
                from++;
            }
            int indent = from - line;
            if (from == end) {
                endBlock();
                afterBlank = true;
                note = false;
                line = next;
                continue;
            }
            boolean blankBefore = afterBlank;
            afterBlank = false;
            if (comment) {
                int close = source.indexOf("-->", line);
                comment = close < 0 || close >= end;
                line = next;
                continue;
            }
            if (source.startsWith("<!--", from) && indexBefore("-->", from, end) < 0) {
                comment = true;
                line = next;
                continue;
            }
            if (markdown) {
                if (fence != null) {
                    fence = source.startsWith(fence, from) ? null : fence;
                    line = next;
                    continue;
                }
                if (source.startsWith("```", from) || source.startsWith("~~~", from)) {
                    fence = source.substring(from, from + 3);
                    endBlock();
                    line = next;
                    continue;
                }
                if (source.startsWith("::", from) && isDirective(from, end)) {
                    endBlock();
                    label(from, end);
                    line = next;
                    continue;
                }
                if (indent >= 4 && blankBefore && !inList) {
                    afterBlank = true; // code
                    line = next;
                    continue;
                }
                if (charAt(from) == '[' && isDefinition(from, end)) {
                    endBlock();
                    note = true;
                    line = next;
                    continue;
                }
            }
            if (note) {
                line = next;
                continue;
            }
            if (silentUntil != null) {
                inline(from, end);
                line = next;
                continue;
            }
            int marks = headingMarks(from, end);
            if (marks > 0 || number < headingLine.length && headingLine[number]) {
                endBlock();
                int last = end;
                while (last > from && (charAt(last - 1) <= ' ' || marks > 0 && "#=".indexOf(charAt(last - 1)) >= 0)) {
                    last--;
                }
                if (marks > 0 && charAt(last - 1) == '}' && source.lastIndexOf("{#", last) > from) {
                    last = source.lastIndexOf("{#", last);
                }
                heading(marks > 0 ? marks : 2, from + marks, last);
                inList = false;
                line = next;
                continue;
            }
            if (isRule(from, end)) {
                if (markdown && blockStart >= 0 && kind == Block.Kind.PARAGRAPH && "=-".indexOf(charAt(from)) >= 0) {
                    kind = Block.Kind.HEADING; // underlined
                    headingLevel = charAt(from) == '=' ? 1 : 2;
                }
                endBlock();
                line = next;
                continue;
            }
            if (markdown && charAt(from) == '|') {
                row(from, end);
                line = next;
                continue;
            }
            boolean quote = charAt(from) == '>';
            while (from < end && (charAt(from) == '>' || charAt(from) == ' ')) {
                from++;
            }
            int item = itemMark(from, end);
            if (item > 0) {
                endBlock();
                begin(Block.Kind.ITEM);
                from += item;
                inList = true;
            } else if (indent == 0 && blankBefore) {
                inList = false;
            }
            if (!markdown && blockStart >= 0 && (lastLine > 120 || headingLine.length == 0 && lastLine == 0)) {
                endBlock(); // a line was a paragraph
            }
            if (blockStart < 0
                    && titles < 3
                    && title != null
                    && letters(source.substring(from, end)).equals(title)) {
                titles++;
                begin(Block.Kind.TITLE);
                inline(from, end);
                endBlock();
                line = next;
                continue;
            }
            titles = 3;
            if (blockStart >= 0) {
                put(' ', line);
            }
            int before = length;
            inline(from, end);
            if (quote) {
                quotes.add(new int[] {before, length});
            }
            lastLine = end - line;
            line = next;
        }
        endBlock();
    }

    /** Whether a line asks for a shortcut or ends one. */
    private boolean isDirective(int from, int end) {
        int at = from;
        while (at < end && charAt(at) == ':') {
            at++;
        }
        int word = at;
        while (at - from > 2 && word < end && charAt(word) == ' ') {
            word++;
        }
        return word == end || Character.isLetter(charAt(word));
    }

    /** The words that a shortcut's line brings for readers: {@code ::book[Book a massage]}. */
    private void label(int from, int end) {
        int open = source.indexOf('[', from);
        int close = open < 0 || open >= end ? -1 : source.lastIndexOf(']', end - 1);
        int values = source.indexOf('{', from);
        if (values > from && values < close) {
            close = open < values ? source.lastIndexOf(']', values) : -1;
        }
        if (close > open + 1) {
            begin(Block.Kind.CELL);
            inline(open + 1, close);
            endBlock();
        }
    }

    private void heading(int level, int from, int to) {
        begin(Block.Kind.HEADING);
        headingLevel = level;
        int start = from;
        while (start < to && charAt(start) <= ' ') {
            start++;
        }
        inline(start, to);
        kind = Block.Kind.HEADING;
        endBlock();
    }

    private void row(int from, int end) {
        endBlock();
        boolean rule = true;
        for (int i = from; i < end && rule; i++) {
            rule = "|-: \t\r".indexOf(charAt(i)) >= 0;
        }
        if (rule) {
            return;
        }
        int cell = from + 1;
        for (int i = from + 1; i <= end; i++) {
            if (i == end || charAt(i) == '|' && charAt(i - 1) != '\\') {
                begin(Block.Kind.CELL);
                while (cell < i && charAt(cell) <= ' ') {
                    cell++;
                }
                inline(cell, i);
                endBlock();
                cell = i + 1;
            }
        }
    }

    private int headingMarks(int from, int end) {
        char mark = charAt(from);
        if (mark != '#' && (mark != '=' || format == Format.MARKDOWN)) {
            return 0;
        }
        int marks = 1;
        while (from + marks < end && charAt(from + marks) == mark) {
            marks++;
        }
        return marks <= 6 && from + marks < end && charAt(from + marks) == ' ' ? marks : 0;
    }

    private boolean isRule(int from, int end) {
        char mark = charAt(from);
        if ("-=*_~".indexOf(mark) < 0) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (charAt(i) != mark && charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** How long the mark of a list item is; 0 when there is none. */
    private int itemMark(int from, int end) {
        if (from + 1 >= end) {
            return 0;
        }
        char c = charAt(from);
        if ("-*+\u2022\u00B7".indexOf(c) >= 0 && charAt(from + 1) == ' ') {
            return 2;
        }
        int i = from;
        while (i < end && i < from + 3 && charAt(i) >= '0' && charAt(i) <= '9') {
            i++;
        }
        return i > from && i + 1 < end && ".)".indexOf(charAt(i)) >= 0 && charAt(i + 1) == ' ' ? i + 2 - from : 0;
    }

    /** {@code [name]: address} or {@code [^1]: note}. */
    private boolean isDefinition(int from, int end) {
        int close = source.indexOf(']', from);
        return close > 0 && close + 1 < end && charAt(close + 1) == ':';
    }

    // ---- within a block

    private void inline(int from, int to) {
        boolean marked = format != Format.HTML;
        int brackets = 0;
        for (int i = from; i < to; ) {
            char c = charAt(i);
            if (silentUntil != null) {
                int close = closing(silentUntil, i, to);
                if (close < 0) {
                    return;
                }
                silentUntil = null;
                i = close;
                continue;
            }
            if (c < MARKS.length && !MARKS[c] && blockStart >= 0) {
                int end = plain(i, to);
                if (end > i) {
                    i = end;
                    continue;
                }
            }
            if (c == '<') {
                int end = tag(i, to);
                if (end > i) {
                    i = end;
                    continue;
                }
            } else if (c == '&') {
                int end = entity(i, to);
                if (end > i) {
                    i = end;
                    continue;
                }
            } else if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && isAddress(i)) {
                int end = addressEnd(i, to);
                put('\uFFFC', i);
                i = end;
                continue;
            } else if (marked) {
                if (c == '\\' && i + 1 < to && !Character.isLetterOrDigit(charAt(i + 1))) {
                    put(charAt(i + 1), i + 1);
                    i += 2;
                    continue;
                }
                if (c == '`' && format == Format.MARKDOWN) {
                    int run = i;
                    while (run < to && charAt(run) == '`') {
                        run++;
                    }
                    int close = indexBefore(source.substring(i, run), run, to);
                    put('\uFFFC', i);
                    i = close < 0 ? run : close + run - i;
                    continue;
                }
                if (c == '!' && i + 1 < to && charAt(i + 1) == '[') {
                    int end = linkEnd(indexBefore("]", i, to), to);
                    if (end > i) {
                        i = end;
                        continue;
                    }
                }
                if (c == '[') {
                    int close = indexBefore("]", i, Math.min(to, i + LONGEST_LINK));
                    if (close > i + 1
                            && (charAt(i + 1) == '^' || isNumbers(i + 1, close))
                            && (close + 1 >= to || charAt(close + 1) != '(')) {
                        cite(length);
                        i = close + 1;
                        continue;
                    }
                    if (close > i) {
                        brackets++;
                        i++;
                        continue;
                    }
                }
                if (c == ']' && brackets > 0) {
                    brackets--;
                    i = Math.max(i + 1, linkEnd(i, to));
                    continue;
                }
                if (c == '*' || c == '~' && i + 1 < to && charAt(i + 1) == '~') {
                    i++;
                    continue;
                }
                if (c == '_'
                        && (i == 0
                                || !Character.isLetterOrDigit(charAt(i - 1))
                                || i + 1 >= to
                                || !Character.isLetterOrDigit(charAt(i + 1)))) {
                    i++;
                    continue;
                }
            }
            put(c, i++);
        }
    }

    /** Takes letters over that are neither marks nor a second blank, as most are; gives where it stopped. */
    private int plain(int from, int to) {
        if (length + to - from > text.length) {
            put(chars[from], from);
            return from + 1;
        }
        int i = from;
        int n = length;
        for (; i < to; i++) {
            char c = chars[i];
            if (c >= MARKS.length || MARKS[c] || c == ' ' && (n == blockStart || text[n - 1] == ' ')) {
                break;
            }
            text[n] = c;
            at[n++] = i;
        }
        length = n;
        return i;
    }

    private boolean isNumbers(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(source.charAt(i)) && " ,-\u2013".indexOf(source.charAt(i)) < 0) {
                return false;
            }
        }
        return to - from < 12;
    }

    /** Behind {@code ](address)} or {@code ][name]}; the bracket's own end when neither follows. */
    private int linkEnd(int close, int to) {
        if (close < 0) {
            return -1;
        }
        int next = close + 1;
        if (next < to && source.charAt(next) == '(') {
            int depth = 0;
            for (int i = next; i < to && i < next + LONGEST_LINK; i++) {
                char c = source.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
        } else if (next < to && source.charAt(next) == '[') {
            int end = indexBefore("]", next, Math.min(to, next + LONGEST_LINK));
            return end < 0 ? next : end + 1;
        }
        return next;
    }

    private boolean isAddress(int i) {
        char next = i + 1 < source.length() ? charAt(i + 1) : 0;
        return (next == 't' || next == 'T' || next == 'w' || next == 'W')
                && (i == 0 || !Character.isLetterOrDigit(charAt(i - 1)))
                && (source.regionMatches(true, i, "http://", 0, 7)
                        || source.regionMatches(true, i, "https://", 0, 8)
                        || source.regionMatches(true, i, "www.", 0, 4));
    }

    private int addressEnd(int from, int to) {
        int end = from;
        while (end < to && charAt(end) > ' ' && "<>\"\u201C\u201D".indexOf(charAt(end)) < 0) {
            end++;
        }
        while (end > from && ".,;:!?)]'*_".indexOf(charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Deals with a tag, comment or autolink; gives where it ends, or the start when there is none. */
    private int tag(int i, int to) {
        if (source.startsWith("<!--", i)) {
            int end = indexBefore("-->", i, to);
            return end < 0 ? to : end + 3;
        }
        int name = i + 1;
        boolean closing = name < to && source.charAt(name) == '/';
        if (closing) {
            name++;
        }
        int nameEnd = name;
        while (nameEnd < to
                && (isAscii(source.charAt(nameEnd)) || nameEnd > name && Character.isDigit(source.charAt(nameEnd)))) {
            nameEnd++;
        }
        if (nameEnd == name && !(name < to && source.charAt(name) == '!')) {
            return i;
        }
        if (to == tagless) {
            return i;
        }
        int end = nameEnd;
        char quote = 0;
        while (end < to && (quote != 0 || source.charAt(end) != '>')) {
            char c = source.charAt(end);
            if (quote != 0 ? c == quote : (c == '"' || c == '\'') && end > nameEnd && source.charAt(end - 1) == '=') {
                quote = quote != 0 ? 0 : c;
            }
            end++;
        }
        if (end == to) {
            tagless = indexBefore(">", nameEnd, to) < 0 ? to : tagless;
            return i;
        }
        element(source.substring(name, nameEnd).toLowerCase(Locale.ROOT), closing, i);
        return end + 1;
    }

    private void element(String name, boolean closing, int offset) {
        if (SILENT.contains(name)) {
            if (!closing) {
                put('\uFFFC', offset);
                silentUntil = name;
            }
            return;
        }
        if (name.equals("sup") && !closing) {
            cite(length);
        }
        if (name.equals("q")) {
            put(closing ? '\u201D' : '\u201C', offset);
        }
        if (name.equals("br")) {
            put(' ', offset);
        }
        if (!BLOCKS.contains(name)) {
            return;
        }
        endBlock();
        if (name.equals("blockquote")) {
            if (!closing && quoteDepth++ == 0) {
                quotes.add(new int[] {length, Integer.MAX_VALUE});
            } else if (closing && quoteDepth > 0 && --quoteDepth == 0) {
                quotes.get(quotes.size() - 1)[1] = length;
            }
        }
        kind = Block.Kind.PARAGRAPH;
        if (!closing && name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            kind = Block.Kind.HEADING;
            headingLevel = name.charAt(1) - '0';
        } else if (!closing && name.equals("li")) {
            kind = Block.Kind.ITEM;
        } else if (!closing && (name.equals("td") || name.equals("th"))) {
            kind = Block.Kind.CELL;
        }
    }

    private int closing(String name, int from, int to) {
        for (int i = source.indexOf("</", from); i >= 0 && i < to; i = source.indexOf("</", i + 2)) {
            if (source.regionMatches(true, i + 2, name, 0, name.length())) {
                int end = source.indexOf('>', i);
                return end < 0 || end >= to ? to : end + 1;
            }
        }
        return -1;
    }

    private int entity(int i, int to) {
        int end = indexBefore(";", i, Math.min(to, i + 10));
        if (end < 0) {
            return i;
        }
        String name = source.substring(i + 1, end);
        char c;
        switch (name) {
            case "amp" -> c = '&';
            case "lt" -> c = '<';
            case "gt" -> c = '>';
            case "quot", "#34" -> c = '"';
            case "apos", "#39", "rsquo", "#8217" -> c = '\'';
            case "lsquo", "#8216" -> c = '\u2018';
            case "ldquo", "#8220" -> c = '\u201C';
            case "rdquo", "#8221" -> c = '\u201D';
            case "ndash", "#8211" -> c = '\u2013';
            case "mdash", "#8212" -> c = '\u2014';
            case "nbsp", "#160" -> c = ' ';
            case "hellip", "#8230" -> c = '\u2026';
            case "auml" -> c = 'ä';
            case "ouml" -> c = 'ö';
            case "uuml" -> c = 'ü';
            case "szlig" -> c = 'ß';
            case "eacute" -> c = 'é';
            case "egrave" -> c = 'è';
            case "agrave" -> c = 'à';
            default -> c = '\uFFFC';
        }
        put(c, i);
        return end + 1;
    }

    private static boolean isAscii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    // ---- what is made

    private void begin(Block.Kind what) {
        endBlock();
        kind = what;
        blockStart = length;
    }

    private void put(char c, int offset) {
        boolean blank = c <= ' ' || c == 0xA0 || c == 0x202F;
        if (blockStart < 0) {
            if (blank) {
                return;
            }
            blockStart = length;
        }
        if (blank && (length == blockStart || text[length - 1] == ' ') || c == 0xAD || c == 0x200B) {
            return;
        }
        append(blank ? ' ' : c, offset);
    }

    private void append(char c, int offset) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
            at = Arrays.copyOf(at, length * 2);
        }
        text[length] = c;
        at[length++] = offset;
    }

    private void endBlock() {
        if (blockStart < 0) {
            return;
        }
        int end = length;
        while (end > blockStart && text[end - 1] == ' ') {
            end--;
        }
        if (end > blockStart) {
            if (kind == Block.Kind.HEADING) {
                if (title != null
                        && section == 0
                        && letters(new String(text, blockStart, end - blockStart))
                                .equals(title)) {
                    kind = Block.Kind.TITLE_HEADING;
                } else {
                    section++;
                }
            }
            if (title != null
                    && kind == Block.Kind.PARAGRAPH
                    && isFirst()
                    && letters(new String(text, blockStart, end - blockStart)).equals(title)) {
                kind = Block.Kind.TITLE;
            }
            blocks.add(new Block(kind, blockStart, end, section, false));
            levels.add(kind == Block.Kind.HEADING ? headingLevel : 0);
            length = end;
            append('\n', at[length - 1]);
        }
        blockStart = -1;
        kind = Block.Kind.PARAGRAPH;
    }

    private boolean isFirst() {
        for (Block block : blocks) {
            if (block.kind().compareTo(Block.Kind.TITLE_HEADING) > 0) {
                return false;
            }
        }
        return true;
    }

    private void cite(int plain) {
        if (cited == citations.length) {
            citations = Arrays.copyOf(citations, cited * 2);
        }
        citations[cited++] = Math.max(0, plain - 1);
    }

    private int[] citations(int[] links) {
        int[] all = Arrays.copyOf(citations, cited + links.length);
        int plain = 0;
        for (int i = 0; i < links.length; i++) { // the last character before the address
            while (plain + 1 < length && at[plain + 1] <= links[i]) {
                plain++;
            }
            all[cited + i] = plain;
        }
        Arrays.sort(all);
        return all;
    }

    /** The blocks, those below a heading such as "Sources" marked. */
    private List<Block> markSources(Lexicon lexicon) {
        List<Block> marked = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int level = levels.get(i);
            if (level > 0 && (sourcesLevel == 0 || level <= sourcesLevel)) {
                sourcesLevel = isSources(block, lexicon) ? level : 0;
            } else if (level == 0
                    && sourcesLevel == 0
                    && block.kind() == Block.Kind.PARAGRAPH
                    && block.end() - block.start() < 40
                    && isSources(block, lexicon)) {
                sourcesLevel = 6; // "Sources:" as a line of its own
            }
            marked.add(new Block(block.kind(), block.start(), block.end(), block.section(), sourcesLevel > 0));
        }
        return marked;
    }

    private boolean isSources(Block block, Lexicon lexicon) {
        char[] folded = new char[block.end() - block.start()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Lexicon.fold(text[block.start() + i]);
        }
        boolean[] found = {false};
        lexicon.find(
                folded,
                0,
                folded.length,
                (lists, end) -> found[0] |= (lists & Terms.SOURCES.bit()) != 0 && folded.length - end <= 1);
        return found[0];
    }

    // ---- lines of the file

    private int lineEnd(int from) {
        if (!returns) {
            int end = source.indexOf('\n', from);
            return end < 0 ? source.length() : end;
        }
        int i = from;
        while (i < source.length() && charAt(i) != '\n' && charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int nextLine(int end) {
        int next = end;
        if (next < source.length() && charAt(next) == '\r') {
            next++;
        }
        if (next < source.length() && charAt(next) == '\n' && (next == end || charAt(next - 1) == '\r')) {
            next++;
        }
        return next;
    }

    private int lineNumber(int offset) {
        int number = 1;
        for (int line = 0; line < offset; number++) {
            line = nextLine(lineEnd(line));
        }
        return number;
    }

    /** As of the text; quicker. */
    private char charAt(int i) {
        return chars[i];
    }

    private int indexBefore(String what, int from, int to) {
        if (to - from <= LONGEST_LINK) { // not on to the end of the text for what is not there
            for (int i = from; i + what.length() <= to; i++) {
                if (source.startsWith(what, i)) {
                    return i;
                }
            }
            return -1;
        }
        int found = source.indexOf(what, from);
        return found >= 0 && found + what.length() <= to ? found : -1;
    }

    /** A line's letters and digits in lower case: what two lines share that say the same. */
    static String letters(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }
}
