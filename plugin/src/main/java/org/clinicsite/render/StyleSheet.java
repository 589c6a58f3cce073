package org.clinicsite.render;

import java.util.ArrayDeque;
import java.util.Deque;
import org.clinicsite.text.FilePath;

/**
 * Makes one style sheet of several: {@code @import "tokens.css";} at the start of a line becomes the file itself. The
 * sheet also works unbundled in a browser. Comments go and the rest stays
 * readable; what {@code url("../icons/x.svg")}
 * names is served under its hashed name.
 */
final class StyleSheet {

    private static final String IMPORT = "@import \"";
    private static final String URL = "url(";

    private final TemplateFolder folder;
    private final Assets assets;
    private final String theme;

    StyleSheet(TemplateFolder folder, Assets assets, String theme) {
        this.folder = folder;
        this.assets = assets;
        this.theme = theme;
    }

    /**
     * One sheet with all that it imports, and with the owner's declarations last.
     *
     * @param file such as {@code css/site.css}
     * @throws IllegalArgumentException when a file is missing or imports itself, when a brace is left over, or when an
     *     address leads out of the template
     */
    String bundle(String file) {
        StringBuilder out = new StringBuilder(1 << 14);
        append(file, out, 0);
        return out.append(theme).toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
    }

    /** Behind the closing quotation mark; a text that is not closed ends with its line. */
    private static int endOfText(CharSequence css, int start) {
        for (int i = start + 1; i < css.length(); i++) {
            if (css.charAt(i) == '\\') {
                i++;
            } else if (css.charAt(i) == css.charAt(start) || css.charAt(i) == '\n') {
                return i + 1;
            }
        }
        return css.length();
    }

    private void append(String file, StringBuilder out, int depth) {
        String css = folder.text(file);
        if (css == null) {
            throw new IllegalArgumentException("The template has no file '" + file + "'");
        }
        if (depth > 8) {
            throw new IllegalArgumentException("'" + file + "' imports itself");
        }
        String parent = new FilePath(file).beside();
        String bare = withoutComments(css);
        checkBraces(file, bare);
        int line = 0;
        for (String written : bare.split("\n")) {
            line++;
            String rule = written.strip();
            if (rule.startsWith(IMPORT)) {
                append(parent + rule.substring(IMPORT.length(), rule.indexOf('"', IMPORT.length())), out, depth + 1);
            } else if (rule.startsWith("@import")) {
                throw at(file, line, "only @import \"name.css\"; is understood, of a file beside it");
            } else if (!rule.isEmpty()) {
                appendRule(file, line, rule, out);
            }
        }
    }

    /** A brace too many or too few makes browsers drop what follows, the owner's colours among it. */
    private static void checkBraces(String file, String css) {
        Deque<Integer> open = new ArrayDeque<>();
        int line = 1;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == '"' || c == '\'') {
                int end = endOfText(css, i);
                i = end - 1 - (css.charAt(end - 1) == '\n' ? 1 : 0);
            } else if (c == '\\') {
                i++;
            } else if (c == '\n') {
                line++;
            } else if (c == '{') {
                open.push(line);
            } else if (c == '}' && open.poll() == null) {
                throw at(file, line, "this } closes nothing");
            }
        }
        if (!open.isEmpty()) {
            throw at(file, open.pop(), "this { is never closed");
        }
    }

    private static IllegalArgumentException at(String file, int line, String what) {
        return new IllegalArgumentException("site-template/" + file + ":" + line + ": " + what);
    }

    private void appendRule(String file, int line, String rule, StringBuilder out) {
        int done = 0;
        for (int at = rule.indexOf(URL); at >= 0; at = rule.indexOf(URL, done)) {
            int start = at + URL.length();
            while (start < rule.length() && isBlank(rule.charAt(start))) {
                start++;
            }
            boolean quoted = start < rule.length() && "\"'".indexOf(rule.charAt(start)) >= 0;
            int end = quoted ? rule.indexOf(rule.charAt(start), start + 1) : rule.indexOf(')', start);
            if (end < 0) {
                throw at(file, line, "this url( is never closed");
            }
            start += quoted ? 1 : 0;
            out.append(rule, done, start);
            out.append(served(file, line, rule.substring(start, end).strip()));
            done = end;
        }
        out.append(rule, done, rule.length()).append('\n');
    }

    /** Both lie below /assets/, the sheet in one folder, so the way there is the same as in the template. */
    private String served(String file, int line, String address) {
        if (address.startsWith("#")) {
            return address;
        }
        if (address.contains(":") || address.startsWith("//")) {
            throw at(
                    file,
                    line,
                    "the site's policy keeps browsers from loading '" + address
                            + "'; put the file into site-template and write ../folder/file");
        }
        if (!address.startsWith("../")) {
            throw at(file, line, "it says url(\"" + address + "\"); write it as ../folder/file");
        }
        int end = address.length();
        for (int i = 0; i < end; i++) {
            if (address.charAt(i) == '?' || address.charAt(i) == '#') {
                end = i;
            }
        }
        try {
            return relative(address.substring(3, end)) + address.substring(end);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(at(file, line, "").getMessage() + e.getMessage(), e);
        }
    }

    private String relative(String file) {
        return ".." + assets.path(file).value().substring("/assets".length());
    }

    private static String withoutComments(String css) {
        StringBuilder out = new StringBuilder(css.length());
        int done = 0;
        for (int at = css.indexOf("/*"); at >= 0; at = css.indexOf("/*", done)) {
            out.append(css, done, at);
            int end = css.indexOf("*/", at + 2);
            done = end < 0 ? css.length() : end + 2;
            css.substring(at, done)
                    .chars()
                    .filter(c -> c == '\n')
                    .forEach(c -> out.append('\n')); // lines keep their numbers
        }
        return out.append(css, done, css.length()).toString().replace("\r", "");
    }
}
