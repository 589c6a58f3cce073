package org.clinicsite.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import com.vladsch.flexmark.util.sequence.SubSequence;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** One walk over the tree that finds what {@link Outline} tells. */
final class Outlines {

    /** Deeper inline nesting than this is taken as it is written. */
    static final int MAX_DEPTH = 400;

    private final Node root;
    private final List<Outline.Heading> headings = new ArrayList<>();
    private final List<Outline.Block> blocks = new ArrayList<>();
    private final List<Outline.Address> addresses = new ArrayList<>();
    private final List<Directive> directives = new ArrayList<>();
    private final List<Directive.Fault> faults = new ArrayList<>();
    private final List<Integer> openFences = new ArrayList<>();
    private boolean rawHtml;

    private Outlines(Node root) {
        this.root = root;
    }

    static Outline of(Node root) {
        Outlines walk = new Outlines(root);
        StringBuilder text = new StringBuilder();
        for (Node child = root.getFirstChild(); child != null; child = child.getNext()) {
            text.setLength(0);
            int heading = child instanceof Heading ? walk.headings.size() : -1;
            walk.node(child, text, 0);
            if (isShown(child)) {
                walk.blocks.add(new Outline.Block(
                        text.toString().strip(), child.getStartOffset(), child instanceof Paragraph, heading));
            }
        }
        return new Outline(
                List.copyOf(walk.headings),
                List.copyOf(walk.blocks),
                List.copyOf(walk.addresses),
                List.copyOf(walk.directives),
                List.copyOf(walk.faults),
                List.copyOf(walk.openFences),
                walk.rawHtml);
    }

    /** Whether an outermost block is written where it stands; definitions are not. */
    static boolean isShown(Node block) {
        return !(block instanceof Reference)
                && !(block instanceof FootnoteBlock)
                && !(block instanceof DirectiveBlock end && end.directive() == null);
    }

    private void node(Node node, StringBuilder text, int depth) {
        if (depth > MAX_DEPTH) {
            text.append(node.getChars());
        } else if (node instanceof Text) {
            text.append(unescaped(node.getChars()));
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            text.append('\n');
        } else if (node instanceof Heading heading) {
            int start = text.length();
            int number = headings.size();
            Span id = explicitId(heading);
            headings.add(new Outline.Heading(heading.getLevel(), "", null, heading.getStartOffset()));
            children(node, text, depth);
            String title = text.substring(start);
            if (id != null) { // the title ends with it, as no escape may stand in it
                title = title.substring(0, title.lastIndexOf("{#"));
                text.setLength(start + title.length());
            }
            headings.set(
                    number,
                    new Outline.Heading(
                            heading.getLevel(),
                            title.strip(),
                            id == null ? null : id.of(heading.getDocument().getChars()),
                            heading.getStartOffset()));
            text.append('\n');
        } else if (node instanceof Code code) {
            text.append(HtmlWriter.codeText(code));
        } else if (node instanceof HtmlEntity) {
            text.append(unescaped(node.getChars()));
        } else if (node instanceof HtmlBlockBase || node instanceof HtmlInlineBase) {
            rawHtml = true;
        } else if (node instanceof DelimitedLinkNode link) { // <https://…> and <name@host>
            if (link instanceof AutoLink || link instanceof MailLink) {
                addresses.add(new Outline.Address(
                        link.getText().toString(), link.getText().getStartOffset()));
            }
            text.append(link.getText());
        } else if (node instanceof InlineLinkNode link) {
            addresses.add(
                    new Outline.Address(unescaped(link.getUrl()), link.getUrl().getStartOffset()));
            children(node, text, depth);
        } else if (node instanceof RefNode link) {
            Reference reference = definition(link);
            if (reference == null) {
                BasedSequence chars = link.getChars();
                if (link.hasChildren()) {
                    BasedSequence inner = link.getChildChars();
                    text.append(unescaped(chars.prefixOf(inner)));
                    children(node, text, depth);
                    text.append(unescaped(chars.suffixOf(inner)));
                } else {
                    text.append(unescaped(chars));
                }
            } else {
                addresses.add(new Outline.Address(
                        unescaped(reference.getUrl()), reference.getUrl().getStartOffset()));
                children(node, text, depth);
            }
        } else if (node instanceof Footnote footnote) {
            if (footnote.getFootnoteBlock() == null) {
                text.append(footnote.getChars());
            }
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            text.append(((Block) node).getContentChars()).append('\n');
            if (node instanceof FencedCodeBlock code && code.getClosingMarker().isEmpty()) {
                openFences.add(code.getStartOffset());
            }
        } else if (node instanceof DirectiveBlock block) {
            if (block.directive() != null) {
                directives.add(block.directive());
            }
            if (block.fault() != null) {
                faults.add(block.fault());
            }
            children(node, text, depth);
        } else if (node instanceof Reference || node instanceof TableSeparator) {
            // nothing to read
        } else {
            children(node, text, depth);
            if (node instanceof Block || node instanceof TableCell) {
                text.append('\n');
            }
        }
    }

    private void children(Node node, StringBuilder text, int depth) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            node(child, text, depth + 1);
        }
    }

    /** What {@code [text][name]} points to; null when nothing. */
    @Nullable
    Reference definition(RefNode link) {
        return definition(root, link);
    }

    static @Nullable Reference definition(Node root, RefNode link) {
        var references = Parser.REFERENCES.get(root.getDocument());
        return references.isEmpty() ? null : link.getReferenceNode(references);
    }

    /** Backslash escapes and entities resolved. */
    static String unescaped(BasedSequence chars) {
        String text = text(chars);
        return text.indexOf('\\') < 0 && text.indexOf('&') < 0 ? text : Escaping.unescapeString(chars);
    }

    /** What {@link BasedSequence#toString} says, which asks for each character by itself. */
    static String text(BasedSequence chars) {
        if (chars instanceof SubSequence && chars.getBase() instanceof String base) {
            String text = base.substring(chars.getStartOffset(), chars.getEndOffset());
            return text.indexOf('\0') < 0 ? text : chars.toString();
        }
        return chars.toString();
    }

    /** Where the name in <code>{#name}</code> at a heading's end stands; null when there is none. */
    static @Nullable Span explicitId(Heading heading) {
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
