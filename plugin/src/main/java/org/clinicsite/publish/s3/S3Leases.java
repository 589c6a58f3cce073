package org.clinicsite.publish.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.SitePath;

/** Leases as objects that are written only where there is none. */
final class S3Leases implements LeaseStore {

    private static final String TEXT = "application/json";

    private final Bucket bucket;

    S3Leases(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public List<String> names() throws IOException {
        return bucket.list(State.LOCKS, Limits.FILES).keySet().stream()
                .map(key -> key.substring(State.LOCKS.length()))
                .filter(name -> SitePath.fault(name) == null)
                .limit(Limits.LEASES)
                .toList();
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return bucket.find(State.LOCKS + name, Limits.LEASE_BYTES - 1).map(Bucket.Fetched::bytes);
    }

    /** It is read again: there are hosts that pass over a condition which they do not know. */
    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        try {
            bucket.replace(State.LOCKS + name, bytes, TEXT, null);
        } catch (Bucket.Lost e) {
            return false;
        }
        return read(name).filter(there -> Arrays.equals(there, bytes)).isPresent();
    }

    @Override
    public void renew(String name, byte[] bytes) throws IOException {
        if (read(name).isPresent()) {
            bucket.put(State.LOCKS + name, bytes, TEXT);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        bucket.delete(State.LOCKS + name);
    }

    @Override
    public Duration age(String name) throws IOException {
        return bucket.age(State.LOCKS + name);
    }
}
