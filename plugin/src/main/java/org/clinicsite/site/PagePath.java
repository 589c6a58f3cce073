package org.clinicsite.site;

import org.clinicsite.text.FilePath;

/**
 * Where a page or file is served, below the site's base: {@code /guide/install/} or {@code /feed.xml}; what is in a further
 * language lies in a folder of its tag: {@code /fr/guide/install/}. Not encoded: letters of any script stand as they are.
 *
 * @param value begins with {@code /}; ends with {@code /} when it is a page in a folder of its own
 * @param language BCP 47 tag of the folder that it lies in; empty for the site's own language, which has no such folder, and
 *     for what is in none. Two paths of one {@code value} are equal
 */
public record PagePath(String value, String language) implements Comparable<PagePath> {

    /** The home page in the site's own language. */
    public static final PagePath HOME = new PagePath("/");

    /** @throws IllegalArgumentException when it is not absolute, could lead out of the site or out of its language */
    public PagePath {
        if (!value.startsWith("/") || value.contains("//") || value.contains("\\") || value.contains("\0")) {
            throw new IllegalArgumentException("a path starts with '/' and has no empty part, was '" + value + "'");
        }
        if (value.contains("/.")) {
            for (String part : value.split("/", -1)) {
                if (part.equals(".") || part.equals("..")) {
                    throw new IllegalArgumentException("a path has no '.' or '..' part, was '" + value + "'");
                }
            }
        }
        if (!language.isEmpty() && !value.startsWith("/" + language + "/")) {
            throw new IllegalArgumentException(
                    "a path in '" + language + "' starts with '/" + language + "/', was '" + value + "'");
        }
    }

    /**
     * In the site's own language, or in none.
     *
     * @throws IllegalArgumentException as the other
     */
    public PagePath(String value) {
        this(value, "");
    }

    /** The home page in a language: {@code /fr/}; {@link #HOME} when none is named. */
    public static PagePath home(String language) {
        return language.isEmpty() ? HOME : new PagePath("/" + language + "/", language);
    }

    /**
     * Another path in the same language.
     *
     * @param path as it would be in the site's own, such as {@code /articles/}
     * @throws IllegalArgumentException as the constructor
     */
    public PagePath to(String path) {
        return new PagePath(language.isEmpty() ? path : "/" + language + path, language);
    }

    /** A page in a folder below this one. */
    public PagePath child(String slug) {
        return new PagePath(value + slug + "/", language);
    }

    /** The last part of it, such as {@code install}; empty for the home page. */
    String last() {
        String whole = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        return new FilePath(whole).name();
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
    public boolean equals(Object other) {
        return other instanceof PagePath path && path.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
