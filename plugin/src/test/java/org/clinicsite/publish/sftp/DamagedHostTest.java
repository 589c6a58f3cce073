package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clinicsite.publish.Cases;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.DamagedShelfContract;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.OnFastDisk;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.Tamper;
import org.clinicsite.publish.Target;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A folder on a host in which something is damaged. The host is MINA's own server, over the disk as it is. What is the same on
 * this machine is tried there in full; one connection serves all tests here, since to make one takes longer than a publish.
 */
@Cases.Slow
class DamagedHostTest extends DamagedShelfContract {

    @TempDir(factory = OnFastDisk.class)
    static Path hosts;

    private static SftpHost host;
    private static SftpConnection connection;

    @BeforeAll
    static void start() throws Exception {
        host = new SftpHost(hosts.resolve("host")).onTheDisk().start();
        Path known = Files.writeString(hosts.resolve("known_hosts"), host.known("[127.0.0.1]:" + host.port()) + "\n");
        Credentials credentials = new Credentials("the test", null, SftpHost.PASSWORD, null, null);
        Address address = address(hosts);
        connection = new SftpConnection(
                address,
                "anna",
                new HostKeys(address, List.of(known), null),
                CompletableFuture.completedFuture(new Identity(credentials, Map.of(), hosts)),
                new TargetContext(credentials, 2, Retry.USUAL, Progress.NONE));
    }

    @AfterAll
    static void stop() throws IOException {
        connection.close();
        host.close();
    }

    private static Address address(Path root) throws Exception {
        return Address.of(TargetSettings.parse("sftp://anna@127.0.0.1:" + host.port() + root));
    }

    @Override
    protected Target open(Path root) throws Exception {
        return new Kept(
                new SftpTarget(address(root), connection, new TargetContext(Credentials.NONE, 2, Retry.USUAL, told)));
    }

    /** One whose connection stays open. */
    private record Kept(SftpTarget target) implements Target {

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

    @Override
    protected int tries() {
        return 10;
    }

    @ParameterizedTest
    @EnumSource(
            value = Tamper.Damage.class,
            names = {"CUT_OFF", "MERGE_MARKS", "NEWER", "PATHS_MORE"})
    void publishGoesOnWhateverTheLiveManifestHolds(Tamper.Damage damage) throws Exception {
        goesOnWhateverTheLiveManifestHolds(damage);
    }

    @ParameterizedTest
    @EnumSource(
            value = Tamper.Damage.class,
            names = {"EMPTY", "BINARY", "NEWER", "PATH"})
    void oldReleaseThatCannotBeReadIsListedAsSuchAndCostsNothingElse(Tamper.Damage damage) throws Exception {
        listsAnOldReleaseThatCannotBeReadAndItCostsNothingElse(damage);
    }
}
