package org.clinicsite.publish;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a server answers to a visitor whose browser asks it anew. */
final class Visit {

    private static final int TIMEOUT = 10_000;

    private static final int OK = 200;

    private Visit() {}

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param url the address that was asked for, or the one it led to
     * @param location where it leads; null when nowhere, or when that was followed
     * @param headers the last value of each, by its name in small letters
     * @param bytes of the body, at most so many as were asked for; empty but for {@code 200} and {@code 404}
     * @param certified until when the server's certificate counts; null without one
     */
    record Answer(
            int status,
            String url,
            @Nullable String location,
            Map<String, String> headers,
            byte[] bytes,
            @Nullable Instant certified) {

        boolean isOk() {
            return status == OK;
        }

        /** Whether nothing is there. */
        boolean isMissing() {
            return status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE;
        }
    }

    /**
     * Whether an address can be anybody's: the names of RFC 2606 and RFC 6761 never are, nor is what a damaged home page may
     * give for an address.
     */
    static boolean isReal(String address) {
        String name;
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
            name = web ? uri.getHost().toLowerCase(Locale.ROOT) : "example";
        } catch (URISyntaxException e) {
            return false;
        }
        return !name.matches("(.*\\.)?(example|test|invalid)|(.*\\.)?example\\.(com|net|org)");
    }

    /** Why there was no answer, for people: a clause. */
    static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has ended, and browsers keep everybody out";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate does not count yet, or this machine's clock is wrong";
            }
            if (cause instanceof CertPathBuilderException) {
                return "nobody whom browsers trust has signed its certificate";
            }
        }
        if (e instanceof SSLException) {
            return "its certificate is not one for this name, or its encryption is out of date (" + e.getMessage()
                    + ")";
        }
        if (e instanceof UnknownHostException) {
            return "there is no such name";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer came within " + TIMEOUT / 1000 + " seconds";
        }
        if (e instanceof ConnectException) {
            return "nobody answers there";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Whether two addresses are of one host, with or without {@code www.} */
    static boolean isSameHost(String one, String other) {
        return host(one).equals(host(other));
    }

    private static String host(String address) {
        String host = URI.create(address).getHost();
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    /**
     * Asks.
     *
     * @param follow whether to go where it leads
     * @param most bytes to read
     * @throws IOException when there is no answer
     */
    static Answer get(String url, boolean follow, int most) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        try {
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            connection.setInstanceFollowRedirects(follow);
            Map.of("Cache-Control", "no-cache", "Pragma", "no-cache", "User-Agent", "clinic-site-maven-plugin")
                    .forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            Map<String, String> headers = new TreeMap<>();
            connection.getHeaderFields().forEach((name, values) -> {
                if (name != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
                }
            });
            Instant certified = certificate(connection); // before the body: once that is read the connection is let go
            return new Answer(
                    status,
                    connection.getURL().toString(),
                    headers.get("location"),
                    headers,
                    body(connection, status, most),
                    certified);
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] body(HttpURLConnection connection, int status, int most) throws IOException {
        if (status != OK && status != HttpURLConnection.HTTP_NOT_FOUND) {
            return new byte[0];
        }
        try (InputStream in = status == OK ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? new byte[0] : in.readNBytes(most);
        }
    }

    private static @Nullable Instant certificate(HttpURLConnection connection) {
        if (connection instanceof HttpsURLConnection secure) {
            try {
                for (Certificate each : secure.getServerCertificates()) {
                    return each instanceof X509Certificate own
                            ? own.getNotAfter().toInstant()
                            : null;
                }
            } catch (SSLPeerUnverifiedException | IllegalStateException e) {
                return null; // the answer itself came; that is told elsewhere
            }
        }
        return null;
    }
}
