package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clinicsite.problem.Code;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The right to publish, for as long as it is renewed. One that was killed leaves its lease behind: it is taken over at
 * once when its process ran on this machine and is gone, else after it has been silent for {@link #SILENCE}.
 *
 * <p>The files are {@code lock.1}, {@code lock.2}, …; who holds the highest number holds the lease. A stale lease n is
 * taken over by creating n + 1, which only one can do, and by looking once more that n is still the stale one: else
 * somebody was faster, took over, finished and cleaned up, and may have begun anew.
 */
public final class Lease implements AutoCloseable {

    /** A lease that was not renewed for so long is stale. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final long WAIT = 1000;
    private static final String PREFIX = "lock.";

    /** No lease has a higher number; one that has came from elsewhere. */
    private static final long MOST = 999_999_999;

    /** Looks without a wait between them after which somebody else must be stopped by hand. */
    private static final int MOST_LOOKS = 1000;

    private final LeaseStore store;
    private final String name;
    private final Holder holder;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile @Nullable Thread renewal;

    private Lease(LeaseStore store, String name, Holder holder) {
        this.store = store;
        this.name = name;
        this.holder = holder;
    }

    /**
     * Who holds a lease.
     *
     * @param owner the user's name
     * @param host the machine's name
     * @param machine tells machines of one name apart, and containers on one machine; may be empty
     * @param pid the process
     * @param started when that process began, in milliseconds since 1970; tells processes of one number apart
     * @param since when the lease was taken, by the holder's clock
     */
    public record Holder(String owner, String host, String machine, long pid, long started, Instant since) {

        /**
         * This process.
         *
         * @param now by this machine's clock
         */
        public static Holder me(Instant now) {
            ProcessHandle process = ProcessHandle.current();
            return new Holder(
                    System.getProperty("user.name", "somebody"),
                    hostName(),
                    thisMachine(),
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                    now);
        }

        /** Without a look-up in the network, which may take seconds. */
        private static String hostName() {
            for (String variable : List.of("COMPUTERNAME", "HOSTNAME")) {
                String name = System.getenv(variable);
                if (name != null && !name.isBlank()) {
                    return name;
                }
            }
            try {
                return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            } catch (IOException e) {
                return "a machine";
            }
        }

        /** On Linux this start of the kernel and the space that process numbers count in; a container has its own. */
        private static String thisMachine() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                                .strip() + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            } catch (IOException | UnsupportedOperationException e) {
                return "";
            }
        }

        /** Whether its process runs, or ran, on the machine of another. */
        boolean isHere(Holder me) {
            return host.equals(me.host) && machine.equals(me.machine);
        }

        /** Whether its process is alive; asked for processes of this machine only. */
        private boolean runs() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.info()
                            .startInstant()
                            .map(began -> began.toEpochMilli() == started)
                            .orElse(true))
                    .orElse(false);
        }

        /** Whether its process ran on this machine and is gone. */
        boolean isGone(Holder me) {
            return isHere(me) && !runs();
        }

        private byte[] toJson() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("schema", 1);
            all.put("owner", owner);
            all.put("host", host);
            all.put("machine", machine);
            all.put("pid", pid);
            all.put("started", started);
            all.put("since", since.toString());
            return (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
        }

        /** Empty when it is damaged, such as half written. */
        private static Optional<Holder> parse(byte[] json) {
            try {
                JsonObject all = JsonObject.parse(new String(json, StandardCharsets.UTF_8));
                return Optional.of(new Holder(
                        all.text("owner"),
                        all.text("host"),
                        all.text("machine"),
                        all.number("pid"),
                        all.number("started"),
                        Instant.parse(all.text("since"))));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }

        /** {@code anna on laptop (process 4711) since 2026-11-22T10:45:33Z}. */
        public String says() {
            return FileNames.shown(owner) + " on " + FileNames.shown(host) + " (process " + pid + ") since " + since;
        }
    }

    /**
     * Who holds the lease now; empty when nobody does, or only somebody who is gone. Writes nothing.
     *
     * @param me who asks
     */
    public static Optional<Holder> holder(LeaseStore store, Holder me) throws IOException {
        List<String> names = sorted(store);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String last = names.get(names.size() - 1);
        Optional<Holder> holder = store.read(last).flatMap(Holder::parse);
        return isStale(store, last, holder, me) ? Optional.empty() : holder;
    }

    private static boolean isStale(LeaseStore store, String name, Optional<Holder> holder, Holder me)
            throws IOException {
        return holder.map(h -> h.isGone(me)).orElse(false) || store.age(name).compareTo(SILENCE) > 0;
    }

    /**
     * Takes the lease and renews it until it is closed.
     *
     * @param me who takes it
     * @param sleep waits for one that may have been killed on another machine, at most {@link #SILENCE} and a renewal
     * @throws TargetException when somebody else holds it
     */
    public static Lease take(LeaseStore store, Holder me, Retry.Sleep sleep, Progress progress) throws IOException {
        byte[] mine = me.toJson();
        boolean told = false;
        byte[] seen = new byte[0];
        Duration age = Duration.ZERO;
        Duration waited = Duration.ZERO;
        long taken = 0;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<String> names = sorted(store);
            String last = names.isEmpty() ? null : names.get(names.size() - 1);
            Optional<byte[]> stale = last == null ? Optional.empty() : store.read(last);
            Optional<Holder> holder = stale.flatMap(Holder::parse);
            boolean silent = waited.compareTo(SILENCE) > 0; // whatever the times of the files say
            if (last == null || stale.isPresent() && (silent || isStale(store, last, holder, me))) {
                long number = (last == null ? 0 : number(last)) + 1 + taken;
                if (number > MOST) {
                    store.delete(requireNonNull(last));
                    taken = 0;
                    continue;
                }
                String next = PREFIX + number;
                if (store.create(next, mine)) {
                    if (last == null
                            ? sorted(store).equals(List.of(next))
                            : isStill(store, last, stale.orElseThrow())) {
                        holder.ifPresent(
                                h -> progress.note("Took over from a publish that was broken off: " + h.says()));
                        for (String name : names) {
                            store.delete(name);
                        }
                        sweep(store);
                        Lease lease = new Lease(store, next, me);
                        lease.renewal = lease.keepRenewing();
                        return lease;
                    }
                    store.delete(next);
                } else if (!store.names().contains(next)) {
                    taken = taken * 2 + 1; // by what is no lease
                }
                continue; // somebody was faster: look again
            }
            if (stale.isEmpty()) {
                continue; // it went while we looked
            }
            Duration now = store.age(last);
            boolean renewed = holder.map(h -> h.isHere(me)).orElse(false)
                    || told && (!Arrays.equals(seen, stale.get()) || now.compareTo(age) < 0);
            if (renewed) {
                throw new TargetException(
                        Code.PUBLISH_UNDER_WAY,
                        "Another publish to this place is under way: "
                                + holder.map(Holder::says).orElse("somebody") + ".",
                        "Wait until it is done, then publish again.");
            }
            if (!told) {
                progress.note("Locked by " + holder.map(Holder::says).orElse("somebody")
                        + ". Waiting to see whether it still runs.");
                told = true;
            }
            seen = stale.get();
            age = now;
            looks = 0;
            waited = waited.plusMillis(WAIT);
            try {
                sleep.millis(WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TargetException(Code.INTERRUPTED, "The publish was interrupted.", "Nothing was changed.");
            }
        }
        throw new TargetException(
                Code.PUBLISH_UNDER_WAY,
                "The lock of this place changes all the time.",
                "Look who else publishes there, then publish again.");
    }

    private static void sweep(LeaseStore store) {
        try {
            store.sweep();
        } catch (IOException e) {
            // it lies in nobody's way; the next publish tries again
        }
    }

    private static boolean isStill(LeaseStore store, String name, byte[] bytes) throws IOException {
        return store.read(name).map(now -> Arrays.equals(now, bytes)).orElse(false);
    }

    private static List<String> sorted(LeaseStore store) throws IOException {
        return store.names().stream()
                .filter(name -> number(name) > 0)
                .sorted(Comparator.comparingLong(Lease::number))
                .toList();
    }

    /** 0 for what is no lease. */
    private static long number(String name) {
        String digits = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
        return !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : 0;
    }

    private Thread keepRenewing() {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (open.get()) {
                            Thread.sleep(RENEWAL.toMillis());
                            renew();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "clinic-site-lease");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private synchronized void renew() {
        if (open.get()) {
            try {
                store.renew(name, holder.toJson());
            } catch (IOException e) {
                // the next time perhaps; the work itself will tell what is wrong
            }
        }
    }

    /** Whether the lease is still ours: asked before the switch, should this machine have slept meanwhile. */
    public void check() throws IOException {
        List<String> names = sorted(store);
        if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
            throw new TargetException(
                    Code.PUBLISH_OVERTAKEN,
                    "Another publish took over while this one stood still.",
                    "Nothing was switched. Publish again.");
        }
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (!open.getAndSet(false)) {
                return;
            }
        }
        Thread thread = renewal;
        if (thread != null) {
            thread.interrupt();
        }
        store.delete(name);
    }
}
