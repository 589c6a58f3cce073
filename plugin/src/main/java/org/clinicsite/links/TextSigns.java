package org.clinicsite.links;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a text as a whole gives away: a title said twice, the page chrome of the place it was copied from, wording of a spinner. */
final class TextSigns {

    private static final Set<String> CHROME = Set.of(
            "report page",
            "report this page",
            "report abuse",
            "share this",
            "share this article",
            "share",
            "print",
            "print this",
            "print page",
            "email this",
            "tweet",
            "pin it",
            "like this",
            "read next",
            "related posts",
            "related articles",
            "leave a comment",
            "leave a reply",
            "post a comment",
            "add a comment",
            "comments",
            "reply",
            "read more",
            "continue reading",
            "advertisement",
            "sponsored",
            "back to top",
            "previous post",
            "next post",
            "subscribe",
            "copy link",
            "edit this page",
            "home");

    /** What synonym spinners write where people have one fixed expression. */
    private static final List<String> SPUN = List.of(
            "in regards to this",
            "amount of people who",
            "tons of people",
            "a great deal of people",
            "the inner body",
            "muscle tissues",
            "bodily pain",
            "wellness and health",
            "overall wellness and",
            "this informative article",
            "this guide will",
            "write-up",
            "a wonderful way",
            "an excellent way",
            "a fantastic way",
            "is a superb",
            "are a great deal of",
            "there are lots of",
            "and much more",
            "it's possible to",
            "you are able to",
            "kindly",
            "in the event that you",
            "as an instance",
            "for your needs",
            "when it comes to",
            "for this reason");

    final @Nullable String repeatedTitle;
    final @Nullable String chrome;
    final int spun;

    TextSigns(Reading reading) {
        String text = reading.text();
        List<Block> blocks = reading.found().blocks();
        String title = null;
        Map<String, Integer> first = new HashMap<>();
        String foundChrome = null;
        int shown = Math.min(blocks.size(), 4);
        for (int i = 0; i < shown; i++) {
            for (String line : lines(text, blocks.get(i))) {
                if (line.length() >= 8 && line.length() < 150 && first.merge(line, 1, Integer::sum) == 2) {
                    title = line;
                }
            }
        }
        for (int i = Math.max(0, blocks.size() - 3); i < blocks.size(); i++) {
            for (String line : lines(text, blocks.get(i))) {
                if (CHROME.contains(line)) {
                    foundChrome = line;
                }
            }
        }
        repeatedTitle = title;
        chrome = foundChrome;
        spun = reading.wordCount() > 60 ? spun(text.length() > 60_000 ? text.substring(0, 60_000) : text) : 0;
    }

    /** How many of the spinners' phrases a text holds. */
    private static int spun(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        char[] chars = lower.toCharArray();
        BitSet held = new BitSet();
        int last = 0; // of the last four characters
        for (int i = 0; i < chars.length; i++) {
            last = hash(last, chars[i]);
            for (int phrase : SPUN_STARTS[last]) {
                if (lower.startsWith(SPUN.get(phrase), i - 3)) {
                    held.set(phrase);
                }
            }
        }
        return held.cardinality();
    }

    /** The spinners' phrases by the hash of their first four characters: one look tells which can start at a place. */
    private static final int[][] SPUN_STARTS = new int[1 << 12][];

    static {
        Arrays.fill(SPUN_STARTS, new int[0]);
        for (int phrase = 0; phrase < SPUN.size(); phrase++) {
            int hash = 0;
            for (int i = 0; i < 4; i++) {
                hash = hash(hash, SPUN.get(phrase).charAt(i));
            }
            int[] before = SPUN_STARTS[hash];
            SPUN_STARTS[hash] = Arrays.copyOf(before, before.length + 1);
            SPUN_STARTS[hash][before.length] = phrase;
        }
    }

    /** A hash of the last four characters: what lies further back is shifted out. */
    private static int hash(int before, char c) {
        return (before << 3 ^ c) & (1 << 12) - 1;
    }

    private static List<String> lines(String text, Block block) {
        String shown = block.text().length() > 600 ? "" : block.text().of(text);
        return shown.lines()
                .map(l -> l.strip().toLowerCase(Locale.ROOT))
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
