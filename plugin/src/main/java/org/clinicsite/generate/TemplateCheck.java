package org.clinicsite.generate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.clinicsite.output.DrawnPage;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.render.TemplateMarks;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * What the clinic's own templates have wrong that shows only in a page: links and anchors that lead nowhere, requests to
 * other hosts, and what the site's security policy blocks. One line of a template may draw a thousand pages; it is told
 * once, at that line. Pages that only our template draws are not looked at.
 */
final class TemplateCheck {

    private static final int MOST_WORDS = 100;

    private final Map<String, Drawn> drawn = new ConcurrentSkipListMap<>();
    private final String folder;
    private final boolean hasPolicy;
    private final Problem.Level ofDeadLinks;

    private record Drawn(String layout, DrawnPage parts) {}

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

    private TemplateCheck(String folder, boolean hasPolicy, Problem.Level ofDeadLinks) {
        this.folder = folder;
        this.hasPolicy = hasPolicy;
        this.ofDeadLinks = ofDeadLinks;
    }

    /** That of a clinic's site. */
    static TemplateCheck ofClinic() {
        return new TemplateCheck("site-template", true, Problem.Level.ERROR);
    }

    /**
     * That of a JBake project. Its site may be online as it is since long, so that nothing stops the build; and what browsers
     * are told to block is its host's affair.
     *
     * @param folder the template folder as people know it
     */
    static TemplateCheck ofJBake(String folder) {
        return new TemplateCheck(folder, false, Problem.Level.WARNING);
    }

    /**
     * Looks at a file that was drawn, HTML or XML. From any thread.
     *
     * @param layout the template that it is of
     */
    void drawn(String file, String layout, String text) {
        drawn.put(file, new Drawn(layout, DrawnPage.read(file, text)));
    }

    /**
     * All that is wrong, at its places in templates.
     *
     * @param served the files of the site, all of them
     */
    <E extends Exception> List<Problem> problems(ServedFiles served, Marked<E> marked) throws E {
        Map<String, String> files =
                new TreeMap<>(); // by fault and layout: each layout may have the fault at a line of its own
        for (Drawn one : drawn.values()) {
            for (DrawnPage.Part part : one.parts().parts()) {
                fault(part, one.parts().file(), served)
                        .ifPresent(fault -> files.putIfAbsent(
                                fault.code() + "\n" + part.kind() + "\n" + part.words() + "\n" + one.layout(),
                                one.parts().file()));
            }
        }
        Map<String, Problem> problems = new TreeMap<>(); // the first page of each is named
        for (String file : new LinkedHashSet<>(files.values())) {
            TemplateMarks marks = TemplateMarks.of(marked.draw(file));
            for (DrawnPage.Part part : DrawnPage.read(file, marks.text()).parts()) {
                TemplateMarks.Place place = marks.at(part.offset());
                if (place != null) {
                    fault(part, file, served)
                            .ifPresent(fault -> problems.putIfAbsent(
                                    place + "\n" + fault.code() + "\n" + part.words(), at(place, fault)));
                }
            }
        }
        return List.copyOf(problems.values());
    }

    private Problem at(TemplateMarks.Place place, Fault fault) {
        return new Problem(
                fault.code(),
                fault.level(),
                folder + "/" + place.file(),
                place.line(),
                place.column(),
                fault.message(),
                fault.advice());
    }

    private Optional<Fault> fault(DrawnPage.Part part, String file, ServedFiles served) {
        if (!hasPolicy) {
            boolean isAddress = part.kind() == DrawnPage.Kind.LINK || part.kind() == DrawnPage.Kind.LOADED;
            return isAddress ? Optional.ofNullable(link(part.words(), file, served)) : Optional.empty();
        }
        return Optional.ofNullable(
                switch (part.kind()) {
                    case LINK -> link(part.words(), file, served);
                    case LOADED -> loaded(part.words(), file, served);
                    case SCRIPT ->
                        blocked(
                                part,
                                "run this script",
                                "Do without it; a style sheet, a link or <details> does much.");
                    case FRAME -> blocked(part, "show this frame", "Make it a link.");
                    case FORM ->
                        blocked(
                                part,
                                "send this form",
                                "Link to a page of the service that takes it, or to 'mailto:'.");
                    case MEDIA -> blocked(part, "play this", "Link to it.");
                    case STYLE -> blocked(part, "use these styles", "Write them into site-template/css/own.css.");
                    case BASE -> blocked(part, "heed this", "Write addresses with ${url(…)}.");
                });
    }

    private static Fault blocked(DrawnPage.Part part, String does, String advice) {
        return new Fault(
                Code.BLOCKED_BY_POLICY,
                Problem.Level.WARNING,
                "'" + part.words() + "': the site's security policy does not let browsers " + does + ".",
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
        Drawn to = drawn.get(answer.file());
        String fragment = answer.fragment().replaceFirst(":~:.*$", "");
        String anchor = fragment.length() < 2 ? "" : ServedFiles.decoded(fragment.substring(1));
        if (to == null
                || anchor.isEmpty()
                || anchor.equals("top")
                || to.parts().anchors().contains(anchor)) {
            return null;
        }
        return new Fault(
                Code.BROKEN_ANCHOR,
                ofDeadLinks,
                quoted(address) + ": there is no anchor '" + anchor + "' on " + ServedFiles.path(answer.file()) + ".",
                Nearest.to(anchor, to.parts().anchors())
                        .map(name -> "Did you mean '#" + name + "'?")
                        .orElse("Name one of its headings, or the page alone."));
    }

    private String near(ServedFiles.Answer answer, ServedFiles served) {
        Set<String> paths = new LinkedHashSet<>();
        drawn.keySet().forEach(file -> paths.add(served.href(file)));
        return Nearest.to(answer.path(), paths)
                .map(path -> "Did you mean '" + path + "'?")
                .orElse("Mend the address, or take the link away.");
    }
}
