package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, events, jobs, downloads and landing pages: what visitors see of them, and when. */
class PageKindsTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(temp);
    }

    private String facts() throws IOException {
        return Files.readString(clinic.root().resolve("content/data/clinic.yaml"));
    }

    private static String json(Document page) {
        return page.select("script[type=application/ld+json]").first().data();
    }

    @Nested
    class Conditions {

        private void write(String header, String text) throws IOException {
            clinic.write("content/conditions/neck.md", "---\ntitle: Stiff neck\n" + header + "---\n" + text + "\n");
        }

        @Test
        void aPageNamesTheServicesAndWhoGivesThem() throws IOException {
            write(
                    "summary: From sitting.\nservices: [deep]\nred-flags: [A fall]\nsigns: [It aches]\n",
                    "We begin slowly.");
            assertThat(clinic.generate().warnings()).isEmpty();
            Document page = clinic.page("/conditions/neck/");
            assertThat(page.select("main a").eachAttr("href")).contains("/services/deep/", "/therapists/anna/");
            assertThat(page.select(".red-flags").text()).contains("A fall");
            assertThat(json(page)).contains("MedicalCondition", "\"name\":\"It aches\"");
            assertThat(clinic.page("/services/deep/").select("main a").eachAttr("href"))
                    .contains("/conditions/neck/");
            assertThat(clinic.page("/").select("header nav a").eachAttr("href")).contains("/conditions/");
        }

        @Test
        void aServiceThatIsNotThereIsAnErrorWithItsPlace() throws IOException {
            write("services: [deap]\n", "Text.");
            assertThat(clinic.errors().toString())
                    .contains("content/conditions/neck.md:3:", "there is no service 'deap'", "'deep'");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "summary: Kept short. | Our massage cures neck pain for good. | cure-claim",
                    "summary: Our massage cures neck pain. | We begin slowly. | cure-claim",
                    "next-review: 2026-01-01 | We begin slowly. | stale-review"
                })
        void theRulesForHealthClaimsHold(String key, String text, String rule) throws IOException {
            write(key + "\nred-flags: [A fall]\n", text);
            clinic.generate();
            assertThat(clinic.report("findings.json")).contains("\"" + rule + "\"");
        }
    }

    @Nested
    class Events {

        private static final String ONCE = "dates: {day: 2026-12-05, time: 10:00-13:00}\n";

        private void write(String name, String header) throws IOException {
            clinic.write("content/events/" + name + ".md", "---\ntitle: " + name + "\n" + header + "---\nCome.\n");
        }

        private void on(String day) throws IOException {
            clinic.today(LocalDate.parse(day)).generate();
        }

        @Test
        void theNextIsFirstAndWhatIsOverLeadsToTheList() throws IOException {
            write("Fair", "dates: [{day: 2026-12-20}, {day: 2026-12-01}]\nlocation: quay\n");
            write("Talk", ONCE);
            on("2026-11-22");
            assertThat(clinic.page("/events/").select("h2").eachText()).containsSequence("Fair", "Talk");
            on("2026-12-02");
            assertThat(clinic.page("/events/").select("h2").eachText()).containsSequence("Talk", "Fair");
            assertThat(clinic.page("/events/fair/").select("main").text()).doesNotContain("1 December");
            on("2026-12-06");
            assertThat(clinic.page("/events/").select(".event-card h2").eachText())
                    .containsExactly("Fair");
            assertThat(clinic.site().get("/events/talk/index.html")).contains("url=/events/");
            on("2026-12-21");
            assertThat(clinic.site()).doesNotContainKeys("/events/index.html", "/events/fair/fair.ics");
            assertThat(clinic.site().get("/events/fair/index.html")).contains("url=/\"");
        }

        @Test
        void aClassGoesOnUntilItsLastDayWithoutThoseThatFallOut() throws IOException {
            write("Stretch", """
                    weekly: {days: [tue, thu], time: 18:30-19:30, from: 2026-12-01, until: 2026-12-15, except: [2026-12-03]}
                    location: quay
                    price: 6
                    """);
            on("2026-11-22");
            Document page = clinic.page("/events/stretch/");
            assertThat(page.select(".panel").text())
                    .contains(
                            "Every Tuesday and Thursday, 18:30–19:30, from 1 December 2026, until 15 December 2026",
                            "Not on 3 December 2026.");
            assertThat(page.select(".dates time").eachText())
                    .containsExactly(
                            "Tuesday, 1 December 2026",
                            "Tuesday, 8 December 2026",
                            "Thursday, 10 December 2026",
                            "Tuesday, 15 December 2026");
            assertThat(json(page)).contains("EventSeries", "\"endDate\":\"2026-12-15\"");
            on("2026-12-16");
            assertThat(clinic.site()).doesNotContainKey("/events/index.html");
        }

        @Test
        void searchEnginesGetTheMomentInItsZoneThePlaceAndThePrice() throws IOException {
            write("Talk", ONCE + """
                    time-zone: America/New_York
                    venue: {name: The Library, address: {street: 3 Mill Road, locality: Testford, country: GB}}
                    price: 12
                    booking: https://book.test.example/talk
                    state: full
                    """);
            on("2026-11-22");
            Document page = clinic.page("/events/talk/");
            assertThat(json(page))
                    .contains(
                            "\"@type\":\"Event\"",
                            "\"startDate\":\"2026-12-05T10:00:00-05:00\"",
                            "\"endDate\":\"2026-12-05T13:00:00-05:00\"",
                            "\"name\":\"The Library\"",
                            "\"price\":\"12\"",
                            "https://schema.org/SoldOut",
                            "https://schema.org/OfflineEventAttendanceMode");
            assertThat(page.select(".panel .state").text()).isEqualTo("Fully booked");
            assertThat(page.select("main a[href=https://book.test.example/talk]"))
                    .isEmpty();
            assertThat(page.select(".panel").text()).contains("Time zone: America/New York");
        }

        @Test
        void withoutAPlaceItIsNoEventToASearchEngine() throws IOException {
            write("Talk", ONCE);
            clinic.write("content/locations/home.md", "---\ntitle: At your home\nkind: mobile\n---\nWe drive.\n");
            on("2026-11-22");
            assertThat(json(clinic.page("/events/talk/"))).doesNotContain("\"Event\"");
        }

        @Test
        void whoSaysNothingMeansTheOnlyPlace() throws IOException {
            write("Talk", ONCE);
            on("2026-11-22");
            assertThat(json(clinic.page("/events/talk/"))).contains("\"Event\"", "\"name\":\"The Quay\"");
            assertThat(clinic.page("/locations/quay/").select(".event-card a").eachAttr("href"))
                    .containsExactly("/events/talk/");
        }

        @Test
        void whatIsCancelledIsToldAndIsNotOnTheHomePage() throws IOException {
            write("Talk", ONCE + "online: true\nstate: cancelled\n");
            on("2026-11-22");
            Document page = clinic.page("/events/talk/");
            assertThat(page.select(".state").text()).isEqualTo("Cancelled");
            assertThat(json(page)).contains("EventCancelled", "VirtualLocation");
            assertThat(clinic.page("/").select(".event-card")).isEmpty();
            assertThat(clinic.site().get("/events/talk/talk.ics")).contains("STATUS:CANCELLED");
        }

        @Test
        void calendarsGetEachTimeInUtcAcrossTheChangeOfClocks() throws IOException {
            write(
                    "Stretch",
                    "summary: Slow, and warm; for all\nweekly: {days: wed, time: 18:30-19:30, from: 2026-10-21}\n");
            clinic.write("content/data/clinic.yaml", facts() + "time-zone: Europe/London\n");
            on("2026-10-20");
            String calendar = clinic.site().get("/events/stretch/stretch.ics");
            assertThat(calendar)
                    .contains(
                            "DTSTART:20261021T173000Z\r\nDTEND:20261021T183000Z\r\n",
                            "DTSTART:20261028T183000Z\r\n",
                            "DESCRIPTION:Slow\\, and warm\\; for all\r\n")
                    .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                    .endsWith("END:VCALENDAR\r\n");
            assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "price: 6 | An event needs its 'dates'",
                    "dates: {day: 2026-12-05, time: '10:00-12:00, 14:00-16:00'} | write one time for each entry",
                    "dates: {day: 2026-12-05, until: 2026-12-04} | ends before it begins",
                    "weekly: {days: tue, time: '18:30'} | '18:30' is one time alone; write 'from 18:30'",
                    "weekly: {days: tue} | The key 'weekly.time' is missing.",
                    "dates: {day: 2026-12-05}~location: quai | there is no location 'quai'"
                })
        void mistakesAreTold(String header, String message) throws IOException {
            write("Talk", header.replace("~", "\n") + "\n");
            assertThat(clinic.errors())
                    .singleElement()
                    .asString()
                    .startsWith("content/events/Talk.md:")
                    .contains(message);
        }

        @Test
        void threeClassesAWeekAreATimetable() throws IOException {
            write("Early", "weekly: {days: [tue, mon], time: 07:00-07:30}\ntherapists: [anna]\n");
            write("Late", "weekly: [{days: mon, time: 18:00-19:00}, {days: mon, time: 06:00-06:30}]\nlocation: quay\n");
            write("Talk", ONCE);
            on("2026-11-22");
            Document page = clinic.page("/events/");
            assertThat(page.select(".timetable tr").eachText())
                    .containsExactly(
                            "Monday",
                            "06:00–06:30 Late The Quay",
                            "07:00–07:30 Early Anna Test · The Quay",
                            "18:00–19:00 Late The Quay",
                            "Tuesday",
                            "07:00–07:30 Early Anna Test · The Quay");
            assertThat(page.select(".event-card h3").eachText()).containsExactly("Talk");
        }

        @Test
        void placeAndPersonShowTheirs() throws IOException {
            write("Talk", ONCE + "location: quay\ntherapists: [anna]\n");
            on("2026-11-22");
            assertThat(clinic.page("/locations/quay/").select(".event-card a").eachAttr("href"))
                    .containsExactly("/events/talk/");
            assertThat(clinic.page("/therapists/anna/").select(".event-card a").eachAttr("href"))
                    .containsExactly("/events/talk/");
        }
    }

    @Nested
    class Jobs {

        private void write(String header) throws IOException {
            clinic.write("content/jobs/helper.md", "---\ntitle: Helper\n" + header + "---\nYou fold towels.\n");
        }

        @Test
        void itIsThereFromItsDayUntilTheLastDayToApply() throws IOException {
            write(
                    "published: 2026-11-20\nexpires: 2026-12-31\nemployment: [part-time]\npay: {amount: 12-14, per: hour}\n");
            clinic.today(LocalDate.parse("2026-11-19")).generate();
            assertThat(clinic.site()).doesNotContainKey("/jobs/index.html");
            clinic.today(LocalDate.parse("2026-12-31")).generate();
            Document page = clinic.page("/jobs/helper/");
            assertThat(json(page))
                    .contains(
                            "\"JobPosting\"",
                            "\"datePosted\":\"2026-11-20\"",
                            "\"validThrough\":\"2026-12-31\"",
                            "\"employmentType\":\"PART_TIME\"",
                            "\"minValue\":\"12\"",
                            "\"unitText\":\"HOUR\"",
                            "\"addressLocality\":\"Testford\"");
            assertThat(page.select(".panel").text())
                    .contains("Apply by 31 December 2026", "£12–£14 an hour", "The Quay");
            assertThat(page.select(".panel .button").attr("href")).isEqualTo("mailto:hello@test.example");
            assertThat(clinic.page("/").select("footer a").eachAttr("href")).contains("/jobs/");
            clinic.today(LocalDate.parse("2027-01-01")).generate();
            assertThat(clinic.site().get("/jobs/helper/index.html")).contains("url=/\"");
        }

        @Test
        void withoutADayItIsNoneToASearchEngine() throws IOException {
            write("");
            clinic.generate();
            assertThat(json(clinic.page("/jobs/helper/"))).doesNotContain("JobPosting");
        }
    }

    @Nested
    class Downloads {

        @Test
        void eachFileIsToldWithItsTypeAndSize() throws IOException {
            write("form.pdf");
            clinic.write("content/pages/form.pdf", "%PDF-1.4\n" + "x".repeat(123_400));
            assertThat(clinic.generate().warnings()).isEmpty();
            assertThat(clinic.page("/forms/").select(".downloads li").text())
                    .isEqualTo("Health form PDF, 123 kB For you.");
            String path = clinic.page("/forms/").select(".downloads a").attr("href");
            assertThat(clinic.root().resolve("target/site" + path)).isRegularFile();
        }

        @Test
        void aMissingFileIsAnErrorWithItsLine() throws IOException {
            write("from.pdf");
            clinic.write("content/pages/form.pdf", "%PDF-1.4\n");
            assertThat(clinic.errors().toString())
                    .contains("content/pages/forms.md:5:", "There is no file 'from.pdf'.", "Did you mean 'form.pdf'?");
        }

        private void write(String file) throws IOException {
            clinic.write("content/pages/forms.md", """
                    ---
                    title: Forms
                    layout: downloads
                    files:
                      - {file: %s, title: Health form, text: For you.}
                    ---
                    """.formatted(file));
        }
    }

    @Nested
    class LandingPages {

        private void write(String header) throws IOException {
            clinic.write(
                    "content/pages/lunch.md",
                    "---\ntitle: Lunch break\nlayout: landing\nheading: Shoulders down\n" + header
                            + "---\nHalf an hour.\n");
        }

        @Test
        void itHasOneHeadingAndOneThingToDoAndNoListHasIt() throws IOException {
            write("action: {label: Book lunch, to: /prices/}\n");
            assertThat(clinic.generate().warnings()).isEmpty();
            Document page = clinic.page("/lunch/");
            assertThat(page.select("h1").text()).isEqualTo("Shoulders down");
            assertThat(page.title()).startsWith("Lunch break");
            assertThat(page.select(".button").eachText()).containsOnly("Book lunch");
            assertThat(page.select(".button").eachAttr("href")).containsOnly("/prices/");
            assertThat(page.select("header nav")).isEmpty();
            assertThat(page.select("meta[name=robots]")).isEmpty();
            for (String other : new String[] {"/", "/site-map/", "/prices/"}) {
                assertThat(clinic.page(other).select("a[href=/lunch/]"))
                        .as(other)
                        .isEmpty();
            }
            assertThat(clinic.site().get("/sitemap.xml")).contains("/lunch/");
        }

        @Test
        void byChoiceSearchEnginesStayAway() throws IOException {
            write("noindex: true\n");
            clinic.generate();
            assertThat(clinic.page("/lunch/").select("meta[name=robots]").attr("content"))
                    .isEqualTo("noindex");
            assertThat(clinic.page("/lunch/").select("main .button").attr("href"))
                    .isEqualTo("https://book.test.example/");
            assertThat(clinic.site().get("/sitemap.xml")).doesNotContain("/lunch/");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {"/prises/ | there is no page '/prises/'", "prices | 'prices' is no address"})
        void aButtonThatLeadsNowhereIsAnError(String to, String message) throws IOException {
            write("action: {label: Book, to: " + to + "}\n");
            assertThat(clinic.errors().toString()).contains("content/pages/lunch.md:5:", message);
        }
    }

    @Test
    void menuAndFooterCanNameThemAll() throws IOException {
        clinic.write("content/conditions/neck.md", "---\ntitle: Stiff neck\n---\nWe begin slowly.\n")
                .write("content/events/talk.md", "---\ntitle: Talk\ndates: {day: 2026-12-05}\n---\nCome.\n")
                .write("content/jobs/helper.md", "---\ntitle: Helper\n---\nYou fold towels.\n")
                .write("content/pages/lunch.md", "---\ntitle: Lunch\nlayout: landing\n---\nHalf an hour.\n")
                .write("content/data/clinic.yaml", facts() + """
                        menu: [/conditions/, /conditions/neck/, /events/talk/, /lunch/]
                        footer: [{title: Us, items: [/jobs/, /events/]}]
                        """);
        clinic.generate();
        assertThat(clinic.page("/").select("header nav a").eachText())
                .containsExactly("Conditions", "Stiff neck", "Talk", "Lunch");
        assertThat(clinic.page("/").select("footer nav a").eachText()).contains("Jobs", "Events and classes");
    }

    @Test
    void theNoticesOfTheLawStandInTheFooterOfEachKind() throws IOException {
        clinic.write("content/conditions/neck.md", "---\ntitle: Stiff neck\n---\nWe begin slowly.\n")
                .write("content/events/talk.md", "---\ntitle: Talk\ndates: {day: 2026-12-05}\n---\nCome.\n")
                .write("content/jobs/helper.md", "---\ntitle: Helper\n---\nYou fold towels.\n")
                .write("content/pages/lunch.md", "---\ntitle: Lunch\nlayout: landing\n---\nHalf an hour.\n")
                .write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: policy\n---\nWe keep little.\n")
                .write("content/pages/notice.md", "---\ntitle: Legal notice\nlayout: policy\n---\nTest Clinic Ltd.\n")
                .write("content/data/clinic.yaml", facts() + """
                        footer: [{title: Us, items: [/locations/]}]
                        legal: [{name: Company number, value: "01234567"}]
                        """);
        clinic.generate();
        for (String path : new String[] {
            "/", "/conditions/", "/conditions/neck/", "/events/talk/", "/jobs/", "/jobs/helper/", "/lunch/", "/404.html"
        }) {
            assertThat(clinic.page(path).select("footer a").eachText()).as(path).contains("Privacy", "Legal notice");
            assertThat(clinic.page(path).select("footer").text()).as(path).contains("Company number 01234567");
        }
    }
}
