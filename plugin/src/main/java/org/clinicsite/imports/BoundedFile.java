package org.clinicsite.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.clinicsite.text.ByteSize;

/** Reads files that somebody else made, up to a size. */
final class BoundedFile {

    private BoundedFile() {}

    /**
     * All bytes.
     *
     * @throws IOException when there are more than so many
     */
    static byte[] bytes(Path file, long most) throws IOException {
        long size = Files.size(file);
        if (size > most) {
            throw new IOException(file + " has " + ByteSize.of(size) + "; at most " + ByteSize.of(most) + " are read.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) size);
        }
    }

    /** The text in UTF-8; what is none is replaced. */
    static String text(Path file, long most) throws IOException {
        return new String(bytes(file, most), StandardCharsets.UTF_8);
    }

    /** Whether a file holds just these bytes. */
    static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(bytes(file, bytes.length), bytes);
    }
}
