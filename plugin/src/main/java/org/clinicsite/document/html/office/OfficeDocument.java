package org.clinicsite.document.html.office;

import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of a word processor: its text as HTML that the front takes for what the same program saves as a web page.
 * Its XML goes through jsoup, which reads neither document types nor entities of their own.
 */
public final class OfficeDocument {

    private OfficeDocument() {}

    /**
     * A {@code .docx}, as ECMA-376 has it.
     *
     * @param parts the text of a file in the document by its name; null for one that is not there
     * @return null when there is no text in it
     */
    public static @Nullable String word(Function<String, @Nullable String> parts) {
        String html = new WordDocument(parts).html();
        return html == null ? null : page("ProgId", "Word.Document", html);
    }

    /**
     * An {@code .odt}, as OpenDocument has it.
     *
     * @param parts the text of a file in the document by its name; null for one that is not there
     * @return null when there is no text in it
     */
    public static @Nullable String openDocument(Function<String, @Nullable String> parts) {
        String html = new OpenDocument(parts).html();
        return html == null ? null : page("generator", "LibreOffice", html);
    }

    private static String page(String name, String program, String body) {
        return "<html><head><meta name=\"" + name + "\" content=\"" + program + "\"></head><body>\n" + body
                + "</body></html>\n";
    }

    /** A part, empty where it is missing. */
    static Document part(Function<String, @Nullable String> parts, String name) {
        String xml = parts.apply(name);
        return Parser.xmlParser().parseInput(xml == null ? "" : xml, "");
    }

    /** The first child with a tag; null when there is none. */
    static @Nullable Element child(@Nullable Element element, String tag) {
        if (element != null) {
            for (Element child : element.children()) {
                if (child.tagName().equals(tag)) {
                    return child;
                }
            }
        }
        return null;
    }

    /** An attribute of the first child with a tag; empty when there is none. */
    static String value(@Nullable Element element, String tag, String attribute) {
        Element child = child(element, tag);
        return child == null ? "" : child.attr(attribute);
    }
}
