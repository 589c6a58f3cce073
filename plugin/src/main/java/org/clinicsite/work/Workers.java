package org.clinicsite.work;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fixed number of threads for one build. Results come in the order of what was asked, whoever made them. */
public final class Workers implements AutoCloseable {

    /** Parsers call themselves for nested texts; this is room for some thousand levels. */
    private static final long STACK_BYTES = 16L << 20;

    private final int threads;
    private final ExecutorService pool;

    /** @param threads how many, at least 1; with 1 everything runs in one thread and gives the same results */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = Workers.class.getClassLoader();
        this.pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(null, work, "clinic-site-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /**
     * Does the same to each.
     *
     * @return the results in the order of the items
     * @throws RuntimeException the first that an item's work threw, in the order of the items
     */
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        if (items.isEmpty()) {
            return List.of();
        }
        AtomicInteger next = new AtomicInteger();
        Object[] results = new Object[items.size()];
        Throwable[] thrown = new Throwable[items.size()];
        CountDownLatch left = new CountDownLatch(items.size()); // of items, not of threads: one may be busy beside this
        for (int i = Math.min(threads, items.size()); i > 0; i--) {
            pool.execute(() -> {
                for (int at = next.getAndIncrement(); at < results.length; at = next.getAndIncrement()) {
                    try {
                        results[at] = work.apply(items.get(at));
                    } catch (Throwable e) {
                        thrown[at] = e;
                    } finally {
                        left.countDown();
                    }
                }
            });
        }
        try {
            left.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        for (Throwable each : thrown) {
            if (each != null) {
                throw unchecked(each);
            }
        }
        List<R> list = new ArrayList<>(results.length);
        for (Object result : results) {
            @SuppressWarnings("unchecked")
            R typed = (R) result;
            list.add(typed);
        }
        return list;
    }

    /**
     * Does the same to each, in no fixed order.
     *
     * @throws RuntimeException the first that an item's work threw, in the order of the items
     */
    public <T> void each(List<T> items, Consumer<? super T> work) {
        map(items, item -> {
            work.accept(item);
            return "";
        });
    }

    /** Work for the disk, or whatever else may fail as disks do. */
    @FunctionalInterface
    public interface DiskWork<R> {

        /** Does it. */
        R run() throws IOException;
    }

    /** The same of which nothing comes back. */
    @FunctionalInterface
    public interface DiskTask {

        /** Does it. */
        void run() throws IOException;
    }

    /** Work that was begun. */
    @FunctionalInterface
    public interface Begun<R> {

        /**
         * Waits until it is done.
         *
         * @throws IOException what the work threw
         */
        R end() throws IOException;
    }

    /** Work that goes on beside all that is asked for until it is closed; none of it is at work any longer then. */
    public Beside beside() {
        return new Beside();
    }

    /** See {@link #beside}. Not for many threads. */
    public final class Beside implements AutoCloseable {

        private final List<Future<?>> begun = new ArrayList<>();

        private Beside() {}

        /**
         * Begins work. It has one of the threads, and what follows has the others until it is done: no thread waits for
         * another at the end of a stage.
         */
        public <R> Begun<R> begin(DiskWork<R> work) {
            Future<R> running = pool.submit(work::run);
            begun.add(running);
            return () -> {
                try {
                    return await(running);
                } catch (IllegalStateException e) {
                    if (e.getCause() instanceof IOException fault) {
                        throw fault;
                    }
                    throw e;
                }
            };
        }

        /** The same with work of which nothing comes back. */
        public Begun<String> begin(DiskTask work) {
            return begin(() -> {
                work.run();
                return "";
            });
        }

        /** Waits until all of it has ended; what went wrong is told by {@link Begun#end} alone. */
        @Override
        public void close() {
            begun.forEach(Beside::settle);
        }

        private static void settle(Future<?> one) {
            try {
                one.get();
            } catch (ExecutionException e) {
                return; // its end tells it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for a result; a checked exception of the work comes wrapped in an {@link IllegalStateException}. */
    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unchecked(requireNonNullElse(e.getCause(), e));
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the build was interrupted", e);
    }

    /** What work threw, to be thrown again: itself where the caller need not declare it. */
    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
