package org.clinicsite.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names of languages. They lie in a file of ours, as the machine's own names are not the same with every version of Java.
 */
public final class LanguageNames {

    private static final String FILE = "languages.tsv";
    private static final List<String> COLUMNS = List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt");

    private LanguageNames() {}

    /**
     * The name of a language.
     *
     * @param tag BCP 47, such as {@code pt-BR}
     * @param in the language to name it in; English when there are no names in it
     * @return the tag itself when nobody knows it
     */
    public static String of(String tag, Locale in) {
        String code = Locale.forLanguageTag(tag).getLanguage();
        int column = 1 + Math.max(0, COLUMNS.indexOf(in.getLanguage()));
        return first(names -> names[0].equals(code)).map(names -> names[column]).orElse(tag);
    }

    /**
     * The language that people call so.
     *
     * @param name in one of the languages of the file, in any capitals
     * @return its ISO 639 code; empty when nobody knows it
     */
    public static Optional<String> find(String name) {
        String wanted = name.strip();
        return first(names -> Stream.of(names).skip(1).anyMatch(wanted::equalsIgnoreCase))
                .map(names -> names[0]);
    }

    private static Optional<String[]> first(Predicate<String[]> wanted) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LanguageNames.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(wanted)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
