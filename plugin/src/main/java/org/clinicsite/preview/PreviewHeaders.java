package org.clinicsite.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.output.HostHeaders;

/** The headers that the host will send, as the preview sends them: with room for its own script. */
final class PreviewHeaders {

    private static final String POLICY = "Content-Security-Policy";

    /** They would bind the browser to this machine's address beyond the preview. */
    private static final Set<String> LEFT_OUT = Set.of("strict-transport-security");

    private PreviewHeaders() {}

    /**
     * Of one file.
     *
     * @param path as it was asked for, the path of the site's address included
     * @param nonce with which the preview's own script and style pass
     */
    static Map<String, String> of(HostHeaders host, String path, String nonce) {
        Map<String, String> headers = host.of(path);
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
