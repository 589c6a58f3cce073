package org.clinicsite.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * One file of the site: bytes that were made, or a file that is copied as it is, whatever its size. The one place that
 * knows the difference; a copied file is never in memory as a whole.
 *
 * @param path relative to the output folder with {@code /}, such as {@code prices/index.html}
 * @param body what it holds
 */
public record OutputFile(String path, Body body) {

    private static final int BUFFER = 1 << 16;

    /** What a file holds. */
    public sealed interface Body {

        /** In bytes. */
        long size();

        /** All of it, from the start; to be closed. */
        InputStream open() throws IOException;
    }

    private record Made(byte[] bytes) implements Body {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    private record Copied(Path file, long size) implements Body {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    /** A file that was made. @param bytes handed over, not to be changed any more */
    public OutputFile(String path, byte[] bytes) {
        this(path, new Made(bytes));
    }

    /**
     * A file that is copied.
     *
     * @throws IOException when there is no such file
     */
    public static OutputFile copy(String path, Path file) throws IOException {
        return new OutputFile(path, new Copied(file, Files.size(file)));
    }

    /** In bytes. */
    public long size() {
        return body.size();
    }

    /** All that it holds, from the start; to be closed. */
    public InputStream open() throws IOException {
        return body.open();
    }

    /** Whether a file of the disk holds the same. */
    boolean isIn(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size()) {
            return false;
        }
        return body instanceof Copied copied
                ? Files.mismatch(copied.file(), file) < 0
                : body instanceof Made made && Arrays.equals(Files.readAllBytes(file), made.bytes());
    }

    /**
     * Writes it to the disk, with the rights and the time of a new file.
     *
     * @param file not there yet: one that is has a name that the disk takes for the same
     * @throws IOException also when what is copied has changed its size meanwhile
     */
    void writeTo(Path file) throws IOException {
        if (body instanceof Made made) {
            Files.write(file, made.bytes(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return;
        }
        long written = 0;
        try (InputStream in = open();
                OutputStream out =
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, size()))];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                written += read;
            }
        }
        if (written != size()) {
            throw new IOException("it changed while it was copied");
        }
    }
}
