package org.clinicsite.publish.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Disk;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.TargetException;

/** Leases as files in a folder, which is made when the first is taken. */
final class FileLeases implements LeaseStore {

    private static final String FOLDER = ".lock";

    private final Path folder;
    private final LocalDisk disk;

    /** @param root the target's folder */
    FileLeases(Path root) {
        this.folder = root.resolve(FOLDER);
        this.disk = new LocalDisk(root);
    }

    /** Whether the folder is there; a link in its place would lead the lock to another place than others look at. */
    private boolean isThere() throws IOException {
        Disk.Kind kind = disk.find(FOLDER).kind();
        if (kind != Disk.Kind.FOLDER && kind != Disk.Kind.NOTHING) {
            throw new TargetException(
                    Code.FOREIGN_PLACE,
                    folder + " is " + kind.words() + ", which no publish made.",
                    "Delete " + folder + " (what it may lead to can stay), then publish again.");
        }
        return kind == Disk.Kind.FOLDER;
    }

    @Override
    public List<String> names() throws IOException {
        return isThere()
                ? disk.list(FOLDER, name -> name.startsWith("lock.")).entrySet().stream()
                        .filter(file -> file.getValue().is(Disk.Kind.FILE))
                        .map(file -> file.getKey())
                        .sorted()
                        .limit(Limits.LEASES)
                        .toList()
                : List.of();
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        Disk.Found found = isThere() ? LocalDisk.found(folder.resolve(name)) : Disk.Found.NOTHING;
        return found.is(Disk.Kind.FILE)
                ? Optional.of(
                        LocalDisk.read(folder.resolve(name), Limits.LEASE_BYTES).orElse(new byte[0]))
                : Optional.empty();
    }

    /** By a hard link to a whole file, so that nobody reads half of one; where there are no links, plainly. */
    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        if (!isThere()) {
            Files.createDirectories(folder);
        }
        Path whole = own(bytes);
        try {
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
        if (isThere() && LocalDisk.found(folder.resolve(name)).is(Disk.Kind.FILE)) {
            Files.move(own(bytes), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        if (isThere() && LocalDisk.found(folder.resolve(name)).is(Disk.Kind.FILE)) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** A file written now has the time of the disk's own clock, which on a share is not this machine's. */
    @Override
    public Duration age(String name) throws IOException {
        if (!isThere()) {
            return Duration.ZERO;
        }
        Path probe = own(new byte[0]);
        try {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                            .toInstant(),
                    Files.getLastModifiedTime(probe).toInstant());
            return age.isNegative() ? Duration.ZERO : age;
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    @Override
    public void sweep() throws IOException {
        if (isThere()) {
            for (String name : disk.list(FOLDER, LeaseStore::isScratch).keySet()) {
                delete(name);
            }
        }
    }

    /** A file of this process alone. */
    private Path own(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(LeaseStore.scratchName()), bytes, StandardOpenOption.CREATE_NEW);
    }
}
