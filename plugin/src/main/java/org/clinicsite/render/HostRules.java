package org.clinicsite.render;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Openings;
import org.clinicsite.site.PagePath;

/**
 * What the web server has to say besides the files: security headers, how long a browser may keep what, and where old
 * paths went. One model, written for hosts that read {@code _headers} and {@code _redirects} (Cloudflare Pages, Netlify)
 * and for nginx.
 */
final class HostRules {

    private static final String FRESH = "public, max-age=0, must-revalidate";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_DAY = "public, max-age=86400";

    private final BaseUrl base;
    private final Map<String, PagePath> redirects;
    private final Openings everywhere;
    private final Map<PagePath, Openings> pages;

    /**
     * @param base where the site lives
     * @param redirects old path to new path
     * @param everywhere what every page opens to other hosts
     * @param pages those that open more, each with all that it opens
     */
    HostRules(BaseUrl base, Map<String, PagePath> redirects, Openings everywhere, Map<PagePath, Openings> pages) {
        this.base = base;
        this.redirects = redirects;
        this.everywhere = everywhere;
        this.pages = pages;
    }

    /** The headers of every answer, in the order in which they are written. */
    private Map<String, String> security() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SecurityPolicy.HEADER, SecurityPolicy.of(everywhere));
        headers.put("Strict-Transport-Security", "max-age=31536000");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put(SecurityPolicy.PERMISSIONS, SecurityPolicy.permissions(everywhere));
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    /** Which paths may be kept how long; what has a hash in its name, for ever. No path fits two patterns. */
    private static Map<String, String> caching() {
        Map<String, String> caching = new LinkedHashMap<>();
        caching.put("/", FRESH);
        caching.put("/*/", FRESH);
        caching.put("/404.html", FRESH);
        caching.put("/feed.xml", FRESH);
        caching.put("/sitemap.xml", FRESH);
        caching.put("/assets/*", FOR_EVER);
        caching.put("/media/*", FOR_EVER);
        caching.put("/.well-known/security.txt", A_DAY);
        return caching;
    }

    /** Of a page that opens more than others, the headers that differ from those of every answer. */
    private Map<String, String> differing(Openings page) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SecurityPolicy.HEADER, SecurityPolicy.of(page));
        headers.put(SecurityPolicy.PERMISSIONS, SecurityPolicy.permissions(page));
        security().forEach(headers::remove);
        return headers;
    }

    /**
     * The file {@code _headers}. Of two rules for one page Cloudflare sends the values of both, and a browser then holds the
     * page to both policies, so that the wider rule's is taken away first with {@code !}
     * (https://developers.cloudflare.com/pages/configuration/headers/#detach-a-header); Netlify knows no such line and takes
     * the value of the narrower rule.
     *
     * @param detach whether the host knows lines that take a header away
     */
    String headersFile(boolean detach) {
        StringBuilder out = new StringBuilder(base.path()).append("/*\n");
        security()
                .forEach((name, value) ->
                        out.append("  ").append(name).append(": ").append(value).append('\n'));
        caching()
                .forEach((pattern, value) -> out.append(base.path())
                        .append(pattern)
                        .append("\n  Cache-Control: ")
                        .append(value)
                        .append('\n'));
        pages.forEach((path, openings) -> {
            out.append(base.href(path)).append('\n');
            differing(openings)
                    .forEach((name, value) -> out.append(detach ? "  ! " + name + "\n" : "")
                            .append("  ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
        });
        return out.toString();
    }

    /** The file {@code _redirects}; empty when no path has changed. */
    String redirectsFile() {
        StringBuilder out = new StringBuilder();
        redirects.forEach((from, to) -> out.append(base.redirect(from, to)).append('\n'));
        return out.toString();
    }

    /** The same for nginx, to be included in a {@code server} block. */
    String nginx() {
        StringBuilder out = new StringBuilder();
        out.append("set $cache \"").append(FRESH).append("\";\n");
        String path = base.path().replace(".", "\\.");
        out.append("if ($uri ~ \"^")
                .append(path)
                .append("/(assets|media)/\") { set $cache \"")
                .append(FOR_EVER)
                .append("\"; }\n");
        out.append("if ($uri = \"")
                .append(base.path())
                .append("/.well-known/security.txt\") { set $cache \"")
                .append(A_DAY)
                .append("\"; }\n");
        out.append("add_header Cache-Control $cache always;\n");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SecurityPolicy.HEADER, "$policy");
        variables.put(SecurityPolicy.PERMISSIONS, "$permissions");
        Map<String, String> security = security();
        if (pages.isEmpty()) {
            variables.clear();
        }
        variables.forEach((name, variable) -> set(out, "", variable, String.valueOf(security.get(name))));
        pages.forEach((page, openings) -> differing(openings)
                .forEach((name, value) -> set(
                        out,
                        "if ($uri ~ \"^" + quoted(base.path() + page.value()) + "(index\\.html)?$\") { ",
                        String.valueOf(variables.get(name)),
                        value)));
        security.forEach((name, value) -> out.append("add_header ")
                .append(name)
                .append(' ')
                .append(variables.getOrDefault(name, inQuotes(value)))
                .append(" always;\n"));
        out.append("charset utf-8;\n");
        out.append("charset_types text/html text/css text/plain text/xml application/atom+xml image/svg+xml;\n");
        writeType(out, "/site.webmanifest", "application/manifest+json"); // nginx's own list of types has none for it
        writeType(out, "/feed.xml", "application/atom+xml");
        out.append("error_page 404 ").append(base.path()).append("/404.html;\n");
        // a missing file of a folder whose files are kept for ever may be there tomorrow
        out.append("location = ")
                .append(base.path())
                .append("/404.html { internal; set $cache \"")
                .append(FRESH)
                .append("\"; }\n");
        out.append("location ~ ^").append(path).append("/_(headers|redirects)$ { return 404; }\n");
        redirects.forEach((from, to) -> out.append("location = \"")
                .append(base.path())
                .append(from.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\" { return 301 \"")
                .append(base.href(to))
                .append("\"; }\n"));
        return out.toString();
    }

    private static void set(StringBuilder out, String where, String variable, String value) {
        out.append(where)
                .append("set ")
                .append(variable)
                .append(' ')
                .append(inQuotes(value))
                .append(where.isEmpty() ? ";\n" : "; }\n");
    }

    private static String inQuotes(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** As nginx's regular expressions take it for itself, between quotation marks. */
    private static String quoted(String path) {
        return path.replaceAll("([\\\\.+*?^$()\\[\\]{}|\"])", "\\\\$1");
    }

    private void writeType(StringBuilder out, String file, String type) {
        out.append("location = ")
                .append(base.path())
                .append(file)
                .append(" { types { } default_type ")
                .append(type)
                .append("; }\n");
    }
}
