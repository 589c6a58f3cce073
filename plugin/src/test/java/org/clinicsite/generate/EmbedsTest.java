package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clinicsite.output.HostHeaders;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page shows of other hosts waits for a press, and no other page may ask them. */
class EmbedsTest {

    private static final String MAP = """
            embeds:
              - {name: Map of the quay, kind: map, url: "https://maps.example.org/embed?at=quay", image: map.svg, image-alt: The quay}
            """;

    @TempDir
    Path temp;

    private TestClinic clinic(String more) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        return clinic.write("content/data/clinic.yaml", clinic.file("content/data/clinic.yaml") + more)
                .write(
                        "content/map.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300' viewBox='0 0 4 3'/>")
                .write("content/pages/booking.md", "---\ntitle: Book a visit\nlayout: booking\n---\n")
                .write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: policy\n---\nWe keep little.\n");
    }

    @Test
    void withoutAnyNoPageAsksAnybody() throws IOException {
        TestClinic clinic = clinic("");
        clinic.generate();
        for (Map.Entry<String, String> file : clinic.site().entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).doesNotContain("<iframe", "frame-src", "<script src");
        }
        assertThat(clinic.text("/_headers").lines().filter(line -> line.contains("Content-Security-Policy")))
                .hasSize(1);
    }

    private Element film(String embed, String link) throws IOException {
        TestClinic clinic = clinic("embeds: [{name: Our films, kind: video, " + embed + "}]\n");
        clinic.article("neck", "::: video[One minute]\n[![The door](../map.svg)](" + link + ")\n:::\n")
                .generate();
        return clinic.page("/articles/neck/").expectFirst("figure.video");
    }

    @ParameterizedTest
    @CsvSource({
        "https://video.example.org/, https://video.example.org/way, https://video.example.org/way",
        "https://www.youtube-nocookie.com/embed/abc, https://www.youtube.com/watch?v=xyz-1, https://www.youtube-nocookie.com/embed/xyz-1",
        "https://www.youtube.com/embed/abc, https://youtu.be/xyz-1, https://www.youtube.com/embed/xyz-1",
        "https://player.vimeo.com/video/1, https://vimeo.com/123456, https://player.vimeo.com/video/123456",
    })
    void aFilmInATextIsShownThereWhereAnEntryAllowsItsHost(String allowed, String link, String player)
            throws IOException {
        Element film = film("url: \"" + allowed + "\"", link);
        Element poster = film.expectFirst("a.poster");
        assertThat(poster.attr("href")).isEqualTo(player);
        assertThat(poster.attr("target")).isEqualTo(film.expectFirst("iframe").attr("name"));
        assertThat(film.expectFirst("iframe").hasAttr("src")).isFalse();
        assertThat(poster.select("img").attr("alt")).isEqualTo("The door");
        assertThat(poster.text()).isEqualTo("Show here: The door");
        assertThat(film.select("figcaption").text()).startsWith("One minute").contains("loads this from");
        assertThat(film.select("figcaption a").attr("href")).isEqualTo(link);

        TestClinic clinic = TestClinic.at(temp);
        String origin = player.substring(0, player.indexOf('/', 8));
        HostHeaders headers = HostHeaders.of(temp.resolve("target/site"));
        assertThat(headers.of("/articles/neck/").get("Content-Security-Policy")).contains("frame-src " + origin + ";");
        assertThat(headers.of("/articles/").get("Content-Security-Policy")).doesNotContain("frame-src");
        assertThat(clinic.page("/articles/neck/").select("link[href*=embeds]")).hasSize(1);
    }

    @Test
    void theFilmThatATextShowsStandsNowhereElse() throws IOException {
        film("url: \"https://video.example.org/way\"", "https://video.example.org/way");
        assertThat(TestClinic.at(temp).page("/").select(".embed, iframe")).isEmpty();
        assertThat(HostHeaders.of(temp.resolve("target/site")).of("/").get("Content-Security-Policy"))
                .doesNotContain("frame-src");
    }

    @Test
    void aFilmThatNoEntryAllowsStaysALink() throws IOException {
        Element film = film("url: \"https://video.example.org/way\"", "https://films.example.net/way");
        assertThat(film.select("iframe, video")).isEmpty();
        assertThat(film.select("a").attr("href")).isEqualTo("https://films.example.net/way");
    }

    @Test
    void theBuildAndThePageOnPeoplesDataTellOfTheFilm() throws IOException {
        film("url: \"https://video.example.org/\", pages: [neck]", "https://video.example.org/way");
        TestClinic clinic = TestClinic.at(temp);
        assertThat(clinic.page("/privacy/").select("main").text()).contains("video.example.org");
    }

    @Test
    void aFrameIsEmptyUntilItsLinkIsPressedAndItsAddressStandsBesideIt() throws IOException {
        TestClinic clinic = clinic(MAP);
        assertThat(clinic.generate().warnings()).isEmpty();

        Element embed = clinic.page("/locations/quay/").expectFirst(".embed");
        Element frame = embed.expectFirst("iframe");
        Element link = embed.expectFirst("a[target]");
        assertThat(frame.hasAttr("src")).isFalse();
        assertThat(frame.attr("title")).isEqualTo("Map of the quay");
        assertThat(link.attr("target")).isEqualTo(frame.attr("name")).isNotEmpty();
        assertThat(link.attr("href")).isEqualTo("https://maps.example.org/embed?at=quay");
        assertThat(link.select("img").attr("alt")).isEqualTo("The quay");
        assertThat(link.text()).isEqualTo("Show here: Map of the quay");
        Element plain = embed.expectFirst("figcaption a");
        assertThat(plain.attr("href")).isEqualTo("https://maps.example.org/embed?at=quay");
        assertThat(plain.hasAttr("target")).isFalse();
        assertThat(embed.select("figcaption").text()).contains("maps.example.org");
    }

    @Test
    void onlyThePagesThatHaveItMayAskItsHostAndTheBuildSaysWhich() throws IOException {
        TestClinic clinic = clinic(MAP);
        List<Problem> told = clinic.generate().mended().news();

        assertThat(told)
                .filteredOn(problem -> problem.code() == Code.ASKS_HOST)
                .singleElement()
                .satisfies(problem -> assertThat(problem.says())
                        .startsWith("content/data/clinic.yaml:")
                        .contains("/locations/quay/: this page now asks maps.example.org when a visitor presses"));
        HostHeaders headers = HostHeaders.of(temp.resolve("target/site"));
        String closed = headers.of("/").get("Content-Security-Policy");
        assertThat(headers.of("/locations/quay/").get("Content-Security-Policy"))
                .isEqualTo(closed.replace("base-uri", "frame-src https://maps.example.org; base-uri"));
        assertThat(closed).doesNotContain("frame-src");
        assertThat(headers.of("/locations/").get("Content-Security-Policy")).isEqualTo(closed);
        assertThat(clinic.page("/privacy/").select("main li").text())
                .contains("When you press “Map of the quay”, your browser loads it from maps.example.org");
    }

    @Test
    void aFrameInWhichPeoplePayMayAskForThePayment() throws IOException {
        TestClinic clinic = clinic("""
                embeds:
                  - name: Choose a time
                    url: https://book.example.org/w
                    pays: true
                    frame-src: [https://pay.example.net]
                hosting: own-server
                """);
        clinic.generate();

        assertThat(clinic.page("/booking/").select("iframe").attr("allow")).isEqualTo("payment");
        Map<String, String> headers =
                HostHeaders.of(temp.resolve("target/site")).of("/booking/");
        assertThat(headers.get("Permissions-Policy"))
                .contains("payment=(self \"https://book.example.org\" \"https://pay.example.net\")");
        assertThat(headers.get("Content-Security-Policy"))
                .contains("frame-src https://book.example.org https://pay.example.net;");
        assertThat(clinic.report("nginx.conf"))
                .contains("if ($uri ~ \"^/booking/(index\\.html)?$\") { set $permissions \"camera=()")
                .contains("payment=(self \\\"https://book.example.org\\\"");
    }

    @Test
    void aBadgeIsAPictureAndAProgramAScriptEachOnItsPage() throws IOException {
        TestClinic clinic = clinic("""
                embeds:
                  - {name: Our reviews, kind: badge, url: "https://stars.example.org/us", picture: "https://cdn.example.org/b.png"}
                  - {name: Offers, url: "https://w.example.org/", script: "https://w.example.org/w.js", connect-src: ["https://api.example.org"], pages: [deep]}
                hosting: github-pages
                """);
        clinic.generate();

        assertThat(clinic.page("/").select("main .badge img").attr("src")).isEqualTo("https://cdn.example.org/b.png");
        assertThat(policy(clinic.page("/"))).contains("img-src 'self' https://cdn.example.org;", "script-src 'none'");
        assertThat(policy(clinic.page("/services/deep/")))
                .contains(
                        "script-src https://w.example.org;",
                        "connect-src 'self' https://api.example.org;",
                        "img-src 'self';");
        assertThat(policy(clinic.page("/prices/"))).contains("script-src 'none'", "img-src 'self';");
    }

    @Test
    void moreRulesThanCloudflareTakesAreTold() throws IOException {
        TestClinic clinic =
                clinic("hosting: cloudflare-pages\nembeds:\n  - {name: A, url: 'https://a.example.org/', pages: [deep"
                        + pages(95) + "]}\n");
        for (int i = 0; i < 95; i++) {
            clinic.write("content/pages/p" + i + ".md", "---\ntitle: Page " + i + "\n---\nText " + i + ".\n");
        }
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains("105 rules of headers", "Cloudflare Pages takes 100");
    }

    private static String pages(int many) {
        return IntStream.range(0, many).mapToObj(i -> ", p" + i).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{plausible: test.example} | script[src=https://plausible.io/js/script.js][data-domain=test.example]"
                        + " | script-src https://plausible.io; | connect-src 'self' https://plausible.io; | Plausible",
                "{goatcounter: testford} | script[data-goatcounter=https://testford.goatcounter.com/count]"
                        + " | script-src https://gc.zgo.at; | img-src 'self' https://testford.goatcounter.com; | GoatCounter",
                "{cloudflare: 0123456789abcdef0123456789abcdef} | script[data-cf-beacon*=0123456789abcdef]"
                        + " | script-src https://static.cloudflareinsights.com; | connect-src 'self' https://cloudflareinsights.com;"
                        + " | Cloudflare Web Analytics",
                "{picture: 'https://count.example.org/p.gif'} | img[src=https://count.example.org/p.gif]"
                        + " | script-src 'none'; | img-src 'self' https://count.example.org; | count.example.org",
            })
    void aCounterIsOnEveryPageAndAsksWhatItNames(String written, String part, String script, String other, String name)
            throws IOException {
        TestClinic clinic = clinic("statistics: " + written + "\n");
        List<Problem> told = clinic.generate().mended().news();

        for (String page : List.of("/", "/prices/", "/404.html", "/services/deep/")) {
            assertThat(clinic.page(page).select(part)).as(page).hasSize(1);
        }
        assertThat(HostHeaders.of(temp.resolve("target/site")).of("/prices/").get("Content-Security-Policy"))
                .contains(script, other);
        assertThat(told).anySatisfy(problem -> assertThat(problem.says()).contains("Every page now asks "));
        assertThat(clinic.page("/privacy/").select("main li").text()).contains(name + " (");
    }

    @Test
    void theLogOfTheServerNeedsNothingAndIsToldAllTheSame() throws IOException {
        TestClinic clinic = clinic("statistics: log\n");
        clinic.generate();

        assertThat(clinic.text("/_headers")).contains("script-src 'none'");
        assertThat(clinic.page("/privacy/").select("main li").text()).contains("by the log of our web server");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "embeds: [{name: A, url: 'https://a.example.org/', pages: [bokking]}]"
                        + " | embeds: 'A' is to stand on 'bokking', and there is no such page.",
                "embeds: [{url: 'https://a.example.org/'}] | The key 'embeds.name' is missing.",
                "embeds: [{name: A, url: 'http://a.example.org/'}]"
                        + " | url: 'http://a.example.org/' is not a web address with https.",
                "embeds: [{name: A, url: 'https://a.example.org/', frame-src: ['https://b.example.org/x']}]"
                        + " | frame-src: 'https://b.example.org/x' is not a host.",
                "embeds: [{name: A, kind: film, url: 'https://a.example.org/'}] | kind: 'film' is not known here.",
                "statistics: {matomo: a.example.org} | statistics: 'matomo' is not known here.",
                "statistics: {cloudflare: abc} | statistics.cloudflare: 'abc' is not a token of Cloudflare.",
                "statistics: {plausible: 'https://a.example.org'}"
                        + " | statistics.plausible: 'https://a.example.org' is not the name of a host."
            })
    void whatIsWrongIsToldAtItsPlace(String facts, String says) throws IOException {
        TestClinic clinic = clinic(facts + "\n");
        long line = clinic.file("content/data/clinic.yaml").lines().count();
        assertThat(clinic.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("content/data/clinic.yaml:" + line + ":")
                        .contains(says));
    }

    private static String policy(Document page) {
        return page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    }
}
