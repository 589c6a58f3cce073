package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each kind of page must show: without it the build stops, and says in which file which key is missing and what to
 * write. A kind of page that has no content asks for nothing.
 */
class RequiredFieldsTest {

    private static final String CLINIC = "content/data/clinic.yaml";

    @TempDir
    Path temp;

    private TestClinic clinic;

    /** A clinic with a page of each kind, each key on a line of its own. */
    @BeforeEach
    void aCompleteClinic() throws IOException {
        clinic = new TestClinic(temp.resolve("clinic"));
        files().forEach((path, text) -> {
            try {
                clinic.write(path, text);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(CLINIC, """
                name: Test Clinic
                tagline: Massage in Testford
                description: A clinic that exists only in tests, with one room, one therapist and one kind of massage.
                url: https://www.test.example
                currency: GBP
                contact:
                  phone: "+44 1632 960000"
                  email: hello@test.example
                  reply-time: within one working day
                voice: we
                booking:
                  url: https://book.test.example/
                  cancellation: Free until the day before.
                  intake-form: https://book.test.example/intake
                emergency:
                  number: "999"
                payment:
                  methods: [Cash, Cards]
                  tax-note: Prices include VAT where it applies.
                  rebate-note: Ask for a receipt.
                fees:
                  late: Half the price within 24 hours.
                  no-show: The full price.
                """);
        files.put("content/services/deep.md", """
                ---
                title: Deep massage
                description: Slow and firm massage for people who like it slow and firm, in Testford.
                summary: Slow and firm.
                options:
                  - price: 58.00
                    minutes: 60
                therapists: [anna]
                cautions: [You have a fever]
                ---
                We lean in and wait.
                """);
        files.put("content/therapists/anna.md", """
                ---
                title: Anna Test
                description: Anna gives massage in Testford on Mondays and has done so for longer than this test exists.
                image: anna.svg
                image-alt: Portrait of Anna.
                job-title: Massage therapist
                credentials:
                  - suffix: D
                    name: Diploma in Testing
                    body: Test Institute
                    number: T-1
                languages: [en]
                days: {quay: [monday]}
                ---
                Anna likes boats.
                """);
        files.put("content/therapists/anna.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='5'/>");
        files.put("content/locations/quay.md", """
                ---
                title: The Quay
                description: Our room by the water in Testford, with a bus stop at the door and no steps on the way in.
                address:
                  region: Devon
                  street: 1 Quay
                  locality: Testford
                  postal-code: TE1 1ST
                  country: GB
                hours:
                  monday: "09:00-17:00"
                map: https://map.example/quay
                directions: The blue door.
                parking: Two spaces at the door.
                transit: Bus 1 stops at the door.
                step-free: No steps.
                toilet: An accessible one.
                ---
                Ring the bell.
                """);
        files.put("content/faq/booking.md", "---\ntitle: Booking\n---\n## How do I book?\n\nOnline.\n");
        files.put("content/pages/contact.md", page("contact", "", "We answer soon."));
        files.put("content/pages/booking.md", page("booking", "", "Choose a time."));
        files.put("content/pages/first-visit.md", page("first-visit", "", """
                ## When you arrive {#arrival}

                Ring.

                ## Your yes {#consent}

                It holds as long as you want.

                ## Towels {#draping}

                You stay covered.

                ## Under 18 {#minors}

                Bring a parent.

                ## What to bring {#bring}

                Nothing."""));
        files.put("content/pages/contraindications.md", page("contraindications", """
                not-now: [A fever]
                ask-first: [Blood thinners]
                avoid-area: [Broken skin]
                red-flags: [Chest pain]
                """, "Please read this first."));
        files.put("content/pages/vouchers.md", page("vouchers", """
                voucher:
                  buy: At the desk.
                  redeem: Bring it along.
                  valid-years: 5
                  refund: Within 14 days.
                """, "In an envelope."));
        files.put("content/pages/insurance.md", page("insurance", """
                funds:
                  - claim: receipt
                    name: Guild Mutual
                    exceptions: Not for relaxation massage.
                """, "Plans differ."));
        files.put("content/pages/testimonials.md", page("testimonials", """
                testimonials:
                  - edited: true
                    text: They started on time.
                    source: Feedback card
                    month: 2026-03
                    consent: true
                """, "Thank you."));
        files.put("content/pages/policies.md", page("policy", """
                policies: [cancellation, privacy, cookies, terms, complaints, accessibility]
                """, "This is how we do it."));
        return files;
    }

    private static String page(String layout, String keys, String text) {
        return "---\ntitle: A page of the kind " + layout + "\nlayout: " + layout
                + "\ndescription: What this page of the clinic is for, told in as many words as a search engine shows.\n"
                + keys + "---\n" + text + "\n";
    }

    @Test
    void aClinicThatSaysEverythingIsBuiltWithoutAWord() throws IOException {
        assertThat(clinic.generate().warnings()).extracting(Problem::says).isEmpty();
        for (String path : List.of("services/deep", "prices", "therapists/anna", "locations/quay", "booking", "faq")) {
            assertThat(clinic.site()).containsKey("/" + path + "/index.html");
        }
    }

    /** A key without which those beside it say nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services/deep.md | minutes | 6:5: An option needs its 'minutes', or a 'name'.",
                "therapists/anna.md | name | 8:5: The key 'credentials.name' is missing. Add a line 'name: …'.",
                "pages/insurance.md | name | 6:5: The key 'funds.name' is missing. Add a line 'name: …'.",
                "pages/testimonials.md | text | 6:5: The key 'testimonials.text' is missing. Add a line 'text: …'.",
                "pages/testimonials.md | consent | 6:5: The key 'testimonials.consent' is missing. Add a line 'consent: …'.",
            })
    void aMustThatIsMissingIsToldWithFileAndKey(String file, String key, String told) throws IOException {
        without("content/" + file, key);
        assertThat(clinic.errors()).containsExactly("content/" + file + ":" + told);
    }

    /** All else improves the site: what is missing is a to-do of the file that it belongs to, and nobody is stopped. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services/deep.md | title | title",
                "services/deep.md | summary | service.summary",
                "services/deep.md | options | service.options",
                "services/deep.md | therapists | service.therapists",
                "services/deep.md | cautions | service.cautions",
                "data/clinic.yaml | currency | clinic.currency",
                "data/clinic.yaml | payment | clinic.payment.methods",
                "data/clinic.yaml | methods | clinic.payment.methods",
                "data/clinic.yaml | tax-note | clinic.payment.tax-note",
                "data/clinic.yaml | fees | clinic.fees",
                "therapists/anna.md | title | title",
                "therapists/anna.md | image | therapist.image",
                "therapists/anna.md | job-title | therapist.job-title",
                "therapists/anna.md | credentials | therapist.credentials",
                "therapists/anna.md | body | therapist.credentials.body",
                "therapists/anna.md | languages | therapist.languages",
                "therapists/anna.md | days | therapist.days",
                "locations/quay.md | title | title",
                "locations/quay.md | address | location.address",
                "locations/quay.md | hours | location.hours",
                "locations/quay.md | map | location.map",
                "locations/quay.md | directions | location.directions",
                "locations/quay.md | parking | location.parking",
                "locations/quay.md | transit | location.transit",
                "locations/quay.md | step-free | location.step-free",
                "locations/quay.md | toilet | location.toilet",
                "data/clinic.yaml | tagline | clinic.tagline",
                "data/clinic.yaml | description | clinic.description",
                "data/clinic.yaml | url | clinic.url",
                "data/clinic.yaml | contact | clinic.phone",
                "data/clinic.yaml | phone | clinic.phone",
                "data/clinic.yaml | email | clinic.email",
                "data/clinic.yaml | reply-time | clinic.reply-time",
                "data/clinic.yaml | booking | clinic.booking",
                "data/clinic.yaml | cancellation | clinic.booking.cancellation",
                "data/clinic.yaml | intake-form | clinic.booking.intake-form",
                "data/clinic.yaml | emergency | clinic.emergency",
                "pages/contraindications.md | not-now | contraindications",
                "pages/contraindications.md | red-flags | contraindications",
                "pages/vouchers.md | voucher | voucher",
                "pages/vouchers.md | redeem | voucher",
                "pages/insurance.md | funds | funds",
            })
    void aFactThatIsMissingIsAToDo(String file, String key, String todo) throws IOException {
        assertThat(todos()).doesNotContain("content/" + file + " " + todo);
        without("content/" + file, key);
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .allMatch(line -> line.contains("has no 'image-alt'"));
        assertThat(todos()).contains("content/" + file + " " + todo);
    }

    private List<String> todos() throws IOException {
        return clinic.generate().todos().stream()
                .map(todo -> todo.path() + " " + todo.improvement().key())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrival", "consent", "draping", "minors", "bring"})
    void aSectionOfTheFirstVisitThatIsMissingIsAToDo(String anchor) throws IOException {
        String file = "content/pages/first-visit.md";
        clinic.write(file, text(file).replace(" {#" + anchor + "}", ""));
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> file.equals(todo.path()))
                .singleElement()
                .extracting(todo -> todo.message() + " " + todo.advice())
                .asString()
                .contains("'" + anchor + "'", "{#" + anchor + "}");
    }

    @Test
    void onlyThePolicyThatTheLawAsksForIsMissed() throws IOException {
        Files.delete(clinic.root().resolve("content/pages/policies.md"));
        assertThat(clinic.generate().todos().get(0).says())
                .contains("UK GDPR, art. 13", "content/pages/privacy.md", "'layout: policy'");
        clinic.write("content/pages/privacy.md", page("policy", "", "Just so."));
        assertThat(todos()).noneMatch(todo -> todo.endsWith(" privacy"));
    }

    @Test
    void aGroupOfQuestionsHasQuestions() throws IOException {
        clinic.write("content/faq/booking.md", "---\ntitle: Booking\n---\nOnline.\n");
        assertThat(clinic.errors())
                .containsExactly("content/faq/booking.md: The group has no question. Write each question as a heading:"
                        + " ## How …?");
    }

    @Test
    void aTherapistGivesSomething() throws IOException {
        clinic.write(
                "content/therapists/bob.md",
                text("content/therapists/anna.md").replace("Anna", "Bob").replace("anna.svg", "no"));
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.generate().todos())
                .filteredOn(todo -> "content/therapists/bob.md".equals(todo.path()))
                .extracting(todo -> todo.message() + " " + todo.advice())
                .containsExactly("Nothing says what Bob Test gives. Write 'services: [deep]' with the names of the"
                        + " services' files.");
        assertThat(clinic.page("/therapists/bob/").select("h1").text()).isEqualTo("Bob Test");
        assertThat(clinic.page("/therapists/bob/").select("#treatments")).isEmpty();

        clinic.write(
                "content/therapists/bob.md",
                clinic.file("content/therapists/bob.md").replaceFirst("\ntitle:", "\nservices: [deep]\ntitle:"));
        clinic.generate();
        assertThat(clinic.page("/therapists/bob/").select("#treatments")).isNotEmpty();
        assertThat(clinic.page("/services/deep/").select(".people h3").eachText())
                .contains("Bob Test");
    }

    // ---- what speaks of each other

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services/deep.md | therapists: [anna] | therapists: [ana] | 8:14: therapists: there is no therapist 'ana'. Did"
                        + " you mean 'anna'?",
                "services/deep.md | therapists: [anna] | therapists: [Anna Test] | 8:14: therapists: there is no therapist"
                        + " 'Anna Test'. Write its slug: 'anna'.",
                "services/deep.md | summary: | 'locations: [anna, quai]\nsummary:' | 4:13: locations: there is no location"
                        + " 'anna'. There are: quay.; 4:19: locations: there is no location 'quai'. Did you mean 'quay'?",
                "therapists/anna.md | {quay: [monday]} | {quay: [monday], quy: [friday]} | 13:24: days: there is no location"
                        + " 'quy'. Did you mean 'quay'?",
                "articles/a.md | author: anna | author: ana | 3:9: author: there is no therapist 'ana'. Did you mean 'anna'?",
                "articles/a.md | reviewer: anna | reviewer: hanna | 4:11: reviewer: there is no therapist 'hanna'. Did you"
                        + " mean 'anna'?",
                "articles/a.md | service: deep | service: deap | 5:10: service: there is no service 'deap'. Did you mean"
                        + " 'deep'?",
                "articles/a.md | related: [b] | related: [bb] | 6:11: related: there is no article 'bb'. Did you mean 'b'?",
            })
    void anUnknownNameIsToldWithTheNearestRightOne(String file, String right, String wrong, String told)
            throws IOException {
        clinic.write("content/articles/b.md", "---\ntitle: B\npublished: 2026-03-14\n---\nText.\n");
        clinic.write(
                "content/articles/a.md",
                "---\ntitle: A\nauthor: anna\nreviewer: anna\nservice: deep\nrelated: [b]\npublished: 2026-03-14\n---\nText.\n");
        String path = "content/" + file;
        clinic.write(path, text(path).replace(right, wrong.replace("'", "").replace("\\n", "\n")));
        assertThat(clinic.errors())
                .containsExactlyElementsOf(List.of(
                        (path + ":" + told).replace("; ", "\n" + path + ":").split("\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-13:00, 12:00-17:00 | 11:11: monday: '12:00-17:00' overlaps the range before it. Write it as"
                        + " 09:00-12:00, 13:00-18:00 or closed.",
                "13:00-17:00, 09:00-12:00 | 11:11: monday: '09:00-12:00' overlaps the range before it. Write it as"
                        + " 09:00-12:00, 13:00-18:00 or closed.",
                "17:00-09:00 | 11:11: monday: '17:00-09:00' ends before it begins; a night may go on until 06:00. Write"
                        + " it as 09:00-12:00, 13:00-18:00 or closed.",
                "9 to 5 | 11:11: monday: '9 to 5' is not a time range. Write it as 09:00-12:00, 13:00-18:00 or closed.",
            })
    void hoursThatCannotBeAreRefused(String hours, String told) throws IOException {
        String path = "content/locations/quay.md";
        clinic.write(path, text(path).replace("09:00-17:00", hours));
        assertThat(clinic.errors()).containsExactly(path + ":" + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: 2026-12-24, to: 2026-12-20, hours: closed} | The exception from 2026-12-24 ends before it begins, on"
                        + " 2026-12-20.",
                "{from: 2026-12-24, to: 2026-12-26, hours: closed}, {from: 2026-12-26, hours: 09:00-12:00} | exceptions: two"
                        + " of them hold for 2026-12-26.",
                "{from: 2026-02-30, hours: closed} | from: '2026-02-30' is not a date.",
                "{from: 24.12.2026, hours: closed} | from: '24.12.2026' is not a date.",
                "{from: 2026-12-24, hours: '10:00-12:00, 11:00-13:00'} | hours: '11:00-13:00' overlaps the range before it.",
                "{from: 2026-12-24} | The key 'exceptions.hours' is missing.",
                "{hours: closed} | The key 'exceptions.from' is missing.",
            })
    void datedExceptionsThatCannotBeAreRefused(String exceptions, String told) throws IOException {
        String path = "content/locations/quay.md";
        clinic.write(path, text(path).replace("map:", "exceptions: [" + exceptions + "]\nmap:"));
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(path + ":")
                .contains(told);
    }

    // ---- no is a fact, none is unsaid

    @ParameterizedTest
    @MethodSource("denials")
    void noIsAFact(String file, String key, String page, String shown) throws IOException {
        write(file, key, "no");
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page(page).select("main").text()).contains(shown);
    }

    @ParameterizedTest
    @MethodSource("denials")
    void noneIsUnsaidAndToldWithTheNewForm(String file, String key, String page, String shown) throws IOException {
        write(file, key, "none");
        assertThat(clinic.generate().warnings())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .startsWith("content/" + file + ":")
                .contains(
                        "'" + key + ": none' is how it was written before", "Take it away.", "'" + key + ": no' lets");
        assertThat(clinic.page(page).select("main").text()).doesNotContain(shown, "none");
    }

    static Stream<Arguments> denials() {
        return Stream.of(
                Arguments.of("locations/quay.md", "parking", "/locations/quay/", "There is no parking at the clinic."),
                Arguments.of(
                        "locations/quay.md", "transit", "/locations/quay/", "There is no public transport nearby."),
                Arguments.of("locations/quay.md", "step-free", "/locations/quay/", "There is no step-free access."),
                Arguments.of("locations/quay.md", "toilet", "/locations/quay/", "There is no toilet for visitors."),
                Arguments.of("data/clinic.yaml", "late", "/prices/", "There is no fee for a late cancellation."),
                Arguments.of("data/clinic.yaml", "no-show", "/prices/", "There is no fee for a missed appointment."),
                Arguments.of("data/clinic.yaml", "rebate-note", "/prices/", "Health funds do not cover any of it."),
                Arguments.of("data/clinic.yaml", "intake-form", "/booking/", "There is no form to fill in."),
                Arguments.of("pages/insurance.md", "exceptions", "/insurance/", "Not covered: none known"));
    }

    private void write(String file, String key, String value) throws IOException {
        String path = "content/" + file;
        clinic.write(path, text(path).replaceAll("(?m)^( *" + key + ":).*$", "$1 " + value));
    }

    @Test
    void aNumberThatThereIsNotIsLeftOut() throws IOException {
        write("therapists/anna.md", "number", "no");
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page("/therapists/anna/").select("main").text())
                .contains("Diploma in Testing (D) Test Institute Languages");
    }

    @Test
    void aTherapistWithoutAPortraitYetHasAnOutlineInItsPlace() throws IOException {
        String path = "content/therapists/anna.md";
        String pictured = text(path);
        clinic.write(path, pictured.replace("image: anna.svg", "image: no").replaceAll("image-alt.*\n", ""));
        clinic.generate();
        for (String page : List.of("/", "/therapists/", "/therapists/anna/")) {
            assertThat(clinic.page(page).select("main .portrait"))
                    .as("nobody has one")
                    .isEmpty();
        }
        clinic.write("content/therapists/ben.md", pictured.replaceAll("(?m)^title: .*", "title: Ben Other"));
        clinic.generate();
        for (String page : List.of("/", "/therapists/")) {
            assertThat(clinic.page(page).select("main svg.portrait").eachAttr("aria-hidden"))
                    .as("beside that of another")
                    .containsExactly("true");
            assertThat(clinic.page(page).select("main img.portrait, main .portrait img"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "", "[]", "[\"\"]", "~"})
    void aKeyThatSaysNothingIsMissing(String nothing) throws IOException {
        String path = "content/services/deep.md";
        clinic.write(path, text(path).replace("[You have a fever]", nothing));
        assertThat(todos()).contains(path + " service.cautions");
    }

    @Test
    void aLocationWithoutADayIsTold() throws IOException {
        String path = "content/therapists/anna.md";
        clinic.write(path, text(path).replace("[monday]", "[]"));
        assertThat(clinic.errors())
                .containsExactly(
                        path + ":13:8: 'days.quay' says nothing. Write it behind the colon, or take the line away.");
        clinic.write(path, text(path).replace("quay: []", ""));
        assertThat(todos()).contains(path + " therapist.days");
    }

    // ---- kinds of pages without content

    @Test
    void theClinicsFactsAndAnArticleAreASite() throws IOException {
        TestClinic small = clinicWith("content/articles/neck.md");
        assertThat(small.generate().warnings()).isEmpty();
        assertThat(small.site().keySet().stream().filter(path -> path.endsWith(".html")))
                .containsExactlyInAnyOrder(
                        "/404.html",
                        "/index.html",
                        "/articles/index.html",
                        "/articles/neck/index.html",
                        "/site-map/index.html");
        assertThat(small.page("/").select("a").eachAttr("href"))
                .noneMatch(href -> href.contains("therapists") || href.contains("services") || href.contains("prices"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindAloneAsksOnlyForWhatItShows(String path) throws IOException {
        TestClinic small = clinicWith(path);
        String clinic = "";
        if (path.contains("services")) {
            small.write(path, text(path).replace("therapists: [anna]\n", ""));
            clinic = TestClinic.PAYING;
        } else if (path.contains("therapists")) {
            small.write(path, text(path).replace("anna.svg", "no").replaceAll("(?m)^days.*\n", ""));
        }
        small.write(CLINIC, small.file(CLINIC) + clinic);
        small.generate();
    }

    static Stream<String> kinds() {
        return files().keySet().stream()
                .filter(path -> path.endsWith(".md"))
                .filter(path -> !path.matches(".*/(contact|booking|contraindications)\\.md"));
    }

    /** A clinic with the least of facts and one content file. */
    private TestClinic clinicWith(String path) throws IOException {
        TestClinic small = new TestClinic(temp.resolve("small"));
        for (String folder : List.of("services/deep", "therapists/anna", "locations/quay")) {
            Files.delete(small.root().resolve("content/" + folder + ".md"));
        }
        small.write(CLINIC, text(CLINIC).replaceAll("(?s)emergency:.*", "").replaceAll(" +(reply|intake).*\n", ""));
        return small.write(path, files().getOrDefault(path, """
                ---
                title: A stiff neck
                description: What helps a stiff neck at a desk, what massage can add to it, and when to see a doctor.
                published: 2026-03-14
                ---
                A neck likes to move.
                """));
    }

    @Test
    void aDraftAsksNothingOfOtherFiles() throws IOException {
        String path = "content/pages/contraindications.md";
        clinic.write(path, text(path).replace("title:", "status: draft\ntitle:"));
        without(CLINIC, "emergency");
        clinic.generate();
    }

    /** Takes a key away, with all that stands below it. */
    private void without(String path, String key) throws IOException {
        StringBuilder kept = new StringBuilder();
        int below = -1;
        boolean taken = false;
        for (String line : text(path).lines().toList()) {
            int indent = line.length() - line.stripLeading().length();
            if (below >= 0 && indent > below) {
                continue;
            }
            below = -1;
            if (!taken && line.strip().startsWith(key + ":")) {
                taken = true;
                below = indent;
            } else {
                kept.append(line).append('\n');
            }
        }
        clinic.write(path, kept.toString());
    }

    private String text(String path) throws IOException {
        return clinic.file(path);
    }
}
