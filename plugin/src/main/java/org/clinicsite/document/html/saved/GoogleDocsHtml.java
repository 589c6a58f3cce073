package org.clinicsite.document.html.saved;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What Google Docs writes flat: lists side by side whose class tells how deep each lies ({@code lst-kix_abc-1}), bold and
 * italics as styles of spans, titles as paragraphs, links by way of Google.
 */
final class GoogleDocsHtml {

    private static final Pattern LIST = Pattern.compile("lst-kix_[A-Za-z0-9]+-(\\d+)");
    private static final Pattern LINK = Pattern.compile("https?://www\\.google\\.[a-z.]+/url\\?(?:.*&)?q=([^&]+).*");

    private GoogleDocsHtml() {}

    private record Open(int level, Element list) {}

    static void mend(Element root) {
        for (Element wrapper : root.select(Queries.of("b[id^=docs-internal-guid]"))) {
            wrapper.unwrap();
        }
        for (Element title : root.select(Queries.of("p.title"))) {
            title.tagName("h1");
        }
        for (Element note : root.select(Queries.of("[id^=cmnt]"))) { // comments of those who wrote it together
            Element box = note.closest(Queries.of("div,sup"));
            (box == null ? note : box).remove();
        }
        for (Element link : root.select(Queries.of("a[href]"))) {
            Matcher google = LINK.matcher(link.attr("href"));
            if (google.matches()) {
                link.attr("href", URLDecoder.decode(google.group(1), StandardCharsets.UTF_8));
            }
        }
        for (Element span : root.select(Queries.of("span[style]"))) {
            String style = span.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            boolean heading = span.closest(Queries.of("h1,h2,h3,h4,h5,h6")) != null;
            if (!heading && (style.contains("font-weight:700") || style.contains("font-weight:bold"))) {
                span.tagName("strong");
            } else if (style.contains("font-style:italic")) {
                span.tagName("em");
            } else if (style.contains("vertical-align:super")) {
                span.tagName("sup");
            }
        }
        nest(root);
    }

    private static void nest(Element root) {
        Deque<Open> open = new ArrayDeque<>();
        Element before = null;
        for (Element list : new ArrayList<>(root.select(Queries.of("ul,ol")))) {
            Integer level = level(list);
            if (level == null || list.parent() != null && list.parent().closest(Queries.of("ul,ol")) != null) {
                continue;
            }
            if (before == null || !follows(before, list)) {
                open.clear();
            }
            while (!open.isEmpty() && open.getFirst().level() > level) {
                open.removeFirst();
            }
            boolean beside = !open.isEmpty() && open.getFirst().level() == level;
            if (beside
                    && !list.hasClass("start")
                    && open.getFirst().list().normalName().equals(list.normalName())) {
                open.getFirst().list().appendChildren(list.children());
                list.remove();
                before = outermost(open.getFirst().list());
                continue;
            }
            if (beside) {
                open.removeFirst();
            }
            Element parent = open.isEmpty() ? null : open.getFirst().list().lastElementChild();
            if (parent != null) {
                parent.appendChild(list);
            }
            open.addFirst(new Open(level, list));
            before = outermost(list);
        }
    }

    private static Element outermost(Element list) {
        Element outermost = list;
        for (Element up = list.parent(); up != null; up = up.parent()) {
            outermost = up.is(Queries.of("ul,ol")) ? up : outermost;
        }
        return outermost;
    }

    private static boolean follows(Element before, Element list) {
        Element previous = list.previousElementSibling();
        while (previous != null && previous.text().isBlank()) {
            previous = previous.previousElementSibling();
        }
        return previous == before;
    }

    private static @Nullable Integer level(Element list) {
        Matcher matcher = LIST.matcher(list.className());
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
