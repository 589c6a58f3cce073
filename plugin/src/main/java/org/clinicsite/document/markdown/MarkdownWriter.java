package org.clinicsite.document.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.document.tree.HtmlChoices;
import org.clinicsite.document.tree.HtmlWriter;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.text.Escape;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as Markdown that {@link MarkdownFront} reads as the same text. What has no marks of its own stays HTML:
 * lists of terms, boxes that open, tables without a head. What it wrote once it writes again in the same way.
 */
public final class MarkdownWriter {

    private final Tree tree;
    private final MarkdownChoices choices;
    private final InlineMarkdown inlines;
    private final Map<String, String> notes = new LinkedHashMap<>();

    private MarkdownWriter(Tree tree, MarkdownChoices choices) {
        this.tree = tree;
        this.choices = choices;
        this.inlines = new InlineMarkdown(choices);
    }

    /** All of a tree; ends with a line end when it says anything. */
    public static String write(Tree tree, MarkdownChoices choices) {
        return new MarkdownWriter(tree, choices).all();
    }

    private String all() {
        List<String> parts = new ArrayList<>(blocks(tree.blocks()));
        for (int i = 0; i < tree.notes().size(); i++) {
            note(String.valueOf(i + 1), tree.notes().get(i).children());
        }
        writeNotes(parts);
        return parts.isEmpty() ? "" : String.join("\n\n", parts) + "\n";
    }

    /** The way back from a note as our own HTML has it. */
    private static final String BACK = "\\s*↩\uFE0E \\d+$";

    private void note(String name, List<Node> children) {
        String text = String.join("\n\n", blocks(children)).replaceFirst(BACK, "");
        notes.put(name, text.isEmpty() ? "…" : text);
    }

    /** The notes below the text; one whose mark got lost is a paragraph. */
    private void writeNotes(List<String> parts) {
        String mentions = String.join("\n", parts) + String.join("\n", notes.values());
        notes.forEach((name, text) ->
                parts.add(mentions.contains("[^" + name + "]") ? "[^" + name + "]: " + indented(text, "    ") : text));
    }

    // ---- blocks

    /** The parts in order, each without a line end behind it. Words that stand beside blocks are a paragraph. */
    private List<String> blocks(List<Node> nodes) {
        List<String> out = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        char[] lists = {' '}; // the mark of the list right before
        for (Node node : nodes) {
            if (isInline(node)) {
                line.add(node);
                continue;
            }
            writeParagraph(line, out, lists);
            writeBlock(node, out, lists);
        }
        writeParagraph(line, out, lists);
        return out;
    }

    private void writeParagraph(List<Node> line, List<String> out, char[] lists) {
        if (line.isEmpty()) {
            return;
        }
        String said = inlines.paragraph(line);
        if (!said.isEmpty()) {
            writeProposed(line.get(0), out);
            out.add(said);
            lists[0] = ' ';
        }
        line.clear();
    }

    private void writeProposed(Node node, List<String> out) {
        MarkdownChoices.Heading heading = choices.before(node);
        if (heading != null) {
            out.add(heading(heading, InlineMarkdown.escaped(heading.text())));
        }
    }

    private void writeBlock(Node node, List<String> out, char[] lists) {
        writeProposed(node, out);
        if (node instanceof Block.Paragraph) {
            add(inlines.paragraph(node.children()), out, lists);
        } else if (node instanceof Block.Heading heading) {
            MarkdownChoices.Heading written = choices.heading(heading);
            String said = written == null ? "" : inlines.line(heading.children());
            if (written != null && !said.isEmpty()) {
                add(heading(written, said), out, lists);
            }
        } else if (node instanceof Block.Listing list) {
            writeList(list.ordered(), list.first(), list.children(), out, lists);
        } else if (node instanceof Block.Item || node instanceof Block.Note) {
            addAll(blocks(node.children()), out, lists);
        } else if (node instanceof Block.Quote) {
            writeQuote(node.children(), out, lists);
        } else if (node instanceof Block.CodeBlock code) {
            add(code(code.text(), code.language()), out, lists);
        } else if (node instanceof Block.Rule) {
            add("***", out, lists);
        } else if (node instanceof Block.Table table) {
            writeTable(table.children(), node, out, lists);
        } else if (node instanceof Block.Shortcut shortcut) {
            writeShortcut(shortcut, out, lists);
        } else if (node instanceof Inline.Element element) {
            writeElement(element, out, lists);
        } else {
            addAll(blocks(node.children()), out, lists);
        }
    }

    private static void add(String part, List<String> out, char[] lists) {
        if (!part.isEmpty()) {
            out.add(part);
            lists[0] = ' ';
        }
    }

    private static void addAll(List<String> parts, List<String> out, char[] lists) {
        parts.forEach(part -> add(part, out, lists));
    }

    private static String heading(MarkdownChoices.Heading heading, String said) {
        String text = said.endsWith("#") ? said.substring(0, said.length() - 1) + "\\#" : said;
        if (heading.id() == null && text.matches(".*\\{#[^{}]*\\}")) {
            text = text.substring(0, text.length() - 1) + "\\}";
        }
        return "#".repeat(heading.level()) + " " + text + (heading.id() == null ? "" : " {#" + heading.id() + "}");
    }

    private void writeElement(Inline.Element element, List<String> out, char[] lists) {
        List<Node> children = element.children();
        switch (element.tag()) {
            case P, SUMMARY, FIGCAPTION, CAPTION -> {
                if (children.stream().allMatch(MarkdownWriter::isInline)) {
                    add(inlines.paragraph(children), out, lists);
                } else {
                    addAll(blocks(children), out, lists);
                }
            }
            case UL, OL -> {
                if ("notes".equals(element.attribute("class"))) {
                    collectNotes(children);
                } else {
                    writeList(element.tag() == Tag.OL, start(element), children, out, lists);
                }
            }
            case BLOCKQUOTE -> writeQuote(children, out, lists);
            case HR -> add("***", out, lists);
            case PRE -> add(preformatted(element), out, lists);
            case TABLE -> {
                List<Node> rows = new ArrayList<>();
                if (simple(children, rows)) {
                    writeTable(rows, element, out, lists);
                } else {
                    add(html(element), out, lists);
                }
            }
            case DIV -> {
                List<Node> within = elements(children);
                List<Node> rows = new ArrayList<>();
                if ("table".equals(element.attribute("class"))
                        && within.size() == 1
                        && within.get(0) instanceof Inline.Element table
                        && simple(table.children(), rows)) {
                    writeTable(rows, table, out, lists);
                } else {
                    addAll(blocks(children), out, lists);
                }
            }
            case DETAILS, DL -> add(html(element), out, lists);
            case FIGURE -> {
                if (has(element, n -> n instanceof Inline.Element e && e.tag() == Tag.FIGCAPTION)
                        && has(element, n -> n instanceof Inline.Picture p && choices.address(p) != null)) {
                    add(html(element), out, lists);
                } else {
                    addAll(blocks(children), out, lists);
                }
            }
            default -> addAll(blocks(children), out, lists);
        }
    }

    private static int start(Inline.Element list) {
        String start = list.attribute("start");
        return start != null && start.matches("\\d{1,8}") ? Integer.parseInt(start) : 1;
    }

    private void writeQuote(List<Node> children, List<String> out, char[] lists) {
        String text = String.join("\n\n", blocks(children));
        if (!text.isEmpty()) {
            add("> " + text.replace("\n", "\n> ").replace("\n> \n", "\n>\n"), out, lists);
        }
    }

    // ---- lists

    private record Entry(List<String> parts, boolean isTight) {}

    private void writeList(boolean ordered, int first, List<Node> items, List<String> out, char[] lists) {
        List<Entry> entries = new ArrayList<>();
        for (Node item : items) {
            if (isBlank(item)) {
                continue;
            }
            boolean isItem =
                    item instanceof Block.Item || item instanceof Inline.Element element && element.tag() == Tag.LI;
            List<Node> children = isItem ? item.children() : List.of(item);
            List<String> parts = blocks(children);
            if (!parts.isEmpty()) {
                entries.add(new Entry(parts, isTight(children)));
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        boolean single = entries.size() == 1 && entries.get(0).parts().size() == 1;
        boolean tight = single || entries.stream().allMatch(Entry::isTight);
        char before = lists[0];
        char mark = ordered ? before == '.' ? ')' : '.' : before == '-' ? '*' : '-';
        StringBuilder text = new StringBuilder();
        int number = first;
        for (Entry entry : entries) {
            String begin = (ordered ? number++ : "") + "" + mark + " ";
            text.append(text.isEmpty() ? "" : tight ? "\n" : "\n\n")
                    .append(begin)
                    .append(indented(String.join(tight ? "\n" : "\n\n", entry.parts()), " ".repeat(begin.length())));
        }
        out.add(text.toString());
        lists[0] = mark;
    }

    /** One run of words, and lists below it. */
    private static boolean isTight(List<Node> children) {
        boolean words = false;
        boolean list = false;
        for (Node child : children) {
            if (isBlank(child)) {
                continue;
            }
            boolean bare = isInline(child) || child instanceof Block.Paragraph p && p.bare();
            boolean below = child instanceof Block.Listing l && (!l.ordered() || l.first() == 1)
                    || child instanceof Inline.Element e
                            && (e.tag() == Tag.UL || e.tag() == Tag.OL && start(e) == 1)
                            && !"notes".equals(e.attribute("class"));
            if (!bare && !below || bare && (list || words && child instanceof Block.Paragraph) || below && list) {
                return false;
            }
            words |= bare;
            list |= below;
        }
        return words;
    }

    private static String indented(String text, String indent) {
        return text.replace("\n", "\n" + indent).replaceAll("\n[ ]+(?=\n)", "\n");
    }

    /** Notes that were written as HTML, since other HTML stands in the text. */
    private void collectNotes(List<Node> items) {
        for (Node item : items) {
            if (item instanceof Inline.Element li && li.tag() == Tag.LI) {
                String id = li.attribute("id");
                note(id != null && id.startsWith("fn-") ? id.substring(3) : "0", li.children());
            }
        }
    }

    // ---- code

    private static String code(String text, @Nullable String language) {
        String code = text.replace("\r\n", "\n").replace('\r', '\n');
        code = code.endsWith("\n") ? code.substring(0, code.length() - 1) : code;
        int longest = 2;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String info = language == null ? "" : language.replaceAll("[`\\s\\\\&]", "");
        return code.isBlank() ? "" : fence + info + "\n" + code + "\n" + fence;
    }

    private static String preformatted(Inline.Element pre) {
        String language = null;
        StringBuilder text = new StringBuilder();
        for (Node node : pre.children()) {
            if (node instanceof Inline.Element code && code.tag() == Tag.CODE) {
                String name = code.attribute("class");
                language = name != null && name.startsWith("language-") ? name.substring(9) : null;
            }
        }
        writeRaw(pre, text);
        String code = text.toString();
        return code(code.startsWith("\n") ? code.substring(1) : code, language);
    }

    private static void writeRaw(Node node, StringBuilder out) {
        if (node instanceof Inline.Words words) {
            out.append(words.text());
        } else if (node instanceof Inline.Code code) {
            out.append(code.text());
        } else if (node instanceof Inline.Break || node instanceof Inline.Element element && element.tag() == Tag.BR) {
            out.append('\n');
        } else {
            node.children().forEach(child -> writeRaw(child, out));
        }
    }

    // ---- tables

    /** Whether rows of HTML can be written with bars: a head, as many cells in each row, only words in them. */
    private static boolean simple(List<Node> parts, List<Node> rows) {
        for (Node part : elements(parts)) {
            if (!(part instanceof Inline.Element element)) {
                return false;
            }
            switch (element.tag()) {
                case THEAD, TBODY, TFOOT -> {
                    if (!simpleRows(element.children(), rows)) {
                        return false;
                    }
                }
                case TR -> {
                    if (!simpleRows(List.of(element), rows)) {
                        return false;
                    }
                }
                case COLGROUP -> {}
                default -> {
                    return false;
                }
            }
        }
        return rows.size() > 1
                && elements(rows.get(0).children()).stream().allMatch(cell -> ((Inline.Element) cell).tag() == Tag.TH)
                && rows.stream()
                        .skip(1)
                        .allMatch(row -> elements(row.children()).stream()
                                        .noneMatch(cell -> ((Inline.Element) cell).tag() == Tag.TH)
                                && elements(row.children()).size()
                                        == elements(rows.get(0).children()).size());
    }

    private static boolean simpleRows(List<Node> parts, List<Node> rows) {
        for (Node row : elements(parts)) {
            if (!(row instanceof Inline.Element tr)
                    || tr.tag() != Tag.TR
                    || elements(tr.children()).isEmpty()) {
                return false;
            }
            for (Node cell : elements(tr.children())) {
                if (!(cell instanceof Inline.Element td)
                        || td.tag() != Tag.TD && td.tag() != Tag.TH
                        || td.attribute("colspan") != null
                        || td.attribute("rowspan") != null
                        || cellOf(td) == null) {
                    return false;
                }
            }
            rows.add(tr);
        }
        return true;
    }

    /** The words of a cell; null when it holds more. */
    private static @Nullable List<Node> cellOf(Node cell) {
        List<Node> within = elements(cell.children());
        if (within.size() == 1
                && within.get(0) instanceof Inline.Element p
                && p.tag() == Tag.P
                && p.children().stream().allMatch(MarkdownWriter::isInline)) {
            return p.children();
        }
        return within.stream().allMatch(MarkdownWriter::isInline) ? cell.children() : null;
    }

    private void writeTable(List<Node> rows, Node whole, List<String> out, char[] lists) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        int width = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<Node> cells = elements(rows.get(i).children());
            width = i == 0 ? cells.size() : width;
            text.append(i == 0 ? "|" : "\n|");
            for (Node cell : cells) {
                List<Node> words = cell instanceof Block.Cell ? cell.children() : cellOf(cell);
                text.append(' ')
                        .append(inlines.cell(words == null ? List.of() : words))
                        .append(" |");
            }
            if (i == 0) {
                text.append("\n|");
                cells.forEach(cell -> text.append(align(cell)));
            }
        }
        if (rows.size() == 1 || rows.get(0) instanceof Block.Row head && !head.head()) {
            add(html(whole), out, lists);
        } else {
            add(text.toString(), out, lists);
        }
    }

    private static String align(Node cell) {
        String name = cell instanceof Inline.Element element ? element.attribute("class") : null;
        if (cell instanceof Block.Cell c && c.align() == Block.Align.RIGHT || "right".equals(name)) {
            return "---:|";
        }
        return cell instanceof Block.Cell c && c.align() == Block.Align.CENTER || "center".equals(name)
                ? ":-:|"
                : "---|";
    }

    // ---- directives

    private void writeShortcut(Block.Shortcut shortcut, List<String> out, char[] lists) {
        Directive directive = shortcut.directive();
        List<String> within = blocks(shortcut.children());
        if (!choices.keeps(directive)) {
            addAll(within, out, lists);
            return;
        }
        StringBuilder line = new StringBuilder();
        String colons = directive.container() ? ":".repeat(3 + depth(shortcut)) : "::";
        line.append(colons).append(directive.container() ? " " : "").append(directive.name());
        if (directive.label() != null) {
            line.append('[').append(directive.label()).append(']');
        }
        if (!directive.values().isEmpty()) {
            String between = "{";
            for (Directive.Value value : directive.values()) {
                line.append(between).append(value.key());
                if (!value.text().isEmpty()) {
                    line.append("=\"").append(value.text()).append('"');
                }
                between = " ";
            }
            line.append('}');
        }
        if (directive.container()) {
            within.forEach(
                    part -> line.append(line.indexOf("\n") < 0 ? "\n" : "\n\n").append(part));
            line.append('\n').append(colons);
        }
        add(line.toString(), out, lists);
    }

    private static int depth(Node node) {
        int depth = 0;
        for (Node child : node.children()) {
            boolean box = child instanceof Block.Shortcut s && s.directive().container();
            depth = Math.max(depth, depth(child) + (box ? 1 : 0));
        }
        return depth;
    }

    // ---- what stays HTML

    /** Without empty lines, which would end it. */
    private String html(Node node) {
        StringBuilder out = new StringBuilder();
        HtmlWriter.write(out, new Tree(null, List.of(node)), new Html(choices));
        return out.toString().replaceAll("[ \t]*\r?\n\\s*", "\n").strip();
    }

    private record Html(MarkdownChoices choices) implements HtmlChoices {

        @Override
        public boolean openHeading(StringBuilder out, Block.Heading heading) {
            out.append("<p><strong>");
            return true;
        }

        @Override
        public void closeHeading(StringBuilder out, Block.Heading heading) {
            out.append("</strong></p>\n");
        }

        @Override
        public void openLink(StringBuilder out, Inline.Link link) {
            String address = choices.address(link);
            if (address != null) {
                out.append("<a href=\"");
                Escape.attribute(out, address);
                out.append("\">");
            }
        }

        @Override
        public void closeLink(StringBuilder out, Inline.Link link) {
            out.append(choices.address(link) == null ? "" : "</a>");
        }

        @Override
        public void writePicture(StringBuilder out, Inline.Picture picture) {
            String address = choices.address(picture);
            if (address != null) {
                out.append("<img src=\"");
                Escape.attribute(out, address);
                out.append("\" alt=\"");
                Escape.attribute(out, picture.alt());
                out.append("\">");
            }
        }

        @Override
        public void openShortcut(StringBuilder out, Block.Shortcut shortcut) {}

        @Override
        public void closeShortcut(StringBuilder out, Block.Shortcut shortcut) {}
    }

    // ---- what a part is

    private static boolean isInline(Node node) {
        if (node instanceof Inline.Element element) {
            return switch (element.tag().kind()) {
                case TEXT, CODE, BREAK, LINK -> element.children().stream().allMatch(MarkdownWriter::isInline);
                default -> false;
            };
        }
        if (node instanceof Inline.Link || node instanceof Inline.Mark) {
            return node.children().stream().allMatch(MarkdownWriter::isInline);
        }
        return node instanceof Inline;
    }

    private static boolean isBlank(Node node) {
        return node instanceof Inline.Words words && words.text().isBlank() || node instanceof Inline.Break;
    }

    /** All but blanks between them. */
    private static List<Node> elements(List<Node> nodes) {
        return nodes.stream().filter(node -> !isBlank(node)).toList();
    }

    private static boolean has(Node node, Predicate<Node> what) {
        return what.test(node) || node.children().stream().anyMatch(child -> has(child, what));
    }
}
