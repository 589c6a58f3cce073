package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, their headers, and what has to change. */
class PlanTest {

    private static Manifest manifest(String... pathsAndHashes) throws SiteException {
        TreeMap<String, Manifest.Entry> files = new TreeMap<>();
        FileRules rules = FileRules.of(Map.of());
        for (int i = 0; i < pathsAndHashes.length; i += 2) {
            String path = pathsAndHashes[i];
            files.put(
                    path,
                    new Manifest.Entry(
                            sum(pathsAndHashes[i + 1]), 5, FileRules.contentType(path), rules.cacheControl(path)));
        }
        return new Manifest("20261122-100000-3fa9c1d", Instant.parse("2026-11-22T10:00:00Z"), files);
    }

    /** A sum that is as long as one has to be. */
    private static String sum(String digit) {
        return digit.repeat(64);
    }

    private static List<String> plan(Manifest live, Manifest unfinished, Manifest wanted) {
        return Plan.of(new Standing(live, List.of(), List.of(), unfinished), wanted.files()).changes().stream()
                .map(change -> change.path() + " " + change.kind().word() + ": " + change.reason())
                .toList();
    }

    @Test
    void planTellsOfEachPathAndWhy() throws Exception {
        assertThat(plan(
                        manifest("a.html", "1", "b.html", "1", "c.html", "1"),
                        null,
                        manifest("a.html", "1", "b.html", "2", "d.html", "1")))
                .containsExactly(
                        "a.html unchanged: ",
                        "b.html changed: other content",
                        "c.html deleted: no longer in the site",
                        "d.html new: new");
    }

    @Test
    void assetThatOnlyOldPagesAskForStaysForAWhile() throws Exception {
        Manifest live = manifest("a-3fa9c1d2e8.css", "1", "index.html", "1");
        Manifest wanted = manifest("index.html", "2");
        for (int i = 0; i < Plan.KEPT; i++) {
            Plan plan = Plan.of(new Standing(live, List.of(), List.of(), null), wanted.files());
            assertThat(plan.changes().get(0).isKept()).isTrue();
            live = new Manifest(live.release(), live.time(), plan.result());
        }
        assertThat(plan(live, null, wanted)).as("nothing else to do").allMatch(line -> line.contains(" unchanged: "));
        assertThat(plan(live, null, manifest("index.html", "3")))
                .first()
                .isEqualTo("a-3fa9c1d2e8.css deleted: no longer in the site");
        assertThat(plan(live, null, manifest("a-3fa9c1d2e8.css", "1")))
                .first()
                .isEqualTo("a-3fa9c1d2e8.css unchanged: ");
        assertThat(Manifest.parse(live.toJson(), "here")).isEqualTo(live);
    }

    @Test
    void publishThatWasBrokenOffLeavesNothingToChance() throws Exception {
        assertThat(plan(
                        manifest("a.html", "1", "b.html", "1", "c.html", "1"),
                        manifest("a.html", "2", "b.html", "1", "c.html", "1", "new.html", "1"),
                        manifest("a.html", "1", "b.html", "1", "c.html", "1")))
                .containsExactly(
                        "a.html changed: a publish of it was broken off",
                        "b.html unchanged: ",
                        "c.html unchanged: ",
                        "new.html deleted: left by an earlier publish");
    }

    @Test
    void whatIsPointedAtGoesBeforeWhatPoints() throws Exception {
        Plan plan = Plan.of(
                Standing.EMPTY,
                manifest(
                                "index.html",
                                "1",
                                ".well-known/build-id.txt",
                                "1",
                                "prices/index.html",
                                "1",
                                "feed.xml",
                                "1",
                                "sitemap.xml",
                                "1",
                                "favicon.ico",
                                "1",
                                "assets/site-3fa9c1d2e8.css",
                                "1",
                                "404.html",
                                "1")
                        .files());

        assertThat(plan.waves())
                .extracting(wave -> wave.stream().map(Plan.Change::path).toList())
                .containsExactly(
                        List.of("assets/site-3fa9c1d2e8.css"),
                        List.of("favicon.ico"),
                        List.of("404.html", "prices/index.html"),
                        List.of("feed.xml", "sitemap.xml"),
                        List.of(".well-known/build-id.txt", "index.html"));
    }

    @Test
    void pageIsThereBeforeAnotherThatChangesLeadsToIt() throws Exception {
        Plan plan = Plan.of(
                new Standing(manifest("about/index.html", "1", "prices/index.html", "1"), List.of(), List.of(), null),
                manifest("about/index.html", "2", "fees/index.html", "1", "prices/index.html", "1")
                        .files());

        assertThat(plan.waves())
                .extracting(wave -> wave.stream().map(Plan.Change::path).toList())
                .containsExactly(List.of("fees/index.html"), List.of("about/index.html"));
    }

    @Test
    void fileOfSomebodyElseThatTheSiteHasTooIsToldOfAndTheOthersAreLeftAlone() throws Exception {
        Standing standing = new Standing(Manifest.NONE, List.of(), List.of("CNAME", "index.html"), null);
        Plan plan =
                Plan.of(standing, manifest("index.html", "1", "new.html", "1").files());

        assertThat(plan.changes())
                .extracting(Plan.Change::reason, Plan.Change::hasReason)
                .containsExactly(tuple("in place of a file of somebody else", true), tuple("new", false));
        assertThat(plan.leavesAlone(standing.foreign())).containsExactly("CNAME");
    }

    @Test
    void assetThatCouldTakeThePlaceOfAnotherIsNotKept() throws Exception {
        Manifest live = manifest("assets/Site-3fa9c1d2e8.css", "1", "assets/b-3fa9c1d2e8.css", "1", "index.html", "1");
        Manifest wanted = manifest(
                "assets/site-3fa9c1d2e8.css", "2", "assets/b-3fa9c1d2e8.css/index.html", "2", "index.html", "2");

        assertThat(plan(live, null, wanted))
                .contains(
                        "assets/Site-3fa9c1d2e8.css deleted: no longer in the site",
                        "assets/b-3fa9c1d2e8.css deleted: no longer in the site");
        assertThat(wanted.withAssetsOf(live)).isEqualTo(wanted);
    }

    @Test
    void manifestIsReadAsItWasWritten() throws Exception {
        Manifest manifest = manifest("index.html", "1", "media/Übersicht \"x\".pdf", "2");

        assertThat(Manifest.parse(manifest.toJson(), "here")).isEqualTo(manifest);
        assertThat(new String(manifest.toJson(), StandardCharsets.UTF_8)).startsWith("""
                {"schema":1,"release":"20261122-100000-3fa9c1d","time":"2026-11-22T10:00:00Z","files":{
                "index.html":{"sha256":"%s","size":5,"type":"text/html; charset=utf-8","cache":"public, max-age=0, must-revalidate"},
                """.formatted(sum("1")));
    }

    @Test
    void manifestThatSomebodyLaidOutAnewReadsTheSame() throws Exception {
        Manifest manifest = manifest("index.html", "1", "prices/index.html", "2");
        Manifest before = manifest("assets/site-3fa9c1d2e8.css", "3", "index.html", "1");
        Manifest both = manifest.withAssetsOf(before);
        String json = new String(both.toJson(), StandardCharsets.UTF_8);
        String other = json.replace(",\"", ", \"").replace(":{", ": {");

        assertThat(both.files().get("assets/site-3fa9c1d2e8.css").kept()).isEqualTo(1);
        assertThat(Manifest.parse(json.getBytes(StandardCharsets.UTF_8), "here"))
                .isEqualTo(both);
        assertThat(Manifest.parse(other.getBytes(StandardCharsets.UTF_8), "here"))
                .isEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"schema\":1,\"release\":\"x\",\"time\":\"y\",\"files\":{\n\"a\":{\"sha256\":\"1\"",
                "{\"schema\":1,\"release\":\"x\",\"time\":\"2026-11-22T10:00:00Z\",\"files\":{\n\"a\":{}}}\n",
                "{}",
                "[]",
                "{\"schema\":1,\"release\":\"x\",\"time\":\"y\",\"files\":{}}",
                "{\"schema\":1,\"files\":{\"a\":3}}"
            })
    void damagedManifestIsToldWithItsPlace(String json) {
        assertThatThrownBy(() -> Manifest.parse(json.getBytes(StandardCharsets.UTF_8), "/x/y.json"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("/x/y.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "index.html | text/html; charset=utf-8 | public, max-age=0, must-revalidate",
                "a/b.HTML | text/html; charset=utf-8 | public, max-age=0, must-revalidate",
                "feed.xml | application/xml; charset=utf-8 | public, max-age=0, must-revalidate",
                "assets/css/site-3fa9c1d2e8.css | text/css; charset=utf-8 | public, max-age=31536000, immutable",
                "media/deadbeef.png | image/png | public, max-age=3600",
                "media/hero-1f3a9c02aa.svg | image/svg+xml; charset=utf-8 | public, max-age=31536000, immutable",
                "media/massage-feedback.png | image/png | public, max-age=3600",
                "site.webmanifest | application/manifest+json; charset=utf-8 | public, max-age=3600",
                ".well-known/security.txt | text/plain; charset=utf-8 | public, max-age=86400",
                ".well-known/build-id.txt | text/plain; charset=utf-8 | public, max-age=0, must-revalidate",
                "robots.txt | text/plain; charset=utf-8 | public, max-age=0, must-revalidate",
                "_headers | text/plain; charset=utf-8 | public, max-age=3600",
                "media/x.unknown | application/octet-stream | public, max-age=3600",
                ".nojekyll | application/octet-stream | public, max-age=3600",
            })
    void everyFileHasItsTypeAndItsCaching(String path, String type, String caching) throws Exception {
        assertThat(FileRules.contentType(path)).isEqualTo(type);
        assertThat(FileRules.of(Map.of()).cacheControl(path)).isEqualTo(caching);
    }

    @Test
    void ownersCachingComesFirst() throws Exception {
        FileRules rules = FileRules.of(Map.of("media/**", "public, max-age=60"));

        assertThat(rules.cacheControl("media/a/b-3fa9c1d2e8.png")).isEqualTo("public, max-age=60");
        assertThat(rules.cacheControl("assets/b-3fa9c1d2e8.png")).contains("immutable");
    }

    @ParameterizedTest
    @CsvSource({"media/{a, max-age=1", "media/*, ''", "media/*, 'a\u0001b'"})
    void ruleThatCannotBeReadIsToldInItsWords(String glob, String header) {
        assertThatThrownBy(() -> FileRules.of(Map.of(glob, header)))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("'" + glob + "'");
    }

    @Test
    void buildIdLiesWhereGenerateLeavesIt() {
        assertThat(FileRules.classOf(FileRules.BUILD_ID)).isEqualTo(FileClass.INDEX);
    }

    @Test
    void credentialsAreNeverPrinted() {
        Credentials credentials = new Credentials("server 'x'", "anna", "hunter2", Path.of("/k"), "swordfish");

        assertThat(credentials + "" + new TargetContext(credentials, 1, Retry.USUAL, Progress.NONE))
                .contains("credentials from server 'x'")
                .doesNotContain("hunter2", "swordfish", "anna");
    }

    @ParameterizedTest
    @CsvSource({
        "directory:/var/www/clinic, directory, /var/www/clinic, ",
        "git:https://host.example/x.git, git, https://host.example/x.git, ",
        "git:git@host.example:x.git#pages, git, git@host.example:x.git, pages",
        "sftp://anna@host.example/www, sftp, sftp://anna@host.example/www, ",
        "s3://bucket/prefix, s3, s3://bucket/prefix, ",
    })
    void placeCanBeWrittenInOneWord(String address, String type, String url, String branch) {
        assertThat(TargetSettings.isAddress(address, Targets.TYPES)).isTrue();
        TargetSettings settings = TargetSettings.parse(address);
        assertThat(settings.type()).isEqualTo(type);
        assertThat(settings.get("url")).isEqualTo(url);
        assertThat(settings.get("branch")).isEqualTo(branch);
    }

    @Test
    void misspeltTypeOrOptionIsToldWithTheNearest() {
        TargetContext context = new TargetContext(Credentials.NONE, 1, Retry.USUAL, Progress.NONE);
        assertThatThrownBy(() -> Targets.open(
                        new TargetSettings("live", "directry", new TreeMap<>(Map.of("url", "x"))), context))
                .hasMessage("Target 'live' has an unknown type: 'directry'. Did you mean 'directory'?");
        assertThatThrownBy(() -> Targets.open(
                        new TargetSettings("live", "directory", new TreeMap<>(Map.of("url", "x", "branch", "y"))),
                        context))
                .hasMessageStartingWith("Target 'live' of type directory knows no option 'branch'.");
        assertThatThrownBy(() -> Targets.open(new TargetSettings("live", "directory", new TreeMap<>()), context))
                .hasMessage("Target 'live' has no url. Write <url>/var/www/clinic</url> within its <target>.");
    }

    @Test
    void versionsToPasteAreThoseOfThePom() throws Exception {
        assertThat(java.nio.file.Files.readString(Path.of("pom.xml")))
                .contains("<jgit.version>" + Targets.JGIT + "</jgit.version>")
                .contains("<sshd.version>" + Targets.SSHD + "</sshd.version>")
                .contains("<bouncycastle.version>" + Targets.BOUNCY_CASTLE + "</bouncycastle.version>")
                .contains("<awssdk.version>" + Targets.AWS_SDK + "</awssdk.version>");
    }
}
