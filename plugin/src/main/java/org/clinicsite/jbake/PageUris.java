package org.clinicsite.jbake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where JBake puts a source's page: beside the others as in the content folder, with {@code output.extension}, or in a
 * folder of its own where {@code uri.noExtension} says so.
 *
 * <p>One thing differs: JBake writes the file of {@code zürich.md} as {@code z%C3%BCrich.html} and links to just that,
 * which servers decode: nobody ever comes there. Here the address is JBake's, and the file is called what servers make of
 * it, {@code zürich.html}. That of {@code my page.md} is {@code my+page.html} in both, for servers leave a plus alone.
 */
final class PageUris {

    private static final String INDEX = "index";

    private final Path content;
    private final boolean noExtension;
    private final String noExtensionPrefix;
    private final String extension;

    PageUris(JBakeConfig config) {
        this.content = config.getContentFolder().toPath();
        this.noExtension = config.getUriWithoutExtension();
        this.noExtensionPrefix = config.getPrefixForUriWithoutExtension();
        this.extension = config.getOutputExtension();
    }

    /** A source's place in the content folder, with {@code /}. */
    String place(Path source) {
        return content.relativize(source).toString().replace('\\', '/');
    }

    /** The page's address from the site's root, such as {@code blog/first.html}, ready for a link. */
    String uri(String place) {
        String name = name(place);
        return folder(place) + URLEncoder.encode(name, StandardCharsets.UTF_8) + end(place);
    }

    /**
     * The file that holds the page.
     *
     * @param suffix behind the name, such as {@code -draft}
     * @param typeExtension the extension of the page's type, which may differ from the address's
     */
    String file(String place, String suffix, String typeExtension) {
        return folder(place)
                + name(place).replace(' ', '+')
                + (inOwnFolder(place) ? "/" + INDEX : "")
                + suffix
                + typeExtension;
    }

    /**
     * The way from a page to the site's root as JBake says it to templates: one step up for each folder, and one more
     * wherever {@code uri.noExtension} is on.
     *
     * @param place of a source in the content folder, or of a file that the site itself makes, such as
     *     {@code tags/neck.html}
     */
    String rootPath(String place) {
        StringBuilder up = new StringBuilder();
        for (int slash = place.indexOf('/'); slash >= 0; slash = place.indexOf('/', slash + 1)) {
            up.append(up.isEmpty() ? ".." : "/..");
        }
        if (noExtension) {
            up.append("/..");
        }
        return up.isEmpty() ? "" : up.append('/').toString();
    }

    private String end(String place) {
        return inOwnFolder(place) ? "/" + INDEX + extension : extension;
    }

    private boolean inOwnFolder(String place) {
        return noExtension && !noExtensionPrefix.isEmpty() && ("/" + place).startsWith(noExtensionPrefix);
    }

    private static String folder(String place) {
        return place.substring(0, place.lastIndexOf('/') + 1);
    }

    private static String name(String place) {
        String file = place.substring(place.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }
}
