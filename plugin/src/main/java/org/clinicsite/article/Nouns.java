package org.clinicsite.article;

import java.util.HashMap;
import java.util.Map;
import org.clinicsite.text.Vocabulary;

/**
 * Which words of a text are nouns, as far as the text itself shows it: what stands between a preposition or article and a
 * full stop, a verb or {@code of} is one; what stands behind {@code to}, a pronoun or a modal, or before an article, is
 * a verb. German tells by its capitals. No dictionary; in doubt a word is none.
 */
final class Nouns {

    private static final String[] ENDINGS = {
        "tion",
        "sion",
        "ment",
        "ness",
        "ity",
        "ance",
        "ence",
        "ancy",
        "ency",
        "ship",
        "hood",
        "ism",
        "ology",
        "ture",
        "graphy",
        "eur",
        "tude",
        "logie",
        "thérapie",
        "therapy",
        "ache",
        "itis",
        "scopy",
        "ectomy"
    };

    private final WeighedWords prose;
    private final Vocabulary vocabulary;
    private final Map<String, Integer> nouns = new HashMap<>();
    private final Map<String, Integer> verbs = new HashMap<>();

    Nouns(WeighedWords prose, Vocabulary vocabulary) {
        this.prose = prose;
        this.vocabulary = vocabulary;
        if (vocabulary.capitalisesNouns()) {
            return;
        }
        for (int w = 0; w < prose.words.size(); w++) {
            if (isSubject(w)) {
                if (isVerbHere(w)) {
                    verbs.merge(prose.words.get(w).lower(), 1, Integer::sum);
                } else if (endsSurePhrase(w)) {
                    nouns.merge(prose.words.get(w).lower(), 1, Integer::sum);
                }
            }
        }
    }

    private boolean isSubject(int w) {
        return prose.words.get(w).kind() == WeighedWords.Kind.SUBJECT;
    }

    private boolean isNext(int w) {
        return w < prose.words.size() && !prose.words.get(w).breaks();
    }

    private String lower(int w) {
        return prose.words.get(w).lower().replace('’', '\'');
    }

    /** Whether the words around one make it a verb. */
    boolean isVerbHere(int w) {
        boolean behind = w > 0 && !prose.words.get(w).breaks() && vocabulary.isBeforeVerb(lower(w - 1));
        boolean before = isNext(w + 1) && vocabulary.isBehindVerb(lower(w + 1));
        return behind || before;
    }

    /** Whether a word ends a noun phrase and nothing else can be meant. */
    private boolean endsSurePhrase(int w) {
        if (isNext(w + 1) && isSubject(w + 1)) {
            return false; // the phrase goes on, or a verb begins
        }
        boolean behind = isNext(w + 1) && vocabulary.isBehindNoun(lower(w + 1));
        if (behind && !(isPlural(lower(w)) && lower(w + 1).equals("of"))) { // it smells of soap
            return true;
        }
        int at = w;
        while (at > 0 && w - at < 3 && !prose.words.get(at).breaks() && isSubject(at - 1)) {
            at--;
        }
        boolean alone = w == at || isPlural(lower(w - 1)) == isPlural(lower(w)) && !isPlural(lower(w));
        boolean closes = w == at
                || !isNext(w + 1)
                || vocabulary.isPreposition(lower(w + 1))
                || vocabulary.isConnector(lower(w + 1))
                || prose.words.get(w + 1).kind() == WeighedWords.Kind.WEAK; // the morning light tells
        return alone && closes && isLedIn(at); // blades ache, a scar hangs, bumps calm down: the last may be a verb
    }

    /** Whether an article or a preposition leads a phrase in, and no verb of its own can hide in it. */
    private boolean isLedIn(int start) {
        if (start == 0 || prose.words.get(start).breaks()) {
            return false;
        }
        int before = start - 1;
        WeighedWords.Word word = prose.words.get(before);
        if (word.kind() == WeighedWords.Kind.WEAK && !word.breaks() && before > 0) { // the small spots
            before--;
        }
        String lead = lower(before);
        return vocabulary.isPreposition(lead) || vocabulary.isDeterminer(lead) || vocabulary.isArticle(lead);
    }

    static boolean isPlural(String word) {
        return word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
    }

    /** Whether a word can be the last of a heading: the text shows it as a noun more often than as a verb. */
    boolean isNoun(int w) {
        WeighedWords.Word word = prose.words.get(w);
        if (vocabulary.capitalisesNouns()) {
            return Character.isUpperCase(word.text().charAt(0));
        }
        if (isVerbHere(w)) {
            return false;
        }
        if (isPlural(word.lower()) && opensClause(w) && !isFollowedByVerb(w)) {
            return false; // tea tree oil smells of hospital
        }
        String singular =
                isPlural(word.lower()) ? word.lower().substring(0, word.lower().length() - 1) : word.lower();
        int asNoun = nouns.getOrDefault(word.lower(), 0)
                + (singular.equals(word.lower()) ? 0 : nouns.getOrDefault(singular, 0));
        int asVerb = verbs.getOrDefault(word.lower(), 0);
        if (asNoun > 0 && asNoun >= asVerb) {
            return true;
        }
        if (asVerb > 0) {
            return false;
        }
        for (String ending : ENDINGS) {
            if (singular.endsWith(ending) && singular.length() > ending.length() + 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word ends a phrase of several words that a sentence begins with, so that its verb is still to come. */
    private boolean opensClause(int w) {
        int at = w;
        while (at > 0 && !prose.words.get(at).breaks() && isSubject(at - 1)) {
            at--;
        }
        if (at == w) {
            return false;
        }
        WeighedWords.Word first = prose.words.get(at);
        boolean led = at > 0
                && !first.breaks()
                && (vocabulary.isDeterminer(lower(at - 1)) || vocabulary.isArticle(lower(at - 1)));
        return first.opens()
                || led
                        && (prose.words.get(at - 1).opens()
                                || prose.words.get(at - 1).breaks());
    }

    private boolean isFollowedByVerb(int w) {
        return isNext(w + 1)
                && (vocabulary.isBehindNoun(lower(w + 1)) && !lower(w + 1).equals("of")
                        || prose.words.get(w + 1).kind() == WeighedWords.Kind.WEAK);
    }

    /** Whether a word cannot be the first of a heading, as it is a verb here, or nothing but a verb elsewhere. */
    boolean isVerb(int w) {
        if (vocabulary.capitalisesNouns()) {
            return false;
        }
        String word = prose.words.get(w).lower();
        return isVerbHere(w) || verbs.getOrDefault(word, 0) > nouns.getOrDefault(word, 0);
    }
}
