package org.clinicsite.document.tree;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;

/**
 * Takes stretches of the file out of a tree: what lies in them is gone, a link or mark whose beginning lies in one leaves
 * what it holds. Nothing is read again.
 */
public final class Cut {

    private final List<Edit> edits;
    /** Whether the last walk through a leaf took something out of it. */
    private boolean touched;

    private Cut(Edits edits) {
        this.edits = edits.list();
    }

    /** The tree without some stretches of the file. */
    public static Tree of(Tree tree, Edits edits) {
        if (edits.isEmpty()) {
            return tree;
        }
        Cut cut = new Cut(edits);
        List<Block.Note> notes = new ArrayList<>(tree.notes().size());
        for (Block.Note note : tree.notes()) {
            notes.add(new Block.Note(cut.children(note), note.start(), note.end()));
        }
        return new Tree(
                tree.title(),
                cut.all(tree.blocks()),
                List.copyOf(notes),
                tree.definitions(),
                tree.foreign(),
                tree.leftOut(),
                tree.hidden(),
                tree.provenance());
    }

    private boolean isGone(int offset) {
        int at = last(offset);
        return at >= 0 && edits.get(at).span().contains(offset);
    }

    private boolean isGone(int start, int end) {
        int at = last(start);
        return at >= 0 && start < end && edits.get(at).span().contains(new Span(start, end));
    }

    private boolean isTouched(int start, int end) {
        int at = last(Math.max(start, end - 1));
        return at >= 0 && edits.get(at).span().overlaps(new Span(start, Math.max(end, start + 1)));
    }

    /** The last stretch that begins at or before an offset; -1 when none does. */
    private int last(int offset) {
        int low = 0;
        int high = edits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edits.get(middle).span().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private List<Node> children(Node node) {
        return all(node.children());
    }

    private List<Node> all(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return nodes;
        }
        List<Node> out = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int before = out.size();
            add(nodes.get(i), out);
            boolean gone = out.size() == before && nodes.get(i) instanceof Inline.Element element && !element.own();
            if (gone && i + 1 < nodes.size() && isLineEnd(nodes.get(i + 1))) {
                i++; // it was written behind the block that is gone
            }
        }
        return List.copyOf(out);
    }

    private static boolean isLineEnd(Node node) {
        return node instanceof Inline.Words words
                && words.start() == words.end()
                && words.text().equals("\n");
    }

    private void add(Node node, List<Node> out) {
        int start = node.start();
        int end = node.end();
        boolean empty = start == end;
        boolean leaf = node.children().isEmpty(); // what badly nested tags hold may lie outside of them
        if (leaf && !empty && !isTouched(start, end) && !isAny(start, end)) {
            out.add(node);
            return;
        }
        if (isGone(start, end)) {
            touched = true;
            return;
        }
        if (node instanceof Inline inline) {
            cutInline(inline, out);
        } else if (node instanceof Block block) {
            cutBlock(block, out);
        }
    }

    /** Whether a stretch lies within. */
    private boolean isAny(int start, int end) {
        int at = last(end);
        return at >= 0 && edits.get(at).span().end() > start;
    }

    private void cutInline(Inline node, List<Node> out) {
        if (node instanceof Inline.Words words) {
            cutWords(words, out);
        } else if (node instanceof Inline.Link link) {
            List<Node> children = children(link);
            if (isGone(link.start())) {
                touched = true;
                out.addAll(children);
            } else {
                out.add(link.of(children));
            }
        } else if (node instanceof Inline.Picture picture) {
            if (isGone(picture.start())) {
                touched = true;
            } else {
                out.add(picture);
            }
        } else if (node instanceof Inline.Mark mark) {
            List<Node> children = children(mark);
            if (isGone(mark.start()) || isGone(mark.end() - 1)) {
                out.addAll(children);
            } else if (!children.isEmpty()) {
                out.add(new Inline.Mark(mark.strong(), children, mark.start(), mark.end()));
            }
        } else if (node instanceof Inline.Element element) {
            boolean before = touched;
            touched = false;
            List<Node> children = children(element);
            Tag.Kind kind = element.tag().kind();
            boolean leaf = !element.own() && (kind == Tag.Kind.PARAGRAPH || kind == Tag.Kind.CELL);
            children = leaf && touched ? trimmed(children) : children;
            touched |= before;
            boolean tagged = element.own() || kind == Tag.Kind.TEXT; // others begin where their words do
            boolean left = tagged && element.start() < element.end() && isGone(element.start());
            boolean nothing = children.isEmpty()
                    && !element.children().isEmpty()
                    && (leaf && kind == Tag.Kind.PARAGRAPH || element.start() == element.end());
            if (left) {
                out.addAll(children);
            } else if (!nothing) {
                out.add(new Inline.Element(
                        element.tag(),
                        element.attributes(),
                        children,
                        element.inner(),
                        element.own(),
                        element.start(),
                        element.end()));
            }
        } else if (node instanceof Inline.Break end) {
            touched = true; // the blanks that made it a hard one may be gone
            out.add(new Inline.Break(end.hard() && !isGone(end.start()), end.start(), end.end()));
        } else {
            out.add(node);
        }
    }

    private void cutWords(Inline.Words words, List<Node> out) {
        String text = words.text();
        if (text.length() != words.end() - words.start() || text.isEmpty()) {
            if (isGone(words.start()) && words.start() < words.end()) {
                touched = true;
            } else {
                out.add(words);
            }
            return;
        }
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean stays = i < text.length() && !isGone(words.start() + i);
            if (stays && from < 0) {
                from = i;
            } else if (!stays && from >= 0) {
                out.add(new Inline.Words(text.substring(from, i), words.start() + from, words.start() + i));
                from = -1;
            }
            touched |= i < text.length() && !stays;
        }
    }

    private void cutBlock(Block node, List<Node> out) {
        int start = node.start();
        int end = node.end();
        if (node instanceof Block.Paragraph paragraph) {
            List<Node> said = leaf(paragraph);
            if (!said.isEmpty()) {
                out.add(new Block.Paragraph(said, paragraph.bare(), paragraph.broken(), start, end));
            }
        } else if (node instanceof Block.Heading heading) {
            out.add(new Block.Heading(heading.level(), heading.id(), leaf(heading), start, end));
        } else if (node instanceof Block.Cell cell) {
            out.add(new Block.Cell(cell.heads(), cell.align(), leaf(cell), start, end));
        } else if (node instanceof Block.CodeBlock || node instanceof Block.Rule) {
            out.add(node);
        } else {
            List<Node> children = children(node);
            Block left = holding(node, children);
            if (!children.isEmpty() || node.children().isEmpty() || node instanceof Block.Item) {
                out.add(left);
            }
        }
    }

    private static Block holding(Block node, List<Node> children) {
        int start = node.start();
        int end = node.end();
        if (node instanceof Block.Listing list) {
            return new Block.Listing(list.ordered(), list.first(), children, start, end);
        } else if (node instanceof Block.Item) {
            return new Block.Item(children, start, end);
        } else if (node instanceof Block.Quote) {
            return new Block.Quote(children, start, end);
        } else if (node instanceof Block.Table table) {
            return new Block.Table(table.name(), children, start, end);
        } else if (node instanceof Block.Row row) {
            return new Block.Row(row.head(), children, start, end);
        } else if (node instanceof Block.Shortcut shortcut) {
            return new Block.Shortcut(shortcut.directive(), children, start, end);
        } else if (node instanceof Block.Note) {
            return new Block.Note(children, start, end);
        }
        return node;
    }

    /** The words of a paragraph, heading or cell, without the blanks that stand at its ends and its lines' ends now. */
    private List<Node> leaf(Node node) {
        boolean before = touched;
        touched = false;
        List<Node> said = children(node);
        said = touched ? trimmed(said) : said;
        touched |= before;
        return said;
    }

    private static List<Node> trimmed(List<Node> nodes) {
        List<Node> out = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean first = out.isEmpty() || out.get(out.size() - 1) instanceof Inline.Break;
            boolean last = i + 1 == nodes.size() || nodes.get(i + 1) instanceof Inline.Break;
            if (node instanceof Inline.Break) {
                while (!out.isEmpty() && isBlank(out.get(out.size() - 1))) {
                    out.remove(out.size() - 1);
                }
                if (out.isEmpty() || out.get(out.size() - 1) instanceof Inline.Break) {
                    continue; // a line of which nothing is left
                }
            } else if (node instanceof Inline.Words words && (first || last)) {
                node = trimmed(words, first, last);
                if (((Inline.Words) node).text().isEmpty()) {
                    continue;
                }
            }
            out.add(node);
        }
        while (!out.isEmpty()
                && (out.get(out.size() - 1) instanceof Inline.Break || isBlank(out.get(out.size() - 1)))) {
            out.remove(out.size() - 1);
        }
        int last = out.size() - 1;
        if (last >= 0 && out.get(last) instanceof Inline.Words words) {
            out.set(last, trimmed(words, false, true));
        }
        return List.copyOf(out);
    }

    private static boolean isBlank(Node node) {
        return node instanceof Inline.Words words && words.text().isBlank();
    }

    private static Inline.Words trimmed(Inline.Words words, boolean first, boolean last) {
        String text = words.text();
        int from = 0;
        int to = text.length();
        while (first && from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (last && to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        if (from == 0 && to == text.length()) {
            return words;
        }
        boolean plain = text.length() == words.end() - words.start();
        return new Inline.Words(
                text.substring(from, to),
                plain ? words.start() + from : words.start(),
                plain ? words.start() + to : words.end());
    }
}
