package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.source.facts.ClinicFacts.Profession;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.WordFile;
import org.jspecify.annotations.Nullable;

/**
 * What the law of a place says on what a clinic's site may show; {@code laws.txt} has it, each with its source. A part of a
 * country that has no rule of its own has its country's: {@code US-CA} has those of {@code US}.
 *
 * @param code such as {@code GB}, {@code CA-ON}; empty when none is known
 */
record Jurisdiction(String code) {

    /** Parts of the addresses of pages that say who is behind a site: words/LANGUAGE/pages.txt. */
    static final Set<String> LEGAL_NOTICE_NAMES = LanguageWords.of("pages").all("legal-notice");

    /** Parts of the addresses of pages on people's data. */
    static final Set<String> PRIVACY_NAMES = LanguageWords.of("pages").all("privacy");

    /** Stands for a clinic that does not say what it practises. */
    private static final String UNSAID = "unsaid";

    private static final String NEVER = "never";

    Jurisdiction {
        code = code.toUpperCase(Locale.ROOT);
    }

    /**
     * A rule of a place.
     *
     * @param place its code
     * @param values what holds there, such as a number of years
     * @param law what it is called, to stand in brackets
     */
    record Rule(String place, List<String> values, String law) {

        private boolean isFor(@Nullable Profession profession) {
            return values.contains(profession == null ? UNSAID : EnumWord.of(profession));
        }

        /** The professions that it is for, as they are written in {@code clinic.yaml}. */
        List<String> professions() {
            return values.stream().filter(value -> !value.equals(UNSAID)).toList();
        }

        /** How many years; empty where a voucher never ends. */
        Optional<Integer> years() {
            return values.get(0).equals(NEVER) ? Optional.empty() : Optional.of(Integer.valueOf(values.get(0)));
        }
    }

    /** Read when it is first asked for. */
    private static final class Laws {

        private static final Map<String, List<Rule>> SECTIONS = new HashMap<>();

        static {
            WordFile file = requireNonNull(WordFile.read(Jurisdiction.class, "laws.txt"));
            for (WordFile.Entry entry : file.entries()) {
                String source = file.source(entry.source());
                String law = source.substring(0, source.indexOf(';'));
                for (String line : entry.words()) {
                    List<String> words = Arrays.asList(line.split(" ", -1));
                    SECTIONS.computeIfAbsent(entry.section(), section -> new ArrayList<>())
                            .add(new Rule(words.get(0), words.subList(1, words.size()), law));
                }
            }
        }
    }

    private List<Rule> rules(String section) {
        List<Rule> all = Laws.SECTIONS.getOrDefault(section, List.of());
        List<Rule> own = all.stream().filter(rule -> rule.place().equals(code)).toList();
        return !own.isEmpty()
                ? own
                : all.stream().filter(rule -> rule.place().equals(country())).toList();
    }

    private Optional<Rule> first(String section) {
        return rules(section).stream().findFirst();
    }

    /**
     * The rule by which a clinic may not show what clients said.
     *
     * @param profession what is practised; null where the clinic does not say it, and the stricter rule holds
     */
    Optional<Rule> noTestimonials(@Nullable Profession profession) {
        return rules("no-testimonials").stream()
                .filter(rule -> rule.isFor(profession))
                .findFirst();
    }

    /** Of a country as a whole the part that does not allow them, if there is one. */
    Optional<String> partWithoutTestimonials(@Nullable Profession profession) {
        return Laws.SECTIONS.getOrDefault("no-testimonials", List.of()).stream()
                .filter(rule -> rule.place().startsWith(code + "-") && rule.isFor(profession))
                .map(Rule::place)
                .sorted()
                .findFirst();
    }

    /** The rule by which what clients said of a treatment's result is no advertisement. */
    Optional<Rule> testimonialsWithCare(@Nullable Profession profession) {
        return rules("testimonials-with-care").stream()
                .filter(rule -> rule.isFor(profession))
                .findFirst();
    }

    /** The least number of years that a voucher must hold; empty where the law is silent or unknown. */
    Optional<Rule> voucherYears() {
        return first("voucher-years");
    }

    /** The years that a voucher had better hold, by what courts let stand. */
    Optional<Rule> voucherYearsAdvised() {
        return first("voucher-years-advised");
    }

    /** The law that asks for a page on who is behind the site, with the name of its file. */
    Optional<Rule> legalNotice() {
        return first("legal-notice");
    }

    /** The law that asks for the same, where the numbers on each page are enough. */
    Optional<Rule> legalNumbers() {
        return first("legal-numbers");
    }

    /** The law that wants people told what becomes of their data; empty where none is known. */
    Optional<Rule> privacy() {
        return first("privacy");
    }

    private String country() {
        int dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }
}
