package org.clinicsite.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come whole or not at all, and never over others. */
class NewFilesTest {

    @TempDir
    Path temp;

    @Test
    void whatIsNotKeptIsTakenAwayWithItsFolders() throws IOException {
        Path folder = temp.resolve("new/clinic");
        try (NewFiles files = new NewFiles(folder)) {
            files.write("content/data/clinic.yaml", "name: A");
            files.write("pom.xml", "<project/>");
            assertThat(folder.resolve("content/data/clinic.yaml")).hasContent("name: A");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatIsKeptStays() throws IOException {
        try (NewFiles files = new NewFiles(temp)) {
            files.write("a/b.txt", "B");
            files.keep();
        }
        assertThat(temp.resolve("a/b.txt")).hasContent("B");
    }

    @Test
    void aFileThatIsThereStaysAndNothingComesBesideIt() throws IOException {
        Files.writeString(temp.resolve("pom.xml"), "mine");
        assertThatThrownBy(() -> {
                    try (NewFiles files = new NewFiles(temp)) {
                        files.write("a.txt", "A");
                        files.write("pom.xml", "<project/>");
                        files.keep();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(temp.resolve("pom.xml")).hasContent("mine");
        assertThat(temp).isDirectoryNotContaining("glob:**/a.txt");
    }
}
