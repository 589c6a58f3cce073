package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;

/** One connection for all targets of a test class: to make one takes longer than a publish. */
final class OneConnection implements AutoCloseable {

    private final String address;
    private final SftpConnection connection;

    /**
     * @param address all but the path, such as {@code sftp://anna@127.0.0.1:2222}
     * @param known the file that holds the host's key
     * @param home where keys lie, in {@code .ssh}
     */
    OneConnection(String address, Credentials credentials, Path known, Path home) throws Exception {
        this.address = address;
        Address host = Address.of(TargetSettings.parse(address + home));
        this.connection = new SftpConnection(
                host,
                String.valueOf(host.user()),
                new HostKeys(host, List.of(known), null),
                CompletableFuture.completedFuture(new Identity(credentials, Map.of(), home)),
                new TargetContext(credentials, 2, Retry.USUAL, Progress.NONE));
    }

    /** A folder on the host; its connection outlives it. */
    PublishTarget open(Path root, Progress told) throws Exception {
        Address place = Address.of(TargetSettings.parse(address + root));
        return new Kept(new SftpTarget(place, connection, new TargetContext(Credentials.NONE, 2, Retry.USUAL, told)));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    /** One whose connection stays open. */
    private record Kept(SftpTarget target) implements PublishTarget {

        @Override
        public String describe() {
            return target.describe();
        }

        @Override
        public Standing standing() throws IOException {
            return target.standing();
        }

        @Override
        public List<Release> releases() throws IOException {
            return target.releases();
        }

        @Override
        public Map<String, byte[]> read(Collection<String> paths) throws IOException {
            return target.read(paths);
        }

        @Override
        public Optional<LeaseStore> leases() {
            return target.leases();
        }

        @Override
        public void publish(Publication publication) throws IOException {
            target.publish(publication);
        }

        @Override
        public void rollback(Release release, Progress progress) throws IOException {
            target.rollback(release, progress);
        }

        @Override
        public void close() {}
    }
}
