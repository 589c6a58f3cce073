package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} on real processes, at moments that nobody chose: one site or the other stands there, whole. */
@Tag("full")
class KilledPublishIT {

    private static final int KILLS = 8;
    private static final int FILES = 60;

    @TempDir
    Path temp;

    private Path red;
    private Path blue;

    private interface Look {
        Map<String, String> at() throws IOException;
    }

    @BeforeEach
    void sites() throws IOException {
        red = site("red");
        blue = site("blue");
    }

    /** Every file says which site it is of. */
    private Path site(String colour) throws IOException {
        SiteFolder site = new SiteFolder(temp.resolve(colour));
        site.write("index.html", colour);
        for (int i = 0; i < FILES; i++) {
            site.write("page-" + i + "/index.html", colour);
        }
        site.write("only-" + colour + ".txt", colour);
        return site.folder();
    }

    @Test
    void folderHoldsOneSiteOrTheOtherAndTheNextPublishFinishes() throws Exception {
        Path root = temp.resolve("www");
        kill("directory:" + root, () -> folder(root));
        try (Stream<Path> left = Files.list(root.resolve("releases"))) {
            assertThat(left)
                    .as("three releases and their manifests, nothing half")
                    .hasSize(6);
        }
        assertThat(root.resolve(".lock")).isEmptyDirectory();
    }

    @Test
    void branchHoldsOneSiteOrTheOtherAndTheNextPublishFinishes() throws Exception {
        Path remote = temp.resolve("clinic.git");
        Git.init().setBare(true).setDirectory(remote.toFile()).call().close();
        kill("git:" + remote.toUri() + "#gh-pages", () -> {
            Map<String, String> seen = new TreeMap<>();
            try (Repository repository = new FileRepositoryBuilder()
                            .setGitDir(remote.toFile())
                            .build();
                    TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(repository.resolve("gh-pages^{tree}"));
                walk.setRecursive(true);
                while (walk.next()) {
                    if (!walk.getPathString().startsWith(".")) {
                        byte[] bytes = repository.open(walk.getObjectId(0)).getBytes();
                        seen.put(walk.getPathString(), new String(bytes, StandardCharsets.UTF_8));
                    }
                }
            }
            return seen;
        });
    }

    @Test
    void twoAtOnceNeverMixTheirSites() throws Exception {
        String address = "directory:" + temp.resolve("www");
        Endless.once(address, red);
        Process other = start(address);
        int kept = 0;
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).startsWith("publishing");
            for (int i = 0; i < 20; i++) {
                try {
                    Endless.once(address, i % 2 == 0 ? blue : red);
                } catch (TargetException e) {
                    assertThat(e).hasMessageStartingWith("Another publish to this place is under way: ");
                    kept++;
                }
                whole(folder(temp.resolve("www")));
            }
        } finally {
            other.destroyForcibly();
        }
        assertThat(kept).isPositive();
    }

    private static Map<String, String> folder(Path root) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        Path current = root.resolve("current").toRealPath();
        try (Stream<Path> files = Files.walk(current)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                seen.put(current.relativize(file).toString(), Files.readString(file));
            }
        }
        return seen;
    }

    private void kill(String address, Look look) throws Exception {
        Random random = new Random(7);
        Endless.once(address, red);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(address);
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).startsWith("publishing");
                said.readLine();
                Thread.sleep(random.nextInt(150));
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            whole(look.at());

            Endless.once(address, i % 2 == 0 ? blue : red);
            assertThat(look.at()).containsEntry("index.html", i % 2 == 0 ? "blue" : "red");
            whole(look.at());
        }
    }

    private Process start(String address) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        address,
                        blue.toString(),
                        red.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void whole(Map<String, String> seen) {
        String colour = seen.get("index.html");
        assertThat(seen).containsKey("only-" + colour + ".txt").hasSize(FILES + 2);
        assertThat(seen.values()).containsOnly(colour);
    }
}
