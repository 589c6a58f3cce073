package org.clinicsite.publish;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * The site as a visitor gets it. Compares the build id that lies in the site with that of the folder; a site without one,
 * such as a JBake project's, is compared by its home page. Caches are given time.
 */
final class LiveSite {

    /** Waits before each look after the first, 31 seconds in all. */
    private static final long[] WAITS = {1000, 2000, 4000, 8000, 16000};

    private static final int MOST_BYTES = 16 << 20;

    private final String address;
    private final Retry.Sleep sleep;

    /**
     * @param address where the site lives
     * @param sleep waits
     */
    LiveSite(String address, Retry.Sleep sleep) {
        this.address = address.endsWith("/") ? address : address + "/";
        this.sleep = sleep;
    }

    /** The address that a home page gives as its own; empty when it gives none. */
    static String addressIn(byte[] home) {
        return Jsoup.parse(new String(home, StandardCharsets.UTF_8))
                .select("link[rel=canonical]")
                .attr("href");
    }

    /** Whether the address can be anybody's. */
    boolean isReal() {
        return Visit.isReal(address);
    }

    /**
     * Looks until the address shows the site.
     *
     * @return what is wrong, for people; empty when it shows the site, or cannot be anybody's
     */
    Optional<String> isShown(LocalSite site) {
        String path = site.files().containsKey(FileRules.BUILD_ID) ? FileRules.BUILD_ID : "index.html";
        Manifest.Entry wanted = site.files().get(path);
        return isShown(path, wanted == null ? "" : wanted.sha256());
    }

    /**
     * Looks until the address shows a file.
     *
     * @param path {@link FileRules#BUILD_ID}, or {@code index.html} of a site without one
     * @param sha256 of its bytes
     * @return what is wrong, for people; empty when it shows them, or cannot be anybody's
     */
    Optional<String> isShown(String path, String sha256) {
        if (!isReal()) {
            return Optional.empty();
        }
        String url = address + (path.equals("index.html") ? "" : path);
        String last = "";
        for (int look = 0; look <= WAITS.length; look++) {
            try {
                if (look > 0) {
                    sleep.millis(WAITS[look - 1]);
                }
                byte[] bytes = get(url);
                if (LocalSite.sha256(bytes).equals(sha256)) {
                    return Optional.empty();
                }
                last = "it shows another build" + (path.equals(FileRules.BUILD_ID) ? " (" + quote(bytes) + ")" : "");
            } catch (UnknownHostException e) {
                return Optional.of(says("its name is not known"));
            } catch (IOException e) {
                last = Visit.reason(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(says("looking was interrupted"));
            }
        }
        return Optional.of(says(last));
    }

    private String says(String why) {
        return "The site is published, but " + address + " does not show it yet: " + why
                + ". A cache may need longer; look at where its server takes the files from.";
    }

    private static String quote(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 40), StandardCharsets.UTF_8).strip();
        return text.chars().allMatch(c -> c >= ' ' && c < 127) ? text : "no text";
    }

    private static byte[] get(String url) throws IOException {
        Visit.Answer answer = Visit.get(url, true, MOST_BYTES);
        if (!answer.isOk()) {
            throw new IOException("it answers " + answer.status());
        }
        return answer.bytes();
    }
}
