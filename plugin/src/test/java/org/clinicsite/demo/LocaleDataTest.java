package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site's bytes come from no JVM's own data on languages, which differ from one Java to the next: the same sites are made
 * by a JVM with the data of Java 8, a user in Egypt and another time zone. {@code -Dother.java=HOME} does it with another
 * Java.
 */
@Tag("full")
class LocaleDataTest {

    private static final Map<String, String> CURRENCIES =
            Map.of("en-US", "USD", "de-AT", "EUR", "fr-CH", "CHF", "en-CA", "CAD");

    /** Makes all sites in a folder. */
    public static void main(String[] arguments) throws Exception {
        generate(Path.of(arguments[0]));
    }

    private static void generate(Path folder) throws SiteException, IOException {
        for (String clinic : ClinicsTest.clinics()) {
            DemoSite.generate(ClinicsTest.folder(clinic), folder.resolve(clinic), "https://other.example/");
        }
        for (Map.Entry<String, String> currency : CURRENCIES.entrySet()) {
            String locale = currency.getKey();
            DemoSite.generate(folder.resolve(locale), "https://demo.example/", locale, currency.getValue());
        }
    }

    @Test
    void sitesAreTheSameWhateverTheJavaKnowsOfLanguages(@TempDir Path temp) throws Exception {
        Path here = Files.createDirectory(temp.resolve("here"));
        Path other = Files.createDirectory(temp.resolve("other"));
        String home = System.getProperty("other.java", System.getProperty("java.home"));
        Path said = temp.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(home, "bin", "java").toString(),
                        "-Djava.locale.providers=COMPAT",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocaleDataTest.class.getName(),
                        other.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        generate(here);

        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        Map<String, String> pages = pages(here);
        assertThat(pages.keySet())
                .hasSizeGreaterThan(100)
                .isEqualTo(pages(other).keySet());
        List<String> different = new ArrayList<>();
        pages(other).forEach((page, text) -> {
            if (!text.equals(pages.get(page))) {
                different.add(page);
            }
        });
        assertThat(different).isEmpty();
    }

    /** All that is written for visitors, by path: byte for byte, one letter for each. */
    private static Map<String, String> pages(Path folder) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.contains("reports")) {
                    pages.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return pages;
    }
}
