package org.clinicsite.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The template's files: the clinic's own folder, and behind it the built-in one. A file of the clinic replaces the
 * built-in file of the same path.
 */
public final class TemplateFolder {

    private static final String BUILT_IN = "site-template/";

    private final @Nullable Path own;

    /**
     * @param own the clinic's folder {@code site-template}; null, or a folder that does not exist, leaves the built-in
     *     template as it is
     */
    public TemplateFolder(@Nullable Path own) {
        this.own = own == null ? null : own.toAbsolutePath().normalize();
    }

    /**
     * Reads a file.
     *
     * @param path relative with {@code /}, such as {@code layouts/article.ftlh}
     * @return its bytes; empty when there is no such file
     * @throws UncheckedIOException when it cannot be read
     */
    public Optional<byte[]> read(String path) {
        return own(path).or(() -> builtIn(path));
    }

    /** A file as text in UTF-8; null when there is no such file. */
    public @Nullable String text(String path) {
        return read(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /**
     * The clinic's own files of a folder.
     *
     * @param folder such as {@code shortcuts}
     * @param ending such as {@code .ftlh}
     * @return their names without the ending, sorted
     * @throws UncheckedIOException when the folder cannot be read
     */
    public Set<String> own(String folder, String ending) {
        Set<String> names = new TreeSet<>();
        if (own == null || !Files.isDirectory(own.resolve(folder))) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own.resolve(folder), "*" + ending)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ending.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + own.resolve(folder), e);
        }
        return names;
    }

    /** The clinic's files first, then the built-in ones, each for itself: what {@code Words.read} wants. */
    public List<Function<String, @Nullable String>> layers() {
        return List.of(
                path -> own(path)
                        .map(b -> new String(b, StandardCharsets.UTF_8))
                        .orElse(null),
                path -> builtIn(path)
                        .map(b -> new String(b, StandardCharsets.UTF_8))
                        .orElse(null));
    }

    private Optional<byte[]> own(String path) {
        if (own == null) {
            return Optional.empty();
        }
        Path file = own.resolve(path).normalize();
        if (!file.startsWith(own) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static Optional<byte[]> builtIn(String path) {
        if (path.contains("..") || path.endsWith("/")) {
            return Optional.empty();
        }
        try (InputStream in = TemplateFolder.class.getClassLoader().getResourceAsStream(BUILT_IN + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the built-in " + BUILT_IN + path, e);
        }
    }
}
