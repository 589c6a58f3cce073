package org.clinicsite.links;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Opens the data files that ship beside this package. A file that is missing or not as its reader wants it is an error that names it. */
final class Lists {

    private Lists() {}

    /**
     * The lines of a data file in UTF-8.
     *
     * @param name such as {@code trusted.txt}
     * @throws IllegalStateException when the file is missing, empty or not UTF-8
     */
    static List<String> lines(String name) {
        try (InputStream in = Lists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw broken(name, 0, "is missing from the plugin's jar");
            }
            List<String> lines = new ArrayList<>();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (CharacterCodingException e) {
                throw broken(name, lines.size() + 1, "is not UTF-8");
            }
            if (lines.isEmpty()) {
                throw broken(name, 0, "is empty");
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the list " + name, e);
        }
    }

    /** An error that names the list, the line (0 for none) and what is wrong. */
    static IllegalStateException broken(String name, int line, String what) {
        return new IllegalStateException(
                "The link filter's list " + name + (line > 0 ? ", line " + line + ", " : " ") + what + ".");
    }
}
