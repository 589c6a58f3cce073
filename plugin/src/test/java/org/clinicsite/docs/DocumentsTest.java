package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all documents. */
class DocumentsTest {

    /** Languages of blocks that a test writes into a folder, so they have to say which file they are. */
    private static final Set<String> CONTENT = Set.of("yaml", "markdown", "html");

    private static final List<String> NAMES = List.of(
            "content.md",
            "goals.md",
            "clinics.md",
            "jbake.md",
            "publish.md",
            "publish-sftp.md",
            "publish-s3.md",
            "ci.md",
            "problems.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content.md",
                "goals.md",
                "clinics.md",
                "jbake.md",
                "publish.md",
                "publish-sftp.md",
                "publish-s3.md",
                "ci.md",
                "problems.md"
            })
    void everyLinkWithinTheDocumentsLeadsSomewhere(String name) throws IOException {
        for (String link : Document.read(name).links()) {
            if (link.contains("://")) {
                continue;
            }
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            String target = file.isEmpty() ? name : file;
            if (hash >= 0) {
                assertThat(Document.read(target).headings())
                        .as(link)
                        .extracting(Document.Heading::anchor)
                        .contains(link.substring(hash + 1));
            } else if (NAMES.contains(target)) {
                assertThat(Path.of("docs", target)).as(link).exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content.md",
                "goals.md",
                "clinics.md",
                "jbake.md",
                "publish.md",
                "publish-sftp.md",
                "publish-s3.md",
                "ci.md",
                "problems.md"
            })
    void everyBlockOfContentIsAFileThatATestWrites(String name) throws IOException {
        assertThat(Document.read(name).blocks())
                .filteredOn(block -> CONTENT.contains(block.language()))
                .allSatisfy(block -> assertThat(block.path()).as(block.text()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content.md",
                "goals.md",
                "clinics.md",
                "jbake.md",
                "publish.md",
                "publish-sftp.md",
                "publish-s3.md",
                "ci.md",
                "problems.md"
            })
    void linesEndWithoutBlanksAndTablesAreWhole(String name) throws IOException {
        int columns = 0;
        for (String line : Files.readAllLines(Path.of("docs", name))) {
            assertThat(line).as(name).isEqualTo(line.stripTrailing());
            int cells = line.startsWith("|") ? line.split("\\|", -1).length : 0;
            if (columns > 0 && cells > 0) {
                assertThat(cells).as(line).isEqualTo(columns);
            }
            columns = cells;
        }
    }
}
