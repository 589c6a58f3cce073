package org.clinicsite.links;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Public Suffix List: which part of a host somebody registered. Follows the algorithm of
 * https://github.com/publicsuffix/list/wiki/Format; hosts are ASCII, lower case.
 *
 * <p>Own code because the libraries bring the list frozen into their jar (Guava: 2.7 MB for one class), and ours has to
 * be refreshed by a person without a new release of somebody else.
 */
final class PublicSuffixes {

    static final String FILE = "public_suffix_list.dat";
    private final byte[] bytes;
    private final LineTable rules;

    /** Where the part of the list begins that platforms have put in. */
    private int privateFrom = Integer.MAX_VALUE;

    private boolean isWhole;

    /** @throws IllegalStateException when a line is no rule, or the list has too few to be whole */
    PublicSuffixes(byte[] bytes) {
        this.bytes = bytes;
        rules = new LineTable(bytes);
        rules.forEach(this::add);
        if (!isWhole) {
            throw DataFiles.broken(FILE, 0, "is cut off: it has no line ===END PRIVATE DOMAINS===");
        }
    }

    private void add(int number, int start, int end) {
        if (bytes[start] == '/') {
            if (end - start < 6 || bytes[start + 3] != '=') {
                return; // "// ===BEGIN …" is all that says something
            }
            String comment = rules.text(start, end);
            if (comment.contains("===BEGIN PRIVATE DOMAINS===")) {
                privateFrom = end;
            }
            isWhole |= comment.contains("===END PRIVATE DOMAINS===");
            return;
        }
        int name = start;
        if (bytes[start] == '!') {
            name++;
        } else if (bytes[start] == '*') {
            name += 2;
        }
        boolean isRule = name < end && bytes[name] != '.';
        for (int i = name; i < end; i++) {
            isRule &= bytes[i] != ' ';
        }
        if (!isRule) {
            throw DataFiles.broken(FILE, number, "is not a rule: " + rules.text(start, end));
        }
        rules.add(name, end);
    }

    private boolean isException(int slot) {
        int at = rules.start(slot);
        return at > 0 && bytes[at - 1] == '!';
    }

    private boolean isWildcard(int slot) {
        int at = rules.start(slot);
        return at > 1 && bytes[at - 1] == '.' && bytes[at - 2] == '*';
    }

    /**
     * A host taken apart.
     *
     * @param suffix the public suffix, such as {@code co.uk}
     * @param domain the registrable domain, such as {@code example.co.uk}; null when the host itself is a suffix
     * @param known whether a rule of the list holds; false for a made-up ending
     * @param isPrivate whether the suffix belongs to a platform that gives out names below it, such as {@code blogspot.com}
     */
    record Parts(String suffix, @Nullable String domain, boolean known, boolean isPrivate) {}

    /** Takes a host apart. */
    Parts of(String host) {
        if (!host.contains("xn--")) {
            return split(host);
        }
        // The list has names in their own letters; turned only when one is asked for, for the tables are slow to load.
        Parts parts = split(IDN.toUnicode(host));
        String domain = parts.domain();
        return new Parts(
                tail(host, parts.suffix()),
                domain == null ? null : tail(host, domain),
                parts.known(),
                parts.isPrivate());
    }

    /** As many labels from the host's end as another name has. */
    private static String tail(String host, String name) {
        int at = host.length() + 1;
        for (int i = 0; i >= 0; i = name.indexOf('.', i) < 0 ? -1 : name.indexOf('.', i) + 1) {
            at = host.lastIndexOf('.', at - 2) + 1;
        }
        return host.substring(at);
    }

    private Parts split(String name) {
        byte[] host = name.getBytes(StandardCharsets.UTF_8);
        int suffixAt = labelAt(host, host.length);
        boolean known = false;
        boolean isPrivate = false;
        boolean isOver = false;
        // From the shortest ending to the longest; the longest rule wins, an exception beats all.
        for (int at = host.length; at > 0 && !isOver; at = labelAt(host, at) - 1) {
            int start = labelAt(host, at);
            int wanted = -1;
            int rule = -1;
            for (int slot = rules.find(host, start, host.length); slot >= 0; slot = rules.next(slot)) {
                if (isException(slot)) {
                    isOver = true;
                    wanted = at + 1;
                    rule = slot;
                    break;
                }
                if (isWildcard(slot) && start == 0) {
                    continue; // nothing is below it
                }
                int suffix = isWildcard(slot) ? labelAt(host, start - 1) : start;
                if (rule < 0 || suffix < wanted) {
                    wanted = suffix;
                    rule = slot;
                }
            }
            if (rule >= 0) {
                suffixAt = wanted;
                known = true;
                isPrivate = rules.start(rule) > privateFrom;
            }
        }
        String suffix = text(host, suffixAt);
        return new Parts(suffix, suffixAt == 0 ? null : text(host, labelAt(host, suffixAt - 1)), known, isPrivate);
    }

    private static String text(byte[] host, int from) {
        return new String(host, from, host.length - from, StandardCharsets.UTF_8);
    }

    /** Where the label begins that ends there. */
    private static int labelAt(byte[] host, int end) {
        int at = end;
        while (at > 0 && host[at - 1] != '.') {
            at--;
        }
        return at;
    }
}
