package org.clinicsite.render;

/** Makes of an article's HTML what a feed reader needs: absolute addresses, and headings without permalink marks. */
final class FeedHtml {

    private static final String PERMALINK = "<a class=\"permalink\"";

    private FeedHtml() {}

    /**
     * Rewrites.
     *
     * @param html as {@code Article} writes it
     * @param origin such as {@code https://example.org}
     * @param page the page's absolute address
     */
    static String of(String html, String origin, String page) {
        return absolute(absolute(withoutPermalinks(html), "href=\"", origin, page), "src=\"", origin, page);
    }

    private static String withoutPermalinks(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        for (int at = html.indexOf(PERMALINK); at >= 0; at = html.indexOf(PERMALINK, done)) {
            out.append(html, done, at);
            int end = html.indexOf("</a>", at);
            done = end < 0 ? html.length() : end + 4;
        }
        return out.append(html, done, html.length()).toString();
    }

    private static String absolute(String html, String attribute, String origin, String page) {
        StringBuilder out = new StringBuilder(html.length() + 256);
        int done = 0;
        for (int at = html.indexOf(attribute); at >= 0; at = html.indexOf(attribute, done)) {
            int value = at + attribute.length();
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
