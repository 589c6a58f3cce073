package org.clinicsite.publish;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx on a free loopback port. Not there: the test is skipped, with {@code CI=true} it fails. */
public final class Nginx implements AutoCloseable {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Serves a folder, which may be a link. */
    public static Nginx serving(Path work, Path root) throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isExecutable(NGINX), "no " + NGINX);
        }
        Files.createDirectories(work);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        boolean isRoot = System.getProperty("user.name").equals("root");
        Files.writeString(work.resolve("nginx.conf"), (isRoot ? "user root;\n" : "") + """
                daemon off;
                worker_processes 2;
                error_log error.log;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                  server { listen 127.0.0.1:%d; root %s; index index.html; }
                }
                """.formatted(port, root));
        Process process = new ProcessBuilder(
                        NGINX.toString(),
                        "-p",
                        work.toString(),
                        "-e",
                        work.resolve("error.log").toString(),
                        "-c",
                        work.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("said.log").toFile())
                .start();
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return new Nginx(process, port);
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("nginx does not start: " + Files.readString(work.resolve("said.log")));
    }

    /** Fetches a path; what is not answered by 200 is noted. */
    public String get(String path, List<String> failures) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                failures.add(answer.statusCode() + " " + path);
            }
            return answer.body();
        } catch (IOException e) {
            failures.add(path + ": " + e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
