package org.clinicsite.preview;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.clinicsite.generate.GenerateOptions;
import org.slf4j.helpers.NOPLogger;

/**
 * Watches what a site is made of: its folders by the system's own events, single files beside them, and folders that come
 * later, by a look now and then. Used by one thread.
 */
final class SourceWatch implements AutoCloseable {

    private final PreviewOptions options;
    private final Consumer<Path> changed;
    private final Consumer<String> broke;
    private final Map<Path, DirectoryWatcher> watchers = new HashMap<>();
    private final Map<Path, Long> times = new HashMap<>();

    private SourceWatch(PreviewOptions options, Consumer<Path> changed, Consumer<String> broke) {
        this.options = options;
        this.changed = changed;
        this.broke = broke;
    }

    /**
     * Begins.
     *
     * @param changed gets each file that was made, written or deleted, from a thread of its own
     * @param broke told when nothing more will be heard of a folder
     * @throws IOException when a folder cannot be watched, for instance because the system's limit is reached
     */
    static SourceWatch begin(PreviewOptions options, Consumer<Path> changed, Consumer<String> broke)
            throws IOException {
        SourceWatch watch = new SourceWatch(options, changed, broke);
        watch.watchFolders(file -> {});
        watch.files(file -> {});
        return watch;
    }

    /** Looks at what the system tells nothing of. */
    void look() throws IOException {
        watchFolders(changed);
        files(changed);
    }

    private void watchFolders(Consumer<Path> found) throws IOException {
        for (Path folder : folders()) {
            if (Files.isDirectory(folder) && !watchers.containsKey(folder)) {
                watchers.put(folder, watch(folder));
                found.accept(folder);
            }
        }
        for (Path folder : List.copyOf(watchers.keySet())) {
            if (!Files.isDirectory(folder)) {
                Objects.requireNonNull(watchers.remove(folder)).close();
                found.accept(folder);
            }
        }
    }

    private List<Path> folders() throws IOException {
        GenerateOptions site = options.site();
        if (!site.isJBake()) {
            return List.of(site.content(), site.template());
        }
        List<Path> folders = new ArrayList<>(); // the project's properties name some of them
        try (DirectoryStream<Path> children = Files.newDirectoryStream(site.sourceDirectory(), Files::isDirectory)) {
            for (Path child : children) {
                boolean made = site.outputDirectory().startsWith(child)
                        || site.reportDirectory().startsWith(child)
                        || site.imageCache().startsWith(child)
                        || child.endsWith("target");
                if (!made && !child.getFileName().toString().startsWith(".")) {
                    folders.add(child);
                }
            }
        }
        return folders;
    }

    private DirectoryWatcher watch(Path folder) throws IOException {
        Path ledger = options.site().ledger();
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .path(folder)
                .logger(NOPLogger.NOP_LOGGER)
                .fileHashing(false) // a build of the same bytes changes nothing, and reading all of them costs more
                .listener(event -> {
                    if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
                        changed.accept(folder);
                    } else if (!event.path().equals(ledger) && !isLeftover(event.path())) {
                        changed.accept(event.path());
                    }
                })
                .build();
        Thread thread = new Thread(watcher::watch, "clinic-site-watch");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, fault) -> broke.accept(folder + " is watched no longer: " + fault));
        thread.start();
        return watcher;
    }

    /** What editors write beside a file while they save it. */
    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("~")
                || name.startsWith(".#")
                || name.startsWith("#") && name.endsWith("#")
                || name.startsWith(".") && name.matches("\\..*\\.(sw.|tmp|part|kate-swp)")
                || name.equals("4913") // vim asks whether it may write
                || name.equals(".DS_Store");
    }

    private void files(Consumer<Path> found) throws IOException {
        List<Path> files = new ArrayList<>(options.startAgain());
        if (options.site().isJBake()) {
            files.add(options.site().sourceDirectory().resolve("jbake.properties"));
        }
        for (Path file : files) {
            long time = Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
            Long before = times.put(file, time);
            if (before == null || before != time) {
                found.accept(file);
            }
        }
    }

    @Override
    public void close() {
        for (DirectoryWatcher watcher : watchers.values()) {
            try {
                watcher.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
