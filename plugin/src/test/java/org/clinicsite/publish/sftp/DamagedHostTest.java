package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clinicsite.publish.Cases;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.DamagedShelfContract;
import org.clinicsite.publish.OnFastDisk;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Tamper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A folder on a host in which something is damaged. The host is MINA's own server, over the disk as it is. What is the same on
 * this machine is tried there in full; one connection serves all tests here, since to make one takes longer than a publish.
 */
@Tag("deep")
@Cases.Slow
class DamagedHostTest extends DamagedShelfContract {

    @TempDir(factory = OnFastDisk.class)
    static Path hosts;

    private static SftpHost host;
    private static OneConnection connection;

    @BeforeAll
    static void start() throws Exception {
        host = new SftpHost(hosts.resolve("host")).onTheDisk().start();
        Path known = Files.writeString(hosts.resolve("known_hosts"), host.known("[127.0.0.1]:" + host.port()) + "\n");
        connection = new OneConnection(
                "sftp://anna@127.0.0.1:" + host.port(),
                new Credentials("the test", null, SftpHost.PASSWORD, null, null),
                known,
                hosts);
    }

    @AfterAll
    static void stop() throws IOException {
        connection.close();
        host.close();
    }

    @Override
    protected PublishTarget open(Path root) throws Exception {
        return connection.open(root, told);
    }

    @Override
    protected int tries() {
        return 6;
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
