package org.clinicsite.publish.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket in memory, behind the SDK's own interface: what the Amazon S3 API Reference says of the six requests that are
 * made, thousands of times a second. That {@code Bucket} asks a real host rightly is what {@code S3TargetIT} shows.
 */
final class MemoryS3 implements S3Client {

    /** An object as it stands there. */
    record Held(byte[] bytes, String contentType, String cacheControl, Instant written, String etag) {}

    private final NavigableMap<String, Held> objects = new ConcurrentSkipListMap<>();

    /** What was asked, such as {@code PUT www/index.html}; a copy is told of twice, {@code FROM} and {@code PUT}. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** The host's clock. */
    volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    /** Whether tags are the MD5 of the bytes, as they are without encryption by keys of one's own. */
    volatile boolean md5Tags = true;

    /** How many objects a listing tells of at once; with none it never comes to an end. */
    volatile int page = 1000;

    /** Requests that are refused, written as in {@link #requests}. */
    volatile Predicate<String> refused = request -> false;

    private long tags;

    /** Opens a target below a prefix; nobody waits. */
    static PublishTarget open(MemoryS3 host, String prefix, Consumer<String> notes) throws SiteException {
        TargetSettings settings = TargetSettings.parse("s3://clinic/" + prefix);
        settings.options().put("endpoint", "http://memory.test");
        Progress progress = new Progress() {
            @Override
            public void begin(String step, int files, long bytes) {}

            @Override
            public void sent(String path, long bytes) {}

            @Override
            public void note(String line) {
                notes.accept(line);
            }
        };
        Retry once = new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, millis -> {}, () -> 0);
        return S3Target.open(settings, new TargetContext(S3Host.CREDENTIALS, 1, once, progress), Map.of(), host);
    }

    /** What visitors find below a prefix, without what the target keeps for itself. */
    static Map<String, String> visitorsSee(MemoryS3 host, String prefix) {
        Map<String, String> seen = new TreeMap<>();
        host.texts().forEach((key, text) -> {
            if (key.startsWith(prefix) && !key.startsWith(prefix + ".clinic-site/")) {
                seen.put(key.substring(prefix.length()), text);
            }
        });
        return seen;
    }

    /** A copy of everything, to go back to. */
    Map<String, Held> snapshot() {
        return new TreeMap<>(objects);
    }

    /** Goes back to a copy. */
    void restore(Map<String, Held> snapshot) {
        objects.clear();
        objects.putAll(snapshot);
        requests.clear();
    }

    /** Puts an object there as somebody else would. */
    void hold(String key, byte[] bytes) {
        objects.put(key, held(bytes, "application/octet-stream", ""));
    }

    /** The same with text. */
    void hold(String key, String text) {
        hold(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes an object away as somebody else would. */
    void drop(String key) {
        objects.remove(key);
    }

    /** The bytes behind a key. */
    byte[] bytes(String key) {
        return objects.get(key).bytes();
    }

    /** All objects as text, by key. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((key, held) -> texts.put(key, new String(held.bytes(), StandardCharsets.UTF_8)));
        return texts;
    }

    /** Type and caching. */
    String headers(String key) {
        Held held = objects.get(key);
        return held.contentType() + "; " + held.cacheControl();
    }

    private synchronized Held held(byte[] bytes, String contentType, String cacheControl) {
        String etag = md5Tags ? Bucket.md5(bytes) : "tag-" + ++tags;
        return new Held(bytes, contentType, cacheControl, now, etag);
    }

    private void ask(String request) {
        requests.add(request);
        if (refused.test(request)) {
            throw refusal(400, "Refused");
        }
    }

    private Held there(String method, String key) {
        ask(method + " " + key);
        Held held = objects.get(key);
        if (held == null) {
            throw refusal(404, "NoSuchKey");
        }
        return held;
    }

    private static S3Exception refusal(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        ask("LIST " + request.prefix());
        String after = request.continuationToken() == null ? "" : request.continuationToken();
        List<S3Object> found = new ArrayList<>();
        for (Map.Entry<String, Held> each : objects.tailMap(after, false).entrySet()) {
            if (!each.getKey().startsWith(request.prefix())) {
                continue;
            }
            if (found.size() == page) {
                String last = found.isEmpty() ? "" : found.get(page - 1).key();
                return ListObjectsV2Response.builder()
                        .contents(found)
                        .isTruncated(true)
                        .nextContinuationToken(last)
                        .build();
            }
            found.add(S3Object.builder()
                    .key(each.getKey())
                    .eTag('"' + each.getValue().etag() + '"')
                    .size((long) each.getValue().bytes().length)
                    .lastModified(each.getValue().written())
                    .build());
        }
        return ListObjectsV2Response.builder()
                .contents(found)
                .isTruncated(false)
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        Held held = there("GET", request.key());
        GetObjectResponse response = GetObjectResponse.builder()
                .eTag('"' + held.etag() + '"')
                .contentLength((long) held.bytes().length)
                .build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(held.bytes())));
        } catch (Exception e) {
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return getObject(request, ResponseTransformer.toInputStream());
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Held held = there("HEAD", request.key());
        HeadObjectResponse.Builder head =
                HeadObjectResponse.builder().lastModified(held.written()).contentLength((long) held.bytes().length);
        head.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .build());
        return head.build();
    }

    @Override
    public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        ask("PUT " + request.key());
        Held there = objects.get(request.key());
        if ("*".equals(request.ifNoneMatch()) && there != null
                || request.ifMatch() != null
                        && (there == null || !request.ifMatch().equals('"' + there.etag() + '"'))) {
            throw refusal(412, "PreconditionFailed");
        }
        try {
            Held held = held(
                    body.contentStreamProvider().newStream().readAllBytes(),
                    request.contentType(),
                    request.cacheControl());
            objects.put(request.key(), held);
            return PutObjectResponse.builder().eTag('"' + held.etag() + '"').build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        Held from = there("FROM", request.sourceKey());
        ask("PUT " + request.destinationKey());
        objects.put(request.destinationKey(), held(from.bytes(), request.contentType(), request.cacheControl()));
        return CopyObjectResponse.builder().build();
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        ask("DELETE " + request.key());
        objects.remove(request.key());
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
