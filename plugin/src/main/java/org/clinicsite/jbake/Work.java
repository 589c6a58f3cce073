package org.clinicsite.jbake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to many values with several threads. The threads have a stack that is large enough for deep documents
 * and the same on every machine, also when there is one of them only.
 */
final class Work {

    private static final long STACK_BYTES = 16L << 20;

    private final int threads;

    Work(int threads) {
        this.threads = threads;
    }

    /** Something that reads. */
    interface Step<A, B> {
        /** Makes one of the other. */
        @Nullable
        B of(A value) throws IOException;
    }

    /**
     * Does it to all.
     *
     * @return the results in the order of the values
     * @throws IOException the first that a step threw
     */
    <A, B> List<@Nullable B> map(List<A> values, Step<A, B> step) throws IOException {
        List<@Nullable B> results = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            results.add(null);
        }
        Throwable failure = run(values.size(), i -> results.set(i, step.of(values.get(i))));
        if (failure instanceof IOException e) {
            throw e;
        }
        rethrow(failure);
        return results;
    }

    /** Does it to all, in no fixed order. */
    <A> void each(List<A> values, Consumer<A> step) {
        rethrow(run(values.size(), i -> step.accept(values.get(i))));
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Turn {
        void take(int index) throws IOException;
    }

    private @Nullable Throwable run(int count, Turn turn) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            try {
                for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement()) {
                    turn.take(i);
                }
            } catch (Throwable e) { // handed to the caller's thread
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, count); i++) {
            Thread thread = new Thread(null, worker, "jbake-" + i, STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
            workers.add(thread);
        }
        for (Thread thread : workers) {
            join(thread);
        }
        return failure.get();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
