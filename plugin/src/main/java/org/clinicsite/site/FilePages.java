package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.article.Article;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Occurrence;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.jspecify.annotations.Nullable;

/** A page for each content file; groups of questions alone have theirs together. */
final class FilePages {

    /** How many times at which an event takes place its page knows. */
    private static final int NEXT_DATES = 8;

    /** Of pages of one kind: articles and jobs newest first, events by their next day, others by {@code order} and title. */
    static final Comparator<Page> LIST_ORDER = FilePages::inLists;

    private static final Comparator<Page> WITHIN_A_DAY = Comparator.comparing(
                    (Page p) -> p.facts() == null ? null : p.facts().published(),
                    Comparator.nullsLast(Comparator.<DateText>reverseOrder()))
            .thenComparing(
                    p -> p.dates().isEmpty() ? null : p.dates().get(0),
                    Comparator.nullsLast(Comparator.<Occurrence>naturalOrder()))
            .thenComparing(p -> p.facts() == null ? 1000 : p.facts().common().order())
            .thenComparing(p -> p.title().toLowerCase(Locale.ROOT))
            .thenComparing(Page::path);

    /** Most are of different days: then nothing else is asked. */
    private static int inLists(Page one, Page other) {
        DateText first = one.facts() == null ? null : one.facts().published();
        DateText second = other.facts() == null ? null : other.facts().published();
        int byDay = first == null || second == null ? 0 : second.day().compareTo(first.day());
        return byDay != 0 ? byDay : WITHIN_A_DAY.compare(one, other);
    }

    private final SiteInputs inputs;
    private final Schedule schedule;
    private final Claims claims;
    private final Holidays holidays;
    private final List<String> locations;
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, PagePath> redirects = new TreeMap<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<PageKind, Source> firsts = new EnumMap<>(PageKind.class);

    private FilePages(SiteInputs inputs, Schedule schedule, Claims claims) {
        this.inputs = inputs;
        this.schedule = schedule;
        this.claims = claims;
        this.holidays = new Holidays(inputs.words());
        this.locations = schedule.shown(ContentType.LOCATION).stream()
                .map(location -> SourcePath.of(location.source(), inputs.home()).slug())
                .toList();
    }

    /** Makes them of what is shown. */
    static Part of(SiteInputs inputs, Schedule schedule, Claims claims) {
        FilePages made = new FilePages(inputs, schedule, claims);
        for (ContentType type : ContentType.values()) {
            if (type != ContentType.FAQ) {
                schedule.shown(type).forEach(made::add);
            }
        }
        made.pages.sort(LIST_ORDER);
        return new Part(made.pages, made.redirects, made.fates, made.problems);
    }

    private void add(Article article) {
        Source source = article.source();
        PageKind kind = Layouts.kind(source);
        SourcePath at = SourcePath.of(source, inputs.home());
        problems.addAll(at.problems());
        if (!isDrawable(source, kind)) {
            fates.add(Fate.refused(source.path(), at.slug()));
            return;
        }
        FactChecks.checkEmpty(article, kind).ifPresent(problems::add);
        FactChecks.checkImage(article, kind).ifPresent(problems::add);
        FactChecks.checkVoucher(source, inputs.clinic().rules()).ifPresent(problems::add);
        PagePath path = kind == PageKind.HOME ? inputs.home() : at.path();
        if (path == null) {
            fates.add(Fate.refused(source.path(), at.slug()));
            return;
        }
        if (kind == PageKind.TESTIMONIALS && isForbidden(source)) {
            fates.add(new Fate(source.path(), at.slug(), path, new Fate.State.Forbidden()));
            return;
        }
        if (source.facts() instanceof LocationFacts location) {
            problems.addAll(FactChecks.location(location, source, holidays));
            LocationFacts.Address address = location.address();
            problems.addAll(Telephone.faults(
                    inputs.content(),
                    source.places(),
                    "phone",
                    location.phone(),
                    address == null ? null : address.country()));
        }
        problems.addAll(FactChecks.dates(source));
        claim(createPage(article, path, at.slug(), kind), source);
    }

    private boolean isDrawable(Source source, PageKind kind) {
        Source first = firsts.get(kind);
        Optional<Problem> fault = Layouts.checkLayout(source, kind, inputs.ownLayouts())
                .or(() -> kind.isOne() && first != null
                        ? Optional.of(Layouts.problemOfSecond(source, first, kind))
                        : Optional.empty());
        fault.ifPresent(problems::add);
        return fault.isEmpty();
    }

    private boolean isForbidden(Source source) {
        Optional<Testimonials.Telling> law =
                Testimonials.telling(inputs.clinic(), "the page is not made", "Delete the file");
        law.ifPresent(said -> problems.add(Problem.warning(
                Code.TESTIMONIALS_NOT_ALLOWED, source.text().path(), 0, 0, said.message(), said.advice())));
        return law.isPresent() && law.get().forbids();
    }

    private Page createPage(Article article, PagePath path, String slug, PageKind kind) {
        Source source = article.source();
        CommonFacts common = source.facts().common();
        Page.Draft draft = new Page.Draft(path, kind);
        draft.slug = slug;
        draft.layout = common.layout() != null ? common.layout() : kind.layout();
        draft.title = PageTitles.of(article);
        PageTitles.checkMissing(article).ifPresent(problems::add);
        Set<String> published = inputs.options().published().get(path.value());
        draft.article = published == null ? article : article.keeping(published);
        draft.facts = onTheDay(source.facts());
        if (source.facts() instanceof EventFacts event) {
            draft.dates = event.upcoming(inputs.today(), inputs.clinic().timeZone(), NEXT_DATES);
        }
        draft.description = Descriptions.of(article, inputs.clinic());
        draft.modified = modified(source);
        draft.indexed = !common.noindex() && kind != PageKind.THANKS;
        if (common.description() != null && draft.indexed) {
            Descriptions.checkLength(source.places(), common.description().text())
                    .ifPresent(problems::add);
        }
        draft.breadcrumbs = kind == PageKind.HOME ? List.of() : crumbs(source.type(), draft.title);
        return draft.done();
    }

    /** Facts as they are on the day that counts: what is over is not shown. */
    private Facts onTheDay(Facts facts) {
        return facts instanceof LocationFacts location
                ? location.upcoming(inputs.today(), holidays.of(location, inputs.today()))
                : facts instanceof ServiceFacts service
                        ? service.on(inputs.today())
                        : facts instanceof TherapistFacts therapist
                                ? therapist.on(inputs.today(), locations)
                                : facts instanceof EventFacts event ? event.on(inputs.today()) : facts;
    }

    private static @Nullable DateText modified(Source source) {
        if (source.facts() instanceof ArticleFacts facts) {
            return facts.updated() != null ? facts.updated() : facts.published();
        }
        return source.facts() instanceof PageFacts facts
                ? facts.updated()
                : source.facts() instanceof ConditionFacts condition
                        ? condition.updated()
                        : source.facts().published();
    }

    private List<Crumb> crumbs(ContentType type, String title) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(inputs.words().get("titles.home"), inputs.home()));
        if (type != ContentType.PAGE && !schedule.withoutList().contains(type)) {
            String list = PageKind.listOf(type).layout();
            crumbs.add(new Crumb(
                    inputs.words().get("titles." + list), inputs.home().child(list)));
        }
        crumbs.add(new Crumb(title, null));
        return crumbs;
    }

    private void claim(Page page, Source source) {
        if (!claims.claim(
                page.path().outputFile(),
                source.text().path(),
                (code, message, advice) -> SourcePath.problem(code, source, message, advice))) {
            fates.add(Fate.refused(source.path(), page.slug()));
            return;
        }
        PagePath calendar = Calendars.of(page);
        if (calendar != null) {
            claims.claim(calendar.outputFile(), source.text().path());
        }
        pages.add(page);
        firsts.putIfAbsent(page.kind(), requireNonNull(page.article()).source());
        fates.add(Fate.built(source.path(), page));
        Part aliases = Aliases.of(source, page, claims);
        redirects.putAll(aliases.redirects());
        problems.addAll(aliases.problems());
    }
}
