package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the live site as a visitor gets it, and compares it with the build in a folder: id, headers, redirects, the page
 * for missing ones, the certificate, pages and the facts on them. Writes nothing. The door behind the goal {@code verify}.
 */
public final class LiveCheck {

    /** A certificate that ends so soon should have been renewed: Let's Encrypt's clients do it 30 days before the end. */
    private static final Duration SOON = Duration.ofDays(14);

    private static final int MOST_REDIRECTS = 20;

    private static final int MOST_PAGES = 12;

    private static final int MOST_BYTES = 4 << 20;

    private static final String INDEX = "index.html";

    /** Kinds of pages on which visitors look for facts. */
    private static final Set<String> OF_FACTS = Set.of("home", "contact", "prices", "location", "booking", "service");

    private final Path site;
    private final String address;
    private final Clock clock;
    private final Retry.Sleep sleep;
    private final Progress progress;
    private final List<String> lines = new ArrayList<>();
    private final Problems problems = new Problems();

    private LiveCheck(Path site, String address, Clock clock, Retry.Sleep sleep, Progress progress) {
        this.site = site;
        this.address = address;
        this.clock = clock;
        this.sleep = sleep;
        this.progress = progress;
    }

    /**
     * What was seen.
     *
     * @param address that was looked at
     * @param lines what is well, a line each
     * @param problems what is not
     */
    public record Seen(String address, List<String> lines, List<Problem> problems) {

        public Seen {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }

        /** Whether visitors find what was built. */
        public boolean isWell() {
            return problems.stream().noneMatch(Problem::isError);
        }
    }

    /**
     * Looks.
     *
     * @param site the folder of finished files
     * @param address where the site lives; null for the address that its files give
     * @param sleep waits for caches
     * @throws SiteException when it is not known where the site lives, or nobody can live there
     * @throws IOException when the folder cannot be read
     */
    public static Seen of(Path site, @Nullable String address, Clock clock, Retry.Sleep sleep, Progress progress)
            throws SiteException, IOException {
        PublicLedger facts = SiteDiff.facts(site);
        String said = address != null ? address : facts != null ? facts.site() : canonical(site);
        if (!Visit.isReal(said)) {
            throw new SiteException(Problem.error(
                    Code.NO_TARGET,
                    null,
                    0,
                    0,
                    said.isEmpty() ? "Nobody says where the site lives." : said + " is an example; nobody lives there.",
                    "Write 'url' into clinic.yaml, or -Dsite.baseUrl=https://…"));
        }
        LiveCheck check = new LiveCheck(site, said.endsWith("/") ? said : said + "/", clock, sleep, progress);
        check.look(facts);
        return new Seen(check.address, check.lines, check.problems.all());
    }

    private static String canonical(Path site) throws IOException {
        Path home = site.resolve(INDEX);
        return Files.isRegularFile(home) ? LiveSite.addressIn(bytes(home)) : "";
    }

    private void look(@Nullable PublicLedger facts) throws IOException {
        progress.begin("Looking at " + address, 0, 0);
        Visit.Answer home;
        try {
            home = Visit.get(address, true, MOST_BYTES);
        } catch (IOException e) {
            reportError(
                    address + " cannot be reached: " + Visit.reason(e) + ".",
                    "Look at the name's entry, the certificate, and whether the server runs.");
            return;
        }
        if (!home.isOk()) {
            reportError(address + " answers " + home.status() + ".", "Look at where its server takes the files from.");
            return;
        }
        checkCertificate(home);
        build();
        checkHeaders(home);
        checkRedirects();
        checkMissing(facts);
        checkPages(facts);
    }

    private void checkCertificate(Visit.Answer home) throws IOException {
        if (home.certified() != null) {
            String until = home.certified().atZone(ZoneOffset.UTC).toLocalDate().toString();
            if (home.certified().isBefore(clock.instant().plus(SOON))) {
                reportWarning(
                        "The certificate of " + address + " ends on " + until + ".",
                        "See that it is renewed; browsers keep everybody out after that day.");
            } else {
                lines.add("certificate until " + until);
            }
        }
        if (address.startsWith("https:")) {
            try {
                Visit.Answer plain = Visit.get("http:" + address.substring("https:".length()), false, 0);
                String to = plain.location();
                if (to == null || !to.startsWith("https:")) {
                    reportWarning(
                            "http:" + address.substring("https:".length()) + " does not lead to https: it answers "
                                    + plain.status() + ".",
                            "Have the server send a redirect, status 301.");
                }
            } catch (IOException e) {
                // nobody answers there; a browser asks https first
            }
        } else if (!address.startsWith("http://127.0.0.1") && !address.startsWith("http://localhost")) {
            reportWarning(
                    address + " has no certificate.", "Ask the host for https; browsers call such a site not secure.");
        }
    }

    private void build() throws IOException {
        Path id = site.resolve(FileRules.BUILD_ID);
        Path file = Files.isRegularFile(id) ? id : site.resolve(INDEX);
        Optional<String> wrong = new LiveSite(address, sleep)
                .isShown(site.relativize(file).toString().replace('\\', '/'), LocalSite.sha256(bytes(file)));
        if (wrong.isPresent()) {
            reportError(wrong.get(), "Publish this build, or build what was published.");
        } else {
            lines.add("build " + (file == id ? text(bytes(id)).strip() : "of the home page"));
        }
    }

    /** Those that the site's own file of headers asks for on its home page. */
    private void checkHeaders(Visit.Answer home) throws IOException {
        Map<String, String> wanted = new LinkedHashMap<>();
        Path file = site.resolve("_headers");
        if (!Files.isRegularFile(file)) {
            return;
        }
        boolean ofHome = false;
        for (String line : text(bytes(file)).lines().toList()) {
            int colon = line.indexOf(':');
            if (!line.startsWith(" ")) {
                ofHome = line.strip().equals("/") || line.strip().equals("/*");
            } else if (ofHome && colon > 0) {
                wanted.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        List<String> other = new ArrayList<>();
        wanted.forEach((name, value) -> {
            String is = home.headers().get(name.toLowerCase(Locale.ROOT));
            if (is == null || !bare(is).equals(bare(value))) {
                other.add(name + (is == null ? "" : " (it is: " + is + ")"));
            }
        });
        if (other.isEmpty()) {
            lines.add(SiteChanges.count(wanted.size(), "header"));
        } else {
            reportWarning(
                    "The home page comes without " + SiteChanges.count(other.size(), "header") + " of " + wanted.size()
                            + ": " + String.join(", ", other) + ".",
                    "Have the server send what stands in _headers; for nginx, include site-reports/nginx.conf.");
        }
    }

    private static String bare(String value) {
        return value.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private void checkRedirects() throws IOException {
        Path file = site.resolve("_redirects");
        if (!Files.isRegularFile(file)) {
            return;
        }
        int well = 0;
        int seen = 0;
        for (String line : text(bytes(file)).lines().toList()) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length < 2 || parts[0].startsWith("#") || parts[0].contains("*") || ++seen > MOST_REDIRECTS) {
                continue;
            }
            String from = origin() + parts[0];
            try {
                Visit.Answer answer = Visit.get(from, false, MOST_BYTES);
                boolean leads = answer.location() != null && answer.location().endsWith(parts[1])
                        || answer.isOk() && text(answer.bytes()).contains(parts[1]);
                if (leads) {
                    well++;
                } else {
                    reportError(
                            "The old address " + parts[0] + " does not lead to " + parts[1] + ": it answers "
                                    + answer.status() + ".",
                            "Have the server read _redirects; for nginx, include site-reports/nginx.conf.");
                }
            } catch (IOException e) {
                reportError(
                        "The old address " + parts[0] + " does not answer: " + Visit.reason(e) + ".",
                        "Look at where its server takes the files from.");
            }
        }
        if (well > 0) {
            lines.add(SiteChanges.count(well, "redirect"));
        }
    }

    /** Scheme and host of the address. */
    private String origin() {
        int slash = address.indexOf('/', address.indexOf("//") + 2);
        return address.substring(0, slash);
    }

    private void checkMissing(@Nullable PublicLedger facts) throws IOException {
        String none = address + "no-such-page-" + (facts == null ? "here" : facts.build()) + "/";
        try {
            Visit.Answer answer = Visit.get(none, true, MOST_BYTES);
            Path own = site.resolve("404.html");
            if (answer.status() != 404) {
                reportError(
                        "A page that is missing is answered with " + answer.status() + " in place of 404.",
                        "Have the server answer 404; search engines take it for a page of yours.");
            } else if (Files.isRegularFile(own) && !title(text(answer.bytes())).equals(title(text(bytes(own))))) {
                reportWarning(
                        "A page that is missing is answered with a page of the server's own.",
                        "Have the server send 404.html; for nginx, include site-reports/nginx.conf.");
            } else {
                lines.add("the page for missing ones");
            }
        } catch (IOException e) {
            reportError("A page that is missing gets no answer: " + Visit.reason(e) + ".", "Look at the server.");
        }
    }

    private static String title(String html) {
        return Jsoup.parse(html).title();
    }

    private void checkPages(@Nullable PublicLedger facts) throws IOException {
        TreeSet<String> paths = new TreeSet<>(Set.of("/"));
        if (facts != null) {
            facts.pages().forEach((path, page) -> {
                if (OF_FACTS.contains(page.kind()) && paths.size() < MOST_PAGES) {
                    paths.add(path);
                }
            });
        }
        int same = 0;
        List<String> other = new ArrayList<>();
        Set<String> shown = new TreeSet<>();
        for (String path : paths) {
            Path file = site.resolve(path.substring(1)).resolve(INDEX);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            byte[] built = bytes(file);
            try {
                Visit.Answer answer = Visit.get(address + path.substring(1), true, MOST_BYTES);
                if (!answer.isOk()) {
                    reportError(path + " answers " + answer.status() + ".", "Publish again.");
                } else if (Arrays.equals(answer.bytes(), built)) {
                    same++;
                    String words = words(built);
                    shown.addAll(facts(facts, words, words, path));
                } else {
                    other.add(path);
                    shown.addAll(facts(facts, words(built), words(answer.bytes()), path));
                }
            } catch (IOException e) {
                reportError(path + " does not answer: " + Visit.reason(e) + ".", "Look at the server.");
            }
        }
        if (same > 0) {
            lines.add(SiteChanges.count(same, "page") + " as built"
                    + (shown.isEmpty() ? "" : ", with " + SiteChanges.count(shown.size(), "fact")));
        }
        if (!other.isEmpty() && problems.all().stream().noneMatch(Problem::isError)) {
            reportWarning(
                    "The host changes pages on their way: "
                            + String.join(", ", other.subList(0, Math.min(3, other.size())))
                            + (other.size() > 3 ? " and " + (other.size() - 3) + " more" : "") + ".",
                    "Look for what it puts in, such as scripts or hidden mail addresses, and switch that off.");
        }
    }

    /** The facts that a page shows, as it was built; each that the live page does not show is an error. */
    private Set<String> facts(@Nullable PublicLedger facts, String built, String live, String path) {
        Set<String> shown = new TreeSet<>();
        if (facts != null) {
            for (PublicLedger.Fact fact : facts.facts()) {
                if (built.contains(fact.says())) {
                    if (live.contains(fact.says())) {
                        shown.add(fact.kind() + fact.of() + fact.what());
                    } else if (problems.all().size() < MOST_REDIRECTS) {
                        reportError(
                                path + " does not show what was built: "
                                        + (fact.of().isEmpty() ? "" : fact.of() + ", ") + fact.what() + " "
                                        + fact.says() + ".",
                                "Publish this build, or build what was published.");
                    }
                }
            }
        }
        return shown;
    }

    private static String words(byte[] html) {
        return Jsoup.parse(text(html)).text();
    }

    private static byte[] bytes(Path file) throws IOException {
        return SiteDiff.bytes(file, MOST_BYTES);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void reportError(String message, String advice) {
        problems.add(Problem.error(Code.LIVE_SITE, null, 0, 0, message, advice));
    }

    private void reportWarning(String message, String advice) {
        problems.add(Problem.warning(Code.LIVE_SITE, null, 0, 0, message, advice));
    }
}
