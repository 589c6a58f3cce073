package org.clinicsite.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of all languages for one purpose: a {@link WordFile} per language, {@code words/LANGUAGE/AREA.txt} of the
 * plugin's jar. {@code words/languages.txt} says which languages there are; whoever adds one adds a line there and a folder,
 * and no code. A language has the files and sections that somebody wrote for it. Read once; safe for many threads.
 */
public final class LanguageWords {

    private static final String FOLDER = "/org/clinicsite/words/";

    private static final Map<String, LanguageWords> READ = new ConcurrentHashMap<>();

    private static final class Known {
        static final List<String> LANGUAGES = readLanguages();
    }

    /** By language, those that have the file, in the order of {@link #languages}. */
    private final Map<String, WordFile> files = new LinkedHashMap<>();

    private LanguageWords(String area) {
        for (String language : languages()) {
            WordFile file = file(language, area);
            if (file != null) {
                files.put(language, file);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("No language has the word list " + area + ".txt.");
        }
    }

    /**
     * The words for a purpose.
     *
     * @param area the files' name without ending, such as {@code links}
     * @throws IllegalStateException when no language has such a file, or one is broken
     */
    public static LanguageWords of(String area) {
        return READ.computeIfAbsent(area, LanguageWords::new);
    }

    /** The languages that have words, as ISO 639 writes them; {@code mul} are words of no language. */
    public static List<String> languages() {
        return Known.LANGUAGES;
    }

    /**
     * The file of one language.
     *
     * @return null when it has none
     */
    public static @Nullable WordFile file(String language, String area) {
        return WordFile.read(LanguageWords.class, FOLDER + language + "/" + area + ".txt");
    }

    private static List<String> readLanguages() {
        try (InputStream in = LanguageWords.class.getResourceAsStream(FOLDER + "languages.txt")) {
            if (in == null) {
                throw new IllegalStateException("words/languages.txt is missing from the plugin's jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read words/languages.txt", e);
        }
    }

    /** The entries of a section in all languages, each once, in the order of languages and lines. */
    public Set<String> all(String section) {
        Set<String> words = new LinkedHashSet<>();
        files.values().forEach(file -> words.addAll(words(file, section)));
        return words;
    }

    /** All lines with their language, in the order of languages and lines. */
    public void forEach(BiConsumer<String, WordFile.Entry> each) {
        files.forEach((language, file) -> file.entries().forEach(entry -> each.accept(language, entry)));
    }

    /** The entries of a section by language; languages that have none are left out. */
    public Map<String, List<String>> byLanguage(String section) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        files.forEach((language, file) -> {
            List<String> words = words(file, section);
            if (!words.isEmpty()) {
                out.put(language, words);
            }
        });
        return out;
    }

    /** The entries of a section, the longest first, so that what begins alike is found whole. */
    public List<String> longestFirst(String section) {
        List<String> words = new ArrayList<>(all(section));
        words.sort((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b));
        return List.copyOf(words);
    }

    /** The entries of a section as one regular expression that finds any of them: {@code (?:a|b|c)}. Each is one itself. */
    public String pattern(String section) {
        String joined = "(?:" + String.join("|", all(section)) + ")";
        Pattern.compile(joined); // a broken entry is told here, by its list
        return joined;
    }

    private static List<String> words(WordFile file, String section) {
        List<String> words = new ArrayList<>();
        for (WordFile.Entry entry : file.entries()) {
            if (entry.section().equals(section)) {
                words.addAll(entry.words());
            }
        }
        return words;
    }
}
