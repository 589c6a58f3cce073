package org.clinicsite.render;

import java.nio.charset.StandardCharsets;
import org.clinicsite.site.PagePath;

/** How a path of the site is written as an address: below the base path, percent-encoded once. */
public final class SiteUrls {

    private static final String PLAIN = "-._~/!$'()*+,;=:@";
    private static final String HEX = "0123456789ABCDEF";

    private final String origin;
    private final String base;

    /**
     * @param url the home page's absolute address, such as {@code https://example.org/} or
     *     {@code https://example.org/clinic/}
     * @throws IllegalArgumentException when it is no absolute http(s) address
     */
    public SiteUrls(String url) {
        int host = url.indexOf("://") + 3;
        if (!url.startsWith("http://") && !url.startsWith("https://") || host >= url.length()) {
            throw new IllegalArgumentException("'" + url + "' is not an absolute http(s) address");
        }
        int path = url.indexOf('/', host);
        origin = path < 0 ? url : url.substring(0, path);
        String below = path < 0 ? "" : url.substring(path);
        base = below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
    }

    /** Scheme and host, such as {@code https://example.org}. */
    public String origin() {
        return origin;
    }

    /** The base path as it stands in every address of the site: {@code /} or such as {@code /clinic/}. */
    public String base() {
        return base + "/";
    }

    /** A path's address on the same host, such as {@code /clinic/articles/}. */
    public String path(PagePath path) {
        return base + encode(path.value());
    }

    /** A path's absolute address. */
    public String absolute(PagePath path) {
        return origin + path(path);
    }

    /** Percent-encodes what may not stand in the path of an address. */
    static String encode(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!plain(path.charAt(i))) {
                return encodeAll(path);
            }
        }
        return path;
    }

    private static String encodeAll(String path) {
        StringBuilder out = new StringBuilder(path.length() * 2);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && plain((char) b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }
}
