package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageWordsTest {

    @TempDir
    Path temp;

    @Test
    void wordsOfAllLanguagesAreOneSetAndTheLongestAreFoundFirst() {
        LanguageWords words = LanguageWords.of("links");
        assertThat(words.all("here")).contains("here", "hier", "ici", "тут");
        assertThat(words.byLanguage("here")).containsKeys("en", "de", "fr").doesNotContainKey("mul");
        assertThat(words.longestFirst("leads"))
                .isSortedAccordingTo((a, b) -> b.length() - a.length())
                .contains("more information", "mehr dazu");
        assertThat("he writes for us").containsPattern(words.pattern("of-a-writer"));
    }

    @Test
    void everyLanguageHasAFolderWithWordsThatHaveASource() {
        for (String language : LanguageWords.languages()) {
            WordFile file = LanguageWords.file(language, "links");
            assertThat(file).as(language).isNotNull();
            assertThat(file.entries()).as(language).isNotEmpty().allSatisfy(entry -> {
                assertThat(file.source(entry.source())).isNotBlank();
                assertThat(entry.words()).doesNotHaveDuplicates();
            });
        }
        assertThatThrownBy(() -> LanguageWords.of("nothing")).hasMessageContaining("nothing.txt");
    }

    /** The whole plugin is loaded once more behind a folder of data, as a jar with one language more would be. */
    @Test
    void languageIsAddedByDataAlone() throws Exception {
        String before = mended("Ripozu. Pliaj informoj troviĝas ĉe https://example.org/a. Dormu bone.", false);
        assertThat(before).contains("informoj");
        data("languages.txt", String.join("\n", LanguageWords.languages()) + "\neo\n");
        data(
                "eo/links.txt",
                "@OWN = Written for this test.\n[information]\ninformoj | OWN\n[told]\ntroviĝas | OWN\n[dangling]\nĉe | OWN\n");
        assertThat(mended("Ripozu. Pliaj informoj troviĝas ĉe https://example.org/a. Dormu bone.", true))
                .isEqualTo("Ripozu. Dormu bone.");
        assertThat(mended("Rest. More information is available at https://example.org/a. Sleep.", true))
                .isEqualTo("Rest. Sleep.");
    }

    private void data(String name, String text) throws IOException {
        Path file = temp.resolve("org/clinicsite/words").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A text out of which the filter took its link, by a plugin of its own. */
    private String mended(String text, boolean withData) throws Exception {
        List<URL> urls = new ArrayList<>();
        if (withData) {
            urls.add(temp.toUri().toURL());
        }
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader plugin =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return (String) plugin.loadClass("org.clinicsite.links.Mended")
                    .getMethod("denied", String.class)
                    .invoke(null, text);
        }
    }
}
