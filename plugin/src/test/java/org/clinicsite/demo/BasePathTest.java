package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The whole site below {@code /repo/}, crawled over HTTP as a search engine would, from the home page on. */
class BasePathTest {

    private static final String BASE = "https://example.org/repo/";
    private static final Path OUTPUT = Path.of("target", "repo-site");
    private static final Pattern CSS_ADDRESS = Pattern.compile("(?:url\\(|@import )[\"']?([^\"')]+)");
    private static final Pattern JSON_ADDRESS = Pattern.compile("\"(?:src|start_url)\":\"([^\"]+)\"");

    private final Map<String, String> bodies = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    @Test
    void everyAddressOnTheSiteLeadsToSomethingBelowTheBasePath() throws Exception {
        DemoSite.generate(OUTPUT, BASE);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            Path file = path.startsWith("/repo/") ? DemoSite.file(OUTPUT, path.substring(5)) : OUTPUT.resolve("none");
            boolean there = Files.isRegularFile(file);
            byte[] bytes = there ? Files.readAllBytes(file) : new byte[] {'-'};
            exchange.sendResponseHeaders(there ? 200 : 404, bytes.length);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
        server.start();
        try {
            crawl("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }

        assertThat(broken).isEmpty();
        assertThat(bodies).containsKey("/repo/articles/").containsKey("/repo/feed.xml");
        try (Stream<Path> files = Files.walk(OUTPUT)) {
            assertThat(files.filter(f -> f.endsWith("index.html"))
                            .map(f -> "/repo/"
                                    + OUTPUT.relativize(f)
                                            .toString()
                                            .replace('\\', '/')
                                            .replace("index.html", "")))
                    .as("pages that a link leads to")
                    .allMatch(bodies::containsKey);
        }
    }

    private void crawl(String server) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Deque<String> open = new ArrayDeque<>(List.of("/repo/", "/repo/sitemap.xml"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (bodies.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server + path)).build(), HttpResponse.BodyHandlers.ofString());
            bodies.put(path, answer.body());
            if (answer.statusCode() != 200) {
                broken.add(path + " is missing");
                continue;
            }
            for (String address : addresses(path, answer.body())) {
                URI uri = URI.create("https://example.org" + path).resolve(address);
                if (!"example.org".equals(uri.getHost())) {
                    continue;
                }
                if (!uri.getPath().startsWith("/repo/")) {
                    broken.add(address + " on " + path + " forgets the base path");
                } else {
                    open.add(uri.getRawPath());
                }
            }
        }
        bodies.forEach((path, body) -> {
            if (path.endsWith("/")) {
                Document page = Jsoup.parse(body, "https://example.org" + path);
                for (Element link : page.select("a[href]")) {
                    URI uri = URI.create(link.absUrl("href"));
                    String to = bodies.get(uri.getRawPath());
                    boolean here = "example.org".equals(uri.getHost()) && uri.getFragment() != null && to != null;
                    if (here && Jsoup.parse(to).getElementById(uri.getFragment()) == null) {
                        broken.add(link.attr("href") + " on " + path + ": no such id");
                    }
                }
            }
        });
    }

    private static List<String> addresses(String path, String body) {
        List<String> found = new ArrayList<>();
        if (path.endsWith("/") || path.endsWith(".html")) {
            Document page = Jsoup.parse(body);
            page.select("[href]").forEach(e -> found.add(e.attr("href")));
            page.select("[src]").forEach(e -> found.add(e.attr("src")));
            page.select("[srcset]")
                    .forEach(e -> Stream.of(e.attr("srcset").split(",\\s*"))
                            .forEach(candidate -> found.add(candidate.split(" ")[0])));
            page.select("meta[property=og:image], meta[property=og:url]").forEach(e -> found.add(e.attr("content")));
            page.select("script")
                    .forEach(e -> matches(Pattern.compile("\"(https://example[^\"]+)\""), e.data(), found));
        } else if (path.endsWith(".css")) {
            matches(CSS_ADDRESS, body, found);
        } else if (path.endsWith(".webmanifest")) {
            matches(JSON_ADDRESS, body, found);
        } else if (path.endsWith(".xml")) {
            Document xml = Jsoup.parse(body, Parser.xmlParser());
            xml.select("loc, id, uri").forEach(e -> found.add(e.text()));
            xml.select("link").forEach(e -> found.add(e.attr("href")));
        }
        found.removeIf(address -> address.matches("(mailto|tel|data):.*"));
        return found;
    }

    private static void matches(Pattern pattern, String text, List<String> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }
}
