package org.clinicsite.output;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The files of a finished site as web servers serve them: which of them an address on a page leads to, resolved as
 * browsers do it (https://url.spec.whatwg.org/#concept-basic-url-parser).
 */
public final class ServedFiles {

    private static final String INDEX = "index.html";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private final Set<String> files;
    private final String origin;
    private final String base;

    /** Where an address leads. */
    public enum Kind {
        /** To another site, to mail, to a telephone. */
        ELSEWHERE,
        /** To the site's host, but not below the path that the site has there. */
        OUTSIDE,
        /** Below that path, where no file answers. */
        MISSING,
        /** To a file. */
        FILE
    }

    /**
     * What an address was found to be.
     *
     * @param path the whole path at the host, percent-encoded as it was written; empty for {@link Kind#ELSEWHERE}
     * @param file relative to the site's folder with {@code /}; null unless there is one
     * @param query with its {@code ?}; empty without one
     * @param fragment with its {@code #}; empty without one
     */
    public record Answer(Kind kind, String path, @Nullable String file, String query, String fragment) {

        private static final Answer ELSEWHERE = new Answer(Kind.ELSEWHERE, "", null, "", "");
    }

    /**
     * @param files relative to the site's folder with {@code /}
     * @param origin such as {@code https://www.example.org}; empty when it is not known
     * @param base the path below which the site lives: empty, or such as {@code /repo}
     */
    public ServedFiles(Set<String> files, String origin, String base) {
        this.files = files;
        this.origin = origin;
        this.base = base;
    }

    /** Where a file is served, not encoded and without the base path: {@code prices/index.html} as {@code /prices/}. */
    public static String path(String file) {
        return "/"
                + (file.equals(INDEX) || file.endsWith("/" + INDEX)
                        ? file.substring(0, file.length() - INDEX.length())
                        : file);
    }

    /** The same as it stands in an address: percent-encoded, with the base path. */
    public String href(String file) {
        return base + BaseUrl.encode(path(file));
    }

    /**
     * The file that a server answers with.
     *
     * @param path below the base path, not encoded
     * @return null when there is none
     */
    public @Nullable String file(String path) {
        String inside = path.startsWith("/") ? path.substring(1) : path;
        if (inside.isEmpty() || inside.endsWith("/")) {
            inside += INDEX;
        }
        for (String tried : List.of(inside, inside + "/" + INDEX, inside + ".html")) {
            if (files.contains(tried)) {
                return tried;
            }
        }
        return null;
    }

    /**
     * Follows an address.
     *
     * @param here what it is relative to: {@link #href} of the page, or what its {@code <base>} says
     * @param written the address, entities decoded
     */
    public Answer find(String here, String written) {
        String address = written.strip();
        if (address.indexOf('\n') >= 0 || address.indexOf('\t') >= 0 || address.indexOf('\r') >= 0) {
            address = address.replaceAll("[\t\n\r]", "");
        }
        boolean whole = hasScheme(address);
        if (!whole && isOfAnyHost(address)) {
            address = scheme() + address.replace('\\', '/');
            whole = true;
        }
        if (whole && !isOwn(address)) {
            return Answer.ELSEWHERE;
        }
        String rest = whole ? address.substring(origin.length()) : address;
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash);
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark);
        String path = (mark < 0 ? rest : rest.substring(0, mark)).replace('\\', '/');
        if (path.isEmpty()) {
            path = whole ? "/" : here;
        } else if (!path.startsWith("/")) {
            path = new FilePath(here).beside() + path;
        }
        path = withoutDots(path);
        if (!base.isEmpty() && !path.equals(base) && !path.startsWith(base + "/")) {
            return new Answer(Kind.OUTSIDE, path, null, query, fragment);
        }
        String file = file(decoded(path.substring(base.length())));
        return new Answer(file == null ? Kind.MISSING : Kind.FILE, path, file, query, fragment);
    }

    /** Whether an address leads elsewhere when it stands on another page. */
    public static boolean isRelative(String address) {
        return !address.startsWith("/") && !hasScheme(address);
    }

    private static boolean hasScheme(String address) {
        return address.indexOf(':') > 0 && SCHEME.matcher(address).lookingAt();
    }

    /** Whether it names a host and no scheme: {@code //example.org/x}. */
    static boolean isOfAnyHost(String address) {
        return address.length() > 1 && "/\\".indexOf(address.charAt(0)) >= 0 && "/\\".indexOf(address.charAt(1)) >= 0;
    }

    /** The site's scheme with its colon. */
    String scheme() {
        return origin.startsWith("http:") ? "http:" : "https:";
    }

    private boolean isOwn(String address) {
        int end = origin.length();
        return end > 0
                && address.regionMatches(true, 0, origin, 0, end)
                && (address.length() == end || "/?#\\".indexOf(address.charAt(end)) >= 0);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.") && !path.toLowerCase(Locale.ROOT).contains("/%2e")) {
            return path;
        }
        List<String> parts = new ArrayList<>();
        String last = "";
        for (String part : path.substring(1).split("/", -1)) {
            last = part.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (last.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!last.equals(".")) {
                parts.add(part);
            }
        }
        if (last.equals(".") || last.equals("..")) {
            parts.add("");
        }
        return "/" + String.join("/", parts);
    }

    /** Percent-decoded; as it is where that cannot be. */
    public static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * The way from a folder of the site to a file.
     *
     * @param folder from the root, empty or with {@code /} at its end
     * @param target from the root
     * @return never empty
     */
    public static String relative(String folder, String target) {
        String[] from = folder.isEmpty() ? new String[0] : folder.split("/");
        String[] to = target.split("/", -1);
        int same = 0;
        while (same < from.length && same < to.length - 1 && from[same].equals(to[same])) {
            same++;
        }
        StringBuilder way = new StringBuilder("../".repeat(from.length - same));
        for (int i = same; i < to.length; i++) {
            way.append(to[i]).append(i < to.length - 1 ? "/" : "");
        }
        return way.isEmpty() ? "./" : way.toString();
    }
}
