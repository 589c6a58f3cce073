package org.clinicsite.check;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.secret.Secret;
import org.clinicsite.secret.Secrets;
import org.clinicsite.source.Ledger;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a finished site. Reads the folder, changes nothing, asks nobody.
 *
 * <pre>{@code
 * SiteCheck check = SiteCheck.of(folder, options, workers);
 * check.findings(); // what must not be published; empty when all is well
 * check.promises(); // the paths and anchors that it has, for the ledger
 * }</pre>
 *
 * <p>Rules: {@code no-index}, {@code draft}, {@code disk-copy}, {@code hidden-file}, {@code secret-file}, {@code symbolic-link}, {@code
 * leftover-expression}, {@code local-link}, {@code broken-link}, {@code broken-anchor}, {@code vanished-path}, {@code
 * vanished-anchor}.
 */
public final class SiteCheck {

    private static final String INDEX = "index.html";

    private static final Pattern LOCAL = Pattern.compile(
            "(?i)(?:https?:)?//(?:localhost|[\\w.-]+\\.localhost|127(?:\\.\\d+){3}|0\\.0\\.0\\.0|\\[::1\\])(?=[:/?#]|$).*");

    /** {@code C:\\photo.jpg} */
    private static final Pattern DRIVE = Pattern.compile("(?i)[a-z]:[\\\\/].*");

    private static final Pattern LOCAL_IN_TEXT = Pattern.compile(
            "(?i)https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0)(?=[:/?#\\s<\"]|$)[^\\s<\"']{0,40}");

    private static final Pattern FEED = Pattern.compile("<(?:feed|rss|rdf:RDF)[\\s>]");

    private static final Pattern SITEMAP_LOCATION = Pattern.compile("<loc>\\s*([^<]+?)\\s*</loc>");

    private static final Pattern STYLE_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");

    /** No page or text that anybody reads is longer. */
    static final int MOST_TEXT = 4 << 20;

    private final Path folder;
    private final CheckOptions options;
    private final List<PathMatcher> allowed;
    private final TreeSet<String> files = new TreeSet<>();
    private final TreeMap<String, CheckedPage> pages = new TreeMap<>();
    private final Map<String, String> redirects = new HashMap<>();
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();
    private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
    private String origin = "";
    private String base = "";
    private ServedFiles served = new ServedFiles(files, "", "");

    private SiteCheck(Path folder, CheckOptions options, List<PathMatcher> allowed) {
        this.folder = folder;
        this.options = options;
        this.allowed = allowed;
    }

    /**
     * Looks at a site.
     *
     * @param folder the site
     * @throws SiteException when a glob of the options cannot be read
     * @throws IOException when a file cannot be read
     */
    public static SiteCheck of(Path folder, CheckOptions options, Workers workers) throws SiteException, IOException {
        List<PathMatcher> allowed = new ArrayList<>();
        for (String glob : options.allow()) {
            try {
                allowed.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.strip()));
            } catch (PatternSyntaxException e) {
                throw new SiteException(Problem.error(
                        Code.BAD_PARAMETER,
                        null,
                        0,
                        0,
                        "'" + glob + "' is no glob: " + e.getDescription() + ".",
                        "Write one such as .htaccess."));
            }
        }
        SiteCheck check = new SiteCheck(folder, options, allowed);
        check.run(workers);
        return check;
    }

    private void run(Workers workers) throws IOException {
        if (Files.isDirectory(folder)) {
            walk();
        }
        if (!files.contains(INDEX)) {
            add(
                    Code.NO_INDEX,
                    INDEX,
                    0,
                    0,
                    INDEX,
                    "The site has no home page.",
                    "Generate it first: mvn site:generate.");
        }
        try {
            List<String> html = files.stream().filter(SiteCheck::isPage).toList();
            for (CheckedPage page : workers.map(html, path -> CheckedPage.parse(path, text(path)))) {
                pages.put(page.path(), page);
            }
            findAddress();
            checkRedirects();
            checkNames();
            checkSecrets(workers);
            workers.each(List.copyOf(pages.values()), this::look);
            workers.each(files.stream().filter(SiteCheck::isText).toList(), other -> look(other, text(other)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        checkPromised();
        findings.sort(null);
    }

    private void walk() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                files.add(path);
                if (!attributes.isRegularFile() && !isAllowed(path)) {
                    add(
                            Code.SYMBOLIC_LINK,
                            path,
                            0,
                            0,
                            path,
                            "It is a link to somewhere else on this machine.",
                            "Put the file itself there.");
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isAllowed(String path) {
        return allowed.stream().anyMatch(glob -> glob.matches(Path.of(path)));
    }

    private static boolean isPage(String path) {
        return path.endsWith(".html") || path.endsWith(".htm");
    }

    private static boolean isText(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "xml", "txt", "webmanifest", "css", "json", "csv", "md", "yaml", "yml", "properties", "js", "atom" ->
                true;
            default -> path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
        };
    }

    private String text(String path) {
        try {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) && Files.size(file) <= MOST_TEXT
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the site lives: as told, else as its home page says. */
    private void findAddress() {
        CheckedPage home = pages.get(INDEX);
        String url = options.baseUrl() != null ? options.baseUrl() : home == null ? null : home.canonical();
        URI uri = url == null ? null : uri(url);
        if (uri != null && uri.getHost() != null) {
            origin = uri.getScheme() + "://" + uri.getRawAuthority();
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            served = new ServedFiles(files, origin, base);
        }
    }

    private static @Nullable URI uri(String address) {
        try {
            return new URI(address.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** {@code _redirects}: old path, new path, status. */
    private void checkRedirects() {
        if (files.contains("_redirects")) {
            for (String line : text("_redirects").lines().toList()) {
                String[] words = line.strip().split("\\s+");
                if (words.length >= 2 && !words[0].startsWith("#")) {
                    redirects.put(withoutBase(words[0]), withoutBase(words[1]));
                }
            }
        }
        for (CheckedPage page : pages.values()) {
            if (page.isRedirect()) {
                page.links().stream()
                        .filter(link -> !link.isLoaded())
                        .findFirst()
                        .ifPresent(link -> redirects.putIfAbsent(served(page.path()), withoutBase(link.address())));
            }
        }
    }

    private String withoutBase(String path) {
        return !base.isEmpty() && path.startsWith(base + "/") ? path.substring(base.length()) : path;
    }

    /** {@code prices/index.html} as {@code /prices/}. */
    private static String served(String file) {
        return ServedFiles.path(file);
    }

    private void checkNames() {
        for (String path : files) {
            if (isAllowed(path)) {
                continue;
            }
            if (isHidden(path)) {
                add(
                        Code.HIDDEN_FILE,
                        path,
                        0,
                        0,
                        path,
                        "Files whose name begins with a dot are mostly not for visitors.",
                        "Take it out of content/static, or allow it: -Dsite.allow=" + path + ".");
            }
        }
    }

    private static boolean isHidden(String path) {
        if (path.equals(".nojekyll") || path.startsWith(".well-known/") && path.indexOf("/.", 1) < 0) {
            return false;
        }
        return path.startsWith(".") || path.contains("/.");
    }

    /** The same that a build looks for in what it copies; what people wrote and a template drew is not looked at. */
    private void checkSecrets(Workers workers) {
        List<String> others = files.stream()
                .filter(path -> !isPage(path) && !isFeed(path) && !isHidden(path) && !isAllowed(path))
                .filter(path -> Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
        List<Optional<Secret>> found = workers.map(others, path -> {
            try {
                return Secrets.look(path, folder.resolve(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (int i = 0; i < others.size(); i++) {
            String path = others.get(i);
            found.get(i)
                    .ifPresent(secret -> add(
                            Code.SECRET_FILE,
                            path,
                            secret.line(),
                            secret.column(),
                            path,
                            secret.says(),
                            Secret.ADVICE));
        }
    }

    /** A feed holds the texts of pages. */
    private boolean isFeed(String path) {
        return path.endsWith(".atom")
                || path.endsWith(".rss")
                || path.endsWith(".xml") && FEED.matcher(text(path)).find();
    }

    private void look(CheckedPage page) {
        if ((page.isDraft() || page.path().endsWith("-draft.html")) && !isAllowed(page.path())) {
            add(
                    Code.DRAFT,
                    page.path(),
                    0,
                    0,
                    served(page.path()),
                    "It is a draft.",
                    "Finish it, or generate without drafts.");
        }
        if (page.isDiskCopy()) {
            add(
                    Code.DISK_COPY,
                    page.path(),
                    0,
                    0,
                    served(page.path()),
                    "It belongs to the copy that is made with -Dsite.fromDisk, whose links are for a disk.",
                    "Delete this folder and publish again: the site is made anew.");
        }
        for (CheckedPage.Place place : page.leftovers()) {
            reportLeftover(page.path(), place.line(), place.column(), place.quote());
        }
        checkExampleNumber(page);
        for (CheckedPage.Link link : page.links()) {
            follow(page.path(), link);
        }
    }

    /** On the home page, which has every way to reach the clinic. */
    private void checkExampleNumber(CheckedPage page) {
        page.links().stream()
                .filter(link -> INDEX.equals(page.path())
                        && link.address().startsWith("tel:")
                        && ClinicFacts.Contact.isExample(link.address().substring("tel:".length())))
                .findFirst()
                .ifPresent(link -> add(
                        Code.EXAMPLE_NUMBER,
                        page.path(),
                        link.line(),
                        link.column(),
                        link.address(),
                        "The telephone number is an example that nobody can dial.",
                        "Write your own number as 'phone:' below 'contact:' in clinic.yaml, or leave it out."));
    }

    private void reportLeftover(String path, int line, int column, String quote) {
        add(
                Code.LEFTOVER_EXPRESSION,
                path,
                line,
                column,
                quote,
                "An expression of a template stands in the text.",
                "Mend the template or the text; in an article, write it as code.");
    }

    private void look(String path, String text) {
        boolean css = path.endsWith(".css");
        if (path.endsWith(".xml") || path.endsWith(".txt") || path.endsWith(".webmanifest") || path.endsWith(".atom")) {
            int at = text.indexOf("${");
            if (at >= 0) {
                reportLeftover(path, line(text, at), 0, text.substring(at, Math.min(text.length(), at + 40)));
            }
            Matcher local = LOCAL_IN_TEXT.matcher(text);
            if (local.find()) {
                reportLocal(path, line(text, local.start()), 0, local.group());
            }
        }
        if (css || path.startsWith("sitemap") && path.endsWith(".xml")) {
            Matcher address = (css ? STYLE_URL : SITEMAP_LOCATION).matcher(text);
            int line = 1;
            int counted = 0;
            while (address.find()) {
                line += lines(text, counted, address.start(1));
                counted = address.start(1);
                follow(path, new CheckedPage.Link(address.group(1), css, line, 0));
            }
        }
    }

    private static int line(String text, int at) {
        return lines(text, 0, at) + 1;
    }

    /** How many lines end from one place to another. */
    private static int lines(String text, int from, int to) {
        int lines = 0;
        for (int end = text.indexOf('\n', from); end >= 0 && end < to; end = text.indexOf('\n', end + 1)) {
            lines++;
        }
        return lines;
    }

    private void reportLocal(String path, int line, int column, String quote) {
        add(
                Code.LOCAL_LINK,
                path,
                line,
                column,
                quote,
                "The address is this machine's; visitors cannot get there.",
                "Write the address under which the site will live, such as with -Dsite.baseUrl.");
    }

    /**
     * Where an address leads.
     *
     * @param isLocal to this machine
     * @param problem why it leads nowhere; null when it does not
     * @param isOutOfSite whether that is because it leaves the site's own folder, as addresses in full may
     * @param file the file in the site; null when it leads elsewhere
     * @param anchor within it; empty for the page as a whole
     */
    private record Destination(
            boolean isLocal,
            @Nullable String problem,
            boolean isOutOfSite,
            @Nullable String file,
            String anchor) {

        static final Destination ELSEWHERE = new Destination(false, null, false, null, "");
        static final Destination THIS_MACHINE = new Destination(true, null, false, null, "");

        static Destination broken(String problem) {
            return new Destination(false, problem, false, null, "");
        }
    }

    private void follow(String from, CheckedPage.Link link) {
        String address = link.address();
        Destination to = isPlainAnchor(address)
                ? new Destination(false, null, false, from, address.substring(1))
                : address.startsWith("/") || address.contains("://")
                        ? destinations.computeIfAbsent(address, a -> destination(from, a))
                        : destination(from, address);
        if (to.isLocal()) {
            reportLocal(from, link.line(), link.column(), address);
            return;
        }
        if (to.problem() != null) {
            if (!to.isOutOfSite() || link.isLoaded() || !address.contains("://")) {
                reportBroken(from, link, to.problem());
            }
            return;
        }
        CheckedPage page = to.file() == null ? null : pages.get(to.file());
        if (page == null
                || page.isRedirect()
                || to.anchor().isEmpty()
                || to.anchor().equals("top")) {
            return;
        }
        String anchor = to.anchor();
        if (!page.anchors().contains(anchor)) {
            add(
                    Code.BROKEN_ANCHOR,
                    from,
                    link.line(),
                    link.column(),
                    address,
                    "There is no anchor '" + anchor + "' on " + served(page.path()) + ".",
                    Nearest.to(anchor, page.anchors())
                            .map(near -> "Did you mean '#" + near + "'?")
                            .orElse("Link to one of its headings, or to the page alone."));
        }
    }

    /** A {@code #} and letters that mean themselves: most links of a list of contents. */
    private static boolean isPlainAnchor(String address) {
        if (address.length() < 2 || address.charAt(0) != '#') {
            return false;
        }
        for (int i = 1; i < address.length(); i++) {
            char c = address.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private Destination destination(String from, String address) {
        if (LOCAL.matcher(address).matches()
                || address.regionMatches(true, 0, "file:", 0, 5)
                || DRIVE.matcher(address).matches()) {
            return Destination.THIS_MACHINE;
        }
        if (uri(address.replace("|", "%7C")) == null) {
            return address.indexOf(':') < 0 ? Destination.broken("It is no address.") : Destination.ELSEWHERE;
        }
        ServedFiles.Answer answer = served.find(served.href(from), address);
        return switch (answer.kind()) {
            case ELSEWHERE -> Destination.ELSEWHERE; // mail, telephone, other sites
            case OUTSIDE ->
                new Destination(false, "The site lives under " + base + "/, and this leads out of it.", true, null, "");
            case MISSING, FILE -> destination(answer);
        };
    }

    private Destination destination(ServedFiles.Answer answer) {
        String file = file(ServedFiles.decoded(answer.path().substring(base.length())));
        if (file == null) {
            return Destination.broken("There is no such page or file.");
        }
        String fragment = answer.fragment();
        boolean whole = fragment.length() < 2 || fragment.equals("#top");
        return new Destination(
                false,
                null,
                false,
                file,
                whole ? "" : ServedFiles.decoded(fragment.substring(1).replaceFirst(":~:.*$", "")));
    }

    private void reportBroken(String from, CheckedPage.Link link, String message) {
        add(
                Code.BROKEN_LINK,
                from,
                link.line(),
                link.column(),
                link.address(),
                message,
                "Mend the link, or bring back what it leads to.");
    }

    /** The file that a server would answer with, redirects followed; null when it would not find one. */
    private @Nullable String file(String path) {
        String file = served.file(path);
        if (file != null) {
            return file;
        }
        String to = redirects.get(path.isEmpty() ? "/" : path);
        return to == null || to.equals(path) ? null : to.contains("://") ? path : fileOrNull(to);
    }

    private @Nullable String fileOrNull(String redirected) {
        String path = redirected.replaceFirst("[?#].*$", "");
        String inside = path.startsWith("/") ? path.substring(1) : path;
        inside = inside.isEmpty() || inside.endsWith("/") ? inside + INDEX : inside;
        return files.contains(inside) ? inside : null;
    }

    private void checkPromised() {
        for (Map.Entry<String, SortedSet<String>> promise :
                options.ledger().pages().entrySet()) {
            String path = promise.getKey();
            String file = file(path);
            if (file == null) {
                add(
                        Code.VANISHED_PATH,
                        "content/published.json",
                        0,
                        0,
                        path,
                        "The page was published and is gone" + near(path) + ".",
                        "Write aliases: [" + path
                                + "] in the header of the page that takes its place, or let it go with"
                                + " -Dsite.accept.");
                continue;
            }
            String to = redirects.containsKey(path) ? fileOrNull(requireNonNull(redirects.get(path))) : null;
            CheckedPage page = pages.get(to == null ? file : to);
            if (page == null) {
                continue;
            }
            for (String anchor : promise.getValue()) {
                if (!page.anchors().contains(anchor)) {
                    add(
                            Code.VANISHED_ANCHOR,
                            "content/published.json",
                            0,
                            0,
                            path + "#" + anchor,
                            "The section was published and is gone"
                                    + Nearest.to(anchor, page.promises())
                                            .map(name -> "; '#" + name + "' may have taken its place")
                                            .orElse("")
                                    + ".",
                            "Write {#" + anchor + "} behind the heading that takes its place, or let it go with"
                                    + " -Dsite.accept.");
                }
            }
        }
    }

    private String near(String path) {
        Set<String> served = new TreeSet<>();
        pages.keySet().forEach(page -> served.add(served(page)));
        return Nearest.to(path, served)
                .map(near -> "; " + near + " may have taken its place")
                .orElse("");
    }

    private void add(Code code, String path, int line, int column, String quote, String message, String advice) {
        findings.add(new Finding(code.word(), Level.ERROR, path, line, column, quote, message, advice));
    }

    /** An address of another site, and where on this one it stands. */
    record OutsideLink(String address, boolean isLoaded, String path, int line, int column) {}

    /** All addresses of other sites that pages name, in the order of the pages. */
    List<OutsideLink> outsideLinks() {
        List<OutsideLink> outside = new ArrayList<>();
        for (CheckedPage page : pages.values()) {
            for (CheckedPage.Link link : page.links()) {
                String address = link.address().startsWith("//") ? "https:" + link.address() : link.address();
                boolean isWeb = address.regionMatches(true, 0, "http://", 0, 7)
                        || address.regionMatches(true, 0, "https://", 0, 8);
                if (isWeb
                        && !LOCAL.matcher(address).matches()
                        && served.find(served.href(page.path()), address).kind() == ServedFiles.Kind.ELSEWHERE) {
                    outside.add(new OutsideLink(address, link.isLoaded(), page.path(), link.line(), link.column()));
                }
            }
        }
        return outside;
    }

    /** The pages' files, but those that only lead on. */
    List<String> pages() {
        return pages.values().stream()
                .filter(page -> !page.isRedirect())
                .map(CheckedPage::path)
                .toList();
    }

    /** The files, as addresses lead to them. */
    ServedFiles served() {
        return served;
    }

    /** What must not be published, sorted by place; empty when all is well. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The pages that are for people, and the ids of their headings. */
    public Ledger promises() {
        TreeMap<String, SortedSet<String>> promises = new TreeMap<>();
        for (CheckedPage page : pages.values()) {
            if (!page.isRedirect() && !page.path().equals("404.html")) {
                promises.put(served(page.path()), new TreeSet<>(page.promises()));
            }
        }
        return new Ledger(promises);
    }

    /** The promises of the ledger that the site still keeps. */
    public Ledger keptPromises() {
        TreeMap<String, SortedSet<String>> kept = new TreeMap<>();
        options.ledger().pages().forEach((path, anchors) -> kept.put(path, new TreeSet<>(anchors)));
        for (Finding finding : findings) {
            int hash = finding.quote().indexOf('#');
            if (finding.rule().equals("vanished-path")) {
                kept.remove(finding.quote());
            } else if (finding.rule().equals("vanished-anchor")) {
                kept.getOrDefault(finding.quote().substring(0, hash), new TreeSet<>())
                        .remove(finding.quote().substring(hash + 1));
            }
        }
        return new Ledger(kept);
    }

    /** The address that the home page gives as its own, or that was told; empty when neither is known. */
    public String address() {
        return origin.isEmpty() ? "" : origin + base + "/";
    }
}
