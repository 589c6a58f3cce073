package org.clinicsite.source.facts;

import java.util.Optional;
import org.clinicsite.text.ByteSize;

/**
 * What a site is published by, and what that takes: {@code hosting} of {@code clinic.yaml}. The one place for the limits of
 * hosts, each with the page that says so; all were looked up in November 2026.
 */
public enum Hosting {

    /** Any host that can be told which headers to send; which one is not known, and so nor what it takes. */
    HEADERS("the host", Limits.NONE),

    /**
     * GitHub Pages, which sends no headers of ours. A site has at most 1 GB:
     * https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits. A file in a repository has at
     * most 100 MiB:
     * https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
     */
    GITHUB_PAGES("GitHub Pages", Limits.NONE.file(100L << 20).site(1L << 30)),

    /**
     * Cloudflare Pages: 25 MiB to a file, 20,000 files in the free plan and 100,000 in others:
     * https://developers.cloudflare.com/pages/platform/limits/. 2,000 redirects of 1,000 characters:
     * https://developers.cloudflare.com/pages/configuration/redirects/
     */
    CLOUDFLARE_PAGES(
            "Cloudflare Pages",
            Limits.NONE.file(25L << 20).files(20_000, 100_000).redirects(2_000, 1_000)),

    /**
     * Cloudflare Workers that serve files: as many and as large as Cloudflare Pages takes, and as many redirects:
     * https://developers.cloudflare.com/workers/static-assets/, https://developers.cloudflare.com/workers/platform/limits/,
     * https://developers.cloudflare.com/workers/static-assets/redirects/
     */
    CLOUDFLARE_WORKERS("Cloudflare Workers", CLOUDFLARE_PAGES.limits),

    /**
     * GitLab Pages, which sends no headers of ours and reads {@code _redirects}, 1,000 lines of it unless its owner allows
     * more: https://docs.gitlab.com/user/project/pages/redirects/
     */
    GITLAB_PAGES("GitLab Pages", Limits.NONE.redirects(1_000, Integer.MAX_VALUE)),

    /**
     * Netlify: as many files as one likes, but 54,000 to a folder: https://docs.netlify.com/site-deploys/overview/
     */
    NETLIFY("Netlify", Limits.NONE.folder(54_000)),

    /** A web server of the clinic's own, which takes whatever its disk does. */
    OWN_SERVER("your server", Limits.NONE);

    /** What to do about a file that is too large. */
    public static final String TOO_LARGE = "Make it smaller, or keep it elsewhere and link to it.";

    /**
     * What a host takes; the largest number of its kind where it says nothing.
     *
     * @param file bytes of the largest file
     * @param site bytes of all files together
     * @param freeFiles files of a site that costs nothing
     * @param files files of any site
     * @param folder files in one folder
     * @param redirects lines of {@code _redirects}
     * @param redirectLength characters of such a line
     */
    public record Limits(
            long file, long site, int freeFiles, int files, int folder, int redirects, int redirectLength) {

        private static final Limits NONE = new Limits(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);

        private Limits file(long bytes) {
            return new Limits(bytes, site, freeFiles, files, folder, redirects, redirectLength);
        }

        private Limits site(long bytes) {
            return new Limits(file, bytes, freeFiles, files, folder, redirects, redirectLength);
        }

        private Limits files(int free, int most) {
            return new Limits(file, site, free, most, folder, redirects, redirectLength);
        }

        private Limits folder(int most) {
            return new Limits(file, site, freeFiles, files, most, redirects, redirectLength);
        }

        private Limits redirects(int most, int length) {
            return new Limits(file, site, freeFiles, files, folder, most, length);
        }
    }

    private final String called;
    private final Limits limits;

    Hosting(String called, Limits limits) {
        this.called = called;
        this.limits = limits;
    }

    /** Its name for people. */
    public String called() {
        return called;
    }

    /** Whether it can be told which headers to send; where it cannot, each page holds the security policy. */
    public boolean sendsHeaders() {
        return this != GITHUB_PAGES && this != GITLAB_PAGES;
    }

    /** What it takes. */
    public Limits limits() {
        return limits;
    }

    /** Why it would not take a file of so many bytes, as a sentence; empty when it takes it. */
    public Optional<String> refuses(long bytes) {
        return bytes <= limits.file()
                ? Optional.empty()
                : Optional.of("It has " + ByteSize.of(bytes) + "; " + called + " takes " + takesNone() + ".");
    }

    /** How large a file may be, such as {@code none of more than 100 MiB}. */
    public String takesNone() {
        return "none of more than " + (limits.file() >> 20) + " MiB";
    }

    /** Whether it is not known who publishes the site, so that what some hosts refuse is worth a warning. */
    public boolean isUnknown() {
        return this == HEADERS;
    }
}
