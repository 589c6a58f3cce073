package org.clinicsite.preview;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.clinicsite.generate.DrawnPages;
import org.clinicsite.output.HostHeaders;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.FileRules;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.text.Escape;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Serves what was built, with the headers that the host will send, and adds the preview's script to each page. Below
 * {@value #OWN} it tells browsers of changes, gives the reports, finds where something is written, and opens an editor.
 *
 * <p>A page of another site could ask this machine for what no visitor may see. So only requests that name this machine
 * by number or as {@code localhost} are answered, and none that a foreign page sends.
 */
final class PreviewServer implements AutoCloseable {

    static final String OWN = "/.clinic-site-preview/";

    private static final List<String> REPORTS = List.of("findings.json", "links.json", "sections.json", "links.html");
    private static final byte[] NOTHING = {};
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How long a request waits for a build that is under way. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final PreviewOptions options;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String token = random();
    private final byte[] client;
    private final @Nullable EditorCommand editor;

    private Change last = Change.NONE;
    private long good;
    private boolean building = true;
    private String base = "";
    private @Nullable HostHeaders headers;
    private @Nullable DrawnPages drawn;
    private Map<String, String> redirects = Map.of();
    private boolean closed;

    private PreviewServer(PreviewOptions options, HttpServer server) throws IOException {
        this.options = options;
        this.server = server;
        this.editor = options.editor().isEmpty()
                ? null
                : new EditorCommand(options.editor(), options.site().sourceDirectory());
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "clinic-site-preview-request");
            thread.setDaemon(true);
            return thread;
        });
        try (InputStream script = PreviewServer.class.getResourceAsStream("client.js")) {
            client = script.readAllBytes();
        }
    }

    /**
     * Opens the port.
     *
     * @throws IOException when another program has it
     */
    static PreviewServer start(PreviewOptions options) throws IOException {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()), 0);
        } catch (BindException e) {
            throw new IOException(
                    "Port " + options.port() + " of " + options.host() + " cannot be had: " + e.getMessage()
                            + ". Name another, -Dsite.port=PORT, or leave it out for a free one.",
                    e);
        }
        PreviewServer server = new PreviewServer(options, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** The home page. */
    URI address() {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        String host =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "127.0.0.1" : address.getHostAddress();
        synchronized (this) {
            return URI.create(
                    "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort() + base + "/");
        }
    }

    /** A build begins: who asks for what is not there waits for its end. */
    synchronized void building() {
        building = true;
    }

    /**
     * A new site is there.
     *
     * @param number of the build
     * @param address where it will be published; its path is that of the preview, too
     */
    void show(long number, @Nullable BaseUrl address) throws IOException {
        HostHeaders read = HostHeaders.of(options.site().outputDirectory());
        Map<String, String> moved = readRedirects();
        synchronized (this) {
            base = address == null ? "" : address.path();
            headers = read;
            redirects = moved;
            good = number;
        }
    }

    /**
     * The pages of a site that is not written yet. All else waits until it is.
     *
     * @return false where the last whole site lay elsewhere, so that it is not known which headers these pages have
     */
    synchronized boolean show(long number, DrawnPages pages) {
        String path = pages.address() == null ? "" : pages.address().path();
        if (headers == null || !path.equals(base)) {
            return false;
        }
        drawn = pages;
        good = number;
        return true;
    }

    /** Pages can be seen, while the build goes on. */
    synchronized void tellEarly(Change change) {
        last = change;
        notifyAll();
    }

    /** The site is written that was told of before. */
    synchronized void whole() {
        building = false;
        drawn = null;
        notifyAll();
    }

    /** A build ended, or something has to be told. */
    synchronized void tell(Change change) {
        building = false;
        drawn = null;
        last = change;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    // ---- requests

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path == null || !isOurs(exchange)) {
                send(exchange, 403, "text/plain; charset=utf-8", bytes("This preview is for its own machine."));
            } else if (path.startsWith(OWN)) {
                own(exchange, path.substring(OWN.length()));
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                send(exchange, 405, "text/plain; charset=utf-8", bytes("A site of files answers GET and HEAD."));
            } else {
                page(exchange, path);
            }
        } catch (RuntimeException e) {
            throw new IOException("the request cannot be answered: " + e, e);
        }
    }

    /** Whether the request was meant for this machine, and by nobody else. */
    private boolean isOurs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null
                && host.matches("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+\\])(:\\d+)?")
                && (!server.getAddress().getAddress().isLoopbackAddress()
                        || host.matches("(localhost|127\\.[0-9.]+|\\[::1\\])(:\\d+)?"))
                && (origin == null || origin.equals("http://" + host));
    }

    private void own(HttpExchange exchange, String name) throws IOException {
        boolean posted = exchange.getRequestMethod().equals("POST");
        if (name.equals("events") && !posted) {
            events(exchange);
        } else if (name.equals("client.js") && !posted) {
            send(exchange, 200, "text/javascript; charset=utf-8", client);
        } else if (name.startsWith("reports/") && REPORTS.contains(name.substring("reports/".length())) && !posted) {
            awaitBuild();
            Path report = options.site().reportDirectory().resolve(name.substring("reports/".length()));
            if (Files.isRegularFile(report)) {
                send(exchange, 200, FileRules.contentType(name), report);
            } else {
                send(exchange, 404, "text/plain; charset=utf-8", bytes("There is no such report yet."));
            }
        } else if (name.equals("open") && posted) {
            open(exchange);
        } else if (name.equals("where") && posted) {
            where(exchange);
        } else {
            send(exchange, 404, "text/plain; charset=utf-8", bytes("There is nothing here."));
        }
    }

    /** Whether a page of this run asks; any other is told so. */
    private boolean isKnown(HttpExchange exchange) throws IOException {
        boolean known = token.equals(exchange.getRequestHeaders().getFirst("X-Preview-Token"));
        if (!known) {
            send(exchange, 403, "text/plain; charset=utf-8", bytes("This is not a page of this preview."));
        }
        return known;
    }

    /** Tells in which lines of the source folder something is written that a page shows. */
    private void where(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readNBytes(20_000), StandardCharsets.UTF_8);
        if (!isKnown(exchange)) {
            return;
        }
        JsonObject clicked;
        try {
            clicked = JsonObject.parse(asked);
        } catch (IllegalArgumentException e) {
            send(exchange, 400, "text/plain; charset=utf-8", bytes("Ask with an object of words, around and source."));
            return;
        }
        List<Object> places = new ArrayList<>();
        for (WhereWritten.Place place : WhereWritten.of(
                options.site().sourceDirectory(),
                List.of(options.site().content(), options.site().template()),
                clicked.find("words").orElse(""),
                clicked.find("around").orElse(""),
                clicked.find("source").orElse(""))) {
            places.add(Map.of("path", place.path(), "line", place.line(), "text", place.text()));
        }
        send(exchange, 200, "application/json; charset=utf-8", bytes(Json.write(Map.of("places", places))));
    }

    /** Opens an editor, for this run's own pages only. */
    private void open(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readNBytes(2000);
        if (!isKnown(exchange)) {
            return;
        }
        if (editor == null) {
            send(exchange, 404, "text/plain; charset=utf-8", bytes("No editor is set: -Dsite.editor=code"));
        } else {
            String why = editor.open(new String(asked, StandardCharsets.UTF_8));
            send(exchange, why == null ? 204 : 400, "text/plain; charset=utf-8", why == null ? NOTHING : bytes(why));
        }
    }

    /** Tells of each change as it happens, as an event stream (https://html.spec.whatwg.org/#server-sent-events). */
    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            Change told = null;
            while (true) {
                Change change;
                synchronized (this) {
                    long until = System.currentTimeMillis() + 10_000;
                    while (!closed && last == told && System.currentTimeMillis() < until) {
                        wait(1000);
                    }
                    if (closed) {
                        return;
                    }
                    change = last;
                }
                // a line of no event finds out whether anybody still listens
                out.write(bytes(change == told ? ":\n\n" : "data: " + Json.write(values(change)) + "\n\n"));
                out.flush();
                told = change;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was closed
        }
    }

    private static Map<String, Object> values(Change change) {
        List<Object> problems = new ArrayList<>();
        for (Problem problem : change.problems()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("path", problem.path() == null ? "" : problem.path());
            values.put("line", problem.line());
            values.put("column", problem.column());
            values.put("message", problem.message());
            values.put("advice", problem.advice() == null ? "" : problem.advice());
            problems.add(values);
        }
        return Map.of(
                "number",
                change.number(),
                "changed",
                change.changed(),
                "problems",
                problems,
                "page",
                change.page(),
                "note",
                change.note());
    }

    // ---- pages

    private void page(HttpExchange exchange, String asked) throws IOException {
        String root;
        Map<String, String> to;
        synchronized (this) {
            root = base;
            to = redirects;
        }
        if (!root.isEmpty() && asked.equals("/")) {
            exchange.getResponseHeaders().set("Location", root + "/");
            send(exchange, 302, "text/plain; charset=utf-8", NOTHING);
            return;
        }
        String path = asked.startsWith(root + "/") ? asked.substring(root.length()) : asked;
        if (early(exchange, asked, path)) {
            return;
        }
        synchronized (this) {
            to = redirects;
        }
        String moved = to.get(asked);
        if (moved != null) { // hosts look there first
            exchange.getResponseHeaders().set("Location", moved);
            send(exchange, 301, "text/plain; charset=utf-8", NOTHING);
            return;
        }
        Path file = file(path);
        if (file == null) {
            awaitBuild();
            file = file(path);
        }
        if (file != null && Files.isDirectory(file)) {
            exchange.getResponseHeaders().set("Location", root + path + "/");
            send(exchange, 301, "text/plain; charset=utf-8", NOTHING);
            return;
        }
        Path shown = file != null ? file : options.site().outputDirectory().resolve("404.html");
        String type = FileRules.contentType(shown.toString());
        String nonce = random();
        HostHeaders host;
        synchronized (this) {
            host = headers;
        }
        if (host != null) {
            PreviewHeaders.of(host, file == null ? root + "/404.html" : asked, nonce)
                    .forEach(exchange.getResponseHeaders()::set);
        }
        int status = file == null ? 404 : 200;
        if (!type.startsWith("text/html")) {
            send(exchange, status, type, shown);
        } else {
            String html =
                    Files.isRegularFile(shown) ? Files.readString(shown) : "<!doctype html><title>Preview</title>";
            send(exchange, status, type, withScript(html, nonce));
        }
    }

    /**
     * Sends a page, or what it is drawn with, of a site that is not written yet. What is not one of these is there when it is
     * written.
     */
    private boolean early(HttpExchange exchange, String asked, String path) throws IOException {
        DrawnPages pages;
        HostHeaders host;
        synchronized (this) {
            pages = drawn;
            host = headers;
        }
        if (pages == null || host == null) {
            return false;
        }
        Optional<byte[]> bytes = pages.file(path);
        if (bytes.isEmpty()) {
            awaitBuild();
            return false;
        }
        String nonce = random();
        PreviewHeaders.of(host, asked, nonce).forEach(exchange.getResponseHeaders()::set);
        String type = path.endsWith("/") ? "text/html; charset=utf-8" : FileRules.contentType(path);
        boolean isPage = type.startsWith("text/html");
        send(
                exchange,
                200,
                type,
                isPage ? withScript(new String(bytes.get(), StandardCharsets.UTF_8), nonce) : bytes.get());
        return true;
    }

    /** The file that an address stands for; null where there is none. A folder is given where its slash is missing. */
    private @Nullable Path file(String path) {
        Path output = options.site().outputDirectory();
        try {
            Path file = output.resolve(path.substring(1)).normalize();
            if (!file.startsWith(output)) {
                return null;
            }
            if (path.endsWith("/")) {
                file = file.resolve("index.html");
            }
            if (Files.isDirectory(file)) {
                return Files.isRegularFile(file.resolve("index.html")) ? file : null;
            }
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Old addresses that lead to new ones, as the host will read them. */
    private Map<String, String> readRedirects() throws IOException {
        Path file = options.site().outputDirectory().resolve("_redirects");
        Map<String, String> redirects = new HashMap<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length > 1 && !parts[0].startsWith("#")) {
                    redirects.put(parts[0], parts[1]);
                }
            }
        }
        return redirects;
    }

    private synchronized void awaitBuild() throws IOException {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        try {
            while (building && !closed && System.currentTimeMillis() < until) {
                wait(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the preview was closed", e);
        }
    }

    /** Last in the body, so that the page is drawn as it is. */
    private byte[] withScript(String html, String nonce) {
        int end = html.lastIndexOf("</body>");
        StringBuilder out = new StringBuilder(html.length() + 200);
        out.append(html, 0, end < 0 ? html.length() : end)
                .append("<script nonce=\"")
                .append(nonce)
                .append("\" src=\"");
        out.append(OWN)
                .append("client.js\" defer data-nonce=\"")
                .append(nonce)
                .append("\" data-token=\"")
                .append(token);
        out.append("\" data-base=\"");
        synchronized (this) {
            Escape.attribute(out, base);
            out.append("\" data-build=\"").append(good);
        }
        out.append("\"").append(editor == null ? "" : " data-editor").append("></script>");
        return bytes(out.append(end < 0 ? "" : html.substring(end)).toString());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        begin(exchange, status, type, body.length);
        if (body.length > 0 && !isHead(exchange)) {
            exchange.getResponseBody().write(body);
        }
    }

    /** A file of any size. */
    private static void send(HttpExchange exchange, int status, String type, Path file) throws IOException {
        long length = Files.size(file);
        begin(exchange, status, type, length);
        if (length > 0 && !isHead(exchange)) {
            Files.copy(file, exchange.getResponseBody());
        }
    }

    private static void begin(HttpExchange exchange, int status, String type, long length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        if (!headers.containsKey("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        exchange.sendResponseHeaders(status, length == 0 || isHead(exchange) ? -1 : length);
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
