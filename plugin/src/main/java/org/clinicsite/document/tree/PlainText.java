package org.clinicsite.document.tree;

import java.util.List;

/** What a reader reads of a part of a text, blocks on lines of their own. */
public final class PlainText {

    private PlainText() {}

    /** Adds the words of a part. */
    public static void of(Node node, StringBuilder out) {
        if (node instanceof Inline.Words words) {
            out.append(words.text());
        } else if (node instanceof Inline.Break) {
            out.append('\n');
        } else if (node instanceof Inline.Code code) {
            out.append(code.text());
        } else if (node instanceof Inline.Picture picture) {
            out.append(picture.alt());
        } else if (node instanceof Block.CodeBlock code) {
            out.append(code.text()).append('\n');
        } else {
            for (Node child : node.children()) {
                of(child, out);
            }
            boolean ends = node instanceof Inline.Element element
                    ? element.tag().kind().endsLine()
                    : node instanceof Block && !(node instanceof Block.Shortcut);
            if (ends) {
                out.append('\n');
            }
        }
    }

    /** The words of a part. */
    public static String of(Node node) {
        StringBuilder out = new StringBuilder();
        of(node, out);
        return out.toString();
    }

    /** Adds the words of a part without line ends and marks, as names and pictures have them. */
    public static void writeFlat(Node node, StringBuilder out) {
        if (node instanceof Inline.Break) {
            out.append(' ');
        } else if (node.children().isEmpty()) {
            of(node, out);
        } else {
            node.children().forEach(child -> writeFlat(child, out));
        }
    }

    /** The words of some parts in one line. */
    static String line(List<Node> nodes) {
        StringBuilder said = new StringBuilder();
        nodes.forEach(node -> of(node, said));
        StringBuilder out = new StringBuilder(said.length());
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            if (c > ' ' && c != 0xA0) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }
}
