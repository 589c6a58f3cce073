package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clinicsite.docs.Document.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What editors show beside a key is what {@code content.md} says of it. After a change there: run with
 * {@code -Ddescriptions=update}.
 */
class KeyDescriptionsTest {

    private static final Path FILE = Path.of("src/main/resources/org/clinicsite/source/key-descriptions.txt");

    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("common", "Keys of every file");
        SECTIONS.put("article", "Articles");
        SECTIONS.put("service", "Services");
        SECTIONS.put("therapist", "Therapists");
        SECTIONS.put("location", "Locations");
        SECTIONS.put("condition", "Conditions");
        SECTIONS.put("event", "Events");
        SECTIONS.put("job", "Jobs");
        SECTIONS.put("page", "Pages");
        SECTIONS.put("clinic", "The clinic's facts: `data/clinic.yaml`");
    }

    @BeforeAll
    static void update() throws IOException {
        if ("update".equals(System.getProperty("descriptions"))) {
            Files.writeString(FILE, descriptions());
        }
    }

    @Test
    void theyAreThoseOfTheReference() throws IOException {
        assertThat(FILE).hasContent(descriptions());
    }

    private static String descriptions() throws IOException {
        Document document = Document.read("content.md");
        StringBuilder out = new StringBuilder();
        SECTIONS.forEach((kind, section) -> {
            for (Row row : document.rows(section)) {
                if (row.cells().size() == 5 && row.isCode(0)) {
                    String without = plain(row.cells().get(3));
                    out.append(kind)
                            .append('\t')
                            .append(row.code(0))
                            .append('\t')
                            .append(sentence(plain(row.cells().get(1))));
                    if (!without.isEmpty()) {
                        out.append(" Without it: ").append(without).append('.');
                    }
                    if (!row.cells().get(4).isBlank()) {
                        out.append(" Such as: ").append(row.code(4));
                    }
                    out.append('\n');
                }
            }
        });
        return out.toString();
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    /** Without the document's own marks. */
    private static String plain(String cell) {
        return cell.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[;,] see below$", "")
                .replace("`", "")
                .strip();
    }
}
