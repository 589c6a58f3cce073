package org.clinicsite.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a target keeps its lock: a few small files whose names the {@link Lease} chooses. May be called by two threads
 * at once.
 */
public interface LeaseStore {

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
}
