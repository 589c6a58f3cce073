package org.clinicsite.generate;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.source.Content;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.jspecify.annotations.Nullable;

/** The web addresses that the clinic's own facts name, whatever the key: the link filter takes them for the clinic's own. */
final class FactAddresses {

    private FactAddresses() {}

    /** All of {@code clinic.yaml} and of the headers of places, people and services, sorted. */
    static Set<String> of(Content content) {
        Set<String> found = new TreeSet<>();
        gather(content.clinic(), found);
        for (Source source : content.sources()) {
            if (source.facts() instanceof LocationFacts
                    || source.facts() instanceof TherapistFacts
                    || source.facts() instanceof ServiceFacts) {
                gather(source.facts(), found);
            }
        }
        return found;
    }

    private static void gather(@Nullable Object value, Set<String> found) {
        if (value instanceof String text) {
            if (text.regionMatches(true, 0, "https://", 0, 8) || text.regionMatches(true, 0, "http://", 0, 7)) {
                found.add(text.strip());
            }
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> gather(each, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> gather(each, found));
        } else if (value instanceof Record facts) {
            for (RecordComponent part : facts.getClass().getRecordComponents()) {
                try {
                    gather(part.getAccessor().invoke(facts), found);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(
                            "The facts " + facts.getClass().getName() + " cannot be read.", e);
                }
            }
        }
    }
}
