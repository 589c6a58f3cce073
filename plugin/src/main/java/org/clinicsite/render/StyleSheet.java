package org.clinicsite.render;

/**
 * Makes one style sheet of several: {@code @import "tokens.css";} at the start of a line becomes the file itself. The
 * sheet also works unbundled in a browser. Comments and indentation go; what {@code url("../icons/x.svg")} names is served
 * under its hashed name.
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
        return out.append(theme).toString();
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
