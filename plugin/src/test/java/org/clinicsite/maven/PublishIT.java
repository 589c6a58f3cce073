package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.COORDINATES;
import static org.clinicsite.maven.MavenRun.mvn;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that publish, as people call them: real Maven processes on a copy of the demo clinic. */
class PublishIT {

    private static final String JGIT = """
            <dependencies>
              <dependency>
                <groupId>org.eclipse.jgit</groupId>
                <artifactId>org.eclipse.jgit</artifactId>
                <version>%s</version>
              </dependency>
            </dependencies>
            """.formatted(version("jgit.version"));

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = PublishingClinic.in(folder);
    }

    private static String version(String property) {
        try {
            return Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<" + property + ">([^<]+)<.*", "$1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void pom(String targets, String dependencies) throws IOException {
        PublishingClinic.pom(clinic, targets, dependencies);
    }

    private static String target(String name, String type, Object url) {
        return "<target><name>" + name + "</name><type>" + type + "</type><url>" + url + "</url></target>";
    }

    private Path index() {
        return clinic.resolve("www/current/index.html");
    }

    private void price(String from, String to) throws IOException {
        Path service = clinic.resolve("content/services/deep-tissue.md");
        Files.writeString(service, Files.readString(service).replace("price: " + from, "price: " + to));
    }

    @Test
    void siteIsPlannedPublishedAndTakenBack() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");

        MavenRun dry = mvn(clinic, "-B", "site:publish", "-Dsite.dryRun");
        assertThat(dry.exit()).as(dry.output()).isZero();
        assertThat(dry.goalLines()).contains("[INFO] Nothing was written: site.dryRun is set.");
        assertThat(clinic.resolve("www")).doesNotExist();
        assertThat(clinic.resolve("content/published.json")).doesNotExist();

        MavenRun first = mvn(clinic, "-B", "site:publish");
        assertThat(first.goalLines()).anyMatch(line -> line.startsWith("[INFO] Published to directory "));
        assertThat(index()).content().contains("£58");
        assertThat(clinic.resolve("content/published.json")).exists();

        MavenRun again = mvn(clinic, "-B", "site:publish");
        assertThat(again.goalLines())
                .containsExactly("[INFO] Nothing to publish: directory " + clinic.resolve("www")
                        + " has these very files already. Nothing was written.");

        price("58.00", "60.00");
        MavenRun second = mvn(clinic, "-B", "site:publish");
        assertThat(second.goalLines())
                .anyMatch(line -> line.startsWith("[INFO]   1 price changed: £58 is now £60, on /"));
        assertThat(index()).content().contains("£60");

        MavenRun back = mvn(clinic, "-B", "site:rollback", "site:releases");
        assertThat(back.exit()).as(back.output()).isZero();
        assertThat(index()).content().contains("£58").doesNotContain("£60");
        assertThat(back.output().lines().filter(line -> line.endsWith("  live")))
                .hasSize(1);
    }

    @Test
    void withoutPomAPlaceIsNamed() throws IOException {
        MavenRun run = mvn(clinic, "-q", COORDINATES + ":publish", "-Dsite.target=directory:www");

        assertThat(run).isEqualTo(new MavenRun(0, ""));
        assertThat(index()).exists();
    }

    @Test
    void missingLibraryIsToldWithTheLinesToPasteAndTheseWork() throws Exception {
        Path remote = clinic.resolve("pages.git");
        Git.init().setBare(true).setDirectory(remote.toFile()).call().close();
        pom(target("pages", "git", remote.toUri()), "");

        MavenRun without = mvn(clinic, "-q", "site:publish");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.output())
                .contains("Target 'pages' of type git needs a library")
                .contains("<artifactId>org.eclipse.jgit</artifactId>");

        pom(target("pages", "git", remote.toUri()), JGIT);
        MavenRun with = mvn(clinic, "-q", "site:publish");
        assertThat(with).isEqualTo(new MavenRun(0, ""));
        try (Git git = Git.open(remote.toFile())) {
            assertThat(git.getRepository().resolve("gh-pages")).isNotNull();
        }
    }

    @Test
    void whatIsInTheWayIsToldAndNothingIsPublished() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")) + target("test", "directory", "x"), "");
        Files.createDirectories(clinic.resolve("content/static"));
        Files.writeString(clinic.resolve("content/static/server.key"), "x");

        MavenRun which = mvn(clinic, "-q", "site:publish");
        assertThat(which.output())
                .contains("There is more than one target. Name one with -Dsite.target=NAME: live, test.");

        MavenRun misspelt = mvn(clinic, "-q", "site:publish", "-Dsite.target=liv");
        assertThat(misspelt.output()).contains("There is no target 'liv'. Did you mean 'live'?");

        MavenRun hidden = mvn(clinic, "-q", "site:publish", "-Dsite.target=live");
        assertThat(hidden.exit()).isEqualTo(1);
        assertThat(hidden.output())
                .contains("Nothing was published: 1 problem.")
                .contains("content/static/server.key: By its name it is a private key.")
                .contains("MojoFailureException")
                .doesNotContain("\tat ");
        assertThat(clinic.resolve("www")).doesNotExist();
    }

    @Test
    void pageThatMovedGoesOutOnlyWhenItsOldAddressLeadsThere() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");
        Path article = clinic.resolve("content/articles/parking.md");
        String text =
                "---\ntitle: Where to park\ndate: 2026-03-02\n---\nBehind the house there is room for six cars.\n";
        Files.writeString(article, text);
        assertThat(mvn(clinic, "-q", "site:publish").exit()).isZero();

        Files.writeString(article, text.replace("date:", "slug: cars\ndate:"));
        MavenRun without = mvn(clinic, "-q", "site:publish");
        assertThat(without.output()).contains("vanished-path: \u201c/articles/parking/\u201d");
        assertThat(clinic.resolve("www/current/articles/cars")).doesNotExist();

        Files.writeString(article, text.replace("date:", "slug: cars\naliases: [/articles/parking/]\ndate:"));
        MavenRun with = mvn(clinic, "-q", "site:publish");
        assertThat(with.exit()).as(with.output()).isZero();
        assertThat(clinic.resolve("www/current/articles/parking/index.html"))
                .content()
                .contains("/articles/cars/");
        assertThat(clinic.resolve("www/current/articles/cars/index.html")).exists();
    }

    @Test
    void draftIsNotPublished() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");
        Path article = clinic.resolve("content/articles/low-back-pain.md");
        Files.writeString(article, Files.readString(article).replaceFirst("---\n", "---\nstatus: draft\n"));

        MavenRun run = mvn(clinic, "-q", "site:publish", "-Dsite.drafts");

        assertThat(run.output()).contains("draft: \u201c/articles/low-back-pain/\u201d. It is a draft.");
        assertThat(clinic.resolve("www")).doesNotExist();
    }

    /** A host that lets nobody in, and remembers who came. */
    private static final class Host implements AutoCloseable {
        final List<String> came = new CopyOnWriteArrayList<>();
        final HttpServer server;

        Host() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String authorization = exchange.getRequestHeaders().getFirst("Authorization");
                came.add(
                        authorization == null
                                ? "nobody"
                                : new String(
                                        Base64.getDecoder().decode(authorization.replace("Basic ", "")),
                                        StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"clinic\"");
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/clinic.git";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void passwordReachesTheHostAndNoLog() throws IOException {
        try (Host host = new Host()) {
            pom(target("pages", "git", host.address()), JGIT);
            String server =
                    "<server><id>pages</id><username>anna</username><password>s3cr3t-hunter2</password></server>";

            MavenRun run = mvn(clinic, Map.of(), server, "-X", "site:publish");

            assertThat(run.exit()).isEqualTo(1);
            assertThat(host.came).contains("anna:s3cr3t-hunter2");
            assertThat(run.output()).contains("does not let us in").doesNotContain("s3cr3t-hunter2");
            String encoded = Base64.getEncoder().encodeToString("anna:s3cr3t-hunter2".getBytes(StandardCharsets.UTF_8));
            assertThat(run.output()).doesNotContain(encoded);
            assertThat(nothingWrittenHolds("s3cr3t-hunter2")).isTrue();

            host.came.clear();
            MavenRun fromEnvironment = mvn(
                    clinic,
                    Map.of("SITE_PAGES_USER", "ben", "SITE_PAGES_PASSWORD", "s3cr3t-swordfish"),
                    "",
                    "-X",
                    "site:publish");
            assertThat(host.came).contains("ben:s3cr3t-swordfish");
            assertThat(fromEnvironment.output()).doesNotContain("s3cr3t-swordfish");
        }
    }

    private boolean nothingWrittenHolds(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(clinic)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void passwordThatCannotBeDecryptedIsNotSent() throws IOException {
        try (Host host = new Host()) {
            pom(target("pages", "git", host.address()), JGIT);
            String server = "<server><id>pages</id><username>anna</username>"
                    + "<password>{COQLCE6DU6GtcS5P0y0X5m1bFQO3rkcJm0qXQ5zPqSg=}</password></server>";

            MavenRun run = mvn(
                    clinic,
                    Map.of(),
                    server,
                    "-q",
                    "site:publish",
                    "-Dsettings.security=" + clinic.resolve("none.xml"));

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.output())
                    .contains("The password of server 'pages' in settings.xml cannot be decrypted; nothing was sent.");
            assertThat(host.came).isEmpty();
        }
    }
}
