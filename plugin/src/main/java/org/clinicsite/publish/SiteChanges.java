package org.clinicsite.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.PublicLedger.Fact;
import org.clinicsite.site.PublicLedger.PublicPage;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * What visitors will find otherwise than before, as facts: each is told once, on however many pages it stands.
 *
 * @param before build id of the site that was; empty when it had none
 * @param after build id of the site that comes
 * @param changes facts first, then pages, each kind in the order in which the site shows them
 */
public record SiteChanges(String before, String after, List<SiteChange> changes) {

    private static final int MOST_NAMED = 3;

    /** Characters of a title, an address or hours that a line shows. */
    private static final int LONGEST = 100;

    /** Pages that are somebody or something: they are told one by one. */
    private static final Set<String> NAMED = Set.of("therapist", "service", "location");

    private static final String TEXT = "text";
    private static final String TITLE = "title";
    private static final String PATH = "path";

    /** Kinds of changes that are no page that comes or goes. */
    private static final Set<String> NO_PAGE = Set.of("contact", "place", "hours", "price", TEXT, TITLE, PATH);

    public SiteChanges {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two sites.
     *
     * @param today what ended before this day is no news
     */
    public static SiteChanges between(PublicLedger before, PublicLedger after, LocalDate today) {
        List<SiteChange> pages = new ArrayList<>();
        comparePages(before, after, pages);
        Set<String> otherNames = pages.stream()
                .filter(change -> NAMED.contains(change.kind()))
                .map(SiteChange::of)
                .collect(Collectors.toSet());
        List<SiteChange> changes = new ArrayList<>();
        compareFacts(before, after, otherNames, today, changes);
        changes.addAll(pages);
        return new SiteChanges(before.build(), after.build(), changes);
    }

    private record Key(PublicLedger.Kind kind, String of, String what) {
        static Map<Key, String> of(PublicLedger ledger, LocalDate today) {
            Map<Key, String> facts = new LinkedHashMap<>();
            for (Fact fact : ledger.facts()) {
                if (fact.until() == null || !fact.until().isBefore(today)) {
                    facts.merge(
                            new Key(fact.kind(), fact.of(), fact.what()), fact.says(), (one, two) -> one + ", " + two);
                }
            }
            return facts;
        }
    }

    private static void compareFacts(
            PublicLedger before,
            PublicLedger after,
            Set<String> otherNames,
            LocalDate today,
            List<SiteChange> changes) {
        Map<Key, String> old = Key.of(before, today);
        Map<Key, String> now = Key.of(after, today);
        Stream.concat(now.keySet().stream(), old.keySet().stream().filter(key -> !now.containsKey(key)))
                .filter(key -> !otherNames.contains(key.of())) // told by its page
                .filter(key -> now.containsKey(key) != old.containsKey(key)
                        || !now.getOrDefault(key, "").equals(old.get(key)))
                .map(key -> new SiteChange(key.kind().word(), key.of(), key.what(), old.get(key), now.get(key), null))
                .forEach(changes::add);
    }

    private static void comparePages(PublicLedger before, PublicLedger after, List<SiteChange> changes) {
        Map<String, String> gone = new TreeMap<>(); // a page that moved has its kind and title elsewhere
        before.pages().forEach((path, page) -> {
            if (!after.pages().containsKey(path)) {
                gone.putIfAbsent(page.kind() + ' ' + page.title(), path);
            }
        });
        Set<String> moved = new HashSet<>();
        after.pages().forEach((path, page) -> {
            PublicPage old = before.pages().get(path);
            String from = old == null ? gone.get(page.kind() + ' ' + page.title()) : null;
            if (from != null && moved.add(from)) {
                changes.add(new SiteChange(PATH, page.title(), "", from, path, path));
            } else if (old == null) {
                changes.add(new SiteChange(page.kind(), page.title(), "", null, page.title(), path));
            } else {
                if (!old.title().equals(page.title())
                        && !old.title().equals(path)
                        && !page.title().equals(path)) {
                    changes.add(new SiteChange(TITLE, page.title(), "", old.title(), page.title(), path));
                }
                if (!old.text().equals(page.text())
                        && !old.text().isEmpty()
                        && !page.text().isEmpty()) {
                    changes.add(new SiteChange(TEXT, page.title(), "", old.text(), page.text(), path));
                }
            }
        });
        before.pages().forEach((path, page) -> {
            if (!after.pages().containsKey(path) && !moved.contains(path)) {
                changes.add(new SiteChange(page.kind(), page.title(), "", page.title(), null, path));
            }
        });
    }

    /** Whether there is a fact among them, which may stand on many pages. */
    boolean isOfFacts() {
        return changes.stream().anyMatch(change -> change.page() == null);
    }

    /** The paths of pages whose own text or title is another, or that were not there. */
    public Set<String> paths() {
        return changes.stream().map(SiteChange::page).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** For people, a line each: {@code Thursday in Saltbeck 12:00–20:00 → 14:00–20:00}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        compareFacts(lines);
        changes.stream().filter(SiteChanges::isPage).forEach(change -> {
            if (NAMED.contains(change.kind())) {
                lines.add(shown(change.of()) + (change.isNew() ? " is new" : " is gone") + " (" + path(change) + ")");
            }
        });
        for (boolean isNew : new boolean[] {true, false}) {
            counted(lines, "article", isNew, of(change -> change.kind().equals("article") && change.isNew() == isNew));
            counted(
                    lines,
                    "page",
                    isNew,
                    of(change -> isPage(change)
                            && !NAMED.contains(change.kind())
                            && !change.kind().equals("article")
                            && change.isNew() == isNew));
        }
        of(change -> change.kind().equals(PATH))
                .forEach(change -> lines.add(
                        shown(change.of()) + " moved from " + shown(change.before()) + " to " + shown(change.after())));
        of(change -> change.kind().equals(TITLE))
                .forEach(change -> lines.add("“" + shown(change.before()) + "” is called “" + shown(change.after())
                        + "” now (" + path(change) + ")"));
        List<SiteChange> texts = of(change -> change.kind().equals(TEXT));
        if (!texts.isEmpty()) {
            lines.add("the text changed on " + count(texts.size(), "page") + ": "
                    + some(texts.stream().map(SiteChanges::path).toList()));
        }
        return lines;
    }

    /** Days of one place that change in the same way share a line. */
    private void compareFacts(List<String> lines) {
        Map<String, List<String>> same = new LinkedHashMap<>();
        for (SiteChange change : changes) {
            if (NO_PAGE.contains(change.kind()) && change.page() == null) {
                boolean price = change.kind().equals("price");
                String before = price && !change.of().isEmpty() ? shown(change.of()) + ", " : "";
                String behind = price || change.of().isEmpty() ? "" : " in " + shown(change.of());
                String says = change.isNew()
                        ? ": " + shown(change.after()) + " (new)"
                        : change.isGone()
                                ? ": " + shown(change.before()) + " (gone)"
                                : " " + shown(change.before()) + " → " + shown(change.after());
                String key = before + "\n" + behind + says;
                same.computeIfAbsent(price ? key + "\n" + change.what() : key, k -> new ArrayList<>())
                        .add(shown(change.what()));
            }
        }
        same.forEach((key, whats) -> {
            String[] parts = key.split("\n", -1);
            lines.add(parts[0] + String.join(", ", whats) + parts[1]);
        });
    }

    private List<SiteChange> of(Predicate<SiteChange> wanted) {
        return changes.stream().filter(wanted).toList();
    }

    private static boolean isPage(SiteChange change) {
        return !NO_PAGE.contains(change.kind());
    }

    private static void counted(List<String> lines, String thing, boolean isNew, List<SiteChange> pages) {
        if (!pages.isEmpty()) {
            lines.add(count(pages.size(), thing)
                    + (isNew ? " new: " : " gone: ")
                    + some(pages.stream()
                            .map(change -> isNew ? shown(change.of()) + " (" + path(change) + ")" : path(change))
                            .toList()));
        }
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    private static String path(SiteChange change) {
        return shown(change.page());
    }

    /** As it may stand in a line of a console, whoever wrote it. */
    private static String shown(@Nullable String text) {
        return text == null ? "" : FileNames.shown(text, LONGEST);
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
