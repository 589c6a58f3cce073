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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that publish, as people call them: real Maven processes on a small clinic. */
@Tag("full")
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

    @Test
    void siteIsPublishedAndTakenBackByThePrefix() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");
        assertThat(mvn(clinic, "-q", "site:publish")).isEqualTo(new MavenRun(0, ""));
        String before = Files.readString(index());
        Path facts = clinic.resolve("content/data/clinic.yaml");
        Files.writeString(facts, Files.readString(facts).replaceFirst("(?m)^name: .*$", "name: Another Name"));
        assertThat(mvn(clinic, "-q", "site:publish")).isEqualTo(new MavenRun(0, ""));
        assertThat(index()).content().isNotEqualTo(before);

        MavenRun back = mvn(clinic, "-B", "site:rollback", "site:releases");

        assertThat(back.exit()).as(back.output()).isZero();
        assertThat(index()).hasContent(before);
        assertThat(back.output().lines().filter(line -> line.endsWith("  live")))
                .hasSize(1);
    }

    @Test
    void mistakeIsToldWithoutAStackTrace() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");

        MavenRun misspelt = mvn(clinic, "-q", "site:publish", "-Dsite.target=liv");

        assertThat(misspelt.output())
                .contains("There is no target 'liv'. Did you mean 'live'?")
                .contains("MojoFailureException")
                .doesNotContain("\tat ");
        assertThat(clinic.resolve("www")).doesNotExist();
    }

    @Test
    void thePomMayNotOverruleADryRunInSilenceAndIsToldOfItsOwnMistakes() throws IOException {
        pom(target("live", "directory", clinic.resolve("www")), "");
        Path pom = clinic.resolve("pom.xml");
        String right = Files.readString(pom);
        Files.writeString(pom, right.replace("<targets>", "<dryRun>false</dryRun><targets>"));

        MavenRun overruled = mvn(clinic, "-q", "site:publish", "-Dsite.dryRun");
        assertThat(overruled.output())
                .contains(
                        "The POM's <configuration> sets <dryRun>false</dryRun>, so -Dsite.dryRun would change nothing.");
        assertThat(clinic.resolve("www")).doesNotExist();

        Files.writeString(
                pom,
                right.replace("<targets>", "<dryrun>true</dryrun><targets>")
                        .replace(
                                "<build>",
                                "<properties><site.dryrun>true</site.dryrun><site.shop>x</site.shop></properties>"
                                        + "<description>${site.shop}</description><build>"));
        MavenRun warned = mvn(clinic, "-B", "site:publish", "-Dsite.dryRun");
        assertThat(warned.exit()).as(warned.output()).isZero();
        assertThat(warned.output())
                .contains(
                        "[WARNING] No goal knows the property 'site.dryrun', which the POM or settings.xml sets; it is"
                                + " not used. Did you mean -Dsite.dryRun?")
                .contains("[WARNING] No goal knows <dryrun> of the plugin's <configuration>; it is not used."
                        + " Did you mean <dryRun>?")
                .contains("[INFO] Nothing was written: site.dryRun is set.")
                .doesNotContain("site.shop");
        assertThat(clinic.resolve("www")).doesNotExist();
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
