package org.clinicsite.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.source.facts.AddressStart;
import org.clinicsite.source.facts.Alone;
import org.clinicsite.source.facts.AnyCase;
import org.clinicsite.source.facts.As;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.Deniable;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.Names;
import org.clinicsite.source.facts.OneOf;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.Replaced;
import org.clinicsite.source.facts.Says;
import org.clinicsite.source.facts.SeasonDay;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Within;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (draft 7, which editors know best: https://json-schema.org/draft-07) of the files that are bound to records,
 * derived from those records by the rules of {@link RecordBinder}. What a build reads without a word, a schema takes; what
 * only a build can tell, such as a slug that nothing has, it lets pass.
 */
public final class FactsSchema {

    private static final String DESCRIPTIONS = "key-descriptions.txt";

    /** What stood for a value before, and may be written in its old form still. */
    private static final List<String> OLD_WORDS = List.of("none");

    /** Keys of other programs that a text's header may have ({@link ContentReader}), each with what they are here. */
    private static final Map<String, String> FOREIGN = Map.of(
            "date", "As other programs call it: 'published' of an article, 'updated' of a page.",
            "draft", "As other programs call it: 'status: draft'.",
            "categories", "As other programs call it: 'tags'.");

    private static final Map<String, Object> PUBLISHED =
            Json.object("type", "boolean", "description", "As other programs call it: false is 'status: draft'.");

    private static final Map<String, Object> NOTHING = Json.object("type", "null");

    private final RecordBinder binder = new RecordBinder();
    private final OldForms oldForms;
    private final String where;
    private final Map<String, String> descriptions;

    private FactsSchema(OldForms oldForms, String where, Map<String, String> descriptions) {
        this.oldForms = oldForms;
        this.where = where;
        this.descriptions = descriptions;
    }

    /** That of {@code data/clinic.yaml}. */
    public static Map<String, Object> ofClinic() {
        return of(OldForms.TABLE, "data/clinic.yaml", "clinic").record(ClinicFacts.class, "");
    }

    /** That of a YAML file which stands beside a raw text and holds its keys. */
    public static Map<String, Object> of(ContentType type) {
        FactsSchema made = of(OldForms.TABLE, type.folder(), type.word());
        Map<String, Object> schema = new LinkedHashMap<>(made.record(type.facts(), ""));
        Map<String, Object> keys = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(schema.get("properties")))
                .forEach((key, value) -> keys.put((String) key, value));
        new TreeMap<>(FOREIGN).forEach((key, says) -> keys.putIfAbsent(key, Json.object("description", says)));
        keys.merge("published", PUBLISHED, (day, flag) -> described(day, flag)); // Jekyll
        keys.merge("status", Json.object("const", "published-date"), (ours, jbakes) -> described(ours, jbakes));
        schema.put("properties", keys);
        return schema;
    }

    /** That of a file of settings; what is said of its keys stands in the record. */
    static Map<String, Object> ofSettings(Class<? extends Record> type) {
        return new FactsSchema(new OldForms(List.of()), "", Map.of()).record(type, "");
    }

    static FactsSchema of(OldForms oldForms, String where, String kind) {
        Map<String, String> descriptions = new HashMap<>();
        if (!kind.equals("clinic")) {
            descriptions.putAll(described("common"));
        }
        descriptions.putAll(described(kind));
        return new FactsSchema(oldForms, where, descriptions);
    }

    /** What the reference says of the keys of one kind: a line each, kind, key and sentence. */
    private static Map<String, String> described(String kind) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FactsSchema.class.getResourceAsStream(DESCRIPTIONS)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns.length == 3 && columns[0].equals(kind))
                    .collect(Collectors.toMap(columns -> columns[1], columns -> columns[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys of a record, at a path such as {@code contact.} */
    Map<String, Object> record(Class<?> type, String above) {
        Map<String, Object> keys = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        addKeys(type, above, keys, required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("properties", keys);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private void addKeys(Class<?> type, String above, Map<String, Object> keys, List<String> required) {
        for (RecordBinder.Part part : binder.parts(type)) {
            if (part.inline()) {
                addKeys(part.type(), above, keys, required);
                continue;
            }
            keys.put(part.key(), key(part, above + part.key()));
            if (part.required() != null) {
                required.add(part.key());
            }
        }
        for (OldForms.OldForm row : oldForms.rows()) {
            boolean here = row.where().contains(where)
                    && row.key().startsWith(above)
                    && row.key().indexOf('.', above.length()) < 0;
            if (here && row.isRenamed()) {
                keys.putIfAbsent(
                        row.key().substring(above.length()),
                        Json.object(
                                "deprecationMessage", "It is called '" + row.now() + "' since " + row.since() + "."));
            }
        }
    }

    private Map<String, Object> key(RecordBinder.Part part, String path) {
        Map<String, Object> value = value(part.type(), part.generic(), part, path);
        List<Map<String, Object>> also = new ArrayList<>();
        if (part.deniable() != null && !takesAnyText(value)) {
            also.add(Json.object("type", "string", "pattern", "^" + anyCase(Deniable.NO) + "$"));
        }
        for (String word : OLD_WORDS) {
            oldForms.of(where, path, word)
                    .ifPresent(now -> also.add(
                            Json.object("const", word, "deprecationMessage", now.message() + " " + now.advice())));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        Says own = part.component().getAnnotation(Says.class);
        String says = own == null ? descriptions.get(path) : own.value();
        if (says != null) {
            schema.put("description", says);
        }
        Replaced replaced = part.component().getAnnotation(Replaced.class);
        if (replaced != null) {
            schema.put("deprecationMessage", "Write '" + replaced.by() + "'.");
        }
        if (also.isEmpty()) {
            schema.putAll(value);
        } else {
            schema.put("anyOf", Stream.concat(Stream.of(value), also.stream()).toList());
        }
        return schema;
    }

    private static boolean takesAnyText(Map<String, Object> schema) {
        return schema.get("type") instanceof List<?> types
                && types.contains("string")
                && !schema.containsKey("pattern");
    }

    private Map<String, Object> value(Class<?> type, Type generic, RecordBinder.Part part, String path) {
        if (type == List.class) {
            Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
            Map<String, Object> one = value(RecordBinder.raw(element), element, part, path);
            return anyOf(Json.object("type", "array", "items", one), one);
        }
        if (type == Map.class) {
            Type element = ((ParameterizedType) generic).getActualTypeArguments()[1];
            Map<String, Object> one = value(RecordBinder.raw(element), element, part, path);
            Names names = part.component().getAnnotation(Names.class);
            Map<String, Object> keys = names == null
                    ? schema("object", "additionalProperties", one)
                    : named(RecordBinder.names(names), one);
            return RecordBinder.isListOfDays(element) ? anyOf(keys, one) : keys;
        }
        if (type == Object.class) {
            return Map.of();
        }
        if (type == WeekHours.class) {
            return week();
        }
        if (type == Wording.class) {
            return wording();
        }
        if (ChoiceReader.isChoice(type)) {
            return choice(type);
        }
        if (RecordBinder.holdsKeys(type)) {
            Map<String, Object> keys = record(type, path + ".");
            return type.isAnnotationPresent(Alone.class)
                    ? anyOf(Json.object("type", List.of("string", "number", "boolean", "null")), keys)
                    : keys;
        }
        return scalar(type, part);
    }

    /** A map whose keys have names. */
    private static Map<String, Object> named(Map<String, String> names, Map<String, Object> one) {
        Map<String, Object> keys = new LinkedHashMap<>();
        names.forEach((name, says) -> {
            Map<String, Object> key = new LinkedHashMap<>();
            if (!says.isEmpty()) {
                key.put("description", says);
            }
            key.putAll(one);
            keys.put(name, key);
        });
        Map<String, Object> schema = schema("object", "properties", keys);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A text, or a text for each language. */
    private static Map<String, Object> wording() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("string", "number", "boolean", "null", "object"));
        schema.put("minProperties", 1);
        schema.put("propertyNames", Json.object("pattern", whole(Form.LANGUAGE.pattern())));
        schema.put("additionalProperties", Json.object("type", List.of("string", "number", "boolean", "null")));
        return schema;
    }

    /** A word alone, or one key with what it needs. */
    private static Map<String, Object> choice(Class<?> type) {
        List<String> alone = new ArrayList<>();
        Map<String, Object> keys = new LinkedHashMap<>();
        ChoiceReader.ways(type).forEach((word, needs) -> {
            if (needs.isEmpty()) {
                alone.add(word);
            } else {
                keys.put(
                        word,
                        Json.object(
                                "type",
                                List.of("string", "number"),
                                "pattern",
                                "^(?:" + needs.get().pattern() + ")$",
                                "description",
                                needs.get().advice()));
            }
        });
        if (keys.isEmpty()) {
            return alone.contains("true")
                    ? anyOf(words(alone), Json.object("enum", List.of(true, "yes")))
                    : words(alone);
        }
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("type", "object");
        key.put("properties", keys);
        key.put("minProperties", 1);
        key.put("maxProperties", 1);
        key.put("additionalProperties", false);
        return anyOf(words(alone), key);
    }

    private static Map<String, Object> week() {
        Map<String, Object> days = new LinkedHashMap<>();
        RecordBinder.words(DayOfWeek.class).forEach(day -> days.put(day, hours()));
        days.put(RecordBinder.BY_APPOINTMENT, flag());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "string", "null"));
        schema.put(
                "pattern",
                containsOneOf(Stream.concat(
                                DayHours.APPOINTMENTS.stream(), ValueWords.written(Set.of("by appointment")).stream())
                        .toList()));
        schema.put("properties", days);
        schema.put("additionalProperties", hours()); // mon-fri, lundi
        return schema;
    }

    /** A time has a digit; what has none is one of a few words. */
    private static Map<String, Object> hours() {
        List<String> words = new ArrayList<>(DayHours.APPOINTMENTS);
        words.add("closed");
        words.addAll(ValueWords.written(Set.of("closed", "by appointment")));
        String pattern = "[0-9]|" + containsOneOf(words);
        return anyOf(
                schema("string", "pattern", pattern),
                Json.object("type", "array", "items", Json.object("type", "string", "pattern", pattern)));
    }

    private static Map<String, Object> flag() {
        return anyOf(Json.object("type", List.of("boolean", "null")), Json.object("enum", List.of("yes", "no")));
    }

    private static Map<String, Object> scalar(Class<?> type, RecordBinder.Part part) {
        Within within = part.component().getAnnotation(Within.class);
        if (type == String.class) {
            OneOf oneOf = part.component().getAnnotation(OneOf.class);
            if (oneOf != null) {
                return words(List.of(oneOf.value()));
            }
            As as = part.component().getAnnotation(As.class);
            Map<String, Object> text = new LinkedHashMap<>();
            text.put("type", List.of("string", "number", "boolean", "null"));
            if (as != null) {
                // languages may be called by their names, too
                text.put(
                        "pattern",
                        as.value() == Form.LANGUAGE ? "\\S" : whole(as.value().pattern()));
            }
            return text;
        }
        if (type == Integer.class || type == BigDecimal.class || type == Price.class) {
            return number(type, within);
        }
        if (type == Boolean.class) {
            return flag();
        }
        if (type == AddressStart.class) {
            return schema("string", "pattern", whole(AddressStart.WRITTEN));
        }
        if (type == DateText.class) {
            return schema("string", "pattern", whole(DateText.WRITTEN.pattern()));
        }
        if (type == SeasonDay.class) {
            return schema("string", "pattern", whole(SeasonDay.WRITTEN));
        }
        if (type == DayHours.class) {
            return hours();
        }
        if (type == DayOfWeek.class) {
            return anyOf(words(RecordBinder.words(DayOfWeek.class)), Json.object("type", "string")); // mon-fri, lundi
        }
        if (type == Locale.class) {
            return schema("string", "pattern", whole("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"));
        }
        if (type == ZoneId.class) {
            return anyOf(
                    words(new TreeSet<>(ZoneId.getAvailableZoneIds())),
                    Json.object("type", "string", "pattern", "^(?:UTC|GMT|UT)?[+-]|^Z$"));
        }
        if (type == Currency.class) {
            return words(Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
        if (type.isEnum()) {
            Map<String, Object> words = words(RecordBinder.words(type));
            return type.isAnnotationPresent(AnyCase.class)
                    ? anyOf(
                            words,
                            Json.object(
                                    "type",
                                    "string",
                                    "pattern",
                                    "^(?:" + containsOneOf(RecordBinder.words(type)) + ")$"))
                    : words;
        }
        throw new IllegalStateException("no schema of a " + type);
    }

    private static Map<String, Object> number(Class<?> type, @Nullable Within within) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", List.of(type == Integer.class ? "integer" : "number", "string", "null"));
        if (within != null) {
            number.put("minimum", within.from());
            number.put("maximum", within.to());
        }
        List<String> words = new ArrayList<>(Price.WORDS);
        words.addAll(ValueWords.written(Set.of("on request", "free")));
        number.put(
                "pattern",
                type == Integer.class
                        ? whole("[+-]?[0-9]+")
                        : type == BigDecimal.class
                                ? whole("[+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?")
                                : "[0-9]|" + containsOneOf(words));
        return number;
    }

    private static Map<String, Object> words(Collection<String> words) {
        return anyOf(Json.object("enum", List.copyOf(words)), NOTHING);
    }

    /** A text that is all of this, or blank. */
    private static String whole(String pattern) {
        return "^(?:" + pattern + "|\\s*)$";
    }

    private static String containsOneOf(Collection<String> words) {
        return words.stream().distinct().map(FactsSchema::anyCase).collect(Collectors.joining("|"));
    }

    /** A pattern that takes any case; JSON Schema has no flag for it. Accents may be left out, as when it is read. */
    private static String anyCase(String word) {
        StringBuilder out = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (!Character.isLetter(c)) {
                out.append(c == ' ' ? "\\s+" : c == '\'' || c == '\u2019' ? "['\u2019]" : Character.toString(c));
                return;
            }
            TreeSet<String> forms = new TreeSet<>();
            String letter = Character.toString(c);
            String bare = java.text.Normalizer.normalize(letter, java.text.Normalizer.Form.NFD)
                    .substring(0, 1);
            for (String form : List.of(letter, bare)) {
                forms.add(form.toLowerCase(Locale.ROOT));
                forms.add(form.toUpperCase(Locale.ROOT));
            }
            forms.removeIf(form -> form.length() > 1);
            out.append('[').append(String.join("", forms)).append(']');
        });
        return out.toString();
    }

    private static Map<String, Object> schema(String type, String word, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of(type, "null"));
        schema.put(word, value);
        return schema;
    }

    /** One or the other, with what is said of the first. */
    private static Map<String, Object> described(Object first, Object second) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Object says = ((Map<?, ?>) first).get("description");
        if (says != null) {
            schema.put("description", says);
        }
        schema.putAll(anyOf(first, second));
        return schema;
    }

    private static Map<String, Object> anyOf(Object... schemas) {
        return Map.of("anyOf", List.of(schemas));
    }
}
