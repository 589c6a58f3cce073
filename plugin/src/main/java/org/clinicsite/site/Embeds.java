package org.clinicsite.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.Embed;
import org.clinicsite.source.facts.Statistics;
import org.jspecify.annotations.Nullable;

/** Which pages show what of other hosts, and what that has browsers ask. */
public final class Embeds {

    private Embeds() {}

    /** What a page shows, in the author's order. */
    public static List<Embed> on(Site site, Page page) {
        return site.clinic().embeds().stream()
                .filter(embed -> isOn(site, embed, page))
                .toList();
    }

    /** Whether a page shows anything of other hosts, at its place or in its text. */
    public static boolean any(Site site, Page page) {
        return site.clinic().embeds().stream().anyMatch(embed -> isAsked(site, embed, page));
    }

    private static boolean isOn(Site site, Embed embed, Page page) {
        if (page.number() > 1) {
            return false;
        }
        return embed.pages().isEmpty()
                ? page.kind() == place(site, embed.kind()) && !isInText(site, embed)
                : embed.pages().stream().anyMatch(named -> isNamed(named, page));
    }

    /** Whether a text shows the film itself; then it stands there, and nowhere else unasked. */
    private static boolean isInText(Site site, Embed embed) {
        return embed.kind() == Embed.Kind.VIDEO
                && site.pages().stream()
                        .flatMap(page -> Film.on(site, page).stream())
                        .anyMatch(film -> film.player().equals(embed.url()));
    }

    /** Whether a page shows it or, in its text, a film that it allows. */
    private static boolean isAsked(Site site, Embed embed, Page page) {
        return isOn(site, embed, page)
                || embed.kind() == Embed.Kind.VIDEO
                        && Film.on(site, page).stream().anyMatch(film -> film.embed() == embed);
    }

    /** By its path, with or without strokes at its ends, or by its slug. */
    private static boolean isNamed(String named, Page page) {
        String path = bare(page.path().value());
        return bare(named).equals(path) || named.equals(page.slug()) && !named.isEmpty();
    }

    private static String bare(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    /** The kind of page that a kind of thing belongs on: the best that the site has. */
    private static PageKind place(Site site, Embed.Kind kind) {
        List<PageKind> wanted = switch (kind) {
            case BOOKING -> List.of(PageKind.BOOKING, PageKind.CONTACT, PageKind.HOME);
            case MAP -> List.of(PageKind.LOCATION, PageKind.CONTACT, PageKind.HOME);
            case VIDEO, BADGE -> List.of(PageKind.HOME);
        };
        return wanted.stream()
                .filter(one -> !site.all(one).isEmpty())
                .findFirst()
                .orElse(PageKind.HOME);
    }

    /** What one of them opens on its pages. */
    static Openings openings(Embed embed) {
        SortedSet<String> frames = origins(embed.isFrame() ? embed.url() : null, embed.frameSrc());
        return new Openings(
                new TreeSet<>(),
                frames,
                origins(embed.picture(), embed.imgSrc()),
                origins(embed.script(), embed.scriptSrc()),
                origins(null, embed.connectSrc()),
                embed.pays() ? frames : new TreeSet<>(),
                new TreeSet<>());
    }

    /** What the counter of visits opens on every page. */
    static Openings openings(Statistics statistics) {
        String id = statistics.id() == null ? "" : statistics.id();
        return switch (statistics.counter()) {
            case PLAUSIBLE -> counting(List.of(), "https://plausible.io", "https://plausible.io");
            case GOATCOUNTER -> {
                String host = "https://" + id + ".goatcounter.com";
                yield counting(List.of(host), "https://gc.zgo.at", host); // it falls back on a picture
            }
            case CLOUDFLARE ->
                counting(List.of(), "https://static.cloudflareinsights.com", "https://cloudflareinsights.com");
            case PICTURE -> counting(List.of(FormTarget.origin(id)), null, null);
            case LOG -> Openings.NONE;
        };
    }

    private static Openings counting(List<String> images, @Nullable String script, @Nullable String connection) {
        return new Openings(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(images),
                origins(script, List.of()),
                origins(connection, List.of()),
                new TreeSet<>(),
                new TreeSet<>());
    }

    private static SortedSet<String> origins(@Nullable String address, List<String> more) {
        SortedSet<String> origins = new TreeSet<>(more);
        if (address != null) {
            origins.add(FormTarget.origin(address));
        }
        return origins;
    }

    /** The host of an address. */
    static String host(String address) {
        return FormTarget.origin(address).replaceFirst("^https?://", "");
    }

    /**
     * What stands on no page or on one that there is not, and, for each host, which pages now ask it: nobody shall
     * learn that from a visitor.
     */
    public static List<Problem> check(Site site, FactPlaces places) {
        List<Problem> problems = new ArrayList<>();
        for (Embed embed : site.clinic().embeds()) {
            for (String named : embed.pages()) {
                if (site.pages().stream().noneMatch(page -> isNamed(named, page))) {
                    problems.add(places.problem(
                            Code.UNKNOWN_REFERENCE,
                            Problem.Level.ERROR,
                            "embeds",
                            named,
                            "embeds: '" + embed.name() + "' is to stand on '" + named + "', and there is no such page.",
                            Nearest.advice(
                                    "/" + bare(named) + "/",
                                    new TreeSet<>(site.pages().stream()
                                            .map(page -> page.path().value())
                                            .toList()))));
                }
            }
            if (embed.kind() == Embed.Kind.MAP
                    && embed.pages().isEmpty()
                    && site.all(PageKind.LOCATION).size() > 1) {
                problems.add(places.problem(
                        Code.MISSING_KEY,
                        Problem.Level.ERROR,
                        "embeds",
                        embed.url(),
                        "embeds: '" + embed.name() + "' does not say of which of the places it is the map.",
                        "Add 'pages: [" + site.all(PageKind.LOCATION).get(0).slug() + "]' to it."));
            }
        }
        asks(site)
                .forEach((host, when) -> problems.add(places.problem(
                        Code.ASKS_HOST, Problem.Level.INFO, "embeds", when.written(), says(host, when), null)));
        return problems;
    }

    private record Asked(Set<String> pages, boolean atOnce, boolean sends, String written) {}

    private static String says(String host, Asked asked) {
        boolean every = asked.pages().isEmpty();
        String pages = String.join(", ", asked.pages());
        return (every ? "Every page now asks " : pages + ": this page now asks ")
                + host
                + (asked.sends()
                        ? " when a visitor sends the form."
                        : asked.atOnce() ? " as soon as it is shown." : " when a visitor presses the link there.");
    }

    /** The hosts, each with the pages that ask it; no page where every page does. */
    private static Map<String, Asked> asks(Site site) {
        Map<String, Asked> asks = new LinkedHashMap<>();
        FormTarget.of(site).ifPresent(form -> {
            if (form.address() != null) {
                asks.put(
                        host(form.address()), new Asked(pathsOf(site.all(PageKind.CONTACT)), false, true, form.host()));
            }
        });
        for (Embed embed : site.clinic().embeds()) {
            List<Page> on = site.pages().stream()
                    .filter(page -> isAsked(site, embed, page))
                    .toList();
            Openings openings = openings(embed);
            for (SortedSet<String> origins :
                    List.of(openings.frames(), openings.images(), openings.scripts(), openings.connections())) {
                for (String origin : origins) {
                    asks.merge(
                            host(origin),
                            new Asked(pathsOf(on), origins != openings.frames(), false, embed.url()),
                            Embeds::both);
                }
            }
        }
        Statistics statistics = site.clinic().statistics();
        if (statistics != null) {
            Openings openings = openings(statistics);
            for (SortedSet<String> origins : List.of(openings.images(), openings.scripts(), openings.connections())) {
                origins.forEach(origin ->
                        asks.put(host(origin), new Asked(Set.of(), true, false, String.valueOf(statistics.id()))));
            }
        }
        return asks;
    }

    private static Asked both(Asked one, Asked other) {
        Set<String> pages = new LinkedHashSet<>(one.pages());
        pages.addAll(other.pages());
        return new Asked(pages, one.atOnce() || other.atOnce(), false, one.written());
    }

    private static Set<String> pathsOf(List<Page> pages) {
        Set<String> paths = new LinkedHashSet<>();
        pages.forEach(page -> paths.add(page.path().value()));
        return paths;
    }
}
