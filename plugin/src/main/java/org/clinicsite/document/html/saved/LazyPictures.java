package org.clinicsite.document.html.saved;

import java.util.List;
import org.clinicsite.text.FilePath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures that a page loads only when a reader comes near: their address stands where browsers do not look for it. */
final class LazyPictures {

    /** Where lazy loaders keep the address (WordPress, lazysizes, lozad, Medium, AMP). */
    private static final List<String> KEPT = List.of(
            "data-src",
            "data-original",
            "data-lazy-src",
            "data-lazy",
            "data-full-src",
            "data-hi-res-src",
            "data-original-src",
            "data-orig-file",
            "data-url");

    private static final List<String> SETS = List.of("data-srcset", "data-lazy-srcset", "srcset");

    private LazyPictures() {}

    /** Gives each picture its address. */
    static void wake(Element root) {
        for (Element hidden : root.select(Queries.of("noscript"))) {
            Element said = hidden.childrenSize() > 0
                    ? hidden
                    : Jsoup.parseBodyFragment(hidden.wholeText()).body();
            Element picture = said.select(Queries.of("img")).size() == 1 ? said.selectFirst(Queries.of("img")) : null;
            Element before = hidden.previousElementSibling();
            if (picture != null && before != null && said.text().isBlank()) {
                Element shown = before.normalName().equals("img") ? before : before.selectFirst(Queries.of("img"));
                if (shown != null && isStandIn(shown.attr("src")) && address(shown) == null) {
                    shown.replaceWith(picture);
                }
            }
        }
        for (Element amp : root.select(Queries.of("amp-img"))) {
            amp.tagName("img");
        }
        for (Element picture : root.select(Queries.of("img"))) {
            String kept = address(picture);
            if (kept != null && isStandIn(picture.attr("src"))) {
                picture.attr("src", picture.attr(kept).strip().split("\\s")[0]);
            } else if (isStandIn(picture.attr("src"))) {
                picture.remove();
            }
        }
    }

    private static boolean isStandIn(String address) {
        String name = new FilePath(address).name();
        return address.isBlank()
                || address.startsWith("data:")
                || address.equals("#")
                || address.startsWith("about:")
                || name.matches(
                        "(?i)(?:spacer|blank|pixel|transparent|clear|placeholder|lazy|loading|1x1|grey|gray).*");
    }

    /** The attribute that holds the address; null when none does. */
    private static @Nullable String address(Element picture) {
        for (String key : KEPT) {
            String value = picture.attr(key).strip();
            if (!value.isEmpty() && !value.startsWith("data:") && !value.startsWith("{")) {
                return key;
            }
        }
        for (String key : SETS) {
            String value = picture.attr(key).strip();
            if (!value.isEmpty() && !value.startsWith("data:")) {
                return key;
            }
        }
        return null;
    }
}
