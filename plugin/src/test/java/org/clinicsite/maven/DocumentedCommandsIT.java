package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code mvn} line of our documents' {@code sh} and {@code console} blocks works at the root of the repository. A
 * block behind {@code <!-- not tested: reason -->} is left out.
 */
@Tag("full")
class DocumentedCommandsIT {

    private static final Pattern BLOCK =
            Pattern.compile("(<!-- not tested: .*-->\\n+)?```(?:sh|console)\\n(.*?)```", Pattern.DOTALL);

    /** What this very build is. */
    private static final Set<String> BUILD = Set.of("mvn install", "mvn install -DskipTests");

    @TempDir
    Path folder;

    static Set<String> commands() throws IOException {
        Set<String> commands = new TreeSet<>();
        for (Path document : documents()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                if (block.group(1) == null) {
                    block.group(2)
                            .lines()
                            .map(line -> line.replaceFirst("^\\$ ", "").replaceFirst(" +#.*$", ""))
                            .filter(line -> line.startsWith("mvn ") && !BUILD.contains(line))
                            .forEach(commands::add);
                }
            }
        }
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandWorksAtTheRoot(String command) throws IOException {
        Path root = folder.toRealPath();
        MavenRun.copyFolder(Path.of("../content"), root.resolve("content"));
        Files.createDirectories(root.resolve("plugin"));
        Files.copy(Path.of("../pom.xml"), root.resolve("pom.xml"));
        Files.copy(Path.of("pom.xml"), root.resolve("plugin/pom.xml"));

        List<String> words = new ArrayList<>(List.of(command.split(" +")));
        words.remove(0);
        MavenRun run = MavenRun.mvn(root, words.toArray(String[]::new));

        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void versionInTheDocumentsIsThisOne() throws IOException {
        Pattern version =
                Pattern.compile("clinic-site-maven-plugin(?::|</artifactId>\\s*<version>)(\\d[\\w.-]*)(?=[:<\\s`])");
        for (Path document : documents()) {
            assertThat(version.matcher(Files.readString(document)).results().map(result -> result.group(1)))
                    .as(document.toString())
                    .allMatch(MavenRun.VERSION::equals);
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }
}
