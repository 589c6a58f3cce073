package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Sentences;

/** Lines that belong to the page a text was copied from: its buttons, counters and credits. Read from words/LANGUAGE/page-chrome.txt. */
public final class PageChrome {

    /** Of every language that has them: words/LANGUAGE/paste.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("paste");

    /** No button says more. */
    private static final int LONGEST = 60;
    /** No row of buttons is longer. */
    private static final int LONGEST_ROW = 80;

    private static final int LONGEST_FOLLOW = 250;
    private static final int LONGEST_CREDIT = 120;
    /** Words of the longest button that stands in a row without marks between. */
    private static final int BUTTON_WORDS = 4;

    private static final Pattern FOLLOW = Pattern.compile(
            "(?i)^(?:" + WORDS.pattern("follow-politely") + " )?" + WORDS.pattern("follow") + "\\b.*\\b(?:"
                    + WORDS.pattern("follow-sites") + "|" + WORDS.pattern("follow-lists") + ")\\b.*",
            Pattern.DOTALL);

    private static final Pattern CREDIT = Pattern.compile(
            "(?i)^\\(?" + WORDS.pattern("credits") + "\\s*:.*|^" + WORDS.pattern("picture-buttons") + "$");

    /** The button of a picture's viewer, behind whose credit the caption may follow. */
    private static final Pattern VIEWER = Pattern.compile("(?i)\\b" + WORDS.pattern("picture-viewer"));

    /** Ways to other texts, as a page puts them between paragraphs. */
    private static final Pattern READ_ON = Pattern.compile("(?i)" + WORDS.pattern("read-on") + "\\s*[:»>|].{3,150}|"
            + WORDS.pattern("read-on-galleries") + "\\s*:.{3,80}");

    private final Set<String> lines;
    private final List<String> beginnings;
    /** How the sentences begin that pages and mails write below a text. */
    private final List<String> footers;
    /** Buttons that are chrome only beside others. */
    private final Set<String> buttons;
    /** How they begin. */
    private final Set<String> buttonStarts;
    /** Entries of a menu, which stand in a row with marks between. */
    private final Set<String> entries;
    /** What a page shows below a text begins so, down to its end. */
    private final Set<String> ends;
    /** Counters, each number written as {@code {n}}. */
    private final Set<String> counters;

    /** Reads the list. */
    public PageChrome() {
        LanguageWords words = LanguageWords.of("page-chrome");
        buttons = words.all("buttons");
        buttonStarts = buttons.stream().map(button -> button.split(" ")[0]).collect(Collectors.toUnmodifiableSet());
        entries = words.all("menu");
        ends = words.all("ends");
        counters = words.all("counters");
        footers = plain(words.all("footers"));
        beginnings = plain(words.all("beginnings")).stream()
                .map(line -> line.substring(0, line.length() - 1)) // the star
                .toList();
        lines = Set.copyOf(plain(words.all("lines")));
    }

    private static List<String> plain(Set<String> written) {
        return written.stream().map(PageChrome::plain).distinct().toList();
    }

    /** Whether a line that stands alone is such a line. */
    public boolean holds(String line) {
        return line.length() <= LONGEST && holdsOne(plain(line)) || line.length() <= LONGEST_ROW && isRow(line);
    }

    private boolean holdsOne(String plain) {
        if (lines.contains(plain) || isCounter(plain)) {
            return true;
        }
        for (String beginning : beginnings) {
            if (plain.startsWith(beginning) && plain.length() > beginning.length()) {
                boolean sentence = plain.endsWith(".") && beginning.indexOf('©') < 0;
                if (!sentence) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a line leads to another text: {@code READ MORE: Ten ways to sit}. */
    static boolean isReadOn(String line) {
        return READ_ON.matcher(line).matches() && !Sentences.isEnded(line);
    }

    /** Whether a line asks to follow somebody on another site. */
    public static boolean isFollow(String line) {
        return line.length() < LONGEST_FOLLOW && FOLLOW.matcher(line).matches();
    }

    /** Whether a line tells whose a picture is, or belongs to the button beside it. */
    public static boolean isCredit(String line) {
        return CREDIT.matcher(line).matches()
                && line.length() < (VIEWER.matcher(line).find() ? LONGEST_FOLLOW : LONGEST_CREDIT);
    }

    /** Whether a credit says a picture's caption once more, behind the button of its viewer. */
    static boolean repeats(String credit, String caption) {
        Matcher button = VIEWER.matcher(credit);
        return button.find() && credit.substring(button.end()).strip().startsWith(caption);
    }

    /** Whether a line is a sentence that pages and mails write below a text. */
    public boolean isFooter(String line) {
        return !line.isEmpty() && (isFollow(line) || footers.stream().anyMatch(plain(line)::startsWith));
    }

    /** Whether a line begins what a page shows below a text, such as other texts and the form for comments. */
    public boolean beginsEnd(String line) {
        String plain = plain(line).replaceAll("[\\s:.…]+$", "");
        return ends.contains(plain);
    }

    /** Whether a part of a row, in lower case, counts something: {@code 0 comments}, {@code 4 min read}. */
    boolean isCounted(String part) {
        return isCounter(plain(part));
    }

    /** Whether a line is a button that is chrome only beside others, such as {@code Like} above {@code Comment}. */
    boolean isButton(String line) {
        return line.length() <= LONGEST && isButtonOrCounter(plain(line));
    }

    private boolean isButtonOrCounter(String plain) {
        int end = plain.length();
        while (end > 0 && (Character.isDigit(plain.charAt(end - 1)) || plain.charAt(end - 1) == ' ')) {
            end--; // Like 12
        }
        return buttons.contains(plain.substring(0, end)) || isCounter(plain);
    }

    /** {@code Quote | Reply | Report}, {@code Like Comment Share}: nothing but words of a page's surface, two at least. */
    private boolean isRow(String line) {
        if (!mayHaveParts(line)) {
            String whole = plain(line);
            return !whole.isEmpty() && isButtonsOnly(whole.split(" "));
        }
        List<String> parts = parts(line);
        if (parts.size() > 1) {
            int surface = 0;
            for (String part : parts) {
                if (lines.contains(part) || isButtonOrCounter(part)) {
                    surface++;
                } else if (!entries.contains(part) && !isNumber(part)) {
                    return false;
                }
            }
            return surface > 0 || parts.stream().filter(entries::contains).count() > 2;
        }
        return !parts.isEmpty() && isButtonsOnly(parts.get(0).split(" "));
    }

    /** Words without marks between them, each belonging to a button or counter, two of them at least. */
    private boolean isButtonsOnly(String[] words) {
        if (!buttonStarts.contains(words[0])
                && Arrays.stream(words).limit(BUTTON_WORDS).noneMatch(PageChrome::hasDigit)) {
            return false; // of a button the first word, of a counter a number: nearly all lines
        }
        int found = 0;
        int at = 0;
        while (at < words.length) {
            int next = at;
            for (int end = Math.min(words.length, at + BUTTON_WORDS); end > at && next == at; end--) {
                String button = String.join(" ", List.of(words).subList(at, end));
                if (buttons.contains(button) || isCounter(button)) {
                    next = end;
                }
            }
            if (next == at) {
                if (found == 0 || !isNumber(words[at])) {
                    return false;
                }
                next = at + 1; // the number behind a button
            } else {
                found++;
            }
            at = next;
        }
        return found > 1;
    }

    /** Whether a mark stands in it that may part it, or a wide gap. */
    private static boolean mayHaveParts(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < 'A' ? c == '&' || c == '/' || c == '-' || c == '\t' : c > 'z') {
                return true;
            }
        }
        return line.contains("  ");
    }

    /** What stands between marks or wide gaps, plain. */
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean gap = i == line.length() || "|•·›»/\t&".indexOf(line.charAt(i)) >= 0;
            boolean dash = !gap
                    && "-–—".indexOf(line.charAt(i)) >= 0
                    && i > 0
                    && line.charAt(i - 1) == ' '
                    && i + 1 < line.length()
                    && line.charAt(i + 1) == ' ';
            boolean wide = !gap && !dash && line.startsWith("  ", i);
            if (gap || dash || wide) {
                String part = plain(line.substring(start, i));
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** {@code 12 shares}, {@code 1.2k views}, {@code Page 3 of 12}. */
    private boolean isCounter(String plain) {
        if (!hasDigit(plain)) {
            return false;
        }
        StringBuilder pattern = new StringBuilder();
        for (String word : plain.split(" ")) {
            pattern.append(pattern.length() == 0 ? "" : " ").append(isNumber(word) ? "{n}" : word);
        }
        return counters.contains(pattern.toString());
    }

    private static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= '0' && word.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Digits with points, commas, a plus, and the letter for thousands or millions. */
    private static boolean isNumber(String word) {
        if (word.isEmpty() || word.charAt(0) < '0' || word.charAt(0) > '9') {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean last = i == word.length() - 1;
            if ((c < '0' || c > '9') && !(last && "km+".indexOf(c) >= 0) && !(!last && ".,".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** Lower case, one blank between words, without bullets and brackets around it. */
    private static String plain(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean mark = "|[](){}<>»«•·→←▶✓#".indexOf(c) >= 0;
            if (mark || Character.isWhitespace(c) || c == 0xA0) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (Character.getType(c) != Character.FORMAT) {
                out.append(c);
            }
        }
        return (line.endsWith(" *") ? out.toString() : out.toString().strip()).toLowerCase(Locale.ROOT);
    }
}
