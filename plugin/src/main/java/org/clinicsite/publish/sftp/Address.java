package org.clinicsite.publish.sftp;

import java.net.URI;
import java.net.URISyntaxException;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a host.
 *
 * @param user who to log in as; null when the address does not say
 * @param host name or number
 * @param port 22 unless given
 * @param path as SFTP takes it: from the root with a leading slash, else from the user's home; no slash at its end
 */
record Address(@Nullable String user, String host, int port, String path) {

    private static final int SSH = 22;
    private static final String EXAMPLE = "sftp://anna@host.example/var/www/clinic";

    /**
     * Reads {@code sftp://anna@host.example:2222/var/www/clinic}; {@code /~/site} is below the user's home.
     *
     * @throws SiteException when it is no such address, or holds a password
     */
    static Address of(TargetSettings settings) throws SiteException {
        String url = settings.required("url", EXAMPLE);
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw wrong(settings, "url cannot be read: " + e.getReason(), "Write " + EXAMPLE + ".");
        }
        String user = uri.getUserInfo();
        if (user != null && user.indexOf(':') >= 0) {
            throw wrong(
                    settings,
                    "url holds a password, which every log would show",
                    "Take it out, and put it into a server of settings.xml.");
        }
        if (!"sftp".equals(uri.getScheme()) || uri.getHost() == null || uri.getQuery() != null) {
            throw wrong(settings, "url is no SFTP address: '" + url + "'", "Write " + EXAMPLE + ".");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        path = path.startsWith("/~/") ? path.substring(3) : path;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path.isEmpty()) {
            throw wrong(settings, "url names no folder: '" + url + "'", "Write " + EXAMPLE + ".");
        }
        return new Address(user, uri.getHost(), uri.getPort() < 0 ? SSH : uri.getPort(), path);
    }

    private static SiteException wrong(TargetSettings settings, String what, String advice) {
        return new SiteException(
                Problem.error(Code.BAD_TARGET, null, 0, 0, "Target '" + settings.name() + "': " + what + ".", advice));
    }

    /** As known_hosts writes it: {@code host}, or {@code [host]:port}. */
    String pattern() {
        return port == SSH ? host : "[" + host + "]:" + port;
    }

    /** For people. */
    @Override
    public String toString() {
        return "sftp://" + (user == null ? "" : user + "@") + host + (port == SSH ? "" : ":" + port)
                + (path.startsWith("/") ? "" : "/~/") + path;
    }
}
