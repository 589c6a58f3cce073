package org.clinicsite.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.text.Fingerprint;

/**
 * Sizes that were made before, a file each: 32 bytes of SHA-256 over what follows, then the picture. A file that was cut
 * off or changed does not fit its sum and counts as missing.
 */
final class PictureCache {

    private static final int SUM = 32;

    private final Path folder;

    PictureCache(Path folder) {
        this.folder = folder;
    }

    /** Whether there is such a file, whole or not. */
    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** Empty when it is not there, or not whole. */
    Optional<byte[]> find(String name) throws IOException {
        try {
            byte[] entry = Files.readAllBytes(folder.resolve(name));
            if (entry.length <= SUM) {
                return Optional.empty();
            }
            byte[] picture = Arrays.copyOfRange(entry, SUM, entry.length);
            return MessageDigest.isEqual(Fingerprint.sha256(picture), Arrays.copyOf(entry, SUM))
                    ? Optional.of(picture)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Puts it in its place whole, also when two builds do so at once. */
    void keep(String name, byte[] picture) throws IOException {
        try {
            Files.createDirectories(folder);
            write(name, picture);
        } catch (IOException e) {
            throw DiskFault.of(folder, e);
        }
    }

    private void write(String name, byte[] picture) throws IOException {
        Path part = Files.createTempFile(folder, name, ".part");
        try {
            byte[] sum = Fingerprint.sha256(picture);
            byte[] entry = Arrays.copyOf(sum, SUM + picture.length);
            System.arraycopy(picture, 0, entry, SUM, picture.length);
            Files.write(part, entry);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A folder of its own for a program's files; made when it is not there. */
    Path folder() throws IOException {
        return Files.createDirectories(folder);
    }
}
