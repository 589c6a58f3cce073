package org.clinicsite.document.html;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.HtmlChoices;
import org.clinicsite.document.tree.HtmlWriter;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Provenance;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.text.Escape;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML, and HTML within Markdown: once parsed, cleaned by {@link HtmlPolicy}, every refusal told. What comes out is
 * balanced, whatever went in.
 */
public final class HtmlFront {

    /** How tags begin that lead somewhere or hold code. */
    private static final List<String> TELLING =
            List.of("a", "img", "iframe", "form", "embed", "object", "button", "input", "frame", "code", "pre");

    private HtmlFront() {}

    /**
     * Reads a whole page or a fragment, and first lets others look for the text in it.
     *
     * @param html the body
     * @param shift where it begins in the file
     */
    public static Tree read(String html, int shift, Places places, Unwrapping unwrapping) {
        String mended = EscapedQuotes.mended(html);
        Document document = parse(mended);
        Unwrapping.Text found = unwrapping.of(document);
        if (found != null) {
            HtmlTree tree = new HtmlTree(mended, Origin.file(shift), places);
            List<Node> blocks = tree.of(found.root(), true);
            List<Removal> removals =
                    new ArrayList<>(found.provenance().removals().size());
            for (Removal removal : found.provenance().removals()) {
                removals.add(new Removal(removal.reason(), removal.words(), shift + removal.start()));
            }
            Provenance provenance = new Provenance(
                    found.provenance().kind(),
                    List.copyOf(removals),
                    found.provenance().author(),
                    found.provenance().date());
            return new Tree(
                    found.title(), blocks, List.of(), List.of(), List.of(), tree.leftOut(), tree.hidden(), provenance);
        }
        Element text = only(document, "main");
        if (text == null) {
            text = only(document, "article");
        }
        String title = document.title().isBlank() ? null : document.title().strip();
        HtmlTree tree = new HtmlTree(mended, Origin.file(shift), places);
        List<Node> blocks = tree.of(text == null ? document.body() : text, true);
        return new Tree(title, blocks, List.of(), List.of(), List.of(), tree.leftOut(), tree.hidden());
    }

    /** Reads the HTML in a tree of Markdown; a tree without any is given back as it is. */
    public static Tree read(Tree markdown, Places places) {
        if (markdown.foreign().isEmpty()) {
            return markdown;
        }
        StringBuilder html = new StringBuilder();
        Origin origin = Origin.tree();
        HtmlWriter.write(html, markdown, new Passing(origin));
        String written = html.toString();
        HtmlTree tree = new HtmlTree(written, origin, places);
        List<Node> blocks = tree.of(parse(written).body(), false);
        List<Node> leftOut = new ArrayList<>(markdown.leftOut());
        leftOut.addAll(tree.leftOut());
        return new Tree(null, blocks, List.of(), markdown.definitions(), markdown.foreign(), leftOut, tree.hidden());
    }

    /**
     * Reads the tags that stand in a text of another kind.
     *
     * @param places told what a page would be told of; most often nobody
     */
    public static Tree tags(String text, int shift, Places places) {
        if (!holdsTags(text)) {
            return new Tree(null, List.of());
        }
        String mended = EscapedQuotes.mended(text);
        HtmlTree tree = new HtmlTree(mended, Origin.file(shift), places);
        List<Node> blocks = tree.of(parse(mended).body(), false);
        return new Tree(null, blocks, List.of(), List.of(), List.of(), tree.leftOut(), tree.hidden());
    }

    private static boolean holdsTags(String text) {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            for (String name : TELLING) {
                if (text.regionMatches(true, at + 1, name, 0, name.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Document parse(String html) {
        return Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
    }

    private static @Nullable Element only(Document document, String tag) {
        var all = document.getElementsByTag(tag);
        return all.size() == 1 ? all.first() : null;
    }

    /** Writes Markdown as HTML that still has to be cleaned, and notes what came from where. */
    private record Passing(Origin origin) implements HtmlChoices {

        @Override
        public void begin(StringBuilder out, Node node) {
            if (!(node instanceof Inline.Words)) {
                origin.setPart(out.length(), node);
            }
        }

        @Override
        public void writeWords(StringBuilder out, Inline.Words words) {
            origin.addWords(out, words);
        }

        @Override
        public boolean openHeading(StringBuilder out, Block.Heading heading) {
            out.append("<h").append(heading.level());
            if (heading.id() != null) {
                out.append(" id=\"");
                Escape.attribute(out, heading.id());
                out.append('"');
            }
            out.append('>');
            return true;
        }

        @Override
        public void closeHeading(StringBuilder out, Block.Heading heading) {
            out.append("</h").append(heading.level()).append(">\n");
        }

        @Override
        public void openLink(StringBuilder out, Inline.Link link) {
            out.append("<a href=\"");
            Escape.attribute(out, link.address().value());
            writeTitle(out, link.title());
            for (int i = 0; i < link.others().size(); i += 2) {
                out.append("\" ").append(link.others().get(i)).append("=\"");
                Escape.attribute(out, link.others().get(i + 1));
            }
            out.append("\">");
        }

        @Override
        public void closeLink(StringBuilder out, Inline.Link link) {
            out.append("</a>");
        }

        @Override
        public void writePicture(StringBuilder out, Inline.Picture picture) {
            out.append("<img src=\"");
            Escape.attribute(out, picture.address().value());
            out.append("\" alt=\"");
            Escape.attribute(out, picture.alt());
            writeTitle(out, picture.title());
            out.append("\">");
        }

        private static void writeTitle(StringBuilder out, @Nullable String title) {
            if (title != null) {
                out.append("\" title=\"");
                Escape.attribute(out, title);
            }
        }

        @Override
        public void openShortcut(StringBuilder out, Block.Shortcut shortcut) {
            out.append("<section>");
        }

        @Override
        public void closeShortcut(StringBuilder out, Block.Shortcut shortcut) {
            out.append("</section>\n");
        }

        @Override
        public void writeRaw(StringBuilder out, Inline.Raw raw) {
            origin.setRaw(out.length(), raw);
            out.append(raw.html());
        }
    }
}
