package org.clinicsite.preview;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clinicsite.generate.BuildProgress;
import org.clinicsite.generate.DrawnPages;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.generate.Kept;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;

/**
 * A site on a server of its own, built again whenever a file changes that it is made of. One thread builds; what it
 * misses while it builds is part of the next build.
 */
public final class Preview implements AutoCloseable {

    /** An editor writes a file in several steps: so long nothing more has to happen before what was read is shown. */
    private static final long QUIET_MILLIS = 15;

    /** Changes that come so close to each other are one before any of them is read. */
    private static final long BURST_MILLIS = 2;

    /** So long a browser may take to ask for the page that has changed. */
    private static final long HEAD_START_MILLIS = 150;

    /** How often to look at what the system tells nothing of. */
    private static final long LOOK_MILLIS = 1000;

    private final PreviewOptions options;
    private final PreviewLog log;
    private final BlockingQueue<Path> changes = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PreviewServer server;
    private final SourceWatch watch;
    private final Thread builder;
    private final Kept kept = new Kept();
    private long number;

    /** What led to a build that was given up because more has changed: the folder waits for it. */
    private List<String> unfinished = List.of();

    /** Those of them of which no browser was told. */
    private List<String> untold = List.of();

    /** When the last change was heard of. */
    private long heard;

    private Preview(PreviewOptions options, PreviewLog log) throws IOException {
        this.options = options;
        this.log = log;
        server = PreviewServer.start(options);
        try {
            watch = SourceWatch.begin(options, changes::add, log::broke);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        builder = new Thread(this::work, "clinic-site-preview");
        builder.setDaemon(true);
    }

    /**
     * Builds the site and serves it; with mistakes in it, the server shows them until they are mended.
     *
     * @param log told of each build
     * @throws IOException when the port is taken or a folder cannot be watched
     */
    public static Preview start(PreviewOptions options, PreviewLog log) throws IOException {
        Preview preview = new Preview(options, log);
        preview.build(List.of());
        preview.builder.start();
        return preview;
    }

    /** Where the home page is. */
    public URI address() {
        return server.address();
    }

    /** Waits until {@link #close}. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Ends all of it. The preview's folder stays. */
    @Override
    public void close() {
        closed.countDown();
        builder.interrupt();
        watch.close();
        server.close();
    }

    private void work() {
        try {
            while (closed.getCount() > 0) {
                List<String> changed = next();
                if (!changed.isEmpty()) {
                    build(changed);
                } else if (!unfinished.isEmpty()) {
                    build(unfinished);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was closed
        }
    }

    /** The files of the next build, relative to the source folder; empty when none of them counts. */
    private List<String> next() throws InterruptedException {
        TreeSet<String> found = new TreeSet<>();
        Path first = changes.poll(unfinished.isEmpty() ? LOOK_MILLIS : 0, TimeUnit.MILLISECONDS);
        if (first == null) {
            look();
            return List.of();
        }
        found.addAll(untold);
        for (Path file = first; file != null; file = changes.poll(BURST_MILLIS, TimeUnit.MILLISECONDS)) {
            heard = System.nanoTime();
            if (options.startAgain().stream().anyMatch(file::startsWith)) {
                server.tell(new Change(
                        number,
                        List.of(),
                        List.of(),
                        "",
                        shown(file) + " has changed: stop the preview with Ctrl+C and start it again."));
                log.told(shown(file) + " has changed: stop with Ctrl+C and start again to see it.");
            } else {
                found.add(shown(file));
                kept.forget(List.of(file));
            }
        }
        return new ArrayList<>(found);
    }

    private void look() {
        try {
            watch.look();
        } catch (IOException e) {
            log.broke(said(e));
        }
    }

    private void build(List<String> changed) {
        number++;
        unfinished = List.of();
        untold = List.of();
        server.building();
        AtomicBoolean told = new AtomicBoolean();
        try {
            GenerateResult result = Generator.generate(options.site(), new Looking(changed, told), kept);
            server.show(number, result.address());
            if (told.get()) {
                server.whole();
            } else {
                server.tell(new Change(number, changed, List.of(), "", ""));
            }
            log.built(changed, result);
        } catch (Generator.Abandoned e) {
            giveUp(changed, told.get());
        } catch (SiteException e) {
            if (!isQuiet()) {
                giveUp(changed, told.get());
                return;
            }
            server.tell(new Change(
                    number,
                    changed,
                    e.problems().stream().filter(Problem::isError).toList(),
                    "",
                    ""));
            log.failed(changed, e.problems());
        } catch (IOException | RuntimeException e) {
            if (closed.getCount() == 0) {
                return; // its threads were interrupted
            }
            if (!isQuiet()) {
                giveUp(changed, told.get());
                return;
            }
            server.tell(new Change(number, changed, List.of(), "", said(e)));
            log.broke(said(e));
        }
    }

    private void giveUp(List<String> changed, boolean isTold) {
        unfinished = changed;
        untold = isTold ? List.of() : changed;
    }

    /**
     * Waits until it is certain that what was read was whole: nothing more has changed for {@value #QUIET_MILLIS} ms.
     *
     * @return false as soon as something has
     */
    private boolean isQuiet() {
        if (number == 1) {
            return true;
        }
        try {
            long left = heard + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS) - System.nanoTime();
            while (left > 0 && changes.isEmpty()) {
                Thread.sleep(1);
                left = heard + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS) - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is closed
        }
        return changes.isEmpty();
    }

    /** Shows pages as soon as they can be drawn, and gives a build up when something changes again. */
    private final class Looking implements BuildProgress {

        private final List<String> changed;
        private final AtomicBoolean told;

        Looking(List<String> changed, AtomicBoolean told) {
            this.changed = changed;
            this.told = told;
        }

        @Override
        public void stage(String name) {
            // nobody asks
        }

        @Override
        public void drawable(DrawnPages pages) {
            boolean isOfHost =
                    changed.stream().anyMatch(file -> file.contains("/static/")); // _headers may be among them
            if (!changed.isEmpty() && !isOfHost && isQuiet() && server.show(number, pages)) {
                String page =
                        changed.size() > 1 ? "" : pages.pageOf(changed.get(0)).orElse("");
                server.tellEarly(new Change(number, changed, List.of(), page, ""));
                told.set(true);
                leaveToVisitors();
            }
        }

        /** The page that somebody looks at is drawn and fetched before all the others take the processor. */
        private void leaveToVisitors() {
            try {
                for (long waited = 0; waited < HEAD_START_MILLIS && goesOn(); waited += QUIET_MILLIS) {
                    Thread.sleep(QUIET_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it is closed; the build finds out
            }
        }

        @Override
        public boolean goesOn() {
            return changes.isEmpty() || number == 1; // there has to be a whole site to begin with
        }
    }

    private static String said(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private String shown(Path file) {
        GenerateOptions site = options.site();
        Path path =
                file.startsWith(site.sourceDirectory()) ? site.sourceDirectory().relativize(file) : file;
        return path.toString().replace('\\', '/');
    }
}
