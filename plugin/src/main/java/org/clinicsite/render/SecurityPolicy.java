package org.clinicsite.render;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.site.Openings;

/**
 * What browsers may do with a page: nothing runs, and nothing is loaded from elsewhere, but for what the page opens.
 * {@code connect-src 'self'} lets audits read robots.txt. JSON-LD is data, which {@code script-src} does not stop.
 */
final class SecurityPolicy {

    static final String HEADER = "Content-Security-Policy";
    static final String PERMISSIONS = "Permissions-Policy";

    private static final String NONE = "'none'";

    /** What a policy in a page cannot say, as browsers ignore it there: HTML standard, "pragma directives". */
    private static final String ANCESTORS = "frame-ancestors";

    private SecurityPolicy() {}

    /** That of a header. */
    static String of(Openings openings) {
        return written(directives(openings));
    }

    /** That of a page of a host that sends no headers. */
    static String inPage(Openings openings) {
        Map<String, String> directives = directives(openings);
        directives.remove(ANCESTORS);
        return written(directives);
    }

    private static String written(Map<String, String> directives) {
        return directives.entrySet().stream()
                .map(one -> one.getValue().isEmpty() ? one.getKey() : one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> directives(Openings openings) {
        Map<String, String> directives = new LinkedHashMap<>();
        directives.put("default-src", NONE);
        directives.put("script-src", orNone(openings.scripts()));
        directives.put("style-src", Openings.SELF);
        directives.put("img-src", besidesItself(openings.images()));
        directives.put("font-src", Openings.SELF);
        directives.put("manifest-src", Openings.SELF);
        directives.put("connect-src", besidesItself(openings.connections()));
        if (!openings.frames().isEmpty()) {
            directives.put("frame-src", orNone(openings.frames()));
        }
        if (!openings.media().isEmpty()) {
            directives.put("media-src", orNone(openings.media()));
        }
        directives.put("base-uri", NONE);
        directives.put("form-action", orNone(openings.forms()));
        directives.put(ANCESTORS, NONE);
        directives.put("upgrade-insecure-requests", "");
        return directives;
    }

    private static String orNone(Collection<String> origins) {
        return origins.isEmpty() ? NONE : String.join(" ", origins);
    }

    private static String besidesItself(Collection<String> origins) {
        return Stream.concat(Stream.of(Openings.SELF), origins.stream().filter(one -> !one.equals(Openings.SELF)))
                .collect(Collectors.joining(" "));
    }

    /** What pages may ask of the machine: nothing, but that a frame of theirs may take a payment. */
    static String permissions(Openings openings) {
        String payment = openings.payments().isEmpty()
                ? "()"
                : openings.payments().stream()
                        .map(origin -> '"' + origin + '"')
                        .collect(Collectors.joining(" ", "(self ", ")"));
        return "camera=(), microphone=(), geolocation=(), payment=" + payment + ", usb=(), browsing-topics=()";
    }
}
