package org.clinicsite.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.output.HostHeaders;
import org.clinicsite.output.ServedFiles;
import org.jsoup.Jsoup;

/** The hosts that the security policy of a page lets it ask, as the header of the host or the page itself says it. For one thread. */
final class OpenedHosts {

    private static final String POLICY = "Content-Security-Policy";
    private static final List<String> LOADING = List.of("img-src ", "script-src ", "frame-src ");

    private final Path folder;
    private final ServedFiles served;
    private final HostHeaders headers;
    private final Map<String, List<String>> policies = new HashMap<>(); // a page is read once for all its addresses

    /**
     * @param folder the site
     * @param served its files, as they are found by addresses
     * @throws IOException when its file of headers cannot be read
     */
    OpenedHosts(Path folder, ServedFiles served) throws IOException {
        this.folder = folder;
        this.served = served;
        this.headers = HostHeaders.of(folder);
    }

    /**
     * Whether a page was meant to load an address.
     *
     * @param file of the page, in the site's folder
     * @param address absolute
     */
    boolean has(String file, String address) {
        return policies.computeIfAbsent(file, this::policies).stream()
                .flatMap(policy -> Arrays.stream(policy.split(";")))
                .map(String::strip)
                .filter(directive -> LOADING.stream().anyMatch(directive::startsWith))
                .flatMap(directive -> Arrays.stream(directive.split("\\s+")))
                .anyMatch(origin ->
                        origin.startsWith("https://") && (address.equals(origin) || address.startsWith(origin + "/")));
    }

    private List<String> policies(String file) {
        List<String> policies = new ArrayList<>();
        String sent = headers.of(served.href(file)).get(POLICY);
        if (sent != null) {
            policies.add(sent);
        }
        try {
            policies.addAll(Jsoup.parse(Files.readString(folder.resolve(file)))
                    .select("meta[http-equiv=" + POLICY + "]")
                    .eachAttr("content"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policies;
    }
}
