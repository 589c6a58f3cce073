package org.clinicsite.site;

/**
 * Where a page or file is served, below the site's base: {@code /guide/install/} or {@code /feed.xml}. Not encoded:
 * letters of any script stand as they are.
 *
 * @param value begins with {@code /}; ends with {@code /} when it is a page in a folder of its own
 */
public record PagePath(String value) implements Comparable<PagePath> {

    /** The home page. */
    public static final PagePath HOME = new PagePath("/");

    /** @throws IllegalArgumentException when it is not absolute, or could lead out of the site */
    public PagePath {
        if (!value.startsWith("/") || value.contains("//") || value.contains("\\") || value.contains("\0")) {
            throw new IllegalArgumentException("a path starts with '/' and has no empty part, was '" + value + "'");
        }
        for (String part : value.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("a path has no '.' or '..' part, was '" + value + "'");
            }
        }
    }

    /** A page in a folder below this one. */
    public PagePath child(String slug) {
        return new PagePath(value + slug + "/");
    }

    /** The file that serves it, relative to the output folder with {@code /}. */
    public String outputFile() {
        return value.endsWith("/") ? value.substring(1) + "index.html" : value.substring(1);
    }

    @Override
    public int compareTo(PagePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
