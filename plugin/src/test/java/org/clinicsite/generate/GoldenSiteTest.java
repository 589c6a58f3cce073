package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole small site, file by file as it was last looked at and found good, in {@code src/test/resources/golden/site}.
 * After a change that is meant: run with {@code -Dgolden=update}, and read the difference before it is committed.
 */
class GoldenSiteTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/site");

    @TempDir
    Path temp;

    private Map<String, String> site;

    @BeforeEach
    void generate() throws IOException {
        TestClinic clinic = new TestClinic(temp);
        clinic.article("neck", """
                A stiff neck passes, [says a review](https://www.cochrane.org/). See [deep massage](../services/deep.md).

                ## What helps

                - Warmth
                - Walking

                ## When to see a doctor {#doctor}

                | Sign | Who |
                |---|---|
                | Numb arm | GP |

                ## Sources and thanks

                `code` and *emphasis*.
                """);
        clinic.write("content/articles/pasted.txt", """
                Resting a tired hand

                Resting a tired hand

                Hands get tired from work. https://hand-massage-deals.example/ Rest helps them most.

                Report Page
                """);
        clinic.write("content/articles/pasted.yaml", "published: 2026-02-01\n");
        clinic.write("content/faq/first.md", "---\ntitle: First things\n---\n## Does it hurt?\n\nIt should not.\n");
        clinic.generate();
        site = clinic.site();
        site.keySet().removeIf(path -> path.startsWith("/assets/"));
        if ("update".equals(System.getProperty("golden"))) {
            update();
        }
    }

    @Test
    void everyFileIsAsItWasFoundGood() throws IOException {
        Map<String, String> golden = new TreeMap<>();
        TestClinic.files(GOLDEN).forEach((path, text) -> golden.put(path, plain(text)));
        assertThat(site.keySet()).isEqualTo(golden.keySet());
        golden.forEach(
                (path, text) -> assertThat(plain(site.get(path))).as(path).isEqualTo(text));
    }

    /** Names of style sheets and icons change with every colour, and the build's id with every byte. */
    private static String plain(String text) {
        return text.replaceAll("/assets/([a-z0-9/-]+)-[0-9a-f]{10}\\.", "/assets/$1-HASH.")
                .replaceAll("^[0-9a-f]{32}\n$", "HASH\n")
                .replaceAll("\"build\":\"[0-9a-f]{32}\"", "\"build\":\"HASH\"");
    }

    private void update() throws IOException {
        if (Files.exists(GOLDEN)) {
            try (Stream<Path> files = Files.walk(GOLDEN)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : site.entrySet()) {
            Path to = GOLDEN.resolve(file.getKey().substring(1));
            Files.createDirectories(to.getParent());
            Files.write(to, plain(file.getValue()).getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
