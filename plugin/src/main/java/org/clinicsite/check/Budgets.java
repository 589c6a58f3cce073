package org.clinicsite.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FilePath;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a first visit costs, in bytes as they travel and in requests. The bounds are those of the template that ships, which
 * keeps well below them; a photograph too many, a font or a script of the clinic's own is what exceeds them.
 */
public final class Budgets {

    /** Ten packets of 1,460 bytes: what a server sends before it hears from the browser for the first time (RFC 6928). */
    public static final int FIRST_FLIGHT_BYTES = 14_600;

    /** The home page with its pictures. */
    public static final int HOME_BYTES = 250_000;

    /** The home page and all that is loaded for it. */
    public static final int HOME_REQUESTS = 12;

    /** All fonts of a page. */
    public static final int FONT_BYTES = 40_000;

    private static final Set<String> COMPRESSED =
            Set.of("html", "htm", "css", "js", "svg", "webmanifest", "json", "xml", "txt");
    private static final Set<String> FONTS = Set.of("woff2", "woff", "ttf", "otf");
    private static final Pattern STYLE_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");

    private final Path folder;
    private final ServedFiles served;
    private final Map<String, Long> weights = new ConcurrentHashMap<>();

    /**
     * @param folder the site
     * @param served its files, as they are found by addresses
     */
    public Budgets(Path folder, ServedFiles served) {
        this.folder = folder;
        this.served = served;
    }

    /** What is over its budget on a page. */
    List<Finding> check(Document page, String path) {
        List<Finding> findings = new ArrayList<>();
        long bytes = weight(path);
        Set<String> fonts = new TreeSet<>();
        for (String sheet : files(page, path, "link[rel~=(?i)stylesheet][href]", "href")) {
            bytes += weight(sheet);
            fonts.addAll(fonts(sheet));
        }
        if (bytes > FIRST_FLIGHT_BYTES) {
            findings.add(findingOfHeavy(
                    path,
                    "The page and its styles have " + ByteSize.of(bytes) + " compressed; above "
                            + ByteSize.of(FIRST_FLIGHT_BYTES)
                            + " the browser has to ask twice before it shows anything.",
                    "Split the text, or leave out what the page does not need."));
        }
        long ofFonts = fonts.stream().mapToLong(this::weight).sum();
        if (ofFonts > FONT_BYTES) {
            findings.add(findingOfHeavy(
                    path,
                    "Its fonts have " + ByteSize.of(ofFonts) + "; text waits for them. At most "
                            + ByteSize.of(FONT_BYTES) + " are quick.",
                    "Use one font with the letters that you need, or those of the visitor's system."));
        }
        if (path.equals("index.html")) {
            Set<String> loaded = loaded(page, path);
            loaded.addAll(fonts);
            long whole = weight(path) + loaded.stream().mapToLong(this::weight).sum();
            if (whole > HOME_BYTES) {
                findings.add(findingOfHeavy(
                        path,
                        "The home page with all that it loads has " + ByteSize.of(whole) + "; at most "
                                + ByteSize.of(HOME_BYTES) + " are quick on a telephone.",
                        "Use fewer or smaller pictures."));
            }
            int outside = outside(page, path);
            int requests = loaded.size() + outside + 1;
            if (requests > HOME_REQUESTS) {
                findings.add(findingOfHeavy(
                        path,
                        "The home page takes " + requests + " requests"
                                + (outside == 0 ? "" : ", " + outside + " of them to other hosts") + "; at most "
                                + HOME_REQUESTS + " are quick.",
                        "Use fewer pictures, sheets and fonts."));
            }
        }
        return findings;
    }

    private static Finding findingOfHeavy(String path, String message, String advice) {
        return new Finding(Code.HEAVY_PAGE.word(), Level.WARNING, path, 0, 0, ServedFiles.path(path), message, advice);
    }

    /** Files that a browser loads besides the page: sheets, icons, manifest, scripts and pictures, of several sizes the first. */
    private Set<String> loaded(Document page, String path) {
        Set<String> loaded =
                files(page, path, "link[rel~=(?i)^(stylesheet|icon|manifest|preload|shortcut icon)$][href]", "href");
        loaded.addAll(files(page, path, "img[src]:not([loading=lazy]), script[src]", "src"));
        loaded.addAll(files(page, path, "img[src][loading=lazy]", "src"));
        return loaded;
    }

    /** How many files of other hosts a browser asks for at once; what these have, nobody knows here. */
    private int outside(Document page, String path) {
        Set<String> addresses = new TreeSet<>();
        for (Element element : page.select("img[src], script[src], iframe[src]")) {
            String address = element.attr("src");
            if (served.find(served.href(path), address).kind() == ServedFiles.Kind.ELSEWHERE) {
                addresses.add(address);
            }
        }
        return addresses.size();
    }

    private Set<String> files(Document page, String path, String elements, String attribute) {
        Set<String> files = new TreeSet<>();
        for (Element element : page.select(elements)) {
            String file =
                    served.find(served.href(path), element.attr(attribute)).file();
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private Set<String> fonts(String sheet) {
        Set<String> fonts = new TreeSet<>();
        Path file = folder.resolve(sheet);
        try {
            if (Files.size(file) > SiteCheck.MOST_TEXT) {
                return fonts;
            }
            Matcher address = STYLE_URL.matcher(Files.readString(file));
            while (address.find()) {
                String font = served.find(served.href(sheet), address.group(1)).file();
                if (font != null && FONTS.contains(ending(font))) {
                    fonts.add(font);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fonts;
    }

    /** How many bytes travel: texts compressed as web servers do by default, others as they are. */
    public long weight(String path) {
        return weights.computeIfAbsent(path, file -> {
            try {
                return COMPRESSED.contains(ending(file))
                        ? compressed(folder.resolve(file))
                        : Files.size(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String ending(String file) {
        return new FilePath(file).extension();
    }

    private static long compressed(Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file);
                GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            in.transferTo(gzip);
        }
        return out.size();
    }
}
