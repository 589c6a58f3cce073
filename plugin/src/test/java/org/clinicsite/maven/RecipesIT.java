package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.publish.s3.S3Host;
import org.clinicsite.publish.sftp.OpenSsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The recipes of ci.md: every {@code run:} step by a shell, as a build server does, on a fresh copy of a clinic. Hosts and
 * their tools are stand-ins; what is deployed is served on this machine.
 */
@Tag("full")
class RecipesIT {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([\\w.-]+) *}}");

    /** A name that could be anybody's; Java looks it up in a file of the test's. */
    private static final String HOST = "www.heron-yard-stand-in.org";

    @TempDir
    Path folder;

    private Path clinic;
    private Path live;
    private Hosted hosted = this::readLive;
    private Path summary;
    private HttpServer server;

    /** What stands for the secrets and variables of a repository, and for what an action hands to later steps. */
    private final Map<String, String> known = new TreeMap<>();

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void buildServer() throws IOException {
        live = Files.createDirectories(folder.resolve("live"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        MavenRun.put(bin);
        script(bin.resolve("npx"), """
                #!/bin/sh
                # wrangler deploy and netlify deploy --dir=FOLDER: what is uploaded is live
                echo "$*" >>"$STAND_IN/npx.log"
                folder=$(printf '%s\\n' "$@" | sed -n 's/^--dir=//p')
                [ -n "$CLOUDFLARE_API_TOKEN$NETLIFY_AUTH_TOKEN" ] || exit 1
                rm -rf "$STAND_IN/live" && cp -RL "${folder:-public}" "$STAND_IN/live"
                """);
        summary = folder.resolve("summary.md");
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("STAND_IN", folder.toString());
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n127.0.0.1 localhost\n");
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.net.hosts.file=" + hosts);
        known.put("runner.temp", folder.toString());
        known.put("github.run_id", "1");
        for (String secret :
                List.of("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID")) {
            known.put("secrets." + secret, "s3cr3t-" + secret);
        }
        fresh("", "");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** A clinic as a build server checks it out: nothing of earlier runs is there. */
    private void fresh(String target, String dependencies) throws IOException {
        clinic = PublishingClinic.in(Files.createTempDirectory(folder, "work"));
        Path facts = clinic.resolve("content/data/clinic.yaml");
        Files.writeString(
                facts,
                Files.readString(facts).replaceFirst("(?m)^url: .*$", Matcher.quoteReplacement("url: " + address())));
        PublishingClinic.pom(
                clinic, target.isEmpty() ? "" : "<target><name>live</name>" + target + "</target>", dependencies);
        Files.deleteIfExists(summary);
    }

    private String address() {
        return "http://" + HOST + ":" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<byte[]> page = hosted.read(path.substring(1) + (path.endsWith("/") ? "index.html" : ""));
        byte[] bytes = page.isPresent() ? page.get() : hosted.read("404.html").orElse(new byte[0]);
        exchange.sendResponseHeaders(page.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What visitors get from a host. */
    private interface Hosted {
        Optional<byte[]> read(String name) throws IOException;
    }

    private Optional<byte[]> readLive(String name) throws IOException {
        Path file = live.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Runs a recipe's steps one after the other; gives what they said. */
    private String run(String recipe) throws Exception {
        StringBuilder said = new StringBuilder();
        for (Map<?, ?> step : steps(recipe)) {
            if (step.get("run") instanceof String commands) {
                said.append(shell(commands, step.get("env") instanceof Map<?, ?> env ? env : Map.of()));
            } else if (String.valueOf(step.get("uses")).startsWith("actions/upload-pages-artifact@")) {
                String path = String.valueOf(((Map<?, ?>) step.get("with")).get("path"));
                shell("rm -rf \"$STAND_IN/live\" && cp -RL " + path + " \"$STAND_IN/live\"", Map.of());
            }
        }
        assertThat(said.toString()).doesNotContain("s3cr3t");
        return said.toString();
    }

    private static List<Map<?, ?>> steps(String recipe) throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml " + Pattern.quote(recipe) + "\n(.*?)\n```")
                .matcher(Files.readString(Path.of("docs/ci.md")));
        assertThat(block.find()).as(recipe).isTrue();
        Map<?, ?> yaml = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(block.group(1));
        if (yaml.get("pages") instanceof Map<?, ?> job) { // GitLab's
            return ((List<?>) job.get("script"))
                    .stream().<Map<?, ?>>map(line -> Map.of("run", line)).toList();
        }
        Map<?, ?> job =
                (Map<?, ?>) ((Map<?, ?>) yaml.get("jobs")).values().iterator().next();
        return ((List<?>) job.get("steps"))
                .stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
    }

    private String shell(String commands, Map<?, ?> env) throws Exception {
        Path said = folder.resolve("said.log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", filled(commands))
                .directory(clinic.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        env.forEach((name, value) -> builder.environment().put(name.toString(), filled(value.toString())));
        builder.environment().computeIfPresent("SITE_USER", (name, value) -> environment.getOrDefault(name, value));
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(commands).isTrue();
        String output = Files.readString(said);
        assertThat(process.exitValue()).as(commands + "\n" + output).isZero();
        return output;
    }

    private String filled(String text) {
        return EXPRESSION.matcher(text).replaceAll(found -> {
            assertThat(known).containsKey(found.group(1));
            return Matcher.quoteReplacement(known.get(found.group(1)));
        });
    }

    private void dearer() throws IOException {
        Path service = clinic.resolve("content/services/deep-tissue.md");
        Files.writeString(service, Files.readString(service).replace("price: 58.00", "price: 60.00"));
    }

    @Test
    void aBuildServerThatRemembersNothingStillKnowsWhatWasThere() throws Exception {
        cupping();
        assertThat(run(".github/workflows/cloudflare.yml"))
                .contains("A first publish: " + address() + "/ has no .well-known/clinic-site.json.")
                .contains("pages as built");
        assertThat(live.resolve("_headers")).isRegularFile();
        assertThat(live.resolve(".well-known/security.txt")).isRegularFile();

        fresh("", "");
        cupping();
        dearer();
        run(".github/workflows/netlify.yml");
        assertThat(folder.resolve("npx.log")).content().contains("--dir=target/www/current");
        assertThat(live.resolve(".well-known/build-id.txt")).isRegularFile();
        assertThat(summary).content().contains("- Deep tissue massage, 60 minutes £58 → £60\n");
        assertThat(live.resolve("prices/index.html")).content().contains("£60");

        fresh("", "");
        assertThat(gone()).contains("vanished-path: “/articles/cupping/”");
        assertThat(live.resolve("articles/cupping/index.html")).exists();
    }

    private void cupping() throws IOException {
        Files.writeString(
                clinic.resolve("content/articles/cupping.md"),
                "---\ntitle: Cupping\ndate: 2026-11-01\n---\nWhat it is, and what it is not.\n");
    }

    private String gone() throws Exception {
        try {
            return run(".github/workflows/netlify.yml");
        } catch (AssertionError stopped) {
            return stopped.getMessage();
        }
    }

    @Test
    void gitLabAndGitHubPagesGetTheSiteWithItsHiddenFilesAndAPullRequestIsComparedWithIt() throws Exception {
        run(".gitlab-ci.yml");
        assertThat(clinic.resolve("public/.well-known/build-id.txt")).isRegularFile();

        fresh("", "");
        assertThat(run(".github/workflows/pages.yml")).contains("pages as built");

        fresh("", "");
        dearer();
        run(".github/workflows/check.yml");
        assertThat(summary).content().contains("- Deep tissue massage, 60 minutes £58 → £60\n");
        assertThat(clinic.resolve("target/site-from-disk/index.html")).isRegularFile();
        assertThat(clinic.resolve("target/site-reports/findings.sarif")).isRegularFile();
        assertThat(live.resolve("prices/index.html")).content().contains("£58");
    }

    @Test
    void keyOfAnOwnServerIsGoneWhenTheStepEnds() throws Exception {
        try (OpenSsh host = OpenSsh.start(folder.resolve("sshd"))) {
            Path key = folder.resolve("own-key");
            OpenSsh.key(key, "ed25519", "");
            host.allow(folder.resolve("own-key.pub"));
            known.put("secrets.SITE_KEY", Files.readString(key));
            String dependencies = dependencies("publish-sftp.md");
            String target = "<type>sftp</type><url>" + host.address() + folder.resolve("host") + "</url><knownHosts>"
                    + host.home().resolve(".ssh/known_hosts") + "</knownHosts>";
            fresh(target.replaceFirst("sftp://[^@/]*@", "sftp://"), dependencies);
            environment.put("SITE_USER", System.getProperty("user.name"));
            live = folder.resolve("host/current");

            assertThat(run(".github/workflows/sftp.yml").replace(System.getProperty("user.name"), ""))
                    .contains("pages as built");
            assertThat(folder.resolve("key")).doesNotExist();
        }
    }

    @Test
    void bucketIsReachedByARoleThatLeavesNoKey() throws Exception {
        try (S3Host host = S3Host.start(folder.resolve("s3"))) {
            String bucket = host.bucket();
            fresh(
                    "<type>s3</type><url>s3://" + bucket + "</url><endpoint>" + host.endpoint() + "</endpoint>",
                    dependencies("publish-s3.md"));
            environment.put("AWS_ACCESS_KEY_ID", S3Host.KEY_ID); // as configure-aws-credentials leaves them
            environment.put("AWS_SECRET_ACCESS_KEY", S3Host.SECRET);
            environment.put("AWS_REGION", "us-east-1");
            List<Map<?, ?>> steps = steps(".github/workflows/s3.yml");
            hosted = name -> Optional.ofNullable(host.texts(bucket).get(name))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));

            shell(String.valueOf(steps.get(3).get("run")), Map.of());

            assertThat(shell(String.valueOf(steps.get(5).get("run")), Map.of())).contains("pages as built");
        }
    }

    @Test
    void branchIsPushedByTheTokenOfTheJob() throws Exception {
        Path remote = folder.resolve("site.git");
        shell("git init -q --bare " + remote, Map.of());
        known.put("secrets.GITHUB_TOKEN", "s3cr3t-token");
        fresh("<type>git</type><url>" + remote.toUri() + "</url>", dependencies("publish.md"));
        hosted = name -> readBranch(remote, name);

        run(".github/workflows/branch.yml");

        assertThat(shell("git -C " + remote + " show gh-pages:.well-known/clinic-site.json", Map.of()))
                .contains("\"site\":\"" + address() + "/\"");
        assertThat(summary).content().contains("What changes for visitors");
    }

    private static Optional<byte[]> readBranch(Path remote, String name) throws IOException {
        Process git = new ProcessBuilder("git", "-C", remote.toString(), "cat-file", "blob", "gh-pages:" + name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] bytes = git.getInputStream().readAllBytes();
        return git.onExit().join().exitValue() == 0 ? Optional.of(bytes) : Optional.empty();
    }

    @Test
    void listIsRememberedAlsoWhenSomebodyPushedMeanwhile() throws Exception {
        shell(
                "git init -q --bare \"$STAND_IN/own.git\" && git init -q -b main . && echo target >.gitignore && git add ."
                        + " && git -c user.name=a -c user.email=a@clinic.example commit -qm First"
                        + " && git push -q \"$STAND_IN/own.git\" main && git remote add origin \"$STAND_IN/own.git\""
                        + " && git fetch -q && git branch -q -u origin/main && git clone -q \"$STAND_IN/own.git\" ../other"
                        + " && cd ../other && git checkout -q main && echo x >note.txt && git add . "
                        + " && git -c user.name=b -c user.email=b@clinic.example commit -qm Other && git push -q origin main",
                Map.of());
        Files.writeString(clinic.resolve("content/published.json"), "{\"schema\": 1, \"pages\": {}}\n");
        Matcher block = Pattern.compile("(?s)## Remembering by a commit.*?```sh\n(.*?)\n```")
                .matcher(Files.readString(Path.of("docs/ci.md")));
        assertThat(block.find()).isTrue();

        shell(block.group(1), Map.of());

        assertThat(shell("git -C \"$STAND_IN/own.git\" log --format=%s main", Map.of()))
                .isEqualTo("Remember what was published [skip ci]\nOther\nFirst\n");
        try (Stream<Path> files = Files.list(clinic)) {
            assertThat(files.map(path -> path.getFileName().toString())).contains("note.txt");
        }
    }

    /** What a page of the documents says to paste. */
    private static String dependencies(String document) throws IOException {
        Matcher xml = Pattern.compile("(?s)<dependencies>.*?</dependencies>")
                .matcher(Files.readString(Path.of("docs", document)));
        assertThat(xml.find()).as(document).isTrue();
        return xml.group();
    }
}
