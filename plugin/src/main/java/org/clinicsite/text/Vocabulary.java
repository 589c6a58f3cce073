package org.clinicsite.text;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be known of a language to find its subjects in running text: its small words. Read from words/LANGUAGE/headings.txt. */
public final class Vocabulary {

    private final String language;
    private final Set<String> traits;
    private final Set<String> function;
    private final Set<String> weak;
    private final Set<String> nouns;
    private final Set<String> connectors;
    private final Set<String> articles;
    private final Set<String> determiners;
    private final Set<String> prepositions;
    private final Set<String> subjects;
    private final Set<String> auxiliaries;
    private final Set<String> objects;
    private final Set<String> joining;
    private final Set<String> describing;

    private Vocabulary(String language, Map<String, Set<String>> parts) {
        this.language = language;
        traits = parts.getOrDefault("traits", Set.of());
        function = parts.getOrDefault("function", Set.of());
        weak = parts.getOrDefault("weak", Set.of());
        nouns = parts.getOrDefault("nouns", Set.of());
        connectors = parts.getOrDefault("connectors", Set.of());
        articles = parts.getOrDefault("articles", Set.of());
        determiners = parts.getOrDefault("determiners", Set.of());
        prepositions = parts.getOrDefault("prepositions", Set.of());
        subjects = parts.getOrDefault("subjects", Set.of());
        auxiliaries = parts.getOrDefault("auxiliaries", Set.of());
        objects = parts.getOrDefault("objects", Set.of());
        joining = parts.getOrDefault("joining", Set.of());
        describing = parts.getOrDefault("describing", Set.of());
    }

    /** All that there are; read once, by whom needs them first. */
    public static List<Vocabulary> all() {
        return Loaded.ALL;
    }

    private static final class Loaded {
        private static final LanguageWords WORDS = LanguageWords.of("headings");
        static final List<Vocabulary> ALL = WORDS.byLanguage("function").keySet().stream()
                .map(language -> new Vocabulary(language, parts(language)))
                .toList();
        /** Small words of languages that have no vocabulary here and share some with one that has. */
        static final List<Set<String>> OTHERS =
                WORDS.byLanguage("small").values().stream().map(Set::copyOf).toList();

        private static Map<String, Set<String>> parts(String language) {
            Map<String, Set<String>> parts = new HashMap<>();
            for (WordFile.Entry entry :
                    requireNonNull(LanguageWords.file(language, "headings")).entries()) {
                Set<String> part = parts.computeIfAbsent(entry.section(), section -> new HashSet<>());
                entry.words().forEach(word -> part.add(word.toLowerCase(Locale.ROOT)));
            }
            return parts;
        }
    }

    /**
     * The language of a text, by the share of its words that are function words.
     *
     * @param words in lower case
     * @return null when it is none of those known
     */
    public static @Nullable Vocabulary of(List<String> words) {
        Vocabulary best = null;
        int most = words.size() / 5; // running text has a third to a half of them
        for (Vocabulary vocabulary : all()) {
            int hits = 0;
            for (String word : words) {
                hits += vocabulary.function.contains(word) ? 1 : 0;
            }
            if (hits > most) {
                most = hits;
                best = vocabulary;
            }
        }
        return isOther(words, most) ? null : best;
    }

    /** Whether a text has more small words of such a language. */
    private static boolean isOther(List<String> words, int hits) {
        for (Set<String> other : Loaded.OTHERS) {
            if (words.stream().filter(other::contains).count() > hits) {
                return true;
            }
        }
        return false;
    }

    /** Whether nouns are written with a capital. */
    public boolean capitalisesNouns() {
        return traits.contains("nouns have capitals");
    }

    /** Whether adjectives stand behind their noun. */
    public boolean adjectivesFollow() {
        return traits.contains("adjectives follow");
    }

    /** Whether a word joins two noun phrases so closely that both are one, such as {@code of}. */
    public boolean isJoining(String word) {
        return joining.contains(word);
    }

    /** Whether a small word tells what it stands before from others, so that a phrase without it says less. */
    public boolean isDescribing(String word) {
        return describing.contains(word);
    }

    /** Whether a word only holds others together. */
    public boolean isFunction(String word) {
        return function.contains(word);
    }

    /** Whether a word may join two parts of a heading, as in {@code pain in the neck}. */
    public boolean isConnector(String word) {
        return connectors.contains(word);
    }

    /** Whether a word may follow a connector. */
    public boolean isArticle(String word) {
        return articles.contains(word);
    }

    /** Whether a word opens a noun phrase, so that what stands right before it is a verb rather than a noun. */
    public boolean isDeterminer(String word) {
        return determiners.contains(word);
    }

    /** Whether a noun phrase follows a word. */
    public boolean isPreposition(String word) {
        return prepositions.contains(word);
    }

    /** Whether a word is what a verb follows: a pronoun, a modal, {@code to}. */
    public boolean isBeforeVerb(String word) {
        return subjects.contains(word);
    }

    /** Whether a word right behind another shows that other to be a noun: {@code is}, {@code can}, {@code of}. */
    public boolean isBehindNoun(String word) {
        return auxiliaries.contains(word);
    }

    /** Whether a word right behind another shows that other to be a verb: a determiner, or an object such as {@code it}. */
    public boolean isBehindVerb(String word) {
        return objects.contains(word) || determiners.contains(word) && !word.equals("that");
    }

    /** Whether an English word is a verb's {@code -ing} form, which can open a heading: {@code treating injuries}. */
    public boolean isGerund(String word) {
        return language.equals("en") && word.length() > 5 && word.endsWith("ing") && !nouns.contains(word);
    }

    /** Whether an English word is a participle or looks like one: good before a noun, no good at the end. */
    public boolean isParticiple(String word) {
        return language.equals("en") && word.length() > 4 && word.endsWith("ed");
    }

    /** Whether a word says too little to stand in a heading: common verbs, adverbs, vague nouns. */
    public boolean isWeak(String word) {
        if (weak.contains(word)) {
            return true;
        }
        if (language.equals("fr")) { // ils travaillent
            return word.length() > 5 && word.endsWith("ent") && !word.endsWith("ment") && !nouns.contains(word);
        }
        if (!language.equals("en") || word.length() < 4) {
            return false;
        }
        int length = word.length();
        if (word.endsWith("ly")) {
            return !isNounInLy(word);
        }
        if (word.endsWith("ies") || word.endsWith("ied")) {
            return weak.contains(word.substring(0, length - 3) + "y");
        }
        if (word.endsWith("s") && !word.endsWith("ss")) {
            return weak.contains(word.substring(0, length - 1))
                    || word.endsWith("es") && weak.contains(word.substring(0, length - 2));
        }
        if (word.endsWith("ed")) {
            return weak.contains(word.substring(0, length - 1))
                    || weak.contains(word.substring(0, length - 2))
                    || length > 5
                            && word.charAt(length - 3) == word.charAt(length - 4)
                            && weak.contains(word.substring(0, length - 3));
        }
        return false;
    }

    private static boolean isNounInLy(String word) {
        return switch (word) {
            case "family", "belly", "assembly", "supply", "jelly", "butterfly", "elderly", "anomaly" -> true;
            default -> false;
        };
    }

    /**
     * Words of one family made alike, so that muscle and muscles count as one: the plural's ending goes, and what is
     * longer than a stem usually is.
     */
    public static String stem(String word) {
        String stem = word;
        int apostrophe = Math.max(stem.indexOf('\''), stem.indexOf('’'));
        if (apostrophe > 1) {
            stem = stem.substring(0, apostrophe);
        }
        if (stem.length() > 4 && stem.endsWith("ies")) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() > 7 ? stem.substring(0, 7) : stem;
    }
}
