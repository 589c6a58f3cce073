package org.clinicsite.document.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Escape;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a line as Markdown. */
final class InlineMarkdown {

    /** Where emphasis begins and ends, until it is known what stands beside it; Unicode's noncharacters are in no text. */
    private static final char STRONG = '\uFDD0';

    private static final char STRONG_END = '\uFDD1';
    private static final char EM = '\uFDD2';
    private static final char EM_END = '\uFDD3';
    private static final char LINE_END = '\uFDD4';

    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
    private static final Pattern LINE_BEGIN = Pattern.compile(
            "^(#{1,6}(?=\\s|$)|>|[-+](?=\\s|$)|(?:-\\s*){3,}$|=+\\s*$|-+\\s*$|~{3,}|::|[|:-][\\s|:-]*$)");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");

    private final MarkdownChoices choices;

    InlineMarkdown(MarkdownChoices choices) {
        this.choices = choices;
    }

    /** A paragraph; lines of it end where their author wants them to. */
    String paragraph(List<Node> nodes) {
        List<String> lines = new ArrayList<>();
        for (String line : written(nodes).split(String.valueOf(LINE_END), -1)) {
            if (!line.isBlank()) {
                lines.add(lineBegin(line.strip()));
            }
        }
        if (lines.size() > 1) { // a bar makes no table then
            lines.replaceAll(line -> BAR.matcher(line).replaceAll("\\\\|"));
        }
        return String.join("\\\n", lines);
    }

    /** A heading. */
    String line(List<Node> nodes) {
        return written(nodes).replace(LINE_END, ' ').replaceAll(" {2,}", " ").strip();
    }

    /** A cell of a table. */
    String cell(List<Node> nodes) {
        return written(nodes).strip().replace("|", "\\|").replace(String.valueOf(LINE_END), "<br>");
    }

    private static String lineBegin(String line) {
        String number = NUMBER.matcher(line).replaceFirst("$1\\\\$2");
        return LINE_BEGIN.matcher(number).find() ? "\\" + number : number;
    }

    private String written(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        writeAll(nodes, out, 0);
        return marked(out.toString().replaceAll("[ \\t\\r\\n\\f]+", " "));
    }

    /** The parts in order; words that stand side by side are one, since a mark may lie across them. */
    private void writeAll(List<Node> nodes, StringBuilder out, int in) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof Inline.Words)) {
                writeNode(nodes.get(i), out, in);
                continue;
            }
            int from = i;
            StringBuilder words = new StringBuilder();
            while (i < nodes.size() && nodes.get(i) instanceof Inline.Words part) {
                words.append(part.text());
                i++;
            }
            boolean attributes = from > 0 && isBracketed(nodes.get(from - 1)) && words.indexOf("{") == 0;
            boolean picture = i < nodes.size()
                    && nodes.get(i) instanceof Inline.Link
                    && words.toString().endsWith("!");
            String said = escaped(words.toString());
            out.append(attributes ? "\\" : "").append(said, 0, said.length() - (picture ? 1 : 0));
            out.append(picture ? "\\!" : "");
            i--;
        }
    }

    private static boolean isBracketed(Node node) {
        return node instanceof Inline.Link || node instanceof Inline.Picture;
    }

    /** The state of the marks around: bit 0 strong, bit 1 emphasis, bit 2 a link. */
    private void writeNode(Node node, StringBuilder out, int in) {
        if (node instanceof Inline.Code code) {
            writeCode(code.text(), out);
        } else if (node instanceof Inline.Mark mark) {
            mark(mark.strong(), mark.children(), out, in);
        } else if (node instanceof Inline.Break end) {
            out.append(end.hard() ? LINE_END : ' ');
        } else if (node instanceof Inline.Link link) {
            writeLink(link, out, in);
        } else if (node instanceof Inline.Picture picture) {
            writePicture(picture, out);
        } else if (node instanceof Inline.Mention mention) {
            out.append("[^").append(mention.note() + 1).append(']');
        } else if (node instanceof Inline.Element element) {
            writeElement(element, out, in);
        } else {
            writeAll(node.children(), out, in);
        }
    }

    private void mark(boolean strong, List<Node> children, StringBuilder out, int in) {
        int bit = strong ? 1 : 2;
        StringBuilder inner = new StringBuilder();
        writeAll(children, inner, in | bit);
        String said = inner.toString();
        String text = stripped(said);
        if ((in & bit) != 0 || text.isEmpty() || text.indexOf(LINE_END) == 0 || text.endsWith("" + LINE_END)) {
            out.append(said);
            return;
        }
        int at = said.indexOf(text);
        out.append(said, 0, at)
                .append(strong ? STRONG : EM)
                .append(text)
                .append(strong ? STRONG_END : EM_END)
                .append(said.substring(at + text.length()));
    }

    /** Without blanks at its ends, no-break ones too: beside one, stars are no marks. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private void writeElement(Inline.Element element, StringBuilder out, int in) {
        Tag tag = element.tag();
        List<Node> children = element.children();
        switch (tag) {
            case STRONG, B -> mark(true, children, out, in);
            case EM, I -> mark(false, children, out, in);
            case BR -> out.append(LINE_END);
            case CODE -> {
                if (children.stream().allMatch(child -> child instanceof Inline.Words)) {
                    StringBuilder code = new StringBuilder();
                    children.forEach(child -> code.append(((Inline.Words) child).text()));
                    writeCode(code.toString(), out);
                } else {
                    writeTagged(element, out, in);
                }
            }
            default -> {
                String note = noteOf(element);
                if (tag == Tag.A && "back".equals(element.attribute("class"))) {
                    return; // the way from a note to its mark, which is made anew
                }
                if (note != null) {
                    out.append("[^").append(note).append(']');
                } else if (element.attributes().isEmpty() && tag == Tag.SPAN) {
                    writeAll(children, out, in);
                } else {
                    writeTagged(element, out, in);
                }
            }
        }
    }

    /** The name of the note that a mark of ours in HTML leads to; null for another element. */
    private static @Nullable String noteOf(Inline.Element mark) {
        String id = "note".equals(mark.attribute("class")) ? mark.attribute("id") : null;
        return id != null && id.matches("fnref-\\d+(?:-\\d+)?") ? id.split("-")[1] : null;
    }

    private void writeTagged(Inline.Element element, StringBuilder out, int in) {
        StringBuilder inner = new StringBuilder();
        writeAll(element.children(), inner, in);
        if (!element.tag().isEmpty() && inner.toString().isBlank() && element.attribute("id") == null) {
            out.append(inner);
            return;
        }
        out.append('<').append(element.tag().label());
        for (int i = 0; i < element.attributes().size(); i += 2) {
            out.append(' ').append(element.attributes().get(i)).append("=\"");
            Escape.attribute(out, element.attributes().get(i + 1));
            out.append('"');
        }
        out.append('>').append(inner);
        if (!element.tag().isEmpty()) {
            out.append("</").append(element.tag().label()).append('>');
        }
    }

    private static void writeCode(String text, StringBuilder out) {
        String code = text.replaceAll("\\s+", " ");
        if (code.isBlank()) {
            return;
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String ticks = "`".repeat(longest + 1);
        boolean padded = code.startsWith("`") || code.endsWith("`") || code.startsWith(" ") && code.endsWith(" ");
        out.append(ticks).append(padded ? " " + code + " " : code).append(ticks);
    }

    private void writeLink(Inline.Link link, StringBuilder out, int in) {
        String address = choices.address(link);
        StringBuilder text = new StringBuilder();
        writeAll(link.children(), text, in | 4);
        if ("back".equals(attribute(link, "class")) && link.address().value().startsWith("#fnref-")) {
            return;
        }
        if (address == null || (in & 4) != 0 || text.toString().isBlank()) {
            out.append(text);
            return;
        }
        String plain =
                link.children().size() == 1 && link.children().get(0) instanceof Inline.Words words ? words.text() : "";
        if (link.tooltip() == null && plain.equals(address) && address.matches("https?://[^\\s<>\\\\&]+")) {
            out.append('<').append(address).append('>');
            return;
        }
        if (link.tooltip() == null
                && address.equals("mailto:" + plain)
                && plain.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+")) {
            out.append('<').append(plain).append('>');
            return;
        }
        String said = text.toString();
        String inner = said.strip();
        int at = said.indexOf(inner);
        out.append(said, 0, at).append('[').append(inner).append("](");
        writeTarget(address, link.tooltip(), out);
        out.append(')');
        if ("button".equals(attribute(link, "class"))) {
            out.append("{.button}");
        }
        out.append(said.substring(at + inner.length()));
    }

    private static @Nullable String attribute(Inline.Link link, String name) {
        for (int i = 0; i < link.others().size(); i += 2) {
            if (link.others().get(i).equals(name)) {
                return link.others().get(i + 1);
            }
        }
        return null;
    }

    private void writePicture(Inline.Picture picture, StringBuilder out) {
        String address = choices.address(picture);
        if (address == null) {
            return;
        }
        out.append("![").append(escaped(picture.alt()).strip()).append("](");
        writeTarget(address, picture.title(), out);
        out.append(')');
    }

    private static void writeTarget(String address, @Nullable String title, StringBuilder out) {
        String escaped = ENTITY.matcher(address.replace("\\", "%5C").replaceAll("\\s+", " "))
                .replaceAll("&amp;");
        boolean plain = !escaped.isEmpty() && escaped.matches("[^\\s<>()\\p{Cntrl}]*");
        out.append(plain ? escaped : "<" + escaped.replace("<", "%3C").replace(">", "%3E") + ">");
        if (title != null && !title.isBlank()) {
            out.append(" \"")
                    .append(ENTITY.matcher(title.strip().replace("\\", "\\\\").replace("\"", "\\\""))
                            .replaceAll("&amp;"))
                    .append('"');
        }
    }

    /** Words, with a backslash before each character that would be a mark. */
    static String escaped(String text) {
        String marks = text.replaceAll("[\\\\*`\\[\\]]", "\\\\$0");
        marks = marks.replaceAll("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])", "\\\\_");
        return TAG.matcher(ENTITY.matcher(marks).replaceAll("&amp;")).replaceAll("&lt;");
    }

    // ---- emphasis

    /** Stars where they will be read as such; else elements. */
    private static String marked(String text) {
        if (text.indexOf(STRONG) < 0 && text.indexOf(EM) < 0) {
            return text;
        }
        int[] partner = new int[text.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == STRONG || c == EM) {
                open.push(i);
            } else if (c == STRONG_END || c == EM_END) {
                int at = open.pop();
                partner[at] = i;
                partner[i] = at;
            }
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c)) {
                out.append(c);
                continue;
            }
            boolean begins = c == STRONG || c == EM;
            boolean strong = c == STRONG || c == STRONG_END;
            boolean stars = begins ? isClear(text, i, partner[i]) : isClear(text, partner[i], i);
            out.append(stars ? strong ? "**" : "*" : "<" + (begins ? "" : "/") + (strong ? "strong>" : "em>"));
        }
        return out.toString();
    }

    /** Whether stars at both places are read as a pair: no other marks beside them, and words within reach. */
    private static boolean isClear(String text, int from, int to) {
        int before = from == 0 ? ' ' : text.codePointBefore(from);
        int first = text.codePointAt(from + 1);
        int last = text.codePointBefore(to);
        int behind = to + 1 == text.length() ? ' ' : text.codePointAt(to + 1);
        return !isBlank(first)
                && !isBlank(last)
                && isPlain(before)
                && isPlain(first)
                && isPlain(last)
                && isPlain(behind)
                && (!isPunctuation(first) || !isLetter(before))
                && (!isPunctuation(last) || !isLetter(behind));
    }

    private static boolean isPlain(int c) {
        return c != '*' && !(c < 0x10000 && isMark((char) c));
    }

    private static boolean isMark(char c) {
        return c >= STRONG && c <= EM_END;
    }

    private static boolean isLetter(int c) {
        return !isPunctuation(c) && c != LINE_END && !isBlank(c);
    }

    private static boolean isPunctuation(int c) {
        return c < 0x80 && c > ' ' && !Character.isLetterOrDigit(c) || Characters.isPunctuation(c);
    }
}
