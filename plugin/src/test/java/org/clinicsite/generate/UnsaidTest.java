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

    /** What a page says, and the fact that it says it by: a pattern in the files. */
    private static final Map<String, String> SAID_BY = new LinkedHashMap<>();

    static {
        SAID_BY.put("(?i)no step-free access", "step-free: no");
        SAID_BY.put("(?i)no parking", "parking: no");
        SAID_BY.put("(?i)no fee for a missed", "no-show: no");
        SAID_BY.put("(?i)no fee for a late", "late: no");
        SAID_BY.put("(?i)health funds do not cover", "rebate-note: no");
        SAID_BY.put("(?i)no form to fill", "intake-form: no");
        SAID_BY.put("(?i)do not send health details", "health-details: no");
        SAID_BY.put("(?i)concession", "concession");
        SAID_BY.put("(?i)\\b(come to you)", "practice: |kind: mobile");
        SAID_BY.put("(?i)online appointments", "practice: |kind: online");
        SAID_BY.put("(?i)no charge for travel", "travel-fee: no");
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
        SAID_BY.put("(?i)by email", "email:");
        SAID_BY.put("(?i)shown with permission", "consent: true");
        SAID_BY.put("(?i)ask your doctor first", "ask-first");
        SAID_BY.put("(?i)who you will see", "therapists: |services: ");
        SAID_BY.put("(?i)\\bby zorn house", "never");
        SAID_BY.put("(?i)£", "currency: GBP");
        SAID_BY.put("(?i)extras", "add-ons");
        SAID_BY.put("(?i)call 999", "number: '999'");
        SAID_BY.put("(?i)how to pay", "methods|rebate-note");
        SAID_BY.put("(?i)which funds pay", "claim:");
    }

    private static final Pattern HOLDS_A_PLACE = Pattern.compile(
            "(?i)\\bnull\\b|\\bundefined\\b|\\bnone\\b(?! known)|\\bno\\b$|\\bTODO\\b|lorem|\\{[a-z]+\\}|\\$\\{|invalid\\.example|example\\.org|, ,|: *$|  · |· *$|^ *·|\\( *\\)|– *$");

    @TempDir
    Path temp;

    @Test
    void noPageSaysWhatNobodySaid() throws IOException {
        look(Integer.getInteger("random.clinics", 12), 7);
    }

    @Tag("full")
    @Test
    void norDoesOneOfHundreds() throws IOException {
        look(200, 99);
    }

    private void look(int clinics, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < clinics && faults.size() < 40; i++) {
            Path root = temp.resolve("c" + i % 2);
            delete(root);
            String facts = RandomClinic.write(root, random, i == 0 ? 0 : i == 1 ? 1 : random.nextDouble());
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
