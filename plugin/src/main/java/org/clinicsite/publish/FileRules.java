package org.clinicsite.publish;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.text.FilePath;

/** The headers with which a file is served: its type from a table of our own, how long it may be kept from its class. */
public final class FileRules {

    /** The file that generate leaves to tell one build from another. */
    public static final String BUILD_ID = ".well-known/build-id.txt";

    private static final String FRESH = "public, max-age=0, must-revalidate";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final String A_DAY = "public, max-age=86400";

    /** Fewest hexadecimal digits at the end of a name that are taken for a hash. */
    private static final int HASH_DIGITS = 8;

    private final Map<PathMatcher, String> caching;

    private FileRules(Map<PathMatcher, String> caching) {
        this.caching = caching;
    }

    /**
     * The rules, with some of the owner's before them.
     *
     * @param caching {@code Cache-Control} by glob on the path, such as {@code media/**} (the syntax of {@link
     *     java.nio.file.FileSystem#getPathMatcher}); the first that fits counts
     * @throws SiteException when a glob cannot be read or a value is no header
     */
    public static FileRules of(Map<String, String> caching) throws SiteException {
        Map<PathMatcher, String> matchers = new LinkedHashMap<>();
        for (Map.Entry<String, String> rule : caching.entrySet()) {
            String value = rule.getValue() == null ? "" : rule.getValue().strip();
            try {
                if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                    throw new PatternSyntaxException("no header value", value, -1);
                }
                matchers.put(FileSystems.getDefault().getPathMatcher("glob:" + rule.getKey()), value);
            } catch (PatternSyntaxException e) {
                throw new SiteException(Problem.error(
                        Code.BAD_PARAMETER,
                        null,
                        0,
                        0,
                        "The caching rule '" + rule.getKey() + "' = '" + value + "' cannot be read: "
                                + e.getDescription() + ".",
                        "Write a glob and a header, such as media/** and public, max-age=86400."));
            }
        }
        return new FileRules(matchers);
    }

    /** What the file is to a browser. */
    public static FileClass classOf(String path) {
        String name = new FilePath(path).name();
        if (path.equals("index.html") || path.equals(BUILD_ID) || path.equals(PublicLedger.PATH)) {
            return FileClass.INDEX;
        }
        return switch (new FilePath(path).extension()) {
            case "html", "htm", "xhtml" -> FileClass.PAGE;
            case "xml", "atom", "rss" -> FileClass.FEED;
            case "txt" -> path.indexOf('/') < 0 ? FileClass.FEED : FileClass.ASSET;
            default -> hasHash(name) ? FileClass.HASHED_ASSET : FileClass.ASSET;
        };
    }

    /** {@code Cache-Control} of a file. */
    public String cacheControl(String path) {
        for (Map.Entry<PathMatcher, String> rule : caching.entrySet()) {
            if (rule.getKey().matches(Path.of(path))) {
                return rule.getValue();
            }
        }
        if (path.equals(".well-known/security.txt")) {
            return A_DAY;
        }
        return switch (classOf(path)) {
            case HASHED_ASSET -> FOR_EVER;
            case ASSET -> AN_HOUR;
            case PAGE, FEED, INDEX -> FRESH;
        };
    }

    /** {@code Content-Type} of a file; what is not in the table is a download. Text is UTF-8, as generate writes it. */
    public static String contentType(String path) {
        String name = new FilePath(path).name();
        return switch (new FilePath(path).extension()) {
            case "html", "htm" -> "text/html; charset=utf-8";
            case "xhtml" -> "application/xhtml+xml; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "txt", "md", "ftl" -> "text/plain; charset=utf-8";
            case "csv" -> "text/csv; charset=utf-8";
            case "ics" -> "text/calendar; charset=utf-8";
            case "vcf" -> "text/vcard; charset=utf-8";
            case "vtt" -> "text/vtt; charset=utf-8";
            case "json", "map" -> "application/json; charset=utf-8";
            case "jsonld" -> "application/ld+json; charset=utf-8";
            case "webmanifest" -> "application/manifest+json; charset=utf-8";
            case "xml", "xsl" -> "application/xml; charset=utf-8";
            case "atom" -> "application/atom+xml; charset=utf-8";
            case "rss" -> "application/rss+xml; charset=utf-8";
            case "svg" -> "image/svg+xml; charset=utf-8";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "webp" -> "image/webp";
            case "avif" -> "image/avif";
            case "ico" -> "image/x-icon";
            case "bmp" -> "image/bmp";
            case "woff2" -> "font/woff2";
            case "woff" -> "font/woff";
            case "ttf" -> "font/ttf";
            case "otf" -> "font/otf";
            case "pdf" -> "application/pdf";
            case "mp4" -> "video/mp4";
            case "webm" -> "video/webm";
            case "mp3" -> "audio/mpeg";
            case "m4a" -> "audio/mp4";
            case "ogg" -> "audio/ogg";
            case "wasm" -> "application/wasm";
            case "zip" -> "application/zip";
            case "gz" -> "application/gzip";
            case "" -> isPlainByName(name) ? "text/plain; charset=utf-8" : "application/octet-stream";
            default -> "application/octet-stream";
        };
    }

    /** Files of hosts' making that have no ending and hold text. */
    private static boolean isPlainByName(String name) {
        return name.equals("_headers") || name.equals("_redirects") || name.equals("CNAME");
    }

    /** {@code site-3fa9c1d2e8.css}: a hyphen or a dot, at least eight hexadecimal digits, one of them no letter. */
    private static boolean hasHash(String name) {
        int dot = name.lastIndexOf('.');
        int from = dot;
        boolean digit = false;
        while (from > 0 && isHex(name.charAt(from - 1))) {
            from--;
            digit |= name.charAt(from) <= '9';
        }
        return dot - from >= HASH_DIGITS
                && digit
                && from > 0
                && (name.charAt(from - 1) == '-' || name.charAt(from - 1) == '.');
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
