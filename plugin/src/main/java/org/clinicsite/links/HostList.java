package org.clinicsite.links;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Domains with what is known of them, as trusted.txt and platforms.txt have them: {@code domain | kind | reason}. The
 * longest entry that fits an address holds.
 */
final class HostList {

    /**
     * An entry.
     *
     * @param pattern as the file has it
     * @param path the beginning of a path; empty when any will do
     * @param kind the file's second column
     * @param reason the third; empty when there is none
     */
    record Entry(String pattern, String path, String kind, String reason) {}

    private final String file;
    private final byte[] bytes;
    private final LineTable table;
    private final boolean plain;

    /**
     * @param file the list's name
     * @param bytes what it holds
     * @param plain whether a line is a domain and nothing more
     * @throws IllegalStateException when a line is not as it should be
     */
    HostList(String file, byte[] bytes, boolean plain) {
        this.file = file;
        this.bytes = bytes;
        this.plain = plain;
        table = new LineTable(bytes);
        table.forEach(this::add);
        if (table.isEmpty()) {
            throw DataFiles.broken(file, 0, "has no entry");
        }
    }

    private void add(int number, int start, int end) {
        if (bytes[start] == '#') {
            return;
        }
        int patternEnd = end;
        int hostEnd = end;
        int dots = 0;
        for (int i = start; i < patternEnd; i++) {
            if (bytes[i] == ' ') {
                patternEnd = i;
            } else if (bytes[i] == '/' && hostEnd == end) {
                hostEnd = i;
            } else if (bytes[i] == '.' && hostEnd == end) {
                dots++;
            }
        }
        hostEnd = Math.min(hostEnd, patternEnd);
        if (plain ? patternEnd < end : entry(start, end) == null) {
            throw DataFiles.broken(file, number, "is not a domain and what is known of it: " + table.text(start, end));
        }
        if (plain && dots == 0) {
            return; // an ending, "fr": all that is below it cannot be meant
        }
        boolean isEnding =
                hostEnd - start > 2 && bytes[start] == '*' && bytes[start + 1] == '.' && bytes[hostEnd - 1] != '*';
        table.add(isEnding ? start + 1 : start, hostEnd); // ".gov": the ending itself
    }

    /** What a line says; null where it has too few columns or too many. */
    private @Nullable Entry entry(int start, int end) {
        String line = table.text(start, end);
        if (plain) {
            return new Entry(line, path(line), "", "");
        }
        String[] columns = line.split(" \\| ", -1);
        return (columns.length == 2 || columns.length == 3) && columns[0].indexOf(' ') < 0
                ? new Entry(columns[0], path(columns[0]), columns[1], columns.length == 3 ? columns[2] : "")
                : null;
    }

    /** The line that a key stands in. */
    private Entry entry(int slot) {
        int start = table.start(slot);
        while (start > 0 && bytes[start - 1] > ' ') {
            start--;
        }
        int end = table.end(slot);
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        while (bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        return requireNonNull(entry(start, end));
    }

    private static String path(String pattern) {
        int slash = pattern.indexOf('/');
        return slash < 0 ? "" : pattern.substring(slash);
    }

    /** The entry that fits an address best; null when none does. */
    @Nullable
    Entry find(WebAddress address) {
        byte[] host = address.host().getBytes(StandardCharsets.UTF_8);
        int last = lastDot(host);
        for (int at = 0; at >= 0 && at < host.length; ) {
            Entry entry = fitting(table.find(host, at, host.length), address);
            int dot = dot(host, at);
            if (entry == null && dot >= 0) {
                entry = fitting(table.find(host, dot, host.length), address); // ".gov"
            }
            if (entry == null && dot > at && dot == last && at > 0 && host.length - dot == 3) {
                byte[] anywhere = anywhere(address.host().substring(at, dot)); // "gov.xx"
                entry = fitting(table.find(anywhere, 0, anywhere.length), address);
            }
            if (entry != null) {
                return entry;
            }
            at = dot < 0 ? -1 : dot + 1;
        }
        return null;
    }

    private static int dot(byte[] host, int from) {
        for (int i = from; i < host.length; i++) {
            if (host[i] == '.') {
                return i;
            }
        }
        return -1;
    }

    private static int lastDot(byte[] host) {
        int at = host.length - 1;
        while (at >= 0 && host[at] != '.') {
            at--;
        }
        return at;
    }

    /** As a label under every country is written. */
    private static byte[] anywhere(String label) {
        return ("*." + label + ".*").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the list holds an ending as a whole, such as {@code nhs.uk}, {@code gov.au} or {@code edu}. */
    boolean holdsEnding(String ending) {
        int dot = ending.indexOf('.');
        boolean ofACountry = dot > 0 && dot == ending.lastIndexOf('.') && ending.length() - dot == 3;
        return holds(("." + ending).getBytes(StandardCharsets.UTF_8))
                || ofACountry && holds(anywhere(ending.substring(0, dot)));
    }

    private boolean holds(byte[] key) {
        return table.find(key, 0, key.length) >= 0;
    }

    private @Nullable Entry fitting(int found, WebAddress address) {
        Entry best = null;
        for (int slot = found; slot >= 0; slot = table.next(slot)) {
            Entry entry = entry(slot);
            if ((entry.path().isEmpty() || address.path().startsWith(entry.path()))
                    && (best == null || entry.path().length() > best.path().length())) {
                best = entry;
            }
        }
        return best;
    }
}
