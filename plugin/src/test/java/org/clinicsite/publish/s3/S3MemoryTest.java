package org.clinicsite.publish.s3;

import java.util.List;
import java.util.Map;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.TargetContract;

/** The contract, on a bucket in memory. */
class S3MemoryTest extends TargetContract {

    private final MemoryS3 host = new MemoryS3();

    @Override
    protected PublishTarget open() throws Exception {
        return MemoryS3.open(host, "www", note -> {});
    }

    @Override
    protected Map<String, String> visitorsSee() {
        return MemoryS3.visitorsSee(host, "www/");
    }

    @Override
    protected List<String> writes() {
        return host.requests.stream()
                .filter(request -> request.startsWith("PUT ") || request.startsWith("DELETE "))
                .toList();
    }

    @Override
    protected void putForeign(String path, String text) {
        host.hold("www/" + path, text);
    }

    @Override
    protected String headersOf(String path) {
        return host.headers("www/" + path);
    }
}
