package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.site.PublicLedger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A plan in the words of somebody who knows pages and prices, not files. */
final class OwnersWords {

    /** More pages than these are not looked into: the line then counts them. */
    private static final int MOST_LOOKED_INTO = 40;

    private static final int MOST_NAMED = 3;

    /** Files that change with every build. */
    private static final Set<String> OWN = Set.of(FileRules.BUILD_ID, PublicLedger.PATH);

    /** Bytes of the largest page that is looked into; what is larger was not written for people. */
    private static final long MOST_BYTES = 4 << 20;

    private static final Pattern PRICE = Pattern.compile(
            "(?:[$£€¥]|\\b(?:CHF|kr|zł|Kč)) ?\\d[\\d.,]*\\d|[$£€¥] ?\\d|\\d[\\d.,  ]* ?(?:€|CHF|kr|zł|Kč)");

    private final PublishTarget target;
    private final LocalSite site;

    OwnersWords(PublishTarget target, LocalSite site) {
        this.target = target;
        this.site = site;
    }

    /** What a visitor reads on a page. */
    private record Read(String title, String text, List<String> prices, Set<String> links) {

        static Read of(byte[] html) {
            Document document = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
            Element main = document.selectFirst("main");
            Element body = main == null ? document.body() : main;
            Element heading = body.selectFirst("h1");
            String text = body.text();
            List<String> prices = new ArrayList<>();
            Matcher price = PRICE.matcher(text);
            while (price.find()) {
                prices.add(price.group().strip());
            }
            Set<String> links = new LinkedHashSet<>(body.select("a[href]").eachAttr("href"));
            links.removeIf(link -> link.startsWith("#"));
            return new Read(heading == null ? document.title() : heading.text(), text, prices, links);
        }
    }

    /**
     * The plan, a line per kind of change; empty when nothing changes.
     *
     * @param facts what changes for visitors; null when nobody knows, and pages have to be looked into
     */
    List<String> of(Plan plan, @Nullable SiteChanges facts) throws IOException {
        List<String> lines = new ArrayList<>();
        if (facts != null) {
            lines.addAll(facts.lines());
            Set<String> told = facts.paths();
            int around = (int) pages(plan, Plan.Kind.CHANGE).stream()
                    .filter(Plan.Change::isOfBytes)
                    .filter(page -> !told.contains(served(page.path())))
                    .count();
            if (around > 0) {
                lines.add(
                        facts.isOfFacts()
                                ? count(around, "page") + (around == 1 ? " changes" : " change") + " with it"
                                : "what stands around the text changed on " + count(around, "page"));
            }
            tellOthers(lines, plan);
            return lines;
        }
        tellNames(lines, "new", pages(plan, Plan.Kind.ADD));
        tellNames(lines, "gone", pages(plan, Plan.Kind.DELETE));
        List<Plan.Change> changed = pages(plan, Plan.Kind.CHANGE).stream()
                .filter(Plan.Change::isOfBytes)
                .toList();
        if (changed.size() > MOST_LOOKED_INTO) {
            lines.add(count(changed.size(), "page") + " changed");
        } else {
            tellChanges(lines, changed);
        }
        tellOthers(lines, plan);
        return lines;
    }

    private static List<Plan.Change> pages(Plan plan, Plan.Kind kind) {
        return plan.of(kind).stream().filter(change -> isPage(change.path())).toList();
    }

    private static boolean isReadable(Plan.Change page) {
        return (page.before() == null || page.before().size() <= MOST_BYTES)
                && (page.after() == null || page.after().size() <= MOST_BYTES);
    }

    private static boolean isPage(String path) {
        return path.endsWith(".html");
    }

    private void tellNames(List<String> lines, String what, List<Plan.Change> pages) throws IOException {
        if (pages.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Plan.Change page : pages.subList(0, Math.min(MOST_NAMED, pages.size()))) {
            names.add(
                    page.after() == null
                            ? served(page.path())
                            : isReadable(page)
                                    ? Read.of(site.bytes(page.path())).title() + " (" + served(page.path()) + ")"
                                    : served(page.path()));
        }
        lines.add(count(pages.size(), "page") + " " + what + ": " + String.join(", ", names)
                + (pages.size() > MOST_NAMED ? " and " + (pages.size() - MOST_NAMED) + " more" : ""));
    }

    private void tellChanges(List<String> lines, List<Plan.Change> changed) throws IOException {
        List<String> texts = new ArrayList<>();
        int frames = 0;
        Map<String, List<String>> prices = new LinkedHashMap<>();
        Map<String, Integer> linksGone = new LinkedHashMap<>();
        Map<String, Integer> linksNew = new LinkedHashMap<>();
        List<Plan.Change> readable =
                changed.stream().filter(OwnersWords::isReadable).toList();
        Map<String, byte[]> there = before(readable);
        for (Plan.Change change : changed) {
            String path = served(change.path());
            if (!isReadable(change)) {
                texts.add(path);
                continue;
            }
            byte[] html = there.get(change.path());
            Read before = html == null ? null : Read.of(html);
            Read after = Read.of(site.bytes(change.path()));
            if (before == null) {
                texts.add(path);
                continue;
            }
            boolean told = prices(prices, path, before.prices(), after.prices());
            told |= links(linksGone, path, before.links(), after.links());
            told |= links(linksNew, path, after.links(), before.links());
            String plainBefore = PRICE.matcher(before.text()).replaceAll("");
            String plainAfter = PRICE.matcher(after.text()).replaceAll("");
            if (!plainBefore.equals(plainAfter)) {
                texts.add(path);
            } else if (!told) {
                frames++;
            }
        }
        prices.forEach((what, pages) ->
                lines.add("1 price " + what + (what.startsWith("changed") ? ", on " : " ") + first(pages)));
        tell(lines, linksGone, "removed from");
        tell(lines, linksNew, "added to");
        if (!texts.isEmpty()) {
            lines.add("the text changed on " + count(texts.size(), "page") + ": "
                    + String.join(", ", texts.subList(0, Math.min(MOST_NAMED, texts.size())))
                    + (texts.size() > MOST_NAMED ? " and " + (texts.size() - MOST_NAMED) + " more" : ""));
        }
        if (frames > 0) {
            lines.add("what stands around the text changed on " + count(frames, "page"));
        }
    }

    private Map<String, byte[]> before(List<Plan.Change> changed) {
        try {
            return target.read(changed.stream().map(Plan.Change::path).toList());
        } catch (IOException e) {
            return Map.of(); // the plan holds without it
        }
    }

    /** Which price became which, and the pages that show it. */
    private static boolean prices(
            Map<String, List<String>> told, String path, List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        List<String> come = new ArrayList<>(after);
        before.forEach(come::remove);
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            String what = i >= gone.size()
                    ? "new: " + come.get(i) + ", on"
                    : i >= come.size()
                            ? "gone: " + gone.get(i) + ", from"
                            : "changed: " + gone.get(i) + " is now " + come.get(i);
            List<String> pages = told.computeIfAbsent(what, w -> new ArrayList<>());
            if (!pages.contains(path)) {
                pages.add(path);
            }
        }
        return !gone.isEmpty() || !come.isEmpty();
    }

    private static String first(List<String> pages) {
        return pages.get(0) + (pages.size() > 1 ? " and " + count(pages.size() - 1, "other page") : "");
    }

    private static boolean links(Map<String, Integer> count, String path, Set<String> in, Set<String> notIn) {
        int links = (int) in.stream().filter(link -> !notIn.contains(link)).count();
        if (links > 0) {
            count.put(path, links);
        }
        return links > 0;
    }

    private static void tell(List<String> lines, Map<String, Integer> links, String what) {
        if (!links.isEmpty()) {
            int all = links.values().stream().mapToInt(Integer::intValue).sum();
            String first = links.keySet().iterator().next();
            lines.add(count(all, "link") + " " + what + " " + first
                    + (links.size() > 1 ? " and " + count(links.size() - 1, "other page") : ""));
        }
    }

    private static void tellOthers(List<String> lines, Plan plan) {
        for (Plan.Kind kind : List.of(Plan.Kind.ADD, Plan.Kind.CHANGE, Plan.Kind.DELETE)) {
            int files = (int) plan.of(kind).stream()
                    .filter(change -> !isPage(change.path()) && !OWN.contains(change.path()))
                    .filter(Plan.Change::isOfBytes)
                    .count();
            if (files > 0) {
                lines.add(count(files, "other file") + " " + kind.word());
            }
        }
        int headers = (int) plan.of(Plan.Kind.CHANGE).stream()
                .filter(change -> !change.isOfBytes())
                .count();
        if (headers > 0) {
            lines.add(count(headers, "file") + " the same, but served with other headers");
        }
    }

    private static String served(String path) {
        return "/"
                + (path.equals("index.html") || path.endsWith("/index.html")
                        ? path.substring(0, path.length() - "index.html".length())
                        : path);
    }

    private static String count(int number, String thing) {
        return SiteChanges.count(number, thing);
    }
}
