package org.clinicsite.document.html.office;

import static org.clinicsite.document.html.office.OfficeDocument.child;
import static org.clinicsite.document.html.office.OfficeDocument.part;
import static org.clinicsite.document.html.office.OfficeDocument.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.Escape;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * WordprocessingML (ECMA-376, part 1, 17) as HTML: paragraphs, headings, lists, tables, notes, links and pictures. How it
 * looks is not taken over, nor what was deleted, hidden or remarked.
 */
final class WordDocument {

    /** No author nests deeper; a file that was made to harm may. */
    private static final int DEEPEST = 60;

    private static final Pattern LINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    /** What a style says: its name in English, whatever the language of the program, and the list that it is of. */
    private record Style(String name, @Nullable Element paragraph) {}

    private final Function<String, @Nullable String> parts;
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Element> formats = new HashMap<>();
    private final Map<String, String> numberings = new HashMap<>();
    private final Map<String, Element> notes = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Notes foot = new Notes();
    private String folder = "";
    private boolean titled;

    WordDocument(Function<String, @Nullable String> parts) {
        this.parts = parts;
    }

    @Nullable
    String html() {
        String main = "word/document.xml";
        for (Element relation : part(parts, "_rels/.rels").getElementsByTag("Relationship")) {
            if (relation.attr("Type").endsWith("/officeDocument")) {
                main = relation.attr("Target").replaceFirst("^/", "");
            }
        }
        int slash = main.lastIndexOf('/') + 1;
        folder = main.substring(0, slash);
        Element document = child(part(parts, main), "w:document");
        Element body = child(document, "w:body");
        if (body == null) {
            return null;
        }
        readRelations(folder + "_rels/" + main.substring(slash) + ".rels");
        for (Element style : part(parts, folder + "styles.xml").getElementsByTag("w:style")) {
            styles.put(
                    style.attr("w:styleId"),
                    new Style(value(style, "w:name", "w:val").toLowerCase(Locale.ROOT), child(style, "w:pPr")));
        }
        Element numbering = child(part(parts, folder + "numbering.xml"), "w:numbering");
        if (numbering != null) {
            for (Element format : numbering.children()) {
                if (format.tagName().equals("w:abstractNum")) {
                    formats.put(format.attr("w:abstractNumId"), format);
                } else if (format.tagName().equals("w:num")) {
                    numberings.put(format.attr("w:numId"), value(format, "w:abstractNumId", "w:val"));
                }
            }
        }
        for (String kind : List.of("footnote", "endnote")) {
            for (Element note : part(parts, folder + kind + "s.xml").getElementsByTag("w:" + kind)) {
                notes.put(kind + note.attr("w:id"), note);
            }
        }
        titled = body.children().stream()
                .anyMatch(paragraph -> style(child(paragraph, "w:pPr")).equals("title"));
        return blocks(body, 0) + foot.html();
    }

    /** What lies outside of the document is a link's address, never a picture's: nothing is fetched for it. */
    private void readRelations(String name) {
        for (Element relation : part(parts, name).getElementsByTag("Relationship")) {
            boolean external = relation.attr("TargetMode").equals("External");
            boolean picture = relation.attr("Type").endsWith("/image");
            String target = relation.attr("Target");
            if (external != picture) {
                targets.put(
                        relation.attr("Id"),
                        external ? target : target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
    }

    private String style(@Nullable Element properties) {
        Style style = styles.get(value(properties, "w:pStyle", "w:val"));
        return style == null ? value(properties, "w:pStyle", "w:val").toLowerCase(Locale.ROOT) : style.name();
    }

    // ---- blocks

    private String blocks(Element parent, int depth) {
        ListNesting lists = new ListNesting();
        addBlocks(parent, lists, depth);
        return lists.html();
    }

    private void addBlocks(Element parent, ListNesting lists, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Element child : parent.children()) {
            switch (child.tagName()) {
                case "w:p" -> addParagraph(child, lists, depth);
                case "w:tbl" -> addTable(child, lists, depth);
                case "w:sdt" -> {
                    Element content = child(child, "w:sdtContent");
                    // a table of contents that Word keeps is made anew here
                    if (content != null && child.selectFirst("w|docPartGallery[w:val^=Table of]") == null) {
                        addBlocks(content, lists, depth + 1);
                    }
                }
                case "w:ins", "w:moveTo", "w:smartTag", "w:customXml" -> addBlocks(child, lists, depth + 1);
                default -> {}
            }
        }
    }

    private void addParagraph(Element paragraph, ListNesting lists, int depth) {
        Element properties = child(paragraph, "w:pPr");
        String style = style(properties);
        int heading = heading(properties, style);
        Line line = new Line();
        List<Element> boxes = new ArrayList<>();
        new Run(line, boxes).read(paragraph, "", depth);
        String html = line.html().strip();
        if (line.isEmpty() && !html.contains("<img")) {
            lists.addBlock(""); // ends nothing that Word shows as one
        } else if (heading > 0) {
            lists.addBlock("<h" + heading + ">" + html.replaceAll("</?(?:strong|em|u)>", "") + "</h" + heading + ">");
        } else if (style.startsWith("toc ")) {
            return;
        } else {
            Item item = item(properties);
            if (item != null) {
                lists.addItem(item.list(), item.level(), item.isOrdered(), html);
            } else if (style.equals("quote") || style.equals("intense quote")) {
                lists.addBlock("<blockquote><p>" + html + "</p></blockquote>");
            } else {
                lists.addBlock("<p>" + html + "</p>");
            }
        }
        boxes.forEach(box -> addBlocks(box, lists, depth + 1));
    }

    /** The level of a heading; 0 for what is none. A title stands above all headings. */
    private int heading(@Nullable Element properties, String style) {
        if (style.equals("title")) {
            return 1;
        }
        Matcher named = Pattern.compile("heading ?([1-6])").matcher(style);
        String outline = value(properties, "w:outlineLvl", "w:val");
        if (outline.isEmpty()) {
            Style own = styles.get(value(properties, "w:pStyle", "w:val"));
            outline = own == null ? "" : value(own.paragraph(), "w:outlineLvl", "w:val");
        }
        int level = named.matches()
                ? Integer.parseInt(named.group(1))
                : outline.matches("[0-5]") ? Integer.parseInt(outline) + 1 : 0;
        return level == 0 ? 0 : Math.min(6, titled ? level + 1 : level);
    }

    private record Item(String list, int level, boolean isOrdered) {}

    /** Where a paragraph stands in a list; null for one that is in none. */
    private @Nullable Item item(@Nullable Element properties) {
        Element given = child(properties, "w:numPr");
        if (given == null) {
            Style style = styles.get(value(properties, "w:pStyle", "w:val"));
            given = style == null ? null : child(style.paragraph(), "w:numPr");
        }
        String number = value(given, "w:numId", "w:val");
        String level = value(given, "w:ilvl", "w:val");
        level = level.matches("[0-8]") ? level : "0";
        String list = numberings.getOrDefault(number, "");
        Element format = formats.get(list);
        if (number.isEmpty() || number.equals("0") || format == null) {
            return null;
        }
        String kind = "bullet";
        for (Element each : format.children()) {
            if (each.tagName().equals("w:lvl") && each.attr("w:ilvl").equals(level)) {
                kind = value(each, "w:numFmt", "w:val");
            }
        }
        return kind.equals("none") ? null : new Item(list, Integer.parseInt(level), !kind.equals("bullet"));
    }

    private void addTable(Element table, ListNesting lists, int depth) {
        List<List<Element>> rows = new ArrayList<>();
        for (Element row : table.children()) {
            if (row.tagName().equals("w:tr")) {
                rows.add(row.children().stream()
                        .filter(cell -> cell.tagName().equals("w:tc"))
                        .toList());
            }
        }
        if (rows.size() == 1 && rows.get(0).size() == 1) {
            addBlocks(rows.get(0).get(0), lists, depth + 1); // a frame around words
            return;
        }
        Element look = child(child(table, "w:tblPr"), "w:tblLook");
        boolean headed = look != null && look.attr("w:firstRow").equals("1") && rows.size() > 1;
        StringBuilder out = new StringBuilder("<table>");
        for (int i = 0; i < rows.size(); i++) {
            String tag = i == 0 && headed ? "th" : "td";
            out.append("<tr>");
            for (Element cell : rows.get(i)) {
                Element properties = child(cell, "w:tcPr");
                Element merged = child(properties, "w:vMerge");
                String span = value(properties, "w:gridSpan", "w:val");
                out.append('<').append(tag).append(span.matches("[2-9]|[1-9]\\d") ? " colspan=\"" + span + "\"" : "");
                out.append('>');
                if (merged == null || merged.attr("w:val").equals("restart")) {
                    String html = blocks(cell, depth + 1).strip();
                    boolean one = html.startsWith("<p>") && html.indexOf("<p>", 3) < 0 && html.endsWith("</p>");
                    out.append(one ? html.substring(3, html.length() - 4) : html);
                }
                out.append("</").append(tag).append('>');
            }
            out.append("</tr>\n");
        }
        lists.addBlock(out.append("</table>").toString());
    }

    // ---- words

    /** The words of a paragraph; a link may be a field that spans runs. */
    private final class Run {

        private final Line line;
        private final List<Element> boxes;
        private final StringBuilder instruction = new StringBuilder();
        private boolean instructed;
        private @Nullable Line linked;
        private String address = "";

        Run(Line line, List<Element> boxes) {
            this.line = line;
            this.boxes = boxes;
        }

        void read(Element parent, String tags, int depth) {
            addChildren(parent, tags, depth);
            endLink();
        }

        private Line here() {
            return linked == null ? line : linked;
        }

        private void addChildren(Element parent, String tags, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            for (Element child : parent.children()) {
                switch (child.tagName()) {
                    case "w:r" -> run(child, tags, depth);
                    case "w:hyperlink" -> {
                        String target = targets.getOrDefault(child.attr("r:id"), "");
                        String anchor = child.attr("w:anchor");
                        addLink(
                                target.isEmpty() || anchor.isEmpty() ? target : target + "#" + anchor,
                                child,
                                tags,
                                depth);
                    }
                    case "w:fldSimple" -> {
                        Matcher field = LINK.matcher(child.attr("w:instr"));
                        addLink(field.matches() ? field.group(1) : "", child, tags, depth);
                    }
                    case "w:sdt" -> {
                        Element content = child(child, "w:sdtContent");
                        if (content != null) {
                            addChildren(content, tags, depth + 1);
                        }
                    }
                    case "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo" ->
                        addChildren(child, tags, depth + 1);
                    default -> {} // what was deleted, moved away or marked
                }
            }
        }

        private void addLink(String to, Element content, String tags, int depth) {
            if (to.isEmpty() || linked != null) {
                addChildren(content, tags, depth + 1);
                return;
            }
            address = to;
            linked = new Line();
            addChildren(content, tags, depth + 1);
            endLink();
        }

        private void endLink() {
            Line words = linked;
            linked = null;
            if (words != null) {
                StringBuilder out = new StringBuilder("<a href=\"");
                Escape.attribute(out, address);
                line.addHtml(
                        "",
                        out.append("\">").append(words.html()).append("</a>").toString());
            }
        }

        private void run(Element run, String tags, int depth) {
            Element look = child(run, "w:rPr");
            if (is(look, "w:vanish")) {
                return;
            }
            String marked = (tags + " " + marks(look)).strip();
            for (Element child : run.children()) {
                switch (child.tagName()) {
                    case "w:t" -> {
                        if (!instructed) {
                            here().addText(marked, child.wholeText());
                        }
                    }
                    case "w:tab" -> here().addText(marked, " ");
                    case "w:noBreakHyphen" -> here().addText(marked, "\u2011");
                    case "w:br", "w:cr" -> {
                        if (child.attr("w:type").isEmpty()
                                || child.attr("w:type").equals("textWrapping")) {
                            here().addHtml("", "<br>\n");
                        }
                    }
                    case "w:fldChar" -> readField(child.attr("w:fldCharType"));
                    case "w:instrText" -> instruction.append(child.wholeText());
                    case "w:footnoteReference" -> note("footnote" + child.attr("w:id"), depth);
                    case "w:endnoteReference" -> note("endnote" + child.attr("w:id"), depth);
                    case "w:drawing", "w:pict", "w:object" -> addDrawn(child);
                    case "mc:AlternateContent" -> {
                        Element choice = child(child, "mc:Choice");
                        addDrawn(choice == null ? child : choice);
                    }
                    default -> {}
                }
            }
        }

        private void readField(String type) {
            switch (type) {
                case "begin" -> {
                    instruction.setLength(0);
                    instructed = true;
                }
                case "separate" -> {
                    instructed = false;
                    Matcher field = LINK.matcher(instruction);
                    if (field.matches() && linked == null) {
                        address = field.group(1);
                        linked = new Line();
                    }
                }
                case "end" -> {
                    instructed = false;
                    endLink();
                }
                default -> {}
            }
        }

        private void note(String id, int depth) {
            Element note = notes.remove(id); // a note that names itself would never end
            if (note != null) {
                Line words = new Line();
                note.getElementsByTag("w:p").forEach(paragraph -> {
                    if (!words.isEmpty()) {
                        words.addHtml("", "<br>\n");
                    }
                    new Run(words, new ArrayList<>()).read(paragraph, "", depth + 1);
                });
                here().addHtml("", foot.add(words.html().strip()));
            }
        }

        private void addDrawn(Element drawing) {
            Element about = drawing.getElementsByTag("wp:docPr").first();
            String alt = about == null ? "" : about.attr("descr");
            for (Element picture : drawing.getElementsByTag("a:blip")) {
                addPicture(targets.get(picture.attr("r:embed")), alt);
            }
            for (Element picture : drawing.getElementsByTag("v:imagedata")) {
                addPicture(targets.get(picture.attr("r:id")), alt);
            }
            Element box = drawing.getElementsByTag("w:txbxContent").first();
            if (box != null) {
                boxes.add(box);
            }
        }

        private void addPicture(@Nullable String file, String alt) {
            if (file != null && !file.contains(":")) {
                StringBuilder out = new StringBuilder("<img src=\"");
                Escape.attribute(out, file);
                out.append("\" alt=\"");
                Escape.attribute(out, alt.replaceAll("\\s+", " ").strip());
                here().addHtml("", out.append("\">").toString());
            }
        }
    }

    private static boolean is(@Nullable Element look, String tag) {
        Element mark = child(look, tag);
        return mark != null && !mark.attr("w:val").matches("0|false|off|none");
    }

    /** The elements that mean what a run's look means. */
    private String marks(@Nullable Element look) {
        if (look == null) {
            return "";
        }
        Style style = styles.get(value(look, "w:rStyle", "w:val"));
        String name = style == null ? "" : style.name();
        List<String> marks = new ArrayList<>();
        if (is(look, "w:b") || name.equals("strong")) {
            marks.add("strong");
        }
        if (is(look, "w:i") || name.equals("emphasis")) {
            marks.add("em");
        }
        if (is(look, "w:strike")) {
            marks.add("s");
        }
        switch (value(look, "w:vertAlign", "w:val")) {
            case "superscript" -> marks.add("sup");
            case "subscript" -> marks.add("sub");
            default -> {}
        }
        return String.join(" ", marks);
    }
}
