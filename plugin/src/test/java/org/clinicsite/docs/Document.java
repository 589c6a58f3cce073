package org.clinicsite.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Slug;

/**
 * A document of {@code plugin/docs}, in parts.
 *
 * @param name the file's name
 * @param headings all headings, in order
 * @param blocks all fenced blocks, in order
 * @param rows all rows of tables but the heads, in order
 * @param links addresses of all links in the text, in order
 */
public record Document(String name, List<Heading> headings, List<Block> blocks, List<Row> rows, List<String> links) {

    /**
     * A heading.
     *
     * @param level 1 to 6
     */
    public record Heading(int level, String text) {

        /** Its anchor, as code hosts give it. */
        public String anchor() {
            return Slug.of(text.replaceAll("[^\\p{L}\\p{N} -]", "")).replace(' ', '-');
        }
    }

    /**
     * A fenced block.
     *
     * @param section the text of the nearest level-2 heading above
     * @param language the first word behind the fence
     * @param path the second word: the file that the block is; empty for none
     * @param part whether it is only some keys of that file's header, which {@code (a part)} says
     * @param text with a line feed at its end
     */
    public record Block(String section, String language, String path, boolean part, String text) {}

    /**
     * A row of a table.
     *
     * @param section the text of the nearest level-2 heading above
     * @param cells as written, without blanks around
     */
    public record Row(String section, List<String> cells) {

        /** A cell's text without the marks of code. */
        public String code(int cell) {
            return cells.get(cell).replaceAll("^`+ ?|`+$", "");
        }

        /** Whether a cell is code and nothing else. */
        public boolean isCode(int cell) {
            return cells.get(cell).matches("`[^`]+`");
        }
    }

    private static final String PART = " (a part)";

    /** Reads a document. */
    public static Document read(String name) throws IOException {
        List<Heading> headings = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<String> links = new ArrayList<>();
        String section = "";
        List<String> lines = Files.readAllLines(Path.of("docs", name));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith("```")) {
                int indent = line.indexOf('`');
                String fence = line.strip().replaceAll("[^`].*", "");
                String[] info = line.strip().substring(fence.length()).split(" ", 2);
                StringBuilder text = new StringBuilder();
                for (i++; !lines.get(i).strip().equals(fence); i++) {
                    text.append(lines.get(i)
                                    .substring(Math.min(indent, lines.get(i).length())))
                            .append('\n');
                }
                String path = info.length > 1 ? info[1] : "";
                blocks.add(new Block(section, info[0], path.replace(PART, ""), path.endsWith(PART), text.toString()));
            } else if (line.matches("#{1,6} .*")) {
                int level = line.indexOf(' ');
                headings.add(new Heading(level, line.substring(level + 1).replace("`", "")));
                section = level == 2 ? line.substring(3) : section;
            } else if (line.startsWith("|")) {
                boolean head = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
                if (!head && !line.startsWith("|---")) {
                    rows.add(new Row(section, cells(line)));
                }
                links(line, links);
            } else {
                links(line, links);
            }
        }
        return new Document(name, headings, blocks, rows, links);
    }

    /** Rows of the tables in a level-2 section. */
    public List<Row> rows(String section) {
        return rows.stream().filter(row -> row.section().equals(section)).toList();
    }

    /** Blocks of a level-2 section. */
    public List<Block> blocks(String section) {
        return blocks.stream().filter(block -> block.section().equals(section)).toList();
    }

    /** Blocks that are files. */
    public List<Block> files() {
        return blocks.stream().filter(block -> !block.path().isEmpty()).toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static void links(String line, List<String> links) {
        java.util.regex.Matcher link = java.util.regex.Pattern.compile("(?<!!)\\[[^\\]]+\\]\\(([^)]+)\\)")
                .matcher(line.replaceAll("`[^`]*`", "x"));
        while (link.find()) {
            links.add(link.group(1));
        }
    }
}
