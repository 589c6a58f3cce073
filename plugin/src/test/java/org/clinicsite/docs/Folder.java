package org.clinicsite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
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

    /** Writes blocks of a document as the files that they are, or into those of which they are a part. */
    public Folder write(List<Document.Block> blocks) throws IOException {
        for (Document.Block block : blocks) {
            if (block.part()) {
                write(block.path(), withKeys(Files.readString(root.resolve(block.path())), block.text()));
            } else if (!block.path().isEmpty()) {
                write(block.path(), block.text());
            }
        }
        return this;
    }

    /** A text whose header, or a YAML file that, has other values for some keys, or has them besides. */
    private static String withKeys(String text, String keys) {
        int end = text.startsWith("---\n") ? text.indexOf("\n---\n") + 1 : text.length();
        String header = text.substring(0, end);
        for (String line : keys.lines().filter(l -> l.matches("[a-z].*")).toList()) {
            header = header.replaceAll(
                    "(?m)^" + line.substring(0, line.indexOf(':') + 1) + ".*\\n([ -](?!--).*\\n)*", "");
        }
        return header + keys + text.substring(end);
    }

    /** Gives a file another name. */
    public Folder rename(String path, String to) throws IOException {
        Files.move(root.resolve(path), root.resolve(to));
        return this;
    }

    /** Replaces words of a file that stand there. */
    public Folder replace(String path, String old, String with) throws IOException {
        String text = Files.readString(root.resolve(path));
        assertThat(text).contains(old);
        return write(path, text.replace(old, with));
    }

    /** Takes a file away. */
    public Folder delete(String path) throws IOException {
        Files.delete(root.resolve(path));
        return this;
    }

    /** What was made, and told as the goal tells it. Fails when there was anything to warn the author of. */
    public GenerateResult generate() throws IOException {
        try {
            GenerateResult result = Generator.generate(options(), stage -> {});
            assertThat(result.warnings()).extracting(Problem::says).isEmpty();
            Generator.writeTold(options(), result);
            return result;
        } catch (SiteException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The same. Fails also when an editor would mark something: no line of the console is a warning. */
    public GenerateResult generateQuietly() throws IOException {
        GenerateResult result = generate();
        assertThat(result.findings())
                .filteredOn(finding -> finding.level() != Level.INFO)
                .extracting(Finding::says)
                .isEmpty();
        return result;
    }

    /** A copy of the site as {@link #generate} makes it, for a disk; its home page. */
    public Path copyForDisk() throws IOException {
        try {
            return Generator.copyForDisk(options(), generate());
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
                    .map(Problem::told)
                    .toList();
        } catch (SiteException e) {
            return e.problems().stream()
                    .filter(problem -> problem.isError() || problem.isWarning())
                    .map(Problem::told)
                    .toList();
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

    GenerateOptions options() {
        return GenerateOptions.of(root, root.resolve("target/site"), root.resolve("target/site-reports"))
                .threads(2)
                .outputTimestamp(Instant.parse("2026-11-22T00:00:00Z"))
                .today(LocalDate.parse("2026-11-22"))
                .build();
    }
}
