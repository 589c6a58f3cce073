package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.text.SourceText;

/**
 * What clients say, in {@code reviews} of {@code clinic.yaml} and on the page of testimonials. Who shows it answers for its claims as
 * for own ones (CAP Code 3.45 to 3.47, 16 CFR 255.1 and 255.2, § 11 HWG), so that the rules on what massage does hold. Rules on how
 * something is put do not, for nobody rewrites another's words; nor those on praise and titles, which are about what a clinic says
 * of itself: that somebody found it the best is an opinion, and is read as one.
 */
final class ClientsWords {

    /** Rules on what massage does. */
    private static final Set<String> CLAIMS =
            Set.of("cure-claim", "boundless-claim", "serious-condition", "energy-as-fact", "vague-healing");

    /** The rule that takes all of it for a client's story. */
    private static final String STORY = "testimonial-claim";

    private static final String ADVICE =
            "You answer for a review that you show as for your own words: show another, or leave"
                    + " this part out and say 'edited: true'.";

    private char[] text = new char[1024];
    private int[] at = new int[1024];
    private int length;
    private final List<ProseBlock> blocks = new ArrayList<>();

    private ClientsWords() {}

    /** Whether a rule looks at them. */
    static boolean isLookedAtBy(Rule rule) {
        return isClaim(rule) || rule.name().equals(STORY);
    }

    private static boolean isClaim(Rule rule) {
        return CLAIMS.contains(rule.name());
    }

    /**
     * What there is to be said of them.
     *
     * @param key behind which they are written
     * @param said what clients say, as it is shown
     * @param rules those that hold, of which {@link #isLookedAtBy some} look at them
     */
    static List<Finding> check(
            FactPlaces places, String key, List<String> said, Clinic clinic, List<EditorialLint.Active> rules) {
        ClientsWords words = new ClientsWords();
        for (String one : said) {
            words.add(places.text(), Math.max(0, places.offset(key, one)), one);
        }
        LintedText plain = words.reading(places.text(), clinic, false);
        LintedText quoted = words.reading(places.text(), clinic, true);
        Report claims = new Report(plain, ADVICE);
        Report stories = new Report(quoted, ADVICE);
        for (EditorialLint.Active active : rules) {
            if (isClaim(active.rule())) {
                claims.begin(active.rule().name(), active.level());
                active.rule().check(plain, claims);
            } else if (isLookedAtBy(active.rule())) {
                stories.begin(active.rule().name(), active.level());
                active.rule().check(quoted, stories);
            }
        }
        List<Finding> findings = new ArrayList<>(claims.findings());
        findings.addAll(stories.findings());
        return findings;
    }

    /** One of them, each character with its place, also where YAML has it on several lines. */
    private void add(SourceText file, int offset, String said) {
        int start = length;
        String written = file.text();
        int place = offset;
        for (int i = 0; i < said.length(); i++) {
            int found = place;
            while (found < written.length()
                    && written.charAt(found) != said.charAt(i)
                    && isBetween(written.charAt(found))) {
                found++;
            }
            boolean met = found < written.length() && written.charAt(found) == said.charAt(i);
            put(said.charAt(i), met ? found : place);
            place = met ? found + 1 : place;
        }
        blocks.add(new ProseBlock(ProseBlock.Kind.PARAGRAPH, start, length, 0, false));
        put(' ', place);
    }

    /** What YAML may have between two characters of a text. */
    private static boolean isBetween(char c) {
        return c <= ' ' || "\"'\\>|-+".indexOf(c) >= 0;
    }

    private void put(char c, int place) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
            at = Arrays.copyOf(at, length * 2);
        }
        text[length] = c;
        at[length++] = place;
    }

    private LintedText reading(SourceText file, Clinic clinic, boolean quoted) {
        boolean[] all = new boolean[length + 1];
        Arrays.fill(all, quoted);
        List<ProseBlock> own = blocks.stream()
                .map(block -> new ProseBlock(block.kind(), block.start(), block.end(), block.section(), false))
                .toList();
        return new LintedText(file, new Prose(text, at, length, own, new int[0], all, clinic.lexicon()), clinic);
    }
}
