package org.clinicsite.markdown;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as HTML. In place of flexmark's own renderer, which loads some 200 classes more at the start and leaves no
 * place between its output and what we have to decide on headings, links and raw HTML.
 */
final class HtmlWriter {

    /** Elements without an end, as the HTML standard lists them. */
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private final List<String> openTags = new ArrayList<>();
    private final StringBuilder out;
    private final HtmlChoices choices;
    private int headings;
    private boolean inLink;
    /** From here on the current heading's text is no text but {@code {#id}}. */
    private int textEnd = Integer.MAX_VALUE;
    /** Footnotes in the order of their first mention, and how often each was mentioned. */
    private final Map<FootnoteBlock, Integer> numbers = new IdentityHashMap<>();

    private final List<FootnoteBlock> notes = new ArrayList<>();
    private final List<Integer> mentions = new ArrayList<>();

    HtmlWriter(StringBuilder out, HtmlChoices choices) {
        this.out = out;
        this.choices = choices;
    }

    void write(Node root) {
        int block = 0;
        for (Node child = root.getFirstChild(); child != null; child = child.getNext()) {
            if (Outlines.isShown(child)) {
                choices.beforeBlock(out, block++);
                node(child, 0);
            }
        }
        footnotes();
    }

    private void node(Node node, int depth) {
        if (depth > Outlines.MAX_DEPTH) {
            Escape.text(out, node.getChars());
        } else if (node instanceof Text) {
            text(node.getChars());
        } else if (node instanceof SoftLineBreak) {
            out.append('\n');
        } else if (node instanceof HardLineBreak) {
            out.append("<br>\n");
        } else if (node instanceof Block) {
            block(node, depth);
        } else {
            inline(node, depth);
        }
    }

    private void children(Node node, int depth) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            node(child, depth + 1);
        }
    }

    private void text(BasedSequence chars) {
        if (chars.getEndOffset() > textEnd) {
            int length = Math.max(0, textEnd - chars.getStartOffset());
            Escape.text(out, Outlines.unescaped(chars.subSequence(0, length).trimEnd()));
        } else {
            Escape.text(out, Outlines.unescaped(chars));
        }
    }

    private void block(Node node, int depth) {
        if (node instanceof Paragraph paragraph) {
            if (node.getParent() instanceof ListItem item && item.isParagraphInTightListItem(paragraph)) {
                leaf(node, depth);
                if (node.getNext() != null) {
                    out.append('\n');
                }
            } else {
                out.append("<p>");
                leaf(node, depth);
                out.append("</p>\n");
            }
        } else if (node instanceof Heading heading) {
            heading(heading, depth);
        } else if (node instanceof BulletList) {
            wrapBlocks("<ul>", node, "</ul>", depth);
        } else if (node instanceof OrderedList list) {
            int start = list.getStartNumber();
            wrapBlocks(start == 1 ? "<ol>" : "<ol start=\"" + start + "\">", node, "</ol>", depth);
        } else if (node instanceof ListItem) {
            wrap("li", node, depth);
        } else if (node instanceof BlockQuote) {
            wrapBlocks("<blockquote>", node, "</blockquote>", depth);
        } else if (node instanceof FencedCodeBlock code) {
            BasedSequence language = code.getInfoDelimitedByAny(c -> c == ' ' || c == '\t');
            out.append("<pre><code");
            if (!language.isEmpty()) {
                out.append(" class=\"language-");
                Escape.attribute(out, Outlines.unescaped(language));
                out.append('"');
            }
            out.append('>');
            Escape.text(out, code.getContentChars());
            out.append("</code></pre>\n");
        } else if (node instanceof IndentedCodeBlock code) {
            out.append("<pre><code>");
            Escape.text(out, code.getContentChars().trimEnd());
            out.append("\n</code></pre>\n");
        } else if (node instanceof ThematicBreak) {
            out.append("<hr>\n");
        } else if (node instanceof HtmlBlockBase html) {
            for (BasedSequence line : html.getContentLines()) {
                choices.rawHtml(out, line.toString(), line.getStartOffset());
            }
        } else if (node instanceof TableBlock) {
            table(node, depth);
        } else if (node instanceof DirectiveBlock block) {
            directive(block, depth);
        } else if (node instanceof Reference || node instanceof FootnoteBlock) {
            return; // definitions within quotes or lists show nothing where they stand
        } else if (node instanceof Document) {
            children(node, depth);
        } else {
            throw new IllegalStateException("no HTML for " + node.getClass());
        }
    }

    private void directive(DirectiveBlock block, int depth) {
        Directive directive = block.directive();
        if (directive != null) {
            choices.openDirective(out, directive);
            children(block, depth);
            choices.closeDirective(out, directive);
        }
    }

    private void heading(Heading heading, int depth) {
        int number = headings++;
        if (choices.openHeading(out, number)) {
            Span id = Outlines.explicitId(heading);
            textEnd = id == null ? Integer.MAX_VALUE : id.start() - 2;
            leaf(heading, depth);
            textEnd = Integer.MAX_VALUE;
            choices.closeHeading(out, number);
        }
    }

    /** The words of a paragraph or heading. A raw tag that its author forgot to close ends with them. */
    private void leaf(Node node, int depth) {
        int before = openTags.size();
        children(node, depth);
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
        } else if (!name.isEmpty() && !tag.endsWith("/>") && !VOID.contains(name)) {
            openTags.add(name);
        }
    }

    private void inline(Node node, int depth) {
        if (node instanceof Emphasis) {
            wrapInline("em", node, depth);
        } else if (node instanceof StrongEmphasis) {
            wrapInline("strong", node, depth);
        } else if (node instanceof Code code) {
            out.append("<code>");
            Escape.text(out, codeText(code));
            out.append("</code>");
        } else if (node instanceof Image image) {
            picture(node, image.getUrl(), image.getTitle());
        } else if (node instanceof InlineLinkNode link) {
            link(node, link.getUrl(), link.getTitle(), depth);
        } else if (node instanceof ImageRef image) {
            Reference reference = Outlines.definition(node.getDocument(), image);
            if (reference == null) {
                undefined(image, depth);
            } else {
                picture(node, reference.getUrl(), reference.getTitle());
            }
        } else if (node instanceof RefNode link) {
            Reference reference = Outlines.definition(node.getDocument(), link);
            if (reference == null) {
                undefined(link, depth);
            } else {
                link(node, reference.getUrl(), reference.getTitle(), depth);
            }
        } else if (node instanceof DelimitedLinkNode link) {
            boolean opened = !inLink;
            BasedSequence address = link.getText();
            if (opened) {
                choices.openLink(
                        out,
                        link instanceof MailLink ? "mailto:" + address : address.toString(),
                        address.getStartOffset(),
                        null);
            }
            Escape.text(out, address);
            if (opened) {
                choices.closeLink(out);
            }
        } else if (node instanceof HtmlEntity) {
            Escape.text(out, Outlines.unescaped(node.getChars()));
        } else if (node instanceof HtmlInlineBase) {
            String tag = node.getChars().toString();
            note(tag);
            choices.rawHtml(out, tag, node.getStartOffset());
        } else if (node instanceof Footnote footnote) {
            mention(footnote);
        } else if (node.getFirstChild() != null) {
            children(node, depth);
        } else if (!(node instanceof TableSeparator)) {
            Escape.text(out, node.getChars());
        }
    }

    /** Line ends are blanks; one blank at both ends only keeps a backtick off the marks. */
    static String codeText(Code code) {
        String text = code.getText()
                .toString()
                .replace("\r\n", " ")
                .replace('\r', ' ')
                .replace('\n', ' ');
        boolean padded = text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
        return padded ? text.substring(1, text.length() - 1) : text;
    }

    private void link(Node node, BasedSequence url, BasedSequence title, int depth) {
        if (inLink) {
            children(node, depth);
            return;
        }
        inLink = true;
        choices.openLink(out, Outlines.unescaped(url), url.getStartOffset(), orNull(title));
        children(node, depth);
        choices.closeLink(out);
        inLink = false;
    }

    private void picture(Node node, BasedSequence url, BasedSequence title) {
        StringBuilder alt = new StringBuilder();
        plain(node, alt, 0);
        choices.image(out, Outlines.unescaped(url), url.getStartOffset(), alt.toString(), orNull(title));
    }

    private static @Nullable String orNull(BasedSequence title) {
        return title.isNull() || title.isEmpty() ? null : Outlines.unescaped(title);
    }

    private static void plain(Node node, StringBuilder text, int depth) {
        for (Node child = node.getFirstChild(); child != null && depth < Outlines.MAX_DEPTH; child = child.getNext()) {
            if (child instanceof Text || child instanceof HtmlEntity) {
                text.append(Outlines.unescaped(child.getChars()));
            } else if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                text.append(' ');
            } else if (child instanceof Code code) {
                text.append(codeText(code));
            } else {
                plain(child, text, depth + 1);
            }
        }
    }

    /** A pair of brackets that names nothing is text. */
    private void undefined(RefNode node, int depth) {
        if (node.hasChildren()) {
            text(node.getChars().prefixOf(node.getChildChars()));
            children(node, depth);
            text(node.getChars().suffixOf(node.getChildChars()));
        } else {
            text(node.getChars());
        }
    }

    private void wrap(String tag, Node node, int depth) {
        wrapInline(tag, node, depth);
        out.append('\n');
    }

    private void wrapInline(String tag, Node node, int depth) {
        out.append('<').append(tag).append('>');
        children(node, depth);
        out.append("</").append(tag).append('>');
    }

    private void wrapBlocks(String open, Node node, String close, int depth) {
        out.append(open).append('\n');
        children(node, depth);
        out.append(close).append('\n');
    }

    /** Within a box that can scroll sideways by keyboard, named by the table's own head. */
    private void table(Node table, int depth) {
        String name = headText(table);
        if (!name.isEmpty()) {
            out.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
            Escape.attribute(out, name);
            out.append("\">");
        }
        out.append("<table>\n");
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part.getFirstChild() == null) {
                continue;
            }
            if (part instanceof TableHead) {
                out.append("<thead>\n");
                rows(part, depth);
                out.append("</thead>\n");
            } else if (part instanceof TableBody) {
                out.append("<tbody>\n");
                rows(part, depth);
                out.append("</tbody>\n");
            }
        }
        out.append(name.isEmpty() ? "</table>\n" : "</table></div>\n");
    }

    private static String headText(Node table) {
        StringBuilder name = new StringBuilder();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part instanceof TableHead && part.getFirstChild() != null) {
                for (Node cell = part.getFirstChild().getFirstChild(); cell != null; cell = cell.getNext()) {
                    int before = name.length();
                    plain(cell, name, 0);
                    if (before > 0 && name.length() > before) {
                        name.insert(before, ", ");
                    }
                }
            }
        }
        return name.toString();
    }

    private void rows(Node part, int depth) {
        for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
            if (!(row instanceof TableRow)) {
                continue;
            }
            out.append("<tr>");
            for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof TableCell cell) {
                    // an empty th would be a heading that says nothing
                    boolean heads = cell.isHeader() && cell.getFirstChild() != null;
                    out.append(heads ? "<th scope=\"col\"" : "<td");
                    if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
                        out.append(" class=\"right\"");
                    } else if (cell.getAlignment() == TableCell.Alignment.CENTER) {
                        out.append(" class=\"center\"");
                    }
                    out.append('>');
                    children(cell, depth + 3);
                    out.append(heads ? "</th>" : "</td>");
                }
            }
            out.append("</tr>\n");
        }
    }

    private void mention(Footnote footnote) {
        FootnoteBlock note = footnote.getFootnoteBlock();
        if (note == null) {
            Escape.text(out, footnote.getChars());
            return;
        }
        int number = numbers.computeIfAbsent(note, n -> {
            notes.add(n);
            mentions.add(0);
            return notes.size();
        });
        int mention = mentions.get(number - 1) + 1;
        mentions.set(number - 1, mention);
        out.append("<sup class=\"note\" id=\"fnref-").append(number);
        if (mention > 1) {
            out.append('-').append(mention);
        }
        out.append("\">");
        if (inLink) {
            out.append(number);
        } else {
            out.append("<a href=\"#fn-")
                    .append(number)
                    .append("\">")
                    .append(number)
                    .append("</a>");
        }
        out.append("</sup>");
    }

    private void footnotes() {
        if (notes.isEmpty()) {
            return;
        }
        out.append("<ol class=\"notes\">\n");
        for (int i = 0; i < notes.size(); i++) { // grows while notes mention further notes
            int number = i + 1;
            out.append("<li id=\"fn-").append(number).append("\">");
            FootnoteBlock note = notes.get(i);
            children(note, 0);
            trimEnd();
            boolean inParagraph = endsWith("</p>");
            if (inParagraph) {
                out.setLength(out.length() - "</p>".length());
            }
            out.append(" <a class=\"back\" href=\"#fnref-")
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
