package org.clinicsite.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clinicsite.problem.DiskFault;

/**
 * Files that come into a folder together, each whole: they are written beside their places, and {@link #keep} puts them
 * there. What is not kept is taken away, with the folders that were made for it. Many threads may write.
 */
public final class WholeFiles implements AutoCloseable {

    private final Path folder;
    private final Map<Path, Path> begun = new LinkedHashMap<>();
    private final MadeFolders made = new MadeFolders();

    /** @param folder made when the first file is written */
    public WholeFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a file beside its place.
     *
     * @param name its own, without folders
     * @throws IOException when it cannot be written
     */
    public synchronized void write(String name, byte[] bytes) throws IOException {
        Path part = folder.resolve("." + name + ".part");
        try {
            made.make(folder);
            begun.put(part, folder.resolve(name));
            Files.write(part, bytes);
        } catch (IOException e) {
            throw DiskFault.of(folder.resolve(name), e);
        }
    }

    /** Puts in their places what was written so far. */
    public synchronized void keep() throws IOException {
        for (Map.Entry<Path, Path> file : begun.entrySet()) {
            try {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw DiskFault.of(file.getValue(), e);
            }
        }
        begun.clear();
        made.keep();
    }

    @Override
    public synchronized void close() throws IOException {
        for (Path part : begun.keySet()) {
            Files.deleteIfExists(part);
        }
        begun.clear();
        made.takeBack();
    }
}
