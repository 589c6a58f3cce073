package org.clinicsite.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Folders that a build made on its way, so that one that is given up leaves none behind. Not for many threads. */
final class MadeFolders {

    private final Deque<Path> made = new ArrayDeque<>();

    /** Makes a folder and those above it that are not there. */
    void make(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(0, at);
        }
        Files.createDirectories(folder);
        missing.forEach(made::push);
    }

    /** They stay from here on. */
    void keep() {
        made.clear();
    }

    /** Takes away what was made and is empty, the innermost first. */
    void takeBack() {
        while (!made.isEmpty()) {
            try {
                Files.delete(made.pop());
            } catch (IOException e) {
                return; // somebody uses it by now
            }
        }
    }
}
