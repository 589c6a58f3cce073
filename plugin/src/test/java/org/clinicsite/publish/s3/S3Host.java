package org.clinicsite.publish.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.clinicsite.publish.Credentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3Proxy (https://github.com/gaul/s3proxy) as a process of its own, with class path of its own: that of {@code
 * src/test/s3proxy/pom.xml}, which Maven resolves. Keeps objects in memory, checks signatures.
 */
public final class S3Host implements AutoCloseable {

    /** The access key's id. */
    public static final String KEY_ID = "AKIDTEST0815";

    /** The secret key. */
    public static final String SECRET = "s3-secret-key-4711";

    static final Credentials CREDENTIALS = new Credentials("the test", KEY_ID, SECRET, null, null);

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Process process;
    private final int port;
    private final S3Client s3;

    private S3Host(Process process, int port) {
        this.process = process;
        this.port = port;
        this.s3 = S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
                .build();
    }

    /** Starts it in an empty folder. */
    public static S3Host start(Path folder) throws Exception {
        Files.createDirectories(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=transient-nio2
                jclouds.identity=none
                jclouds.credential=none
                """.formatted(port, KEY_ID, SECRET));
        Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                        "-cp",
                        classPath(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        folder.resolve("s3proxy.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        for (int tries = 0; tries < 600; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return new S3Host(process, port);
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        process.destroyForcibly();
        throw new AssertionError("S3Proxy does not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    private static synchronized String classPath() throws Exception {
        Path pom = Path.of("src/test/s3proxy/pom.xml").toAbsolutePath();
        Path file = TARGET.resolve("s3proxy" + System.getProperty("fork", "") + ".classpath");
        if (!Files.exists(file) || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(pom)) < 0) {
            Path said = Files.createTempFile(TARGET, "s3proxy", ".log");
            Process maven = new ProcessBuilder(
                            Path.of(System.getProperty("it.maven.home"), "bin", "mvn")
                                    .toString(),
                            "-q",
                            "-B",
                            "-f",
                            pom.toString(),
                            "-Dmaven.repo.local=" + System.getProperty("it.repository"),
                            "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
                            "-Dmdep.outputFile=" + file)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!maven.waitFor(5, TimeUnit.MINUTES) || maven.exitValue() != 0) {
                maven.destroyForcibly();
                throw new AssertionError("Maven cannot resolve S3Proxy: " + Files.readString(said));
            }
            Files.delete(said);
        }
        return Files.readString(file).strip();
    }

    int port() {
        return port;
    }

    /** Where it is. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A new bucket. */
    public String bucket() {
        String name = "clinic-" + UUID.randomUUID();
        s3.createBucket(create -> create.bucket(name));
        return name;
    }

    /** All objects as text, by key. */
    public Map<String, String> texts(String bucket) {
        Map<String, String> texts = new TreeMap<>();
        for (S3Object object :
                s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents()) {
            byte[] bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(object.key()))
                    .asByteArray();
            texts.put(object.key(), new String(bytes, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Its type and caching. */
    String headers(String bucket, String key) {
        HeadObjectResponse head = s3.headObject(get -> get.bucket(bucket).key(key));
        return head.contentType() + "; " + head.cacheControl();
    }

    /** Writes an object, as somebody else would. */
    void put(String bucket, String key, String text) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    /** Deletes an object, as somebody else would. */
    void delete(String bucket, String key) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        s3.close();
        process.destroyForcibly();
    }
}
