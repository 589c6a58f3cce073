package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, with the words of lists that stand in it. What stands in a quotation is left out, but for {@link #quoted}.
 */
final class Sentence {

    private final Prose prose;
    private final ProseBlock block;
    private final int start;
    private final int end;
    private final int firstWord;
    private int words;
    private long lists;
    private List<Match> matches = List.of();
    private List<Match> quoted = List.of();

    Sentence(Prose prose, ProseBlock block, int start, int end, int firstWord) {
        this.prose = prose;
        this.block = block;
        this.start = start;
        this.end = end;
        this.firstWord = firstWord;
    }

    /** Takes a match in; called in the order of the text. */
    void add(Match match) {
        if (match.quoted()) {
            quoted = appended(quoted, match);
        } else {
            lists |= match.terms().bit();
            matches = appended(matches, match);
        }
    }

    private static List<Match> appended(List<Match> list, Match match) {
        List<Match> grown = list.isEmpty() ? new ArrayList<>(6) : list;
        grown.add(match);
        return grown;
    }

    void setWords(int count) {
        words = count;
    }

    ProseBlock block() {
        return block;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** How many words it has. */
    int words() {
        return words;
    }

    int firstWord() {
        return firstWord;
    }

    boolean has(Terms terms) {
        return (lists & terms.bit()) != 0;
    }

    boolean has(Terms one, Terms other) {
        return has(one) && has(other);
    }

    /** All words of a list, in order. */
    List<Match> all(Terms terms) {
        return has(terms) ? all(matches, terms) : List.of();
    }

    /** All words of a list within quotations, in order. */
    List<Match> quoted(Terms terms) {
        return all(quoted, terms);
    }

    private static List<Match> all(List<Match> from, Terms terms) {
        List<Match> some = List.of();
        for (Match match : from) {
            if (match.terms() == terms) {
                some = appended(some, match);
            }
        }
        return some;
    }

    /** The first words of a list; null when there are none. */
    @Nullable
    Match first(Terms terms) {
        return has(terms) ? firstFrom(terms, firstWord, Integer.MAX_VALUE) : null;
    }

    /** The first words of a list among some words of the text; null when there are none. */
    @Nullable
    Match firstFrom(Terms terms, int fromWord, int toWord) {
        if (has(terms)) {
            for (Match match : matches) {
                if (match.terms() == terms && match.word() >= fromWord && match.lastWord() < toWord) {
                    return match;
                }
            }
        }
        return null;
    }

    /** The first words of a list behind others in the same clause, with at most so many words between; null when none. */
    @Nullable
    Match after(Match match, Terms terms, int mostBetween) {
        return has(terms)
                ? firstFrom(terms, match.lastWord() + 1, Math.min(clauseEnd(match), match.lastWord() + mostBetween + 4))
                : null;
    }

    /** Whether words of a list stand before others in the same clause. */
    boolean before(Match match, Terms terms) {
        return has(terms) && firstFrom(terms, clauseStart(match), match.word()) != null;
    }

    /** Whether the sentence asks. */
    boolean isQuestion() {
        for (int i = end - 1; i >= start; i--) {
            char c = prose.text()[i];
            if (c == '?') {
                return true;
            }
            if (Lexicon.isLetter(c) || c == '.' || c == '!') {
                return false;
            }
        }
        return false;
    }

    /** Whether it asks whether or how something is so, and does not invite: {@code Does massage cure pain?} */
    boolean isOpenQuestion() {
        Match first = isQuestion() ? first(Terms.QUESTION) : null;
        return first != null && first.word() <= firstWord + 1;
    }

    /** Whether what a match says is denied, doubted or laid into the mouth of others. */
    boolean isDenied(Match match) {
        if (has(Terms.DISTANCE) && firstFrom(Terms.DISTANCE, firstWord, match.word()) != null) {
            return true;
        }
        if (has(Terms.NEGATION)) {
            int from = clauseStart(match);
            for (Match not : matches) {
                // before it, or right behind it: cures no pain, heilt keine Schmerzen
                boolean near = not.word() >= from && not.word() < match.word() || not.word() == match.lastWord() + 1;
                if (near && not.terms() == Terms.NEGATION && denies(not)) {
                    return true;
                }
            }
        }
        return has(Terms.DENIAL) && firstFrom(Terms.DENIAL, match.lastWord() + 1, clauseEnd(match)) != null;
    }

    private boolean denies(Match not) {
        if (has(Terms.NOT_NEGATION)) {
            for (Match only : matches) {
                if (only.terms() == Terms.NOT_NEGATION && only.overlaps(not)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The number of the first word of a match's clause. */
    int clauseStart(Match match) {
        for (int word = match.word(); word > firstWord; word--) {
            if (breaksBefore(word)) {
                return word;
            }
        }
        return firstWord;
    }

    /** The number of the first word behind a match's clause. */
    int clauseEnd(Match match) {
        int last = firstWord + words;
        for (int word = match.lastWord() + 1; word < last; word++) {
            if (breaksBefore(word)) {
                return word;
            }
        }
        return last;
    }

    /** Whether a clause begins with a word: behind a strong mark, or with a conjunction that brings a new subject. */
    private boolean breaksBefore(int word) {
        for (int i = prose.wordEnd(word - 1); i < prose.wordStart(word); i++) {
            char c = prose.text()[i];
            if (c == ';' || c == ':' || c == '\u2014' || c == '\u2013' || c == '(' || c == ')') {
                return true;
            }
        }
        if (has(Terms.BREAK)) {
            for (Match match : matches) {
                if (match.terms() == Terms.BREAK && match.word() == word) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a word's neighbourhood is free of a comma: between two words stands none. */
    boolean isJoined(Match first, Match second) {
        for (int i = first.end(); i < second.start(); i++) {
            if (prose.text()[i] == ',') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(prose.text(), start, end - start);
    }
}
