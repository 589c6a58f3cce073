package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.output.HostHeaders;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor sees where an author wrote a shortcut, and what the author hears who wrote it wrong. */
class ShortcutsTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinicOfTwoLocations() throws IOException {
        clinic = new TestClinic(temp);
        clinic.write("content/locations/hill.md", """
                ---
                title: The Hill
                description: Our room on the hill in Testford, with a bus stop at the door and no steps on the way in.
                address: {street: 2 Hill, locality: Testford, postal-code: TE1 2ST, country: GB}
                hours: {tuesday: "10:00-18:00"}
                exceptions: [{from: 2026-12-24, hours: closed, reason: Christmas}]
                map: https://map.example/hill
                directions: The red door.
                parking: no
                transit: no
                step-free: no
                toilet: no
                ---
                Ring the bell.
                """);
        clinic.write("content/services/soft.md", """
                ---
                title: Soft massage
                description: Slow and soft massage for people who like it slow and soft, in Testford, on most days.
                summary: Slow and soft.
                options: [{minutes: 30, price: 34.50, concession: 30}]
                therapists: [anna]
                cautions: [You have a fever]
                booking: https://book.test.example/soft
                ---
                We wait.
                """);
    }

    private Element shown(String shortcut) throws IOException {
        clinic.article("neck", "Before.\n\n" + shortcut + "\n\nAfter.\n").generate();
        Element prose = clinic.page("/articles/neck/").selectFirst("article .prose");
        assertThat(prose.firstElementChild().text()).isEqualTo("Before.");
        assertThat(prose.lastElementChild().text()).isEqualTo("After.");
        return prose;
    }

    // ---- what is shown

    @Test
    void hoursOfALocation() throws IOException {
        Element prose = shown("::hours{location=\"hill\"}");
        assertThat(prose.select("table caption").eachText())
                .containsExactly("Opening hours: The Hill", "Changed hours");
        assertThat(prose.select("table tr:contains(Tuesday)").text()).isEqualTo("Tuesday 10:00–18:00");
        assertThat(prose.select("table tr:contains(24 December 2026)").text()).contains("Christmas", "closed");
        assertThat(shown("::hours[When we are up there]{location=\"hill\"}")
                        .select("caption")
                        .first()
                        .text())
                .isEqualTo("When we are up there");
    }

    @Test
    void pricesOfAServiceAndOfAll() throws IOException {
        Element one = shown("::prices{service=\"soft\"}");
        assertThat(one.select("caption").text()).isEqualTo("Lengths and prices: Soft massage");
        assertThat(one.select("tbody tr").eachText()).containsExactly("30 minutes £34.50 £30");
        Element all = shown("::prices");
        assertThat(all.select("tbody tr").eachText())
                .containsExactly("Deep massage", "60 minutes £58 –", "Soft massage", "30 minutes £34.50 £30");
        assertThat(all.select("a[href=/services/soft/]").text()).isEqualTo("Soft massage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::book | Book | https://book.test.example/",
                "::book{service=\"soft\"} | Book Soft massage | https://book.test.example/soft",
                "::book{service=\"deep\"} | Book Deep massage | https://book.test.example/",
                "::book{location=\"quay\"} | Book The Quay | https://book.test.example/",
                "::book[See Anna]{therapist=\"anna\"} | See Anna | https://book.test.example/",
            })
    void aButtonToBook(String shortcut, String text, String address) throws IOException {
        Element button = shown(shortcut).selectFirst("a.button");
        assertThat(button.text()).isEqualTo(text);
        assertThat(button.attr("href")).isEqualTo(address);
    }

    @Test
    void withoutAnAddressForAllAPlaceAndAPersonAreBookedAtTheirOwn() throws IOException {
        without("content/data/clinic.yaml", "url: \"https://book[^ ]+ ");
        clinic.write(
                "content/locations/hill.md",
                clinicFile("content/locations/hill.md").replace("map:", "booking: https://hill.test.example/\nmap:"));
        clinic.article("neck", "Before.\n\n::book\n\nAfter.\n");
        assertThat(shown("::book").select("a.button").attr("href")).isEqualTo("https://hill.test.example/");
        clinic.write(
                "content/therapists/anna.md",
                clinicFile("content/therapists/anna.md")
                        .replace("languages:", "booking: https://anna.test.example/\nlanguages:"));
        assertThat(shown("::book").select("a.button").attr("href")).isEqualTo("/booking/");
        assertThat(shown("::book{therapist=anna}").select("a.button").attr("href"))
                .isEqualTo("https://anna.test.example/");
        assertThat(shown("::book{location=hill}").select("a.button").attr("href"))
                .isEqualTo("https://hill.test.example/");
        assertThat(shown("::book{location=quay}").select("a.button").attr("href"))
                .isEqualTo("/booking/");
        assertThat(clinic.site().get("/feed.xml")).contains("https://www.test.example/booking/");
    }

    @Test
    void aBoxForCaution() throws IOException {
        Element box = shown("::: caution\nNot with a *fever*. [Ask us](/contact/).\n:::"
                        .replace("/contact/", "../services/soft.md"))
                .selectFirst(".caution[role=note]");
        assertThat(box.text()).isEqualTo("Please note Not with a fever. Ask us.");
        assertThat(box.select("a").attr("href")).isEqualTo("/services/soft/");
        assertThat(shown("::: caution[Ask first]\nA.\n:::")
                        .select(".caution .title")
                        .text())
                .isEqualTo("Ask first");
    }

    @Test
    void aPictureWithACaption() throws IOException {
        clinic.write(
                "content/articles/hands.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"></svg>");
        Element figure = shown("::: figure\n![Two hands](hands.svg)\n\nWarm *hands* help.\n:::")
                .selectFirst("figure");
        assertThat(figure.selectFirst("> img").attr("alt")).isEqualTo("Two hands");
        assertThat(figure.selectFirst("> img").attr("width")).isEqualTo("300");
        assertThat(figure.selectFirst("> figcaption").text()).isEqualTo("Warm hands help.");
        assertThat(figure.selectFirst("figcaption img")).isNull();
    }

    @Test
    void aLinkToTheMap() throws IOException {
        Element link = shown("::map{location=\"hill\"}").selectFirst("a");
        assertThat(link.attr("href")).isEqualTo("https://map.example/hill");
        assertThat(link.text()).isEqualTo("Map: The Hill");
    }

    @Test
    void onItsOwnPageALocationOrServiceIsMeant() throws IOException {
        clinic.write("content/locations/hill.md", clinicFile("content/locations/hill.md") + "\n::map[Where]\n");
        clinic.write("content/services/soft.md", clinicFile("content/services/soft.md") + "\n::book\n");
        clinic.generate();
        assertThat(clinic.page("/locations/hill/")
                        .select(".prose a:contains(Where)")
                        .attr("href"))
                .isEqualTo("https://map.example/hill");
        assertThat(clinic.page("/services/soft/").select(".prose a.button").attr("href"))
                .isEqualTo("https://book.test.example/soft");
    }

    @Test
    void inPagesAndAnswersToo() throws IOException {
        clinic.write("content/pages/parties.md", "---\ntitle: Parties\n---\nAt work.\n\n::prices{service=\"soft\"}\n");
        clinic.write(
                "content/faq/one.md",
                "---\ntitle: Time\n---\n## When are you open?\n\nThen:\n\n::hours{location=\"hill\"}\n");
        clinic.generate();
        assertThat(clinic.page("/parties/").select(".prose table").text()).contains("£34.50");
        Document faq = clinic.page("/faq/");
        assertThat(faq.select(".prose table").text()).contains("Tuesday");
        assertThat(faq.select("script[type=application/ld+json]").html())
                .contains("Then:\\nOpening hours: The Hill\\nDay Open\\nMonday closed\\nTuesday 10:00–18:00");
    }

    @Test
    void inTheFeedTheyAreTextAndLinksWithoutIcons() throws IOException {
        clinic.article("neck", "Text.\n\n::map{location=\"hill\"}\n\n::: caution\nA.\n:::\n")
                .generate();
        assertThat(clinic.text("/feed.xml"))
                .contains("https://map.example/hill", "Map: The Hill", "Please note")
                .doesNotContain("svg");
    }

    @Test
    void sectionsAreTheAuthorsOnly() throws IOException {
        clinic.article("neck", "## One\n\n::hours{location=\"hill\"}\n\n::: caution\nA.\n:::\n\n## Two\n\nB.\n")
                .generate();
        assertThat(clinic.page("/articles/neck/").select(".prose h2").eachText())
                .containsExactly("One", "Two");
        assertThat(clinic.report("sections.json"))
                .contains("\"one\"", "\"two\"")
                .doesNotContain("Please note");
    }

    @Test
    void bracesInTextStayText() throws IOException {
        Element prose = shown("{{x}} ${clinic.name} <#if true> {% x %} [=y] `::hours`");
        assertThat(prose.text()).contains("{{x}} ${clinic.name} <#if true> {% x %} [=y] ::hours");
        assertThat(prose.select("table")).isEmpty();
    }

    @Test
    void aSpamLinkWithinIsTakenOutLikeAnyOther() throws IOException {
        clinic.write("content/link-policy.yaml", "deny: [hand-massage-deals.example]\n");
        Element box = shown("::: caution\nRest helps. https://hand-massage-deals.example/ Then walk.\n:::")
                .selectFirst(".caution");
        assertThat(box.text()).isEqualTo("Please note Rest helps. Then walk.");
    }

    // ---- the clinic's own

    @Test
    void aFileOfTheClinicsIsAShortcutOfItsOwn() throws IOException {
        clinic.write("site-template/shortcuts/quote.ftlh", """
                <blockquote class="q">${shortcut.body}<p>${shortcut.values.by}, ${page.title}, <a href="${url(shortcut.values.service)}">${shortcut.values.service.title}</a></p></blockquote>
                """);
        Element quote = shown("::: quote{by=\"A < B\" service=\"soft\"}\nVery *good*.\n:::")
                .selectFirst(".q");
        assertThat(quote.text()).isEqualTo("Very good. A < B, About neck, Soft massage");
        assertThat(quote.select("a").attr("href")).isEqualTo("/services/soft/");
    }

    @Test
    void aFileOfTheClinicsReplacesABuiltInOne() throws IOException {
        clinic.write("site-template/shortcuts/book.ftlh", "<p>Ring ${phone(clinic.contact.phone)}</p>\n");
        assertThat(shown("::book").text()).contains("Ring +44 1632 960000");
    }

    // ---- what is told

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::hour{location=hill} | 3: There is no shortcut 'hour'. Did you mean 'hours'?",
                "::podcast | 3: There is no shortcut 'podcast'. There are: book, button, cards, caution, columns, figure, gallery, hours, map, prices, quote, steps, team, video. One of"
                        + " your own is a file site-template/shortcuts/podcast.ftlh.",
                "::hours | 3: 'hours' does not say which location. Write ::hours{location=\"hill\"}; there are: hill,"
                        + " quay.",
                "::hours{location=hil} | 18: location: there is no location 'hil'. Did you mean 'hill'?",
                "::hours{place=hill} | 15: 'hours' has no value 'place'. There are: location.",
                "::hours{location} | 9: location: a name is missing. There are: hill, quay.",
                "::book{service=soft therapist=anna} | 31: 'book' takes one of service, location, therapist. Take"
                        + " 'therapist' away.",
                "::caution | 3: 'caution' holds a text. Write ::: caution, the text below it, and a line :::.",
                "::prices{service=old} | 18: service: there is no service 'old'. There are: deep, soft.",
            })
    void aMistakeIsToldWhereItStands(String shortcut, String said) throws IOException {
        clinic.article("neck", "A.\n\n" + shortcut + "\n");
        assertThat(clinic.errors()).containsExactly("content/articles/neck.md:10:" + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "::hours{location=quay} | 'hours' shows nothing: 'The Quay' has no hours. Write 'hours:' into the"
                        + " location's file, or take the shortcut out.",
                "::map{location=quay} | 'map' shows nothing: 'The Quay' has no map. Write 'map:' into the location's"
                        + " file, or take the shortcut out.",
                "::prices{service=soft} | 'prices' shows nothing: 'Soft massage' has no price that holds."
                        + " Write 'options:' into the service's file, or take the shortcut out.",
                "::book | 'book' shows nothing: there is no address to book at. Write 'booking: {url: https://…}' into"
                        + " data/clinic.yaml, or take the shortcut out.",
            })
    void factsThatNobodyWroteAreToldAndNothingStandsInTheirPlace(String shortcut, String said) throws IOException {
        without("content/locations/quay.md", "(?m)^(hours|map): .*\n");
        clinic.write(
                "content/services/soft.md",
                clinicFile("content/services/soft.md").replace("price: 34.50", "price: 34.50, until: 2026-11-21"));
        without("content/data/clinic.yaml", "url: \"https://book[^ ]+ ");

        assertThat(shown(shortcut).children()).hasSize(2);
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly("content/articles/neck.md:10:3: " + said);
    }

    private void without(String path, String pattern) throws IOException {
        clinic.write(path, clinicFile(path).replaceAll(pattern, ""));
    }

    @Test
    void aShortcutOfThePlaceInAClinicWithoutPlacesShowsNothing() throws IOException {
        Files.delete(temp.resolve("content/locations/quay.md"));
        Files.delete(temp.resolve("content/locations/hill.md"));
        without("content/therapists/anna.md", "(?m)^days: .*\n");
        assertThat(shown("::hours").children()).hasSize(2);
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly("content/articles/neck.md:10:3: 'hours' shows nothing: there is no location. Write one"
                        + " into content/locations, or take the shortcut out.");
    }

    @Test
    void aContainerThatHoldsNothingIsTold() throws IOException {
        clinic.article("neck", "A.\n\n::: hours{location=hill}\nB\n:::\n");
        assertThat(clinic.errors())
                .containsExactly("content/articles/neck.md:10:5: 'hours' holds no text. Write it on a line of its own:"
                        + " ::hours{location=\"…\"}.");
    }

    @Test
    void whatDoesNotExistYetIsToldAsThat() throws IOException {
        clinic.write(
                "content/services/soft.md",
                clinicFile("content/services/soft.md").replace("title:", "status: draft\ntitle:"));
        clinic.article("neck", "::book{service=soft}\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/neck.md:8:16: service: 'soft' is not published yet. Publish it first,"
                                + " or take it out here.");
    }

    @Test
    void aFigureWithoutACaptionIsTold() throws IOException {
        clinic.write(
                "content/articles/hands.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"></svg>");
        clinic.article("neck", "::: figure\n![Two hands](hands.svg)\n:::\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith("content/articles/neck.md:8:5: The shortcut 'figure': The caption is missing.");
        clinic.article("neck", "::: figure[Warm *hands*]\n![Two hands](hands.svg)\n:::\n")
                .generate();
        assertThat(clinic.page("/articles/neck/").select("figure figcaption").text())
                .isEqualTo("Warm *hands*");
    }

    @Test
    void aFigureWantsAPictureAndWordsBelowIt() throws IOException {
        clinic.article("neck", "::: figure\nWords.\n:::\n");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(
                        "content/articles/neck.md:8:5: The shortcut 'figure': The text does not begin with a picture. Write");
    }

    @Test
    void whatAFileOfTheClinicsMissesIsToldAtTheTextWithItsOwnPlace() throws IOException {
        clinic.write("site-template/shortcuts/team.ftlh", "<p>\n${shortcut.values.name}</p>\n");
        clinic.article("neck", "::team\n");
        assertThat(clinic.errors())
                .containsExactly(
                        "content/articles/neck.md:8:3: The shortcut 'team': 'shortcut.values.name' has no value"
                                + " here. (on page /articles/neck/) See site-template/shortcuts/team.ftlh:2:3.");
    }

    private String clinicFile(String path) throws IOException {
        return java.nio.file.Files.readString(clinic.root().resolve(path));
    }

    @Test
    void aGalleryHoldsPicturesAndACaption() throws IOException {
        String drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"600\"><path d=\"M0 0h9v9z\"/></svg>";
        clinic.write("content/articles/a.svg", drawing).write("content/articles/b.svg", drawing.replace("h9", "h8"));
        Element prose = shown("::: gallery[Our room]\n![A door.](a.svg)\n![A couch.](b.svg)\n:::");
        assertThat(prose.select("figure.text-gallery img").eachAttr("alt")).containsExactly("A door.", "A couch.");
        assertThat(prose.select("figure.text-gallery figcaption").text()).isEqualTo("Our room");
    }

    @Test
    void listsBecomeStepsAndCards() throws IOException {
        Element prose = shown("::: steps[How it goes]\n1. Talk\n2. Rest\n:::\n\n::: cards\n- One\n- Two\n:::");
        assertThat(prose.select(".title").text()).isEqualTo("How it goes");
        assertThat(prose.select(".steps > ol > li").eachText()).containsExactly("Talk", "Rest");
        assertThat(prose.select(".text-cards > ul > li").eachText()).containsExactly("One", "Two");
    }

    @Test
    void aQuotationSaysWhoseItIs() throws IOException {
        Element prose = shown("::: quote[Anna]\nAn hour is an hour.\n:::");
        assertThat(prose.select("figure.quote blockquote").text()).isEqualTo("An hour is an hour.");
        assertThat(prose.select("figure.quote figcaption").text()).isEqualTo("Anna");
    }

    @Test
    void aFilmOfOnesOwnPlaysThereAndIsNotLoadedBefore() throws IOException {
        clinic.write("content/articles/way.mp4", "A film.")
                .write(
                        "content/articles/door.svg",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"></svg>");
        Element film = shown("::: video[One minute]\n[![The way](door.svg)](way.mp4)\n:::")
                .expectFirst("figure.video > video[controls]");
        assertThat(film.attr("src")).startsWith("/media/way-").endsWith(".mp4");
        assertThat(film.attr("preload")).isEqualTo("none");
        assertThat(film.attr("poster")).startsWith("/media/door-");
        assertThat(film.attr("aria-label")).isEqualTo("The way");
        assertThat(film.nextElementSibling().text()).isEqualTo("One minute");
        assertThat(film.select("img, script, iframe")).isEmpty();
        assertThat(clinic.site()).containsKey(film.attr("src"));
        assertThat(shown("::: video\n[The way](way.mp4)\n:::")
                        .select("figure.video > figcaption")
                        .text())
                .isEqualTo("The way");
        HostHeaders headers = HostHeaders.of(temp.resolve("target/site"));
        assertThat(headers.of("/articles/neck/").get("Content-Security-Policy")).contains("media-src 'self'");
        assertThat(headers.of("/articles/").get("Content-Security-Policy")).doesNotContain("media-src");
    }

    @Test
    void aFilmElsewhereIsALink() throws IOException {
        Element prose = shown("::: video[One minute]\n[The way](https://video.test.example/way)\n:::");
        assertThat(prose.select("figure.video a").attr("href")).isEqualTo("https://video.test.example/way");
        assertThat(prose.select("iframe, video, script")).isEmpty();
    }

    @Test
    void theTeamStandsInAText() throws IOException {
        assertThat(shown("::team").select(".therapist-card h2").eachText()).containsExactly("Anna Test");
        assertThat(shown("::team{location=\"hill\"}").select(".therapist-card")).isEmpty();
    }

    @Test
    void aButtonLeadsToAPageOfTheSite() throws IOException {
        assertThat(shown("::button{to=\"prices\"}").select("a.button").outerHtml())
                .isEqualTo("<a class=\"button\" href=\"/prices/\">Prices</a>");
        assertThat(shown("::button[What it costs]{to=\"/prices/\"}")
                        .select("a.button")
                        .text())
                .isEqualTo("What it costs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "::button[Prices] | 'button' does not say where it leads.",
                "::button{to=\"/prize/\"} | to: there is no page '/prize/'.",
                "::: steps;- One;::: | There is no numbered list in it.",
                "::: gallery;One;::: | There is no picture in it.",
                "::: video;One;::: | There is no link in it.",
                "::quote | 'quote' holds a text.",
            })
    void whatIsMissingIsToldWithItsPlace(String shortcut, String message) throws IOException {
        clinic.article("neck", shortcut.replace(";", "\n") + "\n");
        assertThat(clinic.errors().toString()).contains("content/articles/neck.md:", message);
    }
}
