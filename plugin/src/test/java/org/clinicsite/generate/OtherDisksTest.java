package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.picture.Photograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole builds on disks with the rules of Windows and macOS, as far as these can be had on any machine. */
class OtherDisksTest {

    @TempDir
    Path temp;

    @Test
    void aSiteHasTheSameBytesOnWindows() throws IOException {
        try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
            compare(windows.getPath("C:\\Users\\anna\\clinic"));
        }
    }

    @Test
    void aSiteHasTheSameBytesOnMacOs() throws IOException {
        try (FileSystem mac = Jimfs.newFileSystem(Configuration.osX())) {
            compare(mac.getPath("/Users/anna/clinic"));
        }
    }

    private void compare(Path root) throws IOException {
        TestClinic here = clinic(temp.resolve("clinic"));
        TestClinic there = clinic(root);
        here.generate();
        there.generate();
        assertThat(there.site()).isEqualTo(here.site()).containsKeys("/articles/rücken/index.html", "/Über uns.txt");

        Files.writeString(root.resolve("target/site/mine.txt"), "Mine.");
        Files.delete(root.resolve("content/articles/neck.md"));
        there.generate();
        assertThat(there.site()).doesNotContainKey("/articles/neck/index.html").containsKey("/mine.txt");
        assertThat(there.generate().written()).isZero();
    }

    private static TestClinic clinic(Path root) throws IOException {
        return new TestClinic(root)
                .article("neck", "See [prices](/prices/) and [our back](rücken.md).\n")
                .article("rücken", "![A boat](boat.jpg)\n")
                .write("content/articles/boat.jpg", Photograph.jpeg(900, 600))
                .write("content/static/Über uns.txt", "Hello.");
    }

    /** On Linux it would build: a colleague could not, and the disk of a USB stick would not take it. */
    @Test
    void whatWindowsCannotNameIsToldOnEveryMachine() throws IOException {
        TestClinic clinic = new TestClinic(temp.resolve("clinic"))
                .write("content/static/price: list?.pdf", "x")
                .write("content/static/a/con.txt", "x")
                .write("content/static/Tags/mine.txt", "x")
                .write("content/articles/neck.md", """
                        ---
                        title: About necks
                        description: An article about necks that exists only in a test and is long enough to describe itself.
                        published: 2026-03-14
                        author: anna
                        tags: [AUX, neck]
                        ---
                        Text.
                        """);

        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/neck.md:6:8: The page of the tag 'AUX' would have the part 'aux', which is a"
                                + " device on Windows and cannot be a file there. Write the tag in other or fewer words.",
                        "content/static/a/con.txt: Its path /a/con.txt has the part 'con.txt', which is a device on"
                                + " Windows and cannot be a file there. Rename it.",
                        "content/static/price: list?.pdf: Its path /price: list?.pdf has the character ':', which"
                                + " Windows does not take in a file's name. Rename it.");
        assertThat(clinic.report("findings.json"))
                .contains("\"level\":\"warning\",\"source\":\"content/static/Tags/mine.txt\"")
                .contains(
                        "Its folder /Tags/ is too like /tags/ of the generated page or file: on Windows and macOS they"
                                + " are one folder, and the site cannot be built there.");
    }

    @Test
    void namesAreCutToWhatDisksTake() throws IOException {
        String name = "ü".repeat(120);
        TestClinic clinic = new TestClinic(temp.resolve("clinic"))
                .write("content/articles/" + name + ".jpg", Photograph.jpeg(900, 600))
                .write("content/articles/leaflet.P~f", "A leaflet.")
                .article("neck", "![A boat](" + name + ".jpg) [leaflet](leaflet.P~f)");
        clinic.generate();

        assertThat(clinic.site().keySet())
                .anyMatch(path -> path.matches("/media/ü{90}-[0-9a-f]{10}-\\d+\\.jpg"))
                .anyMatch(path -> path.matches("/media/leaflet-[0-9a-f]{10}\\.p-f"));
    }

    @Test
    void aTagThatNoDiskCanNameIsToldWithItsPlace() throws IOException {
        TestClinic clinic = new TestClinic(temp.resolve("clinic"));
        clinic.article("neck", "Text.");
        clinic.write(
                "content/articles/neck.md",
                clinic.file("content/articles/neck.md").replace("neck]", "n".repeat(250) + "]"));

        assertThat(clinic.errors())
                .containsExactly("content/articles/neck.md:6:8: The page of the tag '" + "n".repeat(60)
                        + "…' would have a part that is too long for a file, more than 240 bytes. Write the tag in other"
                        + " or fewer words.");
    }
}
