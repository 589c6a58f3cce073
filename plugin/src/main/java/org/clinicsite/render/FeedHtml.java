package org.clinicsite.render;

/** Makes of an article's HTML what a feed reader needs: absolute addresses, headings without permalink marks,
 * and no icons, which would be as large as the screen there. */
final class FeedHtml {

    private static final String PERMALINK = "<a class=\"permalink\"";
    private static final String ICON = "<svg class=\"icon\"";

    private FeedHtml() {}

    /**
     * Rewrites.
     *
     * @param html as {@code Article} writes it
     * @param origin such as {@code https://example.org}
     * @param page the page's absolute address
     */
    static String of(String html, String origin, String page) {
        String words = without(without(html, PERMALINK, "</a>"), ICON, "</svg>");
        return absolute(absolute(words, "href=\"", origin, page), "src=\"", origin, page);
    }

    private static String without(String html, String start, String close) {
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        for (int at = html.indexOf(start); at >= 0; at = html.indexOf(start, done)) {
            out.append(html, done, at);
            int end = html.indexOf(close, at);
            done = end < 0 ? html.length() : end + close.length();
        }
        return out.append(html, done, html.length()).toString();
    }

    /** Addresses within tags only: what stands between them is text, in which a {@code <} is never written as such. */
    private static String absolute(String html, String attribute, String origin, String page) {
        StringBuilder out = new StringBuilder(html.length() + 256);
        int done = 0;
        for (int at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, at + 1)) {
            int value = at + attribute.length();
            if (html.lastIndexOf('<', at) < html.lastIndexOf('>', at)) {
                continue;
            }
            out.append(html, done, value);
            if (html.startsWith("/", value) && !html.startsWith("//", value)) {
                out.append(origin);
            } else if (html.startsWith("#", value)) {
                out.append(page);
            }
            done = value;
        }
        return out.append(html, done, html.length()).toString();
    }
}
