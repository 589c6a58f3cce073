package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.Kind;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.junit.jupiter.api.Test;

/** Two sites compared by what visitors find there. */
class SiteChangesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 25);

    /** A clinic that a test changes. */
    private static final class Clinic {
        final List<Fact> facts = new ArrayList<>();
        final TreeMap<String, PublicPage> pages = new TreeMap<>();

        Clinic fact(Kind kind, String of, String what, String says) {
            facts.removeIf(fact ->
                    fact.kind() == kind && fact.of().equals(of) && fact.what().equals(what));
            facts.add(new Fact(kind, of, what, says, null));
            return this;
        }

        Clinic page(String path, String kind, String title, String text) {
            pages.put(path, new PublicPage(title, kind, text, new TreeSet<>()));
            return this;
        }

        PublicLedger ledger() {
            return new PublicLedger("https://clinic.example/", "", facts, pages);
        }
    }

    private static Clinic clinic() {
        Clinic clinic = new Clinic();
        clinic.fact(Kind.CONTACT, "", "telephone", "01632 960123");
        clinic.facts.add(new Fact(Kind.HOURS, "Saltbeck", "24 December 2026", "closed", LocalDate.of(2026, 12, 24)));
        clinic.facts.add(new Fact(Kind.HOURS, "Saltbeck", "31 December 2026", "closed", LocalDate.of(2026, 12, 31)));
        for (String day : List.of("Monday", "Tuesday", "Thursday")) {
            clinic.fact(Kind.HOURS, "Saltbeck", day, "12:00–20:00");
        }
        clinic.fact(Kind.PRICE, "Back massage", "30 minutes", "£34");
        return clinic.page("/", "home", "Heron Yard", "")
                .page("/services/back/", "service", "Back massage", "b1")
                .page("/articles/neck/", "article", "A stiff neck", "n1");
    }

    private static List<String> lines(Consumer<Clinic> change) {
        Clinic after = clinic();
        change.accept(after);
        return SiteChanges.between(clinic().ledger(), after.ledger(), TODAY).lines();
    }

    @Test
    void sameSiteHasNothingToTell() {
        assertThat(lines(clinic -> {})).isEmpty();
    }

    @Test
    void factIsToldOnceWithWhatItWas() {
        assertThat(lines(clinic -> clinic.fact(Kind.PRICE, "Back massage", "30 minutes", "£36")
                        .fact(Kind.PRICE, "Back massage", "90 minutes", "£80")
                        .fact(Kind.CONTACT, "", "telephone", "01632 960999")))
                .containsExactlyInAnyOrder(
                        "telephone 01632 960123 → 01632 960999",
                        "Back massage, 30 minutes £34 → £36",
                        "Back massage, 90 minutes: £80 (new)");
    }

    @Test
    void daysThatChangeInTheSameWayShareALine() {
        assertThat(lines(clinic -> clinic.fact(Kind.HOURS, "Saltbeck", "Monday", "14:00–20:00")
                        .fact(Kind.HOURS, "Saltbeck", "Tuesday", "14:00–20:00")
                        .fact(Kind.HOURS, "Saltbeck", "Thursday", "closed")))
                .containsExactly(
                        "Monday, Tuesday in Saltbeck 12:00–20:00 → 14:00–20:00",
                        "Thursday in Saltbeck 12:00–20:00 → closed");
    }

    @Test
    void whatIsOverIsNoNewsAndWhatWasTakenBackIs() {
        assertThat(lines(clinic -> clinic.facts.removeIf(fact -> fact.until() != null)))
                .containsExactly("31 December 2026 in Saltbeck: closed (gone)");
    }

    @Test
    void peopleAndServicesAreNamedAndTheirFactsAreNotToldBesides() {
        assertThat(lines(clinic -> clinic.page("/therapists/mei/", "therapist", "Mei Tan", "m")
                        .page("/services/stones/", "service", "Hot stones", "s")
                        .fact(Kind.PRICE, "Hot stones", "60 minutes", "£70")))
                .containsExactly("Hot stones is new (/services/stones/)", "Mei Tan is new (/therapists/mei/)");
        assertThat(lines(clinic -> {
                    clinic.pages.remove("/services/back/");
                    clinic.facts.removeIf(fact -> fact.of().equals("Back massage"));
                }))
                .containsExactly("Back massage is gone (/services/back/)");
    }

    @Test
    void manyArticlesAreOneLine() {
        assertThat(lines(clinic -> {
                    for (int i = 1; i <= 50; i++) {
                        clinic.page(String.format("/articles/%02d/", i), "article", "Text " + i, "x" + i);
                    }
                }))
                .containsExactly(
                        "50 articles new: Text 1 (/articles/01/), Text 2 (/articles/02/), Text 3 (/articles/03/)"
                                + " and 47 more");
    }

    @Test
    void pageThatMovedIsNeitherNewNorGone() {
        assertThat(lines(clinic -> {
                    clinic.pages.remove("/articles/neck/");
                    clinic.page("/articles/stiff-neck/", "article", "A stiff neck", "n1");
                }))
                .containsExactly("A stiff neck moved from /articles/neck/ to /articles/stiff-neck/");
    }

    @Test
    void otherTitleAndOtherTextAreTold() {
        assertThat(lines(clinic -> clinic.page("/articles/neck/", "article", "Stiff necks", "n2")))
                .containsExactly(
                        "“A stiff neck” is called “Stiff necks” now (/articles/neck/)",
                        "the text changed on 1 page: /articles/neck/");
    }

    @Test
    void textOfALargeSiteThatWasLeftOutIsNotComparedWithNothing() {
        assertThat(lines(clinic -> clinic.page("/articles/neck/", "article", "/articles/neck/", "")))
                .isEmpty();
    }

    @Test
    void lineIsALineWhoeverWroteTheLedger() {
        assertThat(lines(clinic -> clinic.fact(Kind.CONTACT, "", "name", "A\u001b[31m\nB" + "c".repeat(500))))
                .singleElement()
                .asString()
                .startsWith("name: A\\u001B[31m\\u000ABccc")
                .hasSizeLessThan(200);
    }
}
