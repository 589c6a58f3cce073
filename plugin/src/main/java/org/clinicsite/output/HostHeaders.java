package org.clinicsite.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers that the host will send, as the site's {@code _headers} says it: a line with a path, {@code *} for anything,
 * and below it, further in, a header each, or {@code !} and the name of one that a wider rule has
 * (https://developers.cloudflare.com/pages/configuration/headers/).
 */
public final class HostHeaders {

    /** @param without names of headers of wider rules that are taken away first */
    private record Rule(Pattern paths, Set<String> without, Map<String, String> headers) {}

    private final List<Rule> rules;

    private HostHeaders(List<Rule> rules) {
        this.rules = rules;
    }

    /** Of the site in a folder; none where it has no such file. */
    public static HostHeaders of(Path site) throws IOException {
        List<Rule> rules = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(site.resolve("_headers"), StandardCharsets.UTF_8)) {
                int colon = line.indexOf(':');
                if (line.isBlank() || line.strip().startsWith("#")) {
                    continue;
                }
                if (!Character.isWhitespace(line.charAt(0))) {
                    String pattern = Pattern.quote(line.strip()).replace("*", "\\E.*\\Q");
                    rules.add(new Rule(Pattern.compile(pattern), new HashSet<>(), new LinkedHashMap<>()));
                } else if (line.strip().startsWith("!") && !rules.isEmpty()) {
                    rules.get(rules.size() - 1)
                            .without()
                            .add(line.strip().substring(1).strip());
                } else if (colon > 0 && !rules.isEmpty()) {
                    rules.get(rules.size() - 1)
                            .headers()
                            .put(
                                    line.substring(0, colon).strip(),
                                    line.substring(colon + 1).strip());
                }
            }
        } catch (NoSuchFileException e) {
            return new HostHeaders(List.of()); // a host that takes none
        }
        return new HostHeaders(rules);
    }

    /**
     * Of one file; the narrower rule, which stands further down, goes before the wider.
     *
     * @param path as it is asked for, the path of the site's address included
     * @return by name in any case; yours to change
     */
    public Map<String, String> of(String path) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Rule rule : rules) {
            if (rule.paths().matcher(path).matches()) {
                rule.without().forEach(headers::remove);
                headers.putAll(rule.headers());
            }
        }
        return headers;
    }
}
