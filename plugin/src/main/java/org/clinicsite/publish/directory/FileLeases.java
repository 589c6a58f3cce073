package org.clinicsite.publish.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clinicsite.publish.LeaseStore;

/** Leases as files in a folder, which is made when the first is taken. */
final class FileLeases implements LeaseStore {

    private final Path folder;

    FileLeases(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "lock.*")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return names;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** By a hard link to a whole file, so that nobody reads half of one; where there are no links, plainly. */
    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path whole = own();
        try {
            Files.write(whole, bytes);
            try {
                Files.createLink(folder.resolve(name), whole);
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException | UnsupportedOperationException e) {
                Files.write(folder.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public void renew(String name, byte[] bytes) throws IOException {
        Path whole = own();
        Files.write(whole, bytes);
        if (Files.exists(folder.resolve(name))) {
            Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(whole);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** A file written now has the time of the disk's own clock, which on a share is not this machine's. */
    @Override
    public Duration age(String name) throws IOException {
        Path probe = Files.createTempFile(folder, "clock", "");
        try {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(folder.resolve(name)).toInstant(),
                    Files.getLastModifiedTime(probe).toInstant());
            return age.isNegative() ? Duration.ZERO : age;
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } finally {
            Files.delete(probe);
        }
    }

    private Path own() {
        return folder.resolve("own" + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().getId());
    }
}
