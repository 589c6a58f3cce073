package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One publisher at a time, also after one was killed. */
class LeaseTest {

    private final Store store = new Store();
    private final List<String> notes = new ArrayList<>();
    private final Progress told = new Progress() {
        @Override
        public void begin(String step, int files, long bytes) {}

        @Override
        public void sent(String path, long bytes) {}

        @Override
        public void note(String line) {
            notes.add(line);
        }
    };

    /** A store with a clock of its own. */
    private static class Store implements LeaseStore {
        final Map<String, byte[]> files = new TreeMap<>();
        final Map<String, Instant> written = new TreeMap<>();
        Instant now = Instant.EPOCH;

        @Override
        public List<String> names() {
            return List.copyOf(files.keySet());
        }

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public boolean create(String name, byte[] bytes) {
            if (files.putIfAbsent(name, bytes) != null) {
                return false;
            }
            written.put(name, now);
            return true;
        }

        @Override
        public void renew(String name, byte[] bytes) {
            files.put(name, bytes);
            written.put(name, now);
        }

        @Override
        public void delete(String name) {
            files.remove(name);
        }

        @Override
        public Duration age(String name) {
            return Duration.between(written.getOrDefault(name, now), now);
        }
    }

    private static Lease.Holder elsewhere(String owner) {
        return new Lease.Holder(owner, "other-host", "", 42, 1, Instant.EPOCH);
    }

    private static final Lease.Holder ME = Lease.Holder.me(Instant.EPOCH);

    private Lease take(Lease.Holder who) throws Exception {
        return Lease.take(store, who, millis -> store.now = store.now.plusMillis(millis), told);
    }

    @Test
    void leaseIsGoneWhenItIsGivenBack() throws Exception {
        try (Lease lease = take(Lease.Holder.me(Instant.EPOCH))) {
            lease.check();
            assertThat(store.names()).containsExactly("lock.1");
        }
        assertThat(store.names()).isEmpty();
    }

    @Test
    void processOfThisMachineThatIsGoneIsFollowedAtOnce() throws Exception {
        Lease.Holder me = Lease.Holder.me(Instant.EPOCH);
        Lease.Holder gone =
                new Lease.Holder("anna", me.host(), me.machine(), me.pid(), me.started() - 5, Instant.EPOCH);
        take(gone);

        take(me).check();

        assertThat(store.names()).containsExactly("lock.2");
        assertThat(store.now).isEqualTo(Instant.EPOCH);
        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("Took over from a publish that was broken off: anna on ");
    }

    @Test
    void processOfAnotherMachineIsFollowedAfterItsSilence() throws Exception {
        take(elsewhere("anna"));

        take(ME).check();

        assertThat(store.now).isAfter(Instant.EPOCH.plus(Lease.SILENCE));
        assertThat(notes.get(0)).startsWith("Locked by anna on other-host (process 42)");
    }

    @Test
    void processOfAnotherMachineThatGoesOnKeepsItsLease() throws Exception {
        take(elsewhere("anna"));

        assertThatThrownBy(() -> Lease.take(
                        store,
                        ME,
                        millis -> {
                            store.now = store.now.plusMillis(millis);
                            if (store.now.isAfter(Instant.EPOCH.plusSeconds(9))) {
                                store.renew("lock.1", store.files.get("lock.1"));
                            }
                        },
                        told))
                .isInstanceOf(TargetException.class)
                .hasMessage("Another publish to this place is under way: anna on other-host (process 42) since"
                        + " 1970-01-01T00:00:00Z. Wait until it is done, then publish again.");
        assertThat(store.names()).containsExactly("lock.1");
    }

    @Test
    void whoStoodStillAndWasFollowedMayNotGoOn() throws Exception {
        Lease first = take(elsewhere("anna"));
        store.now = store.now.plus(Lease.SILENCE).plusSeconds(1);
        take(ME);

        assertThatThrownBy(first::check)
                .hasMessageStartingWith("Another publish took over while this one stood still.");
        first.close();
        assertThat(store.names()).containsExactly("lock.2");
    }

    @Test
    void whoIsSlowToTakeOverLeavesItToOneWhoWasFasterAndIsDoneAlready() throws Exception {
        take(elsewhere("dead"));
        store.now = store.now.plus(Lease.SILENCE).plusSeconds(1);
        Store slow = new Store() {
            @Override
            public boolean create(String name, byte[] bytes) {
                if (store.files.containsKey("lock.1") && name.equals("lock.2")) {
                    store.files
                            .clear(); // between its look and its act the other took over, finished, and a third began
                    store.create("lock.1", "a third".getBytes(StandardCharsets.UTF_8));
                }
                return store.create(name, bytes);
            }

            @Override
            public List<String> names() {
                return store.names();
            }

            @Override
            public Optional<byte[]> read(String name) {
                return store.read(name);
            }

            @Override
            public void delete(String name) {
                store.delete(name);
            }

            @Override
            public Duration age(String name) {
                return store.age(name);
            }
        };

        assertThatThrownBy(() -> Lease.take(slow, ME, millis -> store.renew("lock.1", new byte[] {1}), told))
                .hasMessageContaining("Another publish to this place is under way");
        assertThat(store.names()).containsExactly("lock.1");
    }

    @Test
    void halfWrittenLeaseIsFollowedAfterItsSilence() throws Exception {
        store.create("lock.1", new byte[0]);

        take(ME).check();

        assertThat(store.names()).containsExactly("lock.2");
    }

    @Test
    void holderIsToldWithoutWritingAnything() throws Exception {
        take(elsewhere("anna"));

        assertThat(Lease.holder(store, ME)).contains(elsewhere("anna"));
        store.now = store.now.plus(Lease.SILENCE).plusSeconds(1);
        assertThat(Lease.holder(store, ME)).isEmpty();
        assertThat(store.names()).containsExactly("lock.1");
    }

    @Test
    void leaseWithATimeOfTheFutureIsFollowedWhenNobodyRenewsIt() throws Exception {
        take(elsewhere("anna"));
        store.written.put("lock.1", Instant.EPOCH.plusSeconds(1_000_000_000)); // no age by any clock
        Store timeless = new Store() {
            @Override
            public Duration age(String name) {
                return Duration.ZERO;
            }
        };
        timeless.files.putAll(store.files);
        Instant[] now = {Instant.EPOCH};

        Lease.take(timeless, ME, millis -> now[0] = now[0].plusMillis(millis), told)
                .check();

        assertThat(timeless.names()).containsExactly("lock.2");
        assertThat(now[0])
                .isBetween(
                        Instant.EPOCH.plus(Lease.SILENCE),
                        Instant.EPOCH.plus(Lease.SILENCE).plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "<<<<<<< HEAD",
                "{\"schema\":2,\"lease\":{}}",
                "{\"schema\":1,\"owner\":1}",
                "{\"schema\":1,\"owner\":\"a\",\"host\":\"b\",\"machine\":\"\",\"pid\":-7,\"started\":1,\"since\":\"x\"}"
            })
    void damagedLeaseIsFollowedAfterItsSilence(String text) throws Exception {
        store.create("lock.7", text.getBytes(StandardCharsets.UTF_8));

        assertThat(Lease.holder(store, ME)).isEmpty();
        take(ME).check();

        assertThat(store.names()).containsExactly("lock.8");
        assertThat(notes).containsExactly("Locked by somebody. Waiting to see whether it still runs.");
    }

    @Test
    void leaseWithTheHighestNumberIsNoDeadEnd() throws Exception {
        store.create("lock.999999999", new byte[0]);
        store.create("lock.99999999999999999999", new byte[0]);
        store.create("lock.-1", new byte[0]);
        store.create("lock.../../x", new byte[0]);

        take(ME).close();

        assertThat(store.names()).containsExactly("lock.-1", "lock.../../x", "lock.99999999999999999999");
        take(ME).check();
    }

    @Test
    void namesThatAreTakenByWhatIsNoLeaseArePassedOver() throws Exception {
        Store occupied = new Store() {
            @Override
            public boolean create(String name, byte[] bytes) {
                return !name.matches("lock[.]([1-9]|[1-4][0-9])") && super.create(name, bytes);
            }
        };

        try (Lease lease = Lease.take(occupied, ME, millis -> {}, told)) {
            lease.check();
            assertThat(occupied.names()).containsExactly("lock.64");
        }
        assertThat(occupied.names()).isEmpty();
    }

    @Test
    void storeThatKeepsChangingIsNoEndlessLoop() {
        Store restless = new Store() {
            @Override
            public Optional<byte[]> read(String name) {
                return Optional.empty();
            }
        };
        restless.create("lock.1", new byte[0]);

        assertThatThrownBy(() -> Lease.take(restless, ME, millis -> {}, told))
                .hasMessage("The lock of this place changes all the time. Look who else publishes there, then publish"
                        + " again.");
    }

    @Test
    void namesInALeaseCannotWriteOnTheConsoleAsTheyLike() {
        assertThat(new Lease.Holder("a\n[ERROR] x\u001B[2J", "b\r", "", 1, 1, Instant.EPOCH).says())
                .isEqualTo("a\\u000A[ERROR] x\\u001B[2J on b\\u000D (process 1) since 1970-01-01T00:00:00Z");
    }
}
