package org.clinicsite.source.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people read is a {@link Wording} in all facts, so that a second language is data and never a type. A text of any
 * other kind says by {@code @As} or {@code @OneOf} what it is, or stands here with the reason.
 */
class WordsOfFactsTest {

    private static final String PROPER = "a name that is registered, the same in every language";
    private static final String POSTAL = "written as the country's post reads it";
    private static final String FILE = "a file of the clinic";
    private static final String DIALLED = "a number that one dials";
    private static final String CITED = "cited in the language in which it appeared";
    private static final String ADDRESS = "an address of the site";
    private static final String TEMPLATES = "for templates and the build, shown to nobody";

    private static final Map<String, String> NO_WORDS = Map.ofEntries(
            Map.entry("ClinicFacts.legalName", PROPER),
            Map.entry("ClinicFacts.url", "a web address, looked at by BaseUrl"),
            Map.entry("MenuEntry.link", ADDRESS),
            Map.entry("MenuLink.link", ADDRESS),
            Map.entry("Announcement.link", ADDRESS),
            Map.entry("ClinicFacts.theme", "colours and files"),
            Map.entry("Embed.pages", ADDRESS),
            Map.entry("Embed.image", FILE),
            Map.entry("Emergency.number", DIALLED),
            Map.entry("Emergency.advice", DIALLED),
            Map.entry("LegalId.value", "a number that an office gave"),
            Map.entry("Review.name", PROPER),
            Map.entry("Review.about", ADDRESS),
            Map.entry("Home.image", FILE),
            Map.entry("Shot.image", FILE),
            Map.entry("CommonFacts.slug", ADDRESS),
            Map.entry("CommonFacts.permalink", ADDRESS),
            Map.entry("CommonFacts.aliases", ADDRESS),
            Map.entry("CommonFacts.type", TEMPLATES),
            Map.entry("CommonFacts.layout", TEMPLATES),
            Map.entry("CommonFacts.image", FILE),
            Map.entry("CommonFacts.waive", "the reason is for those who edit the site"),
            Map.entry("CommonFacts.extra", TEMPLATES),
            Map.entry("ArticleFacts.author", "whose page it is, or a person's name"),
            Map.entry("ArticleFacts.reviewer", "whose page it is"),
            Map.entry("ArticleFacts.service", ADDRESS),
            Map.entry("ArticleFacts.related", ADDRESS),
            Map.entry("Source.title", CITED),
            Map.entry("Source.publisher", CITED),
            Map.entry("Source.doi", "an identifier"),
            Map.entry("Action.to", ADDRESS),
            Map.entry("ConditionFacts.reviewer", "whose page it is"),
            Map.entry("ConditionFacts.services", ADDRESS),
            Map.entry("ConditionFacts.therapists", ADDRESS),
            Map.entry("Download.file", FILE),
            Map.entry("EventFacts.location", ADDRESS),
            Map.entry("EventFacts.therapists", ADDRESS),
            Map.entry("JobFacts.locations", ADDRESS),
            Map.entry("ServiceFacts.therapists", ADDRESS),
            Map.entry("ServiceFacts.locations", ADDRESS),
            Map.entry("TherapistFacts.services", ADDRESS),
            Map.entry("TherapistFacts.days", ADDRESS),
            Map.entry("Credential.suffix", "letters that a body gives, the same in every language"),
            Map.entry("Credential.number", "a number that a body gave"),
            Map.entry("Address.street", POSTAL),
            Map.entry("Address.locality", POSTAL),
            Map.entry("Address.region", POSTAL),
            Map.entry("Address.postalCode", POSTAL));

    private final Set<String> bare = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private int words;

    @Test
    void whatPeopleReadIsOfTheOneTypeThatMayHaveLanguages() {
        look(ClinicFacts.class);
        kinds(Facts.class).forEach(this::look);
        assertThat(bare)
                .as("texts that are no Wording; make them one, or say above what they are")
                .isEqualTo(new TreeSet<>(NO_WORDS.keySet()));
        assertThat(words).isGreaterThan(60);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(WordsOfFactsTest::kinds);
    }

    private void look(Class<?> record) {
        if (!seen.add(record)) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            look(record, component, component.getGenericType());
        }
    }

    private void look(Class<?> record, RecordComponent component, Type type) {
        if (type instanceof ParameterizedType many) {
            for (Type each : many.getActualTypeArguments()) {
                look(record, component, each);
            }
        } else if (type == Wording.class) {
            words++;
        } else if (type == String.class || type == Object.class) {
            if (component.getAnnotation(As.class) == null && component.getAnnotation(OneOf.class) == null) {
                bare.add(record.getSimpleName() + "." + component.getName());
            }
        } else if (type instanceof Class<?> one && one.isRecord()) {
            look(one);
        }
    }
}
