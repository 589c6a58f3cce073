package org.clinicsite.document.markdown;

import com.vladsch.flexmark.ast.AutoLink;
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
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.PlainText;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** Makes our tree of flexmark's, in one walk. */
final class MarkdownTree {

    /** Deeper nesting than this is taken as it is written. */
    private static final int MAX_DEPTH = 400;

    private final String text;
    private final int shift;
    private final Places places;
    private final List<Tree.Definition> definitions = new ArrayList<>();
    private final List<Span> foreign = new ArrayList<>();
    /** Notes in the order of their first mention. */
    private final Map<FootnoteBlock, Integer> numbers = new IdentityHashMap<>();

    private final List<FootnoteBlock> mentioned = new ArrayList<>();
    private final List<FootnoteBlock> defined = new ArrayList<>();
    private boolean inLink;
    /** From here on the current heading's text is no text but {@code {#id}}; an offset of the body. */
    private int textEnd = Integer.MAX_VALUE;
    /** Up to here the body is read already, as what belongs to the part before. */
    private int readTo;

    MarkdownTree(String text, int shift, Places places) {
        this.text = text;
        this.shift = shift;
        this.places = places;
    }

    Tree of(Node root) {
        List<org.clinicsite.document.tree.Node> blocks = children(root, -1);
        List<Block.Note> notes = new ArrayList<>();
        for (int i = 0; i < mentioned.size(); i++) { // grows while notes mention further notes
            FootnoteBlock note = mentioned.get(i);
            notes.add(new Block.Note(children(note, 0), start(note), end(note)));
        }
        List<org.clinicsite.document.tree.Node> leftOut = new ArrayList<>();
        for (FootnoteBlock note : defined) {
            if (!numbers.containsKey(note)) {
                Node last = note.getLastChild();
                leftOut.add(new Block.Note(
                        List.of(), start(note), last == null ? end(note) : Math.max(end(note), end(last))));
                places.warn(
                        org.clinicsite.problem.Code.UNUSED_NOTE,
                        start(note),
                        "Nothing in the text names the note '" + note.getText() + "'; it is not shown.",
                        "Write [^" + note.getText() + "] where it belongs, or delete the note.");
            }
        }
        return new Tree(
                null,
                blocks,
                List.copyOf(notes),
                List.copyOf(definitions),
                List.copyOf(foreign),
                List.copyOf(leftOut),
                List.of());
    }

    private List<org.clinicsite.document.tree.Node> children(Node node, int depth) {
        Node child = node.getFirstChild();
        if (child == null) {
            return List.of();
        }
        List<org.clinicsite.document.tree.Node> out = new ArrayList<>();
        for (; child != null; child = child.getNext()) {
            addNode(child, depth + 1, out);
        }
        return out;
    }

    private void addNode(Node node, int depth, List<org.clinicsite.document.tree.Node> out) {
        if (depth > MAX_DEPTH) {
            addLiteral(node.getChars(), out);
        } else if (node instanceof Text) {
            addText(node.getChars(), out);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            out.add(new Inline.Break(node instanceof HardLineBreak, start(node), end(node)));
        } else if (node instanceof Reference definition) {
            definitions.add(
                    new Tree.Definition(address(definition.getUrl()), new Span(start(definition), end(definition))));
        } else if (node instanceof com.vladsch.flexmark.util.ast.Block) {
            addBlock(node, depth, out);
        } else {
            addInline(node, depth, out);
        }
    }

    // ---- blocks

    private void addBlock(Node node, int depth, List<org.clinicsite.document.tree.Node> out) {
        int start = start(node);
        int end = end(node);
        if (node instanceof Paragraph paragraph) {
            boolean bare = node.getParent() instanceof ListItem item && item.isParagraphInTightListItem(paragraph);
            out.add(new Block.Paragraph(children(node, depth), bare, false, start, end));
        } else if (node instanceof Heading heading) {
            out.add(heading(heading, depth));
        } else if (node instanceof BulletList) {
            out.add(new Block.Listing(false, 1, children(node, depth), start, end));
        } else if (node instanceof OrderedList list) {
            out.add(new Block.Listing(true, list.getStartNumber(), children(node, depth), start, end));
        } else if (node instanceof ListItem) {
            out.add(new Block.Item(children(node, depth), start, end));
        } else if (node instanceof BlockQuote) {
            out.add(new Block.Quote(children(node, depth), start, end));
        } else if (node instanceof FencedCodeBlock code) {
            out.add(fence(code));
        } else if (node instanceof IndentedCodeBlock code) {
            out.add(new Block.CodeBlock(text(code.getContentChars().trimEnd()) + "\n", null, false, start, end));
        } else if (node instanceof ThematicBreak) {
            out.add(new Block.Rule(start, end));
        } else if (node instanceof HtmlBlockBase html) {
            foreign.add(new Span(start, end));
            for (BasedSequence line : html.getContentLines()) {
                out.add(new Inline.Raw(
                        line.toString(), true, shift + line.getStartOffset(), shift + line.getEndOffset()));
            }
        } else if (node instanceof TableBlock) {
            out.add(table(node, depth));
        } else if (node instanceof DirectiveBlock block) {
            addShortcut(block, depth, out);
        } else if (node instanceof FootnoteBlock note) {
            defined.add(note);
        } else {
            throw new IllegalStateException("no part for " + node.getClass());
        }
    }

    private Block.CodeBlock fence(FencedCodeBlock code) {
        BasedSequence language = code.getInfoDelimitedByAny(c -> c == ' ' || c == '\t');
        if (code.getClosingMarker().isEmpty()) {
            places.warn(
                    org.clinicsite.problem.Code.UNCLOSED_CODE,
                    start(code),
                    "The code that begins here has no end: all below it became code.",
                    "Write a line " + code.getOpeningMarker() + " where the code ends.");
        }
        return new Block.CodeBlock(
                text(code.getContentChars()),
                language.isEmpty() ? null : unescaped(language),
                true,
                start(code),
                end(code));
    }

    private Block.Heading heading(Heading heading, int depth) {
        Span id = explicitId(heading);
        textEnd = id == null ? Integer.MAX_VALUE : id.start() - 2;
        List<org.clinicsite.document.tree.Node> children = children(heading, depth);
        textEnd = Integer.MAX_VALUE;
        return new Block.Heading(
                heading.getLevel(), id == null ? null : id.of(text), children, start(heading), end(heading));
    }

    private void addShortcut(DirectiveBlock block, int depth, List<org.clinicsite.document.tree.Node> out) {
        Directive.Fault fault = block.fault();
        if (fault != null) {
            places.reportError(
                    org.clinicsite.problem.Code.BAD_SHORTCUT, shift + fault.offset(), fault.message(), fault.advice());
        }
        Directive directive = block.directive();
        if (directive != null) {
            List<org.clinicsite.document.tree.Node> children = children(block, depth);
            int end = children.isEmpty() ? 0 : children.get(children.size() - 1).end();
            out.add(new Block.Shortcut(directive.moved(shift), children, start(block), Math.max(end, end(block))));
        }
    }

    private Block.Table table(Node table, int depth) {
        List<org.clinicsite.document.tree.Node> rows = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            boolean head = part instanceof TableHead;
            if (!head && !(part instanceof TableBody)) {
                continue;
            }
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(row(row, head, depth, name));
                }
            }
        }
        return new Block.Table(name.toString(), List.copyOf(rows), start(table), end(table));
    }

    private Block.Row row(Node row, boolean head, int depth, StringBuilder name) {
        List<org.clinicsite.document.tree.Node> cells = new ArrayList<>();
        for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableCell cell) {
                Block.Align align = cell.getAlignment() == TableCell.Alignment.RIGHT
                        ? Block.Align.RIGHT
                        : cell.getAlignment() == TableCell.Alignment.CENTER ? Block.Align.CENTER : Block.Align.START;
                // an empty th would be a heading that says nothing
                boolean heads = cell.isHeader() && cell.getFirstChild() != null;
                List<org.clinicsite.document.tree.Node> children = children(cell, depth + 3);
                cells.add(new Block.Cell(heads, align, children, start(cell), end(cell)));
                if (head && row.getPrevious() == null) {
                    int before = name.length();
                    children.forEach(part -> PlainText.writeFlat(part, name));
                    if (before > 0 && name.length() > before) {
                        name.insert(before, ", ");
                    }
                }
            }
        }
        return new Block.Row(head, List.copyOf(cells), start(row), end(row));
    }

    // ---- inlines

    private void addInline(Node node, int depth, List<org.clinicsite.document.tree.Node> out) {
        int start = start(node);
        int end = end(node);
        if (node instanceof Emphasis || node instanceof StrongEmphasis) {
            out.add(new Inline.Mark(node instanceof StrongEmphasis, children(node, depth), start, end));
        } else if (node instanceof Code code) {
            out.add(new Inline.Code(codeText(code), start, end));
        } else if (node instanceof InlineLinkNode link) {
            if (node instanceof Image) {
                out.add(picture(node, address(link.getUrl()), Inline.Form.INLINE, orNull(link.getTitle()), depth));
            } else {
                addLink(node, address(link.getUrl()), Inline.Form.INLINE, orNull(link.getTitle()), depth, out);
            }
            addAttributes(node, out);
        } else if (node instanceof RefNode ref) {
            Reference reference = definition(ref);
            if (reference == null) {
                addUndefined(ref, depth, out);
                return;
            }
            String title = orNull(reference.getTitle());
            if (node instanceof ImageRef) {
                out.add(picture(node, address(reference.getUrl()), Inline.Form.REFERENCE, title, depth));
            } else {
                addLink(node, address(reference.getUrl()), Inline.Form.REFERENCE, title, depth, out);
            }
            addAttributes(node, out);
        } else if (node instanceof DelimitedLinkNode link) {
            addAddress(link, out);
        } else if (node instanceof HtmlEntity) {
            addText(node.getChars(), out);
        } else if (node instanceof HtmlInlineBase) {
            foreign.add(new Span(start, end));
            out.add(new Inline.Raw(node.getChars().toString(), false, start, end));
        } else if (node instanceof Footnote footnote) {
            addMention(footnote, out);
        } else if (node.getFirstChild() != null) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                addNode(child, depth + 1, out);
            }
        } else if (!(node instanceof TableSeparator)) {
            addLiteral(node.getChars(), out);
        }
    }

    private void addLink(
            Node node,
            Inline.Address address,
            Inline.Form form,
            @Nullable String title,
            int depth,
            List<org.clinicsite.document.tree.Node> out) {
        places.checkAddress(address.value(), address.start());
        boolean nested = inLink;
        inLink = true;
        List<org.clinicsite.document.tree.Node> children = children(node, depth);
        inLink = nested;
        if (nested) {
            out.addAll(children); // no link lies in another
            return;
        }
        BasedSequence inner = node instanceof RefNode ref && ref.getText().isEmpty()
                ? ref.getReference()
                : node instanceof RefNode ref ? ref.getText() : ((InlineLinkNode) node).getText();
        out.add(new Inline.Link(address, form, title, children, span(inner), start(node), end(node)));
    }

    private Inline.Picture picture(
            Node node, Inline.Address address, Inline.Form form, @Nullable String title, int depth) {
        places.checkAddress(address.value(), address.start());
        StringBuilder alt = new StringBuilder();
        children(node, depth).forEach(child -> PlainText.writeFlat(child, alt));
        return new Inline.Picture(address, form, alt.toString(), title, List.of(), start(node), end(node));
    }

    private void addAddress(DelimitedLinkNode link, List<org.clinicsite.document.tree.Node> out) {
        BasedSequence said = link.getText();
        Span at = span(said);
        String value = said.toString();
        List<org.clinicsite.document.tree.Node> words = new ArrayList<>();
        addLiteral(said, words);
        if (link instanceof AutoLink || link instanceof MailLink) {
            places.checkAddress(value, at.start());
        }
        if (inLink) {
            out.addAll(words);
            return;
        }
        boolean mail = link instanceof MailLink;
        out.add(new Inline.Link(
                new Inline.Address(mail ? "mailto:" + value : value, at.start(), at.end()),
                mail ? Inline.Form.MAIL : Inline.Form.AUTOLINK,
                null,
                words,
                at,
                start(link),
                end(link)));
    }

    /** What stands between braces right behind a link or picture: attributes, as other Markdown programs read them. */
    private void addAttributes(Node node, List<org.clinicsite.document.tree.Node> out) {
        int from = node.getEndOffset();
        if (!(node.getNext() instanceof Text) || from >= text.length() || text.charAt(from) != '{') {
            return;
        }
        int close = from + 1;
        while (close < text.length() && "{}\n\r".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        boolean braces = close < node.getNext().getEndOffset() && text.charAt(close) == '}';
        String said = braces ? text.substring(from + 1, close).strip() : "";
        boolean read = said.startsWith(":") ? said.length() > 1 : said.startsWith(".") || said.startsWith("#");
        if (!read && said.indexOf('=') <= 0) {
            return;
        }
        readTo = close + 1;
        int last = out.size() - 1;
        if (said.equals(".button") && out.get(last) instanceof Inline.Link link) {
            out.set(last, link.with(List.of("class", "button")));
            return;
        }
        places.warn(
                org.clinicsite.problem.Code.UNREAD_ATTRIBUTES,
                shift + from,
                "The attributes {" + said + "} are not read; they are left out.",
                "Take them away. A link behind which {.button} stands looks like a button.");
    }

    /** A pair of brackets that names nothing is text. */
    private void addUndefined(RefNode node, int depth, List<org.clinicsite.document.tree.Node> out) {
        reportBlanksInAddress(node);
        BasedSequence chars = node.getChars();
        if (node.hasChildren()) {
            addText(chars.prefixOf(node.getChildChars()), out);
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                addNode(child, depth + 1, out);
            }
            addText(chars.suffixOf(node.getChildChars()), out);
        } else {
            addText(chars, out);
        }
    }

    /** Tells of {@code ![x](my photo.jpg)}: an address ends with its first blank. */
    private void reportBlanksInAddress(RefNode node) {
        int open = node.getEndOffset();
        if (open >= text.length() || text.charAt(open) != '(') {
            return;
        }
        int close = open + 1;
        while (close < text.length() && ")\n\r<>".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        String said = text.substring(open + 1, close).strip();
        boolean looks = said.indexOf(' ') > 0
                && (said.lastIndexOf('.') > 0 && said.lastIndexOf('.') > said.length() - 6 || said.indexOf('/') >= 0);
        if (looks && close < text.length() && text.charAt(close) == ')') {
            places.warn(
                    org.clinicsite.problem.Code.BLANK_IN_ADDRESS,
                    shift + open + 1,
                    "The address '" + Places.shortened(said) + "' has blanks in it, so it is shown as text.",
                    "Write (<" + said + ">), or give the file a name without blanks.");
        }
    }

    private void addMention(Footnote footnote, List<org.clinicsite.document.tree.Node> out) {
        FootnoteBlock note = footnote.getFootnoteBlock();
        if (note == null) {
            places.warn(
                    org.clinicsite.problem.Code.MISSING_NOTE,
                    start(footnote),
                    "There is no note '" + footnote.getText() + "'; the mark is shown as text.",
                    "Write a line [^" + footnote.getText() + "]: and the note, or delete the mark.");
            addLiteral(footnote.getChars(), out);
            return;
        }
        int number = numbers.computeIfAbsent(note, n -> {
            mentioned.add(n);
            return mentioned.size() - 1;
        });
        out.add(new Inline.Mention(number, start(footnote), end(footnote)));
    }

    // ---- characters

    /** Words as they stand. */
    private void addLiteral(BasedSequence chars, List<org.clinicsite.document.tree.Node> out) {
        if (!chars.isEmpty()) {
            out.add(new Inline.Words(text(chars), shift + chars.getStartOffset(), shift + chars.getEndOffset()));
        }
    }

    /** Words, escapes and entities resolved. */
    private void addText(BasedSequence chars, List<org.clinicsite.document.tree.Node> out) {
        int from = Math.max(chars.getStartOffset(), readTo);
        int to = chars.getEndOffset();
        boolean cut = to > textEnd;
        to = cut ? Math.max(from, textEnd) : to;
        if (cut) {
            while (to > from && text.charAt(to - 1) <= ' ') {
                to--;
            }
        }
        if (chars.length() != chars.getEndOffset() - chars.getStartOffset()) {
            // its lines have something between them that is not of it
            String said = Escaping.unescapeString(chars);
            out.add(new Inline.Words(said, shift + chars.getStartOffset(), shift + chars.getEndOffset()));
            return;
        }
        String whole = text.substring(from, Math.max(from, to));
        if (whole.indexOf('\\') < 0 && whole.indexOf('&') < 0) {
            addWords(whole, from, out);
            return;
        }
        int done = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to && QuickInlines.ESCAPABLE.indexOf(text.charAt(i + 1)) >= 0) {
                addWords(done, i, out);
                out.add(new Inline.Words(text.substring(i + 1, i + 2), shift + i, shift + i + 2));
                i++;
                done = i + 1;
            } else if (c == '&') {
                int close = i + 1;
                while (close < to && close < i + 34 && text.charAt(close) != ';' && text.charAt(close) != '&') {
                    close++;
                }
                if (close < to && text.charAt(close) == ';') {
                    String written = text.substring(i, close + 1);
                    String means = Escaping.unescapeString(written);
                    if (!means.equals(written)) {
                        addWords(done, i, out);
                        if (Characters.forbidden(means, 0) >= 0) {
                            places.leaveCharacterOut(shift + i, means.charAt(0));
                        }
                        out.add(new Inline.Words(means, shift + i, shift + close + 1));
                        i = close;
                        done = close + 1;
                    }
                }
            }
        }
        addWords(done, to, out);
    }

    private void addWords(int from, int to, List<org.clinicsite.document.tree.Node> out) {
        addWords(text.substring(from, Math.max(from, to)), from, out);
    }

    private void addWords(String said, int from, List<org.clinicsite.document.tree.Node> out) {
        if (!said.isEmpty()) {
            out.add(new Inline.Words(said, shift + from, shift + from + said.length()));
        }
    }

    /** What {@link BasedSequence#toString} says, which asks for each character by itself. */
    private String text(BasedSequence chars) {
        int start = chars.getStartOffset();
        int end = chars.getEndOffset();
        return chars.length() == end - start ? text.substring(start, end) : chars.toString();
    }

    /** Line ends are blanks; one blank at both ends only keeps a backtick off the marks. */
    private String codeText(Code code) {
        String said =
                text(code.getText()).replace("\r\n", " ").replace('\r', ' ').replace('\n', ' ');
        boolean padded = said.startsWith(" ") && said.endsWith(" ") && !said.isBlank();
        return padded ? said.substring(1, said.length() - 1) : said;
    }

    private Inline.Address address(BasedSequence url) {
        return new Inline.Address(unescaped(url), shift + url.getStartOffset(), shift + url.getEndOffset());
    }

    private static @Nullable Reference definition(RefNode link) {
        var references = Parser.REFERENCES.get(link.getDocument());
        return references.isEmpty() ? null : link.getReferenceNode(references);
    }

    private @Nullable String orNull(BasedSequence title) {
        return title.isNull() || title.isEmpty() ? null : unescaped(title);
    }

    /** Backslash escapes and entities resolved. */
    private String unescaped(BasedSequence chars) {
        String said = text(chars);
        return said.indexOf('\\') < 0 && said.indexOf('&') < 0 ? said : Escaping.unescapeString(chars);
    }

    private int start(Node node) {
        return shift + node.getStartOffset();
    }

    private int end(Node node) {
        return shift + node.getEndOffset();
    }

    private Span span(BasedSequence chars) {
        return new Span(shift + chars.getStartOffset(), shift + chars.getEndOffset());
    }

    /** Where the name in <code>{#name}</code> at a heading's end stands in the body; null when there is none. */
    private static @Nullable Span explicitId(Heading heading) {
        if (!(heading.getLastChild() instanceof Text last)) {
            return null;
        }
        BasedSequence chars = last.getChars().trimEnd();
        int end = chars.length() - 1;
        if (end < 3 || chars.charAt(end) != '}') {
            return null;
        }
        int start = end;
        while (start > 0 && chars.charAt(start - 1) != '{') {
            start--;
        }
        if (start == 0 || chars.charAt(start) != '#' || end - start < 2) {
            return null;
        }
        for (int i = start + 1; i < end; i++) {
            char c = chars.charAt(i);
            if (!Character.isLetterOrDigit(c) && "-_.:".indexOf(c) < 0 && c < 0x300) {
                return null;
            }
        }
        return new Span(chars.getStartOffset() + start + 1, chars.getStartOffset() + end);
    }
}
