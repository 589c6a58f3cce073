package org.clinicsite.generate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.clinicsite.text.Fingerprint;

/** What a build was made of, and what it left, each in ten digits: files with their size and time, options, the plugin. */
final class Inputs {

    private Inputs() {}

    /**
     * The fingerprint of all that a build would read now. Files of the output do not count, nor what is kept for later builds, nor the list of what was
     * published, which a publish writes.
     */
    static String fingerprint(GenerateOptions options) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(all(options));
        lines.add(plugin());
        Set<Path> left =
                Set.of(options.outputDirectory(), options.diskCopy(), options.reportDirectory(), options.cache());
        Path source = options.sourceDirectory();
        if (options.isJBake()) {
            addFiles(source, left, lines);
        } else {
            addFiles(options.content(), left, lines);
            addFiles(options.template(), left, lines);
        }
        return of(lines);
    }

    /**
     * The fingerprint of the files that a build left in its output.
     *
     * @param files relative to the folder with {@code /}
     */
    static String ofOutput(Path folder, Set<String> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(
                        folder.resolve(file), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                lines.add(line(file, attributes));
            } catch (NoSuchFileException | InvalidPathException e) {
                lines.add(file); // gone, or written by a machine that can name it
            }
        }
        Collections.sort(lines);
        return of(lines);
    }

    /** All options; read one by one, for a record that writes itself has a fresh JVM make a hundred classes. */
    private static String all(GenerateOptions options) {
        StringBuilder all = new StringBuilder();
        for (RecordComponent option : GenerateOptions.class.getRecordComponents()) {
            try {
                all.append(option.getName())
                        .append('=')
                        .append(option.getAccessor().invoke(options))
                        .append(' ');
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("options can be read", e);
            }
        }
        return all.toString();
    }

    private static String line(Object file, BasicFileAttributes attributes) {
        return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
    }

    private static String of(List<String> lines) throws IOException {
        byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Fingerprint.quick(new ByteArrayInputStream(all)), 0, 5);
    }

    /** The plugin's jar, whose path holds its version, and its time. */
    private static String plugin() throws IOException {
        CodeSource source = Inputs.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return "";
        }
        Path jar = Path.of(URI.create(source.getLocation().toString()));
        return jar + (Files.isRegularFile(jar) ? " " + Files.getLastModifiedTime(jar) : "");
    }

    private static void addFiles(Path folder, Set<Path> left, List<String> lines) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> found = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                        boolean skip = left.contains(dir) || dir.endsWith(".git");
                        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!file.endsWith("published.json")) {
                            found.add(line(file, attributes));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        found.add(file + " " + e.getMessage()); // the build tells what is wrong
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(found);
        lines.addAll(found);
    }
}
