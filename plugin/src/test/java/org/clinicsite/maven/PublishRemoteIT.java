package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clinicsite.maven.MavenRun.mvn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.publish.s3.S3Host;
import org.clinicsite.publish.sftp.OpenSsh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to OpenSSH's server and to S3Proxy by real Maven processes: libraries, passwords, logs. */
@Tag("full")
class PublishRemoteIT {

    @TempDir
    Path folder;

    private Path clinic;

    @BeforeEach
    void demoClinic() throws IOException {
        clinic = PublishingClinic.in(folder);
    }

    private void pom(String target, String dependencies) throws IOException {
        PublishingClinic.pom(clinic, "<target><name>live</name>" + target + "</target>", dependencies);
    }

    /** What a page of the documents or the console says to paste. */
    private static String dependencies(String text) {
        Matcher xml = Pattern.compile("(?s)<dependencies>.*?</dependencies>").matcher(text);
        assertThat(xml.find()).as(text).isTrue();
        return xml.group().replaceAll("(?m)^\\[ERROR\\]", "");
    }

    @Test
    void consoleSaysWhatToPasteForSftpAndThenItWorksAndShowsNoPassphrase() throws Exception {
        try (OpenSsh host = OpenSsh.start(folder.resolve("sshd"))) {
            Path key = folder.resolve("key");
            OpenSsh.key(key, "ed25519", "s3cr3t-tulip");
            host.allow(folder.resolve("key.pub"));
            String target = "<type>sftp</type><url>" + host.address() + clinic.resolve("www") + "</url><knownHosts>"
                    + host.home().resolve(".ssh/known_hosts") + "</knownHosts>";
            pom(target, "");
            MavenRun without = mvn(clinic, "-B", "site:publish");
            assertThat(without.exit()).isEqualTo(1);
            assertThat(without.output())
                    .contains("Target 'live' of type sftp needs a library that is not loaded by default.");

            pom(target, dependencies(without.output()));
            String server = "<server><id>live</id><privateKey>" + key
                    + "</privateKey><passphrase>s3cr3t-tulip</passphrase></server>";
            MavenRun run = mvn(clinic, Map.of(), server, "-X", "site:publish");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("Published to sftp " + host.address())
                    .doesNotContain("s3cr3t-tulip");
            assertThat(clinic.resolve("www/current/index.html")).exists();

            MavenRun again = mvn(clinic, Map.of(), server, "-q", "site:publish");
            assertThat(again.output()).isEmpty();
            MavenRun list = mvn(clinic, Map.of(), server, "-B", "site:releases");
            assertThat(list.exit()).as(list.output()).isZero();
        }
    }

    @Test
    void consoleSaysWhatToPasteForS3AndThenItWorksAndShowsNoKey() throws Exception {
        try (S3Host host = S3Host.start(folder.resolve("s3"))) {
            String bucket = host.bucket();
            String target = "<type>s3</type><url>s3://" + bucket + "</url><endpoint>" + host.endpoint() + "</endpoint>";
            pom(target, "");
            MavenRun without = mvn(clinic, "-B", "site:publish");
            assertThat(without.exit()).isEqualTo(1);
            assertThat(without.output())
                    .contains("Target 'live' of type s3 needs a library that is not loaded by default.");

            pom(target, dependencies(without.output()));
            String server = "<server><id>live</id><username>" + S3Host.KEY_ID + "</username><password>" + S3Host.SECRET
                    + "</password></server>";
            MavenRun run = mvn(clinic, Map.of(), server, "-X", "site:publish");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("Published to s3 s3://" + bucket)
                    .doesNotContain(S3Host.SECRET)
                    .doesNotContain("AWS4-HMAC-SHA256 Credential=");
            assertThat(host.texts(bucket)).containsKeys("index.html", ".clinic-site/live.json");

            MavenRun byToken = mvn(
                    clinic,
                    Map.of(
                            "AWS_ACCESS_KEY_ID",
                            "AKIDOTHER",
                            "AWS_SECRET_ACCESS_KEY",
                            "s3cr3t-environment",
                            "AWS_SESSION_TOKEN",
                            "s3cr3t-token"),
                    "",
                    "-X",
                    "site:publish");
            assertThat(byToken.exit()).isEqualTo(1);
            assertThat(byToken.output())
                    .contains("The host answered ")
                    .doesNotContain("s3cr3t-environment")
                    .doesNotContain("s3cr3t-token");
        }
    }
}
