package org.clinicsite.document.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clinicsite.text.Escape;

/** Writes a tree as HTML. What is decided elsewhere, such as where links lead, it leaves to {@link HtmlChoices}. */
public final class HtmlWriter {

    private final StringBuilder out;
    private final HtmlChoices choices;
    private final Tree tree;
    private final List<String> openTags = new ArrayList<>();
    private boolean inLink;
    /** Notes in the order of their first mention, as numbers in the tree, and how often each was mentioned. */
    private final List<Integer> notes = new ArrayList<>();

    private final List<Integer> mentions = new ArrayList<>();

    private HtmlWriter(StringBuilder out, Tree tree, HtmlChoices choices) {
        this.out = out;
        this.tree = tree;
        this.choices = choices;
    }

    /** Writes all of a tree. */
    public static void write(StringBuilder out, Tree tree, HtmlChoices choices) {
        HtmlWriter writer = new HtmlWriter(out, tree, choices);
        for (Node node : tree.blocks()) {
            writer.writeNode(node, false);
        }
        writer.writeNotes();
    }

    private void writeChildren(Node node) {
        List<Node> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            writeNode(children.get(i), i + 1 == children.size());
        }
    }

    private void writeNode(Node node, boolean last) {
        choices.begin(out, node);
        if (node instanceof Inline.Words words) {
            choices.writeWords(out, words);
        } else if (node instanceof Inline inline) {
            writeInline(inline);
        } else if (node instanceof Block block) {
            writeBlock(block, last);
        }
    }

    private void writeInline(Inline node) {
        if (node instanceof Inline.Break end) {
            out.append(end.hard() ? "<br>\n" : "\n");
        } else if (node instanceof Inline.Mark mark) {
            writeWrapped(mark.strong() ? "strong" : "em", mark);
        } else if (node instanceof Inline.Code code) {
            out.append("<code>");
            choices.writeCode(out, code.text());
            out.append("</code>");
        } else if (node instanceof Inline.Link link) {
            inLink = true;
            choices.openLink(out, link);
            writeChildren(link);
            choices.closeLink(out, link);
            inLink = false;
        } else if (node instanceof Inline.Picture picture) {
            choices.writePicture(out, picture);
        } else if (node instanceof Inline.Mention mention) {
            writeMention(mention);
        } else if (node instanceof Inline.Element element) {
            writeElement(element);
        } else if (node instanceof Inline.Raw raw) {
            if (!raw.block()) {
                note(raw.html());
            }
            choices.writeRaw(out, raw);
        }
    }

    private void writeBlock(Block node, boolean last) {
        if (node instanceof Block.Paragraph paragraph) {
            out.append(paragraph.bare() ? "" : "<p>");
            choices.openWords(out, paragraph);
            writeLeaf(paragraph);
            choices.closeWords(out, paragraph);
            if (!paragraph.bare()) {
                out.append("</p>\n");
            } else if (!last) {
                out.append('\n');
            }
        } else if (node instanceof Block.Heading heading) {
            if (choices.openHeading(out, heading)) {
                writeLeaf(heading);
                choices.closeHeading(out, heading);
            }
        } else if (node instanceof Block.Listing list) {
            String tag = list.ordered() ? "ol" : "ul";
            out.append('<').append(tag);
            if (list.ordered() && list.first() != 1) {
                out.append(" start=\"").append(list.first()).append('"');
            }
            out.append(">\n");
            writeChildren(list);
            out.append("</").append(tag).append(">\n");
        } else if (node instanceof Block.Item) {
            writeWrapped("li", node);
            out.append('\n');
        } else if (node instanceof Block.Quote) {
            out.append("<blockquote>\n");
            writeChildren(node);
            out.append("</blockquote>\n");
        } else if (node instanceof Block.CodeBlock code) {
            out.append("<pre><code");
            if (code.language() != null) {
                out.append(" class=\"language-");
                Escape.attribute(out, code.language());
                out.append('"');
            }
            out.append('>');
            choices.writeCode(out, code.text());
            out.append("</code></pre>\n");
        } else if (node instanceof Block.Rule) {
            out.append("<hr>\n");
        } else if (node instanceof Block.Table table) {
            writeTable(table);
        } else if (node instanceof Block.Shortcut shortcut) {
            choices.openShortcut(out, shortcut);
            writeChildren(shortcut);
            choices.closeShortcut(out, shortcut);
        }
    }

    private void writeWrapped(String tag, Node node) {
        out.append('<').append(tag).append('>');
        writeChildren(node);
        out.append("</").append(tag).append('>');
    }

    private void writeElement(Inline.Element element) {
        out.append('<').append(element.tag().label());
        for (int i = 0; i < element.attributes().size(); i += 2) {
            out.append(' ').append(element.attributes().get(i)).append("=\"");
            Escape.attribute(out, element.attributes().get(i + 1));
            out.append('"');
        }
        out.append('>');
        if (element.tag() == Tag.P) {
            choices.openWords(out, element);
            writeChildren(element);
            choices.closeWords(out, element);
        } else {
            writeChildren(element);
        }
        if (!element.tag().isEmpty()) {
            out.append("</").append(element.tag().label()).append('>');
        }
    }

    /** The words of a paragraph or heading. A raw tag that its author forgot to close ends with them. */
    private void writeLeaf(Node node) {
        int before = openTags.size();
        writeChildren(node);
        while (openTags.size() > before) {
            out.append("</").append(openTags.remove(openTags.size() - 1)).append('>');
        }
    }

    /** Keeps count of raw tags within a paragraph. */
    private void note(String tag) {
        boolean closes = tag.startsWith("</");
        int end = closes ? 2 : 1;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        String name = tag.substring(closes ? 2 : 1, end).toLowerCase(Locale.ROOT);
        if (closes) {
            int at = openTags.lastIndexOf(name);
            if (at >= 0) {
                openTags.remove(at);
            }
        } else if (!name.isEmpty() && !tag.endsWith("/>")) {
            Tag known = Tag.of(name);
            if (known == null || !known.isEmpty()) {
                openTags.add(name);
            }
        }
    }

    /** Within a box that can scroll sideways by keyboard, named by the table's own head. */
    private void writeTable(Block.Table table) {
        boolean named = !table.name().isEmpty();
        if (named) {
            out.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
            Escape.attribute(out, table.name());
            out.append("\">");
        }
        out.append("<table>\n");
        String part = "";
        for (Node node : table.children()) {
            Block.Row row = (Block.Row) node;
            String next = row.head() ? "thead" : "tbody";
            if (!next.equals(part)) {
                out.append(part.isEmpty() ? "" : "</" + part + ">\n");
                out.append('<').append(next).append(">\n");
                part = next;
            }
            writeRow(row);
        }
        out.append(part.isEmpty() ? "" : "</" + part + ">\n");
        out.append(named ? "</table></div>\n" : "</table>\n");
    }

    private void writeRow(Block.Row row) {
        choices.begin(out, row);
        out.append("<tr>");
        for (Node node : row.children()) {
            Block.Cell cell = (Block.Cell) node;
            choices.begin(out, cell);
            out.append(cell.heads() ? "<th scope=\"col\"" : "<td");
            if (cell.align() == Block.Align.RIGHT) {
                out.append(" class=\"right\"");
            } else if (cell.align() == Block.Align.CENTER) {
                out.append(" class=\"center\"");
            }
            out.append('>');
            writeChildren(cell);
            out.append(cell.heads() ? "</th>" : "</td>");
        }
        out.append("</tr>\n");
    }

    private void writeMention(Inline.Mention mention) {
        int at = notes.indexOf(mention.note());
        if (at < 0) {
            at = notes.size();
            notes.add(mention.note());
            mentions.add(0);
        }
        int number = at + 1;
        int times = mentions.get(at) + 1;
        mentions.set(at, times);
        out.append("<sup class=\"note\" id=\"fnref-").append(number);
        if (times > 1) {
            out.append('-').append(times);
        }
        out.append("\">");
        if (inLink) {
            out.append(number);
        } else {
            out.append("<a href=\"");
            choices.writeOwnAddress(out);
            out.append("#fn-").append(number).append("\">").append(number).append("</a>");
        }
        out.append("</sup>");
    }

    private void writeNotes() {
        if (notes.isEmpty()) {
            return;
        }
        out.append("<ol class=\"notes\">\n");
        for (int i = 0; i < notes.size(); i++) { // grows while notes mention further notes
            int number = i + 1;
            choices.begin(out, tree.notes().get(notes.get(i)));
            out.append("<li id=\"fn-").append(number).append("\">");
            writeChildren(tree.notes().get(notes.get(i)));
            trimEnd();
            boolean inParagraph = endsWith("</p>");
            if (inParagraph) {
                out.setLength(out.length() - "</p>".length());
            }
            out.append(" <a class=\"back\" href=\"");
            choices.writeOwnAddress(out);
            out.append("#fnref-")
                    .append(number)
                    .append("\">↩\uFE0E ")
                    .append(number)
                    .append(inParagraph ? "</a></p></li>\n" : "</a></li>\n");
        }
        out.append("</ol>\n");
    }

    private void trimEnd() {
        while (out.length() > 0 && out.charAt(out.length() - 1) == '\n') {
            out.setLength(out.length() - 1);
        }
    }

    private boolean endsWith(String end) {
        return out.length() >= end.length() && out.indexOf(end, out.length() - end.length()) >= 0;
    }
}
