package org.clinicsite.jbake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an article's HTML leaves open. A template puts text behind the article; an element, comment or quote that the
 * article does not close would swallow it.
 *
 * <p>Elements whose end tag may be missing by <a href="https://html.spec.whatwg.org/multipage/syntax.html#optional-tags">
 * the HTML standard</a> do not count, and neither does an article that first closes an element of the template and then
 * opens one of its own.
 */
final class RawHtml {

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");
    private static final Set<String> TEXT_ONLY = Set.of("script", "style", "textarea", "title");

    /** HTML's elements that hold something; {@code List<String>} in a text is none of them and is let be. */
    private static final Set<String> HOLDING = Set.of(
            ("a abbr address article aside audio b big blockquote button canvas center cite code data datalist del"
                            + " details dfn dialog div dl em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6"
                            + " header hgroup i iframe ins kbd label legend main map mark math menu meter nav noscript"
                            + " object ol output picture pre progress q ruby s samp script search section select small"
                            + " span strike strong style sub summary sup svg table template textarea time title tt u ul"
                            + " var video")
                    .split(" "));

    /** Written {@code <a name="top"/>}, as in XHTML: HTML takes it for open, yet it draws nothing into itself that shows. */
    private static final Set<String> MEANT_EMPTY =
            Set.of("a abbr b cite code em font i q s samp small span strong sub sup time tt u var".split(" "));

    private RawHtml() {}

    /**
     * What has to be written behind a piece of HTML to close it.
     *
     * @param missing end tags and the like, in order; empty for well-formed HTML
     * @param elements names of the elements that stand open
     */
    record Open(String missing, List<String> elements) {}

    /** Finds what stands open at the end. */
    static Open open(String html) {
        Deque<String> stack = new ArrayDeque<>();
        Map<String, Integer> strayEnds = new HashMap<>();
        String tail = "";
        int at = html.indexOf('<');
        while (at >= 0 && at + 1 < html.length()) {
            int next = at + 1;
            char c = html.charAt(next);
            if (html.startsWith("!--", next)) {
                int end = html.indexOf("-->", next + 1);
                if (end < 0) {
                    tail = "-->";
                    break;
                }
                next = end + 3;
            } else if (isLetter(c) || c == '/' && next + 1 < html.length() && isLetter(html.charAt(next + 1))) {
                boolean end = c == '/';
                int nameStart = end ? next + 1 : next;
                int nameEnd = nameStart;
                while (nameEnd < html.length() && isNameCharacter(html.charAt(nameEnd))) {
                    nameEnd++;
                }
                String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
                int close = tagEnd(html, nameEnd);
                if (close >= html.length()) {
                    tail = close == html.length() ? ">" : "\">";
                    break;
                }
                next = close + 1;
                boolean selfClosed = html.charAt(close - 1) == '/';
                if (end) {
                    close(stack, strayEnds, name);
                } else if (!VOID.contains(name)
                        && !name.equals("p")
                        && !(selfClosed && (MEANT_EMPTY.contains(name) || isForeignMarkup(stack, name)))) {
                    stack.push(name);
                    if (TEXT_ONLY.contains(name)) {
                        int textEnd = indexOfEndTag(html, name, next);
                        if (textEnd < 0) {
                            break;
                        }
                        next = textEnd;
                    }
                }
            }
            at = html.indexOf('<', next);
        }
        List<String> elements = new ArrayList<>();
        StringBuilder missing = new StringBuilder(tail);
        for (String name : stack) {
            if (!HOLDING.contains(name) || strayEnds.merge(name, -1, Integer::sum) >= 0) {
                continue;
            }
            elements.add(name);
            missing.append("</").append(name).append('>');
        }
        return new Open(missing.toString(), elements);
    }

    /** In SVG and MathML {@code <path/>} is a whole element. */
    private static boolean isForeignMarkup(Deque<String> stack, String name) {
        return name.equals("svg") || name.equals("math") || stack.contains("svg") || stack.contains("math");
    }

    private static void close(Deque<String> stack, Map<String, Integer> strayEnds, String name) {
        if (VOID.contains(name) || name.equals("p")) {
            return;
        }
        if (!stack.contains(name)) {
            strayEnds.merge(name, 1, Integer::sum);
            return;
        }
        while (!stack.pop().equals(name)) {
            // what stood open inside ends with it
        }
    }

    /** The {@code >} of a tag; the length of the text when there is none, one more when a quote stands open. */
    static int tagEnd(String html, int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return quote == 0 ? html.length() : html.length() + 1;
    }

    /** Where the end tag of a text-only element starts; -1 when there is none. */
    static int indexOfEndTag(String html, String name, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at + 2, name, 0, name.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '-' || c == ':' || c == '_';
    }
}
