package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;
import org.clinicsite.text.Vocabulary;

/**
 * Words that a printed page cut at the end of a line, {@code mas-} and {@code sage}: they become whole again when a text
 * is pasted from such a page. A hyphen that belongs to the word stays, {@code self-} and {@code massage}; so does one
 * that waits for another word, {@code neck-} and {@code and shoulder pain}. Soft hyphens go wherever they stand.
 */
final class LineEndHyphens {

    private static final char SOFT_HYPHEN = '\u00AD';

    private static final LanguageWords WORDS = LanguageWords.of("paste");

    /** What follows a hyphen that stands for a word still to come: neck- and shoulder pain, Hals- und Nackenschmerz. */
    private static final Set<String> JOINING = WORDS.all("hyphen-goes-on");

    /** First parts that languages keep apart from the word behind them. */
    private static final Set<String> PREFIXES = WORDS.all("hyphen-first");

    /**
     * Last parts that make a word with a hyphen rather than a plain one: hands-on, user-friendly. No printer cuts before
     * {@code in} or {@code on}: a syllable begins with the consonant before.
     */
    private static final Set<String> LAST_PARTS = WORDS.all("hyphen-last");

    /** Plain words that end in one of those. */
    private static final Set<String> PLAIN = WORDS.all("hyphen-plain");

    /** What makes one word with a first part that would keep its hyphen otherwise: wellness, partner, shorten, bientôt. */
    private static final Set<String> ENDINGS = WORDS.all("hyphen-endings");

    /** First parts that more often begin a plain word, prevent and exercise, than one with a hyphen, pre-season. */
    private static final Set<String> WEAK_PREFIXES = WORDS.all("hyphen-weak");

    /** So many joined words are told by name. */
    private static final int TOLD = 5;

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private int first = -1;
    /** The text's words in lower case with their number; filled when first asked for. */
    private final Map<String, Integer> words = new HashMap<>();

    private LineEndHyphens(String text) {
        this.text = text;
    }

    /**
     * What to change so that cut words are whole.
     *
     * @param text the body
     * @param places of the body; told once when words are joined
     */
    static Edits of(String text, Places places) {
        LineEndHyphens hyphens = new LineEndHyphens(text);
        hyphens.scan();
        if (hyphens.first >= 0) {
            int more = hyphens.joined.size() - TOLD;
            places.reportMended(
                    Code.TIDIED_PASTE,
                    hyphens.first,
                    "Words that were cut at the end of a line are joined: "
                            + String.join(", ", more > 0 ? hyphens.joined.subList(0, TOLD) : hyphens.joined)
                            + (more > 0 ? " and " + more + " more" : "") + ".",
                    null);
        }
        return new Edits(hyphens.edits);
    }

    private void scan() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean soft = c == SOFT_HYPHEN;
            if (!soft && c != '-' && c != '\u2010') {
                continue;
            }
            int next = nextLine(i + 1);
            if (next < 0 || i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) {
                if (soft) {
                    edits.add(new Edit(new Span(i, i + 1), ""));
                }
                continue;
            }
            if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
                i = lineEnd(i, next, soft) - 1;
            } else if (soft) {
                edits.add(new Edit(new Span(i, i + 1), ""));
            }
        }
    }

    /** Where the next line begins when nothing but blanks is left of this one; -1 otherwise. */
    private int nextLine(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (i == text.length() || text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            return -1;
        }
        i += text.startsWith("\r\n", i) ? 2 : 1;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** @return where to go on */
    private int lineEnd(int hyphen, int next, boolean soft) {
        int start = hyphen;
        while (start > 0 && !PastedLines.isBlank(text.charAt(start - 1))) {
            start--;
        }
        int stop = next;
        while (stop < text.length() && Character.isLetter(text.charAt(stop))) {
            stop++;
        }
        int end = stop;
        while (end < text.length() && !PastedLines.isBlank(text.charAt(end))) {
            end++;
        }
        int from = start;
        while (from < hyphen && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        String one = text.substring(from, hyphen);
        String two = text.substring(next, stop);
        boolean word = one.codePoints()
                .allMatch(c -> Character.isLetter(c) || c == SOFT_HYPHEN || c == '-' || c == '\'' || c == '’');
        boolean figure = one.codePoints().allMatch(c -> Character.isDigit(c) || c == '.' || c == ','); // 60- and minute
        boolean goesOn =
                stop + 1 < text.length() && text.charAt(stop) == '-' && Character.isLetter(text.charAt(stop + 1));
        if (!word && !figure || one.isEmpty() || JOINING.contains(two) && !goesOn) {
            return hyphen + 1;
        }
        // mother- and in-law: a word of several parts is cut between them
        boolean keeps = !soft && (figure || goesOn || keepsHyphen(one, two, from));
        // the line goes on with the whole word and ends behind it
        StringBuilder whole = new StringBuilder(keeps ? "-" : "").append(text, next, end);
        int rest = end;
        while (rest < text.length() && (text.charAt(rest) == ' ' || text.charAt(rest) == '\t')) {
            rest++;
        }
        if (rest < text.length() && rest > end) {
            whole.append('\n');
        } else {
            rest = end;
        }
        edits.add(new Edit(new Span(hyphen, rest), whole.toString()));
        if (first < 0) {
            first = from;
        }
        joined.add("'" + one.replace("\u00AD", "") + (keeps ? "-" : "") + two + "'");
        return rest;
    }

    /** What the rest of the text says decides; then the parts themselves. */
    private boolean keepsHyphen(String one, String two, int from) {
        if (words.isEmpty()) {
            words();
        }
        String left = one.toLowerCase(Locale.ROOT);
        String last = left.substring(
                Math.max(left.lastIndexOf('-'), Math.max(left.lastIndexOf('\''), left.lastIndexOf('’'))) + 1);
        String right = two.toLowerCase(Locale.ROOT);
        if (words.containsKey(last + right) || isSmall(last + right)) {
            return false;
        }
        boolean compound = LAST_PARTS.contains(right) && last.length() > 2 && !PLAIN.contains(last + right);
        boolean keptApart = compound && !isGermanNoun(one, from)
                || PREFIXES.contains(last) && !ENDINGS.contains(right)
                || WEAK_PREFIXES.contains(last) && words.getOrDefault(right, 0) > 1; // once is the part itself
        boolean letter = left.length() == 1; // X-ray; no printer leaves one letter of a word behind
        if (words.containsKey(last + "-" + right) || left.indexOf('-') > 0 || keptApart || letter) {
            return true;
        }
        return !isGermanNoun(one, from)
                && last.length() > 2
                && right.length() > 2
                && words.getOrDefault(last, 0) > 1
                && words.getOrDefault(right, 0) > 1;
    }

    private boolean isGermanNoun(String one, int from) {
        return Character.isUpperCase(one.charAt(0)) && !opensSentence(from);
    }

    private static boolean isSmall(String word) {
        for (Vocabulary vocabulary : Vocabulary.all()) {
            if (vocabulary.isFunction(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean opensSentence(int word) {
        int at = word - 1;
        while (at >= 0 && PastedLines.isBlank(text.charAt(at))) {
            at--;
        }
        return at < 0 || Sentences.isEnded(text.substring(at, at + 1));
    }

    private void words() {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inner = i < text.length()
                    && (Character.isLetter(text.charAt(i))
                            || text.charAt(i) == '-'
                                    && start >= 0
                                    && i + 1 < text.length()
                                    && Character.isLetter(text.charAt(i + 1)));
            if (inner && start < 0) {
                start = i;
            } else if (!inner && start >= 0) {
                words.merge(text.substring(start, i).toLowerCase(Locale.ROOT), 1, Integer::sum);
                start = -1;
            }
        }
    }
}
