package org.clinicsite.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Names of languages for those that the template has no word for. They lie in a file of ours, as the machine's own names
 * are not the same with every version of Java.
 */
final class LanguageNames {

    private static final String FILE = "/org/clinicsite/render/languages.tsv";
    private static final List<String> COLUMNS = List.of("en", "de", "fr");

    private LanguageNames() {}

    /**
     * The name of a language.
     *
     * @param tag BCP 47, such as {@code pt-BR}
     * @param in the language to name it in; English when there are no names in it
     * @return the tag itself when nobody knows it
     */
    static String of(String tag, Locale in) {
        String code = Locale.forLanguageTag(tag).getLanguage();
        int column = 1 + Math.max(0, COLUMNS.indexOf(in.getLanguage()));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LanguageNames.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(code + "\t")) {
                    return line.split("\t", -1)[column];
                }
            }
            return tag;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
