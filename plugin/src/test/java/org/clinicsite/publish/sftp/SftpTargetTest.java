package org.clinicsite.publish.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Lease;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetContract;
import org.clinicsite.publish.TargetSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract, on MINA's own server. */
@Tag("full")
class SftpTargetTest extends TargetContract {

    private SftpHost host;

    @BeforeEach
    void host() throws Exception {
        host = start(new SftpHost(temp.resolve("host")));
        Files.writeString(temp.resolve("known_hosts"), host.known("[127.0.0.1]:" + host.port()) + "\n");
    }

    /** Starts the host as the test wants it. */
    SftpHost start(SftpHost host) throws IOException {
        return host.start();
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    @Override
    protected PublishTarget open() throws Exception {
        TargetSettings settings = TargetSettings.parse("sftp://anna@127.0.0.1:" + host.port() + "/var/www/clinic");
        settings.options().put("knownHosts", temp.resolve("known_hosts").toString());
        Credentials credentials = new Credentials("the test", null, SftpHost.PASSWORD, null, null);
        return SftpTarget.open(settings, new TargetContext(credentials, 2, Retry.USUAL, Progress.NONE), Map.of(), temp);
    }

    @Override
    protected Map<String, String> visitorsSee() throws IOException {
        return texts(current());
    }

    private Path current() {
        return temp.resolve("host/var/www/clinic/current");
    }

    static Map<String, String> texts(Path current) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        if (!Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
            return seen;
        }
        Path folder = current.toRealPath();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return seen;
    }

    @Override
    protected List<String> writes() throws IOException {
        List<String> writes = new ArrayList<>(host.writes());
        writes.addAll(disk(temp.resolve("host")));
        return writes;
    }

    @Test
    void whatAKilledPublishLeftBesideTheLockIsSwept() throws Exception {
        Path lock = Files.createDirectories(temp.resolve("host/var/www/clinic/.lock"));
        Files.writeString(lock.resolve("own9918b91e-2ad0-4d7d-a907-a3b4f939869a"), "");
        Files.writeString(lock.resolve("own notes"), "not of a publish");

        try (PublishTarget target = open();
                Lease lease = Lease.take(
                        target.leases().orElseThrow(), Lease.Holder.me(Instant.EPOCH), millis -> {}, Progress.NONE)) {
            lease.check();
            assertThat(lock.toFile().list()).containsExactlyInAnyOrder("lock.1", "own notes");
        }
    }

    @Override
    protected void putForeign(String path, String text) throws IOException {
        Files.writeString(current().resolve(path), text);
    }
}
