package org.clinicsite.render;

import static java.util.Objects.requireNonNull;

import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.BookingWays;
import org.clinicsite.site.Calendars;
import org.clinicsite.site.Messengers;
import org.clinicsite.site.Openings;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.SecurityText;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.Sitemaps;
import org.clinicsite.site.Telephone;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Json;

/**
 * Draws the site: each page by its layout, and the files that belong to a site besides its pages. The stage's door. One
 * instance serves a whole build; {@link #render} may be called from many threads.
 *
 * <pre>{@code
 * SiteRenderer renderer = new SiteRenderer(site, words, folder, content, shortcuts, icons, issued, false);
 * for (Page page : site.pages()) {
 *     write(page.path(), renderer.render(page));
 * }
 * renderer.files().forEach(this::write); // last: now it is known which style sheets and icons the pages use
 * }</pre>
 */
public final class SiteRenderer {

    /** What pages of a small clinic are drawn with. */
    private static final List<PageKind> COMMON_KINDS = List.of(
            PageKind.HOME,
            PageKind.SERVICE,
            PageKind.THERAPIST,
            PageKind.ARTICLE,
            PageKind.LOCATION,
            PageKind.PRICES,
            PageKind.PAGE);

    /** Paths of the files that {@link #files} makes besides style sheets, icons and fonts. */
    public static final List<String> FILES = List.of(
            "feed.xml",
            "sitemap.xml",
            "robots.txt",
            "llms.txt",
            "site.webmanifest",
            ".well-known/security.txt",
            "_headers",
            "_redirects",
            ".nojekyll",
            "CNAME");

    private final Site site;
    private final PageTexts content;
    private final Instant issued;
    private final Assets assets;
    private final StructuredData structuredData;
    private final JBakeNames jbake;
    private final RecordWrapper wrapper;
    private final TemplateEngine engine;
    private final HostRules rules;
    private final Openings everywhere;
    private final Map<PagePath, Openings> openings;
    private final Formats formats;
    private final boolean divided;

    /**
     * @param site what to draw
     * @param words what the template says, in the site's language
     * @param folder the template
     * @param content texts and images of the pages
     * @param shortcuts what the values of shortcuts in texts mean
     * @param icons of the clinic
     * @param issued from when the security.txt counts
     * @param preview whether search engines are to stay away from every page
     * @throws SiteException when the owner's theme cannot be used
     */
    public SiteRenderer(
            Site site,
            Words words,
            TemplateFolder folder,
            PageContent content,
            Shortcuts shortcuts,
            SiteIcons icons,
            Instant issued,
            boolean preview)
            throws SiteException {
        TemplateEngine.silence();
        this.site = site;
        this.content = new PageTexts(site, content, shortcuts);
        this.issued = issued;
        ClinicFacts clinic = site.clinic();
        formats = new Formats(words, clinic.currency());
        divided = !folder.hasOwn(templateOf("sitemap.xml")) || folder.ownSays(templateOf("sitemap.xml"), "page.items");
        assets = new Assets(folder, icons::find, Theme.css(clinic.theme(), folder.text("css/tokens.css")));
        structuredData = new StructuredData(site, formats, assets, this.content);
        jbake = new JBakeNames(site);
        wrapper = new RecordWrapper(this.content);
        engine = new TemplateEngine(folder, wrapper, clinic.locale(), TimeZone.getTimeZone(clinic.timeZone()));
        this.content.drawnBy(engine, wrapper, new PlainShortcuts(site, words, formats, shortcuts));
        openings = Openings.ofPages(site);
        everywhere = Openings.everywhere(site);
        rules = new HostRules(site.base(), site.redirects(), everywhere, openings);
        share(words, preview, folder);
        new TemplateFunctions(site, words, formats, assets, structuredData, this.content).shareWith(engine);
    }

    /**
     * Parses the templates that nearly every site has, for the renderer that is made later of the same folder.
     *
     * @throws IOException when one is missing or has a mistake; drawing tells it with the page
     */
    public static void parse(TemplateFolder folder) throws IOException {
        TemplateEngine.silence();
        ParsedTemplates templates = ParsedTemplates.of(folder.ownTexts());
        Set<String> seen = new HashSet<>();
        for (PageKind kind : COMMON_KINDS) {
            templates.parse("layouts/" + kind.layout() + ".ftlh", seen);
        }
    }

    private void share(Words words, boolean preview, TemplateFolder folder) {
        try {
            engine.share("keep", new KeepDirective(!folder.drawsPages()));
            engine.share("site", wrapper.wrap(site));
            engine.share("clinic", wrapper.wrap(site.clinic()));
            engine.share("data", wrapper.wrap(site.data()));
            engine.share("lang", wrapper.wrap(words.locale().toLanguageTag()));
            engine.share("preview", wrapper.wrap(preview));
            engine.share("dir", wrapper.wrap(words.direction()));
        } catch (TemplateModelException e) {
            throw new IllegalStateException("maps and records can be wrapped", e);
        }
    }

    /**
     * Draws a page.
     *
     * @return the file's bytes, HTML in UTF-8
     * @throws TemplateFault when its layout does not exist or does something wrong
     */
    public byte[] render(Page page) throws TemplateFault {
        return draw("layouts/" + page.layout() + ".ftlh", page, page.path());
    }

    private byte[] draw(String template, Page page, PagePath path) throws TemplateFault {
        String policy = site.clinic().hosting().sendsHeaders()
                ? ""
                : SecurityPolicy.inPage(
                        openings.getOrDefault(path, everywhere)); // what only leads on opens nothing more
        PageNames names = new PageNames(page, policy, content, structuredData, jbake, wrapper);
        try {
            return engine.draw(template, names, path);
        } catch (TemplateFault e) {
            Optional<Problem> text = e.isEndless() ? content.tooLong() : Optional.empty();
            throw text.isPresent() ? new TemplateFault(text.get(), path) : e;
        } finally {
            content.endFile();
        }
    }

    /**
     * Draws the other files: feed, sitemap, robots.txt, llms.txt, manifest, security.txt, and the style sheets, icons and
     * fonts that the pages drawn so far ask for.
     *
     * @return the bytes by path, sorted by path
     * @throws TemplateFault when a template does something wrong
     */
    public Map<PagePath, byte[]> files() throws TemplateFault {
        Map<PagePath, byte[]> files = new TreeMap<>();
        Page home = site.only(PageKind.HOME);
        if (home != null) {
            put(files, "robots.txt.ftl", home);
            if (site.base().isKnown()) { // all that these say are addresses
                sitemaps(files, Sitemaps.MOST_ADDRESSES);
                put(files, "llms.txt.ftl", home);
                if (!site.all(PageKind.ARTICLE).isEmpty()) {
                    put(files, "feed.xml.ftlx", home);
                }
            }
        }
        files.put(new PagePath("/site.webmanifest"), bytes(manifest()));
        files.put(new PagePath("/.well-known/security.txt"), bytes(securityText()));
        Hosting hosting = site.clinic().hosting();
        if (hosting == Hosting.GITHUB_PAGES) {
            addGitHubPages(files);
        } else if (!site.redirects().isEmpty()) {
            files.put(new PagePath("/_redirects"), bytes(rules.redirectsFile()));
        }
        if (hosting.sendsHeaders()) {
            files.put(new PagePath("/_headers"), bytes(rules.headersFile(hosting != Hosting.NETLIFY)));
        }
        for (Page event : site.all(PageKind.EVENT)) {
            files.put(requireNonNull(Calendars.of(event)), CalendarFile.of(site, event, issued, formats));
        }
        addRedirects(files);
        files.putAll(assets.all());
        return files;
    }

    /** One file, or an index and its parts; one of what a template of the clinic's own lists by itself. */
    void sitemaps(Map<PagePath, byte[]> files, int most) throws TemplateFault {
        List<Page> parts = divided ? Sitemaps.of(site, most) : List.of(Sitemaps.whole(site.pages()));
        for (Page part : parts) {
            put(files, "sitemap.xml.ftlx", part, part.path());
        }
        if (parts.size() > 1) {
            put(files, "sitemap-index.xml.ftlx", Sitemaps.whole(parts), new PagePath("/sitemap.xml"));
        }
    }

    /** A style sheet, an icon or a font that a page drawn so far asks for. */
    public Optional<byte[]> asset(String path) {
        return assets.all().entrySet().stream()
                .filter(asset -> asset.getKey().value().equals(path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** GitHub reads no header files; one file keeps it from leaving out .well-known, one names the clinic's own host. */
    private void addGitHubPages(Map<PagePath, byte[]> files) {
        files.put(new PagePath("/.nojekyll"), bytes(""));
        if (site.clinic().url() != null && BaseUrl.isValid(site.clinic().url())) {
            String host = BaseUrl.parse(site.clinic().url()).host();
            if (!host.endsWith(".github.io")) {
                files.put(new PagePath("/CNAME"), bytes(host + "\n"));
            }
        }
    }

    /** A page under each old path that leads to the new one, for hosts that know no redirects. */
    private void addRedirects(Map<PagePath, byte[]> files) throws TemplateFault {
        if (site.redirects().isEmpty()) {
            return;
        }
        Map<PagePath, Page> pages = new HashMap<>();
        site.pages().forEach(page -> pages.put(page.path(), page));
        for (Map.Entry<String, PagePath> redirect : site.redirects().entrySet()) {
            Page page = pages.get(redirect.getValue());
            if (page != null) {
                PagePath old = new PagePath(redirect.getKey());
                files.put(old, draw("files/redirect.html.ftlh", page, old));
            }
        }
    }

    /** What the site tells of its clinic, for those who compare two builds; without a build id. */
    public PublicLedger ledger() {
        return PublicFacts.of(site, formats);
    }

    /** Security headers, caching and redirects for nginx, to be included in a {@code server} block. Not published. */
    public String nginx() {
        return rules.nginx();
    }

    /** The XML files that a template draws. */
    public static final List<String> FEEDS = List.of("sitemap.xml", "feed.xml");

    /** The template that draws one of {@link #FEEDS}; nothing that is there for any other file. */
    public static String templateOf(String file) {
        return "files/" + file + ".ftlx";
    }

    private void put(Map<PagePath, byte[]> files, String template, Page home) throws TemplateFault {
        put(files, template, home, new PagePath("/" + new FilePath(template).withoutExtension()));
    }

    private void put(Map<PagePath, byte[]> files, String template, Page page, PagePath path) throws TemplateFault {
        byte[] bytes = draw("files/" + template, page, path);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\f') { // a page break of a pasted text: HTML takes it for a blank, XML does not take it
                bytes[i] = ' ';
            }
        }
        files.put(path, bytes);
    }

    private String manifest() {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", site.clinic().name().text());
        manifest.put("lang", site.clinic().locale().toLanguageTag());
        manifest.put("start_url", site.base().href(PagePath.HOME));
        manifest.put("display", "browser");
        List<Object> icons = new ArrayList<>();
        icons.add(icon("icons/icon.svg", "any", "image/svg+xml"));
        icons.add(icon("icons/icon-192.png", "192x192", "image/png"));
        icons.add(icon("icons/icon-512.png", "512x512", "image/png"));
        manifest.put("icons", icons);
        return Json.write(manifest) + "\n";
    }

    private Map<String, Object> icon(String file, String sizes, String type) {
        Map<String, Object> icon = new LinkedHashMap<>();
        icon.put("src", site.base().href(assets.path(file)));
        icon.put("sizes", sizes);
        icon.put("type", type);
        return icon;
    }

    /** RFC 9116: whom to tell about a weakness of the site. */
    private String securityText() {
        String expires = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(SecurityText.expires(issued));
        return "Contact: " + contact() + "\nExpires: " + expires + "\nPreferred-Languages: "
                + site.clinic().locale().getLanguage() + "\n"
                + (site.base().isKnown()
                        ? "Canonical: " + site.base().absolute(new PagePath("/.well-known/security.txt")) + "\n"
                        : "");
    }

    /** The best way to write to the clinic, else to call it, else where one books: a clinic has one of them. */
    private String contact() {
        ClinicFacts clinic = site.clinic();
        if (clinic.contact().email() != null) {
            return "mailto:" + clinic.contact().email();
        }
        if (clinic.contact().phone() != null) {
            return "tel:" + Telephone.dialled(clinic.contact().phone(), clinic.country());
        }
        return Messengers.of(clinic).stream()
                .findFirst()
                .map(Messengers.Messenger::address)
                .orElseGet(() -> BookingWays.address(site).orElseThrow());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
