package org.clinicsite.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.SiteException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The demo clinic's site, generated for an address below a base path and served there by the JDK's own web server. */
final class DemoSite implements AutoCloseable {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** With Christmas ahead, and the southern summer's offers begun. */
    private static final Instant NOW = Instant.parse("2026-12-14T00:00:00Z");

    /** So that an address that forgets the base path fails. */
    private static final String BASE = "/clinic/";

    /** As in the headers that the site is published with, but for http. */
    private static final String POLICY = "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "ico", "image/x-icon",
            "xml", "application/xml",
            "webmanifest", "application/manifest+json");

    private final HttpServer server;
    private final Path output;
    private final ConcurrentLinkedQueue<String> missing = new ConcurrentLinkedQueue<>();

    private DemoSite(HttpServer server, Path output) {
        this.server = server;
        this.output = output;
    }

    /** Generates into a folder without serving. */
    static GenerateResult generate(Path output, String baseUrl) throws SiteException, IOException {
        return generate(output, baseUrl, null);
    }

    /** Another clinic's site, as of a day that does not pass. */
    static GenerateResult generate(Path clinic, Path output, String baseUrl) throws SiteException, IOException {
        return Generator.generate(options(clinic.toAbsolutePath(), output, baseUrl, NOW), stage -> {});
    }

    /** The same, of a build that gives a moment as its own; null for none. */
    static GenerateResult generate(Path output, String baseUrl, Instant timestamp) throws SiteException, IOException {
        return Generator.generate(options(output, baseUrl, timestamp), stage -> {});
    }

    /** Generates, and makes the copy that works from a disk; gives the copy's folder. */
    static Path copyForDisk(Path output, String baseUrl) throws SiteException, IOException {
        GenerateOptions options = options(output, baseUrl, null);
        return Generator.copyForDisk(options, Generator.generate(options, stage -> {}))
                .getParent();
    }

    private static GenerateOptions options(Path output, String baseUrl, Instant timestamp) {
        return options(REPOSITORY, output, baseUrl, timestamp);
    }

    private static GenerateOptions options(Path clinic, Path output, String baseUrl, Instant timestamp) {
        return GenerateOptions.of(
                        clinic,
                        output.toAbsolutePath(),
                        output.resolveSibling(output.getFileName() + "-reports").toAbsolutePath())
                .baseUrl(baseUrl)
                .threads(2)
                .outputTimestamp(timestamp)
                .today(
                        timestamp == null
                                ? null
                                : timestamp.atZone(ZoneOffset.UTC).toLocalDate())
                .build();
    }

    /** Generates the demo clinic's site with the words of another language; what the clinic itself wrote stays English. */
    static void generate(Path folder, String baseUrl, String locale, String currency)
            throws SiteException, IOException {
        Path content = folder.resolve("content");
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve("content"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = content.resolve(REPOSITORY.resolve("content").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path clinic = content.resolve("data/clinic.yaml");
        Files.writeString(
                clinic,
                Files.readString(clinic)
                        .replaceAll("(?m)^locale: .*", "locale: " + locale)
                        .replaceAll("(?m)^currency: .*", "currency: " + currency));
        Generator.generate(
                GenerateOptions.of(folder, folder.resolve("site"), folder.resolve("reports"))
                        .baseUrl(baseUrl)
                        .threads(2)
                        .build(),
                stage -> {});
    }

    /** Generates and serves. */
    static DemoSite serve(Path output) throws SiteException, IOException {
        DemoSite site = start(output);
        generate(output, site.url("/"));
        return site;
    }

    /** The same of another clinic, as of a day that does not pass. */
    static DemoSite serve(Path clinic, Path output) throws SiteException, IOException {
        DemoSite site = start(output);
        generate(clinic, output, site.url("/"));
        return site;
    }

    private static DemoSite start(Path output) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoSite site = new DemoSite(server, output);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    /** The address of a path of the site, such as {@code /articles/}. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE + path.substring(1);
    }

    /** What was asked for and not there since the last call. */
    List<String> missing() {
        List<String> all = List.copyOf(missing);
        missing.clear();
        return all;
    }

    /** The paths of all pages, sorted; the page that stands for missing ones is {@code /404.html}. */
    static List<String> pages(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.map(file -> "/" + output.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".html"))
                    .map(path -> path.endsWith("/index.html") ? path.substring(0, path.length() - 10) : path)
                    .sorted()
                    .toList();
        }
    }

    /** The pages, read, by path; {@code baseUrl} is the address that they were generated for. */
    static Map<String, Document> documents(Path output, String baseUrl) throws IOException {
        Map<String, Document> documents = new TreeMap<>();
        for (String page : pages(output)) {
            documents.put(page, Jsoup.parse(file(output, page), "UTF-8", baseUrl + page.substring(1)));
        }
        return documents;
    }

    /** The file that is served for a path. */
    static Path file(Path output, String path) {
        return output.resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : ""));
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Path file = uri.getPath().startsWith(BASE) ? file(output, uri.getPath().substring(BASE.length() - 1)) : null;
        int status = 200;
        if (file == null || !Files.isRegularFile(file)) {
            missing.add(uri.toString());
            status = 404;
            file = output.resolve("404.html");
        }
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
