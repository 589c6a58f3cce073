package org.clinicsite.preview;

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
 * and below it, further in, a header each, or {@code !} and the name of one that a wider rule has (https://developers.cloudflare.com/pages/configuration/headers/).
 */
final class HostHeaders {

    private static final String POLICY = "Content-Security-Policy";

    /** They would bind the browser to this machine's address beyond the preview. */
    private static final Set<String> LEFT_OUT = Set.of("strict-transport-security");

    /** @param withoutThose names of headers of wider rules that are taken away first */
    private record Rule(Pattern paths, Set<String> withoutThose, Map<String, String> headers) {}

    private final List<Rule> rules;

    private HostHeaders(List<Rule> rules) {
        this.rules = rules;
    }

    /** Of the site in a folder; none where it has no such file. */
    static HostHeaders of(Path site) throws IOException {
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
                            .withoutThose()
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
     * Of one file.
     *
     * @param path as it was asked for, the path of the site's address included
     * @param nonce with which the preview's own script and style pass
     */
    Map<String, String> of(String path, String nonce) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Rule rule : rules) {
            if (rule.paths().matcher(path).matches()) {
                rule.withoutThose().forEach(headers::remove);
                headers.putAll(rule.headers());
            }
        }
        headers.keySet().removeAll(LEFT_OUT);
        headers.computeIfPresent(POLICY, (name, policy) -> withNonce(policy, nonce));
        return headers;
    }

    /** The page's own script and style are refused as the host will have it. */
    static String withNonce(String policy, String nonce) {
        Map<String, String> directives = new LinkedHashMap<>();
        for (String directive : policy.split(";")) {
            String[] parts = directive.strip().split("\\s+", 2);
            directives.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        directives.remove("upgrade-insecure-requests"); // the preview has no certificate
        String others = directives.getOrDefault("default-src", "");
        for (String kind : List.of("script-src", "style-src")) {
            directives.compute(
                    kind, (name, sources) -> plus(sources == null ? others : sources, "'nonce-" + nonce + "'"));
        }
        directives.compute("connect-src", (name, sources) -> {
            String allowed = sources == null ? others : sources;
            return allowed.contains("'self'") || allowed.isEmpty() ? allowed : plus(allowed, "'self'");
        });
        StringBuilder out = new StringBuilder();
        directives.forEach((name, sources) ->
                out.append(out.length() == 0 ? "" : "; ").append(name).append(sources.isEmpty() ? "" : " " + sources));
        return out.toString();
    }

    private static String plus(String sources, String more) {
        return sources.isEmpty() || sources.equals("'none'") ? more : sources + " " + more;
    }
}
