package org.clinicsite.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a target keeps its lock: a few small files whose names the {@link Lease} chooses. May be called by two threads
 * at once.
 */
public interface LeaseStore {

    /** As {@link #scratchName} makes them. */
    Pattern SCRATCH = Pattern.compile("own\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The name of a file that only its writer looks at, and deletes again unless it is killed. */
    static String scratchName() {
        return "own" + UUID.randomUUID();
    }

    /** Whether a name is one that {@link #scratchName} gave. */
    static boolean isScratch(String name) {
        return SCRATCH.matcher(name).matches();
    }

    /**
     * The names of the files there, at most {@link Limits#LEASES}; none when nobody ever wrote one. What is no file, such as a
     * link, is no lease: it is neither listed nor touched.
     */
    List<String> names() throws IOException;

    /** A file's bytes, at most {@link Limits#LEASE_BYTES}; empty when it is not there. */
    Optional<byte[]> read(String name) throws IOException;

    /**
     * Writes a file that must not be there yet, atomically: of two callers one gets {@code true}.
     *
     * @return false when it is there, or something else of that name
     */
    boolean create(String name, byte[] bytes) throws IOException;

    /** Writes a file that is there anew. */
    void renew(String name, byte[] bytes) throws IOException;

    /** Deletes a file; one that is not there is no failure. */
    void delete(String name) throws IOException;

    /**
     * How long ago a file was last written, by the store's own clock and not by this machine's.
     *
     * @return zero when it is not there
     */
    Duration age(String name) throws IOException;

    /**
     * Deletes what callers that were killed left beside the leases. Only for whoever has just taken the lease; others who
     * are at work this moment lose a file of theirs and go on without.
     */
    default void sweep() throws IOException {}
}
