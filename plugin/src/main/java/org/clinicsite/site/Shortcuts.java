package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.clinicsite.article.Shortcut;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.text.EnumWord;
import org.jspecify.annotations.Nullable;

/**
 * Which shortcuts a text may hold, and what their values mean: a value called {@code location}, {@code service},
 * {@code therapist} or {@code article} names a page by its slug, also in a shortcut of the clinic's own. A built-in
 * shortcut that needs a page and is given none takes the page on which it stands, else the only one there is. Immutable.
 */
public final class Shortcuts {

    /** Keys whose values name pages. */
    private static final Map<String, PageKind> REFERENCES = Map.of(
            "location", PageKind.LOCATION,
            "service", PageKind.SERVICE,
            "therapist", PageKind.THERAPIST,
            "article", PageKind.ARTICLE);

    /** The key of a value that is the path of any page. */
    private static final String TO = "to";

    /** What the built-in template has a partial for. */
    private enum BuiltIn {
        BOOK(false, false, "service", "location", "therapist"),
        BUTTON(false, false, "to"),
        CARDS(true, false),
        CAUTION(true, false),
        COLUMNS(true, false),
        FIGURE(true, false),
        GALLERY(true, false),
        HOURS(false, true, "location"),
        MAP(false, true, "location"),
        PRICES(false, false, "service"),
        QUOTE(true, false),
        STEPS(true, false),
        TEAM(false, false, "location", "service"),
        VIDEO(true, false);

        final boolean container;
        final boolean needsPage;
        final List<String> keys;

        BuiltIn(boolean container, boolean needsPage, String... keys) {
            this.container = container;
            this.needsPage = needsPage;
            this.keys = List.of(keys);
        }

        String word() {
            return EnumWord.of(this);
        }

        /** One as it is written. */
        String example() {
            return container ? "::: " + word() : "::" + word() + (keys.isEmpty() ? "" : "{" + keys.get(0) + "=\"…\"}");
        }
    }

    /** Those of the first version. One of the clinic's own that is called like another may have been there before it. */
    private static final Set<BuiltIn> FIRST =
            EnumSet.of(BuiltIn.BOOK, BuiltIn.CAUTION, BuiltIn.FIGURE, BuiltIn.HOURS, BuiltIn.MAP, BuiltIn.PRICES);

    private final Site site;
    private final Set<String> own;
    private final Fates fates;

    /**
     * @param site the pages that values name, and what became of those that are missing
     * @param own names of the clinic's own shortcuts; one called like a built-in one replaces how it looks
     */
    public Shortcuts(Site site, Set<String> own) {
        this.site = site;
        this.own = own;
        this.fates = site.fates();
    }

    /** The names of the built-in ones, sorted. */
    public static List<String> builtIn() {
        return Arrays.stream(BuiltIn.values()).map(BuiltIn::word).toList();
    }

    /** What is wrong with the shortcuts of the whole site. */
    public List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        for (Page page : site.pages()) {
            check(page, problems);
            if (page.kind() == PageKind.FAQ) {
                page.items().forEach(group -> check(group, problems));
            }
        }
        return problems;
    }

    private void check(Page page, List<Problem> problems) {
        if (page.article() != null && !page.article().shortcuts().isEmpty()) {
            Checking checking = new Checking(page, problems);
            page.article().shortcuts().forEach(checking::check);
        }
    }

    /**
     * The values of a shortcut that was found to be right.
     *
     * @param page where it stands
     * @return by key a {@link Page}, or the text as written; with the page that it takes when none is named
     */
    public Map<String, Object> values(Page page, Shortcut shortcut) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Shortcut.Value value : shortcut.values()) {
            PageKind kind = REFERENCES.get(value.key());
            Object meant = kind != null
                    ? site.find(kind, value.text()).orElse(null)
                    : value.key().equals(TO) ? byPath(value.text()).orElse(null) : null;
            values.put(value.key(), meant == null ? value.text() : meant);
        }
        BuiltIn known = builtIn(shortcut.name());
        if (known != null && known.keys.stream().noneMatch(values::containsKey)) {
            for (String key :
                    known.keys.stream().filter(REFERENCES::containsKey).toList()) {
                Page taken = taken(known, requireNonNull(REFERENCES.get(key)), page);
                if (taken != null) {
                    values.put(key, taken);
                }
            }
        }
        return values;
    }

    /**
     * The page that a shortcut speaks of.
     *
     * @param values as {@link #values} gives them
     * @return null when it speaks of none
     */
    public static @Nullable Page of(Map<String, Object> values) {
        return values.values().stream()
                .filter(Page.class::isInstance)
                .map(Page.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** A page by its path as people write it: the slashes at its ends may be missing. */
    private Optional<Page> byPath(String written) {
        String path = (written.startsWith("/") ? "" : "/") + written;
        String folder = path.endsWith("/") || path.endsWith(".html") ? path : path + "/";
        return site.pages().stream()
                .filter(page -> page.path().value().equals(folder))
                .findFirst();
    }

    private @Nullable Page taken(BuiltIn known, PageKind kind, Page page) {
        if (page.kind() == kind) {
            return page;
        }
        List<Page> all = site.all(kind);
        return known.needsPage && all.size() == 1 ? all.get(0) : null;
    }

    private static boolean hasHours(Page location) {
        return location.facts() instanceof LocationFacts facts && facts.hours() != null;
    }

    private static boolean hasMap(Page location) {
        return location.facts() instanceof LocationFacts facts && facts.map() != null;
    }

    /** Whether a price holds today, or will. */
    private static boolean hasPrices(Page service) {
        return service.facts() instanceof ServiceFacts facts
                && !(facts.options().isEmpty() && facts.addOns().isEmpty());
    }

    private static @Nullable BuiltIn builtIn(String name) {
        for (BuiltIn one : BuiltIn.values()) {
            if (one.word().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** The shortcuts of one page, told with their places. */
    private final class Checking {

        private final Page page;
        private final List<Problem> problems;
        private final String path;

        Checking(Page page, List<Problem> problems) {
            this.page = page;
            this.problems = problems;
            this.path = requireNonNull(page.article()).source().text().path();
        }

        void check(Shortcut shortcut) {
            BuiltIn known = builtIn(shortcut.name());
            if (known == null && !own.contains(shortcut.name())) {
                reportUnknown(shortcut);
                return;
            }
            boolean replaced = own.contains(shortcut.name());
            if (known != null && (!replaced || FIRST.contains(known))) {
                checkForm(known, shortcut);
                checkKeys(known, shortcut);
            }
            if (known != null && !replaced) {
                checkFacts(known, shortcut);
            }
            shortcut.values().forEach(this::checkReference);
        }

        private void reportUnknown(Shortcut shortcut) {
            Set<String> names = new TreeSet<>(own);
            for (BuiltIn one : BuiltIn.values()) {
                names.add(one.word());
            }
            report(
                    Code.UNKNOWN_SHORTCUT,
                    shortcut.line(),
                    shortcut.column(),
                    "There is no shortcut '" + shortcut.name() + "'.",
                    Nearest.advice(shortcut.name(), names)
                            + (Nearest.to(shortcut.name(), names).isPresent()
                                    ? ""
                                    : " One of your own is a file site-template/shortcuts/" + shortcut.name()
                                            + ".ftlh."));
        }

        private void checkForm(BuiltIn known, Shortcut shortcut) {
            if (known.container && !shortcut.container()) {
                report(
                        Code.BAD_SHORTCUT,
                        shortcut.line(),
                        shortcut.column(),
                        "'" + shortcut.name() + "' holds a text.",
                        "Write ::: " + shortcut.name() + ", the text below it, and a line :::.");
            } else if (!known.container && shortcut.container()) {
                report(
                        Code.BAD_SHORTCUT,
                        shortcut.line(),
                        shortcut.column(),
                        "'" + shortcut.name() + "' holds no text.",
                        "Write it on a line of its own: " + known.example() + ".");
            }
        }

        private void checkKeys(BuiltIn known, Shortcut shortcut) {
            List<Shortcut.Value> given = new ArrayList<>();
            for (Shortcut.Value value : shortcut.values()) {
                if (known.keys.contains(value.key())) {
                    given.add(value);
                } else {
                    report(
                            Code.BAD_SHORTCUT,
                            value.line(),
                            value.column(),
                            "'" + shortcut.name() + "' has no value '" + value.key() + "'.",
                            known.keys.isEmpty() ? "Take it away." : Nearest.advice(value.key(), known.keys));
                }
            }
            if (given.size() > 1) {
                report(
                        Code.BAD_SHORTCUT,
                        given.get(1).line(),
                        given.get(1).column(),
                        "'" + shortcut.name() + "' takes one of " + String.join(", ", known.keys) + ".",
                        "Take '" + given.get(1).key() + "' away.");
            }
            if (known == BuiltIn.BUTTON && given.isEmpty()) {
                report(
                        Code.BAD_SHORTCUT,
                        shortcut.line(),
                        shortcut.column(),
                        "'button' does not say where it leads.",
                        "Write ::button[All prices]{to=\"/prices/\"}; to another site leads [words](https://…){.button}.");
            }
            if (known.needsPage && shortcut.values().isEmpty()) {
                String key = known.keys.get(0);
                PageKind kind = requireNonNull(REFERENCES.get(key));
                if (taken(known, kind, page) == null && !site.all(kind).isEmpty() && !someAreRefused(key)) {
                    reportMissing(shortcut, known, key);
                }
            }
        }

        /** Whether one that is meant may be a file with an error, which was told. */
        private boolean someAreRefused(String key) {
            return !fates.refusedSlugs(key + "s").isEmpty();
        }

        private void reportMissing(Shortcut shortcut, BuiltIn known, String key) {
            List<String> names = slugs(requireNonNull(REFERENCES.get(key)));
            report(
                    Code.BAD_SHORTCUT,
                    shortcut.line(),
                    shortcut.column(),
                    "'" + shortcut.name() + "' does not say which " + key + ".",
                    "Write ::" + known.word() + "{" + key + "=\"" + names.get(0) + "\"}; there are: "
                            + String.join(", ", names) + ".");
        }

        /** Tells of a shortcut that shows nothing, since nobody wrote what it would show. */
        private void checkFacts(BuiltIn known, Shortcut shortcut) {
            Map<String, Object> values = values(page, shortcut);
            switch (known) {
                case HOURS ->
                    checkShown(known, shortcut, values.get("location"), "hours", "hours", Shortcuts::hasHours);
                case MAP -> checkShown(known, shortcut, values.get("location"), "map", "map", Shortcuts::hasMap);
                case PRICES ->
                    checkShown(
                            known,
                            shortcut,
                            values.get("service"),
                            "price that holds",
                            "options",
                            Shortcuts::hasPrices);
                case BOOK -> {
                    if (BookingWays.address(site, of(values)).isEmpty()) {
                        reportEmpty(
                                shortcut,
                                "there is no address to book at.",
                                "Write 'booking: {url: https://…}' into data/clinic.yaml");
                    }
                }
                case TEAM -> {
                    if (site.all(PageKind.THERAPIST).isEmpty() && !someAreRefused("therapist")) {
                        reportEmpty(shortcut, "there is no therapist.", "Write one into content/therapists");
                    }
                }
                case BUTTON, CARDS, CAUTION, COLUMNS, FIGURE, GALLERY, QUOTE, STEPS, VIDEO -> {}
            }
        }

        /**
         * @param named the page whose facts are meant; the text of a name that was told not to be one; null for all of the kind
         * @param what the fact, as people call it
         * @param key as it is written
         * @param has whether a page has it
         */
        private void checkShown(
                BuiltIn known,
                Shortcut shortcut,
                @Nullable Object named,
                String what,
                String key,
                Predicate<Page> has) {
            PageKind kind = requireNonNull(REFERENCES.get(known.keys.get(0)));
            List<Page> meant = named instanceof Page one ? List.of(one) : site.all(kind);
            boolean told = named instanceof String
                    || someAreRefused(kind.layout())
                    || known.needsPage && named == null && !meant.isEmpty();
            if (told || meant.stream().anyMatch(has)) {
                return;
            }
            if (meant.isEmpty()) {
                reportEmpty(
                        shortcut,
                        "there is no " + kind.layout() + ".",
                        "Write one into content/" + kind.layout() + "s");
            } else {
                reportEmpty(
                        shortcut,
                        named == null
                                ? "no " + kind.layout() + " has any " + what + "."
                                : "'" + meant.get(0).title() + "' has no " + what + ".",
                        "Write '" + key + ":' into the " + kind.layout() + "'s file");
            }
        }

        private void reportEmpty(Shortcut shortcut, String reason, String advice) {
            problems.add(Problem.warning(
                    Code.EMPTY_SHORTCUT,
                    path,
                    shortcut.line(),
                    shortcut.column(),
                    "'" + shortcut.name() + "' shows nothing: " + reason,
                    advice + ", or take the shortcut out."));
        }

        private void checkReference(Shortcut.Value value) {
            PageKind kind = REFERENCES.get(value.key());
            if (value.key().equals(TO) && byPath(value.text()).isEmpty()) {
                report(
                        Code.UNKNOWN_REFERENCE,
                        value.line(),
                        value.column(),
                        "to: there is no page '" + value.text() + "'.",
                        Nearest.advice(
                                value.text(),
                                site.pages().stream()
                                        .map(page -> page.path().value())
                                        .toList()));
                return;
            }
            if (kind == null || site.find(kind, value.text()).isPresent() || fates.isRefusedSlug(value.text())) {
                return;
            }
            boolean waits = fates.isUnpublishedSlug(value.text());
            if (value.text().isEmpty()) {
                report(
                        Code.BAD_SHORTCUT,
                        value.line(),
                        value.column(),
                        value.key() + ": a name is missing.",
                        Nearest.advice("", slugs(kind)));
            } else if (waits) {
                report(
                        Code.LINK_TO_UNPUBLISHED,
                        value.line(),
                        value.column(),
                        value.key() + ": '" + value.text() + "' is not published yet.",
                        "Publish it first, or take it out here.");
            } else {
                report(
                        Code.UNKNOWN_REFERENCE,
                        value.line(),
                        value.column(),
                        value.key() + ": there is no " + kind.layout() + " '" + value.text() + "'.",
                        Nearest.advice(value.text(), slugs(kind)));
            }
        }

        private List<String> slugs(PageKind kind) {
            return site.all(kind).stream().map(Page::slug).sorted().toList();
        }

        private void report(Code code, int line, int column, String message, String advice) {
            problems.add(Problem.error(code, path, line, column, message, advice));
        }
    }
}
