package org.clinicsite.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.source.facts.Statistics;
import org.clinicsite.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * What counts visits on every page: a program, or a picture. What each is given was looked up in November 2026, at the
 * addresses that {@link Statistics.Counter} names.
 *
 * @param service what it is called for people
 * @param host the service's host
 * @param script the program's address; null where a picture counts
 * @param data what the program is told, by names of attributes
 * @param picture the picture's address; null where a program counts
 */
public record Counter(
        String service,
        String host,
        @Nullable String script,
        Map<String, String> data,
        @Nullable String picture) {

    /** That of a site; empty when it has none, or when the host's own log does it. */
    public static Optional<Counter> of(Site site) {
        Statistics statistics = site.clinic().statistics();
        if (statistics == null || statistics.id() == null) {
            return Optional.empty();
        }
        String id = statistics.id();
        return switch (statistics.counter()) {
            case PLAUSIBLE ->
                program("Plausible", "plausible.io", "https://plausible.io/js/script.js", "data-domain", id);
            case GOATCOUNTER ->
                program(
                        "GoatCounter",
                        id + ".goatcounter.com",
                        "https://gc.zgo.at/count.js",
                        "data-goatcounter",
                        "https://" + id + ".goatcounter.com/count");
            case CLOUDFLARE ->
                program(
                        "Cloudflare Web Analytics",
                        "cloudflareinsights.com",
                        "https://static.cloudflareinsights.com/beacon.min.js",
                        "data-cf-beacon",
                        Json.write(Map.of("token", id)));
            case PICTURE -> Optional.of(new Counter(Embeds.host(id), Embeds.host(id), null, Map.of(), id));
            case LOG -> Optional.empty();
        };
    }

    private static Optional<Counter> program(String service, String host, String script, String key, String value) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(key, value);
        return Optional.of(new Counter(service, host, script, data, null));
    }
}
