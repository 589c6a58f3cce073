package org.clinicsite.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clinicsite.source.facts.Embed;

/**
 * The hosts that a page may have a browser ask or send to besides the site itself, each as an origin such as
 * {@code https://formspree.io}. A page that has none is closed: nothing of it leaves the site. Names are those of the
 * directives of the Content Security Policy (https://www.w3.org/TR/CSP3/).
 *
 * @param forms where forms go, and where they lead whoever sent one
 * @param frames what may stand in a frame
 * @param images where pictures come from
 * @param scripts where programs come from
 * @param connections what programs may talk to
 * @param payments which frames may ask for a payment
 * @param media where films come from
 */
public record Openings(
        SortedSet<String> forms,
        SortedSet<String> frames,
        SortedSet<String> images,
        SortedSet<String> scripts,
        SortedSet<String> connections,
        SortedSet<String> payments,
        SortedSet<String> media) {

    private static final SortedSet<String> NO = Collections.unmodifiableSortedSet(new TreeSet<>());

    /** Those of a closed page. */
    public static final Openings NONE = new Openings(NO, NO, NO, NO, NO, NO, NO);

    /** {@code 'self'}, as a policy calls the site. */
    public static final String SELF = "'self'";

    /** Whether others open the same. */
    private boolean isAll(Openings other) {
        return forms.equals(other.forms)
                && frames.equals(other.frames)
                && images.equals(other.images)
                && scripts.equals(other.scripts)
                && connections.equals(other.connections)
                && payments.equals(other.payments)
                && media.equals(other.media);
    }

    /** Both. */
    Openings plus(Openings more) {
        return new Openings(
                both(forms, more.forms),
                both(frames, more.frames),
                both(images, more.images),
                both(scripts, more.scripts),
                both(connections, more.connections),
                both(payments, more.payments),
                both(media, more.media));
    }

    private static SortedSet<String> both(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> both = new TreeSet<>(one);
        both.addAll(other);
        return Collections.unmodifiableSortedSet(both);
    }

    static Openings ofForms(SortedSet<String> origins) {
        return new Openings(Collections.unmodifiableSortedSet(origins), NO, NO, NO, NO, NO, NO);
    }

    /** Those of a page that plays films of the site itself. */
    private static Openings ofFilms() {
        return new Openings(NO, NO, NO, NO, NO, NO, Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(SELF))));
    }

    /** What every page opens. */
    public static Openings everywhere(Site site) {
        return site.clinic().statistics() == null
                ? NONE
                : Embeds.openings(site.clinic().statistics());
    }

    private static Openings of(Site site, Page page, Openings everywhere) {
        Openings openings = everywhere;
        if (page.kind() == PageKind.CONTACT) {
            openings =
                    FormTarget.of(site).map(FormTarget::openings).orElse(NONE).plus(openings);
        }
        for (Embed embed : Embeds.on(site, page)) {
            openings = openings.plus(Embeds.openings(embed));
        }
        for (Film film : Film.on(site, page)) {
            openings = openings.plus(film.embed() == null ? ofFilms() : Embeds.openings(film.embed()));
        }
        return openings;
    }

    /** The pages that open more than every page does, in the order of the site. */
    public static Map<PagePath, Openings> ofPages(Site site) {
        Openings everywhere = everywhere(site);
        Map<PagePath, Openings> pages = new LinkedHashMap<>();
        for (Page page : site.pages()) {
            Openings openings = of(site, page, everywhere);
            if (!openings.isAll(everywhere)) {
                pages.put(page.path(), openings);
            }
        }
        return Collections.unmodifiableMap(pages);
    }
}
