package org.clinicsite.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Code;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Asks other sites whether what links lead to is there. Bounded and polite: a few hosts at a time, one request at a time
 * and a pause at each, without reading what they send; an answer counts for a day. Asks no address that is not open to
 * all: each name is looked up before each request, also after a redirect, and the JDK connects to what that look-up gave
 * (it keeps it for 30 seconds, {@code networkaddress.cache.ttl}).
 */
final class OutsideLinks {

    private static final int HOSTS_AT_A_TIME = 8;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** No check takes longer, however many links there are and however slow they answer. */
    private static final Duration WHOLE = Duration.ofMinutes(10);

    /** A HEAD that is refused so may be a GET that is not; some sites know no HEAD at all and say 404. */
    private static final Set<Integer> ASK_AGAIN = Set.of(403, 404, 405, 501);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** How the asking is done: replaced in tests. */
    record Manners(Predicate<InetAddress> mayAsk, Duration pause, Clock clock) {}

    /** What became of a link. */
    enum Fate {
        /** It is there. */
        WELL,
        /** It is there, and not for programs to look at. */
        REFUSED,
        /** It is elsewhere for good. */
        MOVED,
        /** It is not there. */
        DEAD,
        /** Nobody answered, or with a fault of his own. */
        SILENT,
        /** It leads where nobody but a few can get. */
        PRIVATE,
        /** The time was over before it was asked. */
        UNASKED
    }

    /**
     * What was found out.
     *
     * @param fate in one word
     * @param says what was seen, such as {@code 404} or {@code no such host}
     * @param target where it is now, for {@code MOVED}; else empty
     */
    record Answer(Fate fate, String says, String target) {

        /** Whether asking again today would give the same. */
        boolean isToKeep() {
            return fate == Fate.WELL
                    || fate == Fate.REFUSED
                    || fate == Fate.MOVED
                    || fate == Fate.DEAD && !says.equals(NO_HOST);
        }
    }

    private static final String NO_HOST = "no such host";

    private final String agent;
    private final Manners manners;
    private final LinkCache cache;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    OutsideLinks(String agent, Path cache, Manners manners) {
        this.agent = agent;
        this.manners = manners;
        this.cache = new LinkCache(cache);
    }

    /** As it is done outside of tests. */
    static OutsideLinks ofTheWeb(String agent, Path cache) {
        return new OutsideLinks(agent, cache, new Manners(PublicAddresses::isPublic, PAUSE, Clock.systemUTC()));
    }

    /** How all links did. */
    public static final class Summary {

        private final Map<String, Answer> answers;
        private final boolean isOffline;

        Summary(Map<String, Answer> answers) {
            this.answers = answers;
            this.isOffline = !answers.isEmpty()
                    && answers.values().stream()
                            .allMatch(answer -> answer.says().equals(NO_HOST));
        }

        /** Whether not one name could be looked up: most likely this machine has no network. */
        public boolean isOffline() {
            return isOffline;
        }

        /** How many had a fate, such as {@code refused}. */
        int count(Fate fate) {
            return (int) answers.values().stream()
                    .filter(answer -> answer.fate() == fate)
                    .count();
        }

        /** In words, for people: {@code 12 links to other sites asked: 10 well, 1 moved, 1 dead}. */
        public String says() {
            StringBuilder out = new StringBuilder()
                    .append(answers.size())
                    .append(answers.size() == 1 ? " link to another site asked" : " links to other sites asked");
            if (isOffline) {
                return out.append(": no host could be found; is this machine offline?")
                        .toString();
            }
            String colon = ": ";
            for (Fate fate : Fate.values()) {
                if (count(fate) > 0) {
                    out.append(colon).append(count(fate)).append(' ').append(word(fate));
                    colon = ", ";
                }
            }
            return out.toString();
        }

        private static String word(Fate fate) {
            return switch (fate) {
                case WELL -> "well";
                case REFUSED -> "that let no program look";
                case MOVED -> "moved";
                case DEAD -> "dead";
                case SILENT -> "without an answer";
                case PRIVATE -> "in a private network";
                case UNASKED -> "not asked, for it took too long";
            };
        }

        /** What is to be said of an address; empty when all is well. Its place is the caller's to fill in. */
        Optional<Finding> finding(String address) {
            Answer answer = answers.get(withoutFragment(address));
            if (answer == null || isOffline) {
                return Optional.empty();
            }
            int hash = address.indexOf('#');
            String fragment = hash < 0 || answer.target().contains("#") ? "" : address.substring(hash);
            return switch (answer.fate()) {
                case WELL, REFUSED, UNASKED -> Optional.empty();
                case DEAD ->
                    finding(
                            Code.DEAD_OUTSIDE_LINK,
                            Level.ERROR,
                            address,
                            "It leads nowhere: " + answer.says() + ".",
                            "Link to where it is now, or take the link away.");
                case MOVED ->
                    finding(
                            Code.MOVED_OUTSIDE_LINK,
                            Level.WARNING,
                            address,
                            isHome(answer.target()) && !isHome(address)
                                    ? "It was moved for good, to the first page of a site: it may be gone."
                                    : "It was moved for good.",
                            "Write " + answer.target() + fragment);
                case SILENT ->
                    finding(
                            Code.SILENT_OUTSIDE_LINK,
                            Level.WARNING,
                            address,
                            "It did not answer: " + answer.says() + ".",
                            "Open it in a browser; when it fails there too for some days, take it away.");
                case PRIVATE ->
                    finding(
                            Code.PRIVATE_OUTSIDE_LINK,
                            Level.WARNING,
                            address,
                            "It leads into a private network, where visitors cannot get; it was not asked.",
                            "Write an address that everybody can open.");
            };
        }

        private static boolean isHome(String address) {
            return withoutFragment(address).matches("https?://[^/?]+/?");
        }

        private static Optional<Finding> finding(
                Code code, Level level, String address, String message, String advice) {
            return Optional.of(new Finding(code.word(), level, "", 0, 0, address, message, advice));
        }
    }

    /**
     * Asks each address once.
     *
     * @param addresses http(s), in full
     * @throws IOException when the cache cannot be read or written
     */
    Summary ask(Set<String> addresses) throws IOException {
        LocalDate today = LocalDate.ofInstant(manners.clock().instant(), ZoneOffset.UTC);
        Map<String, Answer> known = cache.read(today);
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        Map<String, List<String>> byHost = new TreeMap<>();
        for (String address : addresses) {
            String asked = withoutFragment(address);
            Answer kept = known.get(asked);
            if (kept != null) {
                answers.put(asked, kept);
            } else if (!answers.containsKey(asked)) {
                List<String> ofHost = byHost.computeIfAbsent(host(asked), host -> new ArrayList<>());
                if (!ofHost.contains(asked)) {
                    ofHost.add(asked);
                }
            }
        }
        long end = System.nanoTime() + WHOLE.toNanos();
        Hosts hosts = new Hosts();
        try (Workers workers = new Workers(HOSTS_AT_A_TIME)) {
            workers.each(List.copyOf(byHost.values()), ofHost -> {
                for (String address : ofHost) {
                    answers.put(
                            address,
                            System.nanoTime() > end
                                    ? new Answer(Fate.UNASKED, "", "")
                                    : new Asking(hosts).ask(address));
                }
            });
        }
        known.putAll(answers);
        cache.write(today, known);
        return new Summary(answers);
    }

    private static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }

    private static String host(String address) {
        URI uri = uri(address);
        return uri == null || uri.getHost() == null ? address : uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** As browsers read an address that is not written as it should be; null for one that is none. */
    private static @Nullable URI uri(String address) {
        try {
            StringBuilder out = new StringBuilder(address.length());
            address.strip().codePoints().forEach(c -> {
                if (" \"<>\\^`{|}".indexOf(c) >= 0) {
                    out.append(String.format(Locale.ROOT, "%%%02X", c));
                } else {
                    out.appendCodePoint(c);
                }
            });
            URI uri = new URI(out.toString());
            if (uri.getHost() == null && uri.getRawAuthority() != null) { // letters of other scripts
                String authority = java.net.IDN.toASCII(uri.getRawAuthority());
                uri = new URI(out.toString().replace(uri.getRawAuthority(), authority));
            }
            return new URI(uri.toASCIIString());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** One at a time at each host, with a pause between, whoever leads there. */
    private final class Hosts {

        private final Map<String, Object> locks = new ConcurrentHashMap<>();
        private final Map<String, Long> last = new ConcurrentHashMap<>();

        int send(URI uri, String method, Map<String, String> headers) throws IOException, InterruptedException {
            synchronized (locks.computeIfAbsent(uri.getHost(), host -> new Object())) {
                Long before = last.get(uri.getHost());
                if (before != null) {
                    long left = manners.pause().toNanos() - (System.nanoTime() - before);
                    if (left > 0) {
                        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                    }
                }
                try {
                    HttpResponse<InputStream> response = client.send(
                            HttpRequest.newBuilder(uri)
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .timeout(ANSWER)
                                    .header("User-Agent", agent + " (link check)")
                                    .header("Accept", "text/html,*/*;q=0.8")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
                    response.body().close(); // what it is does not matter
                    response.headers().firstValue("Location").ifPresent(to -> headers.put("Location", to));
                    return response.statusCode();
                } finally {
                    last.put(uri.getHost(), System.nanoTime());
                }
            }
        }
    }

    /** One link, from its address to where it ends. */
    private final class Asking {

        private final Hosts hosts;

        Asking(Hosts hosts) {
            this.hosts = hosts;
        }

        Answer ask(String address) {
            URI uri = uri(address);
            if (uri == null || uri.getHost() == null) {
                return silent(
                        "this program cannot read its host"); // one with _, or a number that browsers take for one
            }
            try {
                return follow(uri);
            } catch (UnknownHostException e) {
                return new Answer(Fate.DEAD, NO_HOST, "");
            } catch (java.net.http.HttpTimeoutException e) {
                return silent(e instanceof HttpConnectTimeoutException ? "no connection in time" : "no answer in time");
            } catch (ConnectException e) {
                return silent("the connection was refused");
            } catch (SSLException e) {
                return silent("its certificate or encryption is not in order");
            } catch (IOException | IllegalArgumentException e) {
                return silent("the connection broke");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer(Fate.UNASKED, "", "");
            }
        }

        private Answer follow(URI start) throws IOException, InterruptedException {
            URI at = start;
            URI moved = start; // as far as each step is for good
            boolean isForGood = true;
            for (int step = 0; step <= MOST_REDIRECTS; step++) {
                if (!mayAsk(at)) {
                    return new Answer(Fate.PRIVATE, "", "");
                }
                Map<String, String> headers = new LinkedHashMap<>();
                int status = hosts.send(at, "HEAD", headers);
                if (ASK_AGAIN.contains(status)) {
                    headers.clear();
                    status = hosts.send(at, "GET", headers);
                }
                String location = headers.get("Location");
                if (!REDIRECTS.contains(status) || location == null) {
                    return judged(status, start, moved);
                }
                URI next = uri(location);
                if (next == null) {
                    return silent("it leads on to '" + location + "', which is no address");
                }
                at = at.resolve(next);
                if (at.getHost() == null || !String.valueOf(at.getScheme()).matches("(?i)https?")) {
                    return silent("it leads on to '" + location + "'");
                }
                isForGood &= status == 301 || status == 308;
                moved = isForGood ? at : moved;
            }
            return silent("it leads on and on");
        }

        /** @throws UnknownHostException when there is no such host */
        private boolean mayAsk(URI uri) throws UnknownHostException {
            String host = uri.getHost();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!manners.mayAsk().test(address)) {
                    return false;
                }
            }
            return true;
        }

        private Answer judged(int status, URI start, URI moved) {
            if (status == 404 || status == 410) {
                return new Answer(Fate.DEAD, String.valueOf(status), "");
            }
            if (status >= 500) {
                return silent("it has a fault of its own, " + status);
            }
            if (!moved.equals(start)) {
                return new Answer(Fate.MOVED, String.valueOf(status), moved.toString());
            }
            boolean isWell = status >= 200 && status < 400;
            return new Answer(isWell ? Fate.WELL : Fate.REFUSED, String.valueOf(status), "");
        }

        private static Answer silent(String says) {
            return new Answer(Fate.SILENT, says, "");
        }
    }
}
