package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Notes of a text. Programs name and dress them in many ways, but all have a mark that leads to the note and a note that leads
 * back: by that alone they are known, and become notes as the site's own writer has them.
 */
final class FootNotes {

    /** What stands for a note in the text. */
    private static final Pattern MARK =
            Pattern.compile("[\\[(]?(?:\\d{1,3}|[a-zA-Z*†‡§¶]|[ivxlc]{1,6}|[IVXLC]{1,6})[\\])]?");

    /** What leads back, where it is not the note's own mark. */
    private static final Pattern BACK = Pattern.compile("[\\^↑↩⏎←]\\X?|(?i:back|return|zurück)");

    private FootNotes() {}

    static void take(Element root) {
        Map<String, Element> byId = new HashMap<>();
        root.select(Queries.of("[id]")).forEach(element -> byId.putIfAbsent(element.id(), element));
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> mentions = new HashMap<>();
        Element list = new Element("ol").attr("class", "notes");
        for (Element mark : new ArrayList<>(root.select(Queries.of("a[href^=#]")))) {
            String to = mark.attr("href").substring(1);
            if (!MARK.matcher(mark.text().strip()).matches() || mark.closest(Queries.of("ol.notes")) != null) {
                continue;
            }
            if (!numbers.containsKey(to)) {
                Element note = note(mark, byId.get(to), root);
                if (note == null) {
                    continue;
                }
                numbers.put(to, numbers.size() + 1);
                move(note, to, numbers.size(), list);
            }
            addMention(mark, numbers.getOrDefault(to, 0), mentions.merge(to, 1, Integer::sum));
        }
        if (list.childrenSize() > 0) {
            Element last = root.lastElementChild();
            while (last != null && last.is(Queries.of("hr,h1,h2,h3,h4,h5,h6"))) {
                last.remove(); // it stood above the notes
                last = root.lastElementChild();
            }
            root.appendChild(list);
        }
    }

    /** The block of the note that a mark leads to; null when nothing in it leads back. */
    private static @Nullable Element note(Element mark, @Nullable Element target, Element root) {
        Element note = target == null ? null : target.closest(Queries.of("li,p"));
        if (note == null || note == root || note.selectFirst(Queries.of("ul,ol,table")) != null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (Element up = mark; up != null && up != root; up = up.parent()) {
            if (up == note) {
                return null;
            }
            names.add(up.id());
            if (up.is(Queries.of("p,li,td,th,blockquote,h1,h2,h3,h4,h5,h6"))) {
                break;
            }
        }
        names.remove("");
        boolean back = note.select(Queries.of("a[href^=#]")).stream()
                .anyMatch(link -> names.contains(link.attr("href").substring(1)));
        return back ? note : null;
    }

    private static void move(Element note, String id, int number, Element list) {
        Element back = null;
        for (Element link : new ArrayList<>(note.select(Queries.of("a[href^=#]")))) {
            String said = link.text().strip();
            if (MARK.matcher(said).matches() || BACK.matcher(said).matches() || said.isEmpty()) {
                back = link;
                Element sup = link.parent();
                link.remove();
                if (sup != null && sup.is(Queries.of("sup,span")) && sup.text().isBlank()) {
                    sup.remove();
                }
            }
        }
        for (Element named : note.select(Queries.of("[id]"))) {
            if (named.id().equals(id)) {
                named.removeAttr("id");
            }
        }
        Element item = new Element("li").attr("id", "fn-" + number);
        for (Node child : new ArrayList<>(note.childNodes())) {
            item.appendChild(child);
        }
        if (item.childNodeSize() > 0 && item.childNode(0) instanceof TextNode text) {
            text.text(text.getWholeText().replaceFirst("^[\\s\\u00A0.:]+", ""));
        }
        if (back != null) {
            Element last = item.lastElementChild();
            Element place = last != null && last.is(Queries.of("p")) ? last : item;
            place.appendChild(new TextNode(" "));
            back.clearAttributes();
            place.appendChild(back.attr("class", "back").attr("href", "#fnref-" + number));
            addWords(back, "↩\uFE0E " + number);
        }
        list.appendChild(item);
        Element above = note.parent();
        note.remove();
        while (above != null && above.is(Queries.of("ol,ul")) && above.childrenSize() == 0) {
            Element empty = above;
            above = above.parent();
            empty.remove();
        }
    }

    private static void addMention(Element mark, int number, int time) {
        mark.clearAttributes();
        mark.attr("href", "#fn-" + number);
        addWords(mark, String.valueOf(number));
        Element sup = mark.parent() != null && mark.parent().is(Queries.of("sup")) ? mark.parent() : null;
        if (sup == null || !sup.text().strip().equals(String.valueOf(number))) {
            sup = new Element("sup");
            mark.replaceWith(sup);
            sup.appendChild(mark);
        }
        sup.clearAttributes();
        sup.attr("class", "note").attr("id", "fnref-" + number + (time > 1 ? "-" + time : ""));
    }

    /** Other words for an element, in the place of its own. */
    private static void addWords(Element element, String words) {
        List<TextNode> texts = new ArrayList<>();
        element.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                texts.add(text);
            }
        });
        if (texts.isEmpty()) {
            element.empty().appendChild(new TextNode(words));
            return;
        }
        TextNode first = texts.get(0).text(words);
        element.empty().appendChild(first);
    }
}
