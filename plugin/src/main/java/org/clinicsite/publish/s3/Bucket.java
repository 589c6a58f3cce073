package org.clinicsite.publish.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.SitePath;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What is asked of a host that speaks S3, and what its refusals mean. Keys are relative to the prefix. The SDK's own
 * retries are off: {@link Retry} tells of every one.
 */
final class Bucket implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int THREADS_PER_PROCESSOR = 4;
    private static final int MOST_THREADS = 32;

    /** Pages of a listing; AWS puts a thousand objects on one, and may leave some empty. */
    private static final int MOST_PAGES = 10_000;

    private static final int CONFLICT = 409;
    private static final int PRECONDITION = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final BucketAddress address;
    private final TargetContext context;
    private final S3Client s3;
    private volatile boolean conditional = true;

    /** One that is asked by HTTP. */
    Bucket(BucketAddress address, TargetContext context) {
        this(address, context, client(address, context));
    }

    /** One that is asked by a client of the caller's; closed with this. */
    Bucket(BucketAddress address, TargetContext context, S3Client s3) {
        this.address = address;
        this.context = context;
        this.s3 = s3;
    }

    private static S3Client client(BucketAddress address, TargetContext context) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(address.region()))
                .forcePathStyle(address.pathStyle())
                .credentialsProvider(credentials(context.credentials()))
                // hosts other than AWS do not know the newer checksums; Content-MD5 they all do
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(sdk -> sdk.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(threads(context) + 2)
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE));
        if (address.endpoint() != null) {
            builder.endpointOverride(address.endpoint());
        }
        return builder.build();
    }

    /** How many threads may use it to advantage: they wait for the host more than they work. */
    int threads() {
        return threads(context);
    }

    private static int threads(TargetContext context) {
        return context.threads() == 1 ? 1 : Math.min(context.threads() * THREADS_PER_PROCESSOR, MOST_THREADS);
    }

    private static AwsCredentialsProvider credentials(Credentials credentials) {
        return credentials.user() != null && credentials.secret() != null
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(credentials.user(), credentials.secret()))
                : DefaultCredentialsProvider.builder().build();
    }

    /**
     * An object as a listing has it.
     *
     * @param etag without quotes; the MD5 of its bytes where the bucket is not encrypted with keys of its own
     * @param size in bytes
     */
    record Stored(String etag, long size) {

        /** The size alone. */
        Stored ofAnyTag() {
            return new Stored("", size);
        }
    }

    /** An object's bytes, and the tag that they had. */
    record Fetched(byte[] bytes, String etag) {}

    /** Somebody else wrote first. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1;

        Lost(Throwable cause) {
            super("somebody else wrote first", cause);
        }
    }

    /** An object for people. */
    String named(String key) {
        return "s3://" + address.bucket() + "/" + address.prefix() + key;
    }

    /** The key in the bucket: whatever it is made of, it lies below the prefix. */
    private String whole(String key) {
        return address.prefix() + new SitePath(key).value();
    }

    /**
     * All objects whose key begins so, by key without the address's prefix.
     *
     * @param most how many there may be
     * @throws TargetException when there are more, or the host does not come to an end
     */
    Map<String, Stored> list(String begin, int most) throws IOException {
        String prefix = address.prefix() + begin;
        Map<String, Stored> all = new TreeMap<>();
        String next = null;
        int pages = 0;
        do {
            String token = next;
            if (all.size() > most) {
                throw new TargetException(
                        Code.FOREIGN_PLACE,
                        "There are more than " + most + " objects at " + named(begin) + ".",
                        "Publish below a prefix of the site's own, such as s3://" + address.bucket() + "/site.");
            }
            if (++pages > MOST_PAGES) {
                throw new TargetException(
                        Code.HOST_REFUSED,
                        "The list of what is at " + named(begin) + " does not come to an end.",
                        "Look whether the target's endpoint is one that speaks S3.");
            }
            ListObjectsV2Response page = call(
                    "the list of files",
                    () -> s3.listObjectsV2(
                            list -> list.bucket(address.bucket()).prefix(prefix).continuationToken(token)));
            for (S3Object each : page.contents()) {
                if (each.key() != null && each.key().startsWith(prefix) && each.size() != null) {
                    all.put(
                            each.key().substring(address.prefix().length()),
                            new Stored(bare(each.eTag()), each.size()));
                }
            }
            next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (next != null);
        return all;
    }

    private static String bare(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    /**
     * An object; empty when there is none.
     *
     * @param most bytes that are read; of a larger object there is one more, to tell it by
     */
    Optional<Fetched> find(String key, int most) throws IOException {
        try {
            return Optional.of(call(
                    key,
                    () -> s3.getObject(get -> get.bucket(address.bucket()).key(whole(key)), (response, stream) -> {
                        byte[] bytes = stream.readNBytes(most + 1);
                        if (bytes.length > most) {
                            stream.abort(); // else the rest would be read when it is closed
                        }
                        return new Fetched(bytes, bare(response.eTag()));
                    })));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** How long ago an object was written, by the host's clock; zero when there is none. */
    Duration age(String key) throws IOException {
        try {
            return call(key, () -> {
                HeadObjectResponse head =
                        s3.headObject(get -> get.bucket(address.bucket()).key(whole(key)));
                Instant written = head.lastModified();
                if (written == null) {
                    return Duration.ZERO;
                }
                Instant now = head.sdkHttpResponse()
                        .firstMatchingHeader("Date")
                        .flatMap(Bucket::instant)
                        .orElse(written);
                Duration age = Duration.between(written, now);
                return age.isNegative() ? Duration.ZERO : age;
            });
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        }
    }

    /** Empty for what is no date. */
    private static Optional<Instant> instant(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a file of any size over what is there, once: for callers that try again themselves.
     *
     * @param md5 of its bytes; the host refuses any others
     */
    void putOnce(String key, Path file, byte[] md5) throws IOException {
        once(
                key,
                () -> s3.putObject(request(key, md5, "application/octet-stream").build(), RequestBody.fromFile(file)));
    }

    /**
     * Writes a file of any size as an object over what is there.
     *
     * @param md5 of its bytes; the host refuses any others
     */
    void put(String key, Path file, byte[] md5) throws IOException {
        call(
                key,
                () -> s3.putObject(request(key, md5, "application/octet-stream").build(), RequestBody.fromFile(file)));
    }

    /** Writes an object over what is there. */
    void put(String key, byte[] bytes, String contentType) throws IOException {
        call(
                key,
                () -> s3.putObject(
                        request(key, md5().digest(bytes), contentType).build(), RequestBody.fromBytes(bytes)));
    }

    /**
     * Writes an object when nobody else has written it since: <a
     * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional writes</a>. A host
     * that says that it has none is told of once, and the object is compared before it is written.
     *
     * @param etag what it was when it was read; null when there was none
     * @throws Lost when somebody else wrote first
     */
    void replace(String key, byte[] bytes, String contentType, @Nullable String etag) throws IOException {
        if (conditional) {
            PutObjectRequest.Builder request = request(key, md5().digest(bytes), contentType);
            if (etag == null) {
                request.ifNoneMatch("*");
            } else {
                request.ifMatch("\"" + etag + "\"");
            }
            try {
                call(key, () -> s3.putObject(request.build(), RequestBody.fromBytes(bytes)));
                return;
            } catch (Lost e) {
                // an answer that got lost, and a second attempt: then the object is ours
                if (find(key, bytes.length)
                        .filter(now -> Arrays.equals(now.bytes(), bytes))
                        .isPresent()) {
                    return;
                }
                throw e;
            } catch (TargetException e) {
                if (!(e.getCause() instanceof S3Exception refused) || refused.statusCode() != NOT_IMPLEMENTED) {
                    throw e;
                }
                conditional = false;
                context.progress()
                        .note(
                                "This host has no conditional writes (If-Match): two who publish at the same second may not"
                                        + " notice each other.");
            }
        }
        String now = find(key, Limits.MANIFEST_BYTES).map(Fetched::etag).orElse(null);
        if (!Objects.equals(now, etag)) {
            throw new Lost(new IllegalStateException("it has changed"));
        }
        put(key, bytes, contentType);
    }

    private PutObjectRequest.Builder request(String key, byte[] md5, String contentType) {
        return PutObjectRequest.builder()
                .bucket(address.bucket())
                .key(whole(key))
                .contentType(contentType)
                .contentMD5(Base64.getEncoder().encodeToString(md5));
    }

    /** Copies an object within the bucket, once, and gives the copy its headers. */
    void copyOnce(String from, String to, Manifest.Entry entry) throws IOException {
        once(
                to,
                () -> s3.copyObject(copy -> copy.sourceBucket(address.bucket())
                        .sourceKey(whole(from))
                        .destinationBucket(address.bucket())
                        .destinationKey(whole(to))
                        .metadataDirective(MetadataDirective.REPLACE)
                        .contentType(entry.contentType())
                        .cacheControl(entry.cacheControl())));
    }

    /** Deletes an object; one that is not there is no failure. */
    void delete(String key) throws IOException {
        try {
            call(
                    key,
                    () -> s3.deleteObject(
                            delete -> delete.bucket(address.bucket()).key(whole(key))));
        } catch (NoSuchFileException e) {
            // gone already
        }
    }

    /** MD5 as S3's tags write it; to compare with them, and for Content-MD5, not to keep anything safe. */
    static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(md5().digest(bytes));
    }

    /** One that has seen nothing yet. */
    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private <T> T call(String what, Retry.Attempt<T> attempt) throws IOException {
        return context.retry().call(what, context.progress(), () -> once(what, attempt));
    }

    private <T> T once(String what, Retry.Attempt<T> attempt) throws IOException {
        try {
            return attempt.run();
        } catch (S3Exception e) {
            throw translated(what, e);
        } catch (SdkException e) {
            throw translated(e);
        }
    }

    /** What the host refused. */
    private IOException translated(String what, S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        String answer = "The host answered " + e.statusCode() + (code.isEmpty() ? "" : " " + code)
                + (said.isEmpty() ? "" : " (" + said + ")");
        switch (e.statusCode()) {
            case 404:
                return code.equals("NoSuchBucket")
                        ? new TargetException(
                                Code.NO_SUCH_PLACE,
                                "There is no bucket '" + address.bucket() + "' at " + place() + ".",
                                "Make it, or see the target's url and endpoint.",
                                e)
                        : (IOException) new NoSuchFileException(what).initCause(e);
            case 301, 307:
                return otherRegion(e);
            case 400:
                return code.equals("AuthorizationHeaderMalformed")
                        ? otherRegion(e)
                        : new TargetException(
                                Code.HOST_REFUSED, answer + " to '" + what + "'.", "See the target's options.", e);
            case 401, 403:
                return refused(what, code, answer, e);
            case PRECONDITION:
                return new Lost(e);
            case 408, CONFLICT, 429, 500, 502, 503, 504:
                return TargetException.temporary(Code.HOST_BUSY, answer + ".", retryAfter(e), e);
            default:
                return e.statusCode() > 504
                        ? TargetException.temporary(Code.HOST_BUSY, answer + ".", retryAfter(e), e)
                        : new TargetException(
                                Code.HOST_REFUSED, answer + " to '" + what + "'.", "It is not tried again.", e);
        }
    }

    private String place() {
        return address.endpoint() == null
                ? "AWS in " + address.region()
                : address.endpoint().toString();
    }

    private TargetException otherRegion(S3Exception e) {
        String region = header(e, "x-amz-bucket-region").orElse(null);
        return new TargetException(
                Code.BAD_TARGET,
                "The bucket '" + address.bucket() + "' is not in the region " + address.region() + ".",
                region == null
                        ? "See the target's region and endpoint."
                        : "Write <region>" + region + "</region> within its <target>.",
                e);
    }

    /** Never tried again: it would not help, and a key could get locked. */
    private TargetException refused(String what, String code, String answer, S3Exception e) {
        String advice = switch (code) {
            case "RequestTimeTooSkewed" ->
                "This machine's clock is wrong: here it is " + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                        + header(e, "Date").map(date -> ", on the host " + date).orElse("")
                        + ". Set it (timedatectl set-ntp true), then publish again.";
            case "InvalidAccessKeyId" ->
                "The host does not know the access key's id: see the username of " + origin()
                        + ", and whether the endpoint is the right one.";
            case "SignatureDoesNotMatch" ->
                "The secret key does not belong to the id, or was not copied whole: see the password of " + origin()
                        + ".";
            case "ExpiredToken" -> "The session has ended: log in anew.";
            default ->
                "Check that the key may list, read, write and delete in the bucket (docs/publish-s3.md has the"
                        + " policy), that the bucket's name is right, and "
                        + origin() + ".";
        };
        return new TargetException(Code.NOT_LET_IN, answer + " to '" + what + "'.", advice, e);
    }

    private String origin() {
        return context.credentials() == Credentials.NONE
                ? "the environment (AWS_ACCESS_KEY_ID) or ~/.aws"
                : context.credentials().origin();
    }

    private static Optional<String> header(S3Exception e, String name) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    /** Seconds, or a date; null when the host says nothing that can be read. */
    private static @Nullable Duration retryAfter(S3Exception e) {
        String text = header(e, "Retry-After").orElse("").strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant then = instant(text).orElse(null);
            if (then != null) {
                Instant now = header(e, "Date").flatMap(Bucket::instant).orElseGet(Instant::now);
                Duration wait = Duration.between(now, then);
                return wait.isNegative() ? Duration.ZERO : wait;
            }
        } catch (NumberFormatException unreadable) {
            // as if it were not there
        }
        return null;
    }

    /** What went wrong before or after the host's answer. */
    private IOException translated(SdkException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof IOException || at.getClass().getSimpleName().contains("Timeout")) {
                return TargetException.temporary(
                        Code.CONNECTION_LOST,
                        "No answer from " + place() + " (" + at.getClass().getSimpleName() + ": " + at.getMessage()
                                + ").",
                        null,
                        e);
            }
        }
        if (e instanceof SdkClientException && String.valueOf(e.getMessage()).contains("load credentials")) {
            return new TargetException(
                    Code.NO_CREDENTIALS,
                    "No credentials were found for " + address + ".",
                    "Put the access key's id (username) and the secret key (password) into a server of settings.xml, or"
                            + " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        return new TargetException(
                Code.HOST_REFUSED,
                "It could not be asked for: " + e.getMessage() + ".",
                "See the target's options.",
                e);
    }

    @Override
    public void close() {
        s3.close();
    }
}
