package org.clinicsite.document.html.saved;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What Word writes as paragraphs: items of lists, each with its marker in a span and its level in the style
 * ({@code mso-list:l0 level2 lfo1}), titles, notes.
 */
final class WordHtml {

    private static final Pattern LIST = Pattern.compile("mso-list:\\s*(l\\d+)\\s+level(\\d+)\\s+(lfo\\d+)");
    /** A number, a letter or a Roman numeral with what stands around it. */
    private static final Pattern NUMBER = Pattern.compile("\\(?(?:\\d{1,3}|[a-zA-Z]|[ivxlcdmIVXLCDM]+)[.)]+");

    private WordHtml() {}

    private record Open(String list, int level, Element element) {}

    static void mend(Element root) {
        for (Element title : root.select(Queries.of("p.MsoTitle"))) {
            title.tagName("h1");
        }
        for (Element marker : root.select(Queries.of("[style*=mso-element:comment-list],[style*=mso-hide:all]"))) {
            marker.remove();
        }
        Deque<Open> open = new ArrayDeque<>();
        Element before = null;
        for (Element paragraph : new ArrayList<>(root.select(Queries.of("p,h1,h2,h3,h4,h5,h6,div,table")))) {
            Matcher list = LIST.matcher(paragraph.attr("style").toLowerCase(Locale.ROOT));
            boolean heading = paragraph.normalName().matches("h[1-6]");
            String marker = list.find() ? takeMarker(paragraph) : null;
            if (heading || marker == null || !paragraph.is(Queries.of("p,div"))) {
                continue; // a numbered heading loses its number alone
            }
            if (before == null || !follows(open.getFirst(), paragraph)) {
                open.clear();
            }
            addItem(paragraph, list.group(1) + list.group(3), Integer.parseInt(list.group(2)), marker, open);
            before = paragraph;
        }
    }

    /** Whether a paragraph stands directly behind the list that is open, blank ones passed over. */
    private static boolean follows(@Nullable Open last, Element paragraph) {
        if (last == null) {
            return false;
        }
        Element outermost = last.element();
        for (Element up = outermost; up != null; up = up.parent()) {
            outermost = up.is(Queries.of("ul,ol")) ? up : outermost;
        }
        for (Element up = paragraph.previousElementSibling(); up != null; up = up.previousElementSibling()) {
            if (up == outermost) {
                return true;
            }
            if (!up.text().isBlank()) {
                return false;
            }
        }
        return false;
    }

    private static void addItem(Element paragraph, String list, int level, String marker, Deque<Open> open) {
        while (!open.isEmpty() && open.getFirst().level() > level) {
            open.removeFirst();
        }
        String tag = NUMBER.matcher(marker).matches() ? "ol" : "ul";
        if (!open.isEmpty()
                && open.getFirst().level() == level
                && (!open.getFirst().list().equals(list)
                        || !open.getFirst().element().normalName().equals(tag))) {
            open.removeFirst();
        }
        if (open.isEmpty() || open.getFirst().level() < level) {
            Element made = new Element(tag);
            if (open.isEmpty()) {
                paragraph.before(made);
            } else {
                Element last = open.getFirst().element().lastElementChild();
                (last == null ? open.getFirst().element() : last).appendChild(made);
            }
            open.addFirst(new Open(list, level, made));
        }
        paragraph.tagName("li");
        open.getFirst().element().appendChild(paragraph);
    }

    /** Takes the marker of an item out; null when the paragraph has none. */
    private static @Nullable String takeMarker(Element paragraph) {
        Element marker = null;
        for (Element span : paragraph.select(Queries.of("span[style]"))) {
            if (span.attr("style").toLowerCase(Locale.ROOT).matches("(?s).*mso-list:\\s*ignore.*")) {
                marker = span;
                break;
            }
        }
        if (marker == null) {
            return null;
        }
        String said = marker.text().replace('\u00A0', ' ').strip();
        marker.remove();
        return said;
    }
}
