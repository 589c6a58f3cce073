package org.clinicsite.links;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Opens the data files that ship beside this package. A file that is missing, cut off, changed or not as its reader wants
 * it is an error that names it.
 */
final class Lists {

    /** Sizes and checksums of the lists, written by the command that refreshes them. */
    static final String SEALS = "seals.txt";

    private Lists() {}

    /**
     * The lines of a data file in UTF-8.
     *
     * @param name such as {@code trusted.txt}
     * @throws IllegalStateException when the file is missing, empty, not UTF-8 or not the one that was sealed
     */
    static List<String> lines(String name) {
        byte[] bytes = bytes(name);
        if (!name.equals(Weights.FILE)) { // that one tells by itself whether it is whole
            String seal = seal(name, bytes);
            if (!split(SEALS, bytes(SEALS)).contains(seal)) {
                throw broken(
                        name, 0, "is not the file that was reviewed: " + SEALS + " does not hold \"" + seal + "\"");
            }
        }
        return split(name, bytes);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Lists.class.getResourceAsStream(name)) {
            if (in == null) {
                throw broken(name, 0, "is missing from the plugin's jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the list " + name, e);
        }
    }

    /** A list's line in {@link #SEALS}: its name, bytes and CRC-32. */
    static String seal(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return name + " " + bytes.length + " " + Long.toHexString(crc.getValue());
    }

    /**
     * The lines of a file.
     *
     * @throws IllegalStateException when it is empty or not UTF-8
     */
    static List<String> split(String name, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(name, 0, "is not UTF-8");
        }
        List<String> lines = new ArrayList<>(text.length() / 20);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            boolean windows = end > start && text.charAt(end - 1) == '\r';
            lines.add(text.substring(start, windows ? end - 1 : end));
            start = end + 1;
        }
        if (lines.isEmpty()) {
            throw broken(name, 0, "is empty");
        }
        return lines;
    }

    /** An error that names the list, the line (0 for none) and what is wrong. */
    static IllegalStateException broken(String name, int line, String what) {
        return new IllegalStateException(
                "The link filter's list " + name + (line > 0 ? ", line " + line + ", " : " ") + what + ".");
    }
}
