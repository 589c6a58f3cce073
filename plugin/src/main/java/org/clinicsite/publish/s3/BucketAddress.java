package org.clinicsite.publish.s3;

import java.net.URI;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.SitePath;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * A place in a bucket.
 *
 * @param bucket its name
 * @param prefix what every key begins with; empty, or with a slash at its end
 * @param endpoint the host that speaks as S3 does; null for AWS itself
 * @param region such as {@code eu-central-1}
 * @param pathStyle whether the bucket's name goes into the path and not into the host's name
 */
record BucketAddress(String bucket, String prefix, @Nullable URI endpoint, String region, boolean pathStyle) {

    private static final String EXAMPLE = "s3://clinic-example/";

    /**
     * Reads {@code s3://bucket/prefix} and the options beside it.
     *
     * @param environment where a region is looked up that the options do not give
     * @throws SiteException when something is missing, or cannot be read
     */
    static BucketAddress of(TargetSettings settings, Map<String, String> environment) throws SiteException {
        settings.onlyKnows("url", "endpoint", "region", "pathStyle");
        String url = settings.required("url", EXAMPLE);
        String rest = url.startsWith("s3://") ? url.substring(5) : "";
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        if (bucket.isEmpty() || bucket.indexOf('@') >= 0 || bucket.indexOf(':') >= 0) {
            throw wrong(settings, "url names no bucket", "Write " + EXAMPLE + "; credentials stand in settings.xml.");
        }
        if (!prefix.isEmpty()) {
            String path = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
            String fault = SitePath.fault(path);
            if (fault != null) {
                throw wrong(
                        settings,
                        "the prefix '" + FileNames.shown(path) + "' of url has " + fault,
                        "Write " + EXAMPLE + ", or one such as s3://clinic-example/site.");
            }
            if (("/" + path + "/").contains("/" + State.FOLDER)) {
                throw wrong(
                        settings,
                        "the prefix of url lies in '" + State.FOLDER + "', where the plugin keeps releases",
                        "Write another, such as s3://clinic-example/site.");
            }
            prefix = path + "/";
        }
        String host = settings.get("endpoint");
        URI endpoint = null;
        if (host != null) {
            try {
                endpoint = URI.create(host);
            } catch (IllegalArgumentException e) {
                endpoint = URI.create("none");
            }
            if (endpoint.getHost() == null
                    || endpoint.getUserInfo() != null
                    || !"https".equals(endpoint.getScheme()) && !"http".equals(endpoint.getScheme())) {
                throw wrong(
                        settings,
                        "endpoint is no web address",
                        "Write https:// and the host's name, without a password.");
            }
        }
        String pathStyle = settings.get("pathStyle", String.valueOf(endpoint != null));
        if (!pathStyle.equals("true") && !pathStyle.equals("false")) {
            throw wrong(settings, "pathStyle is neither true nor false: '" + pathStyle + "'", null);
        }
        return new BucketAddress(
                bucket, prefix, endpoint, region(settings, endpoint, environment), pathStyle.equals("true"));
    }

    private static String region(TargetSettings settings, @Nullable URI endpoint, Map<String, String> environment)
            throws SiteException {
        String given = settings.get("region");
        for (String name : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
            given = given == null || given.isBlank() ? environment.get(name) : given;
        }
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (endpoint == null) {
            throw wrong(settings, "no region is given", "Write <region>eu-central-1</region>, or set AWS_REGION.");
        }
        return endpoint.getHost().endsWith(".r2.cloudflarestorage.com") ? "auto" : "us-east-1";
    }

    private static SiteException wrong(TargetSettings settings, String what, @Nullable String advice) {
        return new SiteException(
                Problem.error(Code.BAD_TARGET, null, 0, 0, "Target '" + settings.name() + "': " + what + ".", advice));
    }

    /** For people. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + (endpoint == null ? " in " + region : " at " + endpoint);
    }
}
