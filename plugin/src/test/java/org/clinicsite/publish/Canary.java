package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.output.FolderTree;

/**
 * A tree of somebody else beside a target. Nobody who publishes may change, delete or list anything in it, which disks tell by
 * the times of a file: of its last change of any kind, and of the last time that somebody read it.
 *
 * <p>Whoever searches a whole disk reads it as well. So a second tree lies where no publish has a reason to look: once
 * that one has been read, too, the reading was another program's.
 */
public final class Canary {

    /** How long another program may need from one tree to the other. */
    private static final Duration WALK = Duration.ofSeconds(3);

    private static final List<String> FILES = List.of(
            "keep.txt",
            "index.html",
            "prices/index.html",
            "assets/site-3fa9c1d2e8.css",
            "media/deep/er/photo.jpg",
            "releases/20261122-100100-0000000/index.html",
            "releases/20261122-100100-0000000.json",
            "lock.1",
            ".lock/lock.1");

    private static final List<String> ALL = List.of(
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
            "link");

    private final Path folder;
    private final Path control;
    private final Map<String, String> made;
    private final Map<String, String> read;
    private final Map<String, String> controlRead;

    /** Makes the tree, with the names that a site has. */
    public Canary(Path folder) throws IOException {
        this(folder, Files.createTempDirectory("canary-control"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                FolderTree.delete(control);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** With the second tree in a folder of one's choice. */
    Canary(Path folder, Path control) throws IOException {
        this.folder = folder;
        this.control = control;
        make(folder);
        make(control);
        this.made = seen(folder, "unix:size,mode,nlink,ino,ctime,lastModifiedTime");
        this.read = seen(folder, "lastAccessTime");
        this.controlRead = seen(control, "lastAccessTime");
    }

    private static void make(Path folder) throws IOException {
        for (String path : FILES) {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, "somebody else's".getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("keep.txt"));
        // read longer ago than a day: then the next reading is noted also where disks note few ("relatime")
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (String path : ALL) {
            Files.getFileAttributeView(folder.resolve(path), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(
                            FileTime.from(now.minus(4, ChronoUnit.DAYS)),
                            FileTime.from(now.minus(3, ChronoUnit.DAYS)),
                            null);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Without listing anything, which would be noted. */
    private static Map<String, String> seen(Path folder, String attributes) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (String path : ALL) {
            Path file = folder.resolve(path);
            seen.put(
                    path,
                    Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                            ? Files.readAttributes(file, attributes, LinkOption.NOFOLLOW_LINKS)
                                    .toString()
                            : "gone");
        }
        return seen;
    }

    /**
     * Fails when something is not as it was made, or was read by somebody who did not read the second tree.
     *
     * @param story what was done, to find it again by
     */
    public void isUntouched(String story) throws IOException {
        assertThat(seen(folder, "unix:size,mode,nlink,ino,ctime,lastModifiedTime"))
                .as(story)
                .isEqualTo(made);
        Map<String, String> now = seen(folder, "lastAccessTime");
        if (!now.equals(read) && !controlIsReadAsWell()) {
            assertThat(now).as(story).isEqualTo(read);
        }
    }

    private boolean controlIsReadAsWell() throws IOException {
        for (Instant end = Instant.now().plus(WALK); Instant.now().isBefore(end); ) {
            if (!seen(control, "lastAccessTime").equals(controlRead)) {
                return true;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
