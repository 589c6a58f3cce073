package org.clinicsite.document.pasted;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * The row between title and text by which a page tells who wrote it and when:
 * {@code By admin | March 3, 2019 | 0 Comments}, {@code Posted on 3/3/2019}.
 */
public final class Byline {

    /** Of every language that has them: words/LANGUAGE/paste.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("paste");

    private static final int LONGEST = 100;
    /** A part that is neither date nor name, such as the page's topic, has no more words. */
    private static final int TOPIC_WORDS = 3;

    private static final Pattern PARTS = Pattern.compile("\\s*[|•·›»\\t]\\s*|\\s+[-–—]\\s+|\\s{2,}");

    private static final List<String> BY = WORDS.longestFirst("by");

    /** Those who write everything on a page. */
    private static final Set<String> NOBODY = WORDS.all("nobody");

    private static final Set<String> LEADS = WORDS.all("date-leads");

    private static final Set<String> DAYS_AND_MONTHS = WORDS.all("days-and-months");

    private Byline() {}

    /** What a line is. */
    public enum Kind {
        /** No such row. */
        NONE,
        /** It says no more than who wrote the text and when: a reader may want that, so it is not taken out. */
        CREDITS,
        /** It says what only that page could say: when it was posted, by its admin, with how many comments. */
        CHROME
    }

    /** What a line is; a row has a date or a counter, and nothing that a sentence would have. */
    public static Kind of(String line, PageChrome chrome) {
        if (line.length() > LONGEST) {
            return Kind.NONE;
        }
        if (Sentences.isEnded(line)) { // "Updated August 2, 2014." is no sentence
            boolean date = line.endsWith(".") && isDate(line.substring(0, line.length() - 1));
            return date ? Kind.CHROME : Kind.NONE;
        }
        int known = 0;
        int topics = 0;
        boolean dated = false;
        boolean counted = false;
        boolean named = false;
        for (String part : PARTS.split(line.toLowerCase(Locale.ROOT))) {
            String rest = behind(part);
            if (isDate(part)) {
                dated = true;
                known++;
            } else if (chrome.isCounted(part)) {
                counted = true;
                known++;
            } else if (rest != null) {
                dated |= endsWithDate(rest);
                named |= !NOBODY.contains(rest.split(" ")[0]);
                known++;
            } else if (part.split(" ").length <= TOPIC_WORDS) {
                topics++;
            } else {
                return Kind.NONE;
            }
        }
        boolean barred = line.indexOf('|') > 0 && dated && topics < 3;
        if (!dated && !(counted && known > 1) || !barred && topics > 0 && (known == 1 || topics > 1)) {
            return Kind.NONE;
        }
        return named && !counted ? Kind.CREDITS : Kind.CHROME;
    }

    /** What stands behind "by"; null when a part does not begin so. */
    private static @Nullable String behind(String part) {
        for (String by : BY) {
            if (part.startsWith(by + " ")) {
                return part.substring(by.length() + 1);
            }
        }
        return null;
    }

    /** "admin on March 3, 2019": whether the last words are a date. */
    private static boolean endsWithDate(String name) {
        String[] words = name.split(" ");
        for (int from = 1; from < words.length; from++) {
            if (isDate(String.join(" ", List.of(words).subList(from, words.length)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is nothing but a day with its year, perhaps with the time and with words that lead to it. */
    private static boolean isDate(String text) {
        boolean year = false;
        for (String written : text.toLowerCase(Locale.ROOT).split("[ ,]+")) {
            String word = written.endsWith(":") || written.endsWith(".")
                    ? written.substring(0, written.length() - 1)
                    : written;
            if (word.isEmpty() || LEADS.contains(word) || DAYS_AND_MONTHS.contains(word) || isDayOrTime(word)) {
                continue;
            }
            if (!holdsYear(word)) {
                return false;
            }
            year = true;
        }
        return year;
    }

    /** {@code 3}, {@code 3rd}, {@code 1er}, {@code 14:05}, {@code 2pm}. */
    private static boolean isDayOrTime(String word) {
        int digits = 0;
        while (digits < word.length() && (Character.isDigit(word.charAt(digits)) || word.charAt(digits) == ':')) {
            digits++;
        }
        String rest = word.substring(digits);
        return digits > 0
                        && digits < 6
                        && !isYear(word)
                        && Set.of("", "st", "nd", "rd", "th", "er", "am", "pm").contains(rest)
                || word.equals("pm");
    }

    /** {@code 2019}, {@code 2019-03-03}, {@code 3/3/2019}, {@code 3.3.2019}. */
    private static boolean holdsYear(String word) {
        String[] numbers = word.split("[-/.]");
        boolean year = false;
        for (String number : numbers) {
            if (isYear(number)) {
                year = true;
            } else if (number.isEmpty()
                    || number.length() > 2
                    || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        return year && (numbers.length == 1 || numbers.length == 3);
    }

    private static boolean isYear(String word) {
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
