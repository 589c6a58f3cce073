package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clinicsite.problem.SiteException;
import org.clinicsite.work.Workers;

/** A folder of finished files, for tests of publishing. */
public final class SiteFolder {

    private final Path folder;

    /** In an empty folder. */
    public SiteFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes a file. */
    public SiteFolder write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Deletes a file. */
    public SiteFolder delete(String path) throws IOException {
        Files.delete(folder.resolve(path));
        return this;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** What is to be published. */
    public LocalSite read() throws IOException {
        return read(Map.of());
    }

    /** What is to be published, with caching rules of the owner. */
    public LocalSite read(Map<String, String> caching) throws IOException {
        try (Workers workers = new Workers(2)) {
            return LocalSite.read(folder, FileRules.of(caching), workers, null);
        } catch (SiteException e) {
            throw new AssertionError(e);
        }
    }
}
