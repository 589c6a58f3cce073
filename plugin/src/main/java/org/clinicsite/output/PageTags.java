package org.clinicsite.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** The tags of a finished page, as a browser reads them. The only reader of pages that need no tree. */
public final class PageTags {

    private PageTags() {}

    /** Gets the elements of a page in their order. */
    public interface Reader {

        /**
         * An element begins.
         *
         * @param tag counts only while this is called
         */
        void begin(Tag tag);

        /**
         * An element ends, also one that has no end tag.
         *
         * @param name lower-case
         */
        void end(String name);

        /** Text; only of a page that {@link PageTags#readAsBrowser} reads, as it does each that holds <code>${</code>. */
        default void text(String text, int line, int column) {}
    }

    /**
     * A start tag.
     *
     * @param name lower-case
     * @param keys the names of its attributes, lower-case, each once
     * @param values theirs, decoded
     * @param offset where it begins in the page; -1 for an element that a browser adds
     * @param line from 1; 0 where not known
     * @param column the same
     */
    public record Tag(String name, List<String> keys, List<String> values, int offset, int line, int column) {

        /** The value of an attribute; empty when it has none. */
        public String value(String key) {
            int at = keys.indexOf(key);
            return at < 0 ? "" : values.get(at);
        }

        /** Whether an attribute has a value, in whatever case. */
        public boolean is(String key, String value) {
            int at = keys.indexOf(key);
            return at >= 0 && values.get(at).strip().equalsIgnoreCase(value);
        }
    }

    /**
     * Reads a page.
     *
     * @param readers makes a reader; a second one when the first was given a page that is not written out in full
     * @return the one that has read all of it
     */
    public static <R extends Reader> R read(String html, Supplier<R> readers) {
        R reader = readers.get();
        if (!readPlain(html, reader)) {
            reader = readers.get();
            readAsBrowser(html, reader);
        }
        return reader;
    }

    /**
     * Reads a page that is written out in full, without a tree: much the faster way.
     *
     * @return false when it is another kind of page; then what the reader got counts for nothing
     */
    public static boolean readPlain(String html, Reader reader) {
        return PlainPage.read(html, reader);
    }

    /** Reads a page as a browser does, whatever it holds. */
    public static void readAsBrowser(String html, Reader reader) {
        Parser.htmlParser().setTrackPosition(true).parseInput(html, "").traverse(new Walk(reader));
    }

    private record Walk(Reader reader) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            Range.Position at = node.sourceRange().start();
            int line = Math.max(0, at.lineNumber());
            int column = Math.max(0, at.columnNumber());
            if (node instanceof Element element) {
                List<String> keys = new ArrayList<>();
                List<String> values = new ArrayList<>();
                if (element.attributesSize() > 0) {
                    for (Attribute attribute : element.attributes()) {
                        keys.add(attribute.getKey());
                        values.add(attribute.getValue());
                    }
                }
                reader.begin(new Tag(element.normalName(), keys, values, at.pos(), line, column));
            } else if (node instanceof TextNode text) {
                reader.text(text.getWholeText(), line, column);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                reader.end(element.normalName());
            }
        }
    }
}
