package org.clinicsite.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a finished site that works from a disk, a stick or a mail: links on its pages, in its style sheets and
 * drawings are relative and name files. All other files are the same, {@code 404.html} and those for hosts and search
 * engines among them.
 *
 * <p>Its home page says of itself that it is a copy, by {@code <meta name="clinic-site" content="disk-copy">}, so that
 * nobody publishes it by mistake.
 */
public final class DiskCopy {

    private static final String HOME = "index.html";

    /** Shown at any address, and so right with addresses from the root only. */
    private static final String NOT_FOUND = "404.html";

    private static final String MARK = "<meta name=\"clinic-site\" content=\"disk-copy\">";

    private static final Set<String> WITH_LINKS = Set.of("html", "htm", "xhtml", "css", "svg");

    private static final Pattern HEAD_END = Pattern.compile("(?i)</head>");

    private final Path site;
    private final DiskLinks links;

    private DiskCopy(Path site, Set<String> files, @Nullable BaseUrl address) {
        this.site = site;
        String origin = address == null ? "" : address.origin();
        this.links = new DiskLinks(new ServedFiles(files, origin, address == null ? "" : address.path()), origin);
    }

    /**
     * Writes a copy; the caller swaps it into place.
     *
     * @param site the folder of the site
     * @param address where the site is published; null when that is not known
     * @param left files of the site that the copy does not have
     * @param copy where it goes
     * @throws IOException when a file cannot be read or written
     */
    public static void write(Path site, @Nullable BaseUrl address, Set<String> left, OutputFolder copy, Workers workers)
            throws IOException {
        Set<String> files = new TreeSet<>(FolderTree.files(site));
        files.removeAll(left);
        DiskCopy from = new DiskCopy(site, files, address);
        try {
            workers.each(new ArrayList<>(files), file -> copy.write(from.file(file)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private OutputFile file(String file) {
        Path from = site.resolve(file);
        String ending = new FilePath(file).extension();
        try {
            if (!WITH_LINKS.contains(ending)) {
                return OutputFile.copy(file, from);
            }
            byte[] bytes = Files.readAllBytes(from);
            Charset charset = charset(bytes);
            return new OutputFile(
                    file, rewritten(file, ending, new String(bytes, charset)).getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + from + ": " + e.getMessage(), e);
        }
    }

    private String rewritten(String file, String ending, String text) {
        if (file.equals(NOT_FOUND)) {
            return text;
        }
        return switch (ending) {
            case "css" -> links.css(file, text);
            case "svg" -> links.svg(file, text);
            default -> file.equals(HOME) ? marked(links.html(file, text)) : links.html(file, text);
        };
    }

    private static String marked(String html) {
        Matcher end = HEAD_END.matcher(html);
        return end.find() ? html.substring(0, end.start()) + MARK + "\n" + html.substring(end.start()) : html;
    }

    /** UTF-8, or one in which every byte is a character: only ASCII is changed. */
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
