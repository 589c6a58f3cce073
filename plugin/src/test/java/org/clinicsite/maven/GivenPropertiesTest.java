package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.OldForms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that no goal knows, as people write them; the goals are those of the plugin's own descriptor. */
class GivenPropertiesTest {

    private static final List<String> SENDING = List.of("publish", "rollback");

    private static Map<String, Set<String>> goals;

    @BeforeAll
    static void readAsMavenDoes() throws Exception {
        try (Reader descriptor = Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"))) {
            goals = GivenProperties.goals(new PluginDescriptorBuilder().build(descriptor));
        }
        assertThat(goals.get("publish")).contains("site.dryRun", "site.target", "site.keep", "site.baseUrl");
        assertThat(goals.get("rollback")).contains("site.dryRun", "site.to");
    }

    private static GivenProperties given(String goal, Map<String, String> run, Map<String, String> written) {
        return new GivenProperties(goal, goals, run, written, Map.of(), List.of(), true);
    }

    private static List<String> stops(String goal, String name) {
        return stops(given(goal, Map.of(name, "true"), Map.of()));
    }

    private static List<String> stops(GivenProperties given) {
        return given.inVain().stream()
                .filter(Problem::isError)
                .map(Problem::says)
                .toList();
    }

    private static List<String> warnings(List<Problem> problems) {
        assertThat(problems).noneMatch(Problem::isError);
        return problems.stream().map(Problem::says).toList();
    }

    /** The goal itself reads it, by {@code defaultValue = "${site.tomorrow}"}. */
    @Test
    void aPropertyThatWasRenamedIsToldWithTheLineOfToday() {
        OldForms table = new OldForms(List.of(new OldForms.OldForm(
                "0.2.0", Set.of(OldForms.COMMAND_LINE), "site.tomorrow", "future", Function.identity(), null)));

        assertThat(warnings(given("generate", Map.of("site.tomorrow", "true"), Map.of())
                        .oldForms(table)))
                .containsExactly(
                        "'site.tomorrow' is called 'site.future' since 0.2.0; the old name is read until 0.3.0. Write"
                                + " '-Dsite.future=true'.");
    }

    @ParameterizedTest
    @CsvSource({
        "dryRun, site.dryRun",
        "dryrun, site.dryRun",
        "DRYRUN, site.dryRun",
        "dry.run, site.dryRun",
        "dry-run, site.dryRun",
        "dry_run, site.dryRun",
        "dryRn, site.dryRun",
        "dyrRun, site.dryRun",
        "site.dryrun, site.dryRun",
        "site.dry-run, site.dryRun",
        "site.dry.run, site.dryRun",
        "site.dryRn, site.dryRun",
        "site.dry, site.dryRun",
        "Site.dryRun, site.dryRun",
        "site-dryRun, site.dryRun",
        "siteDryRun, site.dryRun",
        "sit.dryRun, site.dryRun",
        "site:dryRun, site.dryRun",
        "target, site.target",
        "keep, site.keep",
        "skipPublish, site.skipPublish",
        "outputDir.site, ''",
        "site.outputDir, site.outputDirectory",
        "allow-deletes, site.allowDeletes",
    })
    void whatAPublishWasToldInVainStopsItAndNamesTheRightOne(String written, String right) {
        if (right.isEmpty()) {
            assertThat(stops("publish", written)).isEmpty();
            return;
        }
        assertThat(stops("publish", written))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("No goal knows the property '" + written
                                + "', so it would change nothing. Did you mean -D" + right + "?"));
    }

    @Test
    void theGuideShowsWhatIsSaid() throws Exception {
        assertThat(Files.readString(Path.of("docs/publish.md")))
                .contains("Nothing was published: 1 problem.\n"
                        + stops("publish", "dryRun").get(0));
    }

    @Test
    void aNameOfOursThatIsNearToNoneStopsToo() {
        assertThat(stops("publish", "site.numberOfRooms"))
                .containsExactly("No goal knows the property 'site.numberOfRooms', so it would change nothing."
                        + " Leave it out; mvn site:help -Ddetail -Dgoal=publish tells all there are.");
        assertThat(stops("rollback", "site.")).hasSize(1);
    }

    @Test
    void everyParameterOfAGoalThatSendsStopsItInEveryDress() {
        for (String goal : SENDING) {
            for (String property : goals.get(goal)) {
                String name = property.substring("site.".length());
                for (String dress : dresses(name)) {
                    assertThat(stops(goal, dress))
                            .as(goal + " -D" + dress)
                            .singleElement()
                            .satisfies(line -> assertThat(line).contains("-D" + property + "?"));
                }
            }
        }
    }

    private static List<String> dresses(String name) {
        String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        List<String> dresses =
                new ArrayList<>(List.of(name, name.toUpperCase(Locale.ROOT), "Site." + name, "site_" + name));
        for (String between : List.of("-", "_", ".")) {
            dresses.add(words.replace(" ", between));
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            dresses.add("site." + name.toLowerCase(Locale.ROOT));
            dresses.add("site." + words.replace(' ', '-'));
        }
        if (name.length() >= 6) {
            for (String prefix : List.of("", "site.")) {
                dresses.add(prefix + name.substring(0, 3) + name.substring(4));
                dresses.add(prefix + name.substring(0, 3) + "q" + name.substring(3));
                dresses.add(prefix + name.substring(0, 3) + "q" + name.substring(4));
                dresses.add(prefix + name.substring(0, 2) + name.charAt(3) + name.charAt(2) + name.substring(4));
            }
        }
        dresses.removeIf(dress -> dress.equals("site." + name));
        return dresses;
    }

    @Test
    void everyPropertyOfAnyGoalIsFine() {
        for (String goal : SENDING) {
            goals.values()
                    .forEach(properties -> properties.forEach(property -> {
                        GivenProperties given = new GivenProperties(
                                goal, goals, Map.of(property, "x"), Map.of(), Map.of(), List.of(), false);
                        assertThat(given.inVain()).as(goal + " -D" + property).isEmpty();
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skipTests",
                "skipITs",
                "maven.test.skip",
                "maven.site.skip",
                "maven.site.deploy.skip",
                "maven.deploy.skip",
                "maven.install.skip",
                "maven.javadoc.skip",
                "gpg.skip",
                "gpg.passphrase",
                "enforcer.skip",
                "checkstyle.skip",
                "spotless.check.skip",
                "jacoco.skip",
                "pmd.skip",
                "docker.skip",
                "style.color",
                "project.build.sourceEncoding",
                "project.build.outputTimestamp",
                "project.reporting.outputEncoding",
                "maven.compiler.source",
                "maven.compiler.target",
                "maven.compiler.release",
                "maven.build.timestamp.format",
                "maven.repo.local",
                "maven.repo.local.tail",
                "maven.wagon.http.ssl.insecure",
                "maven.ext.class.path",
                "maven.multiModuleProjectDirectory",
                "aether.connector.http.connectionMaxTtl",
                "settings.security",
                "altDeploymentRepository",
                "performRelease",
                "releaseVersion",
                "developmentVersion",
                "newVersion",
                "revision",
                "changelist",
                "sha1",
                "tag",
                "scm",
                "username",
                "password",
                "interactiveMode",
                "test",
                "it.test",
                "groups",
                "excludedGroups",
                "argLine",
                "failIfNoTests",
                "surefire.failIfNoSpecifiedTests",
                "forkCount",
                "reuseForks",
                "trimStackTrace",
                "encoding",
                "file.encoding",
                "user.home",
                "user.name",
                "user.language",
                "java.io.tmpdir",
                "java.version",
                "http.proxyHost",
                "https.protocols",
                "sonar.host.url",
                "jib.to.image",
                "env",
                "environment",
                "debug",
                "verbose",
                "name",
                "version",
                "artifact",
                "artifactId",
                "dest",
                "includes",
                "excludes",
                "detail",
                "goal",
                "output",
                "outputFile",
                "profile",
                "quick",
                "locale",
                "locales",
                "port",
                "host",
                "url",
                "path",
                "mode",
                "all",
                "allowSnapshots",
                "feature",
                "features",
                "drift",
                "tests",
                "it.repository",
                "number-of-rooms",
                "clinic.target",
                "docker.dryRun",
            })
    void whatOtherPluginsAndJvmsKnowIsNobodysBusiness(String name) {
        for (String goal : goals.keySet()) {
            GivenProperties given = given(goal, Map.of(name, "true"), Map.of(name + "2", "true"));
            if (SENDING.contains(goal)) {
                assertThat(given.inVain()).as(goal).isEmpty();
            }
            assertThat(given.lookalikes()).as(goal).isEmpty();
        }
    }

    @Test
    void nothingThatThisJvmHasByItselfStopsAPublish() {
        for (String name : System.getProperties().stringPropertyNames()) {
            if (!name.startsWith("site.")) { // this build's own tests have switches of that name
                assertThat(stops("publish", name)).isEmpty();
            }
        }
    }

    @Test
    void aNameOfAnotherPluginPassesBesideTheRightOne() {
        assertThat(stops(given("publish", Map.of("threads", "4", "site.threads", "2"), Map.of())))
                .isEmpty();
        assertThat(stops("publish", "threads"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith("Did you mean -Dsite.threads? If another plugin needs it, call that one by itself."));
    }

    @Test
    void everythingInVainIsToldAtOnce() {
        assertThat(stops(given("publish", Map.of("dryRun", "", "site.keeep", "2", "site.dryRun", ""), Map.of())))
                .as("dryRun may be another plugin's, for the right one is there")
                .hasSize(1);
        assertThat(stops(given("publish", Map.of("dryRun", "", "site.keeep", "2"), Map.of())))
                .hasSize(2);
    }

    @Test
    void thePomAndTheSettingsAreWarned() {
        GivenProperties given = given(
                "publish",
                Map.of(),
                Map.of("site.dryrun", "true", "dryRun", "true", "site.windmill", "x", "threads", "1"));

        assertThat(warnings(given.inVain()))
                .containsExactlyInAnyOrder(
                        "No goal knows the property 'site.dryrun', which the POM or settings.xml sets; it is not used."
                                + " Did you mean -Dsite.dryRun?",
                        "No goal knows the property 'dryRun', which the POM or settings.xml sets; it is not used."
                                + " Did you mean -Dsite.dryRun?",
                        "No goal knows the property 'site.windmill', which the POM or settings.xml sets; it is not used."
                                + " Leave it out; mvn site:help -Ddetail -Dgoal=publish tells all there are.",
                        "No goal knows the property 'threads', which the POM or settings.xml sets; it is not used."
                                + " Did you mean -Dsite.threads?");
    }

    @Test
    void anElementOfTheConfigurationThatIsNoneIsWarned() {
        GivenProperties given =
                new GivenProperties("publish", goals, Map.of(), Map.of(), Map.of(), List.of("dryrun", "rooms"), true);

        assertThat(warnings(given.inVain()))
                .containsExactly("No goal knows <dryrun> of the plugin's <configuration>; it is not used."
                        + " Did you mean <dryRun>?");
    }

    @ParameterizedTest
    @CsvSource({
        "rollback, site.skipPublish, site.skip",
        "import, site.skipPublish, site.skip",
        "init, site.dryRun, site.skip"
    })
    void whoWantsThatNothingHappensIsNotPassedOver(String goal, String written, String right) {
        assertThat(stops(goal, written))
                .containsExactly("site:" + goal + " does not know the property '" + written
                        + "', so it would change nothing. Did you mean -D" + right + "?");
        assertThat(stops(given(goal, Map.of(written, "false"), Map.of()))).isEmpty();
        assertThat(stops(new GivenProperties(
                        goal, goals, Map.of(written, "true"), Map.of(), Map.of(), List.of(), false)))
                .as("of another goal on the same command line")
                .isEmpty();
    }

    @Test
    void theCommandLineIsNotOverruledInSilence() {
        Map<String, String> pom = Map.of("site.dryRun", "false", "site.target", "live", "site.allow", "");

        assertThat(stops(new GivenProperties(
                        "publish",
                        goals,
                        Map.of("site.dryRun", "true", "site.target", "live"),
                        Map.of(),
                        pom,
                        List.of(),
                        true)))
                .containsExactly(
                        "The POM's <configuration> sets <dryRun>false</dryRun>, so -Dsite.dryRun would change"
                                + " nothing. Write <site.dryRun> into the POM's <properties> instead: there the command line wins.");
        assertThat(stops(new GivenProperties(
                        "publish", goals, Map.of("site.allow", "*.key"), Map.of(), pom, List.of(), true)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("sets <allow>, so -Dsite.allow would change nothing."));
    }

    @ParameterizedTest
    @CsvSource({
        "site.draft, site.drafts",
        "site.outputDir, site.outputDirectory",
        "site.baseurl, site.baseUrl",
        "site.fail-on-warning, site.failOnWarning",
        "site.contentdirectory, site.contentDirectory",
        "site.timestamp, site.outputTimestamp"
    })
    void aGoalThatSendsNothingTellsAMisspeltPropertyAndGoesOn(String written, String right) {
        assertThat(warnings(given("generate", Map.of(written, "true"), Map.of()).lookalikes()))
                .containsExactly(
                        "No goal knows the property '" + written + "'; it is not used. Did you mean -D" + right + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site.drafts", "site.explainLink", "maven.site.skip", "drafts", "site.number-of-rooms"})
    void otherPropertiesAreNobodysBusinessThere(String written) {
        assertThat(given("generate", Map.of(written, "true"), Map.of()).lookalikes())
                .isEmpty();
    }

    @Test
    void whatOnlyJBakesOwnPluginHasIsToldWithWhatToDo() {
        GivenProperties given = new GivenProperties(
                "generate",
                goals,
                Map.of("jbake.failOnError", "false", "jbake.inputDirectory", "x", "jbake.isClearCache", "true"),
                Map.of("jbake.strict", "false", "jbake.foo", "x"),
                Map.of(),
                List.of("seedUrl", "failOnError"),
                true);
        assertThat(given.lookalikes())
                .extracting(Problem::says)
                .containsExactly(
                        "'jbake.failOnError' is a setting of JBake's own plugin; it is not used. A template that fails stops"
                                + " the build; what JBake only passes over is let through by jbake.strict=false in"
                                + " jbake.properties.",
                        "<seedUrl> is a setting of JBake's own plugin; it is not used. Copy the project that is to be the"
                                + " first one.");
    }
}
