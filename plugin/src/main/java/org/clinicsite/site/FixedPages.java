package org.clinicsite.site;

import java.util.List;

/** Pages that a site has without anybody writing them, as long as nobody does. */
final class FixedPages {

    private FixedPages() {}

    /** What a contact form needs: the page that it stands on, and the one for whoever has sent it. */
    static Part ofForm(SiteInputs inputs, Part site, Claims claims) {
        if (inputs.clinic().contact().form() == null) {
            return Part.NONE;
        }
        PagePath contact = inputs.home().child("contact");
        return unlessWritten(inputs, site, PageKind.CONTACT, contact, claims)
                .with(unlessWritten(inputs, site, PageKind.THANKS, contact.child("thanks"), claims))
                .told(FormTarget.faults(inputs.content()));
    }

    /** The page on which one chooses where to book. */
    static Part ofBooking(SiteInputs inputs, Part site, Claims claims) {
        return BookingWays.isChoice(
                        inputs.clinic().booking().url(), site.of(PageKind.LOCATION), site.of(PageKind.THERAPIST))
                ? unlessWritten(inputs, site, PageKind.BOOKING, inputs.home().child("booking"), claims)
                : Part.NONE;
    }

    static Part notFound(SiteInputs inputs, Claims claims) {
        return plain(inputs, PageKind.NOT_FOUND, inputs.home().to("/404.html"), claims);
    }

    private static Part unlessWritten(SiteInputs inputs, Part site, PageKind kind, PagePath path, Claims claims) {
        return site.has(kind) ? Part.NONE : plain(inputs, kind, path, claims);
    }

    private static Part plain(SiteInputs inputs, PageKind kind, PagePath path, Claims claims) {
        if (claims.isTaken(path.outputFile()) // the clinic's own takes its place
                || !claims.claim(path.outputFile(), null)) {
            return Part.NONE;
        }
        Words words = inputs.words();
        Page.Draft draft = new Page.Draft(path, kind);
        draft.slug = kind == PageKind.NOT_FOUND ? "404" : path.last();
        draft.title = words.get("titles." + kind.layout());
        draft.description = Descriptions.filled(
                words.get(
                        "descriptions." + kind.layout(),
                        "clinic",
                        inputs.clinic().name().text(),
                        "title",
                        draft.title),
                inputs.clinic());
        draft.indexed = kind != PageKind.NOT_FOUND && kind != PageKind.THANKS;
        if (kind != PageKind.NOT_FOUND) {
            draft.breadcrumbs =
                    List.of(new Crumb(words.get("titles.home"), inputs.home()), new Crumb(draft.title, null));
        }
        return Part.of(List.of(draft.done()));
    }
}
