package org.clinicsite.source.facts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of which a test names those that it is about; of all others nothing is said. */
public final class FewFacts {

    private FewFacts() {}

    /**
     * The clinic.
     *
     * @param namesAndValues of components, in turn
     */
    public static ClinicFacts clinic(Object... namesAndValues) {
        Map<String, Object> given = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        RecordComponent[] components = ClinicFacts.class.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(each -> given.containsKey(each.getName()) ? given.remove(each.getName()) : unsaid(each.getType()))
                .toArray();
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("no component of " + given.keySet());
        }
        try {
            return ClinicFacts.class
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object unsaid(Class<?> type) {
        return type == List.class ? List.of() : type == Map.class ? Map.of() : null;
    }
}
