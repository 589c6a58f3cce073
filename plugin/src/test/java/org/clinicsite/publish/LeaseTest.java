package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
                    store.create("lock.1", "a third".getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
}
