package org.clinicsite.render;

/**
 * Makes one style sheet of several: {@code @import "tokens.css";} at the start of a line becomes the file itself. The
 * sheet also works unbundled in a browser. Comments go, and blanks that say nothing; what {@code url("../icons/x.svg")}
 * names is served under its hashed name.
 */
final class StyleSheet {

    private static final String IMPORT = "@import \"";

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
     * @throws IllegalArgumentException when a file is missing, or imports itself
     */
    String bundle(String file) {
        StringBuilder out = new StringBuilder(1 << 14);
        append(file, out, 0);
        return withoutBlanks(out.append(theme));
    }

    /**
     * Drops the blanks of which <a href="https://www.w3.org/TR/css-syntax-3/">CSS Syntax</a> makes nothing: around braces,
     * behind commas, semicolons and colons, and the last semicolon of a rule. Texts in quotation marks stay as they are, and
     * so does a blank before a colon, which says "any element", and one that is all of a value.
     */
    static String withoutBlanks(CharSequence css) {
        StringBuilder out = new StringBuilder(css.length());
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            char last = out.isEmpty() ? '}' : out.charAt(out.length() - 1);
            if (c == '"' || c == '\'') {
                int end = endOfText(css, i);
                out.append(css, i, end);
                i = end - 1;
            } else if (c == '\\') {
                int end = endOfEscape(css, i);
                out.append(css, i, end);
                i = end - 1;
            } else if (isBlank(c)) {
                char next = i + 1 < css.length() ? css.charAt(i + 1) : '}';
                boolean wholeValue = last == ':' && (next == ';' || next == '}');
                if (wholeValue || !isBlank(next) && "{};,:".indexOf(last) < 0 && next != '{' && next != '}') {
                    out.append(' ');
                }
            } else {
                if (c == '}' && last == ';') {
                    out.setLength(out.length() - 1);
                }
                out.append(c);
            }
        }
        return out.append('\n').toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
    }

    /** Behind the digits of an escape and the one blank that ends them, or behind the letter that is escaped. */
    private static int endOfEscape(CharSequence css, int start) {
        int end = start + 1;
        while (end < css.length() && end <= start + 6 && Character.digit(css.charAt(end), 16) >= 0) {
            end++;
        }
        boolean hasMore = end < css.length();
        return hasMore && (end == start + 1 || isBlank(css.charAt(end))) ? end + 1 : end;
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
        String parent = file.substring(0, file.lastIndexOf('/') + 1);
        for (String line : withoutComments(css).split("\n")) {
            String rule = line.strip();
            if (rule.startsWith(IMPORT)) {
                append(parent + rule.substring(IMPORT.length(), rule.indexOf('"', IMPORT.length())), out, depth + 1);
            } else if (!rule.isEmpty()) {
                appendRule(parent, rule, out);
            }
        }
    }

    private void appendRule(String parent, String rule, StringBuilder out) {
        int done = 0;
        for (int at = rule.indexOf("url(\""); at >= 0; at = rule.indexOf("url(\"", done)) {
            int start = at + 5;
            int end = rule.indexOf("\")", start);
            if (end < 0) {
                break;
            }
            String address = rule.substring(start, end);
            out.append(rule, done, start);
            // Both lie below /assets/, the sheet in one folder, so the way there is the same as in the template.
            out.append(address.startsWith("../") ? relative(address.substring(3)) : address);
            done = end;
            if (!address.startsWith("../") && address.indexOf(':') < 0 && !address.startsWith("#")) {
                throw new IllegalArgumentException(
                        "A style sheet in " + parent + " says url(\"" + address + "\"); write it as ../folder/file");
            }
        }
        out.append(rule, done, rule.length()).append('\n');
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
        }
        return out.append(css, done, css.length()).toString().replace("\r", "");
    }
}
