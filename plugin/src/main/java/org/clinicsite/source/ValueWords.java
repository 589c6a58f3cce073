package org.clinicsite.source;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.clinicsite.text.LanguageWords;
import org.jspecify.annotations.Nullable;

/**
 * Names of days, and the words in hours and prices, as people write them in the site's language or in English. The list
 * is {@code words/LANGUAGE/values.txt}; it is read when first something is not written as this plugin writes it.
 */
final class ValueWords {

    private static final String KEYS = "/keys";
    private static final String VALUES = "/values";
    private static final String RANGE = "range";
    private static final String AND = "and";
    private static final String FROM = "from";

    /** How a stretch of days is written, whatever the language. */
    private static final String DASHES = "[-\u2013\u2014]";

    private static final Pattern CENTS = Pattern.compile("(?<![0-9.,:])([0-9]+),([0-9]{2})(?![0-9.,:h])");

    private static final String BETWEEN_DAYS = "[,/&+;]";

    private final String language;
    private @Nullable Map<String, Map<String, String>> byLanguage;

    /** @param locale the site's language */
    ValueWords(Locale locale) {
        this.language = locale.getLanguage();
    }

    /**
     * The days that a key names: {@code mon}, {@code Mon-Fri}, {@code sat, sun}, {@code weekend}, {@code lundi}.
     *
     * @return in the order of the week; empty when it names none, or one that is not known
     */
    Set<DayOfWeek> days(String written) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        String plain = plain(written);
        Set<DayOfWeek> whole = one(plain);
        if (!whole.isEmpty()) {
            return whole;
        }
        // first what stands between the ends of a stretch: "t/m" has a sign in it that parts days
        String stretches = String.join("-", between(plain, RANGE, DASHES));
        for (String part : between(stretches, AND, BETWEEN_DAYS)) {
            Set<DayOfWeek> stretch = stretch(part.strip());
            if (stretch.isEmpty()) {
                return Set.of();
            }
            days.addAll(stretch);
        }
        return days;
    }

    /** Whether a key means public holidays, whose days no week knows. */
    boolean isHoliday(String written) {
        return meaning(plain(written)).filter("days:holidays"::equals).isPresent();
    }

    private Set<DayOfWeek> stretch(String written) {
        Set<DayOfWeek> one = one(written);
        if (!one.isEmpty()) {
            return one;
        }
        List<String> ends = between(written, RANGE, DASHES);
        if (ends.size() != 2) {
            return Set.of();
        }
        Set<DayOfWeek> first = one(withoutFrom(ends.get(0)));
        Set<DayOfWeek> last = one(ends.get(1));
        if (first.size() != 1 || last.size() != 1) {
            return Set.of();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        DayOfWeek end = last.iterator().next();
        for (DayOfWeek day = first.iterator().next(); ; day = day.plus(1)) {
            days.add(day);
            if (day == end) {
                return days;
            }
        }
    }

    /** A stretch may begin with a word for it: from Monday, de lunes, dal lunedì. */
    private String withoutFrom(String written) {
        if (written.startsWith(FROM + " ")) {
            return written.substring(FROM.length() + 1);
        }
        return all().getOrDefault(language + VALUES, Map.of()).entrySet().stream()
                .filter(word -> word.getValue().equals(FROM))
                .map(word -> word.getKey() + " ")
                .filter(written::startsWith)
                .max(Comparator.comparing(String::length))
                .map(word -> written.substring(word.length()))
                .orElse(written);
    }

    /** A day, or a word for several. */
    private Set<DayOfWeek> one(String written) {
        String word = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        return meaning(word.strip()).map(ValueWords::daysOf).orElse(Set.of());
    }

    private static Set<DayOfWeek> daysOf(String meaning) {
        return switch (meaning) {
            case "days:daily" -> EnumSet.allOf(DayOfWeek.class);
            case "days:weekdays" -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
            case "days:weekend" -> EnumSet.range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            default ->
                meaning.startsWith("day:")
                        ? EnumSet.of(DayOfWeek.valueOf(meaning.substring(4).toUpperCase(Locale.ROOT)))
                        : Set.of();
        };
    }

    private Optional<String> meaning(String plain) {
        Map<String, Map<String, String>> all = all();
        return Optional.ofNullable(all.getOrDefault(language + KEYS, Map.of()).get(plain))
                .or(() -> Optional.ofNullable(
                        Objects.requireNonNull(all.get("en" + KEYS)).get(plain)));
    }

    /** What a day of another language, or a misspelt one, was most likely meant to be; as it is written in English. */
    Optional<String> nearestDay(String written) {
        String plain = plain(written);
        for (Map<String, String> words : all().values()) {
            String meaning = words.get(plain);
            if (meaning != null && meaning.startsWith("day:")) {
                return Optional.of(meaning.substring(4));
            }
        }
        Map<String, String> names = new TreeMap<>();
        for (String tongue : List.of("en", language)) {
            all().getOrDefault(tongue + KEYS, Map.of()).forEach((word, meaning) -> {
                if (meaning.startsWith("day:") && word.length() > 3) {
                    names.put(word, meaning.substring(4));
                }
            });
        }
        return Nearest.to(plain, names.keySet()).map(names::get);
    }

    /** A value with the words of the site's language in English, in small letters. */
    String inEnglish(String written) {
        Map<String, String> words = all().getOrDefault(language + VALUES, Map.of());
        String text = " " + plain(written) + " ";
        List<String> longestFirst = new ArrayList<>(words.keySet());
        longestFirst.sort(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String word : longestFirst) {
            String meaning = Objects.requireNonNull(words.get(word));
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                boolean alone = !Character.isLetterOrDigit(text.charAt(at - 1))
                        && !Character.isLetterOrDigit(text.charAt(at + word.length()));
                if (alone) {
                    String before = text.substring(0, at);
                    boolean within = before.matches(".*\\d(?:[hu]|:?\\d*| u[hu]r)? ");
                    String said = meaning.equals("to") || meaning.equals("until") && within ? "-" : meaning;
                    text = before + said + text.substring(at + word.length());
                    at += said.length() - 1;
                }
            }
        }
        // two digits behind a comma are no thousands, but in English
        return (language.equals("en") ? text : CENTS.matcher(text).replaceAll("$1.$2")).strip();
    }

    /** The words of all languages for what hours and prices say in English, as the list has them. */
    static List<String> written(Set<String> meanings) {
        List<String> found = new ArrayList<>();
        read((language, meaning, word) -> {
            if (meanings.contains(meaning)) {
                found.add(word);
            }
        });
        return found;
    }

    private List<String> between(String text, String meaning, String signs) {
        String parts = text.replaceAll("\\s*" + signs + "\\s*", "\n");
        for (String tongue : List.of("en", language)) {
            for (Map.Entry<String, String> word :
                    all().getOrDefault(tongue + KEYS, Map.of()).entrySet()) {
                if (word.getValue().equals(meaning)) {
                    parts = parts.replace(" " + word.getKey() + " ", "\n");
                }
            }
        }
        return List.of(parts.split("\n", -1));
    }

    /** Without capitals, accents and doubled blanks. */
    private static String plain(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c == '\u00a0' || c == '\u202f' || c <= ' ') {
                if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (!isMark(c)) {
                plain.append(c == '\u0142' ? 'l' : c == '\u2019' ? '\'' : c);
            }
        }
        return plain.toString().strip();
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> read = byLanguage;
        if (read == null) {
            read = byLanguage();
            byLanguage = read;
        }
        return read;
    }

    /** By language the meaning of each word; a word with two meanings keeps the first, days before all else. */
    private static Map<String, Map<String, String>> byLanguage() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        read((language, meaning, word) -> {
            boolean ofKeys = meaning.contains(":") || meaning.equals(RANGE) || meaning.equals(AND);
            if (ofKeys) {
                all.computeIfAbsent(language + KEYS, l -> new HashMap<>()).putIfAbsent(plain(word), meaning);
            }
            if (!ofKeys || meaning.equals(AND)) {
                all.computeIfAbsent(language + VALUES, l -> new HashMap<>()).putIfAbsent(plain(word), meaning);
            }
        });
        return all;
    }

    private interface Word {
        void addWord(String language, String meaning, String word);
    }

    private static void read(Word each) {
        LanguageWords.of("values")
                .forEach((language, entry) ->
                        entry.words().forEach(word -> each.addWord(language, entry.section(), word)));
    }
}
