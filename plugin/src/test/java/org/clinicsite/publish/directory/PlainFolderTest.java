package org.clinicsite.publish.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.junit.jupiter.api.Test;

/** A disk that knows no symbolic links: two renames. */
class PlainFolderTest extends TargetContract {

    @Override
    protected PublishTarget open() throws Exception {
        return Targets.open(
                new TargetSettings(
                        "share",
                        "directory",
                        new TreeMap<>(Map.of("url", temp.resolve("www").toString(), "symlinks", "never"))),
                new TargetContext(Credentials.NONE, 2, Retry.USUAL, Progress.NONE));
    }

    @Override
    protected Map<String, String> visitorsSee() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        Path current = temp.resolve("www/current");
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
        Files.writeString(temp.resolve("www/current").resolve(path), text);
    }

    @Test
    void whoIsKilledBetweenTheTwoRenamesLeavesTheRestToTheNext() throws Exception {
        publish(5);
        site.write("index.html", "<h1>New</h1>");
        Path www = temp.resolve("www");
        String live = Files.readString(www.resolve("releases/plain"));
        Files.move(www.resolve("current"), www.resolve("releases").resolve(live));

        publish(5);

        assertThat(visitorsSee()).containsEntry("index.html", "<h1>New</h1>").hasSize(4);
    }
}
