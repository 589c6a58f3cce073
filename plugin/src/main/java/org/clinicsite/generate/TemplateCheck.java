package org.clinicsite.generate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.clinicsite.output.DrawnPage;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.render.TemplateMarks;
import org.clinicsite.site.Openings;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * What the clinic's own templates have wrong that shows only in a page: links and anchors that lead nowhere, requests to
 * other hosts, and what the site's security policy blocks. One line of a template may draw a thousand pages; it is told
 * once, at that line. Pages that only our template draws are not looked at.
 */
final class TemplateCheck {

    private static final int MOST_WORDS = 100;

    /** Per file what links to it may name. */
    private final Map<String, Set<String>> anchors = new ConcurrentSkipListMap<>();

    /** Of all files that have a part the first; most parts are of the frame, which every page has. */
    private final Map<Seen, String> seen = new ConcurrentHashMap<>();

    /**
     * A part of one page or of many, which leads to the same place from each.
     *
     * @param layout each may have the part at a line of its own
     * @param from the file that an address is relative to; empty when it is not
     */
    private record Seen(DrawnPage.Kind kind, String words, String layout, String from) {}

    private final String folder;
    private final boolean hasPolicy;
    private final Function<String, Openings> openings;
    private final Problem.Level ofDeadLinks;

    /** What is wrong with a part. */
    private record Fault(
            Code code,
            Problem.Level level,
            String message,
            @Nullable String advice) {}

    /** Draws a file once more, with marks. */
    interface Marked<E extends Exception> {
        String draw(String file) throws E;
    }

    private TemplateCheck(
            String folder, boolean hasPolicy, Function<String, Openings> openings, Problem.Level ofDeadLinks) {
        this.folder = folder;
        this.hasPolicy = hasPolicy;
        this.openings = openings;
        this.ofDeadLinks = ofDeadLinks;
    }

    /**
     * That of a clinic's site.
     *
     * @param openings what the page of a file may have browsers ask of other hosts
     */
    static TemplateCheck ofClinic(Function<String, Openings> openings) {
        return new TemplateCheck("site-template", true, openings, Problem.Level.ERROR);
    }

    /**
     * That of a JBake project. Its site may be online as it is since long, so that nothing stops the build; and what browsers
     * are told to block is its host's affair.
     *
     * @param folder the template folder as people know it
     */
    static TemplateCheck ofJBake(String folder) {
        return new TemplateCheck(folder, false, file -> Openings.NONE, Problem.Level.WARNING);
    }

    /**
     * Looks at a file that was drawn, HTML or XML. From any thread.
     *
     * @param layout the template that it is of
     */
    void checkDrawn(String file, String layout, String text) {
        DrawnPage drawn = DrawnPage.read(file, text);
        anchors.put(file, drawn.anchors());
        for (DrawnPage.Part part : drawn.parts()) {
            if (!part.words().startsWith("#")
                    || !drawn.anchors().contains(part.words().substring(1))) {
                boolean isRelative = isAddress(part.kind()) && ServedFiles.isRelative(part.words());
                Seen one = new Seen(part.kind(), part.words(), layout, isRelative ? file : "");
                seen.merge(one, file, TemplateCheck::first);
            }
        }
    }

    private static boolean isAddress(DrawnPage.Kind kind) {
        return kind == DrawnPage.Kind.LINK || kind == DrawnPage.Kind.LOADED;
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * All that is wrong, at its places in templates.
     *
     * @param served the files of the site, all of them
     */
    <E extends Exception> List<Problem> problems(ServedFiles served, Marked<E> marked) throws E {
        Map<String, String> files = new TreeMap<>(); // by fault and layout
        seen.forEach((part, file) -> fault(part.kind(), part.words(), file, served)
                .ifPresent(fault -> files.merge(
                        fault.code() + "\n" + part.kind() + "\n" + part.words() + "\n" + part.layout(),
                        file,
                        TemplateCheck::first)));
        Map<String, Problem> problems = new TreeMap<>(); // the first page of each is named
        for (String file : new LinkedHashSet<>(files.values())) {
            TemplateMarks marks = TemplateMarks.of(marked.draw(file));
            for (DrawnPage.Part part : DrawnPage.read(file, marks.text()).parts()) {
                TemplateMarks.Place place = marks.at(part.offset());
                if (place != null) {
                    fault(part.kind(), part.words(), file, served)
                            .ifPresent(fault -> problems.putIfAbsent(
                                    place + "\n" + fault.code() + "\n" + part.words(), problemAt(place, fault)));
                }
            }
        }
        return List.copyOf(problems.values());
    }

    private Problem problemAt(TemplateMarks.Place place, Fault fault) {
        return new Problem(
                fault.code(),
                fault.level(),
                folder + "/" + place.file(),
                place.line(),
                place.column(),
                fault.message(),
                fault.advice());
    }

    private Optional<Fault> fault(DrawnPage.Kind kind, String words, String file, ServedFiles served) {
        if (!hasPolicy) {
            return isAddress(kind) ? Optional.ofNullable(link(words, file, served)) : Optional.empty();
        }
        if (isOpen(kind, words, openings.apply(file))) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (kind) {
                    case LINK -> link(words, file, served);
                    case LOADED -> loaded(words, file, served);
                    case SCRIPT ->
                        blocked(
                                words,
                                "run this script",
                                "Do without it; a style sheet, a link or <details> does much.");
                    case FRAME ->
                        blocked(words, "show this frame", "Make it a link, or name it under 'embeds' in clinic.yaml.");
                    case FORM ->
                        blocked(
                                words,
                                "send this form",
                                "Let 'contact.form' in clinic.yaml say who takes it, or link to a page of the service.");
                    case MEDIA -> blocked(words, "play this", "Link to it.");
                    case STYLE -> blocked(words, "use these styles", "Write them into site-template/css/own.css.");
                    case BASE -> blocked(words, "heed this", "Write addresses with ${url(…)}.");
                });
    }

    /** Whether the clinic's facts open the page for it: those that the policy of that page names. */
    private static boolean isOpen(DrawnPage.Kind kind, String words, Openings page) {
        int quote = words.indexOf("=\"");
        String address = quote < 0 ? words : words.substring(quote + 2);
        return switch (kind) {
            case FORM -> page.forms().contains(Openings.SELF) && !hasHost(address) || isIn(page.forms(), address);
            case FRAME -> quote < 0 && !page.frames().isEmpty() || isIn(page.frames(), address);
            case SCRIPT -> isIn(page.scripts(), address);
            case MEDIA -> page.media().contains(Openings.SELF) && !hasHost(address);
            case LOADED -> isIn(page.images(), address) || isIn(page.scripts(), address);
            default -> false;
        };
    }

    private static boolean hasHost(String address) {
        return address.contains("://") || address.startsWith("//");
    }

    private static boolean isIn(Set<String> origins, String address) {
        return origins.stream()
                .anyMatch(origin ->
                        address.equals(origin) || address.startsWith(origin + "/") || address.startsWith(origin + "?"));
    }

    private static Fault blocked(String words, String does, String advice) {
        return new Fault(
                Code.BLOCKED_BY_POLICY,
                Problem.Level.WARNING,
                "'" + words + "': the site's security policy does not let browsers " + does + ".",
                advice);
    }

    private static String quoted(String address) {
        return "'" + (address.length() > MOST_WORDS ? address.substring(0, MOST_WORDS) + "…" : address) + "'";
    }

    private @Nullable Fault loaded(String address, String file, ServedFiles served) {
        String low = address.toLowerCase(Locale.ROOT);
        if (low.startsWith("data:") || low.startsWith("blob:")) {
            return new Fault(
                    Code.BLOCKED_BY_POLICY,
                    Problem.Level.WARNING,
                    quoted(address)
                            + ": the site's security policy does not let browsers load what stands in the page itself.",
                    "Put it into a file of site-template, and write ${asset(\"icons/name.svg\")}.");
        }
        boolean isWeb = low.startsWith("http:") || low.startsWith("https:") || low.startsWith("//");
        if (isWeb && served.find(served.href(file), address).kind() == ServedFiles.Kind.ELSEWHERE) {
            return new Fault(
                    Code.OUTSIDE_REQUEST,
                    Problem.Level.WARNING,
                    quoted(address)
                            + " has each visitor's browser ask another host, which the site's security policy blocks.",
                    "Put the file into site-template, and write ${asset(\"folder/name\")}.");
        }
        return link(address, file, served);
    }

    private @Nullable Fault link(String address, String file, ServedFiles served) {
        ServedFiles.Answer answer = served.find(served.href(file), address);
        if (address.isEmpty() || answer.kind() == ServedFiles.Kind.ELSEWHERE) {
            return null;
        }
        if (answer.kind() == ServedFiles.Kind.OUTSIDE) {
            return address.contains("://")
                    ? null // another site of the same host
                    : new Fault(
                            Code.BROKEN_LINK,
                            ofDeadLinks,
                            quoted(address) + " leads out of the site, which lives below a path of its host.",
                            hasPolicy ? "Write ${url(\"" + address + "\")}." : "Write ${content.rootpath} before it.");
        }
        if (answer.file() == null) {
            return new Fault(
                    Code.BROKEN_LINK,
                    ofDeadLinks,
                    quoted(address) + " leads to no page and no file of the site.",
                    near(answer, served));
        }
        Set<String> there = anchors.get(answer.file());
        String fragment = answer.fragment().replaceFirst(":~:.*$", "");
        String anchor = fragment.length() < 2 ? "" : ServedFiles.decoded(fragment.substring(1));
        if (there == null || anchor.isEmpty() || anchor.equals("top") || there.contains(anchor)) {
            return null;
        }
        return new Fault(
                Code.BROKEN_ANCHOR,
                ofDeadLinks,
                quoted(address) + ": there is no anchor '" + anchor + "' on " + ServedFiles.path(answer.file()) + ".",
                Nearest.to(anchor, there)
                        .map(name -> "Did you mean '#" + name + "'?")
                        .orElse("Name one of its headings, or the page alone."));
    }

    private String near(ServedFiles.Answer answer, ServedFiles served) {
        Set<String> paths = new LinkedHashSet<>();
        anchors.keySet().forEach(file -> paths.add(served.href(file)));
        return Nearest.to(answer.path(), paths)
                .map(path -> "Did you mean '" + path + "'?")
                .orElse("Mend the address, or take the link away.");
    }
}
