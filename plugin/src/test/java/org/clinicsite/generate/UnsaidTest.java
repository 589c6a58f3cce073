package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.problem.SiteException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unsaid is unsaid: clinics of which random facts are left out, and on no page a sentence without its fact, a heading over
 * nothing, half a row or a word that holds a place. {@code -Drandom.clinics=N} tries more.
 */
class UnsaidTest {

    /** A fact is a line, or several that belong together; each may be left out, the first of a file aside. */
    private static final Map<String, List<String>> FILES = new LinkedHashMap<>();

    static {
        FILES.put(
                "data/clinic.yaml",
                List.of(
                        "name: Zorn House\ndescription: Zdesc of hands.",
                        "tagline: Ztagline",
                        "url: https://zorn.example/",
                        "locale: en-GB",
                        "currency: GBP",
                        "legal-name: Zlegal Ltd",
                        "contact:\n  phone: '+44 1632 960111'\n  email: z@zorn.example\n  reply-time: within Zreply\n  health-details: no",
                        "contact:\n  email: z@zorn.example",
                        "contact:\n  messengers: [https://wa.me/44163296]",
                        "booking:\n  url: https://book.zorn.example/\n  cancellation: Zcancel.",
                        "booking:\n  deposit: Zdeposit\n  notice: Znotice\n  intake-form: no",
                        "emergency: {number: '999'}",
                        "emergency: {advice: '111'}",
                        "payment: {methods: [Zcash]}",
                        "payment: {tax-note: Ztax., rebate-note: no}",
                        "fees: {late: Zlate.}",
                        "voice: i",
                        "profession: yoga",
                        "practice: [mobile, online]",
                        "fees: {travel: Zfare}",
                        "fees: {no-show: no, concession: Zconcession}",
                        "legal: [{name: Znumber, value: '77'}]",
                        "area-served: [Ztown]",
                        "home: {lead: Zlead., first-visit: Zfirst.}",
                        "disclaimer: Zdisclaimer."));
        FILES.put(
                "services/zback.md",
                List.of(
                        "description: A page on one massage that exists in a test alone, with fifty signs.",
                        "title: Zback",
                        "summary: Zsummary.",
                        "options: [{minutes: 60, price: 50}]",
                        "therapists: [zada]",
                        "cautions: [Zfever]",
                        "preparation: Zprepare.",
                        "aftercare: Zafter.",
                        "add-ons: [{name: Zstones, price: 5}]",
                        "service-type: Ztype"));
        FILES.put(
                "services/zfoot.md",
                List.of("order: 9", "summary: Zfoot.", "options: [{minutes: 30, price: 20, concession: 15}]"));
        FILES.put(
                "therapists/zada.md",
                List.of(
                        "order: 1",
                        "title: Zada",
                        "job-title: Zjob",
                        "pronouns: she/her",
                        "credentials: [{name: Zdiploma}]",
                        "credentials: [{name: Zdiploma, body: Zbody, suffix: ZSF, category: degree, number: no}]",
                        "languages: [en]",
                        "services: [zfoot]",
                        "days: {zmill: [monday]}",
                        "since: 2010",
                        "away: [{from: 2026-12-24, until: 2027-01-02, note: Znote.}]",
                        "new-clients: no",
                        "interests: [Zrowers]",
                        "profiles: [https://social.example/zada]"));
        FILES.put(
                "locations/zmill.md",
                List.of(
                        "order: 1",
                        "title: Zmill",
                        "address: {street: 1 Zstreet, locality: Zville, postal-code: ZZ1, country: GB}",
                        "address: {locality: Zville}",
                        "hours: {monday: '09:00-17:00'}",
                        "phone: '+44 1632 960222'",
                        "map: https://map.example/z",
                        "directions: Zdirections.",
                        "parking: no",
                        "transit: Zbus.",
                        "step-free: no",
                        "toilet: Ztoilet.",
                        "amenities: [Ztea]",
                        "exceptions: [{from: 2026-12-24, hours: closed}]"));
        FILES.put(
                "locations/zvan.md",
                List.of(
                        "kind: mobile",
                        "title: Zvan",
                        "area: [Zhamlet]",
                        "travel-fee: no",
                        "hours: {tuesday: '09:00-17:00'}"));
        FILES.put("locations/zscreen.md", List.of("kind: online", "hours: {friday: '18:00-20:00'}"));
        FILES.put(
                "articles/zneck.md",
                List.of(
                        "title: Zneck",
                        "published: 2026-03-01",
                        "updated: 2026-04-01",
                        "author: zada",
                        "author: Zguest Writer",
                        "service: zback",
                        "tags: [Ztag]",
                        "sources: [{title: Zsource}]"));
        FILES.put("pages/booking.md", List.of("layout: booking\ntitle: Zbook"));
        FILES.put("pages/contact.md", List.of("layout: contact\ntitle: Zcontact"));
        FILES.put("pages/prices.md", List.of("layout: prices\ntitle: Zprices"));
        FILES.put(
                "pages/when-not.md",
                List.of(
                        "layout: contraindications\ntitle: Znot",
                        "not-now: [Znow]",
                        "ask-first: [Zask]",
                        "avoid-area: [Zarea]",
                        "red-flags: [Zflag]"));
        FILES.put("pages/first.md", List.of("layout: first-visit\ntitle: Zvisit"));
        FILES.put(
                "pages/funds.md",
                List.of(
                        "layout: insurance\ntitle: Zfunds",
                        "funds: [{name: Zfund}]",
                        "funds: [{name: Zfund, claim: receipt, exceptions: no}]"));
        FILES.put(
                "pages/gifts.md",
                List.of(
                        "layout: vouchers\ntitle: Zgifts",
                        "voucher: {buy: Zbuy., refund: no}",
                        "voucher: {redeem: Zredeem., valid-years: 2}"));
        FILES.put(
                "pages/said.md",
                List.of(
                        "layout: testimonials\ntitle: Zsaid",
                        "testimonials: [{text: Zquote., consent: true}]",
                        "testimonials: [{text: Zquote., source: Zsource, month: 2026-03, consent: true, edited: true}]"));
        FILES.put("pages/about.md", List.of("layout: about\ntitle: Zabout"));
        FILES.put("pages/privacy.md", List.of("layout: policy\ntitle: Zprivacy"));
    }

    /** What a page says, and the fact that it says it by: a pattern in the files. */
    private static final Map<String, String> SAID_BY = new LinkedHashMap<>();

    static {
        SAID_BY.put("(?i)no way in without steps", "step-free: no");
        SAID_BY.put("(?i)no parking", "parking: no");
        SAID_BY.put("(?i)no fee for not coming", "no-show: no");
        SAID_BY.put("(?i)no fee for cancelling", "late: no");
        SAID_BY.put("(?i)no health fund", "rebate-note: no");
        SAID_BY.put("(?i)no form to fill", "intake-form: no");
        SAID_BY.put("(?i)no details of your health", "health-details: no");
        SAID_BY.put("(?i)concession", "concession");
        SAID_BY.put("(?i)\\b(come to you)", "practice: |kind: mobile");
        SAID_BY.put("(?i)sessions online", "practice: |kind: online");
        SAID_BY.put("(?i)way to you costs nothing", "travel-fee: no");
        SAID_BY.put("(?i)\\btravel:", "travel: Zfare");
        SAID_BY.put("(?i)\\baway:", "away: ");
        SAID_BY.put("(?i)no new clients", "new-clients: no");
        SAID_BY.put("(?i)classes", "profession: yoga");
        SAID_BY.put("\\b(I|me|my)\\b", "voice: i|therapists/zada");
        SAID_BY.put("(?i)our therapists", "never");
        SAID_BY.put("(?i)sources", "sources:");
        SAID_BY.put("(?i)when you are here", "never");
        SAID_BY.put("(?i)confirmation", "never");
        SAID_BY.put("(?i)during our opening hours", "never");
        SAID_BY.put("(?i)opening hours", "hours:");
        SAID_BY.put("(?i)closed", "hours:");
        SAID_BY.put("(?i)book online", "book\\.zorn");
        SAID_BY.put("(?i)by e-mail", "email:");
        SAID_BY.put("(?i)shown with consent", "consent: true");
        SAID_BY.put("(?i)ask a doctor first", "ask-first");
        SAID_BY.put("(?i)who gives it", "therapists: |services: ");
        SAID_BY.put("(?i)\\bby zorn house", "never");
        SAID_BY.put("(?i)£", "currency: GBP");
        SAID_BY.put("(?i)extras", "add-ons");
        SAID_BY.put("(?i)call 999", "number: '999'");
        SAID_BY.put("(?i)ways to pay", "methods|rebate-note");
        SAID_BY.put("(?i)which funds pay", "claim:");
    }

    private static final Pattern HOLDS_A_PLACE = Pattern.compile(
            "(?i)\\bnull\\b|\\bundefined\\b|\\bnone\\b(?! known)|\\bno\\b$|\\bTODO\\b|lorem|\\{[a-z]+\\}|\\$\\{|invalid\\.example|example\\.org|, ,|: *$|  · |· *$|^ *·|\\( *\\)|– *$");

    @TempDir
    Path temp;

    @Test
    void noPageSaysWhatNobodySaid() throws IOException {
        look(Integer.getInteger("random.clinics", 20), 7);
    }

    @Tag("full")
    @Test
    void norDoesOneOfHundreds() throws IOException {
        look(300, 99);
    }

    private void look(int clinics, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < clinics && faults.size() < 40; i++) {
            Path root = temp.resolve("c" + i % 2);
            delete(root);
            String facts = write(root, random, i == 0 ? 0 : i == 1 ? 1 : random.nextDouble());
            try {
                GenerateResult result = Generator.generate(TestClinic.at(root).options(), stage -> {});
                assertThat(result.warnings()).as(facts).allMatch(w -> w.says().contains("The text is empty."));
            } catch (SiteException e) {
                faults.add("clinic " + i + ": " + e.getMessage());
                continue;
            }
            try (Stream<Path> files = Files.walk(root.resolve("target/site"))) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".html"))::iterator) {
                    String place =
                            "clinic " + i + ", " + root.resolve("target/site").relativize(file);
                    read(Jsoup.parse(Files.readString(file)), facts, place, faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Writes a clinic; whatever is left out, one can reach it. */
    private static String write(Path root, Random random, double share) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, List<String>> file : FILES.entrySet()) {
            boolean clinic = file.getKey().startsWith("data/");
            if (!clinic && random.nextDouble() > share + 0.1) {
                continue;
            }
            Map<String, String> facts = new LinkedHashMap<>();
            for (String fact : file.getValue()) {
                boolean first = facts.isEmpty();
                if (first || random.nextDouble() < share) {
                    facts.put(fact.substring(0, fact.indexOf(':')), fact);
                }
            }
            if (clinic && !facts.containsKey("contact")) {
                if (random.nextBoolean()) {
                    facts.put("contact", "contact: {phone: '+44 1632 960111'}");
                } else {
                    facts.put("booking", "booking: {url: 'https://book.zorn.example/'}");
                }
            }
            String keys = String.join("\n", facts.values()) + "\n";
            String text = random.nextBoolean() ? "Some words of the clinic's own.\n" : "";
            all.append(file.getKey()).append('\n').append(keys);
            Path at = root.resolve("content").resolve(file.getKey());
            Files.createDirectories(at.getParent());
            Files.writeString(at, clinic ? keys : "---\n" + keys + "---\n" + text);
        }
        // who names another has to find it
        Map<String, String> needs = Map.of(
                "therapists: [zada]", "therapists/zada.md",
                "author: zada", "therapists/zada.md",
                "services: [zfoot]", "services/zfoot.md",
                "days: {zmill: [monday]}", "locations/zmill.md",
                "service: zback", "services/zback.md");
        for (String file : FILES.keySet()) {
            Path at = root.resolve("content").resolve(file);
            if (Files.exists(at)) {
                String text = Files.readString(at);
                for (Map.Entry<String, String> need : needs.entrySet()) {
                    if (!Files.exists(root.resolve("content").resolve(need.getValue()))) {
                        text = text.replace(need.getKey() + "\n", "");
                    }
                }
                Files.writeString(at, text);
            }
        }
        return all.toString();
    }

    private static void read(Document page, String facts, String place, List<String> faults) {
        for (Element e : page.select("body *, title, meta[name=description]")) {
            String own = e.normalName().equals("meta")
                    ? e.attr("content")
                    : e.ownText().strip();
            if (!own.isEmpty()
                    && HOLDS_A_PLACE.matcher(own).find()
                    && !(own.endsWith(":") && !e.children().isEmpty())
                    && !(own.matches("[, ]+") && e.childrenSize() > 1) // links in a row
                    && !e.hasClass("dot")
                    && !own.equals("–")) {
                faults.add(place + ": holds a place: " + e.outerHtml());
            }
        }
        for (Element e : page.select(
                "h1, h2, h3, dt, dd, td, th, li, p, ul, ol, dl, table, section, nav, figcaption, caption, main, .panel, .side,"
                        + " .text, .prose, .columns, .wrap, .choices, .ways, .places, article, a, button")) {
            if (e.text().isBlank() && e.select("img, svg").isEmpty()) {
                faults.add(place + ": empty: " + e.outerHtml());
            }
        }
        for (Element dl : page.select("dl > div")) {
            if (dl.select("> dt").isEmpty() || dl.select("> dd").isEmpty()) {
                faults.add(place + ": half a row: " + dl.outerHtml());
            }
        }
        for (Element heading : page.select("main h2, main h3")) {
            Element block =
                    heading.parent().hasClass("heading") || heading.parent().hasClass("section-head")
                            ? heading.parent()
                            : heading;
            Element next = block.nextElementSibling();
            if (next == null
                    || next.normalName().matches("h[1-6]") && next.normalName().compareTo(heading.normalName()) <= 0) {
                if (!heading.parent().hasClass("article-card")
                        && !heading.parent().hasClass("service-card")
                        && !heading.parent().hasClass("therapist-card")
                        && !heading.parent().normalName().equals("article")
                        && !(heading.parent().normalName().equals("div")
                                && heading.parent().parent().hasClass("location-card"))) {
                    faults.add(place + ": a heading over nothing: "
                            + heading.parent().outerHtml());
                }
            }
        }
        page.select("script, style").remove();
        String text = page.text() + " " + page.select("meta[name=description]").attr("content");
        SAID_BY.forEach((said, by) -> {
            if (Pattern.compile(said).matcher(text).find()
                    && !Pattern.compile(by).matcher(facts).find()) {
                faults.add(place + ": says '" + said + "' without '" + by + "'");
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
