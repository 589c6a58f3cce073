package org.clinicsite.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The addresses in a style sheet, in a {@code <style>} or in a {@code style} attribute: {@code url(…)}, the texts of
 * {@code image-set(…)} and {@code src(…)}, and those of {@code @import}. Comments and other texts are no addresses
 * (https://www.w3.org/TR/css-syntax-3/#tokenization). One with a backslash in it is left alone.
 */
final class CssAddresses {

    /** What matters of CSS: a comment, an unquoted url(), a function's beginning, a bracket's end, an @rule, a text. */
    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?(?:\\*/|$)"
                    + "|url\\(\\s*(?<bare>[^\"'()\\s\\\\]+)\\s*\\)"
                    + "|(?<function>[\\w-]*)\\("
                    + "|(?<close>\\))"
                    + "|@(?<rule>[\\w-]+)"
                    + "|(?<end>[;{}])"
                    + "|\"(?<double>(?:[^\"\\\\\n]|\\\\.)*+)\"?"
                    + "|'(?<single>(?:[^'\\\\\n]|\\\\.)*+)'?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private CssAddresses() {}

    /** The sheet with each address as {@code to} gives it. */
    static String rewrite(String css, UnaryOperator<String> to) {
        if (css.indexOf('(') < 0 && css.indexOf('@') < 0) {
            return css;
        }
        List<Edit> edits = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        boolean importing = false;
        Matcher token = TOKEN.matcher(css);
        while (token.find()) {
            String text = null;
            if (token.group("bare") != null) {
                text = "bare";
            } else if (token.group("function") != null) {
                open.push(token.group("function").toLowerCase(Locale.ROOT));
            } else if (token.group("close") != null) {
                open.poll();
            } else if (token.group("rule") != null) {
                importing = token.group("rule").equalsIgnoreCase("import");
            } else if (token.group("end") != null) {
                importing = false;
                open.clear();
            } else if (token.group("double") != null || token.group("single") != null) {
                text = importing && open.isEmpty() || isAddress(open.peek()) ? quoted(token) : null;
            }
            if (text != null && token.group(text).indexOf('\\') < 0) {
                String address = token.group(text);
                String rewritten = to.apply(address);
                if (!rewritten.equals(address)) {
                    edits.add(new Edit(new Span(token.start(text), token.end(text)), rewritten));
                }
            }
        }
        return new Edits(edits).apply(css);
    }

    private static String quoted(Matcher token) {
        return token.group("double") != null ? "double" : "single";
    }

    /** Whether a text within a function is an address. */
    private static boolean isAddress(@Nullable String function) {
        return function != null
                && switch (function) {
                    case "url", "src", "image-set", "-webkit-image-set" -> true;
                    default -> false;
                };
    }
}
