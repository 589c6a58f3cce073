package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clinicsite.docs.Document;
import org.clinicsite.docs.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that the documents show, run in the clinic that {@code clinics.md} starts. */
class DocumentedCommandsIT {

    @TempDir
    Path temp;

    static Stream<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String name : List.of("goals.md", "clinics.md", "jbake.md")) {
            for (Document.Block block : Document.read(name).blocks()) {
                if (block.language().equals("console")) {
                    block.text().lines().forEach(commands::add);
                }
            }
        }
        return commands.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandDoesItsWork(String command) throws IOException {
        Path clinic = clinic();
        List<String> words = List.of(command.split(" "));
        assertThat(words.get(0)).isEqualTo("mvn");

        MavenRun run = MavenRun.mvn(clinic, words.subList(1, words.size()).toArray(String[]::new));

        assertThat(run.exit()).as(run.output()).isZero();
        if (!command.contains(":help")) {
            assertThat(clinic.resolve("target/site/index.html")).exists();
        } else {
            assertThat(run.output()).contains("site:generate");
        }
    }

    @Test
    void packageMakesTheSiteWithTheExecutionThatIsShown() throws IOException {
        Path clinic = clinic();
        String execution = Document.read("clinics.md").blocks("Start a site of your own").stream()
                .filter(block -> block.language().equals("xml") && block.path().isEmpty())
                .findFirst()
                .orElseThrow()
                .text();
        String pom = Files.readString(clinic.resolve("pom.xml"));
        new Folder(clinic).write("pom.xml", pom.replace("</plugin>", execution + "</plugin>"));

        assertThat(MavenRun.mvn(clinic, "-q", "package")).isEqualTo(new MavenRun(0, ""));
        assertThat(clinic.resolve("target/site/index.html")).exists();
    }

    private Path clinic() throws IOException {
        return new Folder(temp.toRealPath().resolve("clinic"))
                .write(Document.read("clinics.md").blocks("Start a site of your own"))
                .root();
    }
}
