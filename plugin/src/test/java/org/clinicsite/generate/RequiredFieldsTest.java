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

    /** Each line of the files above that holds a must. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // services, and the prices that they have
                "services/deep.md | title | 1:1: The key 'title' is missing: its name. Add a line 'title: …' to its header.",
                "services/deep.md | summary | 2:1: The key 'summary' is missing. Add a line 'summary: …'.",
                "services/deep.md | options | 2:1: The key 'options' is missing. Add a line 'options:' and below it,"
                        + " indented, at least: price.",
                "services/deep.md | minutes | 6:5: An option needs its 'minutes', or a 'name'.",
                "services/deep.md | therapists | 2:1: The key 'therapists' is missing; a site with 'therapists' needs it."
                        + " Add a line 'therapists: [sam-reed]'.",
                "services/deep.md | cautions | 2:1: The key 'cautions' is missing. Add a line 'cautions: [You have a"
                        + " fever]'.",
                "data/clinic.yaml | currency | 1:1: The key 'currency' is missing. Add a line 'currency: …'.",
                "data/clinic.yaml | payment | 1:1: The key 'payment' is missing; a site with 'prices' needs it. Add a line"
                        + " 'payment:' and below it, indented, at least: methods, tax-note, rebate-note.",
                "data/clinic.yaml | methods | 17:3: The key 'payment.methods' is missing; a site with 'prices' needs it."
                        + " Add a line 'methods: [Cash, Cards]'.",
                "data/clinic.yaml | tax-note | 17:3: The key 'payment.tax-note' is missing; a site with 'prices' needs it."
                        + " Add a line 'tax-note: Prices include VAT where it applies.'.",
                "data/clinic.yaml | rebate-note | 17:3: The key 'payment.rebate-note' is missing; a site with 'prices' needs"
                        + " it. Add a line 'rebate-note: Ask for a receipt.', or 'rebate-note: none' when there is none.",
                "data/clinic.yaml | fees | 1:1: The key 'fees' is missing; a site with 'prices' needs it. Add a line 'fees:'"
                        + " and below it, indented, at least: late, no-show.",
                "data/clinic.yaml | late | 21:3: The key 'fees.late' is missing; a site with 'prices' needs it. Add a line"
                        + " 'late: Half the price within 24 hours.', or 'late: none' when there is none.",
                "data/clinic.yaml | no-show | 21:3: The key 'fees.no-show' is missing; a site with 'prices' needs it. Add a"
                        + " line 'no-show: The full price.', or 'no-show: none' when there is none.",
                // therapists
                "therapists/anna.md | title | 1:1: The key 'title' is missing: its name. Add a line 'title: …' to its"
                        + " header.",
                "therapists/anna.md | image | 2:1: The key 'image' is missing. Add a line 'image: portrait.jpg', or"
                        + " 'image: none' when there is none.",
                "therapists/anna.md | image-alt | 4:1: The key 'image-alt' is missing. Say who is to be seen, such as"
                        + " 'image-alt: Portrait of Sam Reed.'",
                "therapists/anna.md | job-title | 2:1: The key 'job-title' is missing. Add a line 'job-title: …'.",
                "therapists/anna.md | credentials | 2:1: The key 'credentials' is missing. Add a line 'credentials:' and"
                        + " below it, indented, at least: name, body, number.",
                "therapists/anna.md | name | 8:5: The key 'credentials.name' is missing. Add a line 'name: …'.",
                "therapists/anna.md | body | 8:5: The key 'credentials.body' is missing. Add a line 'body: …'.",
                "therapists/anna.md | number | 8:5: The key 'credentials.number' is missing. Add a line 'number: …', or"
                        + " 'number: none' when there is none.",
                "therapists/anna.md | languages | 2:1: The key 'languages' is missing. Add a line 'languages: [en]'.",
                "therapists/anna.md | days | 2:1: The key 'days' is missing; a site with 'locations' needs it. Add a line"
                        + " 'days: {ashcombe: [monday, thursday]}'.",
                // locations
                "locations/quay.md | title | 1:1: The key 'title' is missing: its name. Add a line 'title: …' to its header.",
                "locations/quay.md | address | 2:1: The key 'address' is missing. Add a line 'address:' and below it,"
                        + " indented, at least: street, locality, postal-code, country.",
                "locations/quay.md | street | 5:3: The key 'address.street' is missing. Add a line 'street: …'.",
                "locations/quay.md | locality | 5:3: The key 'address.locality' is missing. Add a line 'locality: …'.",
                "locations/quay.md | postal-code | 5:3: The key 'address.postal-code' is missing. Add a line"
                        + " 'postal-code: …'.",
                "locations/quay.md | country | 5:3: The key 'address.country' is missing. Add a line 'country: …'.",
                "locations/quay.md | hours | 2:1: The key 'hours' is missing. Add a line 'hours:' and its keys below it,"
                        + " indented: friday, monday, saturday, sunday, thursday, tuesday, wednesday.",
                "locations/quay.md | map | 2:1: The key 'map' is missing. Add a line 'map: https://www.openstreetmap.org/…'.",
                "locations/quay.md | directions | 2:1: The key 'directions' is missing. Add a line 'directions: From the"
                        + " bridge, the third door on the left.'.",
                "locations/quay.md | parking | 2:1: The key 'parking' is missing. Add a line 'parking: Two spaces in front"
                        + " of the house.', or 'parking: none' when there is none.",
                "locations/quay.md | transit | 2:1: The key 'transit' is missing. Add a line 'transit: Bus 4 stops at the"
                        + " bridge.', or 'transit: none' when there is none.",
                "locations/quay.md | step-free | 2:1: The key 'step-free' is missing. Add a line 'step-free: No steps. The"
                        + " door is 90 cm wide.', or 'step-free: none' when there is none.",
                "locations/quay.md | toilet | 2:1: The key 'toilet' is missing. Add a line 'toilet: An accessible toilet"
                        + " beside the room.', or 'toilet: none' when there is none.",
                // home, booking and contact
                "data/clinic.yaml | name | 1:1: The key 'name' is missing. Add a line 'name: …'.",
                "data/clinic.yaml | tagline | 1:1: The key 'tagline' is missing. Add a line 'tagline: …'.",
                "data/clinic.yaml | description | 1:1: The key 'description' is missing. Add a line 'description: …'.",
                "data/clinic.yaml | url | 1:1: The key 'url' is missing. Add a line 'url: …'.",
                "data/clinic.yaml | contact | 1:1: The key 'contact' is missing. Add a line 'contact:' and below it,"
                        + " indented, at least: phone, email, reply-time.",
                "data/clinic.yaml | phone | 7:3: The key 'contact.phone' is missing. Add a line 'phone: …'.",
                "data/clinic.yaml | email | 7:3: The key 'contact.email' is missing. Add a line 'email: …'.",
                "data/clinic.yaml | reply-time | 7:3: The key 'contact.reply-time' is missing; a site with 'contact' needs"
                        + " it. Add a line 'reply-time: within one working day'.",
                "data/clinic.yaml | booking | 1:1: The key 'booking' is missing. Add a line 'booking:' and below it,"
                        + " indented, at least: url, cancellation, intake-form.",
                "data/clinic.yaml | cancellation | 11:3: The key 'booking.cancellation' is missing. Add a line"
                        + " 'cancellation: …'.",
                "data/clinic.yaml | intake-form | 11:3: The key 'booking.intake-form' is missing; a site with 'booking'"
                        + " needs it. Add a line 'intake-form: https://…', or 'intake-form: none' when there is none.",
                // when not to have massage
                "data/clinic.yaml | emergency | 1:1: The key 'emergency' is missing; a site with 'contraindications' needs"
                        + " it. Add a line 'emergency:' and below it, indented, at least: number.",
                "pages/contraindications.md | not-now | 2:1: The key 'not-now' is missing. Add a line 'not-now: [A fever]'.",
                "pages/contraindications.md | ask-first | 2:1: The key 'ask-first' is missing. Add a line 'ask-first: [Blood"
                        + " thinners]'.",
                "pages/contraindications.md | avoid-area | 2:1: The key 'avoid-area' is missing. Add a line 'avoid-area:"
                        + " [Broken skin]'.",
                "pages/contraindications.md | red-flags | 2:1: The key 'red-flags' is missing. Add a line 'red-flags: [Chest"
                        + " pain]'.",
                // vouchers, insurance, testimonials
                "pages/vouchers.md | voucher | 2:1: The key 'voucher' is missing. Add a line 'voucher:' and below it,"
                        + " indented, at least: buy, redeem, valid-years, refund.",
                "pages/vouchers.md | buy | 6:3: The key 'voucher.buy' is missing. Add a line 'buy: …'.",
                "pages/vouchers.md | redeem | 6:3: The key 'voucher.redeem' is missing. Add a line 'redeem: …'.",
                "pages/vouchers.md | valid-years | 6:3: The key 'voucher.valid-years' is missing. Add a line"
                        + " 'valid-years: …'.",
                "pages/vouchers.md | refund | 6:3: The key 'voucher.refund' is missing. Add a line 'refund: …'.",
                "pages/insurance.md | funds | 2:1: The key 'funds' is missing. Add a line 'funds:' and below it, indented,"
                        + " at least: name, claim, exceptions.",
                "pages/insurance.md | name | 6:5: The key 'funds.name' is missing. Add a line 'name: …'.",
                "pages/insurance.md | exceptions | 6:5: The key 'funds.exceptions' is missing. Add a line 'exceptions: Not"
                        + " for relaxation massage.', or 'exceptions: none' when there is none.",
                "pages/testimonials.md | testimonials | 2:1: The key 'testimonials' is missing. Add a line 'testimonials:'"
                        + " and below it, indented, at least: text, source, month, consent.",
                "pages/testimonials.md | text | 6:5: The key 'testimonials.text' is missing. Add a line 'text: …'.",
                "pages/testimonials.md | source | 6:5: The key 'testimonials.source' is missing. Add a line 'source: …'.",
                "pages/testimonials.md | month | 6:5: The key 'testimonials.month' is missing. Add a line 'month: …'.",
                "pages/testimonials.md | consent | 6:5: The key 'testimonials.consent' is missing. Add a line 'consent: …'.",
            })
    void aMustThatIsMissingIsToldWithFileAndKey(String file, String key, String told) throws IOException {
        without("content/" + file, key);
        assertThat(clinic.errors()).containsExactly("content/" + file + ":" + told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrival", "consent", "draping", "minors", "bring"})
    void aSectionOfTheFirstVisitThatIsMissingIsToldWithItsAnchor(String anchor) throws IOException {
        String file = "content/pages/first-visit.md";
        clinic.write(file, text(file).replace(" {#" + anchor + "}", ""));
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(
                        file + ": The section '" + anchor + "' is missing. Write it below a heading with this anchor,")
                .endsWith(" {#" + anchor + "}'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancellation", "privacy", "cookies", "terms", "complaints", "accessibility"})
    void aPolicyThatIsMissingIsTold(String policy) throws IOException {
        String file = "content/pages/policies.md";
        clinic.write(file, text(file).replaceAll(policy + ",? ?", "").replace(", ]", "]"));
        assertThat(clinic.errors())
                .containsExactly(
                        file + ":5:1: The policy '" + policy + "' is missing; a site with policies has all six."
                                + " Write content/pages/" + policy
                                + ".md with 'layout: policy', or name it under 'policies:' of"
                                + " the page that says it, such as 'policies: [" + policy + "]'.");
        clinic.write("content/pages/" + policy + ".md", page("policy", "", "Just so."));
        clinic.generate();
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
                text("content/therapists/anna.md").replace("Anna", "Bob").replace("anna.svg", "none"));
        assertThat(clinic.generate().warnings())
                .extracting(Problem::says)
                .containsExactly(
                        "content/therapists/bob.md: No service names 'bob' under 'therapists'. Add 'bob' to those"
                                + " that she or he gives, such as content/services/deep.md.");
        assertThat(clinic.page("/therapists/bob/").select("h1").text()).isEqualTo("Bob Test");
        assertThat(clinic.page("/therapists/bob/").select("#treatments")).isEmpty();
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

    // ---- what may honestly be none

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "locations/quay.md | parking | none | /locations/quay/ | There is no parking here.",
                "locations/quay.md | transit | none | /locations/quay/ | No bus or train stops near here.",
                "locations/quay.md | step-free | no | /locations/quay/ | There is no way in without steps.",
                "locations/quay.md | toilet | no | /locations/quay/ | There is no toilet for visitors.",
                "data/clinic.yaml | late | none | /prices/ | No fee for cancelling late.",
                "data/clinic.yaml | no-show | none | /prices/ | No fee for not coming, but please tell us.",
                "data/clinic.yaml | rebate-note | none | /prices/ | No health fund pays any of it back.",
                "data/clinic.yaml | intake-form | none | /booking/ | No form. We talk about your health when you are here.",
                "pages/insurance.md | exceptions | none | /insurance/ | What it does not pay: none known",
                "therapists/anna.md | number | none | /therapists/anna/ | Diploma in Testing (D) Test Institute Languages",
            })
    void noneIsAnAnswerToo(String file, String key, String none, String page, String shown) throws IOException {
        String path = "content/" + file;
        clinic.write(path, text(path).replaceAll("(?m)^( *" + key + ":).*$", "$1 " + none));
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page(page).select("main").text()).contains(shown);
    }

    @Test
    void aTherapistWithoutAPortraitYetHasAnOutlineInItsPlace() throws IOException {
        String path = "content/therapists/anna.md";
        clinic.write(path, text(path).replace("image: anna.svg", "image: none").replaceAll("image-alt.*\n", ""));
        clinic.generate();
        for (String page : List.of("/", "/therapists/", "/therapists/anna/")) {
            assertThat(clinic.page(page).select("main svg.portrait").eachAttr("aria-hidden"))
                    .containsExactly("true");
            assertThat(clinic.page(page).select("main img")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "", "[]", "[\"\"]", "~"})
    void aKeyThatSaysNothingIsMissing(String nothing) throws IOException {
        String path = "content/services/deep.md";
        clinic.write(path, text(path).replace("[You have a fever]", nothing));
        assertThat(clinic.errors()).singleElement().asString().contains("The key 'cautions' is missing.");
    }

    @Test
    void aLocationWithoutADayIsTold() throws IOException {
        String path = "content/therapists/anna.md";
        clinic.write(path, text(path).replace("[monday]", "[]"));
        assertThat(clinic.errors())
                .containsExactly(
                        path + ":13:8: 'days.quay' says nothing. Write it behind the colon, or take the line away.");
        clinic.write(path, text(path).replace("quay: []", ""));
        assertThat(clinic.errors()).singleElement().asString().startsWith(path + ":13:1: The key 'days' is missing");
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
            small.write(path, text(path).replace("anna.svg", "none").replaceAll("(?m)^days.*\n", ""));
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

    // ---- all in one run

    @Test
    void everythingThatIsMissingIsToldInOneRun() throws IOException {
        List<String> keys = List.of(
                "services/deep.md cautions",
                "services/deep.md summary",
                "therapists/anna.md image",
                "therapists/anna.md job-title",
                "therapists/anna.md days",
                "locations/quay.md map",
                "locations/quay.md parking",
                "pages/vouchers.md refund",
                "pages/contraindications.md red-flags",
                "data/clinic.yaml tagline",
                "data/clinic.yaml fees",
                "data/clinic.yaml tax-note",
                "data/clinic.yaml emergency",
                "data/clinic.yaml reply-time",
                "data/clinic.yaml intake-form");
        for (String key : keys) {
            without("content/" + key.split(" ")[0], key.split(" ")[1]);
        }
        assertThat(clinic.errors()).hasSize(keys.size());
        for (String key : keys) {
            String name = key.split(" ")[1];
            assertThat(clinic.errors())
                    .anyMatch(error -> error.startsWith("content/" + key.split(" ")[0] + ":")
                            && (error.contains("'" + name + "'") || error.contains("." + name + "'")));
        }
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
