package org.clinicsite.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FilePath;

/**
 * What the host of the site would refuse: an error where it is known which host it is, so that nobody waits for a build
 * that cannot be published; a warning where it is not.
 */
public final class HostLimits {

    /** Bytes above which it is worth a word where the host is not known: GitHub takes no more, most others less. */
    private static final long LARGE = 100_000_000;

    /** More tags than readers find their way by; each is a page. */
    private static final int MANY_TAGS = 1000;

    /** https://developers.cloudflare.com/pages/configuration/headers/ */
    private static final int MOST_HEADER_RULES = 100;

    /** Those of every site: one for all files, and those on caching. */
    private static final int HEADER_RULES = 9;

    private final Hosting host;
    private final String nameTheHost;
    private final Problems problems = new Problems();

    /** @param host what the site is published by */
    public HostLimits(Hosting host) {
        this(host, " If yours takes it, say which it is: 'hosting: own-server' in clinic.yaml, for one.");
    }

    /** For a project that cannot say what publishes it: nothing is an error. */
    public static HostLimits ofAnyHost() {
        return new HostLimits(Hosting.HEADERS, "");
    }

    private HostLimits(Hosting host, String nameTheHost) {
        this.host = host;
        this.nameTheHost = nameTheHost;
    }

    /** All that was found so far. */
    public List<Problem> problems() {
        return problems.all();
    }

    /**
     * Looks at files that are copied into the site, before one of them is read.
     *
     * @param sizes bytes by path as people know it, such as {@code content/static/film.mp4}
     */
    public void checkCopied(Map<String, Long> sizes) {
        new TreeMap<>(sizes).forEach((path, bytes) -> {
            host.refuses(bytes)
                    .ifPresent(why ->
                            problems.add(Problem.error(Code.FILE_TOO_LARGE, path, 0, 0, why, Hosting.TOO_LARGE)));
            if (bytes > LARGE && host.isUnknown()) {
                problems.add(Problem.warning(
                        Code.FILE_TOO_LARGE,
                        path,
                        0,
                        0,
                        "It has " + ByteSize.of(bytes) + "; many hosts take none of more than 100 MB, and "
                                + Hosting.CLOUDFLARE_PAGES.called() + " " + Hosting.CLOUDFLARE_PAGES.takesNone() + ".",
                        "Keep it elsewhere and link to it." + nameTheHost));
            }
        });
    }

    /**
     * Looks at texts before anything is made of them.
     *
     * @param texts how many will be pages
     */
    public void checkTexts(long texts) {
        if (texts > host.limits().files()) {
            checkNumber((int) texts, 0);
        }
    }

    /**
     * Looks at a site before it is drawn.
     *
     * @param copied how many files are copied into it; documents and pictures that pages show come on top
     */
    public void checkPlanned(Site site, int copied) {
        int tags = site.all(PageKind.TAG).size();
        if (tags > MANY_TAGS) {
            problems.add(Problem.warning(
                    Code.TOO_MANY_TAGS,
                    null,
                    0,
                    0,
                    "The site has " + tags + " tags, and a page for each.",
                    "Readers find their way by a few dozen: take away those that hardly an article has."));
        }
        checkNumber(site.pages().size() + site.redirects().size() + copied, tags);
        checkRedirects(site);
    }

    /** Looks at what it sends besides files. */
    public void checkSending() {
        if (!host.sendsHeaders()) {
            problems.add(Problem.info(
                    Code.LIMITED_HOST, // the clinic chose it
                    "content/data/clinic.yaml",
                    0,
                    0,
                    "hosting: " + host.called()
                            + " sends none of our headers. Each page holds the security policy instead, but"
                            + " for what only a header can say: that no other site may frame this one, that browsers"
                            + " insist on HTTPS, keep file types and features shut, and keep pictures for a year.",
                    host == Hosting.GITHUB_PAGES
                            ? "For a clinic that takes bookings choose another host: GitHub does not allow online"
                                    + " business there."
                            : "Choose a host that reads _headers if you want these."));
        }
    }

    /** Looks at its rules of headers: each page that opens more to other hosts than others do has one of its own. */
    public void checkHeaders(Site site) {
        int rules = HEADER_RULES + Openings.ofPages(site).size();
        boolean isCloudflare = host == Hosting.CLOUDFLARE_PAGES || host == Hosting.CLOUDFLARE_WORKERS;
        if (rules > MOST_HEADER_RULES && (isCloudflare || host.isUnknown())) {
            problems.add(new Problem(
                    Code.TOO_MANY_HEADERS,
                    host.isUnknown() ? Problem.Level.WARNING : Problem.Level.ERROR,
                    null,
                    0,
                    0,
                    "The site has " + rules
                            + " rules of headers, one for each page that shows something of another host; "
                            + Hosting.CLOUDFLARE_PAGES.called() + " takes " + MOST_HEADER_RULES + ".",
                    "Show it on fewer pages: name them as 'pages' of the entry under 'embeds'."
                            + (host.isUnknown() ? nameTheHost : "")));
        }
    }

    private void checkNumber(int files, int tags) {
        String most = tags > MANY_TAGS ? " " + tags + " of them are pages of tags." : "";
        Hosting.Limits limits = host.limits();
        String advice = "Most are pages of tags or pictures: take away those that nobody needs.";
        if (files > limits.files()) {
            problems.add(Problem.error(
                    Code.TOO_MANY_FILES,
                    null,
                    0,
                    0,
                    "The site has at least " + files + " files; " + host.called() + " takes " + limits.files() + "."
                            + most,
                    advice));
        } else if (files > limits.freeFiles()) {
            problems.add(Problem.warning(
                    Code.TOO_MANY_FILES,
                    null,
                    0,
                    0,
                    "The site has at least " + files + " files; " + host.called() + " takes " + limits.freeFiles()
                            + " in its free plan." + most,
                    advice));
        } else if (host.isUnknown() && files > Hosting.CLOUDFLARE_PAGES.limits().freeFiles()) {
            problems.add(Problem.warning(
                    Code.TOO_MANY_FILES,
                    null,
                    0,
                    0,
                    "The site has at least " + files + " files; some hosts take fewer, "
                            + Hosting.CLOUDFLARE_PAGES.called() + " "
                            + Hosting.CLOUDFLARE_PAGES.limits().freeFiles() + " in its free plan." + most,
                    advice + nameTheHost));
        }
    }

    private void checkRedirects(Site site) {
        Hosting.Limits limits = host.isUnknown() ? Hosting.CLOUDFLARE_PAGES.limits() : host.limits();
        String who = host.isUnknown() ? Hosting.CLOUDFLARE_PAGES.called() : host.called();
        Problem.Level level = host.isUnknown() ? Problem.Level.WARNING : Problem.Level.ERROR;
        site.redirects().forEach((from, to) -> {
            if (site.base().redirect(from, to).length() > limits.redirectLength()) {
                problems.add(new Problem(
                        Code.TOO_MANY_REDIRECTS,
                        level,
                        null,
                        0,
                        0,
                        "The redirect from " + from + " is longer than " + who + " takes.",
                        "Shorten the alias."));
            }
        });
        if (site.redirects().size() > limits.redirects()) {
            problems.add(new Problem(
                    Code.TOO_MANY_REDIRECTS,
                    level,
                    null,
                    0,
                    0,
                    "The site has " + site.redirects().size() + " aliases; " + who + " takes " + limits.redirects()
                            + ".",
                    "Take away those that nobody uses any more."));
        }
    }

    /**
     * Looks at a site that is made.
     *
     * @param sizes bytes by path in the site, such as {@code media/door.jpg}; of files that {@link #checkCopied} has seen as well
     */
    public void checkMade(Map<String, Long> sizes) {
        Hosting.Limits limits = host.limits();
        Map<String, Integer> folders = new TreeMap<>();
        long all = 0;
        for (Map.Entry<String, Long> file : new TreeMap<>(sizes).entrySet()) {
            all += file.getValue();
            folders.merge(new FilePath(file.getKey()).beside(), 1, Integer::sum);
            host.refuses(file.getValue())
                    .ifPresent(why -> problems.add(Problem.error(
                            Code.FILE_TOO_LARGE, null, 0, 0, "/" + file.getKey() + ": " + why, Hosting.TOO_LARGE)));
        }
        if (all > limits.site()) {
            problems.add(Problem.error(
                    Code.SITE_TOO_LARGE,
                    null,
                    0,
                    0,
                    "The site has " + ByteSize.of(all) + "; " + host.called() + " takes " + (limits.site() >> 20)
                            + " MiB.",
                    "Keep films and large documents elsewhere, and link to them."));
        }
        folders.forEach((folder, files) -> {
            if (files > limits.folder()) {
                problems.add(Problem.error(
                        Code.TOO_MANY_FILES,
                        null,
                        0,
                        0,
                        "The folder /" + folder + " of the site has " + files + " files; " + host.called() + " takes "
                                + limits.folder() + " in one.",
                        "Put some into folders below it."));
            }
        });
        if (sizes.size() > limits.files()) {
            checkNumber(sizes.size(), 0);
        }
    }
}
