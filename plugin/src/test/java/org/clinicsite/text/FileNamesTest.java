package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.DiskFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "über uns",
                "Шея",
                "console",
                "auxiliary.txt",
                "a.b.c",
                ".well-known",
                "com0",
                "COM10"
            })
    void whatEveryDiskTakes(String name) {
        assertThat(FileNames.fault(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aux",
                "AUX",
                "con.txt",
                "nul.tar.gz",
                "Com1.html",
                "lpt9",
                "com¹",
                "aux .txt",
                "a:b",
                "a?",
                "a*b",
                "a<b",
                "a>b",
                "a|b",
                "a\"b",
                "a\\b",
                "a\tb",
                "a\u0085b",
                "end.",
                "end ",
                "..."
            })
    void whatWindowsDoesNotTake(String name) {
        assertThat(FileNames.fault(name)).isNotNull().isEqualTo(FileNames.windowsFault(name));
    }

    @Test
    void lengthIsCountedInBytes() {
        assertThat(FileNames.fault("ü".repeat(120))).isNull();
        assertThat(FileNames.fault("ü".repeat(121))).contains("more than 240 bytes");
        assertThat(FileNames.cut("a😀ü", 6)).isEqualTo("a😀");
        assertThat(FileNames.cut("a😀ü", 7)).isEqualTo("a😀ü");
        assertThat(FileNames.cut("a😀ü", 4)).isEqualTo("a");
    }

    @Test
    void caseAndAccentsAreFolded() {
        assertThat(FileNames.folded("Tags/Café")).isEqualTo(FileNames.folded("tags/cafe\u0301"));
        assertThat(FileNames.folded("STRASSE")).isNotEqualTo(FileNames.folded("tags"));
    }

    @Test
    void namesAreReadAsTheyWereMeant() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        assertThat(FileNames.reading(folder.resolve("plain.md"))).isEqualTo(FileNames.Reading.RIGHT);
        assertThat(FileNames.reading(folder.resolve("Шея +%.md"))).isEqualTo(FileNames.Reading.RIGHT);
        Path latin = Path.of(URI.create(folder.toUri() + "caf%E9.md"));
        assertThat(FileNames.reading(latin)).isEqualTo(FileNames.Reading.NOT_UTF8);
        assertThat(FileNames.encoded(latin)).isEqualTo("caf%E9.md");
        for (Configuration rules : List.of(Configuration.windows(), Configuration.osX(), Configuration.unix())) {
            try (FileSystem disk = Jimfs.newFileSystem(rules)) {
                Path file = disk.getPath("Шея café\u0301.md");
                assertThat(FileNames.reading(file)).isEqualTo(FileNames.Reading.RIGHT);
            }
        }
    }

    @Test
    void namesAreShownInOneLine() {
        assertThat(FileNames.shown("a\nb")).isEqualTo("a\\u000Ab");
        assertThat(FileNames.shown("ü".repeat(61))).isEqualTo("ü".repeat(60) + "…");
        assertThat(FileNames.encoded("tags/Шея: a/x.html")).isEqualTo("tags/%D0%A8%D0%B5%D1%8F:%20a/x.html");
    }

    @Test
    void aLocaleThatCannotNameFilesIsToldOnce() {
        assertThat(DiskFault.ofLocale(List.of("tags/%D0%A8.html", "b", "c"), "write it otherwise")
                        .says())
                .startsWith("The locale of this run (encoding ")
                .endsWith(
                        ") cannot name the file tags/%D0%A8.html, nor 2 more. Run Maven with LC_ALL=C.UTF-8, or write it"
                                + " otherwise.");
    }
}
