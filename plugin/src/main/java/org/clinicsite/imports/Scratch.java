package org.clinicsite.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.output.FolderTree;

/** A folder for what is unpacked while an import runs; it goes with all that is in it. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private int count;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("site-import").toRealPath();
    }

    /** The whole. */
    Path folder() {
        return folder;
    }

    /** Another folder in it, empty. */
    Path next() throws IOException {
        return Files.createDirectory(folder.resolve(String.valueOf(++count)));
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(folder);
    }
}
