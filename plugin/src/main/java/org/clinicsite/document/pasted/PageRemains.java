package org.clinicsite.document.pasted;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;

/**
 * What a pasted text brings along that is known by its shape, not by its words: the cards of a forum's members, the
 * heads of printed pages with their numbers, and the trail of pages above the title.
 */
final class PageRemains {

    /** What a card tells of a member; two of them make a card. In English, German and French. */
    private static final Set<String> CARD = Set.of(
            "posts",
            "joined",
            "join date",
            "registered",
            "member since",
            "location",
            "likes",
            "likes received",
            "reputation",
            "threads",
            "topics",
            "beiträge",
            "registriert",
            "dabei seit",
            "mitglied seit",
            "wohnort",
            "themen",
            "messages",
            "inscription",
            "inscrit le",
            "localisation",
            "sujets");
    /** Name, rank and what {@link #CARD} holds. */
    private static final int MOST_CARD_LINES = 9;

    private static final int LONGEST_CARD_LINE = 60;
    private static final int LONGEST_HEAD = 100;
    private static final int LONGEST_TRAIL = 100;

    private final String text;
    private final List<Span> lines;

    PageRemains(String text, List<Span> lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Marks the lines of cards and of page heads. */
    void mark(boolean[] remains) {
        int start = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || said(i).isEmpty()) {
                if (isCard(start, i)) {
                    Arrays.fill(remains, start, i, true);
                }
                start = i + 1;
            }
        }
        pageHeads(remains);
    }

    private String said(int i) {
        Span line = lines.get(i);
        return line.length() > LONGEST_HEAD ? "…" : PastedLines.trimmed(text, line);
    }

    private boolean isCard(int from, int to) {
        if (to - from < 2 || to - from > MOST_CARD_LINES) {
            return false;
        }
        int facts = 0;
        for (int i = from; i < to; i++) {
            String said = said(i);
            if (said.length() > LONGEST_CARD_LINE || Sentences.isEnded(said)) {
                return false;
            }
            int colon = said.indexOf(':');
            facts += colon > 0 && CARD.contains(said.substring(0, colon).strip().toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return facts > 1;
    }

    /** Lines that say the same beside two page numbers or more, above or below them. */
    private void pageHeads(boolean[] remains) {
        for (int step : new int[] {1, -1}) {
            Map<String, Integer> heads = new HashMap<>();
            for (int i = 0; i < remains.length; i++) {
                if (isHead(i, step)) {
                    heads.merge(said(i + step), 1, Integer::sum);
                }
            }
            for (int i = 0; i < remains.length; i++) {
                if (isHead(i, step) && heads.getOrDefault(said(i + step), 0) > 1) {
                    remains[i] = true;
                    remains[i + step] = true;
                }
            }
        }
    }

    /** Whether a line is nothing but a page's number, with its head above or below. */
    private boolean isHead(int i, int step) {
        if (i + step < 0 || i + step >= lines.size() || lines.get(i).length() > 20) {
            return false;
        }
        String number = said(i);
        return !number.isEmpty()
                && number.length() < 5
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && said(i + step).chars().filter(Character::isLetter).count() > 3;
    }

    /** Whether a line tells the way to a page: {@code Home › Advice › Back}, {@code Home / Advice / How to sit}. */
    boolean isTrail(int i) {
        String said = said(i);
        if (said.length() > LONGEST_TRAIL) {
            return false;
        }
        int steps = 0;
        for (int at = 1; at + 2 < said.length(); at++) {
            boolean step = "›»>‹→/".indexOf(said.charAt(at)) >= 0;
            steps += step && said.charAt(at - 1) == ' ' && said.charAt(at + 1) == ' ' ? 1 : 0;
        }
        return steps > 1 && (!Sentences.isEnded(said) || isSaidBelow(i, said));
    }

    /** Whether the last step of a way stands by itself in one of the next lines. */
    private boolean isSaidBelow(int i, String way) {
        for (int below = i + 1; below < lines.size() && below < i + 6; below++) {
            String said = said(below);
            if (said.length() > 5 && way.endsWith(" " + said)) {
                return true;
            }
        }
        return false;
    }
}
