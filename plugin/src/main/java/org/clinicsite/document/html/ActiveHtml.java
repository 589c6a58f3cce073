package org.clinicsite.document.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.document.tree.Addresses;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * What in HTML runs a program or brings in what the HTML itself does not show. Read by an HTML parser, so that it is found
 * in whatever dress a browser would see through: codes for letters, control characters, capital letters, missing quotes.
 */
public final class ActiveHtml {

    /** Elements that run something or bring it in. */
    private static final Set<String> ELEMENTS =
            Set.of("applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal", "script");

    /** Attributes that hold an address, also those of SVG, whose animations set one. */
    private static final Set<String> ADDRESSES = Set.of(
            "action",
            "background",
            "cite",
            "code",
            "codebase",
            "data",
            "dynsrc",
            "formaction",
            "from",
            "href",
            "longdesc",
            "lowsrc",
            "ping",
            "poster",
            "src",
            "to",
            "values",
            "xlink:href");

    /** Where a {@code data:} address is a page of its own, and not a picture. */
    private static final Set<String> LEADS = Set.of("action", "formaction", "href", "xlink:href");

    private static final Set<String> BRINGS = Set.of("stylesheet", "import");

    private ActiveHtml() {}

    /**
     * A place.
     *
     * @param what for people: {@code <iframe>}, {@code onerror=} or {@code javascript:}
     * @param offset where it is written, in UTF-16 units
     */
    public record Found(String what, int offset) {}

    /** Whether an element runs something or brings it in, whatever its attributes are. */
    static boolean isActive(String element) {
        return ELEMENTS.contains(element);
    }

    /** All of it, in the order of the text. Comments and what is written as text hold none. */
    public static List<Found> in(String html) {
        if (html.indexOf('<') < 0) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
        for (Element element : document.getAllElements()) {
            String name = element.normalName();
            if (isActive(name) || brings(element)) {
                found.add(new Found(
                        "<" + name + ">", Math.max(0, element.sourceRange().startPos())));
            }
            for (Attribute attribute : element.attributes()) {
                String what = runs(attribute);
                if (!what.isEmpty()) {
                    found.add(new Found(what, place(html, element, attribute)));
                }
            }
        }
        found.sort(java.util.Comparator.comparingInt(Found::offset));
        return found;
    }

    /** A style sheet of somebody's, or a page that replaces this one. */
    private static boolean brings(Element element) {
        return switch (element.normalName()) {
            case "link" ->
                List.of(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+")).stream()
                        .anyMatch(BRINGS::contains);
            case "meta" -> element.attr("http-equiv").strip().equalsIgnoreCase("refresh");
            default -> false;
        };
    }

    private static String runs(Attribute attribute) {
        String key = attribute.getKey().toLowerCase(Locale.ROOT);
        if (key.matches("on[a-z]{3,}")) { // the shortest is oncut
            return key + "=";
        }
        if (!ADDRESSES.contains(key)) {
            return "";
        }
        for (String address :
                key.equals("values") ? attribute.getValue().split(";") : new String[] {attribute.getValue()}) {
            String scheme = Addresses.scheme(address);
            if (scheme != null && Addresses.runs(scheme) && (!scheme.equals("data") || LEADS.contains(key))) {
                return scheme + ":";
            }
        }
        return "";
    }

    /** Where an attribute is written; of a second {@code <body>} the parser knows none, so its name is looked for. */
    private static int place(String html, Element element, Attribute attribute) {
        Range name = attribute.sourceRange().nameRange();
        if (name.isTracked()) {
            return name.startPos();
        }
        int at = html.toLowerCase(Locale.ROOT).indexOf(attribute.getKey().toLowerCase(Locale.ROOT));
        return at >= 0 ? at : Math.max(0, element.sourceRange().startPos());
    }
}
