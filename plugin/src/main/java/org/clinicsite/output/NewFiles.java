package org.clinicsite.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.clinicsite.problem.DiskFault;

/**
 * Files that come into a folder where they were not, and go again unless somebody says {@link #keep}, with the folders that
 * were made for them. Nothing that is there is ever overwritten. Not for many threads.
 */
public final class NewFiles implements AutoCloseable {

    private final Path folder;
    private final Deque<Path> written = new ArrayDeque<>();
    private final MadeFolders made = new MadeFolders();

    /** @param folder made when the first file is written */
    public NewFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param path relative to the folder with {@code /}
     * @throws IOException when it cannot be written, or is there
     */
    public void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        try {
            made.make(file.resolveSibling(""));
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            written.push(file);
        } catch (IOException e) {
            throw DiskFault.of(file, e);
        }
    }

    /** They stay. */
    public void keep() {
        written.clear();
        made.keep();
    }

    @Override
    public void close() throws IOException {
        while (!written.isEmpty()) {
            Files.deleteIfExists(written.pop());
        }
        made.takeBack();
    }
}
