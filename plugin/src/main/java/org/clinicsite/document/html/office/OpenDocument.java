package org.clinicsite.document.html.office;

import static org.clinicsite.document.html.office.OfficeDocument.child;
import static org.clinicsite.document.html.office.OfficeDocument.part;
import static org.clinicsite.document.html.office.OfficeDocument.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.Escape;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** OpenDocument's text (ISO/IEC 26300) as HTML, with the same rules as for {@link WordDocument}. */
final class OpenDocument {

    private static final int DEEPEST = 60;

    private static final Pattern HEADING = Pattern.compile("Heading_20_([1-6])");

    private final Function<String, @Nullable String> parts;
    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Notes foot = new Notes();
    private boolean titled;

    OpenDocument(Function<String, @Nullable String> parts) {
        this.parts = parts;
    }

    @Nullable
    String html() {
        Document content = part(parts, "content.xml");
        Element text = content.getElementsByTag("office:text").first();
        if (text == null) {
            return null;
        }
        for (Document part : List.of(part(parts, "styles.xml"), content)) {
            part.getElementsByTag("style:style").forEach(style -> styles.put(style.attr("style:name"), style));
            part.getElementsByTag("text:list-style").forEach(style -> lists.put(style.attr("style:name"), style));
        }
        titled = text.children().stream().anyMatch(child -> name(child).equals("Title"));
        return blocks(text, 0) + foot.html();
    }

    /** The style that a person chose; the program makes others of its own that go back to it. */
    private String name(Element paragraph) {
        String name = paragraph.attr("text:style-name");
        for (int i = 0; i < 3; i++) {
            Element style = styles.get(name);
            if (style == null || !name.matches("P\\d+")) {
                break;
            }
            name = style.attr("style:parent-style-name");
        }
        return name;
    }

    private String blocks(Element parent, int depth) {
        ListNesting out = new ListNesting();
        addBlocks(parent, out, depth);
        return out.html();
    }

    private void addBlocks(Element parent, ListNesting out, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Element child : parent.children()) {
            switch (child.tagName()) {
                case "text:h", "text:p" -> addParagraph(child, out, depth);
                case "text:list" -> addList(child, child.attr("text:style-name"), 0, out, depth);
                case "text:section" -> addBlocks(child, out, depth + 1);
                case "table:table" -> addTable(child, out, depth);
                default -> {} // contents are made anew here, remarks and what was deleted stay away
            }
        }
    }

    private void addParagraph(Element paragraph, ListNesting out, int depth) {
        String style = name(paragraph);
        List<Element> boxes = new ArrayList<>();
        String html = words(paragraph, boxes, depth);
        int heading = heading(paragraph, style);
        if (html.isEmpty()) {
            out.addBlock("");
        } else if (heading > 0) {
            out.addBlock("<h" + heading + ">" + html.replaceAll("</?(?:strong|em)>", "") + "</h" + heading + ">");
        } else if (style.equals("Quotations")) {
            out.addBlock("<blockquote><p>" + html + "</p></blockquote>");
        } else {
            out.addBlock("<p>" + html + "</p>");
        }
        boxes.forEach(box -> addBlocks(box, out, depth + 1));
    }

    private int heading(Element paragraph, String style) {
        if (style.equals("Title")) {
            return 1;
        }
        Matcher named = HEADING.matcher(style);
        String given = paragraph.attr("text:outline-level");
        int level = paragraph.tagName().equals("text:h")
                ? given.matches("[1-6]") ? Integer.parseInt(given) : 1
                : named.matches() ? Integer.parseInt(named.group(1)) : 0;
        return level == 0 ? 0 : Math.min(6, titled ? level + 1 : level);
    }

    private void addList(Element list, String style, int level, ListNesting out, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        Element format = lists.get(style);
        boolean ordered = false;
        if (format != null) {
            for (Element each : format.children()) {
                if (each.attr("text:level").equals(String.valueOf(level + 1))) {
                    ordered = each.tagName().equals("text:list-level-style-number")
                            && !each.attr("style:num-format").isEmpty();
                }
            }
        }
        for (Element item : list.children()) {
            if (!item.tagName().equals("text:list-item") && !item.tagName().equals("text:list-header")) {
                continue;
            }
            for (Element child : item.children()) {
                switch (child.tagName()) {
                    case "text:h" -> addParagraph(child, out, depth); // a numbered heading
                    case "text:p" -> {
                        String html = words(child, new ArrayList<>(), depth);
                        if (!html.isEmpty()) {
                            out.addItem(style, level, ordered, html);
                        }
                    }
                    case "text:list" -> {
                        String own = child.attr("text:style-name");
                        addList(child, own.isEmpty() ? style : own, level + 1, out, depth + 1);
                    }
                    default -> {}
                }
            }
        }
    }

    private void addTable(Element table, ListNesting out, int depth) {
        StringBuilder html = new StringBuilder("<table>");
        int cells = 0;
        Element only = null;
        for (Element row : table.getElementsByTag("table:table-row")) {
            if (row.closest("table|table") != null
                    && !row.closest("table|table").equals(table)) {
                continue;
            }
            boolean head = row.parent() != null && row.parent().tagName().equals("table:table-header-rows");
            String tag = head ? "th" : "td";
            html.append("<tr>");
            for (Element cell : row.children()) {
                if (cell.tagName().equals("table:table-cell")) {
                    cells++;
                    only = cell;
                    String span = cell.attr("table:number-columns-spanned");
                    html.append('<').append(tag);
                    html.append(span.matches("[2-9]|[1-9]\\d") ? " colspan=\"" + span + "\"" : "")
                            .append('>');
                    String said = blocks(cell, depth + 1).strip();
                    boolean one = said.startsWith("<p>") && said.indexOf("<p>", 3) < 0 && said.endsWith("</p>");
                    html.append(one ? said.substring(3, said.length() - 4) : said);
                    html.append("</").append(tag).append('>');
                }
            }
            html.append("</tr>\n");
        }
        if (cells == 1 && only != null) {
            addBlocks(only, out, depth + 1); // a frame around words
        } else {
            out.addBlock(html.append("</table>").toString());
        }
    }

    // ---- words

    private String words(Element paragraph, List<Element> boxes, int depth) {
        Line line = new Line();
        addWords(paragraph, "", line, boxes, depth);
        String html = line.html().strip();
        return line.isEmpty() && !html.contains("<img") ? "" : html;
    }

    private void addWords(Element parent, String tags, Line line, List<Element> boxes, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                line.addText(tags, text.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                switch (element.tagName()) {
                    case "text:span" ->
                        addWords(element, (tags + " " + marks(element)).strip(), line, boxes, depth + 1);
                    case "text:s" -> line.addText(tags, " ");
                    case "text:tab" -> line.addText(tags, " ");
                    case "text:line-break" -> line.addHtml("", "<br>\n");
                    case "text:a" -> {
                        Line words = new Line();
                        addWords(element, tags, words, boxes, depth + 1);
                        StringBuilder out = new StringBuilder("<a href=\"");
                        Escape.attribute(out, element.attr("xlink:href"));
                        line.addHtml(
                                "",
                                out.append("\">")
                                        .append(words.html())
                                        .append("</a>")
                                        .toString());
                    }
                    case "text:note" -> note(element, line, depth);
                    case "draw:frame" -> addDrawn(element, line, boxes);
                    case "office:annotation",
                            "office:annotation-end",
                            "text:tracked-changes",
                            "text:soft-page-break" -> {}
                    default -> addWords(element, tags, line, boxes, depth + 1);
                }
            }
        }
    }

    private void note(Element note, Line line, int depth) {
        Line words = new Line();
        Element body = child(note, "text:note-body");
        if (body != null) {
            for (Element paragraph : body.children()) {
                if (!words.isEmpty()) {
                    words.addHtml("", "<br>\n");
                }
                addWords(paragraph, "", words, new ArrayList<>(), depth + 1);
            }
            line.addHtml("", foot.add(words.html().strip()));
        }
    }

    private static void addDrawn(Element frame, Line line, List<Element> boxes) {
        Element box = child(frame, "draw:text-box");
        if (box != null) {
            boxes.add(box);
        }
        String file = value(frame, "draw:image", "xlink:href").replaceFirst("^\\./", "");
        if (!file.isEmpty() && !file.contains(":")) {
            Element about = child(frame, "svg:desc");
            about = about == null ? child(frame, "svg:title") : about;
            StringBuilder out = new StringBuilder("<img src=\"");
            Escape.attribute(out, file);
            out.append("\" alt=\"");
            Escape.attribute(out, about == null ? "" : about.text());
            line.addHtml("", out.append("\">").toString());
        }
    }

    private String marks(Element span) {
        String name = span.attr("text:style-name");
        Element style = styles.get(name);
        Element look = child(style, "style:text-properties");
        List<String> marks = new ArrayList<>();
        if (name.equals("Strong_20_Emphasis")
                || look != null && look.attr("fo:font-weight").equals("bold")) {
            marks.add("strong");
        }
        if (name.equals("Emphasis")
                || look != null && look.attr("fo:font-style").equals("italic")) {
            marks.add("em");
        }
        String place = look == null ? "" : look.attr("style:text-position");
        if (place.startsWith("super") || place.matches("[1-9].*")) {
            marks.add("sup");
        } else if (place.startsWith("sub") || place.startsWith("-")) {
            marks.add("sub");
        }
        return String.join(" ", marks);
    }
}
