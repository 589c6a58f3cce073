package org.clinicsite.jbake;

import com.vladsch.flexmark.parser.PegdownExtensions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML of Markdown that uses only its plain marks, byte for byte as flexmark does and some ten times as fast:
 * paragraphs, headings with {@code #}, lists of one level with an item to a line, fenced code, emphasis, code, links and
 * pictures. Of a text with anything else it makes nothing, and flexmark, which knows all of Markdown, has to be asked; a
 * doubtful case is always left to it. Most posts are plain; a site of which all are does not even load flexmark.
 *
 * <p>One object reads one text.
 */
final class PlainMarkdown {

    private static final int KNOWN = PegdownExtensions.SMARTS
            | PegdownExtensions.QUOTES
            | PegdownExtensions.ABBREVIATIONS
            | PegdownExtensions.HARDWRAPS
            | PegdownExtensions.AUTOLINKS
            | PegdownExtensions.TABLES
            | PegdownExtensions.DEFINITIONS
            | PegdownExtensions.FENCED_CODE_BLOCKS
            | PegdownExtensions.WIKILINKS
            | PegdownExtensions.STRIKETHROUGH
            | PegdownExtensions.ANCHORLINKS
            | PegdownExtensions.UNUSED_ALL
            | PegdownExtensions.SUPPRESS_ALL_HTML
            | PegdownExtensions.ATXHEADERSPACE
            | PegdownExtensions.SUBSCRIPT
            | PegdownExtensions.RELAXEDHRULES
            | PegdownExtensions.TASKLISTITEMS
            | PegdownExtensions.FOOTNOTES
            | PegdownExtensions.TOC
            | PegdownExtensions.SUPERSCRIPT
            | PegdownExtensions.INSERTED;

    /** What an address may be made of; all of it is written as it stands, but for the ampersand. */
    private static final String ADDRESS = "-._~/:?#=%+,@&!$";

    private static final boolean[] TEXT = new boolean[0x80];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            TEXT[c] = isWordCharacter(c) && c != 'w' && c != 'W';
        }
        TEXT[','] = true;
        TEXT[';'] = true;
        TEXT['?'] = true;
    }

    private final String text;
    private final char[] chars;
    private final int extensions;
    private final MarkdownLinks.Page page;
    private final StringBuilder out;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private @Nullable Gap contents;
    private int at; // where the next line starts

    /**
     * Output that can be filled only when all of the text is known to be plain: an address, which the page may replace,
     * or the list of contents.
     */
    private record Gap(int start, int end, String written, boolean image, int offset) {}

    private record Heading(int level, String id, String html) {}

    private PlainMarkdown(String text, int extensions, MarkdownLinks.Page page) {
        this.text = text;
        this.chars = text.toCharArray();
        this.extensions = extensions;
        this.page = page;
        this.out = new StringBuilder(text.length() + text.length() / 8);
    }

    /**
     * Makes HTML.
     *
     * @param text the Markdown, lines closed by LF
     * @param extensions {@link PegdownExtensions}
     * @param page answers for links; is not asked when the result is null
     * @return null when the text has more than plain marks
     */
    static @Nullable String render(String text, int extensions, MarkdownLinks.Page page) {
        if ((extensions & ~KNOWN) != 0) {
            return null;
        }
        PlainMarkdown plain = new PlainMarkdown(text, extensions, page);
        return plain.blocks() && plain.hasPlainContents() ? plain.html() : null;
    }

    private boolean has(int extension) {
        return (extensions & extension) != 0;
    }

    // ---- blocks

    /** Whether all of them are plain. Each block but a heading ends with an empty line. */
    private boolean blocks() {
        while (at < text.length()) {
            int end = lineEnd(at);
            boolean good = switch (chars[at]) {
                case '\n' -> {
                    at++;
                    yield true;
                }
                case '#' -> heading(end);
                case '`' -> text.startsWith("```", at) ? code(end) : paragraph(end);
                case '-', '+' -> list(end, false);
                case '*' -> at + 1 < end && chars[at + 1] == ' ' ? list(end, false) : paragraph(end);
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    numberEnd(at, end) > 0 ? list(end, true) : paragraph(end);
                case '[' -> text.startsWith("[TOC]", at) ? contents(end) : paragraph(end);
                default -> paragraph(end);
            };
            if (!good) {
                return false;
            }
        }
        return true;
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    /** Goes behind a line; whether an empty one or the end follows. */
    private boolean close(int end) {
        at = Math.min(end + 1, text.length());
        return at == text.length() || chars[at] == '\n';
    }

    private boolean contents(int end) {
        if (!has(PegdownExtensions.TOC) || contents != null || end - at != "[TOC]".length()) {
            return false;
        }
        contents = new Gap(out.length(), out.length(), "", false, at);
        gaps.add(contents);
        return close(end);
    }

    private boolean heading(int end) {
        int start = at;
        while (start < end && chars[start] == '#') {
            start++;
        }
        int level = start - at;
        if (level > 6 || start + 1 >= end || chars[start] != ' ' || chars[end - 1] == '#') {
            return false;
        }
        start++;
        int links = gaps.size();
        out.append("<h").append(level).append('>');
        String id = "";
        if (has(PegdownExtensions.ANCHORLINKS | PegdownExtensions.TOC)) {
            id = id(start, end);
            if (id.isEmpty()) {
                return false;
            }
        }
        if (has(PegdownExtensions.ANCHORLINKS)) {
            out.append("<a href=\"#").append(id).append("\" id=\"").append(id).append("\">");
        } else if (has(PegdownExtensions.TOC)) {
            return false;
        }
        int inner = out.length();
        if (!inlines(start, end)) {
            return false;
        }
        if (has(PegdownExtensions.ANCHORLINKS | PegdownExtensions.TOC)) {
            if (gaps.size() > links) {
                return false;
            }
            headings.add(new Heading(level, id, out.substring(inner)));
        }
        if (has(PegdownExtensions.ANCHORLINKS)) {
            out.append("</a>");
        }
        out.append("</h").append(level).append(">\n");
        at = Math.min(end + 1, text.length());
        return true;
    }

    /** As flexmark makes them: letters and digits, a hyphen for blanks and hyphens; the same one for equal headings. */
    private String id(int start, int end) {
        StringBuilder id = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = chars[i];
            if (Character.isSurrogate(c)) {
                return "";
            }
            if (Character.isAlphabetic(c)) {
                id.append(Character.toLowerCase(c));
            } else if (Character.isDigit(c)) {
                id.append(c);
            } else if ((c == ' ' || c == '-') && (id.isEmpty() || id.charAt(id.length() - 1) != '-')) {
                id.append('-');
            }
        }
        return id.toString();
    }

    private boolean code(int end) {
        int language = at + 3;
        for (int i = language; i < end; i++) {
            if (!isWordCharacter(chars[i])) {
                return false;
            }
        }
        if (!has(PegdownExtensions.FENCED_CODE_BLOCKS)) {
            return false;
        }
        int first = end + 1;
        for (int line = first; line < text.length(); line = lineEnd(line) + 1) {
            int lineEnd = lineEnd(line);
            if (text.startsWith("```", line)
                    || text.startsWith("~~~", line)
                    || text.startsWith(" ", line)
                            && text.substring(line, lineEnd).stripLeading().startsWith("```")) {
                if (lineEnd - line != 3 || chars[line] != '`' || line == first) {
                    return false;
                }
                out.append("<pre><code");
                if (end > language) {
                    out.append(" class=\"language-")
                            .append(chars, language, end - language)
                            .append('"');
                }
                out.append('>');
                for (int i = first; i < line; i++) {
                    char c = chars[i];
                    if (c != '\n' && c < ' ' || !isPlainBlank(c)) {
                        return false;
                    }
                    escape(c);
                }
                out.append("</code></pre>\n");
                return close(lineEnd);
            }
        }
        return false;
    }

    /** Where the number of a list's item ends, behind its point; 0 for none. */
    private int numberEnd(int start, int end) {
        int i = start;
        while (i < end && i < start + 10 && chars[i] >= '0' && chars[i] <= '9') {
            i++;
        }
        return i > start && i < end && (chars[i] == '.' || chars[i] == ')') ? i + 1 : 0;
    }

    private boolean list(int firstEnd, boolean numbered) {
        char mark = chars[at];
        if (numbered && mark != '1') {
            return false;
        }
        out.append(numbered ? "<ol>\n" : "<ul>\n");
        int end = firstEnd;
        do {
            end = lineEnd(at);
            int start = numbered ? numberEnd(at, end) : chars[at] == mark ? at + 1 : 0;
            if (start == 0
                    || start + 1 >= end
                    || chars[start] != ' '
                    || chars[start - 1] == ')'
                    || !startsText(start + 1, end)
                    || chars[start + 1] == '[') {
                return false;
            }
            out.append("<li>");
            if (!inlines(start + 1, end)) {
                return false;
            }
            out.append("</li>\n");
        } while (!close(end));
        out.append(numbered ? "</ol>\n" : "</ul>\n");
        int next = at;
        while (next < text.length() && chars[next] == '\n') {
            next++;
        }
        // what a list or an indented line behind an empty one does to this list is flexmark's to say
        if (next == text.length()) {
            return true;
        }
        char c = chars[next];
        int nextEnd = lineEnd(next);
        return c == '#' || startsText(next, nextEnd) || text.startsWith("```", next);
    }

    private boolean paragraph(int firstEnd) {
        int start = at;
        int end = firstEnd;
        boolean open;
        do {
            end = lineEnd(at);
            if (!startsText(at, end)) {
                return false;
            }
            open = !close(end);
        } while (open);
        out.append("<p>");
        if (!inlines(start, end)) {
            return false;
        }
        out.append("</p>\n");
        int next = at;
        while (next < text.length() && chars[next] == '\n') {
            next++;
        }
        // a definition belongs to the paragraph before it
        return next == text.length() || chars[next] != ':' && chars[next] != '~';
    }

    /** Whether a line is text and can be nothing else. */
    private boolean startsText(int start, int end) {
        char c = chars[start];
        if (c >= '0' && c <= '9') {
            return numberEnd(start, end) == 0;
        }
        if (c == '*') {
            // emphasis, and no line across the page or item
            return start + 2 < end && isWordCharacter(chars[start + (chars[start + 1] == '*' ? 2 : 1)]);
        }
        return Character.isLetter(c)
                || c == '"'
                || c == '\''
                || c == '('
                || c == '['
                || c == '!'
                || c == '`' && !text.startsWith("``", start);
    }

    // ---- within a block

    /** Whether all of a block's text is plain; writes it. */
    private boolean inlines(int start, int end) {
        if (chars[start] == ' ' || chars[end - 1] == ' ') {
            return false;
        }
        int i = start;
        while (i < end) {
            int next = certain(i, end);
            if (next > i) {
                out.append(chars, i, next - i);
                i = next;
                continue;
            }
            next = switch (chars[i]) {
                case '*' -> emphasis(i, start, end);
                case '`' -> codeSpan(i, end);
                case '[' -> link(i, i, end);
                case '!' -> i + 1 < end && chars[i + 1] == '[' ? link(i, i + 1, end) : character(i, end);
                default -> character(i, end);
            };
            if (next < 0) {
                return false;
            }
            i = next;
        }
        return true;
    }

    /** How far the text holds letters and other characters that are never more than text, single blanks among them. */
    private int certain(int start, int end) {
        int i = start;
        while (i < end) {
            char c = chars[i];
            boolean certain = c < 0x80
                    && (TEXT[c] || c == ' ' && i > start && i + 1 < end && chars[i + 1] < 0x80 && TEXT[chars[i + 1]]);
            if (!certain) {
                break;
            }
            i++;
        }
        return i;
    }

    /** Writes one character of text; -1 when it may be more than that. */
    private int character(int i, int end) {
        char c = chars[i];
        boolean plain = switch (c) {
            case '\n' -> {
                if (chars[i - 1] == ' ') {
                    yield false;
                }
                out.append(has(PegdownExtensions.HARDWRAPS) ? "<br />\n" : " ");
                yield true;
            }
            case '\\', '<', '`', '*', '_', '[', ']' -> false;
            case '&' -> i + 1 < end && chars[i + 1] == ' ';
            case '~' -> !has(PegdownExtensions.STRIKETHROUGH | PegdownExtensions.SUBSCRIPT);
            case '^' -> !has(PegdownExtensions.SUPERSCRIPT);
            case '+' -> !has(PegdownExtensions.INSERTED);
            case '|' -> !has(PegdownExtensions.TABLES);
            case '"', '\'' -> !has(PegdownExtensions.QUOTES);
            case '.' -> !has(PegdownExtensions.SMARTS) || !text.startsWith("..", i) && !text.startsWith(". .", i);
            case '-' -> !has(PegdownExtensions.SMARTS) || !text.startsWith("--", i);
            case '@' -> !has(PegdownExtensions.AUTOLINKS);
            case ':' -> !has(PegdownExtensions.AUTOLINKS) || !text.startsWith("//", i + 1);
            case 'w', 'W' -> !has(PegdownExtensions.AUTOLINKS) || i + 1 == end || (chars[i + 1] | 0x20) != 'w';
            case ' ' -> i + 1 < end && chars[i + 1] != ' ';
            default -> c >= ' ' && isPlainBlank(c);
        };
        if (!plain) {
            return -1;
        }
        if (c != '\n') {
            escape(c);
        }
        return i + 1;
    }

    /** A stretch of plain characters within a mark; false when it holds anything else. */
    private boolean characters(int start, int end) {
        int i = start;
        while (i < end) {
            int next = certain(i, end);
            if (next > i) {
                out.append(chars, i, next - i);
            } else {
                next = character(i, end);
            }
            if (next < 0) {
                return false;
            }
            i = next;
        }
        return true;
    }

    private int emphasis(int i, int start, int end) {
        int length = i + 1 < end && chars[i + 1] == '*' ? 2 : 1;
        int first = i + length;
        boolean opens = i == start || isBlank(chars[i - 1]);
        if (!opens || first >= end || !isWordCharacter(chars[first])) {
            return -1;
        }
        int close = text.indexOf('*', first);
        if (close < 0 || close + length > end || chars[close + length - 1] != '*') {
            return -1;
        }
        int behind = close + length;
        char last = chars[close - 1];
        char next = behind == end ? '\n' : chars[behind];
        boolean closes = isWordCharacter(last)
                ? isBlank(next) || ".,;:!?)\"'".indexOf(next) >= 0
                : ".,;:!?)".indexOf(last) >= 0 && isBlank(next);
        if (!closes) {
            return -1;
        }
        String tag = length == 2 ? "strong>" : "em>";
        out.append('<').append(tag);
        if (!characters(first, close)) {
            return -1;
        }
        out.append("</").append(tag);
        return behind;
    }

    private int codeSpan(int i, int end) {
        int close = text.indexOf('`', i + 1);
        if (close < i + 2 || close >= end || close + 1 < end && chars[close + 1] == '`') {
            return -1;
        }
        out.append("<code>");
        for (int k = i + 1; k < close; k++) {
            char c = chars[k];
            boolean edge = k == i + 1 || k == close - 1;
            if (c < ' '
                    || c == ' ' && (edge || chars[k + 1] == ' ')
                    || c == '\\'
                    || c == '@'
                    || c == ':' && text.startsWith("//", k + 1)
                    || (c | 0x20) == 'w' && (chars[k + 1] | 0x20) == 'w'
                    || !isPlainBlank(c)) {
                return -1;
            }
            escape(c);
        }
        out.append("</code>");
        return close + 1;
    }

    /** A link or a picture whose bracket is given. */
    private int link(int start, int bracket, int end) {
        boolean image = start < bracket;
        int close = text.indexOf(']', bracket);
        if (close < bracket + 2 || close + 2 >= end || chars[close + 1] != '(') {
            return -1;
        }
        if (chars[bracket + 1] == ' ' || chars[close - 1] == ' ' || chars[bracket + 1] == '^') {
            return -1;
        }
        int first = close + 2;
        int last = first;
        while (last < end && isAddressCharacter(chars[last])) {
            last++;
        }
        String address = text.substring(first, last);
        if (address.isEmpty() || runsScript(address) || last >= end) {
            return -1;
        }
        String title = "";
        int behind = last;
        if (text.startsWith(" \"", last)) {
            behind = text.indexOf('"', last + 2);
            if (behind < last + 3 || behind + 1 >= end) {
                return -1;
            }
            title = text.substring(last + 2, behind);
            for (int i = 0; i < title.length(); i++) {
                char c = title.charAt(i);
                if (!Character.isLetterOrDigit(c) && (c != ' ' || i == 0 || i + 1 == title.length())) {
                    return -1;
                }
            }
            behind++;
        }
        if (chars[behind] != ')') {
            return -1;
        }
        out.append(image ? "<img src=\"" : "<a href=\"");
        int place = out.length();
        escape(address, out);
        gaps.add(new Gap(place, out.length(), address, image, start));
        out.append(image ? "\" alt=\"" : "\"");
        if (!image && !title.isEmpty()) {
            out.append(" title=\"").append(title).append('"');
        }
        if (!image) {
            out.append('>');
        }
        if (text.substring(bracket + 1, close).indexOf('\n') >= 0 || !characters(bracket + 1, close)) {
            return -1;
        }
        if (!image) {
            out.append("</a>");
        } else {
            out.append(title.isEmpty() ? "\"" : "\" title=\"" + title + "\"").append(" />");
        }
        return behind + 1;
    }

    private static boolean runsScript(String address) {
        for (int colon = address.indexOf(':'); colon >= 0; colon = address.indexOf(':', colon + 1)) {
            if (address.regionMatches(true, colon - "script".length(), "script", 0, "script".length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressCharacter(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || ADDRESS.indexOf(c) >= 0;
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n';
    }

    /** Whether a character is no blank but the usual one. */
    private static boolean isPlainBlank(char c) {
        return c < 0x7F || c > 0xA0 && !Character.isSpaceChar(c) && c != '\uFEFF';
    }

    private void escape(char c) {
        escape(c, out);
    }

    private static void escape(String address, StringBuilder out) {
        for (int i = 0; i < address.length(); i++) {
            escape(address.charAt(i), out);
        }
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> out.append(c);
        }
    }

    // ---- what can be written only when all has been read

    private String html() {
        Map<String, String> targets = new HashMap<>();
        StringBuilder html = new StringBuilder();
        String written = out.toString();
        int done = 0;
        for (Gap gap : gaps) {
            if (gap.equals(contents)) {
                html.append(written, done, gap.start);
                writeContents(html);
                done = gap.end;
                continue;
            }
            // what stands twice is asked for once, as by flexmark
            String target = targets.computeIfAbsent(
                    gap.written + gap.image, key -> page.resolve(gap.written, gap.image, gap.offset));
            if (!target.equals(gap.written)) {
                html.append(written, done, gap.start);
                escape(target, html);
                done = gap.end;
            }
        }
        return done == 0 && html.isEmpty()
                ? written
                : html.append(written, done, written.length()).toString();
    }

    /** Whether the list of contents, if any, starts at its upper level. */
    private boolean hasPlainContents() {
        for (Heading heading : headings) {
            if (contents != null && (heading.level == 2 || heading.level == 3)) {
                return heading.level == 2;
            }
        }
        return true;
    }

    private void writeContents(StringBuilder html) {
        int level = 0;
        for (Heading heading : headings) {
            if (heading.level == 2 || heading.level == 3) {
                if (level == 0) {
                    html.append("<ul>\n");
                } else if (level == heading.level) {
                    html.append("</li>\n");
                } else if (level < heading.level) {
                    html.append("\n<ul>\n");
                } else {
                    html.append("</li>\n</ul>\n</li>\n");
                }
                level = heading.level;
                html.append("<li><a href=\"#")
                        .append(heading.id)
                        .append("\">")
                        .append(heading.html)
                        .append("</a>");
            }
        }
        if (level > 0) {
            html.append(level == 3 ? "</li>\n</ul>\n</li>\n</ul>\n" : "</li>\n</ul>\n");
        }
    }
}
