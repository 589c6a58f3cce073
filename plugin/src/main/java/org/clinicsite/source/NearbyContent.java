package org.clinicsite.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where the clinic's content probably is, when it is not in the folder that was named. */
final class NearbyContent {

    /** As from {@code content/articles/images} up to the folder that holds {@code content}. */
    private static final int LEVELS_UP = 3;

    private NearbyContent() {}

    /**
     * The folder that should have been the source directory: one to three levels up, when somebody stands in the
     * content, else a level below.
     *
     * @param content the content folder, which is not there or has no facts
     */
    static Optional<Path> source(Path content) {
        Path missing = content.toAbsolutePath().normalize();
        Path name = missing.getFileName();
        List<Path> candidates = new ArrayList<>();
        Path source = missing.getParent();
        Path up = source;
        for (int level = 0; level < LEVELS_UP && up != null; level++) {
            up = up.getParent();
            if (up != null) {
                candidates.add(up);
            }
        }
        if (source != null) {
            candidates.addAll(folders(source));
        }
        candidates.add(missing);
        candidates.addAll(folders(missing));
        return name == null
                ? Optional.empty()
                : candidates.stream()
                        .filter(one -> Files.isRegularFile(one.resolve(name).resolve("data/clinic.yaml")))
                        .findFirst();
    }

    /** A message's end: where the content is and how to get there. */
    static Optional<String> advice(Path content) {
        Path source = content.toAbsolutePath().normalize().getParent();
        return source(content)
                .map(found -> "There is one in " + found + ": start Maven there, or add" + " -Dsite.sourceDirectory="
                        + (source == null ? found : source.relativize(found)) + ".");
    }

    private static TreeSet<Path> folders(Path parent) {
        TreeSet<Path> folders = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, Files::isDirectory)) {
            found.forEach(folders::add);
        } catch (IOException e) {
            return folders; // not there, or closed to us: no answer lies there
        }
        return folders;
    }
}
