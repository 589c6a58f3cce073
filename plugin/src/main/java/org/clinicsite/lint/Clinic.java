package org.clinicsite.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clinicsite.source.Content;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Wording;

/**
 * What rules know of the clinic.
 *
 * @param lexicon the words of its language
 * @param pack the rules of its jurisdiction
 * @param language ISO 639, such as {@code en}
 * @param today the build's day
 * @param people its therapists
 * @param contraindications names by which a link leads to the page on contraindications, in lower case
 */
record Clinic(
        Lexicon lexicon,
        Pack pack,
        String language,
        LocalDate today,
        List<Person> people,
        List<String> contraindications) {

    /**
     * A therapist.
     *
     * @param path the file
     * @param name in lower case
     * @param firstName in lower case
     * @param credentials licences, certificates and memberships with the bodies that keep them, in lower case; no degrees
     */
    record Person(String path, String name, String firstName, String credentials) {

        private static Person of(Source source, TherapistFacts facts) {
            StringBuilder credentials = new StringBuilder();
            for (TherapistFacts.Credential credential : facts.credentials()) {
                if (!"degree".equals(credential.category())) {
                    credentials
                            .append(credential.name())
                            .append(' ')
                            .append(credential.body())
                            .append(' ');
                    credentials
                            .append(credential.suffix() == null ? "" : credential.suffix())
                            .append('\n');
                }
            }
            String title = Wording.textOf(facts.common().title());
            String name = title == null ? source.baseName() : title;
            int blank = name.indexOf(' ');
            return new Person(
                    source.path(),
                    name.toLowerCase(Locale.ROOT),
                    (blank < 0 ? name : name.substring(0, blank)).toLowerCase(Locale.ROOT),
                    credentials.toString().toLowerCase(Locale.ROOT));
        }

        /** Whether the credentials speak of a title, singular or plural. */
        boolean holds(String title) {
            String singular = title.endsWith("s") ? title.substring(0, title.length() - 1) : title;
            String stem = singular.length() > 8 ? singular.substring(0, singular.length() - 3) : singular;
            return credentials.contains(stem);
        }
    }

    static Clinic of(Content content, LocalDate today) {
        String language = content.clinic().locale().getLanguage();
        Pack pack = Pack.of(content.clinic().rules());
        List<Person> people = new ArrayList<>();
        List<String> contraindications = new ArrayList<>();
        for (Source source : content.sources()) {
            if (source.facts() instanceof TherapistFacts facts) {
                people.add(Person.of(source, facts));
            } else if (source.facts() instanceof PageFacts facts
                    && "contraindications".equals(facts.common().layout())) {
                contraindications.add(source.baseName().toLowerCase(Locale.ROOT));
                if (facts.common().slug() != null) {
                    contraindications.add(facts.common().slug().toLowerCase(Locale.ROOT));
                }
                if (facts.common().permalink() != null) {
                    contraindications.add(facts.common().permalink().toLowerCase(Locale.ROOT));
                }
            }
        }
        return new Clinic(Lexicon.of(language, pack), pack, language, today, people, contraindications);
    }
}
