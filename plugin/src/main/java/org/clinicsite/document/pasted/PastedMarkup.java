package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Formatting that came along when a text was pasted: HTML and BBCode tags, entities. Tags that part a text become line
 * ends, items and headings get their plain-text marks, others go. Links stay: {@link PastedInlines} reads them. A
 * {@code <} or {@code [} that begins no known tag is the author's.
 */
final class PastedMarkup {

    /** Gone with all that is in them. */
    private static final Set<String> SILENCED = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "noscript",
            "svg",
            "template",
            "video",
            "audio",
            "head",
            "title",
            "select",
            "textarea",
            "youtube",
            "img");

    private static final Set<String> PARTING = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
            "hr",
            "html",
            "list",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "quote",
            "section",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");

    private static final Set<String> FORMATTING = Set.of(
            "abbr",
            "acronym",
            "b",
            "big",
            "button",
            "cite",
            "code",
            "col",
            "colgroup",
            "color",
            "del",
            "dfn",
            "em",
            "embed",
            "font",
            "i",
            "input",
            "ins",
            "kbd",
            "label",
            "link",
            "mark",
            "meta",
            "left",
            "right",
            "justify",
            "q",
            "s",
            "size",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "td",
            "th",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "spoiler",
            "highlight",
            "align",
            "indent",
            "face",
            "base",
            "param",
            "source",
            "picture",
            "o:p");

    /** What is common in pasted text; a page's full list of two thousand would have to be loaded. */
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00A0"),
            Map.entry("hellip", "…"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("bull", "•"),
            Map.entry("middot", "·"),
            Map.entry("copy", "©"),
            Map.entry("reg", "®"),
            Map.entry("trade", "™"),
            Map.entry("deg", "°"),
            Map.entry("euro", "€"),
            Map.entry("pound", "£"),
            Map.entry("frac12", "½"),
            Map.entry("times", "×"),
            Map.entry("shy", "\u00AD"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"),
            Map.entry("ccedil", "ç"),
            Map.entry("ecirc", "ê"),
            Map.entry("iacute", "í"),
            Map.entry("oacute", "ó"),
            Map.entry("aacute", "á"),
            Map.entry("ntilde", "ñ"));

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    /** Closing tags that do not occur from where the scan is on. */
    private final Set<String> missing = new HashSet<>();

    private int firstTag = -1;
    private final List<String> names = new ArrayList<>();

    private PastedMarkup(String text) {
        this.text = text;
    }

    /**
     * What to change so that no formatting shows.
     *
     * @param text the body
     * @param places of the body; told once when tags go
     */
    static Edits of(String text, Places places) {
        PastedMarkup markup = new PastedMarkup(text);
        markup.scan();
        if (markup.firstTag >= 0) {
            places.reportMended(
                    Code.TIDIED_PASTE,
                    markup.firstTag,
                    "Formatting tags came along with the pasted text and are left out: "
                            + String.join(" ", markup.names) + ".",
                    "Save the article as .html if you want them.");
        }
        return new Edits(markup.edits);
    }

    private void scan() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '<' || c == '[') {
                i = tag(i, c == '<' ? '>' : ']');
            } else if (c == '&') {
                i = entity(i);
            } else {
                i++;
            }
        }
    }

    /** @return where to go on */
    private int tag(int start, char close) {
        if (close == '>' && text.startsWith("<!--", start)) {
            int end = indexOfIgnoreCase("-->", start + 4);
            return end < 0 ? start + 4 : cut(start, end + 3, "", "<!-- -->");
        }
        int i = start + 1;
        boolean closing = i < text.length() && text.charAt(i) == '/';
        if (closing) {
            i++;
        }
        int nameStart = i;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == ':')) {
            i++;
        }
        String name = text.substring(nameStart, i).toLowerCase(Locale.ROOT);
        if (close == ']' && !closing && name.isEmpty() && text.startsWith("*]", i)) {
            return cut(start, i + 2, breaks(start, i + 2, "\n") + "- ", "[*]");
        }
        if (name.isEmpty()) {
            return start + 1;
        }
        if (i < text.length()) {
            char after = text.charAt(i);
            boolean ends = after == close || after <= ' ' || after == '/' || close == ']' && after == '=';
            if (!ends) {
                return start + 1;
            }
        }
        int end = tagEnd(i, close);
        if (end < 0) {
            return start + 1;
        }
        String shown = close == '>' ? "<" + name + ">" : "[" + name + "]";
        if (SILENCED.contains(name) && (close == '>' || name.equals("img") || name.equals("youtube"))) {
            int until = end;
            if (!closing && !(close == '>' && name.equals("img"))) {
                int last = indexOfIgnoreCase((close == '>' ? "</" : "[/") + name, end);
                if (last >= 0) {
                    int lastEnd = text.indexOf(close, last);
                    until = lastEnd < 0 ? text.length() : lastEnd + 1;
                }
            }
            return cut(start, until, "", shown);
        }
        boolean single = name.equals("hr") || name.equals("br") || name.equals("li");
        String instead = instead(name, closing, start, end);
        if (instead == null) {
            return start + 1;
        }
        if (close == ']' && !closing && !single && indexOfIgnoreCase("[/" + name, end) < 0) {
            return start + 1; // "[i]" alone may be the author's
        }
        return cut(start, end, instead, shown);
    }

    private @Nullable String instead(String name, boolean closing, int start, int end) {
        if (name.equals("br")) {
            return breaks(start, end, "\n");
        }
        if (name.equals("li")) {
            return closing ? "" : breaks(start, end, "\n") + "- ";
        }
        if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
            return closing ? "\n\n" : "\n\n" + "#".repeat(name.charAt(1) - '0') + " ";
        }
        if (PARTING.contains(name)) {
            return name.equals("quote") && !closing ? "\n\n" + speaker(start, end) : "\n\n";
        }
        if (!FORMATTING.contains(name)) {
            return null;
        }
        return name.equals("td") || name.equals("th") ? " " : "";
    }

    /** Who is quoted, a paragraph of its own: {@code [quote=Ann]}, {@code [quote="Ann, post:3"]}; empty for nobody. */
    private String speaker(int start, int end) {
        int from = start + "[quote=".length();
        if (text.charAt(start) != '[' || from >= end || text.charAt(from - 1) != '=') {
            return "";
        }
        String who = text.substring(from, end - 1);
        for (char mark : new char[] {',', ';'}) {
            who = who.indexOf(mark) < 0 ? who : who.substring(0, who.indexOf(mark));
        }
        who = who.replace("\"", "").strip();
        return who.isEmpty() ? "" : who + ":\n\n";
    }

    /** A line end, unless the file has one there already. */
    private String breaks(int start, int end, String wanted) {
        boolean before = start == 0 || text.charAt(start - 1) == '\n';
        boolean after = end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == '\r');
        return before || after && wanted.equals("\n") && !text.startsWith("li", start + 1) ? "" : wanted;
    }

    /** Behind the tag's closing mark; quotes may hold it; -1 when the tag does not end within a sensible distance. */
    private int tagEnd(int from, char close) {
        char quote = 0;
        for (int i = from; i < text.length() && i < from + 2000; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (close == '>' && (c == '"' || c == '\'') && text.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == close) {
                return i + 1;
            } else if (c == '<' || close == ']' && (c == '\n' || c == '[')) {
                return -1;
            }
        }
        return -1;
    }

    private int indexOfIgnoreCase(String wanted, int from) {
        if (missing.contains(wanted)) {
            return -1;
        }
        int limit = text.length() - wanted.length();
        for (int i = from; i <= limit; i++) {
            if (text.charAt(i) == wanted.charAt(0) && text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        missing.add(wanted);
        return -1;
    }

    private int cut(int start, int end, String instead, String shown) {
        edits.add(new Edit(new Span(start, end), instead));
        if (firstTag < 0) {
            firstTag = start;
        }
        if (names.size() < 8 && !names.contains(shown)) {
            names.add(shown);
        }
        return end;
    }

    private int entity(int start) {
        int end = start + 1;
        while (end < text.length() && end - start <= 10 && text.charAt(end) != ';') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ';' || end - start < 3) {
            return start + 1;
        }
        String name = text.substring(start + 1, end);
        String means = name.charAt(0) == '#' ? character(name) : ENTITIES.get(name);
        if (means == null) {
            return start + 1;
        }
        edits.add(new Edit(new Span(start, end + 1), means));
        return end + 1;
    }

    private static @Nullable String character(String reference) {
        boolean hex = reference.length() > 1 && (reference.charAt(1) == 'x' || reference.charAt(1) == 'X');
        try {
            int c = hex ? Integer.parseInt(reference.substring(2), 16) : Integer.parseInt(reference.substring(1));
            return c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0 || !Character.isDefined(c) || c >= 0xD800 && c < 0xE000
                    ? null
                    : Character.toString(c);
        } catch (IllegalArgumentException e) { // not a number, or beyond Unicode
            return null;
        }
    }
}
