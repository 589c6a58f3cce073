package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.Hosting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostLimitsTest {

    private static final long MIB = 1 << 20;

    private final Problems problems = new Problems();

    private HostLimits of(Hosting host) {
        HostLimits limits = new HostLimits(host);
        problems.ask(limits::problems);
        return limits;
    }

    private List<String> told() {
        return problems.all().stream()
                .map(p -> p.level() + " " + p.path() + " " + p.message())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"CLOUDFLARE_PAGES, 25, 26.2 MB", "GITHUB_PAGES, 100, 104.9 MB"})
    void aFileThatTheHostDoesNotTakeIsAnErrorWithNameAndSize(Hosting host, int most, String size) {
        of(host).checkCopied(Map.of("content/static/film.mp4", most * MIB + 1, "content/static/song.mp3", most * MIB));

        assertThat(told())
                .containsExactly("ERROR content/static/film.mp4 It has " + size + "; " + host.called()
                        + " takes none of more than " + most + " MiB.");
    }

    @Test
    void allAreToldAtOnce() {
        of(Hosting.GITHUB_PAGES)
                .checkCopied(Map.of("content/static/b.mp4", 3_000 * MIB, "content/static/a.mp4", 200 * MIB));

        assertThat(told()).hasSize(2);
        assertThat(told().get(1)).contains("content/static/b.mp4 It has 3.1 GB; ");
    }

    @Test
    void withoutAHostAFileOfMoreThan100MbIsAWarning() {
        of(Hosting.HEADERS)
                .checkCopied(Map.of("content/static/a.mp4", 100_000_000L, "content/static/b.mp4", 100_000_001L));

        assertThat(told())
                .containsExactly(
                        "WARNING content/static/b.mp4 It has 100.0 MB; many hosts take none of more than 100 MB,"
                                + " and Cloudflare Pages none of more than 25 MiB.");
    }

    @ParameterizedTest
    @EnumSource(names = {"OWN_SERVER", "NETLIFY"})
    void aHostThatNamesNoLimitTakesAnyFile(Hosting host) {
        of(host).checkCopied(Map.of("content/static/film.mp4", 1L << 40));
        of(host).checkMade(Map.of("film.mp4", 1L << 40));

        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSmallSiteIsGoodAnywhere(Hosting host) {
        of(host).checkCopied(Map.of("content/static/robots.txt", 12L));
        of(host).checkMade(Map.of("robots.txt", 12L, "index.html", 25 * MIB));

        assertThat(told()).isEmpty();
    }

    @Test
    void moreTextsThanTheHostTakesFilesEndTheBuildBeforeItsWork() {
        of(Hosting.CLOUDFLARE_PAGES).checkTexts(100_001);
        assertThatThrownBy(problems::failOnErrors)
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("at least 100001 files; Cloudflare Pages takes 100000.");
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADERS", "OWN_SERVER", "NETLIFY"})
    void whereNoHostIsNamedThereIsNoLimit(Hosting host) throws SiteException {
        of(host).checkTexts(1_000_000);

        assertThat(told()).isEmpty();
    }

    @Test
    void moreFilesThanTheHostTakesAreAnError() {
        of(Hosting.CLOUDFLARE_PAGES).checkMade(files(100_000, "tags/"));
        assertThat(told()).isEmpty();

        of(Hosting.CLOUDFLARE_PAGES).checkMade(files(100_001, "tags/"));
        assertThat(told())
                .containsExactly("ERROR null The site has at least 100001 files; Cloudflare Pages takes 100000.");
    }

    @Test
    void withoutAHostAnyNumberIsMade() {
        of(Hosting.HEADERS).checkMade(files(115_022, "tags/"));

        assertThat(told()).isEmpty();
    }

    @Test
    void aFolderMayBeTooFull() {
        of(Hosting.NETLIFY).checkMade(files(54_001, "media/a-"));

        assertThat(told())
                .containsExactly(
                        "ERROR null The folder /media/ of the site has 54001 files; Netlify takes 54000 in one.");
    }

    @Test
    void theWholeSiteMayBeTooLarge() {
        of(Hosting.GITHUB_PAGES).checkMade(Map.of("a.zip", 90 * MIB, "b.zip", 90 * MIB));
        assertThat(told()).isEmpty();

        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            sizes.put(i + ".zip", 90 * MIB);
        }
        of(Hosting.GITHUB_PAGES).checkMade(sizes);
        assertThat(told()).containsExactly("ERROR null The site has 1.1 GB; GitHub Pages takes 1024 MiB.");
    }

    @ParameterizedTest
    @CsvSource({"CLOUDFLARE_PAGES, ERROR", "HEADERS, WARNING", "OWN_SERVER, ", "GITHUB_PAGES, "})
    void aliasesAreCountedForTheHostThatReadsThem(Hosting host, Problem.Level level) {
        Map<String, PagePath> redirects = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            redirects.put("/old-" + i + "/", PagePath.HOME);
        }
        of(host).checkPlanned(site(redirects), 0);
        assertThat(told()).isEmpty();

        redirects.put("/" + "o".repeat(1000) + "/", PagePath.HOME);
        of(host).checkPlanned(site(redirects), 0);
        assertThat(told())
                .hasSize(level == null ? 0 : 2)
                .allMatch(
                        line -> line.startsWith(level + " null The site has 2001 aliases; Cloudflare Pages takes 2000.")
                                || line.contains("The redirect from /ooo")
                                        && line.endsWith(" is longer than Cloudflare Pages takes."));
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUDFLARE_PAGES, 100001, ERROR",
        "CLOUDFLARE_PAGES, 20001, WARNING",
        "HEADERS, 115022, WARNING",
        "HEADERS, 20000, ",
        "OWN_SERVER, 115022, ",
        "NETLIFY, 115022, ",
        "GITHUB_PAGES, 115022, "
    })
    void theNumberOfFilesIsKnownBeforeOneIsDrawn(Hosting host, int files, Problem.Level level) {
        of(host).checkPlanned(site(Map.of()), files);
        assertThat(told())
                .hasSize(level == null ? 0 : 1)
                .allMatch(line -> line.startsWith(level + " null The site has at least " + files + " files; "));
    }

    private static Site site(Map<String, PagePath> redirects) {
        return new Site(
                null,
                BaseUrl.parse("https://oak.example"),
                Map.of(),
                new Part(List.of(), redirects, List.of(), List.of()),
                new Menus(List.of(), List.of(), List.of()));
    }

    private static Map<String, Long> files(int number, String begin) {
        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < number; i++) {
            sizes.put(begin + i + (begin.endsWith("/") ? "/index.html" : ""), 1L);
        }
        return sizes;
    }
}
