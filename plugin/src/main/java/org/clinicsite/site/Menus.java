package org.clinicsite.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the header and the footer lead to: as the clinic says, else what suits the pages that there are.
 *
 * @param header its entries
 * @param footer its groups
 * @param problems what leads nowhere
 */
record Menus(List<MenuItem> header, List<MenuItem> footer, List<Problem> problems) {

    /** More plain pages than these make a footer that nobody reads; then the clinic has to say which it wants there. */
    private static final int PLAIN_PAGES = 8;

    private static final List<PageKind> HEADER = List.of(
            PageKind.SERVICES,
            PageKind.CONDITIONS,
            PageKind.PRICES,
            PageKind.THERAPISTS,
            PageKind.LOCATIONS,
            PageKind.EVENTS,
            PageKind.ARTICLES,
            PageKind.CONTACT);

    private static final List<PageKind> FOOTER = List.of(
            PageKind.ABOUT,
            PageKind.BOOKING,
            PageKind.FIRST_VISIT,
            PageKind.CONTRAINDICATIONS,
            PageKind.FAQ,
            PageKind.VOUCHERS,
            PageKind.INSURANCE,
            PageKind.TESTIMONIALS,
            PageKind.DOWNLOADS,
            PageKind.JOBS,
            PageKind.CONTACT,
            PageKind.TAGS);

    Menus {
        header = List.copyOf(header);
        footer = List.copyOf(footer);
        problems = List.copyOf(problems);
    }

    /** @param fates why there is no page where a menu leads */
    static Menus of(SiteInputs inputs, Part site, Fates fates) {
        Making making = new Making(inputs, site, fates);
        return new Menus(making.header(), making.footer(), making.problems);
    }

    /** The work on both. */
    private static final class Making {

        private final SiteInputs inputs;
        private final ClinicFacts clinic;
        private final Words words;
        private final Part site;
        private final Fates fates;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Page> byPath = new HashMap<>();

        Making(SiteInputs inputs, Part site, Fates fates) {
            this.inputs = inputs;
            this.clinic = inputs.clinic();
            this.words = inputs.words();
            this.site = site;
            this.fates = fates;
            site.pages().forEach(page -> byPath.put(page.path().value(), page));
        }

        /** The header's entries. */
        List<MenuItem> header() {
            List<MenuItem> menu = written("menu", clinic.menu());
            if (clinic.menu().isEmpty()) {
                HEADER.forEach(kind -> first(kind).ifPresent(menu::add));
            }
            return menu;
        }

        /**
         * The footer's groups. Pages that a law wants to be found from each page are there, whatever the clinic names; so is
         * the site map.
         */
        List<MenuItem> footer() {
            List<MenuItem> written = written("footer", clinic.footer());
            List<MenuItem> groups = new ArrayList<>();
            List<MenuItem> more = new ArrayList<>();
            for (MenuItem item : written) {
                (item.items().isEmpty() ? more : groups).add(item);
            }
            if (written.isEmpty()) {
                FOOTER.forEach(
                        kind -> of(kind).stream().findFirst().map(MenuItem::to).ifPresent(more::add));
                List<Page> plain =
                        of(PageKind.PAGE).stream().filter(Page::indexed).toList();
                if (plain.size() <= PLAIN_PAGES) {
                    plain.forEach(page -> more.add(MenuItem.to(page)));
                }
            }
            Jurisdiction law = new Jurisdiction(clinic.rules());
            if (written.isEmpty()
                    || law.legalNotice().isPresent()
                    || law.privacy().isPresent()) {
                addMissing(more, written, of(PageKind.POLICY));
            }
            addMissing(more, written, of(PageKind.SITE_MAP));
            if (!more.isEmpty()) {
                groups.add(new MenuItem(words.get("footer.more"), null, null, more));
            }
            return groups;
        }

        private static void addMissing(List<MenuItem> more, List<MenuItem> written, List<Page> wanted) {
            for (Page page : wanted) {
                if (written.stream().noneMatch(item -> item.leadsTo(page))) {
                    more.add(MenuItem.to(page));
                }
            }
        }

        private List<Page> of(PageKind kind) {
            return site.of(kind).stream().filter(page -> page.number() == 1).toList();
        }

        /** What leads to a kind; of one person alone the page about the clinic, else her or his own. */
        private Optional<MenuItem> first(PageKind kind) {
            if (!of(kind).isEmpty()) {
                return Optional.of(MenuItem.to(of(kind).get(0)));
            }
            if (kind == PageKind.THERAPISTS && words.isAlone()) {
                List<Page> about = of(of(PageKind.ABOUT).isEmpty() ? PageKind.THERAPIST : PageKind.ABOUT);
                return about.stream()
                        .findFirst()
                        .map(page -> new MenuItem(words.get("titles.about"), page.path(), null, List.of()));
            }
            return kind == PageKind.LOCATIONS
                    ? of(PageKind.LOCATION).stream().findFirst().map(MenuItem::to)
                    : Optional.empty();
        }

        // ---- as the clinic writes it

        private List<MenuItem> written(String key, List<ClinicFacts.MenuEntry> entries) {
            List<MenuItem> items = new ArrayList<>();
            for (ClinicFacts.MenuEntry entry : entries) {
                List<MenuItem> within = new ArrayList<>();
                for (ClinicFacts.MenuLink link : entry.items()) {
                    link(key, link.title(), link.link()).ifPresent(within::add);
                }
                if (entry.link() != null) {
                    link(key, entry.title(), entry.link())
                            .map(item -> new MenuItem(item.label(), item.path(), item.address(), within))
                            .ifPresent(items::add);
                } else if (entry.title() == null || entry.items().isEmpty()) {
                    report(
                            Code.WRONG_SHAPE,
                            key,
                            Wording.textOf(entry.title()),
                            key + ": a group needs a 'title' and 'items'.",
                            "Write it as {title: Visit us, items: [/prices/, /contact/]}.");
                } else if (!within.isEmpty()) {
                    items.add(new MenuItem(entry.title().text(), null, null, within));
                }
            }
            return items;
        }

        private Optional<MenuItem> link(String key, @Nullable Wording title, String link) {
            String start = link.toLowerCase(Locale.ROOT);
            if (start.startsWith("https://")
                    || start.startsWith("http://")
                    || start.startsWith("mailto:")
                    || start.startsWith("tel:")) {
                if (title == null) {
                    report(
                            Code.MISSING_KEY,
                            key,
                            link,
                            key + ": '" + link + "' leads elsewhere and needs a 'title'.",
                            "Write it as {title: …, link: '" + link + "'}.");
                    return Optional.empty();
                }
                return Optional.of(new MenuItem(title.text(), null, link, List.of()));
            }
            String path = inputs.home().value() + (link.startsWith("/") ? link.substring(1) : link);
            String folder = path.endsWith("/") || path.contains(".") ? path : path + "/";
            PagePath led = site.redirects().get(path.endsWith("/") ? path : path + "/");
            Page page = byPath.get(folder);
            page = page == null && led != null ? byPath.get(led.value()) : page;
            if (page != null) {
                return Optional.of(
                        new MenuItem(title == null ? page.title() : title.text(), page.path(), null, List.of()));
            }
            String why = explained(path).orElse(null);
            if (why == null || !why.isEmpty()) {
                report(
                        Code.UNKNOWN_REFERENCE,
                        key,
                        link,
                        key + ": there is no page '" + link + "'.",
                        why != null ? why : Nearest.advice(path, byPath.keySet()));
            }
            return Optional.empty();
        }

        private void report(Code code, String key, @Nullable String written, String message, String advice) {
            problems.add(inputs.content().clinicPlaces().error(code, key, written, message, advice));
        }

        /** Whether it is known why a path leads to no page: the advice then, which is empty when it was told already. */
        private Optional<String> explained(String path) {
            String folder = path.endsWith("/") ? path : path + "/";
            String slug = folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
            if (fates.instead(folder).isPresent() || fates.instead(path).isPresent() || fates.isRefusedSlug(slug)) {
                return Optional.of("");
            }
            return fates.isForbidden(folder)
                    ? Optional.of("The jurisdiction " + clinic.rules() + " does not allow testimonials; take it away.")
                    : Optional.empty();
        }
    }
}
