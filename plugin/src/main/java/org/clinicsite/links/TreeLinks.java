package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.document.tree.Block.CodeBlock;
import org.clinicsite.document.tree.Block.Heading;
import org.clinicsite.document.tree.Block.Item;
import org.clinicsite.document.tree.Block.Paragraph;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.source.Format;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** One walk over a text's tree that gathers its links and blocks, and tells what each character of the file is. */
final class TreeLinks {

    private final String text;
    private final int bodyStart;
    private final Format format;
    private final Layers layers;
    private final List<FoundLink> links = new ArrayList<>();
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<Span> code = new ArrayList<>();
    private List<Span> hidden = List.of();
    /** By where the address of a definition stands. */
    private final Map<Integer, Uses> references = new LinkedHashMap<>();
    /** Where addresses stand that are found; badly nested tags are in the tree more than once. */
    private final Set<Integer> known = new HashSet<>();

    private @Nullable Span item;
    private final Set<Span> items = new HashSet<>();
    private boolean anchor;
    private boolean inCode;
    private boolean shown = true;
    /** Whether the links that the walk is in hold a picture, found so far. */
    private boolean pictured;

    TreeLinks(String text, int bodyStart, Format format, Layers layers) {
        this.text = text;
        this.bodyStart = bodyStart;
        this.format = format;
        this.layers = layers;
    }

    /** The uses of a definition. */
    private static final class Uses {
        private final List<Span> wholes = new ArrayList<>();
        private final List<Span> labels = new ArrayList<>();
        private final Inline.Address address;
        private boolean image;
        private boolean pictured;

        Uses(Inline.Address address) {
            this.address = address;
        }
    }

    /** The links, in no order. */
    List<FoundLink> links() {
        return links;
    }

    /** The blocks, which may overlap. */
    List<TextBlock> blocks() {
        return blocks;
    }

    /** What is code in a text whose characters are all words. */
    List<Span> code() {
        return code;
    }

    /** What no reader sees. */
    List<Span> hidden() {
        return hidden;
    }

    void gather(Tree tree) {
        hidden = tree.hidden();
        if (format == Format.HTML || !tree.foreign().isEmpty()) { // then only what the tree shows is read
            layers.set(bodyStart, text.length(), Layers.MARKUP);
        }
        Map<Integer, Span> definitions = new HashMap<>();
        for (Tree.Definition definition : tree.definitions()) {
            layers.set(definition.whole(), Layers.MARKUP);
            definitions.put(definition.address().start(), definition.whole());
        }
        shown = format == Format.TEXT; // of a text that was pasted only the tags are taken away
        for (Node node : tree.leftOut()) {
            if (format != Format.TEXT) {
                layers.set(node.start(), node.end(), Layers.MARKUP);
            }
        }
        tree.leftOut().forEach(this::visitNode);
        shown = true;
        tree.blocks().forEach(this::visitNode);
        tree.notes().forEach(this::visitNode);
        references.forEach((start, uses) -> {
            Span whole = definitions.get(start);
            if (whole != null) {
                uses.wholes.add(whole);
            }
            add(
                    uses.address,
                    uses.image ? LinkVerdict.Form.IMAGE : LinkVerdict.Form.REFERENCE,
                    uses.wholes,
                    uses.labels,
                    null,
                    FoundLink.Dressing.NONE,
                    uses.pictured);
        });
    }

    private void visitChildren(Node node) {
        List<Node> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            visitNode(children.get(i));
        }
    }

    private void visitNode(Node node) {
        if (node instanceof Inline.Words words) {
            visitWords(words);
        } else if (node instanceof Inline.Code || node instanceof CodeBlock) {
            layers.set(node.start(), node.end(), Layers.CODE);
        } else if (node instanceof Inline.Link link) {
            visitLink(link);
        } else if (node instanceof Inline.Picture picture) {
            visitPicture(picture);
        } else if (node instanceof Inline.Element element) {
            visitElement(element);
        } else {
            if (node instanceof Item) {
                item = new Span(node.start(), node.end());
            } else if (node instanceof Paragraph) {
                visitBlock(new Span(node.start(), node.end()), TextBlock.Kind.PARAGRAPH);
            } else if (node instanceof Heading) {
                visitHeading(node);
            }
            visitChildren(node);
        }
    }

    private void visitWords(Inline.Words words) {
        if (format == Format.TEXT || !shown && !anchor) {
            return;
        }
        byte layer = inCode ? Layers.CODE : anchor ? Layers.ANCHOR : Layers.PROSE;
        layers.set(words.start(), words.end(), layer);
    }

    // ---- links

    private void visitLink(Inline.Link link) {
        if (link.address().value().isBlank()) { // it leads nowhere
            visitChildren(link);
            return;
        }
        Span whole = new Span(link.start(), link.end());
        boolean around = pictured;
        pictured = false;
        switch (link.form()) {
            case AUTOLINK, MAIL -> {
                layers.set(whole, Layers.MARKUP);
                add(
                        link.address(),
                        LinkVerdict.Form.AUTOLINK,
                        List.of(whole),
                        List.of(),
                        null,
                        FoundLink.Dressing.NONE,
                        false);
            }
            case INLINE -> {
                visitLabel(link, whole);
                add(
                        link.address(),
                        LinkVerdict.Form.INLINE,
                        List.of(whole),
                        List.of(link.inner()),
                        link.tooltip(),
                        FoundLink.Dressing.NONE,
                        pictured);
            }
            case REFERENCE -> {
                visitLabel(link, whole);
                Uses uses = references.computeIfAbsent(link.address().start(), k -> new Uses(link.address()));
                uses.wholes.add(whole);
                uses.labels.add(link.inner());
                uses.pictured |= pictured;
            }
            case HTML -> visitHtml(link, whole);
            case PASTED -> visitChildren(link); // found by its characters
        }
        pictured |= around;
    }

    private void visitLabel(Inline.Link link, Span whole) {
        layers.set(whole, Layers.MARKUP);
        layers.set(link.inner(), Layers.ANCHOR);
        boolean before = anchor;
        anchor = true;
        visitChildren(link);
        anchor = before;
    }

    private void visitHtml(Inline.Link link, Span whole) {
        if (format != Format.HTML) {
            layers.set(whole.start(), link.inner().start(), Layers.MARKUP);
            layers.set(link.inner().end(), whole.end(), Layers.MARKUP);
        }
        if (format == Format.TEXT) {
            for (int i = link.inner().start(); i < link.inner().end(); i++) {
                if (layers.at(i) == Layers.PROSE) {
                    layers.set(i, i + 1, Layers.ANCHOR);
                }
            }
        }
        boolean before = anchor;
        anchor = true;
        visitChildren(link);
        anchor = before;
        boolean words = shown || !link.children().isEmpty() || link.dressing() == Inline.Dressing.HIDDEN;
        add(
                link.address(),
                LinkVerdict.Form.HTML,
                List.of(whole),
                words ? List.of(link.inner()) : List.of(),
                link.tooltip(),
                switch (link.dressing()) {
                    case NONE -> FoundLink.Dressing.NONE;
                    case HIDDEN -> FoundLink.Dressing.HIDDEN;
                    case INVISIBLE_INK -> FoundLink.Dressing.INVISIBLE_INK;
                },
                link.pictured());
    }

    private void visitPicture(Inline.Picture picture) {
        Span whole = new Span(picture.start(), picture.end());
        if (picture.form() == Inline.Form.PASTED) {
            return;
        }
        if (format != Format.HTML) {
            layers.set(whole, Layers.MARKUP);
        }
        boolean reference = picture.form() == Inline.Form.REFERENCE;
        pictured |= reference || !Addresses.isSpacer(picture.address().value());
        if (reference) {
            Uses uses = references.computeIfAbsent(picture.address().start(), k -> new Uses(picture.address()));
            uses.wholes.add(whole);
            uses.labels.add(whole);
            uses.image = true;
            return;
        }
        add(picture.address(), LinkVerdict.Form.IMAGE, List.of(whole), List.of(), null, FoundLink.Dressing.NONE, true);
    }

    private void add(
            Inline.Address at,
            LinkVerdict.Form form,
            List<Span> uses,
            List<Span> labels,
            @Nullable String title,
            FoundLink.Dressing dressing,
            boolean picture) {
        String value = at.value().strip();
        if (value.isEmpty() || at.start() >= at.end() || !known.add(at.start())) {
            return;
        }
        links.add(new FoundLink(
                new Span(at.start(), at.end()), form, value, uses, labels, title, dressing, picture, shown));
    }

    // ---- HTML

    private void visitElement(Inline.Element element) {
        Tag.Kind kind = element.tag().kind();
        boolean codes = kind == Tag.Kind.CODE || kind == Tag.Kind.PREFORMATTED;
        if (codes && format == Format.TEXT) {
            code.add(new Span(element.start(), element.end()));
        } else if (codes && !element.own()) {
            layers.set(element.start(), element.end(), Layers.CODE);
        }
        if (format == Format.HTML) {
            visitBlock(element, kind);
        } else if (!element.own()) {
            if (kind == Tag.Kind.ITEM) {
                item = new Span(element.start(), element.end());
                visitBareParagraph(element);
            } else if (kind == Tag.Kind.PARAGRAPH) {
                visitBlock(new Span(element.start(), element.end()), TextBlock.Kind.PARAGRAPH);
            }
        }
        boolean before = inCode;
        inCode |= codes;
        visitChildren(element);
        inCode = before;
    }

    /** The words of an item in a list without blank lines. */
    private void visitBareParagraph(Inline.Element item) {
        int start = -1;
        int end = -1;
        for (Node child : item.children()) {
            if (child instanceof Inline.Element block && block.tag().kind().compareTo(Tag.Kind.RULE) >= 0) {
                break;
            }
            if (child.start() < child.end()) {
                start = start < 0 ? child.start() : start;
                end = Math.max(end, child.end());
            }
        }
        if (start >= 0) {
            visitBlock(new Span(start, end), TextBlock.Kind.PARAGRAPH);
        }
    }

    /** A block of a page of HTML: an element that holds no other. */
    private void visitBlock(Inline.Element element, Tag.Kind kind) {
        if (kind.compareTo(Tag.Kind.PARAGRAPH) < 0 || kind.compareTo(Tag.Kind.ROWS) > 0) {
            return;
        }
        for (Node child : element.children()) {
            if (child instanceof Heading
                    || child instanceof Inline.Element inner
                            && inner.tag().kind().compareTo(Tag.Kind.PARAGRAPH) >= 0
                            && inner.tag().kind().compareTo(Tag.Kind.ROWS) <= 0) {
                return;
            }
        }
        if (element.inner().length() == 0) {
            return;
        }
        boolean goesWhole = !element.tag().label().startsWith("t");
        blocks.add(new TextBlock(
                element.inner(),
                goesWhole ? new Span(element.start(), element.end()) : element.inner(),
                kind == Tag.Kind.ITEM ? TextBlock.Kind.ITEM : TextBlock.Kind.PARAGRAPH));
    }

    // ---- blocks of Markdown

    private void visitHeading(Node heading) {
        Span whole = new Span(heading.start(), heading.end());
        List<Node> children = heading.children();
        if (format != Format.HTML) {
            visitBlock(whole, TextBlock.Kind.HEADING);
        } else if (!children.isEmpty()) {
            int start = children.get(0).start();
            int end = Math.max(start, children.get(children.size() - 1).end());
            blocks.add(new TextBlock(new Span(start, end), whole, TextBlock.Kind.HEADING));
        }
    }

    private void visitBlock(Span whole, TextBlock.Kind kind) {
        Span around = item != null && item.contains(whole) ? item : null;
        boolean alone = around != null
                && whole.end() <= around.end()
                && text.substring(whole.end(), around.end()).isBlank()
                && items.add(around);
        blocks.add(new TextBlock(
                whole,
                around != null && alone ? around : whole,
                kind == TextBlock.Kind.HEADING ? kind : around != null ? TextBlock.Kind.ITEM : kind));
    }
}
