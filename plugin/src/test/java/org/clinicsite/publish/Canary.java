package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A tree of somebody else beside a target. Nobody who publishes may change, delete or list anything in it, which disks tell by
 * the times of a file: of its last change of any kind, and of the last time that somebody read it.
 */
public final class Canary {

    private final Path folder;
    private final Map<String, String> before;

    /** Makes the tree, with the names that a site has. */
    public Canary(Path folder) throws IOException {
        this.folder = folder;
        for (String path : List.of(
                "keep.txt",
                "index.html",
                "prices/index.html",
                "assets/site-3fa9c1d2e8.css",
                "media/deep/er/photo.jpg",
                "releases/20261122-100100-0000000/index.html",
                "releases/20261122-100100-0000000.json",
                "lock.1",
                ".lock/lock.1")) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, "somebody else's".getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("keep.txt"));
        // read longer ago than a day: then the next reading is noted also where disks note few ("relatime")
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(
                                FileTime.from(now.minus(4, ChronoUnit.DAYS)),
                                FileTime.from(now.minus(3, ChronoUnit.DAYS)),
                                null);
            }
        }
        this.before = seen();
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Without listing anything, which would be noted. */
    private Map<String, String> seen() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (String path : List.of(
                "",
                "keep.txt",
                "index.html",
                "prices",
                "prices/index.html",
                "assets",
                "assets/site-3fa9c1d2e8.css",
                "media",
                "media/deep",
                "media/deep/er",
                "media/deep/er/photo.jpg",
                "releases",
                "releases/20261122-100100-0000000",
                "releases/20261122-100100-0000000/index.html",
                "releases/20261122-100100-0000000.json",
                "lock.1",
                ".lock",
                ".lock/lock.1",
                "empty",
                "link")) {
            Path file = folder.resolve(path);
            seen.put(
                    path,
                    Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                            ? Files.readAttributes(
                                            file,
                                            "unix:size,mode,nlink,ino,ctime,lastModifiedTime,lastAccessTime",
                                            LinkOption.NOFOLLOW_LINKS)
                                    .toString()
                            : "gone");
        }
        return seen;
    }

    /**
     * Fails when something is not as it was made.
     *
     * @param story what was done, to find it again by
     */
    public void isUntouched(String story) throws IOException {
        assertThat(seen()).as(story).isEqualTo(before);
    }
}
