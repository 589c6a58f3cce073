package org.clinicsite.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.site.PathNames;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Slug;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/** Finds the files that texts name, and gives them a place beside the texts, under a name that says something. */
final class ImportedFiles {

    /** Names that cameras, phones and programs give. */
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)(?:img|image|dsc|dscn|dscf|pict?|photo|picture|screen-?shot|unnamed|untitled|download|file|scan|\\d+|[0-9a-f-]{12,}|[\\W_])[-_ ]?[\\d-_ ]*(?:copy)?");

    private static final Pattern SIZE = Pattern.compile("-(?:\\d{2,4}x\\d{2,4}|scaled)(?=\\.\\w+$)");

    private final Path root;
    private final Path scratch;
    private final ImportRecord record;
    private final @Nullable Path uploads;
    private final Path content;
    private final Map<String, Path> byName = new HashMap<>();
    /** Files to be copied: the new path below the content folder, and where it comes from. */
    private final Map<String, Path> copies = new LinkedHashMap<>();

    private final Map<String, String> placed = new HashMap<>();
    private final List<String> lately = new ArrayList<>();

    /**
     * @param root holds what is imported
     * @param scratch holds what was unpacked for it
     * @param record says which pictures came before; gets those that come now
     */
    ImportedFiles(Path root, Path scratch, @Nullable Path uploads, Path content, ImportRecord record)
            throws IOException {
        this.root = root.toRealPath();
        this.scratch = scratch;
        this.record = record;
        this.uploads = uploads == null ? null : uploads.toRealPath();
        this.content = content;
        if (this.uploads != null) {
            try (Stream<Path> files = Files.walk(this.uploads)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                byName.putIfAbsent(file.getFileName().toString().toLowerCase(Locale.ROOT), file));
            }
        }
    }

    Map<String, Path> copies() {
        return copies;
    }

    /** Begins with another text. */
    void begin() {
        lately.clear();
    }

    /** Takes back what the text asked for that is not written after all. */
    void takeBack() {
        lately.forEach(copies::remove);
        placed.values().removeIf(name -> lately.stream().anyMatch(path -> path.endsWith("/" + name)));
    }

    /**
     * The file that an address names; null when it is not there. Only what lies below the folder that is imported, or below
     * that of the uploads, is taken.
     *
     * @param address decoded, without query
     * @param folder where the text lies; null for an export
     */
    @Nullable
    Path find(String address, @Nullable Path folder) {
        boolean web = address.matches("(?i)(?:https?:)?//.*");
        String path = web ? address.replaceFirst("(?i)(?:https?:)?//[^/]*", "") : address;
        String[] names = {SIZE.matcher(path).replaceFirst(""), path};
        for (String name : names) {
            String plain = name.replaceFirst("^/+", "");
            if (!web && folder != null && !name.startsWith("/")) {
                Path found = file(folder.startsWith(scratch) ? scratch : root, folder.resolve(safe(plain)));
                if (found != null) {
                    return found;
                }
            }
            for (String below : web ? new String[0] : new String[] {"", "static/", "public/", "assets/", "content/"}) {
                Path found = file(root, root.resolve(below + safe(plain)));
                if (found != null) {
                    return found;
                }
            }
            if (uploads != null) {
                Path found = file(uploads, uploads.resolve(safe(plain.replaceFirst("^.*?wp-content/uploads/", ""))));
                if (found == null) {
                    found = byName.get(new FilePath(plain).name().toLowerCase(Locale.ROOT));
                }
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String safe(String path) {
        return path.indexOf('\0') >= 0 ? "" : path;
    }

    private static @Nullable Path file(Path within, Path file) {
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(within) ? file.toRealPath() : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /**
     * A place beside a text.
     *
     * @param folder the text's, relative to the content folder
     * @param words what the picture shows
     * @param text the text's own name
     * @param id names the text and the picture in it, the same at each import
     * @return the file's name there; null with a fault when no page can show it
     */
    synchronized @Nullable String place(Path file, String folder, String words, String text, String id)
            throws IOException {
        String key = folder + "\n" + file;
        String before = placed.get(key);
        ImportRecord.Entry came = record.of(id);
        if (before == null
                && came != null
                && came.to().startsWith(folder + "/")
                && PathNames.writtenFault(came.to()) == null
                && Files.exists(content.resolve(came.to()))) {
            before = new FilePath(came.to()).name(); // as it is now: somebody may have made it better
            placed.put(key, before);
        }
        if (before != null) {
            return before;
        }
        String name = file.getFileName().toString();
        String ending = new FilePath(name).extension();
        byte[] bytes = Files.size(file) > PictureFile.MOST_BYTES
                ? new byte[0]
                : BoundedFile.bytes(file, PictureFile.MOST_BYTES);
        if (PictureFormat.ofEnding(ending).isPresent()) {
            try {
                PictureFile.read(bytes, ending);
            } catch (PictureFault e) {
                return null;
            }
        } else if (!ending.equals("pdf")) {
            return null;
        }
        String stem = SIZE.matcher(name).replaceFirst("");
        stem = stem.substring(0, Math.max(0, stem.lastIndexOf('.')));
        String slug = NO_NAME.matcher(stem).matches() ? "" : Slug.of(stem);
        slug = slug.isEmpty() ? Slug.of(WordBreaks.opening(words, 50)) : slug;
        slug = FileNames.cut(slug.isEmpty() ? text : slug, 100);
        for (int i = 1; ; i++) {
            String path = folder + "/" + slug + (i == 1 ? "" : "-" + i) + "." + ending;
            Path there = content.resolve(path);
            boolean same = BoundedFile.holds(there, bytes);
            if (same || !copies.containsKey(path) && !Files.exists(there)) {
                if (!same) {
                    copies.put(path, file);
                    lately.add(path);
                }
                record.put(id, path, bytes);
                String placedAs = new FilePath(path).name();
                placed.put(key, placedAs);
                return placedAs;
            }
        }
    }
}
