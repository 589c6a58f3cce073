package org.clinicsite.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, List<Entry>> entries = new HashMap<>();

    /**
     * @param file the list's name
     * @param lines what it holds
     * @param plain whether a line is a domain and nothing more
     * @throws IllegalStateException when a line is not as it should be
     */
    HostList(String file, List<String> lines, boolean plain) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Entry entry = plain ? new Entry(line, path(line), "", "") : entry(line);
            if (entry == null || entry.pattern().indexOf(' ') >= 0) {
                throw DataFiles.broken(file, i + 1, "is not a domain and what is known of it: " + line);
            }
            String host = entry.pattern()
                    .substring(0, entry.pattern().length() - entry.path().length());
            if (plain && host.indexOf('.') < 0) {
                continue; // an ending, "fr": all that is below it cannot be meant
            }
            if (host.startsWith("*.") && !host.endsWith(".*")) {
                host = host.substring(1); // ".gov": the ending itself
            }
            entries.merge(host, List.of(entry), HostList::both);
        }
        if (entries.isEmpty()) {
            throw DataFiles.broken(file, 0, "has no entry");
        }
    }

    /** What a line of columns says; null where it has too few or too many. */
    private static @Nullable Entry entry(String line) {
        String[] columns = line.split(" \\| ", -1);
        return columns.length == 2 || columns.length == 3
                ? new Entry(columns[0], path(columns[0]), columns[1], columns.length == 3 ? columns[2] : "")
                : null;
    }

    private static String path(String pattern) {
        int slash = pattern.indexOf('/');
        return slash < 0 ? "" : pattern.substring(slash);
    }

    private static List<Entry> both(List<Entry> some, List<Entry> more) {
        List<Entry> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    /** The entry that fits an address best; null when none does. */
    @Nullable
    Entry find(WebAddress address) {
        String host = address.host();
        for (int at = 0; at >= 0 && at < host.length(); ) {
            Entry entry = fitting(entries.get(host.substring(at)), address);
            int dot = host.indexOf('.', at);
            if (entry == null && dot >= 0) {
                entry = fitting(entries.get(host.substring(dot)), address); // ".gov"
            }
            if (entry == null && dot > at && dot == host.lastIndexOf('.') && at > 0 && host.length() - dot == 3) {
                entry = fitting(entries.get("*." + host.substring(at, dot) + ".*"), address); // "gov.xx"
            }
            if (entry != null) {
                return entry;
            }
            at = dot < 0 ? -1 : dot + 1;
        }
        return null;
    }

    /** Whether the list holds an ending as a whole, such as {@code nhs.uk}, {@code gov.au} or {@code edu}. */
    boolean holdsEnding(String ending) {
        int dot = ending.indexOf('.');
        boolean ofACountry = dot > 0 && dot == ending.lastIndexOf('.') && ending.length() - dot == 3;
        return entries.containsKey("." + ending)
                || ofACountry && entries.containsKey("*." + ending.substring(0, dot) + ".*");
    }

    private static @Nullable Entry fitting(@Nullable List<Entry> candidates, WebAddress address) {
        if (candidates == null) {
            return null;
        }
        Entry best = null;
        for (Entry entry : candidates) {
            if ((entry.path().isEmpty() || address.path().startsWith(entry.path()))
                    && (best == null || entry.path().length() > best.path().length())) {
                best = entry;
            }
        }
        return best;
    }
}
