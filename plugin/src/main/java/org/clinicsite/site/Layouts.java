package org.clinicsite.site;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.Source;
import org.jspecify.annotations.Nullable;

/** Which layout may draw which kind of page: its own, or one of the clinic's. */
final class Layouts {

    private Layouts() {}

    /** The kind of page that a content file becomes; of a plain one its layout says which of the clinic's pages it is. */
    static PageKind kind(Source source) {
        if (source.type() != ContentType.PAGE) {
            return PageKind.of(source.type());
        }
        return called(source.facts().common().layout())
                .filter(PageKind::isWritten)
                .orElse(source.path().equals("pages/home.md") ? PageKind.HOME : PageKind.PAGE);
    }

    /** The kind that a built-in layout draws. */
    private static Optional<PageKind> called(@Nullable String layout) {
        return Arrays.stream(PageKind.values())
                .filter(kind -> kind.layout().equals(layout))
                .findFirst();
    }

    /** What is wrong with the layout that a text names, if anything. */
    static Optional<Problem> checkLayout(Source source, PageKind kind, Set<String> own) {
        String layout = source.facts().common().layout();
        if (layout == null) {
            return Optional.empty();
        }
        Optional<PageKind> drawn = called(layout);
        if (drawn.isPresent() && drawn.get() == kind) {
            return Optional.empty();
        }
        if (drawn.isPresent()) {
            return Optional.of(source.places()
                    .error(
                            Code.WRONG_LAYOUT,
                            "layout",
                            layout,
                            "The layout '" + layout + "' does not draw a " + kind.layout() + ".",
                            "Take the line away, or name a layout of your own."));
        }
        if (own.contains(layout)) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(own);
        for (PageKind other : PageKind.values()) {
            if (other == kind || source.type() == ContentType.PAGE && other.isWritten()) {
                names.add(other.layout());
            }
        }
        return Optional.of(source.places()
                .error(
                        Code.UNKNOWN_LAYOUT,
                        "layout",
                        layout,
                        "There is no layout '" + layout + "'.",
                        Nearest.advice(layout, names) + " One of your own is a file site-template/layouts/" + layout
                                + ".ftlh."));
    }

    /** Tells of a second page of a kind of which there is one. */
    static Problem problemOfSecond(Source source, Source first, PageKind kind) {
        return source.places()
                .error(
                        Code.DUPLICATE_PAGE,
                        "layout",
                        source.facts().common().layout(),
                        "There is a page with the layout '" + kind.layout() + "' already: "
                                + first.text().path() + ".",
                        "Make it one page, or draw this one with the layout 'page'.");
    }
}
