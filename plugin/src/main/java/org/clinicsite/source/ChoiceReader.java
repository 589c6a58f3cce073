package org.clinicsite.source;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.source.facts.Choice;
import org.clinicsite.source.facts.Form;
import org.jspecify.annotations.Nullable;

/** Reads {@link Choice}s: a record of a way and of what the way needs. */
final class ChoiceReader {

    private ChoiceReader() {}

    /** What is wrong with what was written, and where. */
    static final class Fault extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Code code;
        private final int offset;
        private final String advice;

        Fault(Code code, int offset, String message, String advice) {
            super(message);
            this.code = code;
            this.offset = offset;
            this.advice = advice;
        }

        Code code() {
            return code;
        }

        int offset() {
            return offset;
        }

        String advice() {
            return advice;
        }
    }

    /** Whether a type is such a record. */
    static boolean isChoice(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] parts = type.getRecordComponents();
        return parts.length == 2
                && parts[0].getType().isEnum()
                && Choice.class.isAssignableFrom(parts[0].getType())
                && parts[1].getType() == String.class;
    }

    /** The words of the ways with what each needs, in the enum's order. */
    static Map<String, Optional<Form>> ways(Class<?> type) {
        Class<?> choices = type.getRecordComponents()[0].getType();
        List<String> words = RecordBinder.words(choices);
        Map<String, Optional<Form>> ways = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            ways.put(words.get(i), Optional.ofNullable(((Choice) choices.getEnumConstants()[i]).needs()));
        }
        return ways;
    }

    /**
     * Reads one.
     *
     * @param key with those above it, such as {@code contact.form}
     * @throws Fault when it is no way, or not with what it needs
     */
    static Object read(Value value, Class<?> type, String key) throws Fault {
        if (value instanceof Value.Scalar scalar) {
            int colon = scalar.text().indexOf(':');
            String word = (colon < 0 ? scalar.text() : scalar.text().substring(0, colon)).strip();
            return made(
                    type,
                    key,
                    word,
                    scalar.offset(),
                    colon < 0 ? null : scalar.text().substring(colon + 1).strip(),
                    scalar.offset());
        }
        if (value instanceof Value.Mapping mapping && mapping.entries().size() == 1) {
            Value.Entry entry = mapping.entries().get(0);
            if (entry.value() instanceof Value.Scalar scalar) {
                return made(
                        type,
                        key,
                        entry.key(),
                        entry.keyOffset(),
                        scalar.isNull() || scalar.text().isBlank() ? null : scalar.text(),
                        scalar.isNull() ? entry.keyOffset() : scalar.offset());
            }
        }
        boolean several =
                value instanceof Value.Mapping mapping && mapping.entries().size() > 1;
        throw new Fault(
                several ? Code.CONFLICTING_VALUES : Code.WRONG_SHAPE,
                several ? ((Value.Mapping) value).entries().get(1).keyOffset() : value.offset(),
                "'" + key + "' takes one of its ways" + (several ? ", and several are written." : "."),
                written(type, key));
    }

    private static Object made(Class<?> type, String key, String word, int offset, @Nullable String id, int idOffset)
            throws Fault {
        Map<String, Optional<Form>> ways = ways(type);
        if (word.equals("yes") && ways.containsKey("true")) {
            return made(type, key, "true", offset, id, idOffset);
        }
        Optional<Form> needs = ways.get(word);
        if (needs == null) {
            throw new Fault(
                    Code.BAD_VALUE,
                    offset,
                    key + ": '" + word + "' is not known here.",
                    Nearest.to(word, ways.keySet())
                                    .map(near -> "Did you mean '" + near + "'? ")
                                    .orElse("")
                            + written(type, key));
        }
        if (needs.isEmpty() && id != null) {
            throw new Fault(
                    Code.WRONG_SHAPE,
                    idOffset,
                    "'" + key + "." + word + "' takes nothing behind it.",
                    "Write '" + last(key) + ": " + word + "'.");
        }
        if (needs.isPresent() && (id == null || !needs.get().fits(id))) {
            throw new Fault(
                    Code.BAD_VALUE,
                    idOffset,
                    id == null
                            ? "'" + key + "." + word + "' says nothing; it needs "
                                    + needs.get().called() + "."
                            : key + "." + word + ": '" + id + "' is not "
                                    + needs.get().called() + ".",
                    needs.get().advice());
        }
        try {
            Class<?> choices = type.getRecordComponents()[0].getType();
            Object way = choices.getEnumConstants()[new ArrayList<>(ways.keySet()).indexOf(word)];
            return type.getDeclaredConstructor(choices, String.class).newInstance(way, id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a choice that cannot be made: " + type, e);
        }
    }

    /** How each way is written. */
    private static String written(Class<?> type, String key) {
        List<String> lines = new ArrayList<>();
        ways(type).forEach((word, needs) -> lines.add(needs.isEmpty() ? word : "{" + word + ": …}"));
        return "Write '" + last(key) + ":' and one of " + String.join(", ", lines) + ".";
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
