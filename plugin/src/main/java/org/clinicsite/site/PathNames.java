package org.clinicsite.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/** Which names a published file or folder may have, so that every disk, host and address bar takes them. */
public final class PathNames {

    /** Object stores take keys of 1,024 bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
    private static final int LONGEST_PATH = 1000;

    /** What the generator makes itself. */
    private static final Set<String> GENERATED = Set.of(
            "404.html",
            "feed.xml",
            "sitemap.xml",
            "robots.txt",
            "llms.txt",
            "site.webmanifest",
            "_headers",
            "_redirects",
            "cname");

    /** A part of a long sitemap. */
    private static final Pattern SITEMAP_PART = Pattern.compile("sitemap-[0-9]+\\.xml");

    static final Set<String> GENERATED_FOLDERS = Set.of("assets", "media");

    private PathNames() {}

    /**
     * What no disk or host takes.
     *
     * @param path with {@code /} between its parts
     * @return what is wrong, to stand behind the path and "has"; null when nothing is
     */
    static @Nullable String fault(String path) {
        if (path.length() * 3 > LONGEST_PATH && path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return "more than " + LONGEST_PATH + " bytes, which some hosts refuse";
        }
        for (String part : path.split("/")) {
            String fault = FileNames.fault(part);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /**
     * What no author may ask for.
     *
     * @param path as written in a header
     * @return as {@link #fault}
     */
    public static @Nullable String writtenFault(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '?' || c == '#' || c == '%') {
                return "the character '" + c + "', which has a meaning of its own in an address";
            }
        }
        for (String part : path.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                return "the part '" + part + "', which could lead out of the site";
            }
            if (part.startsWith(".")) {
                return "the part '" + part + "', and folders that begin with a point are hidden from visitors";
            }
        }
        String plain = path.startsWith("/") ? path.substring(1) : path;
        String first = plain.indexOf('/') < 0 ? plain : plain.substring(0, plain.indexOf('/'));
        String name = plain.toLowerCase(Locale.ROOT);
        if (GENERATED.contains(name) || SITEMAP_PART.matcher(name).matches()) {
            return "the name of a file that the generator makes itself";
        }
        if (path.startsWith("/") && GENERATED_FOLDERS.contains(first.toLowerCase(Locale.ROOT))) {
            return "the folder '" + first + "', which the generator fills itself";
        }
        return fault(path);
    }
}
