package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.Path;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.DamagedShelfContract;
import org.clinicsite.publish.OnFastDisk;
import org.clinicsite.publish.PublishTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The same on OpenSSH's server, in full. */
@Tag("full")
class DamagedOpenSshIT extends DamagedShelfContract {

    @TempDir(factory = OnFastDisk.class)
    static Path hosts;

    private static OpenSsh host;
    private static OneConnection connection;

    @BeforeAll
    static void start() throws Exception {
        host = OpenSsh.start(hosts.resolve("sshd"));
        connection = new OneConnection(
                host.address(), Credentials.NONE, host.home().resolve(".ssh/known_hosts"), host.home());
    }

    @AfterAll
    static void stop() throws IOException {
        if (host != null) {
            connection.close();
            host.close();
        }
    }

    @Override
    protected PublishTarget open(Path root) throws Exception {
        return connection.open(root, told);
    }

    @Override
    protected int tries() {
        return 25;
    }
}
