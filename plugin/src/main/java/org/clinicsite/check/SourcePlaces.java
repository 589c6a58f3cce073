package org.clinicsite.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;

/**
 * Where an address that a page has is written: a text, a fact, a template. So that people are sent to the line that they
 * have to change, and not to a page that is made anew.
 */
final class SourcePlaces {

    private static final Set<String> TEXTS = Set.of(
            "md",
            "markdown",
            "html",
            "htm",
            "txt",
            "yaml",
            "yml",
            "ftl",
            "ftlh",
            "ftlx",
            "css",
            "adoc",
            "asciidoc",
            "ad",
            "properties",
            "json",
            "svg");

    /** Longer ones are no texts that somebody wrote. */
    private static final int MOST_BYTES = 2 << 20;

    private static final String ENDS_ADDRESS = " \t\r\n\"'<>`|]{}";
    private static final String ENDS_SENTENCE = ".,;:!?*_";

    /**
     * A place in a file.
     *
     * @param source relative to the source directory with {@code /}
     * @param line from 1
     * @param column in code points, from 1
     */
    record Place(String source, int line, int column) {}

    private final List<SourceText> texts = new ArrayList<>();
    private final Map<String, List<Place>> addresses = new HashMap<>();

    private SourcePlaces() {}

    /** Reads all texts that the site is made of. */
    static SourcePlaces read(GenerateOptions options) throws IOException {
        SourcePlaces places = new SourcePlaces();
        Path root = options.sourceDirectory().toAbsolutePath().normalize();
        Set<Path> files = new TreeSet<>();
        Set<Path> written = Set.of(
                options.outputDirectory().toAbsolutePath().normalize(),
                options.reportDirectory().toAbsolutePath().normalize(),
                options.diskCopy().toAbsolutePath().normalize());
        if (options.isJBake()) {
            walk(root, written, files);
        } else {
            walk(options.content(), written, files);
            walk(options.template(), written, files);
        }
        for (Path file : files) {
            String shown = (file.startsWith(root) ? root.relativize(file) : file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            places.add(new SourceText(shown, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
        return places;
    }

    private static void walk(Path folder, Set<Path> written, Set<Path> files) throws IOException {
        Path from = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                String name = String.valueOf(dir.getFileName());
                boolean skip = written.contains(dir)
                        || !dir.equals(from)
                                && (name.startsWith(".") || name.equals("target") || name.equals("node_modules"));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                String ending = new FilePath(name).extension();
                if (attributes.isRegularFile()
                        && attributes.size() <= MOST_BYTES
                        && TEXTS.contains(ending)
                        && !name.equals("published.json")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void add(SourceText text) {
        texts.add(text);
        String all = text.text();
        for (int at = all.indexOf("http"); at >= 0; at = all.indexOf("http", at + 4)) {
            if (all.startsWith("://", at + 4) || all.startsWith("s://", at + 4)) {
                String address = all.substring(at, end(all, at)).replace("&amp;", "&");
                addresses.computeIfAbsent(key(address), a -> new ArrayList<>()).add(place(text, at));
            }
        }
    }

    private static int end(String all, int start) {
        int open = 0;
        int end = start;
        for (; end < all.length() && ENDS_ADDRESS.indexOf(all.charAt(end)) < 0; end++) {
            if (all.charAt(end) == '(') {
                open++;
            } else if (all.charAt(end) == ')' && --open < 0) {
                break;
            }
        }
        while (end > start && ENDS_SENTENCE.indexOf(all.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static String key(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static Place place(SourceText text, int offset) {
        return new Place(text.path(), text.line(offset), text.column(offset));
    }

    /** Where a whole address is written, in the order of the files; empty when it is put together from parts. */
    List<Place> ofOutside(String address) {
        return addresses.getOrDefault(key(address), List.of());
    }

    /**
     * Where an address or a tag stands as a page has it, the first place of each file, templates first.
     *
     * @param words not as a part of longer words
     */
    List<Place> of(String words) {
        List<Place> places = new ArrayList<>(inTemplates(words));
        for (SourceText text : texts) {
            int at = isTemplate(text) ? -1 : find(text.text(), words);
            if (at >= 0) {
                places.add(place(text, at));
            }
        }
        return places;
    }

    /** The same in templates alone. */
    List<Place> inTemplates(String words) {
        List<Place> places = new ArrayList<>();
        for (SourceText text : texts) {
            int at = isTemplate(text) ? find(text.text(), words) : -1;
            if (at >= 0) {
                places.add(place(text, at));
            }
        }
        return places;
    }

    private static boolean isTemplate(SourceText text) {
        return text.path().matches(".*\\.ftl[hx]?");
    }

    private static int find(String text, String words) {
        int at = text.indexOf(words);
        int last = words.length() - 1;
        while (at >= 0
                && (isWord(words, 0) && isWord(text, at - 1)
                        || isWord(words, last) && isWord(text, at + words.length()))) {
            at = text.indexOf(words, at + 1);
        }
        return at;
    }

    private static boolean isWord(String text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-_/".indexOf(text.charAt(at)) >= 0);
    }
}
