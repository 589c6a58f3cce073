package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;

/** A folder into which a test writes what a document shows, and lets the site be made of it. */
public final class Folder {

    private final Path root;

    public Folder(Path root) {
        this.root = root;
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** Writes a file. */
    public Folder write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Writes a file that is no text. */
    public Folder write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Writes blocks of a document as the files that they are. */
    public Folder write(List<Document.Block> blocks) throws IOException {
        for (Document.Block block : blocks) {
            if (!block.path().isEmpty()) {
                write(block.path(), block.text());
            }
        }
        return this;
    }

    /** Takes a file away. */
    public Folder delete(String path) throws IOException {
        Files.delete(root.resolve(path));
        return this;
    }

    /** What was made. Fails when there was anything to tell the author. */
    public GenerateResult generate() throws IOException {
        try {
            GenerateResult result = Generator.generate(options(), stage -> {});
            assertThat(result.warnings()).extracting(Problem::says).isEmpty();
            return result;
        } catch (SiteException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** All that the author is told, errors and warnings, one line each. */
    public List<String> told() throws IOException {
        return told(false);
    }

    /** The same, and before it what was taken out or set right. */
    public List<String> said() throws IOException {
        return told(true);
    }

    private List<String> told(boolean mended) throws IOException {
        try {
            GenerateResult result = Generator.generate(options(), stage -> {});
            Stream<Problem> warnings = result.warnings().stream();
            return (mended ? Stream.concat(result.mended().all().stream(), warnings) : warnings)
                    .map(Problem::says)
                    .toList();
        } catch (SiteException e) {
            return e.problems().stream().map(Problem::says).toList();
        }
    }

    /** A file of the site. */
    public Path site(String path) {
        return root.resolve("target/site").resolve(path);
    }

    /** A report. */
    public String report(String name) throws IOException {
        return Files.readString(root.resolve("target/site-reports").resolve(name));
    }

    private GenerateOptions options() {
        return new GenerateOptions(
                root,
                null,
                null,
                root.resolve("target/site"),
                root.resolve("target/site-reports"),
                null,
                false,
                false,
                false,
                2,
                Instant.parse("2026-11-22T00:00:00Z"),
                null);
    }
}
