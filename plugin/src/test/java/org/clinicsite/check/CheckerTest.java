package org.clinicsite.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clinicsite.generate.Found;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.TestClinic;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The whole check, on small clinics. */
class CheckerTest {

    @TempDir
    Path folder;

    private TestClinic clinic;

    @BeforeEach
    void begin() throws Exception {
        clinic = new TestClinic(folder.resolve("clinic"));
    }

    private CheckResult check() throws Exception {
        return check(false, false);
    }

    private CheckResult check(boolean accept, boolean external) throws Exception {
        CheckerOptions options = new CheckerOptions(
                clinic.options(), external, accept, folder, folder.resolve("links.json"), "clinic-site/1");
        return Checker.check(
                options,
                stage -> {},
                new OutsideLinks(
                        "test",
                        folder.resolve("links.json"),
                        new OutsideLinks.Manners(address -> false, Duration.ZERO, Clock.systemUTC())));
    }

    private static List<String> told(CheckResult result) {
        return result.found().stream()
                .filter(found -> found.isError() || found.isWarning())
                .map(FindingLine::of)
                .toList();
    }

    private JsonObject report(String name) throws Exception {
        return JsonObject.parse(
                Files.readString(clinic.options().reportDirectory().resolve(name)));
    }

    /** Rule, level, number of results at {@code findings.sarif}. */
    private List<String> sarif() throws Exception {
        List<String> results = new ArrayList<>();
        for (JsonObject result : report("findings.sarif").objects("runs").get(0).objects("results")) {
            JsonObject place = result.objects("locations").get(0).object("physicalLocation");
            results.add(result.text("level") + " " + result.text("ruleId") + " "
                    + place.object("artifactLocation").text("uri")
                    + (place.has("region") ? ":" + place.object("region").number("startLine") : ""));
        }
        return results;
    }

    private Element junit() throws Exception {
        String xml = Files.readString(clinic.options().reportDirectory().resolve("TEST-site.xml"));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static final String STATIC_PAGE = """
            <!doctype html>
            <html lang="en"><head><title>Old page</title></head>
            <body><h1>Old page</h1>
            <a href="/nowhere/">There</a> <img src="/photo.jpg" width="1" height="1">
            <script type="application/ld+json">{"@context": "https://schema.org", "@type": "Masage"}</script>
            </body></html>
            """;

    @Test
    void aGoodSiteHasNothingWrongAndItsReportsSayWhatWasLookedAt() throws Exception {
        CheckResult result = check();
        assertThat(told(result)).isEmpty();
        assertThat(result.wasFresh()).isFalse();
        assertThat(junit().getAttribute("failures")).isEqualTo("0");
        assertThat(junit().getElementsByTagName("testcase").getLength()).isEqualTo(Area.values().length);
        assertThat(junit().getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(report("findings.sarif").text("version")).isEqualTo("2.1.0");
        assertThat(check().wasFresh()).isTrue();
    }

    @Test
    void whatTheClinicOpensToOtherHostsIsMeantAndWhatATextAddsIsNot() throws Exception {
        String facts = Files.readString(clinic.root().resolve("content/data/clinic.yaml"));
        clinic.write("content/data/clinic.yaml", facts + """
                embeds:
                  - {name: Stars, kind: badge, url: "https://stars.example.org/", picture: "https://cdn.example.org/b.png"}
                statistics: {plausible: test.example}
                """);
        assertThat(told(check())).isEmpty();

        clinic.write("content/static/old.html", """
                <!doctype html>
                <html lang="en"><head><title>Old page</title></head>
                <body><h1>Old page</h1>
                <img src="https://cdn.example.org/b.png" alt="Stars" width="1" height="1">
                <a href="/">Home</a>
                </body></html>
                """);
        assertThat(told(check()))
                .singleElement()
                .asString()
                .contains("old.html", "outside-request", "https://cdn.example.org/b.png");
    }

    @Test
    void aHomePageThatAsksManyHostsIsHeavy() throws Exception {
        StringBuilder embeds = new StringBuilder("embeds:\n");
        for (int i = 0; i < 12; i++) {
            embeds.append("  - {name: Badge ")
                    .append(i)
                    .append(", kind: badge, url: 'https://stars.example.org/', picture: 'https://b")
                    .append(i)
                    .append(".example.org/b.png'}\n");
        }
        String facts = Files.readString(clinic.root().resolve("content/data/clinic.yaml"));
        clinic.write("content/data/clinic.yaml", facts + embeds);
        assertThat(told(check()))
                .singleElement()
                .asString()
                .contains("requests, 12 of them to other hosts; at most 12 are quick");
    }

    @Test
    void whatTheFinishedSiteHasWrongIsToldAtTheLineThatCanBeChangedTheWorstFirst() throws Exception {
        clinic.write("content/static/old.html", STATIC_PAGE);
        assertThat(told(check()))
                .containsExactly(
                        "content/static/old.html:4:1: broken-link: “/nowhere/”. There is no such page or file."
                                + " Mend the link, or bring back what it leads to.",
                        "content/static/old.html:4:31: broken-link: “/photo.jpg”. There is no such page or file."
                                + " Mend the link, or bring back what it leads to.",
                        "content/static/old.html:4:31: missing-alt: “<img src=\"/photo.jpg\" width=\"1\" height=\"1\">”."
                                + " The picture has no alt. Write alt=\"what it shows\", or alt=\"\" when it only"
                                + " decorates.",
                        "content/static/old.html:5:1: structured-data: “no such type: Masage”. What the page tells"
                                + " search engines does not keep to schema.org. Mend it in the template that writes it.");
        assertThat(sarif())
                .contains(
                        "error broken-link clinic/content/static/old.html:4",
                        "error missing-alt clinic/content/static/old.html:4",
                        "warning structured-data clinic/content/static/old.html:5");
        Element suite = junit();
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        NodeList failures = suite.getElementsByTagName("failure");
        assertThat(((Element) failures.item(0)).getAttribute("message"))
                .startsWith("2 errors, first content/static/old.html:4:1: broken-link: ");
        assertThat(((Element) failures.item(0).getParentNode()).getAttribute("classname"))
                .isEqualTo("site.links");
        assertThat(Files.readString(clinic.options().reportDirectory().resolve("findings.html")))
                .contains("content/static/old.html:4:1 · broken-link");
    }

    @Test
    void whatACheckFoundIsNotWhatTheNextBuildFound() throws Exception {
        clinic.write("content/static/old.html", STATIC_PAGE);
        check();
        assertThat(report("findings.json").objects("findings"))
                .filteredOn(one -> one.has("by"))
                .extracting(one -> one.text("by") + " " + one.text("rule"))
                .contains("check broken-link", "check structured-data");
        assertThat(Generator.findings(clinic.options()))
                .extracting(Found::rule)
                .doesNotContain("broken-link", "missing-alt", "structured-data");
    }

    @Test
    void editorialRulesFailItAsTheClinicSetsThemAndTheBuildDoesNotStop() throws Exception {
        clinic.article("claims", "Massage cures back pain for good. Please see a doctor when the pain stays.\n");
        CheckResult result = check();
        assertThat(result.errors()).extracting(Found::rule).containsOnly("cure-claim");
        assertThat(result.found())
                .filteredOn(found -> found.rule().equals("missing-meta"))
                .isNotEmpty()
                .noneMatch(Found::isError);

        clinic.write("content/editorial.yaml", "levels:\n  cure-claim: warning\n  missing-meta: error\n");
        assertThat(check().errors()).extracting(Found::rule).containsOnly("missing-meta");
    }

    @Test
    void whatStopsTheBuildStandsInTheReportsToo() throws Exception {
        clinic.write("content/pages/a.md", "---\ntitle: A\n---\n[nowhere](nowhere.md)\n");
        assertThatThrownBy(this::check).isInstanceOf(SiteException.class);
        assertThat(sarif()).containsExactly("error broken-link clinic/content/pages/a.md:4");
        assertThat(junit().getAttribute("failures")).isEqualTo("1");
        assertThat(junit().getElementsByTagName("skipped").getLength()).isEqualTo(Area.values().length - 1);
    }

    @Test
    void whatWasPublishedAndIsGoneFailsUntilItIsAccepted() throws Exception {
        clinic.write("content/published.json", "{\"schema\": 1, \"pages\": {\"/old/\": [], \"/\": [\"gone\"]}}");
        assertThat(told(check())).hasSize(2).allMatch(line -> line.startsWith("content/published.json: vanished-"));
        assertThat(clinic.root().resolve("content/published.json")).content().contains("/old/");

        CheckResult accepted = check(true, false);
        assertThat(accepted.accepted()).isTrue();
        assertThat(accepted.errors()).isEmpty();
        assertThat(clinic.root().resolve("content/published.json"))
                .content()
                .doesNotContain("/old/", "gone")
                .contains("\"/services/deep/\"");
        assertThat(check().errors()).isEmpty();
    }

    @Test
    void aDraftPromisesNothing() throws Exception {
        clinic.write("content/pages/soon.md", "---\ntitle: Soon\nstatus: draft\n---\nText.\n")
                .with(options -> options.toBuilder().drafts(true).build());
        CheckResult result = check(true, false);
        assertThat(result.accepted()).isFalse();
        assertThat(result.errors()).isEmpty();
        assertThat(clinic.root().resolve("content/published.json")).doesNotExist();
    }

    @Test
    void whatComesDueWithinAMonthIsTold() throws Exception {
        clinic.write("content/articles/neck.md", """
                ---
                title: About necks
                description: An article about necks that exists only in a test and is long enough to describe itself.
                published: 2026-03-14
                next-review: 2026-12-01
                author: anna
                ---
                Necks turn. See a doctor when yours does not.
                """);
        String service = Files.readString(clinic.root().resolve("content/services/deep.md"));
        clinic.write(
                "content/services/deep.md",
                service.replace(
                        "therapists: [anna]",
                        "therapists: [anna]\noffers:\n  - {name: Winter hour, text: Warm., until: 2026-12-20}"));
        String place = Files.readString(clinic.root().resolve("content/locations/quay.md"));
        clinic.write(
                "content/locations/quay.md",
                place.replace(
                        "directions:",
                        "exceptions:\n  - {from: 2026-12-14, to: 2026-12-16, hours: closed}\n"
                                + "  - {from: 2027-03-01, hours: closed}\ndirections:"));
        assertThat(check().found())
                .filteredOn(found -> Area.of(found) == Area.DUE)
                .extracting(found -> found.place() + " " + found.rule() + " " + found.quote())
                .containsExactly(
                        "content/articles/neck.md:5:14 review-ahead 2026-12-01",
                        "content/services/deep.md:9:45 offer-ends 2026-12-20",
                        "content/locations/quay.md:8:12 exception-ahead 2026-12-14");
    }

    @Test
    void aLinkToAPrivateNetworkIsToldWhereItIsWritten() throws Exception {
        clinic.article("net", "Our [printer](http://192.168.1.5/status) is by the door. See a doctor when it hurts.\n")
                .write("content/link-policy.yaml", "allow: [192.168.1.5]\n");
        CheckResult result = check(false, true);
        assertThat(result.outside()).isNotNull();
        assertThat(told(result))
                .anyMatch(line -> line.startsWith(
                        "content/articles/net.md:8:15: private-outside-link: “http://192.168.1.5/status”."));
    }

    @Test
    void aRequestToAnotherHostIsToldOnceWhereverItStands() throws Exception {
        clinic.write(
                        "site-template/partials/footer.ftlh",
                        "<#macro draw>\n<img src=\"https://track.example/p.gif\" alt=\"\" width=\"1\" height=\"1\">\n</#macro>\n")
                .write("content/static/old.html", STATIC_PAGE.replace("/photo.jpg", "https://pics.example/a.jpg"));
        assertThat(check().found())
                .filteredOn(found -> found.rule().equals("outside-request"))
                .extracting(Found::place)
                .containsExactlyInAnyOrder("site-template/partials/footer.ftlh:2:1", "content/static/old.html:4:31");
    }

    @Test
    void whatAReaderStumblesOverInATemplateIsToldOnceAtItsLine() throws Exception {
        clinic.write(
                "site-template/partials/footer.ftlh",
                "<#macro draw>\n<footer>\n<img src=\"${asset(\"icons/icon.svg\")}\" width=\"1\" height=\"1\">"
                        + " <p tabindex=\"4\">x</p>\n</footer>\n</#macro>\n");
        assertThat(told(check()))
                .filteredOn(line -> line.contains("tab-order"))
                .singleElement()
                .asString()
                .startsWith("site-template/partials/footer.ftlh:3:");
        assertThat(told(check()))
                .filteredOn(line -> line.contains("missing-alt"))
                .isNotEmpty();
    }

    @Test
    void fontsThatAreTooHeavyAreTold() throws Exception {
        clinic.write("content/static/noise.woff2", noise(60_000))
                .write("content/static/fonts.css", "@font-face { font-family: a; src: url(\"/noise.woff2\"); }")
                .write(
                        "content/static/old.html",
                        "<!doctype html><html lang=en><head><title>x</title><link rel=stylesheet href=/fonts.css></head>"
                                + "<body><h1>x</h1></body></html>");
        assertThat(told(check()))
                .singleElement()
                .asString()
                .startsWith("content/static/old.html: heavy-page: “/old.html”. Its fonts have 60.0 kB;");
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aJBakeProjectIsCheckedToo() throws Exception {
        Path project = folder.resolve("blog");
        TestClinic blog = new TestClinic(project);
        blog.write(
                        "jbake.properties",
                        "site.host=https://blog.example\nrender.tags=false\nrender.archive=false\n"
                                + "render.feed=false\nrender.sitemap=false\n")
                .write(
                        "templates/page.ftl",
                        "<html><head></head><body><h1>${content.title}</h1>"
                                + "<a href=\"/gone.html\">x</a>${content.body}</body></html>")
                .write(
                        "templates/index.ftl",
                        "<html lang=en><head><title>x</title></head><body><h1>x</h1></body></html>")
                .write("content/about.html", "title=About\ntype=page\nstatus=published\n~~~~~~\n<p>Us.</p>");
        // What JBake makes on purpose: a draft's page, and what is hidden, by its own switch.
        blog.write("content/later.html", "title=Later\ntype=page\nstatus=draft\n~~~~~~\n<p>Soon.</p>")
                .write("assets/.asf.yaml", "notifications: none\n");
        clinic = blog;
        assertThat(told(check()))
                .noneMatch(line -> line.contains("later-draft.html: draft") || line.contains("hidden-file"))
                .anyMatch(
                        line -> line.startsWith("templates/page.ftl:1:") && line.contains("broken-link: “/gone.html”"))
                .anyMatch(line -> line.contains("page-language"));
    }

    @Test
    void ownersSayHowBadItIs() throws Exception {
        clinic.write("content/static/old.html", """
                <!doctype html><html lang="en"><head><title>Old</title></head>
                <body><h1>Old</h1><h3></h3><input name="q"></body></html>
                """);
        assertThat(rules(check())).contains("warning empty-heading", "error unlabelled-field");

        clinic.write("content/editorial.yaml", "levels: {empty-heading: off, unlabelled-field: info}\n");
        assertThat(rules(check())).contains("info unlabelled-field").noneMatch(rule -> rule.contains("empty-heading"));
        assertThat(sarif()).anyMatch(line -> line.startsWith("note unlabelled-field"));

        clinic.write("content/editorial.yaml", "levels: {broken-link: off}\n");
        assertThatThrownBy(this::check)
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("There is no rule 'broken-link'.");
    }

    private static List<String> rules(CheckResult result) {
        return result.found().stream()
                .filter(Found::isOfCheck)
                .map(found -> found.level() + " " + found.rule())
                .toList();
    }
}
