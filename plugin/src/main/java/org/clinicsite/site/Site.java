package org.clinicsite.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/** The whole site, ready to be drawn. Templates read it as {@code site}. Immutable. */
public final class Site {

    private static final int RELATED = 3;

    /** Each page of the list of articles names them: all tags of a large site would be longer than what it lists. */
    private static final int TOPICS = 30;

    /** How many articles of one tag are looked at for related ones: keeps the work of a big tag bounded. */
    private static final int LOOKED_AT = 60;

    private final ClinicFacts clinic;
    private final BaseUrl base;
    private final Map<String, Object> data;
    private final List<Page> pages;
    private final List<MenuItem> menu;
    private final List<MenuItem> footer;
    private final Map<String, PagePath> redirects;
    private final Map<PageKind, List<Page>> kinds = new EnumMap<>(PageKind.class);
    private final Map<PageKind, Map<String, Page>> slugs = new EnumMap<>(PageKind.class);
    private final Map<String, Page> tags = new TreeMap<>();
    private final List<Page> topics;
    private final Fates fates;

    /**
     * @param clinic what holds for the whole clinic
     * @param base where the site lives
     * @param data the other files of {@code content/data}, by name
     * @param whole all pages, each kind in its order; where old paths lead; what became of each content file
     * @param menus what the header and the footer lead to
     */
    Site(ClinicFacts clinic, BaseUrl base, Map<String, Object> data, Part whole, Menus menus) {
        this.clinic = clinic;
        this.base = base;
        this.data = data;
        this.pages = whole.byKind();
        this.menu = menus.header();
        this.footer = menus.footer();
        this.redirects = new TreeMap<>(whole.redirects());
        this.fates = new Fates(whole.fates());
        for (Page page : pages) {
            if (page.number() == 1) {
                kinds.computeIfAbsent(page.kind(), k -> new ArrayList<>()).add(page);
                Map<String, Page> names = slugs.computeIfAbsent(page.kind(), k -> new HashMap<>());
                names.putIfAbsent(page.slug(), page);
                if (page.kind() == PageKind.THERAPIST) { // a byline may have the name
                    names.putIfAbsent(page.title(), page);
                }
                if (page.kind() == PageKind.TAG) {
                    tags.put(page.slug(), page);
                }
            }
        }
        Comparator<Page> size = Comparator.comparing(tag -> -tag.all().size());
        this.topics = tags.values().stream()
                .sorted(size.thenComparing(Page::slug))
                .limit(TOPICS)
                .sorted(Comparator.comparing(Page::slug))
                .toList();
    }

    /** What holds for the whole clinic. */
    public ClinicFacts clinic() {
        return clinic;
    }

    /** Where the site lives. */
    public BaseUrl base() {
        return base;
    }

    /** The other files of {@code content/data}, by name. */
    public Map<String, Object> data() {
        return data;
    }

    /** All pages, in the order in which lists show them. */
    public List<Page> pages() {
        return pages;
    }

    /** The header's entries. */
    public List<MenuItem> menu() {
        return menu;
    }

    /** The footer's groups, each with links. */
    public List<MenuItem> footer() {
        return footer;
    }

    /** What stands on the home page, from top to bottom, by the words of {@code home.sections}. */
    public List<String> homeSections() {
        return HomeSections.of(this);
    }

    /** Slug of each tag to its first page, sorted by slug. */
    public Map<String, Page> tags() {
        return tags;
    }

    /** The tags that the most articles have, as many as a reader looks through, sorted by slug. */
    public List<Page> topics() {
        return topics;
    }

    /** What became of each content file. */
    public Fates fates() {
        return fates;
    }

    /** Old path to new path, sorted. */
    public Map<String, PagePath> redirects() {
        return redirects;
    }

    /** All pages of a kind in their order; of a list over several pages the first only. */
    public List<Page> all(PageKind kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    /** The same by the kind's name as templates write it, such as {@code service}. */
    public List<Page> all(String kind) {
        return all(PageKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** The only page of a kind, such as the prices page; null when the site has none. */
    public @Nullable Page only(PageKind kind) {
        List<Page> all = all(kind);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The same by the kind's name as templates write it, such as {@code first-visit}. */
    public @Nullable Page only(String kind) {
        List<Page> all = all(kind);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The page of a kind with a slug. */
    public Optional<Page> find(PageKind kind, String slug) {
        return Optional.ofNullable(slugs.getOrDefault(kind, Map.of()).get(slug));
    }

    /** The therapist pages of those who give a service, hold an event, are to be seen with a condition, or work at a location. */
    public List<Page> therapistsOf(Page page) {
        if (page.facts() instanceof ServiceFacts service) {
            Set<Page> givers = new LinkedHashSet<>(pick(PageKind.THERAPIST, service.therapists()));
            all(PageKind.THERAPIST).stream().filter(t -> gives(t, page)).forEach(givers::add);
            return List.copyOf(givers);
        }
        if (page.facts() instanceof EventFacts event) {
            return pick(PageKind.THERAPIST, event.therapists());
        }
        if (page.facts() instanceof ConditionFacts condition) {
            Set<Page> seen = new LinkedHashSet<>(pick(PageKind.THERAPIST, condition.therapists()));
            if (seen.isEmpty()) {
                servicesOf(page).forEach(service -> seen.addAll(therapistsOf(service)));
            }
            return List.copyOf(seen);
        }
        return all(PageKind.THERAPIST).stream()
                .filter(t -> t.facts() instanceof TherapistFacts f && f.days().containsKey(page.slug()))
                .toList();
    }

    /** Whether one of both names the other: nobody has to change a second file. */
    private static boolean gives(Page therapist, Page service) {
        return therapist.facts() instanceof TherapistFacts t && t.services().contains(service.slug())
                || service.facts() instanceof ServiceFacts s && s.therapists().contains(therapist.slug());
    }

    /** The service pages of what a therapist gives, of what may help with a condition, or of what is given at a location. */
    public List<Page> servicesOf(Page page) {
        if (page.facts() instanceof ConditionFacts condition) {
            return pick(PageKind.SERVICE, condition.services());
        }
        return all(PageKind.SERVICE).stream()
                .filter(s -> s.facts() instanceof ServiceFacts f
                        && (page.kind() == PageKind.THERAPIST
                                ? gives(page, s)
                                : f.locations().isEmpty() || f.locations().contains(page.slug())))
                .toList();
    }

    /** The location pages of where a service is given, a therapist or whoever takes a job works, or an event takes place. */
    public List<Page> locationsOf(Page page) {
        if (page.facts() instanceof ServiceFacts service && !service.locations().isEmpty()) {
            return pick(PageKind.LOCATION, service.locations());
        }
        if (page.facts() instanceof TherapistFacts therapist) {
            return pick(PageKind.LOCATION, therapist.days().keySet());
        }
        if (page.facts() instanceof EventFacts event) {
            return event.location() != null ? pick(PageKind.LOCATION, List.of(event.location())) : onlyPlace(event);
        }
        if (page.facts() instanceof JobFacts job) {
            return job.locations().isEmpty() && !job.remote()
                    ? all(PageKind.LOCATION)
                    : pick(PageKind.LOCATION, job.locations());
        }
        return all(PageKind.LOCATION);
    }

    /** What people come with for which a service, or a therapist, is named. */
    public List<Page> conditionsOf(Page page) {
        return all(PageKind.CONDITION).stream()
                .filter(c -> c.facts() instanceof ConditionFacts facts
                        && (page.kind() == PageKind.SERVICE
                                ? facts.services().contains(page.slug())
                                : facts.therapists().contains(page.slug())))
                .toList();
    }

    /** The events at a location, or those that a therapist holds, the next first. */
    public List<Page> eventsOf(Page page) {
        return all(PageKind.EVENT).stream()
                .filter(e -> e.facts() instanceof EventFacts facts
                        && (page.kind() == PageKind.LOCATION
                                ? locationsOf(e).contains(page)
                                : facts.therapists().contains(page.slug())))
                .toList();
    }

    /** Of an event that says nothing of where it is: the clinic's place, where there is one alone to which people come. */
    private List<Page> onlyPlace(EventFacts event) {
        List<Page> places = all(PageKind.LOCATION);
        return event.venue() == null
                        && !event.online()
                        && places.size() == 1
                        && places.get(0).facts() instanceof LocationFacts place
                        && place.kind().hasPremises()
                ? places
                : List.of();
    }

    /** Articles about a service, or by a therapist, newest first. */
    public List<Page> articlesOf(Page page) {
        return all(PageKind.ARTICLE).stream()
                .filter(a -> a.facts() instanceof ArticleFacts f
                        && (page.kind() == PageKind.THERAPIST
                                ? f.author() != null
                                        && find(PageKind.THERAPIST, f.author()).orElse(null) == page
                                : page.slug().equals(f.service())))
                .toList();
    }

    /** Up to three articles to read next: those the author names, else those that share the most tags, newest first. */
    public List<Page> related(Page page) {
        if (!(page.facts() instanceof ArticleFacts facts)) {
            return List.of();
        }
        if (!facts.related().isEmpty()) {
            return pick(PageKind.ARTICLE, facts.related());
        }
        Map<Page, Integer> shared = new HashMap<>();
        Set<Page> inOrder = new LinkedHashSet<>();
        for (Page tag : tagsOf(page)) {
            List<Page> tagged = tag.all();
            for (Page other : tagged.subList(0, Math.min(LOOKED_AT, tagged.size()))) {
                if (other != page) {
                    shared.merge(other, 1, Integer::sum);
                    inOrder.add(other);
                }
            }
        }
        return inOrder.stream()
                .sorted(Comparator.comparing((Page p) -> shared.get(p)).reversed())
                .limit(RELATED)
                .toList();
    }

    /** The tag pages of a page, in the order of its header. */
    public List<Page> tagsOf(Page page) {
        if (page.facts() == null) {
            return List.of();
        }
        List<Page> list = new ArrayList<>();
        for (Wording tag : page.facts().common().tags()) {
            Page found = tags.get(TagPages.slug(tag.text()));
            if (found != null && !list.contains(found)) {
                list.add(found);
            }
        }
        return list;
    }

    private List<Page> pick(PageKind kind, Iterable<String> wanted) {
        List<Page> list = new ArrayList<>();
        for (String slug : wanted) {
            find(kind, slug).ifPresent(list::add);
        }
        return list;
    }
}
