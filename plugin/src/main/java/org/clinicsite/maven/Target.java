package org.clinicsite.maven;

import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.publish.TargetSettings;
import org.jspecify.annotations.Nullable;

/** The element {@code <target>}: a place to publish to. Which children a type knows is told by the type itself. */
public final class Target {

    /** What the owner calls it; also the id of its {@code <server>} in settings.xml. */
    private @Nullable String name;

    /** {@code directory}, {@code git}, {@code sftp} or {@code s3}. */
    private @Nullable String type;

    /** Where: a folder, or an address. */
    private @Nullable String url;

    /** git: the branch. */
    private @Nullable String branch;

    /** git: the command for ssh. */
    private @Nullable String ssh;

    /** directory: {@code auto} or {@code never}. */
    private @Nullable String symlinks;

    /** sftp: the file of hosts' keys. */
    private @Nullable String knownHosts;

    /** sftp: the fingerprint of the host's key, {@code SHA256:…}. */
    private @Nullable String hostKey;

    /** s3: the host, when it is not AWS. */
    private @Nullable String endpoint;

    /** s3: such as {@code eu-central-1}. */
    private @Nullable String region;

    /** s3: {@code true} when the bucket's name goes into the path. */
    private @Nullable String pathStyle;

    /** The id of the {@code <server>} in settings.xml, where it is not the name. */
    private @Nullable String server;

    /** Where visitors find what lies there, when that is not the site's own address. */
    private @Nullable String address;

    /** The settings, without what is not given. */
    TargetSettings settings() {
        Map<String, @Nullable String> all = new TreeMap<>();
        all.put("url", url);
        all.put("branch", branch);
        all.put("ssh", ssh);
        all.put("symlinks", symlinks);
        all.put("knownHosts", knownHosts);
        all.put("hostKey", hostKey);
        all.put("endpoint", endpoint);
        all.put("region", region);
        all.put("pathStyle", pathStyle);
        TreeMap<String, String> given = new TreeMap<>();
        all.forEach((option, value) -> {
            if (value != null) {
                given.put(option, value.strip());
            }
        });
        return new TargetSettings(name(), type == null ? "" : type.strip(), given);
    }

    /** The name; that of the type when it has none. */
    String name() {
        return name != null ? name.strip() : type != null ? type.strip() : "";
    }

    /** The id of its server in settings.xml. */
    String server() {
        return server != null ? server.strip() : name();
    }

    /** Where visitors find it; null for the site's own address. */
    @Nullable
    String address() {
        return address;
    }
}
