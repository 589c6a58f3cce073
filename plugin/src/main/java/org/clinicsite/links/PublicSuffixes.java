package org.clinicsite.links;

import java.net.IDN;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final byte RULE = 1;
    private static final byte WILDCARD = 2;
    private static final byte EXCEPTION = 4;
    private static final byte PRIVATE = 8;

    private final Map<String, Byte> rules;

    /** @throws IllegalStateException when a line is no rule, or the list has too few to be whole */
    PublicSuffixes(List<String> lines) {
        rules = new HashMap<>(lines.size() * 2);
        boolean isPrivate = false;
        boolean whole = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).trim();
            if (line.isEmpty() || line.startsWith("//")) {
                isPrivate |= line.contains("===BEGIN PRIVATE DOMAINS===");
                whole |= line.contains("===END PRIVATE DOMAINS===");
                continue;
            }
            byte kind = RULE;
            if (line.startsWith("*.")) {
                kind = WILDCARD;
                line = line.substring(2);
            } else if (line.startsWith("!")) {
                kind = EXCEPTION;
                line = line.substring(1);
            }
            if (line.indexOf(' ') >= 0 || line.startsWith(".")) {
                throw DataFiles.broken(FILE, i + 1, "is not a rule: " + line);
            }
            byte value = (byte) (kind | (isPrivate ? PRIVATE : 0));
            rules.merge(line, value, (a, b) -> (byte) (a | b));
        }
        if (!whole) {
            throw DataFiles.broken(FILE, 0, "is cut off: it has no line ===END PRIVATE DOMAINS===");
        }
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

    private Parts split(String host) {
        int suffixAt = host.lastIndexOf('.') + 1;
        boolean known = false;
        boolean isPrivate = false;
        // From the shortest ending to the longest; the longest rule wins, an exception beats all.
        int at = host.length();
        while (at > 0) {
            int start = host.lastIndexOf('.', at - 1) + 1;
            Byte rule = rules.get(host.substring(start));
            if (rule != null) {
                if ((rule & EXCEPTION) != 0) {
                    suffixAt = at + 1;
                    known = true;
                    isPrivate = (rule & PRIVATE) != 0;
                    break;
                }
                if ((rule & RULE) != 0) {
                    suffixAt = start;
                    known = true;
                    isPrivate = (rule & PRIVATE) != 0;
                }
                if ((rule & WILDCARD) != 0 && start > 0) {
                    suffixAt = host.lastIndexOf('.', start - 2) + 1;
                    known = true;
                    isPrivate = (rule & PRIVATE) != 0;
                }
            }
            at = start - 1;
        }
        String suffix = host.substring(suffixAt);
        if (suffixAt == 0) {
            return new Parts(suffix, null, known, isPrivate);
        }
        return new Parts(suffix, host.substring(host.lastIndexOf('.', suffixAt - 2) + 1), known, isPrivate);
    }
}
