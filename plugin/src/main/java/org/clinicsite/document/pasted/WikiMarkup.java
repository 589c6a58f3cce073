package org.clinicsite.document.pasted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;

/**
 * Wiki marks that came along when the source of a page was pasted (https://www.mediawiki.org/wiki/Help:Formatting):
 * bold and italics, links within the wiki, templates, references, and tables, whose rows become items. Links to other
 * sites stay as they are.
 */
final class WikiMarkup {

    /** No template or picture in a text is longer. */
    private static final int LONGEST = 2000;

    private static final Set<String> PAGES_NOT_SHOWN =
            Set.of("file", "image", "category", "datei", "bild", "kategorie", "fichier", "catégorie", "media");

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<String> told = new TreeSet<>();
    /** Where the links end that are open. */
    private final Deque<Integer> linkEnds = new ArrayDeque<>();

    /** Where a mark stands next, so that it is sought once only. */
    private final Map<String, Integer> ahead = new HashMap<>();

    private final boolean headings; // the wiki's, so that # is an item

    private int first = -1;
    private boolean table;
    private boolean row; // whether it has a cell already
    private int number; // of the last numbered item
    private boolean marks; // whether the line has a pair of marks for bold or italics

    private WikiMarkup(String text) {
        this.text = text;
        headings = text.contains("\n==");
    }

    /**
     * What to change so that no mark shows.
     *
     * @param text the body
     * @param places of the body; told once when marks go
     */
    static Edits of(String text, Places places) {
        boolean wiki = text.contains("'''") || text.contains("[[") || text.contains("{{") || text.contains("{|");
        if (!wiki) {
            return Edits.NONE;
        }
        WikiMarkup markup = new WikiMarkup(text);
        markup.scan();
        if (markup.first >= 0) {
            places.reportMended(
                    Code.TIDIED_PASTE,
                    markup.first,
                    "Wiki marks came along with the pasted text and are left out: " + String.join(" ", markup.told)
                            + ".",
                    null);
        }
        return new Edits(markup.edits);
    }

    private void scan() {
        int i = lineStart(0);
        while (i < text.length()) {
            char c = text.charAt(i);
            int next = i + 1;
            while (!linkEnds.isEmpty() && linkEnds.peek() < i) {
                linkEnds.pop(); // within what was cut
            }
            if (!linkEnds.isEmpty() && linkEnds.peek() == i) {
                linkEnds.pop();
                next = cut(i, i + 2, "", "[[ ]]");
            } else if (c == '\n') {
                next = lineStart(i + 1);
            } else if (c == '\'' && marks) {
                next = quotes(i);
            } else if (text.startsWith("{{", i)) {
                next = template(i);
            } else if (text.startsWith("[[", i)) {
                next = link(i);
            } else if (text.startsWith("<ref", i)) {
                next = reference(i);
            } else if (table && (text.startsWith("||", i) || text.startsWith("!!", i))) {
                int from = i;
                while (from > 0 && text.charAt(from - 1) == ' ' && !isEdited(from)) {
                    from--;
                }
                next = i + 2;
                while (next < text.length() && text.charAt(next) == ' ') {
                    next++;
                }
                cut(from, next, " – ", "{| |}");
            }
            i = next;
        }
    }

    /** Reads the marks a line begins with. @return where its text begins */
    private int lineStart(int start) {
        int end = Math.min(next("\n", start), text.length());
        int pair = next("''", start);
        marks = pair < end && hasTwin(pair, end);
        if (text.startsWith("{|", start) && next("\n|}", start) < text.length()) {
            table = true;
            row = false;
            return cut(start, end, "", "{| |}");
        }
        if (table) {
            return rowStart(start, end);
        }
        number = headings && start + 1 < end && text.charAt(start) == '#' && text.charAt(start + 1) == ' '
                ? number + 1
                : 0;
        if (number > 0) {
            return cut(start, start + 1, number + ".", "#");
        }
        return text.startsWith("** ", start) || headings && text.startsWith("## ", start)
                ? cut(start, start + 2, "-", text.substring(start, start + 2))
                : start;
    }

    /** Where a text stands from a place on; beyond the end when it does not. Places only grow. */
    private int next(String wanted, int from) {
        int at = ahead.getOrDefault(wanted, -1);
        if (at < from) {
            at = text.indexOf(wanted, from);
            at = at < 0 ? Integer.MAX_VALUE : at;
            ahead.put(wanted, at);
        }
        return at;
    }

    private boolean hasTwin(int pair, int end) {
        int from = pair;
        while (from < end && text.charAt(from) == '\'') {
            from++;
        }
        return next("''", from) < end;
    }

    private int rowStart(int start, int end) {
        if (text.startsWith("|}", start)) {
            table = false;
            return cut(start, start + 2, "", "{| |}");
        }
        if (text.startsWith("|-", start)) {
            row = false;
            return cut(start, end, "", "{| |}");
        }
        boolean cell = start < end && (text.charAt(start) == '|' || text.charAt(start) == '!');
        if (!cell) {
            return start;
        }
        int from = start + 1;
        boolean caption = from < end && text.charAt(from) == '+';
        from += caption ? 1 : 0;
        int bar = next("|", from);
        int link = next("[[", from);
        boolean looks = bar < end && text.charAt(bar + 1 < end ? bar + 1 : bar) != '|';
        if (looks && text.substring(from, bar).contains("=") && link > bar) {
            from = bar + 1; // style="…" | text
        }
        while (from < end && text.charAt(from) == ' ') {
            from++;
        }
        boolean joined = row && !caption && start > 0 && !isEdited(start);
        row |= !caption;
        int lineEnd = start > 1 && text.charAt(start - 2) == '\r' ? 2 : 1;
        return cut(joined ? start - lineEnd : start, from, joined ? " – " : caption ? "" : "- ", "{| |}");
    }

    /** Whether the text just before a place is changed already. */
    private boolean isEdited(int before) {
        return !edits.isEmpty() && edits.get(edits.size() - 1).span().end() >= before;
    }

    private int quotes(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '\'') {
            end++;
        }
        int length = end - start;
        return length == 2 || length == 3 || length == 5 ? cut(start, end, "", "'".repeat(length)) : end;
    }

    private int template(int start) {
        int end = balanced(start, "{{", "}}");
        boolean named = start + 2 < text.length() && Character.isLetter(text.charAt(start + 2));
        if (end < 0 || !named) {
            return start + 2;
        }
        int name = start + 2;
        while (name < end - 2 && text.charAt(name) != '|' && text.charAt(name) != '\n') {
            name++;
        }
        return cut(start, end, "", "{{" + text.substring(start + 2, name).strip() + "}}");
    }

    private int link(int start) {
        int end = balanced(start, "[[", "]]");
        if (end < 0 || text.startsWith("(", end)) {
            return start + 2;
        }
        String inside = text.substring(start + 2, end - 2);
        boolean named = inside.codePoints().anyMatch(Character::isLetter);
        if (!named || inside.contains("://")) {
            return start + 2;
        }
        int colon = inside.indexOf(':');
        if (colon > 0
                && PAGES_NOT_SHOWN.contains(inside.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
            return cut(start, end, "", "[[" + inside.substring(0, colon) + ":]]");
        }
        int bar = inside.indexOf('|');
        linkEnds.push(end - 2);
        return cut(start, bar < 0 ? start + 2 : start + 3 + bar, "", "[[ ]]");
    }

    private int reference(int start) {
        int close = next(">", start);
        if (close > start + LONGEST || " />".indexOf(text.charAt(start + 4)) < 0) {
            return start + 4;
        }
        if (text.charAt(close - 1) == '/') {
            return cut(start, close + 1, "", "<ref>");
        }
        int end = next("</ref>", close);
        return end > start + LONGEST ? start + 4 : cut(start, end + 6, "", "<ref>");
    }

    /** Behind the mark that closes what opens at a place; -1 when none does within a sensible distance. */
    private int balanced(int start, String open, String close) {
        if (next(close, start) > start + LONGEST) {
            return -1;
        }
        int depth = 0;
        int i = start;
        while (i < text.length() && i < start + LONGEST) {
            if (text.startsWith(open, i)) {
                depth++;
                i += 2;
            } else if (text.startsWith(close, i)) {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return -1;
    }

    private int cut(int start, int end, String instead, String shown) {
        edits.add(new Edit(new Span(start, end), instead));
        first = first < 0 ? start : first;
        if (told.size() < 8) {
            told.add(shown);
        }
        return end;
    }
}
