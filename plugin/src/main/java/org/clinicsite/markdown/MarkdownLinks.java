package org.clinicsite.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.InlineLinkNode;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a read Markdown text that matter to somebody who looks for links, in the order of the text, a part before
 * what it holds. Offsets count from the start of the text given to the parser.
 */
public final class MarkdownLinks {

    /** What a part is. */
    public enum Kind {
        /** {@code [text](address)}. */
        LINK,
        /** {@code [text][name]}, {@code [name]}, where the name is defined. */
        REFERENCE,
        /** {@code [name]: address}. */
        DEFINITION,
        /** {@code ![text](address)}. */
        IMAGE,
        /** {@code ![text][name]}. */
        IMAGE_REFERENCE,
        /** {@code <address>}. */
        AUTOLINK,
        /** {@code <name@host>}. */
        MAIL,
        /** Code in a line or a block. */
        CODE,
        /** Raw HTML in a line: a tag or a comment. */
        HTML,
        /** A block of raw HTML. */
        HTML_BLOCK,
        /** A paragraph. */
        PARAGRAPH,
        /** A heading. */
        HEADING,
        /** An item of a list. */
        ITEM
    }

    /**
     * One part.
     *
     * @param kind what it is
     * @param whole all of it
     * @param address where its address stands; null when it has none of its own
     * @param text where its text stands; null when it has none
     * @param target the address with escapes and entities resolved; of a reference the one its definition gives
     * @param definition of a reference: where the definition's address stands
     */
    public record Part(
            Kind kind,
            Span whole,
            @Nullable Span address,
            @Nullable Span text,
            @Nullable String target,
            @Nullable Span definition) {}

    private MarkdownLinks() {}

    /** Lists the parts. */
    public static List<Part> of(MarkdownDocument document) {
        List<Part> parts = new ArrayList<>();
        Node root = document.root();
        Node node = root;
        while (node != null) { // without recursion: quotes may be nested deeper than the stack
            Part part = part(node, root);
            if (part != null) {
                parts.add(part);
            }
            Node next = node.getFirstChild();
            while (next == null && node != null && node != root) {
                next = node.getNext();
                if (next == null) {
                    node = node.getParent();
                }
            }
            node = next;
        }
        return parts;
    }

    private static @Nullable Part part(Node node, Node root) {
        if (node instanceof InlineLinkNode link) {
            Kind kind = node instanceof Image ? Kind.IMAGE : Kind.LINK;
            return new Part(
                    kind,
                    span(node.getChars()),
                    span(link.getUrl()),
                    span(link.getText()),
                    link.getUrl().unescape(),
                    null);
        }
        if (node instanceof RefNode ref) {
            Reference definition = root instanceof Document tree ? ref.getReferenceNode(tree) : null;
            if (definition == null) {
                return null;
            }
            BasedSequence text = ref.getText().isEmpty() ? ref.getReference() : ref.getText();
            Kind kind = node instanceof ImageRef ? Kind.IMAGE_REFERENCE : Kind.REFERENCE;
            return new Part(
                    kind,
                    span(node.getChars()),
                    null,
                    span(text),
                    definition.getUrl().unescape(),
                    span(definition.getUrl()));
        }
        if (node instanceof Reference definition) {
            return new Part(
                    Kind.DEFINITION,
                    span(node.getChars()),
                    span(definition.getUrl()),
                    null,
                    definition.getUrl().unescape(),
                    null);
        }
        if (node instanceof AutoLink link) {
            return new Part(
                    Kind.AUTOLINK,
                    span(node.getChars()),
                    span(link.getText()),
                    null,
                    link.getText().toString(),
                    null);
        }
        if (node instanceof MailLink link) {
            return new Part(
                    Kind.MAIL, span(node.getChars()), span(link.getText()), null, "mailto:" + link.getText(), null);
        }
        Kind kind = null;
        if (node instanceof Code || node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            kind = Kind.CODE;
        } else if (node instanceof HtmlBlockBase) {
            kind = Kind.HTML_BLOCK;
        } else if (node instanceof HtmlInlineBase) {
            kind = Kind.HTML;
        } else if (node instanceof Paragraph) {
            kind = Kind.PARAGRAPH;
        } else if (node instanceof Heading) {
            kind = Kind.HEADING;
        } else if (node instanceof ListItem) {
            kind = Kind.ITEM;
        }
        return kind == null ? null : new Part(kind, span(node.getChars()), null, null, null, null);
    }

    private static Span span(BasedSequence chars) {
        return new Span(chars.getStartOffset(), chars.getEndOffset());
    }
}
