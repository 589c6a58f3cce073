package org.clinicsite.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jspecify.annotations.Nullable;

/**
 * Rules of HTML and accessibility that can be told without a browser, of one page. Few, and each certain: what depends on
 * styles, scripts or sense is left to a browser and to people. The source of each stands with its {@link Code}: success
 * criteria of <a href="https://www.w3.org/TR/WCAG22/">WCAG 2.2</a>, or sections of the
 * <a href="https://html.spec.whatwg.org/">HTML standard</a>.
 */
final class PageRules {

    private static final String UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding/";
    private static final int QUOTE = 100;

    /** WCAG 2.2, 2.2.1: what lasts more than 20 hours has no limit. */
    private static final int NO_LIMIT_SECONDS = 20 * 60 * 60;

    private static final String FIELDS =
            "input:not([type=hidden],[type=submit],[type=reset],[type=button],[type=image]), select, textarea";
    private static final String CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, label, iframe";

    private final Document page;
    private final String path;
    private final List<Finding> findings = new ArrayList<>();

    private PageRules(Document page, String path) {
        this.page = page;
        this.path = path;
    }

    /**
     * Looks through a page.
     *
     * @param page parsed with positions
     * @param path of its file in the site
     * @return in the order of the rules
     */
    static List<Finding> check(Document page, String path) {
        PageRules rules = new PageRules(page, path);
        rules.checkDocument();
        rules.checkIds();
        rules.checkPictures();
        rules.checkControls();
        rules.checkHeadings();
        return rules.findings;
    }

    /** Where a rule comes from; null for one that is ours or that has no page of its own. */
    static @Nullable String source(Code code) {
        return switch (code) {
            case PAGE_LANGUAGE -> UNDERSTANDING + "language-of-page.html";
            case PAGE_TITLE -> UNDERSTANDING + "page-titled.html";
            case DUPLICATE_ID -> "https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute";
            case MISSING_ALT -> UNDERSTANDING + "non-text-content.html";
            case UNLABELLED_FIELD -> UNDERSTANDING + "labels-or-instructions.html";
            case NAMELESS_CONTROL -> UNDERSTANDING + "link-purpose-in-context.html";
            case NAMELESS_FRAME -> UNDERSTANDING + "name-role-value.html";
            case NO_ZOOM -> UNDERSTANDING + "resize-text.html";
            case TIMED_REFRESH -> UNDERSTANDING + "timing-adjustable.html";
            case HEADING_ORDER, EMPTY_HEADING -> "https://www.w3.org/WAI/WCAG22/Techniques/html/H42";
            case DANGLING_REFERENCE ->
                "https://www.w3.org/TR/wai-aria-1.2/#mapping_additional_relations_error_processing";
            case TAB_ORDER -> "https://www.w3.org/WAI/WCAG22/Techniques/failures/F44";
            case NESTED_CONTROL -> "https://html.spec.whatwg.org/multipage/dom.html#interactive-content";
            case UNSIZED_PICTURE ->
                "https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes";
            default -> null;
        };
    }

    private void checkDocument() {
        Element html = page.selectFirst("html");
        if (html == null || html.attr("lang").isBlank()) {
            add(Code.PAGE_LANGUAGE, html, "The page does not say in which language it is.", "Write <html lang=\"…\">.");
        }
        Element title = page.selectFirst("head > title");
        if (title == null || title.text().isBlank()) {
            add(Code.PAGE_TITLE, title, "The page has no title.", "Write <title> into its head.");
        }
        for (Element meta : page.select("meta[name=viewport]")) {
            String content = meta.attr("content").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            if (content.matches(".*user-scalable=(?:no|0).*")
                    || content.matches(".*maximum-scale=(?:0|1)(?:\\.\\d*)?(?:,.*|$)")) {
                add(
                        Code.NO_ZOOM,
                        meta,
                        "People cannot make the page larger.",
                        "Leave out maximum-scale and user-scalable.");
            }
        }
        for (Element meta : page.select("meta[http-equiv=refresh]")) {
            String seconds = meta.attr("content").strip().replaceFirst("^(\\d{0,9}).*", "$1");
            if (!seconds.isEmpty() && Integer.parseInt(seconds) > 0 && Integer.parseInt(seconds) <= NO_LIMIT_SECONDS) {
                add(
                        Code.TIMED_REFRESH,
                        meta,
                        "The page goes away after " + seconds + " s, read or not.",
                        "Take the line out, or write 0 seconds.");
            }
        }
    }

    private void checkIds() {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Element element : page.select("[id]")) {
            String id = element.id();
            if (!seen.add(id) && told.add(id)) {
                add(
                        Code.DUPLICATE_ID,
                        element,
                        "The id '" + id + "' stands on the page more than once.",
                        "Give this element another id.");
            }
        }
        for (String attribute : List.of("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")) {
            for (Element element : page.select("[" + attribute + "]")) {
                checkReferences(element, attribute, seen);
            }
        }
        for (Element label : page.select("label[for]")) {
            checkReferences(label, "for", seen);
        }
    }

    private void checkReferences(Element element, String attribute, Set<String> ids) {
        for (String id : element.attr(attribute).strip().split("\\s+")) {
            if (!id.isEmpty() && !ids.contains(id)) {
                add(
                        Code.DANGLING_REFERENCE,
                        element,
                        attribute + " names '" + id + "', and nothing on the page has this id.",
                        "Mend the id.");
            }
        }
    }

    private void checkPictures() {
        for (Element picture : page.select("img, input[type=image], area[href]")) {
            if (!picture.hasAttr("alt") && !isNamed(picture) && !isHidden(picture)) {
                add(
                        Code.MISSING_ALT,
                        picture,
                        "The picture has no alt.",
                        "Write alt=\"what it shows\", or alt=\"\" when it only decorates.");
            }
        }
        for (Element picture : page.select("img:not([width][height])")) {
            add(
                    Code.UNSIZED_PICTURE,
                    picture,
                    "The picture does not say how much room it takes, so that the text jumps when it comes.",
                    "Write its width and height in pixels.");
        }
    }

    private void checkControls() {
        for (Element field : page.select(FIELDS)) {
            boolean labelled = isNamed(field)
                    || field.closest("label") != null
                    || !field.id().isEmpty()
                            && page.select("label[for]").stream()
                                    .anyMatch(label -> label.attr("for").equals(field.id()));
            if (!labelled && !isHidden(field)) {
                add(
                        Code.UNLABELLED_FIELD,
                        field,
                        "The field has no label.",
                        "Write <label for=\"…\"> with the field's id; a placeholder is none.");
            }
        }
        for (Element control : page.select("a[href], button, input[type=submit], input[type=button], summary")) {
            if (!isNamed(control) && !hasWords(control) && !isHidden(control)) {
                add(
                        Code.NAMELESS_CONTROL,
                        control,
                        (control.normalName().equals("a") ? "The link" : "The button") + " has no words.",
                        "Write what it leads to or does: in it, as alt of its picture, or as aria-label.");
            }
        }
        for (Element frame : page.select("iframe, frame")) {
            if (!isNamed(frame) && !isHidden(frame)) {
                add(Code.NAMELESS_FRAME, frame, "The frame has no title.", "Write title=\"what it shows\".");
            }
        }
        for (Element element : page.select("[tabindex]")) {
            if (element.attr("tabindex").strip().matches("\\+?0*[1-9]\\d*")) {
                add(
                        Code.TAB_ORDER,
                        element,
                        "tabindex=\"" + element.attr("tabindex") + "\" takes the keyboard here before all else.",
                        "Write 0, or take it away.");
            }
        }
        for (Element outer : page.select("a[href], button")) {
            Element inner = outer.select(CONTROLS).stream()
                    .filter(one -> one != outer)
                    .findFirst()
                    .orElse(null);
            if (inner != null) {
                add(
                        Code.NESTED_CONTROL,
                        inner,
                        "It lies within a " + (outer.normalName().equals("a") ? "link" : "button") + ".",
                        "Put them beside each other.");
            }
        }
    }

    private void checkHeadings() {
        int before = 0;
        int tops = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            if (isHidden(heading)) {
                continue;
            }
            int level = heading.normalName().charAt(1) - '0';
            tops += level == 1 ? 1 : 0;
            if (!hasWords(heading) && !isNamed(heading)) {
                add(Code.EMPTY_HEADING, heading, "The heading has no words.", "Write them, or take it away.");
            }
            if (before > 0 && level > before + 1) {
                add(
                        Code.HEADING_ORDER,
                        heading,
                        "This h" + level + " follows an h" + before + ".",
                        "Make it an h" + (before + 1) + "; how large it looks is the style sheet's matter.");
            } else if (level == 1 && tops == 2) {
                add(Code.HEADING_ORDER, heading, "This is the second h1 of the page.", "Make it an h2.");
            }
            before = level;
        }
        if (tops == 0 && page.selectFirst("body *") != null) {
            add(Code.HEADING_ORDER, null, "The page has no h1.", "Make its title one.");
        }
    }

    private static boolean isNamed(Element element) {
        return !element.attr("aria-label").isBlank()
                || !element.attr("aria-labelledby").isBlank()
                || !element.attr("title").isBlank();
    }

    private static boolean hasWords(Element element) {
        return !element.text().isBlank()
                || !element.attr("value").isBlank()
                || element.select("[alt], [aria-label], [title], svg title").stream()
                        .anyMatch(one -> !one.attr("alt").isBlank()
                                || isNamed(one)
                                || !one.text().isBlank());
    }

    /** Nobody sees or hears it, or the browser names it. */
    private static boolean isHidden(Element element) {
        return element.closest("[hidden], [aria-hidden=true], template, noscript") != null
                || element.attr("role").equals("presentation")
                || element.normalName().equals("input")
                        && element.attr("type").equals("submit")
                        && !element.hasAttr("value");
    }

    private void add(Code code, @Nullable Element at, String message, String advice) {
        Range.Position place = at == null ? null : at.sourceRange().start();
        Element shown = at == null ? null : at.shallowClone();
        String tag = shown == null || shown.outerHtml().isEmpty()
                ? ""
                : shown.outerHtml().replaceFirst("(?s)</[^>]*>$", "");
        findings.add(new Finding(
                code.word(),
                code.levels().contains(Problem.Level.ERROR) ? Level.ERROR : Level.WARNING,
                path,
                place == null ? 0 : Math.max(0, place.lineNumber()),
                place == null ? 0 : Math.max(0, place.columnNumber()),
                tag.length() > QUOTE ? tag.substring(0, QUOTE) + "…" : tag,
                message,
                advice));
    }
}
