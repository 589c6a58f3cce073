package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Clinics of which random facts are left out; whatever is, one can reach them. */
public final class RandomClinic {

    private RandomClinic() {}

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

    /** Writes a clinic; whatever is left out, one can reach it. */
    public static String write(Path root, Random random, double share) throws IOException {
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
}
