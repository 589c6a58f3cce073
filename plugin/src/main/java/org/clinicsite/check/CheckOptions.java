package org.clinicsite.check;

import java.util.List;
import org.clinicsite.source.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param baseUrl the address under which the site will live; null for the one that its home page gives as its own
 * @param allow globs of files that may be there although they are hidden, look like keys, such as {@code .htaccess}, or are
 *     drafts
 * @param ledger the promises that hold
 */
public record CheckOptions(@Nullable String baseUrl, List<String> allow, Ledger ledger) {

    public CheckOptions {
        allow = List.copyOf(allow);
    }

    /** The glob that fits a path and no other. */
    public static String globOf(String path) {
        StringBuilder glob = new StringBuilder();
        for (char c : path.toCharArray()) {
            if ("*?[]{}\\".indexOf(c) >= 0) {
                glob.append('\\');
            }
            glob.append(c);
        }
        return glob.toString();
    }
}
