package org.clinicsite.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data file of words:
 *
 * <pre>
 * # a remark
 * &#64;CAP = Where the entries marked CAP come from.
 * [cure]
 * cure; cures; eliminat*; get rid of | CAP
 * </pre>
 *
 * Every entry has a source. A star stands for any ending of a word. Words are compared in lower case, a hyphen as a
 * blank.
 */
public final class WordFile {

    /**
     * A line's entries.
     *
     * @param section the section it stands in
     * @param words its entries
     * @param source the key of their source
     */
    public record Entry(String section, List<String> words, String source) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private WordFile() {}

    /**
     * Reads a file of the plugin's jar.
     *
     * @param beside a class of the package in which it lies
     * @param name such as {@code packs/GB.txt}
     * @return null when there is none
     * @throws IllegalStateException when a line cannot be understood or an entry has no known source
     */
    public static @Nullable WordFile read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                return null;
            }
            WordFile file = new WordFile();
            String section = "";
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 15);
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                if (line.charAt(0) == '[') {
                    section = line.substring(1, line.indexOf(']'));
                } else if (line.charAt(0) == '@') {
                    int equals = line.indexOf(" = ");
                    file.sources.put(line.substring(1, equals), line.substring(equals + 3));
                } else {
                    file.entries.add(file.entry(section, line, name + ", line " + number));
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the word list " + name, e);
        }
    }

    private Entry entry(String section, String line, String place) {
        int bar = line.lastIndexOf(" | ");
        String source = bar < 0 ? "" : line.substring(bar + 3).strip();
        if (!sources.containsKey(source) || section.isEmpty()) {
            throw new IllegalStateException(
                    "The word list " + place + ": an entry needs a section and a known source.");
        }
        List<String> words = new ArrayList<>();
        for (int from = 0; from < bar; ) {
            int end = line.indexOf(';', from);
            end = end < 0 || end > bar ? bar : end;
            String word = line.substring(from, end).strip();
            if (!word.isEmpty()) {
                words.add(word);
            }
            from = end + 1;
        }
        return new Entry(section, words, source);
    }

    /** All lines in order. */
    public List<Entry> entries() {
        return entries;
    }

    /** What a key of a source stands for. */
    public String source(String key) {
        return sources.getOrDefault(key, "");
    }
}
