package org.clinicsite.source;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.facts.AddressStart;
import org.clinicsite.source.facts.Alone;
import org.clinicsite.source.facts.AnyCase;
import org.clinicsite.source.facts.As;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.Deniable;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.Names;
import org.clinicsite.source.facts.OneOf;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.Replaced;
import org.clinicsite.source.facts.Required;
import org.clinicsite.source.facts.SeasonDay;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Unwrapped;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Within;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.LanguageNames;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Binds a header, or the keys of a file of settings, to a record: the key {@code next-review} to the component
 * {@code nextReview}. Missing required keys and values of a wrong kind are errors with their place, unknown keys are
 * told; the record comes back as far as it could be filled.
 *
 * <p>Components may be {@link Wording}s, texts, {@code Integer}, {@code BigDecimal}, {@code Boolean}, {@link DateText}, {@link DayHours},
 * {@link AddressStart}, {@code DayOfWeek}, {@code Locale}, {@code ZoneId}, {@code Currency}, enums, records, and lists and maps of these. A
 * list or map that is not given is empty; anything else is null, unless the record's constructor sets a default.
 */
public final class RecordBinder {

    /** What a record type needs to know of itself, looked up once. */
    private record Shape(Constructor<?> constructor, List<Part> parts) {}

    record Part(
            String key,
            Class<?> type,
            Type generic,
            @Nullable Required required,
            @Nullable Deniable deniable,
            boolean inline,
            RecordComponent component) {

        /** Whether what is written says that there is none. */
        boolean isDenied(Value value) {
            return deniable != null
                    && value instanceof Value.Scalar scalar
                    && scalar.text().equalsIgnoreCase(Deniable.NO);
        }
    }

    /** Records that are written as one value. */
    private static final Set<Class<?>> ONE_VALUE =
            Set.of(AddressStart.class, DateText.class, DayHours.class, Price.class, SeasonDay.class, Wording.class);

    static final String BY_APPOINTMENT = "by-appointment";

    private final Map<Class<?>, Shape> shapes;
    private final ValueWords words;
    private final Locale locale;

    /** For a site whose language is not known yet; English is read. */
    RecordBinder() {
        this(new ConcurrentHashMap<>(), Locale.ENGLISH);
    }

    private RecordBinder(Map<Class<?>, Shape> shapes, Locale locale) {
        this.shapes = shapes;
        this.locale = locale;
        this.words = new ValueWords(locale);
    }

    /** One for a site in a language: it reads days, hours and prices in it, too, and takes its words where there are others. */
    RecordBinder in(Locale language) {
        return new RecordBinder(shapes, language);
    }

    /**
     * Binds.
     *
     * @param header the keys
     * @param type the record
     * @param source the file that the keys stand in
     * @param commaLists whether one text with commas is a list, as in a JBake header
     * @param problems gets what is wrong
     * @return null when the record's own constructor refuses its values
     */
    <R> @Nullable R bind(
            Value.Mapping header, Class<R> type, SourceText source, boolean commaLists, Problems problems) {
        return type.cast(new Binding(source, commaLists, Problem.Level.WARNING, problems).record(header, type, ""));
    }

    /** Binds a file that is ours alone, as {@link #bind}: there a key that nobody knows is an error. */
    <R> @Nullable R bindSettings(Value.Mapping keys, Class<R> type, SourceText source, Problems problems) {
        return type.cast(new Binding(source, false, Problem.Level.ERROR, problems).record(keys, type, ""));
    }

    /** All keys of a record that are to be written, those of inlined records included, sorted. */
    Set<String> keys(Class<?> type) {
        Set<String> keys = new TreeSet<>();
        for (Part part : shape(type).parts()) {
            if (part.inline()) {
                keys.addAll(keys(part.type()));
            } else if (!part.component().isAnnotationPresent(Replaced.class)) {
                keys.add(part.key());
            }
        }
        return keys;
    }

    /** The keys that a record cannot do without, in the order of its components. */
    List<String> required(Class<?> type) {
        return shape(type).parts().stream()
                .filter(part -> part.required() != null)
                .map(Part::key)
                .toList();
    }

    /** The keys of a record with what may stand behind each, in the order of its components. */
    List<Part> parts(Class<?> type) {
        return shape(type).parts();
    }

    /** Whether it is written as keys below its own. */
    static boolean holdsKeys(Class<?> type) {
        return type.isRecord() && !ONE_VALUE.contains(type) && !ChoiceReader.isChoice(type);
    }

    private Shape shape(Class<?> type) {
        Shape known = shapes.get(type);
        if (known != null) {
            return known;
        }
        RecordComponent[] components = type.getRecordComponents();
        List<Part> parts = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent c = components[i];
            types[i] = c.getType();
            parts.add(new Part(
                    key(c.getName()),
                    c.getType(),
                    c.getGenericType(),
                    c.getAnnotation(Required.class),
                    c.getAnnotation(Deniable.class),
                    c.isAnnotationPresent(Unwrapped.class),
                    c));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true); // a stage keeps the record of its settings to itself
            Shape shape = new Shape(constructor, parts);
            shapes.put(type, shape);
            return shape;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    /** The constants of an enum as they are written, in their order. */
    static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> EnumWord.of((Enum<?>) c))
                .toList();
    }

    /** What may stand in a map, each with what is said of it. */
    static Map<String, String> names(Names names) {
        try {
            Constructor<? extends Supplier<Map<String, String>>> constructor =
                    names.value().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("names that cannot be asked for: " + names.value(), e);
        }
    }

    /** A type without what stands in its brackets. */
    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
    }

    /** {@code nextReview} to {@code next-review}. */
    static String key(String component) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (Character.isUpperCase(c)) {
                key.append('-');
            }
            key.append(Character.toLowerCase(c));
        }
        return key.toString();
    }

    /** Days of work may stand without a place. */
    static boolean isListOfDays(Type type) {
        return type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == DayOfWeek.class;
    }

    private final class Binding {

        private final SourceText source;
        private final boolean commaLists;
        private final Problem.Level unknownKeys;
        private final Problems problems;
        private boolean toldOtherLanguage;

        Binding(SourceText source, boolean commaLists, Problem.Level unknownKeys, Problems problems) {
            this.source = source;
            this.commaLists = commaLists;
            this.unknownKeys = unknownKeys;
            this.problems = problems;
        }

        @Nullable
        Object record(Value.Mapping mapping, Class<?> type, String below) {
            Map<String, Value.Entry> left = new LinkedHashMap<>();
            for (Value.Entry entry : mapping.entries()) {
                left.put(entry.key(), entry);
            }
            Object made = fill(left, mapping, type, below);
            Set<String> known = keys(type);
            for (Value.Entry entry : left.values()) {
                reportUnknown(entry, below, known);
            }
            return made;
        }

        /** The draft's key of other programs has another name here, and without it the text would be published. */
        private static Optional<String> nearest(String key, Set<String> known) {
            if (key.equals("draft") && known.contains("status")) {
                return Optional.of("Write 'status: draft' to keep the text out of the site.");
            }
            return Nearest.key(key, known).map(near -> "Did you mean '" + near + "'?");
        }

        /** A header may come from another program; what it says is not lost without a word, nor stops the build. */
        private void reportUnknown(Value.Entry entry, String below, Set<String> known) {
            problems.add(new Problem(
                    Code.UNKNOWN_KEY,
                    unknownKeys,
                    source.path(),
                    source.line(entry.keyOffset()),
                    source.column(entry.keyOffset()),
                    "Unknown key '" + below + entry.key() + "'; it is not used.",
                    nearest(entry.key(), known)
                            .orElse(
                                    known.contains("extra")
                                            ? "Delete it, or put it below 'extra:' for templates of your own."
                                            : "There are: " + String.join(", ", known) + ".")));
        }

        private @Nullable Object fill(
                Map<String, Value.Entry> left, Value.Mapping mapping, Class<?> type, String below) {
            Shape shape = shape(type);
            Object[] values = new Object[shape.parts().size()];
            boolean whole = true;
            boolean told = false;
            for (int i = 0; i < values.length; i++) {
                Part part = shape.parts().get(i);
                if (part.inline()) {
                    values[i] = fill(left, mapping, part.type(), below);
                    whole &= values[i] != null;
                    continue;
                }
                Value.Entry entry = left.remove(part.key());
                Value value = entry == null || isNull(entry.value()) ? null : tagged(part, entry.value());
                if (value != null && (part.isDenied(value) || saysNo(part, value))) {
                    Object no = part.type() == Wording.class ? Wording.of(Deniable.NO) : Deniable.NO;
                    values[i] = requireNonNull(part.deniable()).told() ? no : null;
                    continue;
                }
                boolean silent = saysNothing(value, part.type());
                values[i] = value == null
                                || silent
                                        && (part.type() == String.class || part.type() == Wording.class)
                                        && !part.key().equals("image-alt")
                        ? empty(part.type())
                        : convert(value, part.type(), part.generic(), below + part.key());
                boolean lost = values[i] == null || values[i] instanceof List<?> list && list.isEmpty();
                told |= value != null && !silent && lost;
                if (value != null && values[i] != null) {
                    check(part.component(), value, values[i], below + part.key());
                }
                if (part.required() != null) {
                    if (silent) {
                        reportMissing(part, below, entry, left, mapping);
                    }
                    whole &= values[i] != null;
                }
            }
            try {
                return whole ? shape.constructor().newInstance(values) : null;
            } catch (InvocationTargetException e) {
                if (!told) { // what could not be read may be what the record misses
                    String message = String.valueOf(e.getTargetException().getMessage());
                    report(Code.CONFLICTING_VALUES, offsetOfKey(mapping, message), message, null);
                }
                return null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record that cannot be made: " + type, e);
            }
        }

        /** Languages by their tags where their names are written. */
        private static Value tagged(Part part, Value value) {
            As as = part.component().getAnnotation(As.class);
            if (as == null || as.value() != Form.LANGUAGE) {
                return value;
            }
            if (value instanceof Value.Items many) {
                return new Value.Items(
                        many.offset(),
                        many.items().stream().map(item -> tagged(part, item)).toList());
            }
            return value instanceof Value.Scalar scalar && !Form.LANGUAGE.fits(scalar.text())
                    ? LanguageNames.find(scalar.text())
                            .<Value>map(tag -> new Value.Scalar(scalar.offset(), tag, scalar.plain()))
                            .orElse(value)
                    : value;
        }

        /** Whether words say in the site's language that there is none: as a word of its own it would be nonsense on a page. */
        private boolean saysNo(Part part, Value value) {
            return part.deniable() != null
                    && part.type() == Wording.class
                    && value instanceof Value.Scalar scalar
                    && words.inEnglish(scalar.text()).equals(Deniable.NO);
        }

        /** Where the key stands that a message begins with; the beginning of all keys when it begins with none. */
        private static int offsetOfKey(Value.Mapping mapping, String message) {
            return mapping.entries().stream()
                    .filter(entry -> message.startsWith(entry.key() + ": "))
                    .map(Value.Entry::keyOffset)
                    .findFirst()
                    .orElse(mapping.offset());
        }

        /** Whether nothing is written; what is written and wrong was told. */
        private boolean saysNothing(@Nullable Value value, Class<?> type) {
            return value == null
                    || value instanceof Value.Items items
                            && items.items().stream().allMatch(Binding::isBlank)
                    || value instanceof Value.Mapping mapping
                            && mapping.entries().isEmpty()
                            && (type == Map.class
                                    || holdsKeys(type) && required(type).isEmpty())
                    || isBlank(value);
        }

        private static boolean isBlank(Value value) {
            return value instanceof Value.Scalar scalar
                    && (scalar.isNull() || scalar.text().isBlank());
        }

        /** A key that has to be there; a key that nobody knows may be the one that was meant. */
        private void reportMissing(
                Part part,
                String below,
                Value.@Nullable Entry entry,
                Map<String, Value.Entry> left,
                Value.Mapping mapping) {
            Value.Entry meant = entry != null
                    ? null
                    : Nearest.to(part.key(), left.keySet()).map(left::get).orElse(null);
            report(
                    Code.MISSING_KEY,
                    meant != null ? meant.keyOffset() : entry != null ? entry.keyOffset() : mapping.offset(),
                    "The key '" + below + part.key() + "' is missing.",
                    meant != null ? "Write it instead of '" + meant.key() + "'." : toAdd(part));
        }

        /** What to write where a key is missing. */
        private String toAdd(Part part) {
            Required required = requireNonNull(part.required());
            Class<?> record = part.type();
            if (part.type() == List.class && part.generic() instanceof ParameterizedType list) {
                record = raw(list.getActualTypeArguments()[0]);
            }
            if (holdsKeys(record) && record != WeekHours.class) {
                String keys = shape(record).parts().stream()
                        .filter(below -> below.required() != null)
                        .map(Part::key)
                        .collect(Collectors.joining(", "));
                return keys.isEmpty()
                        ? "Add a line '" + part.key() + ":' and its keys below it, indented: "
                                + String.join(", ", keys(record)) + "."
                        : "Add a line '" + part.key() + ":' and below it, indented, at least: " + keys + ".";
            }
            return "Add a line '" + part.key() + ": " + required.example() + "'.";
        }

        /** What a record component says of its value beyond its type. */
        private void check(RecordComponent component, Value value, Object made, String key) {
            As as = component.getAnnotation(As.class);
            if (as != null) {
                List<Value> values = value instanceof Value.Items items ? items.items() : List.of(value);
                for (Value one : values) {
                    if (one instanceof Value.Scalar scalar && !as.value().fits(scalar.text())) {
                        report(
                                Code.BAD_VALUE,
                                scalar.offset(),
                                word(key) + ": '" + scalar.text() + "' is not "
                                        + as.value().called() + ".",
                                as.value().advice());
                    }
                }
            }
            OneOf oneOf = component.getAnnotation(OneOf.class);
            if (oneOf != null) {
                for (Object one : made instanceof List<?> list ? list : List.of(made)) {
                    if (!List.of(oneOf.value()).contains(one)) {
                        report(
                                Code.BAD_VALUE,
                                value.offset(),
                                word(key) + ": '" + one + "' is not known here.",
                                Nearest.advice(String.valueOf(one), List.of(oneOf.value())));
                    }
                }
            }
            Names names = component.getAnnotation(Names.class);
            if (names != null && value instanceof Value.Mapping mapping) {
                Set<String> known = names(names).keySet();
                for (Value.Entry entry : mapping.entries()) {
                    if (!known.contains(entry.key())) {
                        report(
                                Code.UNKNOWN_RULE,
                                entry.keyOffset(),
                                "There is no rule '" + entry.key() + "'.",
                                Nearest.advice(entry.key(), known));
                    }
                }
            }
            Within within = component.getAnnotation(Within.class);
            if (within != null && numbers(made).anyMatch(n -> n < within.from() || n > within.to())) {
                report(
                        Code.BAD_VALUE,
                        value.offset(),
                        word(key) + ": " + made + " is out of range.",
                        "Write a number from " + within.from() + " to " + within.to() + ".");
            }
        }

        private static DoubleStream numbers(Object made) {
            return made instanceof Number number
                    ? DoubleStream.of(number.doubleValue())
                    : made instanceof Price price
                            ? Stream.of(price.amount(), price.highest())
                                    .filter(Objects::nonNull)
                                    .mapToDouble(BigDecimal::doubleValue)
                            : DoubleStream.empty();
        }

        private @Nullable Object convert(Value value, Class<?> type, Type generic, String key) {
            if (type == List.class) {
                return list(value, ((ParameterizedType) generic).getActualTypeArguments()[0], key);
            }
            if (type == Map.class) {
                return map(value, ((ParameterizedType) generic).getActualTypeArguments()[1], key);
            }
            if (type == Object.class) {
                return PlainValues.of(value, source, problems);
            }
            if (type == WeekHours.class) {
                return week(value, key);
            }
            if (type == Wording.class
                    && value instanceof Value.Mapping languages
                    && !languages.entries().isEmpty()) {
                return wording(languages, key);
            }
            if (type == DayHours.class
                    && value instanceof Value.Items many
                    && !many.items().isEmpty()) {
                return convert(joined(many), type, generic, key);
            }
            if (ChoiceReader.isChoice(type)) {
                try {
                    return ChoiceReader.read(value, type, key);
                } catch (ChoiceReader.Fault fault) {
                    report(fault.code(), fault.offset(), String.valueOf(fault.getMessage()), fault.advice());
                    return null;
                }
            }
            if (value instanceof Value.Scalar scalar) {
                Alone alone = type.getAnnotation(Alone.class);
                if (alone != null) {
                    Value.Entry entry = new Value.Entry(scalar.offset(), alone.value(), scalar);
                    return record(new Value.Mapping(scalar.offset(), List.of(entry)), type, key + ".");
                }
                if (holdsKeys(type)) {
                    report(
                            Code.WRONG_SHAPE,
                            value.offset(),
                            "'" + key + "' holds keys, not a text.",
                            "Its keys are: " + String.join(", ", keys(type)) + ".");
                    return null;
                }
                return scalar(scalar, type, key);
            }
            if (holdsKeys(type) && value instanceof Value.Mapping mapping) {
                return record(mapping, type, key + ".");
            }
            report(
                    Code.WRONG_SHAPE,
                    value.offset(),
                    "'" + key + "' is one value, not a list or keys.",
                    "Write it behind the colon: " + word(key) + ": …");
            return null;
        }

        /** A text for each language; the site shows that of its own. */
        private @Nullable Wording wording(Value.Mapping mapping, String key) {
            Map<String, String> languages = new LinkedHashMap<>();
            for (Value.Entry entry : mapping.entries()) {
                if (!Form.LANGUAGE.fits(entry.key()) || !(entry.value() instanceof Value.Scalar scalar)) {
                    report(
                            Code.WRONG_SHAPE,
                            entry.keyOffset(),
                            "'" + key + "' is a text, or a text for each language; '" + entry.key() + "' is neither.",
                            entry.value() instanceof Value.Items
                                    ? "Where it is a list, write the languages of each item: [{en: …, fr: …}]."
                                    : "Write it behind the colon: " + word(key) + ": …, or as {en: …, fr: …}.");
                    return null;
                }
                if (!isBlank(scalar)) {
                    languages.put(entry.key(), visible(scalar, key));
                }
            }
            String own = locale.toLanguageTag();
            Optional<Wording> wording = Wording.of(languages, own);
            if (wording.isEmpty()) {
                report(
                        Code.BAD_VALUE,
                        mapping.offset(),
                        "'" + key + "' says nothing in " + own + ", the language of the site.",
                        "Add '" + locale.getLanguage() + ": …' to it.");
                return null;
            }
            List<String> others = languages.keySet().stream()
                    .filter(tag -> Wording.of(Map.of(tag, tag), own).isEmpty())
                    .toList();
            if (!others.isEmpty() && !toldOtherLanguage) {
                toldOtherLanguage = true;
                problems.add(Problem.warning(
                        Code.OTHER_LANGUAGE,
                        source.path(),
                        source.line(mapping.offset()),
                        source.column(mapping.offset()),
                        "What is written in " + String.join(", ", others) + " is not shown: the site is in " + own
                                + ".",
                        "A site has one language; 'locale' in clinic.yaml says which. Keep the others for a site of"
                                + " their own."));
            }
            return wording.get();
        }

        /** Spans in a list are the same as spans in a row. */
        private static Value joined(Value.Items many) {
            return new Value.Scalar(
                    many.offset(),
                    many.items().stream()
                            .map(item -> item instanceof Value.Scalar scalar ? scalar.text() : "?")
                            .collect(Collectors.joining(", ")),
                    false);
        }

        /** Hours below the names of days: one of them, several or a stretch; one day's own line goes before a stretch. */
        private @Nullable WeekHours week(Value value, String key) {
            if (value instanceof Value.Scalar scalar
                            && !hours(scalar.text())
                                    .map(h -> h.byAppointment() && h.ranges().isEmpty())
                                    .orElse(false)
                    || value instanceof Value.Items) {
                report(
                        Code.WRONG_SHAPE,
                        value.offset(),
                        "'" + key + "' holds days, not a text.",
                        "Write a line such as 'mon-fri: 09:00-17:00' below it, indented, or '" + word(key)
                                + ": by appointment'.");
                return null;
            }
            if (!(value instanceof Value.Mapping mapping)) {
                return WeekHours.of(Map.of(), true);
            }
            Map<DayOfWeek, DayHours> stretches = new EnumMap<>(DayOfWeek.class);
            Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
            boolean byAppointment = false;
            boolean told = false; // what could not be read may be the open day
            for (Value.Entry entry : mapping.entries()) {
                if (entry.key().equals(BY_APPOINTMENT)) {
                    byAppointment = Boolean.TRUE.equals(
                            convert(entry.value(), Boolean.class, Boolean.class, key + "." + entry.key()));
                    continue;
                }
                Set<DayOfWeek> named = words.days(entry.key());
                if (named.isEmpty()) {
                    reportNoDay(entry, key);
                    told = true;
                    continue;
                }
                DayHours hours = isNull(entry.value())
                        ? DayHours.CLOSED
                        : (DayHours) convert(entry.value(), DayHours.class, DayHours.class, key + "." + entry.key());
                Map<DayOfWeek, DayHours> into = named.size() == 1 ? days : stretches;
                for (DayOfWeek day : named) {
                    if (into.containsKey(day)) {
                        report(
                                Code.CONFLICTING_VALUES,
                                entry.keyOffset(),
                                key + ": " + EnumWord.of(day) + " stands twice.",
                                "Write its hours in one line: '" + EnumWord.of(day) + ": 09:00-12:00, 13:00-18:00'.");
                        break;
                    }
                }
                told |= hours == null;
                if (hours != null) {
                    named.forEach(day -> into.put(day, hours));
                }
            }
            stretches.putAll(days);
            return WeekHours.of(stretches, byAppointment || told);
        }

        private void reportNoDay(Value.Entry entry, String key) {
            report(
                    Code.UNKNOWN_DAY,
                    entry.keyOffset(),
                    "'" + key + "." + entry.key() + "' is no day of the week here.",
                    words.isHoliday(entry.key())
                            ? "Public holidays have a line of their own beside 'hours': 'holidays: "
                                    + (locale.getCountry().isEmpty() ? "GB-ENG" : locale.getCountry())
                                    + "', or a part of the country such as AU-WA; 'holiday-hours: 10:00-14:00' when you are there on them."
                            : words.nearestDay(entry.key())
                                    .map(day -> "Write '" + day + "'.")
                                    .orElse("Write monday to sunday, or several as mon-fri, 'sat, sun', daily."));
        }

        private Optional<DayHours> hours(String text) {
            try {
                return Optional.of(dayHours(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private DayHours dayHours(String text) {
            try {
                return DayHours.parse(text);
            } catch (IllegalArgumentException e) {
                try {
                    return DayHours.parse(words.inEnglish(text));
                } catch (IllegalArgumentException again) {
                    throw e; // in the author's own words
                }
            }
        }

        private List<Object> list(Value value, Type element, String key) {
            List<Value> items = new ArrayList<>();
            if (value instanceof Value.Items many) {
                items.addAll(many.items());
            } else if (value instanceof Value.Scalar one && (commaLists || key.equals("tags"))) {
                int at = one.offset();
                for (String part : one.text().split(",", -1)) {
                    items.add(new Value.Scalar(
                            at + (part.length() - part.stripLeading().length()), part.strip(), one.plain()));
                    at += part.length() + 1;
                }
            } else {
                items.add(value);
            }
            List<Object> list = new ArrayList<>();
            for (Value item : items) {
                if (element == DayOfWeek.class && item instanceof Value.Scalar days) {
                    Set<DayOfWeek> named = words.days(days.text());
                    if (named.size() > 1) {
                        list.addAll(named);
                        continue;
                    }
                }
                if (!isNull(item)
                        && !(item instanceof Value.Scalar s && s.text().isBlank())) {
                    Object made = convert(item, raw(element), element, key);
                    if (made != null) {
                        list.add(made);
                    }
                }
            }
            return List.copyOf(list);
        }

        private Map<String, Object> map(Value value, Type element, String key) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (!(value instanceof Value.Mapping) && isListOfDays(element)) {
                return Map.of(TherapistFacts.EVERYWHERE, list(value, DayOfWeek.class, key));
            }
            if (!(value instanceof Value.Mapping mapping)) {
                report(
                        Code.WRONG_SHAPE,
                        value.offset(),
                        "'" + key + "' holds keys.",
                        "Write 'name: value' lines below it, indented.");
                return map;
            }
            for (Value.Entry entry : mapping.entries()) {
                if (raw(element) == List.class && saysNothing(entry.value(), List.class)) {
                    report(
                            Code.BAD_VALUE,
                            entry.keyOffset(),
                            "'" + key + "." + entry.key() + "' says nothing.",
                            "Write it behind the colon, or take the line away.");
                }
                Object made = convert(entry.value(), raw(element), element, key + "." + entry.key());
                if (made != null) {
                    map.put(entry.key(), made);
                }
            }
            return map;
        }

        private @Nullable Object scalar(Value.Scalar scalar, Class<?> type, String key) {
            String text = scalar.text();
            try {
                if (type == String.class) {
                    return visible(scalar, key);
                }
                if (type == Wording.class) {
                    return Wording.of(visible(scalar, key));
                }
                if (type == Integer.class) {
                    return Integer.valueOf(text);
                }
                if (type == BigDecimal.class) {
                    return new BigDecimal(text);
                }
                if (type == Boolean.class) {
                    return switch (text) {
                        case "true", "yes" -> Boolean.TRUE;
                        case "false", "no" -> Boolean.FALSE;
                        default -> throw new IllegalArgumentException("");
                    };
                }
                if (type == AddressStart.class) {
                    return new AddressStart(visible(scalar, key).strip(), scalar.offset());
                }
                if (type == DateText.class) {
                    return DateText.parse(text);
                }
                if (type == DayHours.class) {
                    return dayHours(text);
                }
                if (type == SeasonDay.class) {
                    return SeasonDay.parse(text);
                }
                if (type == Price.class) {
                    return price(text);
                }
                if (type == DayOfWeek.class) {
                    Set<DayOfWeek> days = words.days(text);
                    return days.size() == 1 ? days.iterator().next() : DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
                }
                if (type == Locale.class) {
                    Locale locale = new Locale.Builder().setLanguageTag(text).build();
                    if (locale.getLanguage().length() > 3) { // a name such as english is well-formed
                        throw new IllegalArgumentException(text);
                    }
                    return locale;
                }
                if (type == ZoneId.class) {
                    return ZoneId.of(text);
                }
                if (type == Currency.class) {
                    return Currency.getInstance(text);
                }
                if (type.isEnum()) {
                    return constant(type, text);
                }
            } catch (IllegalArgumentException | DateTimeException | IllformedLocaleException e) {
                boolean said = type == DayHours.class || type == Price.class && e.getMessage() != null;
                String why = said ? e.getMessage() + "." : "'" + text + "' is not " + named(type) + ".";
                report(Code.BAD_VALUE, scalar.offset(), word(key) + ": " + why, example(type, word(key), text));
                return null;
            }
            throw new IllegalStateException("no way to read a " + type);
        }

        private Price price(String text) {
            try {
                return Price.parse(text);
            } catch (IllegalArgumentException e) {
                return Price.parse(words.inEnglish(text));
            }
        }

        /** A text without the characters that nobody sees; they would stand in addresses and break searches. */
        private String visible(Value.Scalar scalar, String key) {
            String text = scalar.text().stripTrailing(); // a folded text ends with its line
            StringBuilder clean = null;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean hidden = Character.isISOControl(c) && c != '\n' && c != '\t'
                        || c == '\u200B'
                        || c == '\u2060'
                        || c == '\uFEFF'
                        || c == '\u00AD'
                        || c >= '\u202A' && c <= '\u202E'
                        || c >= '\u2066' && c <= '\u2069'
                        // joiners are letters' own business between letters of scripts that use them
                        || (c == '\u200C' || c == '\u200D') && !joins(text, i);
                if (hidden && clean == null) {
                    problems.add(Problem.warning(
                            Code.INVISIBLE_CHARACTER,
                            source.path(),
                            source.line(scalar.offset()),
                            source.column(scalar.offset()),
                            "'" + key + "' holds an invisible character (U+" + String.format("%04X", (int) c)
                                    + "); it is left out.",
                            "Type the text anew."));
                    clean = new StringBuilder(text.substring(0, i));
                } else if (clean != null && !hidden) {
                    clean.append(c);
                }
            }
            return clean == null ? text : clean.toString();
        }

        private static boolean joins(String text, int at) {
            return at > 0 && text.charAt(at - 1) > '\u0500';
        }

        private Object constant(Class<?> type, String text) {
            int at =
                    words(type).indexOf(type.isAnnotationPresent(AnyCase.class) ? text.toLowerCase(Locale.ROOT) : text);
            if (at < 0) {
                throw new IllegalArgumentException(text);
            }
            return type.getEnumConstants()[at];
        }

        private String named(Class<?> type) {
            if (type == Integer.class) {
                return "a whole number";
            }
            if (type == BigDecimal.class) {
                return "a number";
            }
            if (type == Boolean.class) {
                return "true or false";
            }
            if (type == Price.class) {
                return "a price";
            }
            if (type == DateText.class) {
                return "a date";
            }
            if (type == SeasonDay.class) {
                return "a day of one year or of each";
            }
            if (type == DayOfWeek.class) {
                return "a day of the week";
            }
            if (type == Locale.class) {
                return "a language tag";
            }
            if (type == ZoneId.class) {
                return "a time zone";
            }
            if (type == Currency.class) {
                return "a currency code";
            }
            return "known here";
        }

        private @Nullable String example(Class<?> type, String key, String text) {
            if (type == DateText.class) {
                return "Write it as 2026-03-14 or 2026-03-14T09:30:00+01:00.";
            }
            if (type == SeasonDay.class) {
                return "Write it as 06-01, or as 2027-06-01.";
            }
            if (type == DayHours.class) {
                return text.matches("[0-9]{1,2} ?[-\u2013] ?[0-9]{1,2}")
                        ? "Say which half of the day, such as 9am-5pm. Write it as 09:00-12:00, 13:00-18:00 or closed."
                        : "Write it as 09:00-12:00, 13:00-18:00 or closed.";
            }
            if (type == Integer.class) {
                return key.equals("minutes") && text.matches("[0-9]+ ?[-\u2013] ?[0-9]+")
                        ? "Write a stretch of time as the name: 'name: " + text + " minutes'."
                        : "Write digits only, such as 60.";
            }
            if (type == Price.class) {
                return "Write digits with a point before decimals and no currency, such as 58.50; or 'from 58', '58-80', 'on"
                        + " request', 'free', '20 per person'.";
            }
            if (type == BigDecimal.class) {
                return "Write digits only, with a point before decimals, such as 58.50.";
            }
            if (type == Locale.class) {
                return "Write it as en-GB.";
            }
            if (type == ZoneId.class) {
                return "Write it as Europe/London.";
            }
            if (type == Currency.class) {
                return "Write it as GBP.";
            }
            if (type == DayOfWeek.class || type.isEnum()) {
                List<String> names = words(type);
                return Nearest.to(text, names)
                                .map(n -> "Did you mean '" + n + "'? ")
                                .orElse("") + "There are: " + String.join(", ", names) + ".";
            }
            return null;
        }

        private void report(Code code, int offset, String message, @Nullable String advice) {
            problems.add(
                    Problem.error(code, source.path(), source.line(offset), source.column(offset), message, advice));
        }

        private static boolean isNull(Value value) {
            return value instanceof Value.Scalar scalar && scalar.isNull();
        }

        private static @Nullable Object empty(Class<?> type) {
            return type == List.class ? List.of() : type == Map.class ? Map.of() : null;
        }

        private static String word(String key) {
            return key.substring(key.lastIndexOf('.') + 1);
        }
    }
}
