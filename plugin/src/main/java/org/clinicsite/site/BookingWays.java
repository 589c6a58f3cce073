package org.clinicsite.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;
import org.jspecify.annotations.Nullable;

/**
 * Where one books: at one address for all, or at that of a place or a person. Where these are several and none is for all, a
 * page lets people choose.
 */
public final class BookingWays {

    private BookingWays() {}

    /** The addresses of places and people, each once. */
    static Set<String> own(List<Page> places, List<Page> people) {
        Set<String> addresses = new LinkedHashSet<>();
        List<Page> all = new ArrayList<>(places);
        all.addAll(people);
        for (Page page : all) {
            String address = address(page);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static @Nullable String address(Page page) {
        Facts facts = page.facts();
        if (facts instanceof ServiceFacts service) {
            return service.booking();
        }
        return facts instanceof LocationFacts place
                ? place.booking()
                : facts instanceof TherapistFacts person ? person.booking() : null;
    }

    /**
     * Where one books a treatment, a place or a person: at the address of its own, else as for all.
     *
     * @param page what is booked; null for anything
     * @return empty when nobody can book it online
     */
    public static Optional<String> address(Site site, @Nullable Page page) {
        String own = page == null ? null : address(page);
        return own == null ? address(site) : Optional.of(own);
    }

    private static Set<String> own(Site site) {
        return own(site.all(PageKind.LOCATION), site.all(PageKind.THERAPIST));
    }

    /** Whether one can book online in any way. */
    static boolean any(Site site) {
        return site.clinic().booking().url() != null || !own(site).isEmpty();
    }

    /**
     * Where a button leads that says no more than to book: the clinic's address, else the only one of a place or a person, else
     * the page on which one chooses, by its path.
     *
     * @return empty when nobody can book online
     */
    public static Optional<String> address(Site site) {
        String clinics = site.clinic().booking().url();
        if (clinics != null) {
            return Optional.of(clinics);
        }
        Set<String> own = own(site);
        Page chooser = site.only(PageKind.BOOKING);
        return own.size() > 1 && chooser != null
                ? Optional.of(site.base().href(chooser.path()))
                : own.stream().findFirst();
    }

    /** Whether a page on which one chooses is needed. */
    static boolean isChoice(@Nullable String clinics, List<Page> places, List<Page> people) {
        return clinics == null && own(places, people).size() > 1;
    }
}
