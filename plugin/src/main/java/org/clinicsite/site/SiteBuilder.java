package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clinicsite.article.Article;
import org.clinicsite.article.Section;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Format;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** Puts the site together. The stage's door; pure. */
public final class SiteBuilder {

    /** Articles on one page of a list. */
    private static final int PER_PAGE = 20;
    /** The most that a search engine shows of a description, and the most that the clinic bar allows. */
    private static final int DESCRIPTION = 155;

    /** Below it a description says nothing to those who search, above it its end is cut off. */
    private static final int SHORTEST_DESCRIPTION = 50;

    private static final int LONGEST_DESCRIPTION = 160;

    private final Content content;
    private final Words words;
    private final Set<String> ownLayouts;
    /** No text is older than print; what is, was written with two digits. */
    private static final int FIRST_YEAR = 1450;

    private final SiteOptions options;
    private final PagePath home;
    private final Problems problems;
    private final Claims claims;
    private final Holidays holidays;
    private final Map<String, PagePath> redirects = new TreeMap<>();
    private final Map<PageKind, List<Page>> made = new EnumMap<>(PageKind.class);
    /** Kinds of which there is one that stands for itself: no list has it alone. */
    private final Set<ContentType> withoutList = EnumSet.noneOf(ContentType.class);

    private final Map<PageKind, Set<String>> slugs = new EnumMap<>(PageKind.class);
    private final Map<String, Page> bySource = new HashMap<>();
    /** Drafts and articles of a later day, by their paths. */
    private final Set<String> waiting = new TreeSet<>();

    /** By file and by path what is over, with the page that its address leads to. */
    private final Map<String, Page> over = new TreeMap<>();

    private final Set<String> overSlugs = new TreeSet<>();
    private final Set<String> forbidden = new TreeSet<>();
    /** Content files that are no pages because of an error that was told, each with its slug. */
    private final Map<String, String> refused = new TreeMap<>();

    /**
     * @param content the content folder, read
     * @param words the site's language
     * @param ownLayouts names of the layouts that the clinic brings, replaced built-in ones among them
     * @param options what the person who builds decides
     * @param claims who is served where; files that are no pages have made their claims already
     * @param problems gets what does not fit together
     */
    public SiteBuilder(
            Content content,
            Words words,
            Set<String> ownLayouts,
            SiteOptions options,
            Claims claims,
            Problems problems) {
        this.content = content;
        this.words = words;
        this.holidays = new Holidays(words.locale());
        this.ownLayouts = ownLayouts;
        this.options = options;
        this.home = PagePath.home(options.language());
        this.claims = claims;
        this.problems = problems;
    }

    /**
     * Builds.
     *
     * @param articles one per source of the content, in its order
     * @return the site; whatever is wrong with it stands in the problems
     */
    public Site build(List<Article> articles) {
        ClinicFacts clinic = content.clinic();
        BaseUrl base = base(clinic);
        refused.putAll(content.lost());
        List<Article> ended = new ArrayList<>();
        Map<ContentType, List<Article>> types = new EnumMap<>(ContentType.class);
        for (Article article : articles) {
            if (isOver(article)) {
                ended.add(article);
            } else if (!isShown(article)) {
                waiting.add(article.source().path());
            } else {
                types.computeIfAbsent(article.source().type(), t -> new ArrayList<>())
                        .add(article);
            }
        }
        standAlone(types);
        for (ContentType type : ContentType.values()) {
            for (Article article : types.getOrDefault(type, List.of())) {
                page(article, type);
            }
        }
        made.values().forEach(list -> list.sort(LIST_ORDER));
        faq(types.getOrDefault(ContentType.FAQ, List.of()));
        telephone(content.clinicPlaces(), "phone", clinic.contact().phone(), null);
        telephone(content.clinicPlaces(), "sms", clinic.contact().sms(), null);
        telephone(content.clinicPlaces(), "whatsapp", clinic.contact().whatsapp(), null);
        telephone(content.clinicPlaces(), "signal", clinic.contact().signal(), null);
        home();
        list(PageKind.SERVICES, home.child("services"), of(PageKind.SERVICE), Integer.MAX_VALUE);
        listOrOne(ContentType.THERAPIST, PageKind.THERAPISTS, PageKind.THERAPIST);
        listOrOne(ContentType.LOCATION, PageKind.LOCATIONS, PageKind.LOCATION);
        list(PageKind.ARTICLES, home.child("articles"), of(PageKind.ARTICLE), PER_PAGE);
        if (!of(PageKind.SERVICE).isEmpty() && of(PageKind.PRICES).isEmpty()) {
            list(PageKind.PRICES, home.child("prices"), of(PageKind.SERVICE), Integer.MAX_VALUE);
        }
        Map<String, Page> tags = tags();
        form();
        if (of(PageKind.BOOKING).isEmpty()
                && BookingWays.isChoice(clinic.booking().url(), of(PageKind.LOCATION), of(PageKind.THERAPIST))) {
            plain(PageKind.BOOKING, home.child("booking"), "booking");
        }
        plain(PageKind.SITE_MAP, home.child("site-map"), "site-map");
        plain(PageKind.NOT_FOUND, home.to("/404.html"), "404");
        ended.forEach(this::leadOn);
        checkReferences();
        titlesThatStandTwice();
        undated();
        List<Page> pages = new ArrayList<>();
        for (PageKind kind : PageKind.values()) {
            pages.addAll(of(kind));
        }
        Menus menus = new Menus(pages, home, redirects, content, words, this::isExplained, problems);
        Site site = new Site(
                clinic.on(options.today()),
                base,
                content.data(),
                pages,
                menus.header(),
                menus.footer(),
                tags,
                redirects);
        Testimonials.check(site, content.clinicPlaces(), problems);
        HomeSections.check(site, content.clinicPlaces(), problems);
        return site;
    }

    /** Whether a path leads to no page for a reason that was told, or to what is over, which a menu may go on naming. */
    private Optional<String> isExplained(String path) {
        String folder = path.endsWith("/") ? path : path + "/";
        if (over.containsKey(folder)
                || over.containsKey(path)
                || refused.containsValue(folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1)
                        .replace("/", ""))) {
            return Optional.of("");
        }
        return forbidden.contains(folder)
                ? Optional.of(
                        "The jurisdiction " + content.clinic().rules() + " does not allow testimonials; take it away.")
                : Optional.empty();
    }

    /** The page that a content file became, by the file's path; files that became none are missing. */
    public Map<String, Page> pagesBySource() {
        return bySource;
    }

    /** One person alone is no team, and what goes to people is no choice of places. */
    private void standAlone(Map<ContentType, List<Article>> types) {
        if (words.isAlone()
                && types.getOrDefault(ContentType.THERAPIST, List.of()).size() == 1) {
            withoutList.add(ContentType.THERAPIST);
        }
        List<Article> places = types.getOrDefault(ContentType.LOCATION, List.of());
        if (places.size() == 1
                && places.get(0).source().facts() instanceof LocationFacts facts
                && !facts.kind().hasPremises()) {
            withoutList.add(ContentType.LOCATION);
        }
    }

    /** A list of a kind; in its place its address leads to the only one where that stands for itself. */
    private void listOrOne(ContentType type, PageKind list, PageKind one) {
        PagePath at = home.child(type.folder());
        if (!withoutList.contains(type)) {
            list(list, at, of(one), Integer.MAX_VALUE);
        } else if (!of(one).isEmpty() && !claims.isTaken(at.outputFile()) && claims.claim(at.outputFile(), null)) {
            redirects.put(at.value(), of(one).get(0).path());
        }
    }

    /** Paths of the content files that are no pages yet: drafts, and articles of a later day. */
    public Set<String> waiting() {
        return waiting;
    }

    /** Content files that are over, and the paths of their pages, each with the page that takes their visitors. */
    public Map<String, Page> over() {
        return over;
    }

    /** Content files that the jurisdiction does not allow, and the paths that their pages would have had. */
    public Set<String> forbidden() {
        return forbidden;
    }

    /** Paths of the content files that are no pages because of an error that was told, each with its slug. */
    public Map<String, String> refused() {
        return refused;
    }

    private BaseUrl base(ClinicFacts clinic) {
        String url = options.baseUrl() != null ? options.baseUrl() : clinic.url();
        if (url == null) {
            return BaseUrl.UNKNOWN;
        }
        try {
            return BaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            String advice = "Write it as https://www.example.org or https://www.example.org/clinic.";
            problems.add(
                    options.baseUrl() != null
                            ? Problem.error(Code.BAD_SITE_ADDRESS, "site.baseUrl", 0, 0, e.getMessage() + ".", advice)
                            : clinicProblem(Code.BAD_SITE_ADDRESS, "url", url, "url: " + e.getMessage() + ".", advice));
            return BaseUrl.UNKNOWN;
        }
    }

    /** An error in {@code clinic.yaml}. */
    private Problem clinicProblem(Code code, String key, String written, String message, String advice) {
        return content.clinicPlaces().problem(code, Problem.Level.ERROR, key, written, message, advice);
    }

    private boolean isOver(Article article) {
        return article.source().facts().common().isOver(options.today());
    }

    /** The address of what is over leads to the list of its kind, or home, so that no old link is dead. */
    private void leadOn(Article article) {
        Source source = article.source();
        CommonFacts common = source.facts().common();
        if (common.isDraft() && !options.drafts()) {
            waiting.add(source.path());
            return;
        }
        PageKind list = switch (source.type()) {
            case ARTICLE -> PageKind.ARTICLES;
            case SERVICE -> PageKind.SERVICES;
            case THERAPIST -> PageKind.THERAPISTS;
            case LOCATION -> PageKind.LOCATIONS;
            case FAQ -> PageKind.FAQ;
            case PAGE -> PageKind.HOME;
        };
        Page instead = of(of(list).isEmpty() ? PageKind.HOME : list).get(0);
        String slug = slug(source, common);
        over.put(source.path(), instead);
        overSlugs.add(slug);
        PagePath path = source.type() == ContentType.FAQ ? null : path(source, common, source.type(), slug);
        if (path != null && claims.claim(path.outputFile(), source.text().path())) {
            over.put(path.value(), instead);
            redirects.put(path.value(), instead.path());
        }
        alias(source, instead);
    }

    private boolean isShown(Article article) {
        CommonFacts common = article.source().facts().common();
        if (common.isDraft() && !options.drafts()) {
            return false;
        }
        if (article.source().facts() instanceof ArticleFacts facts
                && !options.future()
                && facts.published() != null
                && facts.isAhead(options.today())) {
            problems.add(article.source()
                    .places()
                    .problem(
                            Code.FUTURE_DATE,
                            Problem.Level.WARNING,
                            "published",
                            null,
                            "It is dated " + facts.published().day() + " and waits; this build counts as "
                                    + options.today() + ".",
                            "Show it now with -Dsite.future."));
            return false;
        }
        return true;
    }

    // ---- pages of one file each

    private static final Comparator<Page> LIST_ORDER = Comparator.comparing(
                    (Page p) -> p.facts() instanceof ArticleFacts f ? f.published() : null,
                    Comparator.nullsLast(Comparator.<DateText>reverseOrder()))
            .thenComparing(p -> p.facts() == null ? 1000 : p.facts().common().order())
            .thenComparing(p -> p.title().toLowerCase(Locale.ROOT))
            .thenComparing(Page::path);

    /** A page that shows its title alone; of a text that could not be read that is no news. */
    private void empty(Article article) {
        Source source = article.source();
        if (article.isUnread()) {
            return;
        }
        boolean written = article.edits().isEmpty();
        problems.add(Problem.warning(
                Code.EMPTY_TEXT,
                source.text().path(),
                source.text().line(Math.max(0, source.bodyStart() - 1)),
                0,
                written ? "The text is empty." : "Nothing of the text is left; all of it was taken out.",
                "Write it below the header, or delete the file."));
    }

    private void page(Article article, ContentType type) {
        Source source = article.source();
        CommonFacts common = source.facts().common();
        PageKind kind = kind(source, type);
        if (kind == PageKind.FAQ) {
            return;
        }
        String slug = slug(source, common);
        if (!fits(common.layout(), kind, source)) {
            refused.put(source.path(), slug);
            return;
        }
        if (kind.isTextAlone()
                && article.wordCount() == 0
                && article.shortcuts().isEmpty()) {
            empty(article);
        }
        boolean portrait = kind == PageKind.THERAPIST && isBlank(Wording.textOf(common.imageAlt()));
        if (common.image() != null && (portrait || common.imageAlt() == null)) {
            at(
                    Code.MISSING_ALT,
                    source,
                    "image",
                    common.image(),
                    "The picture '" + common.image() + "' has no 'image-alt'.",
                    portrait
                            ? "Say who is to be seen, such as 'image-alt: Portrait of " + title(article) + ".'"
                            : "Say what it shows, or write \"\" for an ornament.",
                    Problem.Level.WARNING);
        }
        PagePath path = kind == PageKind.HOME ? home : path(source, common, type, slug);
        voucher(source);
        if (path == null) {
            refused.put(source.path(), slug);
            return;
        }
        if (kind == PageKind.TESTIMONIALS && !testimonialsAllowed(source)) {
            forbidden.add(source.path());
            forbidden.add(path.value());
            return;
        }
        if (source.facts() instanceof LocationFacts location) {
            hoursOf(location, source);
            LocationFacts.Address address = location.address();
            telephone(source.places(), "phone", location.phone(), address == null ? null : address.country());
        }
        Page.Draft draft = new Page.Draft(path, kind);
        draft.slug = slug;
        draft.layout = common.layout() != null ? common.layout() : kind.layout();
        draft.title = title(article);
        Set<String> published = options.published().get(path.value());
        draft.article = published == null ? article : article.keeping(published);
        draft.facts = onTheDay(source.facts());
        draft.description = description(article);
        draft.modified = modified(source);
        dates(source);
        draft.indexed = !common.noindex() && kind != PageKind.THANKS;
        if (common.description() != null && draft.indexed) {
            descriptionsLength(source.places(), common.description().text());
        }
        draft.breadcrumbs = kind == PageKind.HOME ? List.of() : crumbs(type, draft.title);
        add(draft, source);
    }

    /**
     * A number that nobody abroad can dial, nor the telephone of a visitor who travels, is a mistake.
     *
     * @param key behind which it is written
     * @param country of the place that has the number; null for the clinic's
     */
    private void telephone(FactPlaces places, String key, @Nullable String number, @Nullable String country) {
        if (number == null) {
            return;
        }
        ClinicFacts clinic = content.clinic();
        boolean named = clinic.jurisdiction() != null || content.clinicPlaces().says("locale");
        String clinics = named ? clinic.country() : "";
        boolean elsewhere = country != null && !country.equals(clinics) && !number.startsWith("+");
        Optional<String> fault = elsewhere
                ? Optional.of("is written as in " + country + ", and the clinic is in "
                        + (clinics.isEmpty() ? "no country that it names" : clinics))
                : Telephone.fault(number, clinics);
        fault.ifPresent(said -> problems.add(places.problem(
                Code.BAD_VALUE,
                Problem.Level.ERROR,
                key,
                number,
                key + ": '" + number + "' " + said + ".",
                "Write it with its country's code, as in \"+44 1632 960123\""
                        + (named ? "." : ", or say the country: 'locale: en-GB' or 'jurisdiction: GB'."))));
    }

    /** A place at which nobody can come is no place; holidays that nobody knows are none. */
    private void hoursOf(LocationFacts location, Source source) {
        if (location.never()) {
            at(
                    Code.NO_OPEN_DAY,
                    source,
                    "hours",
                    null,
                    "'hours' names no open day.",
                    "Write the days, such as 'mon-fri: 09:00-17:00', or 'hours: by appointment'.");
        }
        if (!location.kind().hasPremises() && source.places().says("address")) {
            at(
                    Code.HIDDEN_ADDRESS,
                    source,
                    "address",
                    null,
                    "The address is not shown: people do not come to "
                            + (location.kind() == LocationFacts.Kind.ONLINE ? "what is online." : "who comes to them."),
                    "Take it away and write the towns into 'area:', or take 'kind' away where there are rooms.",
                    Problem.Level.WARNING);
        }
        String code = location.holidays();
        if (code != null && Form.HOLIDAYS.fits(code)) {
            holidays.unknown(code)
                    .ifPresent(advice -> at(
                            Code.UNKNOWN_REFERENCE,
                            source,
                            "holidays",
                            code,
                            "holidays: '" + code + "' is no country or region whose holidays are known.",
                            advice));
        }
    }

    /** Facts as they are on the day that counts: what is over is not shown. */
    private Facts onTheDay(Facts facts) {
        return facts instanceof LocationFacts location
                ? location.upcoming(options.today(), holidays.of(location, options.today()))
                : facts instanceof ServiceFacts service
                        ? service.on(options.today())
                        : facts instanceof TherapistFacts therapist ? therapist.on(options.today()) : facts;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whether a layout can draw a kind of content: its own, or one of the clinic's. */
    private boolean fits(@Nullable String layout, PageKind kind, Source source) {
        if (layout != null && !isLayout(layout)) {
            Set<String> names = new TreeSet<>(ownLayouts);
            for (PageKind other : PageKind.values()) {
                if (other == kind || source.type() == ContentType.PAGE && other.isWritten()) {
                    names.add(other.layout());
                }
            }
            at(
                    Code.UNKNOWN_LAYOUT,
                    source,
                    "layout",
                    layout,
                    "There is no layout '" + layout + "'.",
                    Nearest.advice(layout, names) + " One of your own is a file site-template/layouts/" + layout
                            + ".ftlh.",
                    Problem.Level.ERROR);
            return false;
        }
        for (PageKind other : PageKind.values()) {
            if (other != kind && other.layout().equals(layout)) {
                at(
                        Code.WRONG_LAYOUT,
                        source,
                        "layout",
                        layout,
                        "The layout '" + layout + "' does not draw a " + kind.layout() + ".",
                        "Take the line away, or name a layout of your own.",
                        Problem.Level.ERROR);
                return false;
            }
        }
        if (kind.isOne() && !of(kind).isEmpty()) {
            at(
                    Code.DUPLICATE_PAGE,
                    source,
                    "layout",
                    layout,
                    "There is a page with the layout '" + kind.layout() + "' already: "
                            + requireNonNull(of(kind).get(0).article())
                                    .source()
                                    .text()
                                    .path() + ".",
                    "Make it one page, or draw this one with the layout 'page'.",
                    Problem.Level.ERROR);
            return false;
        }
        return true;
    }

    private boolean isLayout(String name) {
        for (PageKind kind : PageKind.values()) {
            if (kind.layout().equals(name)) {
                return true;
            }
        }
        return ownLayouts.contains(name);
    }

    private void add(Page.Draft draft, Source source) {
        if (claims.claim(
                draft.path.outputFile(),
                source.text().path(),
                (code, message, advice) -> ofPath(code, source, message, advice))) {
            Page page = draft.done();
            of(page.kind()).add(page);
            bySource.put(source.path(), page);
            alias(source, page);
        } else {
            refused.put(source.path(), draft.slug);
        }
    }

    /** An error in what gives a page its path: {@code permalink}, {@code slug} or the file's name. */
    private static Problem ofPath(Code code, Source source, String message, String advice) {
        CommonFacts common = source.facts().common();
        if (common.permalink() == null && common.slug() == null) {
            return Problem.error(code, source.text().path(), 0, 0, message, advice);
        }
        return common.permalink() != null
                ? source.places().problem(code, Problem.Level.ERROR, "permalink", common.permalink(), message, advice)
                : source.places().problem(code, Problem.Level.ERROR, "slug", common.slug(), message, advice);
    }

    private void alias(Source source, Page page) {
        for (String alias : source.facts().common().aliases()) {
            String fault = PathNames.writtenFault(alias);
            if (fault != null) {
                at(
                        Code.BAD_PATH,
                        source,
                        "aliases",
                        alias,
                        "The alias '" + FileNames.shown(alias) + "' has " + fault + ".",
                        "Write the old path alone, such as /old-name/.");
                continue;
            }
            try {
                String path = (alias.startsWith("/") ? "" : "/") + alias;
                PagePath from = new PagePath(path.endsWith("/") || path.endsWith(".html") ? path : path + "/");
                if (claims.isTaken(from.outputFile())) {
                    at(
                            Code.PATH_TAKEN,
                            source,
                            "aliases",
                            alias,
                            "The alias '" + alias + "' is a path that the site uses.",
                            "Delete it.");
                } else if (claims.claim(from.outputFile(), source.text().path())) {
                    redirects.put(from.value(), page.path());
                }
            } catch (IllegalArgumentException e) {
                at(
                        Code.BAD_PATH,
                        source,
                        "aliases",
                        alias,
                        "'" + alias + "' is no path: " + e.getMessage() + ".",
                        "Write it as /old-name/.");
            }
        }
    }

    private static PageKind kind(Source source, ContentType type) {
        return switch (type) {
            case ARTICLE -> PageKind.ARTICLE;
            case SERVICE -> PageKind.SERVICE;
            case THERAPIST -> PageKind.THERAPIST;
            case LOCATION -> PageKind.LOCATION;
            case FAQ -> PageKind.FAQ;
            case PAGE -> pageKind(source);
        };
    }

    /** Of a page the layout says which of the clinic's pages it is; a layout of the clinic's own draws a plain page. */
    private static PageKind pageKind(Source source) {
        String layout = source.facts().common().layout();
        if (layout != null) {
            for (PageKind kind : PageKind.values()) {
                if (kind.layout().equals(layout) && kind.isWritten()) {
                    return kind;
                }
            }
        }
        return source.path().equals("pages/home.md") ? PageKind.HOME : PageKind.PAGE;
    }

    private boolean testimonialsAllowed(Source source) {
        Optional<Testimonials.Telling> law =
                Testimonials.telling(content.clinic(), "the page is not made", "Delete the file");
        law.ifPresent(said -> problems.add(Problem.warning(
                Code.TESTIMONIALS_NOT_ALLOWED, source.text().path(), 0, 0, said.message(), said.advice())));
        return law.isEmpty() || !law.get().forbids();
    }

    /** A voucher must not end sooner than the law of the place allows. */
    private void voucher(Source source) {
        if (!(source.facts() instanceof PageFacts facts) || facts.voucher() == null) {
            return;
        }
        String rules = content.clinic().rules();
        Integer years = facts.voucher().validYears();
        Jurisdiction.Rule rule = new Jurisdiction(rules).voucherYears().orElse(null);
        int least = rule == null ? 0 : rule.years().orElse(0);
        if (rule != null && years != null && years < least) {
            String header = source.text().text().substring(0, source.bodyStart());
            int key = header.indexOf("valid-years");
            int offset = key < 0 ? -1 : header.indexOf(years.toString(), key);
            problems.add(Problem.error(
                    Code.VOUCHER_TERM,
                    source.text().path(),
                    offset >= 0 ? source.text().line(offset) : 0,
                    offset >= 0 ? source.text().column(offset) : 0,
                    "voucher.valid-years: in " + rules + " a voucher must hold at least " + least + " years ("
                            + rule.law() + ").",
                    "Write " + least + " or more, or set 'jurisdiction' in clinic.yaml if it is wrong."));
        }
    }

    private String slug(Source source, CommonFacts common) {
        if (common.slug() == null) {
            String slug = Slug.of(source.baseName());
            return slug.isEmpty() ? "page" : slug;
        }
        String written = common.slug();
        String slug = Slug.of(written.substring(written.lastIndexOf('/') + 1));
        String fault = PathNames.writtenFault(written);
        if (fault != null) {
            String instead = PathNames.writtenFault(slug) == null && !slug.isEmpty()
                    ? slug
                    : source.type().word();
            at(
                    Code.BAD_PATH,
                    source,
                    "slug",
                    written,
                    "slug: '" + FileNames.shown(written) + "' has " + fault + ".",
                    "Write '" + instead + "'.");
            return source.baseName();
        } else if (!slug.equals(written)) {
            at(
                    Code.BAD_PATH,
                    source,
                    "slug",
                    written,
                    "'" + written + "' is no slug; '" + slug + "' is used.",
                    "Use letters, digits and hyphens; a whole path goes into 'permalink'.",
                    Problem.Level.WARNING);
        }
        return slug.isEmpty() ? "page" : slug;
    }

    /** Endings by which hosts take a file for something else than a page. */
    private static final Set<String> SERVED_OTHERWISE = Set.of(
            "asp", "aspx", "cgi", "css", "gif", "jpeg", "jpg", "js", "json", "jsp", "pdf", "php", "png", "svg", "txt",
            "webp", "xml");

    private @Nullable PagePath path(Source source, CommonFacts common, ContentType type, String slug) {
        if (common.permalink() == null) {
            return type == ContentType.PAGE
                    ? home.child(slug)
                    : home.child(type.folder()).child(slug);
        }
        String wanted = common.permalink();
        String fault = PathNames.writtenFault(wanted);
        String last = wanted.substring(wanted.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (fault == null
                && SERVED_OTHERWISE.contains(last.substring(last.lastIndexOf('.') + 1))
                && last.contains(".")) {
            fault = "the ending '" + last.substring(last.lastIndexOf('.'))
                    + "', and hosts would not serve it as a page";
        }
        if (fault != null) {
            at(
                    Code.BAD_PATH,
                    source,
                    "permalink",
                    wanted,
                    "permalink: '" + FileNames.shown(wanted) + "' has " + fault + ".",
                    "Write a path of letters, digits and hyphens, such as /" + Slug.of(source.baseName()) + "/.");
            return null;
        }
        try {
            boolean file = last.endsWith(".html") || last.endsWith(".htm");
            return home.to(wanted.endsWith("/") || file ? wanted : wanted + "/");
        } catch (IllegalArgumentException e) {
            at(
                    Code.BAD_PATH,
                    source,
                    "permalink",
                    common.permalink(),
                    "permalink: " + e.getMessage() + ".",
                    "Write it as /about-us/.");
            return null;
        }
    }

    private String title(Article article) {
        if (article.title() != null && !article.title().isBlank()) {
            return article.title();
        }
        String name =
                article.source().baseName().replace('-', ' ').replace('_', ' ').strip();
        String title = name.isEmpty() ? article.source().type().word() : name;
        switch (article.source().type()) {
            case SERVICE, THERAPIST, LOCATION -> {
                // a to-do
            }
            default ->
                missing(
                        Code.MISSING_KEY,
                        article.source(),
                        Problem.Level.WARNING,
                        "The page has no title; '" + title + "' is shown.",
                        "title: …");
        }
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private String description(Article article) {
        CommonFacts common = article.source().facts().common();
        if (common.description() != null) {
            return common.description().text();
        }
        Wording summary = article.source().facts() instanceof ServiceFacts service ? service.summary() : null;
        String written = summary != null ? summary.text() : article.excerpt(DESCRIPTION);
        return written.isBlank()
                ? described(title(article) + " – " + content.clinic().name())
                : written;
    }

    /** What is said of a page whose own words are few: they, and what the clinic does. */
    private String described(String words) {
        if (words.codePointCount(0, words.length()) >= SHORTEST_DESCRIPTION) {
            return org.clinicsite.text.Words.opening(words, DESCRIPTION);
        }
        return org.clinicsite.text.Words.opening(
                words + (words.endsWith(".") ? " " : ". ") + content.clinic().description(), DESCRIPTION);
    }

    private static String names(List<Page> pages) {
        return pages.stream().map(Page::title).collect(Collectors.joining(", "));
    }

    /** What was written is told when it is too short or too long; where one sign is a word there is no such rule. */
    private void descriptionsLength(FactPlaces places, String description) {
        int length = description.codePointCount(0, description.length());
        if ((length < SHORTEST_DESCRIPTION || length > LONGEST_DESCRIPTION)
                && description.codePoints().noneMatch(Character::isIdeographic)) {
            problems.add(places.problem(
                    Code.DESCRIPTION_LENGTH,
                    Problem.Level.WARNING,
                    "description",
                    description,
                    "The description has " + length + " characters; search engines want " + SHORTEST_DESCRIPTION
                            + " to " + LONGEST_DESCRIPTION + ".",
                    length < SHORTEST_DESCRIPTION
                            ? "Say what is on the page, where, and for whom."
                            : "Shorten it; its end would be cut off."));
        }
    }

    /** Who searches, or has two tabs open, cannot tell two pages of one title apart. */
    private void titlesThatStandTwice() {
        Map<String, Page> first = new HashMap<>();
        for (PageKind kind : PageKind.values()) {
            for (Page page : of(kind)) {
                if (page.article() == null || !page.indexed() || kind == PageKind.FAQ) {
                    continue;
                }
                Page other = first.putIfAbsent(page.title().toLowerCase(Locale.ROOT), page);
                if (other != null) {
                    at(
                            Code.SAME_TITLE,
                            page.article().source(),
                            "title",
                            page.title(),
                            "'" + page.title() + "' is also the title of "
                                    + requireNonNull(other.article())
                                            .source()
                                            .text()
                                            .path() + ".",
                            "Name one of them so that people can tell them apart.",
                            Problem.Level.WARNING);
                }
            }
        }
    }

    /** Articles whose header forgets the day, among others that have one: the list puts them last, which nobody meant. */
    private void undated() {
        List<Page> articles = of(PageKind.ARTICLE);
        if (articles.stream().noneMatch(page -> page.facts() instanceof ArticleFacts f && f.published() != null)) {
            return;
        }
        for (Page page : articles) {
            if (page.article() != null
                    && page.facts() instanceof ArticleFacts facts
                    && facts.published() == null
                    && page.article().source().places().says("title")) {
                problems.add(page.article()
                        .source()
                        .places()
                        .problem(
                                Code.NO_DATE,
                                Problem.Level.WARNING,
                                "title",
                                null,
                                "The article has no date, as others have; it stands behind them.",
                                "Write 'published: " + options.today()
                                        + "' into its header, or the day that is right."));
            }
        }
    }

    /** Dates that cannot be meant: of a year that was written with two digits, or changed before it was there. */
    private void dates(Source source) {
        if (!(source.facts() instanceof ArticleFacts facts)) {
            return;
        }
        Map<String, DateText> written = new TreeMap<>();
        putDate(written, "published", facts.published());
        putDate(written, "updated", facts.updated());
        putDate(written, "reviewed", facts.reviewed());
        written.forEach((key, date) -> {
            if (date.day().getYear() < FIRST_YEAR) {
                date(source, key, date, "is of the year " + date.day().getYear(), "Write the year with four digits.");
            }
        });
        if (facts.published() != null
                && facts.updated() != null
                && facts.updated().day().isBefore(facts.published().day())) {
            date(
                    source,
                    "updated",
                    facts.updated(),
                    "is before it was published, on " + facts.published().day(),
                    "Mend one of the two.");
        }
    }

    private static void putDate(Map<String, DateText> written, String key, @Nullable DateText date) {
        if (date != null) {
            written.put(key, date);
        }
    }

    private void date(Source source, String key, DateText date, String fault, String advice) {
        problems.add(source.places()
                .problem(
                        Code.UNLIKELY_DATE,
                        Problem.Level.WARNING,
                        key,
                        null,
                        key + ": " + date.day() + " " + fault + ".",
                        advice));
    }

    private static @Nullable DateText modified(Source source) {
        if (source.facts() instanceof ArticleFacts facts) {
            return facts.updated() != null ? facts.updated() : facts.published();
        }
        return source.facts() instanceof PageFacts facts ? facts.updated() : null;
    }

    private List<Crumb> crumbs(ContentType type, String title) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(words.get("titles.home"), home));
        if (type != ContentType.PAGE && !withoutList.contains(type)) {
            crumbs.add(new Crumb(words.get("titles." + type.folder()), home.child(type.folder())));
        }
        crumbs.add(new Crumb(title, null));
        return crumbs;
    }

    // ---- pages that gather others

    private void home() {
        if (!of(PageKind.HOME).isEmpty() || !claims.claim(home.outputFile(), null)) {
            return;
        }
        ClinicFacts clinic = content.clinic();
        Page.Draft draft = new Page.Draft(home, PageKind.HOME);
        Wording headline = clinic.home() != null && clinic.home().headline() != null
                ? clinic.home().headline()
                : clinic.tagline() != null ? clinic.tagline() : clinic.name();
        draft.title = headline.text();
        draft.description = clinic.description().text();
        if (draft.description.codePointCount(0, draft.description.length()) > LONGEST_DESCRIPTION) {
            descriptionsLength(content.clinicPlaces(), draft.description);
        }
        of(PageKind.HOME).add(draft.done());
    }

    private void faq(List<Article> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<Page> items = new ArrayList<>();
        for (Article group : groups) {
            Page.Draft draft = new Page.Draft(home.child("faq"), PageKind.FAQ);
            draft.slug = slug(group.source(), group.source().facts().common());
            draft.title = title(group);
            draft.description = description(group);
            draft.article = group;
            draft.facts = group.source().facts();
            if (group.sections().isEmpty()) {
                at(
                        Code.NO_QUESTION,
                        group.source(),
                        "The group has no question.",
                        "Write each question as a heading: ## How …?",
                        Problem.Level.ERROR);
            }
            items.add(draft.done());
        }
        items.sort(LIST_ORDER);
        askedTwice(items);
        list(PageKind.FAQ, home.child("faq"), items, Integer.MAX_VALUE);
        Page faq = of(PageKind.FAQ).isEmpty() ? null : of(PageKind.FAQ).get(0);
        if (faq != null) {
            groups.forEach(group -> bySource.put(group.source().path(), faq));
        }
    }

    /** All groups stand on one page, so a question's anchor must be there once. */
    private void askedTwice(List<Page> groups) {
        Map<String, Page> asked = new HashMap<>();
        for (Page group : groups) {
            for (Section section : group.sections()) {
                Page other = asked.putIfAbsent(section.id(), group);
                if (other != null && other != group) {
                    problems.add(Problem.error(
                            Code.DUPLICATE_QUESTION,
                            requireNonNull(group.article()).source().text().path(),
                            section.line(),
                            1,
                            "The question '" + section.title() + "' stands in "
                                    + requireNonNull(other.article()).source().path() + " too.",
                            "Ask it once, or give one an anchor of its own: ## " + section.title() + " {#another}"));
                }
            }
        }
    }

    private void list(PageKind kind, PagePath path, List<Page> all, int perPage) {
        if (!all.isEmpty() && of(kind).isEmpty()) {
            list(
                    kind,
                    path,
                    kind.layout(),
                    words.get("titles." + kind.layout()),
                    List.of(),
                    all,
                    perPage,
                    () -> described(words.get(
                            "descriptions." + kind.layout(),
                            "clinic",
                            content.clinic().name().text(),
                            "title",
                            words.get("titles." + kind.layout()),
                            "items",
                            names(all))));
        }
    }

    private List<Page> list(
            PageKind kind,
            PagePath path,
            String slug,
            String title,
            List<Crumb> above,
            List<Page> all,
            int perPage,
            Supplier<String> description) {
        int numbers = (all.size() + perPage - 1) / Math.max(1, perPage);
        if (perPage == Integer.MAX_VALUE) {
            numbers = 1;
        }
        List<Page> pages = new ArrayList<>();
        DateText newest = newest(all);
        for (int number = 1; number <= numbers; number++) {
            PagePath at = number == 1 ? path : path.child("page").child(String.valueOf(number));
            if (!claims.claim(at.outputFile(), null)) {
                continue;
            }
            Page.Draft draft = new Page.Draft(at, kind);
            draft.slug = slug;
            draft.title = number == 1
                    ? title
                    : words.get("titles.numbered", "title", title, "number", String.valueOf(number));
            draft.description = number == 1
                    ? description.get()
                    : described(words.get(
                            "descriptions.numbered",
                            "title",
                            title,
                            "number",
                            String.valueOf(number),
                            "last",
                            String.valueOf(numbers),
                            "clinic",
                            content.clinic().name().text()));
            draft.number = number;
            draft.numbers = numbers;
            draft.all = List.copyOf(all);
            draft.items = perPage == Integer.MAX_VALUE
                    ? draft.all
                    : draft.all.subList((number - 1) * perPage, Math.min(all.size(), number * perPage));
            draft.modified = newest;
            List<Crumb> crumbs = new ArrayList<>();
            crumbs.add(new Crumb(words.get("titles.home"), home));
            crumbs.addAll(above);
            if (number > 1) {
                crumbs.add(new Crumb(title, path));
            }
            crumbs.add(new Crumb(draft.title, null));
            draft.breadcrumbs = crumbs;
            Page page = draft.done();
            of(kind).add(page);
            pages.add(page);
        }
        return pages;
    }

    private static @Nullable DateText newest(Collection<Page> pages) {
        return pages.stream()
                .map(Page::modified)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private void plain(PageKind kind, PagePath path, String slug) {
        Page.Draft draft = new Page.Draft(path, kind);
        if (claims.isTaken(draft.path.outputFile())) { // the clinic's own takes its place
            return;
        }
        if (!claims.claim(draft.path.outputFile(), null)) {
            return;
        }
        draft.slug = slug;
        draft.title = words.get("titles." + kind.layout());
        draft.description = described(words.get(
                "descriptions." + kind.layout(),
                "clinic",
                content.clinic().name().text(),
                "title",
                draft.title));
        draft.indexed = kind != PageKind.NOT_FOUND && kind != PageKind.THANKS;
        if (kind != PageKind.NOT_FOUND) {
            draft.breadcrumbs = List.of(new Crumb(words.get("titles.home"), home), new Crumb(draft.title, null));
        }
        of(kind).add(draft.done());
    }

    /** What a contact form needs: the page that it stands on, and the one for whoever has sent it. */
    private void form() {
        if (content.clinic().contact().form() == null) {
            return;
        }
        FormTarget.check(content, problems);
        PagePath contact = home.child("contact");
        if (of(PageKind.CONTACT).isEmpty()) {
            plain(PageKind.CONTACT, contact, "contact");
        }
        if (of(PageKind.THANKS).isEmpty()) {
            plain(PageKind.THANKS, contact.child("thanks"), "thanks");
        }
    }

    /** The form of a tag that decides which tags are one: its slug. */
    public static String tagSlug(String tag) {
        return Slug.of(tag);
    }

    /** What tells a tag from another of the same slug: letters, digits and signs, but not how they are parted. */
    private static String meaning(String tag) {
        StringBuilder meaning = new StringBuilder();
        Normalizer.normalize(tag, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.MATH_SYMBOL
                        || Character.getType(c) == Character.CURRENCY_SYMBOL
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || "#%@*".indexOf(c) >= 0)
                .forEach(meaning::appendCodePoint);
        return meaning.toString();
    }

    private Map<String, Page> tags() {
        Map<String, List<Page>> tagged = new TreeMap<>();
        Map<String, TreeSet<String>> spellings = new TreeMap<>();
        Map<String, Page> firstUse = new HashMap<>();
        List<Page> written = new ArrayList<>(of(PageKind.ARTICLE));
        bySource.values().stream()
                .filter(page -> page.facts() != null && page.kind() != PageKind.ARTICLE)
                .sorted(Comparator.comparing(Page::path))
                .forEach(written::add); // their tags have no page, but are to be spelt alike
        for (Page page : written) {
            for (String tag :
                    Wording.texts(requireNonNull(page.facts()).common().tags())) {
                String slug = tagSlug(tag);
                if (slug.isEmpty()) {
                    at(
                            Code.BAD_TAG,
                            requireNonNull(page.article()).source(),
                            "tags",
                            tag,
                            "The tag '" + tag + "' has neither letter nor digit; it gets no page.",
                            "Write it in words.",
                            Problem.Level.WARNING);
                    continue;
                }
                if (page.kind() == PageKind.ARTICLE) {
                    List<Page> list = tagged.computeIfAbsent(slug, t -> new ArrayList<>());
                    if (list.isEmpty() || list.get(list.size() - 1) != page) {
                        list.add(page);
                    }
                }
                if (spellings.computeIfAbsent(slug, t -> new TreeSet<>()).add(tag)) {
                    firstUse.put(slug + "\0" + tag, page);
                }
            }
        }
        Map<String, Page> tags = new LinkedHashMap<>();
        List<Page> firsts = new ArrayList<>();
        List<Crumb> above =
                tagged.isEmpty() ? List.of() : List.of(new Crumb(words.get("titles.tags"), home.child("tags")));
        spellings.forEach((slug, names) -> {
            List<Page> articles = tagged.getOrDefault(slug, List.of());
            String name = names.first();
            Function<String, Source> user = tag -> requireNonNull(
                            requireNonNull(firstUse.get(slug + "\0" + tag)).article())
                    .source();
            String other = names.stream()
                    .filter(one -> !meaning(one).equals(meaning(name)))
                    .findFirst()
                    .orElse(null);
            if (other != null) {
                Source first = user.apply(name);
                int at = first.places().offset("tags", name);
                at(
                        Code.BAD_TAG,
                        user.apply(other),
                        "tags",
                        other,
                        "The tags '" + other + "' and '" + name + "' ("
                                + first.places().text().path()
                                + (at < 0 ? "" : ":" + first.places().text().line(at))
                                + ") would share the page /tags/" + slug + "/.",
                        "Write one of them in words, so that their letters differ.");
            } else if (names.size() > 1) {
                at(
                        Code.BAD_TAG,
                        user.apply(names.last()),
                        "tags",
                        names.last(),
                        "The tag is written in several ways: " + String.join(", ", names) + ". It is one tag here.",
                        "Write '" + name + "' everywhere.",
                        Problem.Level.WARNING);
            }
            if (articles.isEmpty()) {
                return;
            }
            String fault = PathNames.fault("tags/" + slug);
            if (fault != null) {
                at(
                        Code.BAD_TAG,
                        user.apply(name),
                        "tags",
                        name,
                        "The page of the tag '" + FileNames.shown(name) + "' would have " + fault + ".",
                        "Write the tag in other or fewer words.");
                return;
            }
            List<Page> pages = list(
                    PageKind.TAG,
                    home.child("tags").child(slug),
                    slug,
                    words.get("titles.tag", "tag", name),
                    above,
                    articles,
                    PER_PAGE,
                    () -> described(words.get(
                            "descriptions.tag",
                            "clinic",
                            content.clinic().name().text(),
                            "tag",
                            name,
                            "title",
                            words.get("titles.tag", "tag", name),
                            "items",
                            names(articles))));
            if (!pages.isEmpty()) {
                tags.put(slug, pages.get(0));
                firsts.add(pages.get(0));
            }
        });
        if (!claims.isTaken("tags/index.html")) { // a page of the clinic's own about its topics takes the list's place
            list(PageKind.TAGS, home.child("tags"), firsts, Integer.MAX_VALUE);
        }
        return tags;
    }

    // ---- what holds it together

    private void checkReferences() {
        for (Page page : of(PageKind.SERVICE)) {
            ServiceFacts facts = (ServiceFacts) requireNonNull(page.facts());
            references(page, "therapists", facts.therapists(), PageKind.THERAPIST);
            references(page, "locations", facts.locations(), PageKind.LOCATION);
        }
        for (Page page : of(PageKind.THERAPIST)) {
            TherapistFacts facts = (TherapistFacts) requireNonNull(page.facts());
            references(page, "services", facts.services(), PageKind.SERVICE);
            references(page, "days", facts.days().keySet(), PageKind.LOCATION);
            facts.days().forEach((slug, days) -> daysBehindClosedDoors(page, slug, days));
        }
        for (Page page : of(PageKind.ARTICLE)) {
            ArticleFacts facts = (ArticleFacts) requireNonNull(page.facts());
            references(page, "author", slug(facts.author()), PageKind.THERAPIST);
            references(page, "reviewer", slug(facts.reviewer()), PageKind.THERAPIST);
            references(page, "service", one(facts.service()), PageKind.SERVICE);
            references(page, "related", facts.related(), PageKind.ARTICLE);
        }
    }

    /** A therapist works on a day on which the location's week says that it is closed: one of both is wrong. */
    private void daysBehindClosedDoors(Page therapist, String slug, List<DayOfWeek> days) {
        of(PageKind.LOCATION).stream().filter(l -> l.slug().equals(slug)).forEach(location -> {
            LocationFacts facts = (LocationFacts) requireNonNull(location.facts());
            for (DayOfWeek day : days) {
                if (facts.hours() != null
                        && requireNonNull(facts.hours().days().get(day)).closed()) {
                    String name = day.name().toLowerCase(Locale.ROOT);
                    at(
                            Code.CLOSED_DAY,
                            requireNonNull(therapist.article()).source(),
                            "days",
                            name,
                            "days." + slug + ": '" + slug + "' is closed on " + name + ".",
                            "Take the day away, or write its hours into "
                                    + requireNonNull(location.article())
                                            .source()
                                            .text()
                                            .path() + ".",
                            Problem.Level.WARNING);
                }
            }
        });
    }

    /** A guest is called by name, as people write it: with a blank or a capital letter, which no slug has. */
    private static List<String> slug(@Nullable String author) {
        return author != null && author.equals(author.toLowerCase(Locale.ROOT)) && author.indexOf(' ') < 0
                ? List.of(author)
                : List.of();
    }

    private static List<String> one(@Nullable String slug) {
        return slug == null ? List.of() : List.of(slug);
    }

    private void references(Page page, String key, Collection<String> slugs, PageKind kind) {
        for (String slug : slugs) {
            Set<String> known = slugs(kind);
            if (overSlugs.contains(slug) && !known.contains(slug)) {
                at(
                        Code.LINK_TO_UNPUBLISHED,
                        requireNonNull(page.article()).source(),
                        key,
                        slug,
                        key + ": '" + slug + "' is over.",
                        "Take it out here, or give it a later 'expires'.",
                        Problem.Level.WARNING);
            } else if (!known.contains(slug) && !refused.containsValue(slug)) {
                boolean waits = waiting.stream().anyMatch(path -> path.contains("/" + slug + "."));
                at(
                        waits ? Code.LINK_TO_UNPUBLISHED : Code.UNKNOWN_REFERENCE,
                        requireNonNull(page.article()).source(),
                        key,
                        slug,
                        waits
                                ? key + ": '" + slug + "' is not published yet."
                                : key + ": there is no " + kind.layout() + " '" + slug + "'.",
                        waits ? "Publish it first, or take it out here." : advice(slug, known, kind));
            }
        }
    }

    /** The slug of the page whose title was written in its place, else the nearest. */
    private String advice(String written, Set<String> known, PageKind kind) {
        return of(kind).stream()
                .filter(page -> Slug.of(page.title()).equals(Slug.of(written)))
                .findFirst()
                .map(page -> "Write its slug: '" + page.slug() + "'.")
                .orElseGet(() -> {
                    Set<String> named = new TreeSet<>(known);
                    refused.forEach((path, slug) -> {
                        if (path.startsWith(kind.layout() + "s/")) {
                            named.add(slug);
                        }
                    });
                    return Nearest.advice(written, named);
                });
    }

    /** Asked for when all pages of files are made. */
    private Set<String> slugs(PageKind kind) {
        return slugs.computeIfAbsent(kind, k -> of(k).stream().map(Page::slug).collect(Collectors.toSet()));
    }

    private List<Page> of(PageKind kind) {
        return made.computeIfAbsent(kind, k -> new ArrayList<>());
    }

    private void at(Code code, Source source, String key, @Nullable String written, String message, String advice) {
        at(code, source, key, written, message, advice, Problem.Level.ERROR);
    }

    /** A problem of the text. */
    private void at(Code code, Source source, String message, String advice, Problem.Level level) {
        problems.add(new Problem(code, level, source.text().path(), 0, 0, message, advice));
    }

    /** A key that is not there: told at the header's beginning, or of the file where a header could stand. */
    private void missing(Code code, Source source, Problem.Level level, String message, String line) {
        FactPlaces places = source.places();
        boolean beside = places.text() != source.text();
        boolean headed = beside || source.header() != Source.HeaderKind.NONE;
        String sibling = source.text().path().replaceFirst("\\.[^./]*$", ".yaml");
        problems.add(new Problem(
                code,
                level,
                places.text().path(),
                headed ? 1 : 0,
                headed ? 1 : 0,
                message,
                "Add a line '" + line + "' to "
                        + (beside ? "it" : headed || source.format() != Format.TEXT ? "its header" : sibling) + "."));
    }

    /** A problem in a header, at the value behind or below its key. */
    private void at(
            Code code,
            Source source,
            String key,
            @Nullable String written,
            String message,
            String advice,
            Problem.Level level) {
        problems.add(source.places().problem(code, level, key, written, message, advice));
    }
}
