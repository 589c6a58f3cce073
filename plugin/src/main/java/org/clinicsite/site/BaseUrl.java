package org.clinicsite.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the site lives: scheme, host and, where it does not live at the host's root, a path.
 *
 * @param origin such as {@code https://www.example.org}, without a slash at its end; empty where it is not known
 * @param path what comes before every path of the site: empty, or such as {@code /repo}
 */
public record BaseUrl(String origin, String path) {

    /** Of a site whose owner has not said where it will live: at the root of some host. */
    public static final BaseUrl UNKNOWN = new BaseUrl("", "");

    /**
     * Reads an address.
     *
     * @param url absolute http or https URL, may have a path; a slash at its end does not count
     * @throws IllegalArgumentException with a sentence for people when it is anything else
     */
    public static BaseUrl parse(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is not a URL", e);
        }
        String scheme = uri.getScheme();
        if (scheme == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            throw new IllegalArgumentException("'" + url + "' does not begin with https:// or http://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'" + url + "' has no host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("'" + url + "' has more than scheme, host and path");
        }
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return new BaseUrl(
                scheme.toLowerCase(Locale.ROOT)
                        + "://"
                        + uri.getHost().toLowerCase(Locale.ROOT)
                        + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
                path);
    }

    /** Whether {@link #parse} takes it. */
    public static boolean isValid(String url) {
        try {
            parse(url);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether scheme and host are known, and {@link #absolute} can be asked. */
    public boolean isKnown() {
        return !origin.isEmpty();
    }

    /** The host, lower case; empty where it is not known. */
    public String host() {
        if (!isKnown()) {
            return "";
        }
        String host = origin.substring(origin.indexOf("://") + 3);
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** A path of the site as a page links to it: below the base path, percent-encoded once. */
    public String href(PagePath target) {
        return path + encode(target.value());
    }

    /**
     * The same with scheme and host.
     *
     * @throws IllegalStateException where they are not {@link #isKnown known}
     */
    public String absolute(PagePath target) {
        if (!isKnown()) {
            throw new IllegalStateException("no absolute address without a host: " + target.value());
        }
        return origin + href(target);
    }

    /** A line of {@code _redirects}: an old path, where it leads, and that it does so for good. */
    public String redirect(String from, PagePath to) {
        return href(new PagePath(from)) + " " + href(to) + " 301";
    }

    /** Percent-encodes what may not stand in a path; letters of other scripts in UTF-8. */
    public static String encode(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '/'
                    || c == '-'
                    || c == '.'
                    || c == '_'
                    || c == '~';
            if (!plain) {
                try {
                    return new URI(null, null, path, null).toASCIIString();
                } catch (URISyntaxException e) {
                    throw new IllegalArgumentException("not a path: '" + path + "'", e);
                }
            }
        }
        return path;
    }
}
