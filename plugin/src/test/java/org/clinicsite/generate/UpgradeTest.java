package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clinicsite.check.CheckOptions;
import org.clinicsite.check.SiteCheck;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Ledger;
import org.clinicsite.work.Workers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A clinic that was made with an earlier version builds with this one, its own templates included, and nobody's link to it
 * breaks. Each folder of {@code src/test/resources/upgrade} is named by the version that its clinic was made with, and
 * holds in {@code addresses.txt} what that version served. Neither is ever edited to please a change.
 */
class UpgradeTest {

    private static final Path CLINICS = Path.of("src/test/resources/upgrade");

    /** Names of files there are made of their bytes, so that each change gives another. */
    private static final String HASHED = "(assets|media)/.*";

    @TempDir
    static Path temp;

    static Stream<Path> clinics() throws IOException {
        try (Stream<Path> folders = Files.list(CLINICS)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void everyAddressAndAnchorOfAnEarlierVersionIsThere(Path clinic) throws IOException {
        TreeSet<String> now = addresses(site(clinic));
        Path recorded = clinic.resolve("addresses.txt");
        if (!Files.exists(recorded)) { // a clinic that was just added: what its own version serves is taken down once
            Path taken = Path.of("target", clinic.getFileName() + "-addresses.txt");
            Files.write(taken, now);
            fail("Look through " + taken + ", and keep it as " + recorded + ".");
        }
        List<String> then = Files.readAllLines(recorded);
        assertThat(then).hasSizeGreaterThan(100);
        assertThat(now).containsAll(then);
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void whatWasPublishedIsNotMissed(Path clinic) throws IOException, SiteException {
        Ledger published = Ledger.read(clinic.resolve("content/published.json"), "content/published.json");
        assertThat(published.pages()).hasSizeGreaterThan(50);
        try (Workers workers = new Workers(2)) {
            assertThat(SiteCheck.of(site(clinic), new CheckOptions(null, List.of(), published), workers)
                            .findings())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("clinics")
    void itsOwnTemplatesAndWordsDrawIt(Path clinic) throws IOException {
        Path site = site(clinic);
        assertThat(page(site, "about/index.html").select("footer .own-footer").text())
                .isEqualTo("Otter Row Massage, Contact: +44 1632 960240. Listen first.");
        assertThat(page(site, "services/index.html").select(".own-service")).hasSize(2);
        assertThat(page(site, "services/index.html").select("h1").text()).isEqualTo("Massages");
        assertThat(page(site, "services/back-massage/index.html").select(".own-layout .prices td"))
                .extracting(Element::text)
                .contains("£34", "£58", "£30");
        assertThat(page(site, "articles/index.html").select(".own-article")).hasSize(20);
        assertThat(page(site, "articles/stiff-neck/index.html").select("img.own-picture"))
                .isNotEmpty();
        assertThat(page(site, "tags/index.html").select(".own-tags a").eachText())
                .contains("Neck", "Über Nacht");
        assertThat(page(site, "plan/index.html").select(".own-page .prose table"))
                .hasSize(1);
        assertThat(page(site, "spring/index.html").select(".own-campaign .ways a"))
                .hasSize(2);
        assertThat(page(site, "spring/index.html").select(".own-campaign ul a").eachAttr("href"))
                .contains("/articles/stiff-neck/");
        assertThat(page(site, "parties/index.html").select(".own-person a").eachAttr("href"))
                .containsExactly("/therapists/ada-marsh/");
        assertThat(page(site, "parties/index.html").select(".own-hours")).hasSize(1);
        String styles = page(site, "index.html").select("link[rel=stylesheet]").attr("href");
        assertThat(Files.readString(site.resolve(styles.substring(1))))
                .containsPattern("font-family: Otter[^}]*otter-[0-9a-f]{10}\\.woff2");
    }

    /** The clinic's site, made when it is first asked for. */
    private static Path site(Path clinic) throws IOException {
        Path made = temp.resolve(clinic.getFileName().toString());
        if (!Files.exists(made)) {
            try {
                GenerateResult result = Generator.generate(
                        GenerateOptions.of(clinic.toAbsolutePath(), made.resolve("site"), made.resolve("reports"))
                                .threads(2)
                                .outputTimestamp(Instant.parse("2026-11-22T00:00:00Z"))
                                .today(LocalDate.parse("2026-11-22"))
                                .build(),
                        stage -> {});
                assertThat(result.warnings())
                        .extracting(Problem::says)
                        .as("a version tells of what it writes otherwise, and of nothing else")
                        .allMatch(line -> line.contains(" read until "));
            } catch (SiteException e) {
                fail(e);
            }
        }
        return made.resolve("site");
    }

    private static Document page(Path site, String path) throws IOException {
        return Jsoup.parse(Files.readString(site.resolve(path)));
    }

    /**
     * All that others may have linked to or subscribed to: paths, anchors within the main part of a page, where old paths
     * lead, and the ids by which feed readers know what they have shown.
     */
    private static TreeSet<String> addresses(Path site) throws IOException {
        TreeSet<String> addresses = new TreeSet<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = site.relativize(file).toString().replace('\\', '/');
                if (path.startsWith("_") || path.matches(HASHED)) {
                    continue;
                }
                String address = "/" + path.replaceFirst("(^|/)index\\.html$", "$1");
                addresses.add(address);
                if (path.endsWith(".html")) {
                    anchors(address, Jsoup.parse(Files.readString(file)), addresses);
                } else if (path.equals("feed.xml")) {
                    Jsoup.parse(Files.readString(file), Parser.xmlParser())
                            .select("id")
                            .forEach(id -> addresses.add("feed " + id.text()));
                }
            }
        }
        return addresses;
    }

    private static void anchors(String address, Document page, TreeSet<String> addresses) {
        for (Element element : page.select("main [id], main a[name]")) {
            addresses.add(address + "#" + (element.id().isEmpty() ? element.attr("name") : element.id()));
        }
        for (Element refresh : page.select("meta[http-equiv=refresh]")) {
            addresses.add(address + " -> " + refresh.attr("content").replaceFirst(".*(?i:url)=", ""));
        }
    }
}
