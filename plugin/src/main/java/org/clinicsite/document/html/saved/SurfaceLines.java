package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.clinicsite.document.pasted.Byline;
import org.clinicsite.document.pasted.PageChrome;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.text.LanguageWords;
import org.jsoup.nodes.Element;

/** Lines within a text that the page put there: buttons, ways to other texts, credits of pictures. */
final class SurfaceLines {

    private static final Pattern READ_ON = Pattern.compile(
            "(?i)^(?:(?:like this|enjoyed this|liked this)\\?.*|"
                    + LanguageWords.of("paste").pattern("read-on-page") + "\\b.*)",
            Pattern.DOTALL);

    /** A longer line is the text. */
    private static final int LONGEST_BYLINE = 100;

    /** No line that leads elsewhere is longer. */
    private static final int LONGEST_LINE = 250;

    private SurfaceLines() {}

    /** Takes the paragraphs out that are such lines. */
    static void take(Element root, PageChrome chrome, Removals removals) {
        boolean top = true;
        for (Element line : new ArrayList<>(root.select(Queries.of("p,li")))) {
            String said = line.text().strip();
            if (is(line, chrome) || top && Byline.of(said, chrome) != Byline.Kind.NONE) {
                removals.take(line, Removal.Reason.SURFACE);
            }
            top &= said.length() < LONGEST_BYLINE;
        }
    }

    /** Whether a line leads to another text. */
    static boolean isReadOn(String said) {
        return READ_ON.matcher(said).matches();
    }

    /** Whether an element is nothing but such a line. */
    static boolean is(Element element, PageChrome chrome) {
        String said = LetterCounts.areMoreThan(LONGEST_LINE, element)
                ? ""
                : element.text().strip();
        if (said.isEmpty() || said.length() > LONGEST_LINE) {
            return false;
        }
        boolean shortLine = said.length() <= 80 && chrome.holds(said);
        boolean linked = element.selectFirst(Queries.of("a[href]")) != null;
        return shortLine
                || chrome.isFooter(said)
                || PageChrome.isCredit(said)
                || PageChrome.isFollow(said) && (linked || said.length() < 90)
                || linked && isReadOn(said) && linkShare(element) > 0.4;
    }

    /** The share of an element's letters that lie in links, 0 to 1. */
    static double linkShare(Element element) {
        int links = 0;
        for (Element link : element.select(Queries.of("a[href]"))) {
            links += link.text().length();
        }
        return (double) links / Math.max(1, element.text().length());
    }
}
