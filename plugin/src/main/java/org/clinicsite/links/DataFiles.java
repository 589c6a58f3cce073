package org.clinicsite.links;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Opens the data files that ship beside this package. A file that is missing, cut off, changed or not as its reader wants
 * it is an error that names it.
 */
final class DataFiles {

    /** Sizes and checksums of the lists, written by the command that refreshes them. */
    static final String SEALS = "seals.txt";

    private DataFiles() {}

    /**
     * The lines of a data file in UTF-8.
     *
     * @param name such as {@code trusted.txt}
     * @throws IllegalStateException when the file is missing, empty, not UTF-8 or not the one that was sealed
     */
    static List<String> lines(String name) {
        return split(name, read(name));
    }

    /**
     * The bytes of a data file.
     *
     * @param name such as {@code trusted.txt}
     * @throws IllegalStateException when the file is missing, empty or not the one that was sealed
     */
    static byte[] read(String name) {
        byte[] bytes = bytes(name);
        if (!name.equals(Weights.FILE)) { // that one tells by itself whether it is whole
            String seal = seal(name, bytes);
            if (!split(SEALS, bytes(SEALS)).contains(seal)) {
                throw broken(
                        name, 0, "is not the file that was reviewed: " + SEALS + " does not hold \"" + seal + "\"");
            }
        }
        return bytes;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = DataFiles.class.getResourceAsStream(name)) {
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
        return new StringBuilder(name) // not +, whose first use costs a fresh JVM as much as a long list
                .append(' ')
                .append(bytes.length)
                .append(' ')
                .append(Long.toHexString(crc.getValue()))
                .toString();
    }

    /**
     * The lines of a file.
     *
     * @throws IllegalStateException when it is empty or not UTF-8
     */
    static List<String> split(String name, byte[] bytes) {
        // Line by line: nearly all are ASCII, which Java decodes at once, so that a fresh JVM is not kept waiting.
        List<String> lines = new ArrayList<>(bytes.length / 20);
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean windows = end > start && bytes[end - 1] == '\r';
            String line = new String(bytes, start, (windows ? end - 1 : end) - start, StandardCharsets.UTF_8);
            if (line.indexOf('\ufffd') >= 0) { // what Java puts in the place of broken bytes
                throw broken(name, 0, "is not UTF-8");
            }
            lines.add(line);
            start = end + 1;
        }
        if (lines.isEmpty()) {
            throw broken(name, 0, "is empty");
        }
        return lines;
    }

    /**
     * A line of a list of words.
     *
     * @param line its number, from 1
     */
    record Group(int line, String name, List<String> words) {}

    /**
     * The lines {@code group | words} of a list, comments left out.
     *
     * @throws IllegalStateException when a line is not so
     */
    static List<Group> groups(String file, List<String> lines) {
        List<Group> groups = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            int bar = line.indexOf(" | ");
            if (bar <= 0) {
                throw broken(file, i + 1, "is not a group, a bar and words");
            }
            List<String> words = List.of(line.substring(bar + 3).strip().split("\\s+"));
            groups.add(new Group(i + 1, line.substring(0, bar).strip(), words));
        }
        return groups;
    }

    /** An error that names the list, the line (0 for none) and what is wrong. */
    static IllegalStateException broken(String name, int line, String what) {
        return new IllegalStateException(
                "The link filter's list " + name + (line > 0 ? ", line " + line + ", " : " ") + what + ".");
    }
}
