package org.clinicsite.publish.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.junit.jupiter.api.Test;

/** A folder with a link that says which release is live. */
class DirectoryTargetTest extends TargetContract {

    @Override
    protected PublishTarget open() throws Exception {
        return Targets.open(
                TargetSettings.parse("directory:" + root()),
                new TargetContext(Credentials.NONE, 2, Retry.USUAL, Progress.NONE));
    }

    Path root() {
        return temp.resolve("www");
    }

    @Override
    protected Map<String, String> visitorsSee() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        Path current = root().resolve("current").toRealPath();
        try (Stream<Path> files = Files.walk(current)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                seen.put(current.relativize(file).toString(), Files.readString(file));
            }
        }
        return seen;
    }

    @Override
    protected List<String> writes() throws IOException {
        return disk(temp).stream().filter(line -> !line.startsWith("site")).toList();
    }

    @Override
    protected void putForeign(String path, String text) throws IOException {
        Files.writeString(root().resolve("current").resolve(path), text);
    }

    @Test
    void unchangedFilesAreOnTheDiskOnce() throws Exception {
        publish(5);
        Path before = root().resolve("current").toRealPath();
        site.write("index.html", "<h1>New</h1>");
        publish(5);
        Path after = root().resolve("current").toRealPath();

        assertThat(Files.getAttribute(after.resolve("feed.xml"), "unix:ino"))
                .isEqualTo(Files.getAttribute(before.resolve("feed.xml"), "unix:ino"));
        assertThat(Files.getAttribute(after.resolve("index.html"), "unix:ino"))
                .isNotEqualTo(Files.getAttribute(before.resolve("index.html"), "unix:ino"));
    }

    /** As after {@code umask 077}, which a test cannot set. */
    @Test
    void siteThatNoWebServerMayReadIsTold() throws Exception {
        List<String> said = new ArrayList<>();
        Progress closing = new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {
                try (Stream<Path> releases = Files.list(root().resolve("releases"))) {
                    for (Path release : (Iterable<Path>) releases.filter(Files::isDirectory)::iterator) {
                        Files.setPosixFilePermissions(release, PosixFilePermissions.fromString("rwx------"));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void sent(String path, long bytes) {
                // not looked at
            }

            @Override
            public void note(String line) {
                said.add(line);
            }
        };
        try (PublishTarget target = open()) {
            target.publish(Publication.of(target.standing(), site.read(), 5, Instant.EPOCH, closing, () -> {}));
        }

        assertThat(said).hasSize(2);
        assertThat(said.get(1))
                .matches("No other user may read .*/releases/[^ ]+, the web server neither\\. Run chmod -R a\\+rX "
                        + root() + " now, and umask 022 before the next publish\\.");
    }

    @Test
    void folderOfSomebodyElseIsLeftAlone() throws Exception {
        Files.createDirectories(root().resolve("current"));
        Files.writeString(root().resolve("current/index.html"), "Mine.");

        assertThatThrownBy(() -> publish(5)).hasMessageContaining("is there already, and no publish made it.");
        assertThat(root().resolve("current/index.html")).hasContent("Mine.");
    }

    @Test
    void linkToSomewhereElseIsLeftAlone() throws Exception {
        Files.createDirectories(root().resolve("old"));
        Files.createSymbolicLink(root().resolve("current"), Path.of("old"));

        assertThatThrownBy(() -> publish(5)).hasMessageContaining("which no publish made.");
        assertThat(Files.readSymbolicLink(root().resolve("current"))).hasToString("old");
    }
}
