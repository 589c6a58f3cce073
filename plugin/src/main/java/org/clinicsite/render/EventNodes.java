package org.clinicsite.render;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * Events for search engines: what Google asks of one, https://developers.google.com/search/docs/appearance/structured-data/event.
 * One that takes place several times is a series, with the next of its times.
 */
final class EventNodes {

    /** How many times of a series are told. */
    private static final int TOLD_AHEAD = 4;

    private static final String MEMBER = "https://schema.org/";

    private final StructuredData data;
    private final Site site;
    private final Formats formats;

    EventNodes(StructuredData data, Site site, Formats formats) {
        this.data = data;
        this.site = site;
        this.formats = formats;
    }

    /** The event of a page; null where nobody says where it is: then it is none to a search engine. */
    @Nullable
    SchemaNode of(Page page) {
        EventFacts facts = (EventFacts) requireNonNull(page.facts());
        List<SchemaNode> places = places(page, facts);
        if (page.dates().isEmpty() || places.isEmpty()) {
            return null;
        }
        boolean several = page.dates().size() > 1;
        Occurrence first = page.dates().get(0);
        SchemaNode node = (several
                        ? new SchemaNode("EventSeries", data.id(page, "event"))
                                .with("name", page.title())
                                .with("startDate", start(first))
                                .with("endDate", lastDay(page, facts))
                        : event(data.id(page, "event"), page, first))
                .with("description", facts.summary())
                .with("url", data.url(page))
                .with("image", data.image(page))
                .withNodes("location", places)
                .with("eventAttendanceMode", MEMBER + attendance(facts, places))
                .with("eventStatus", status(facts))
                .with("maximumAttendeeCapacity", facts.places())
                .with("organizer", SchemaNode.reference(data.id("organization")))
                .withNodes("performer", people(page))
                .withNodes("offers", offers(page, facts));
        if (!several) {
            return node;
        }
        List<SchemaNode> times = new ArrayList<>();
        for (Occurrence one :
                page.dates().subList(0, Math.min(TOLD_AHEAD, page.dates().size()))) {
            times.add(event(null, page, one).withNodes("location", places).with("eventStatus", status(facts)));
        }
        return node.withNodes("subEvent", times);
    }

    private static String start(Occurrence one) {
        return one.start() == null ? one.day().toString() : Formats.moment(one.start());
    }

    /** The last day of a series; null of a class whose end nobody knows. */
    private static @Nullable String lastDay(Page page, EventFacts facts) {
        LocalDate last = page.dates().get(page.dates().size() - 1).last();
        for (EventFacts.Weekly one : facts.weekly()) {
            if (one.until() == null) {
                return null;
            }
            last = one.until().day().isAfter(last) ? one.until().day() : last;
        }
        return last.toString();
    }

    private static SchemaNode event(@Nullable String id, Page page, Occurrence one) {
        return new SchemaNode("Event", id)
                .with("name", page.title())
                .with("startDate", start(one))
                .with("endDate", one.end() == null ? one.last().toString() : Formats.moment(one.end()));
    }

    private static String attendance(EventFacts facts, List<SchemaNode> places) {
        return !facts.online()
                ? "OfflineEventAttendanceMode"
                : places.size() > 1 ? "MixedEventAttendanceMode" : "OnlineEventAttendanceMode";
    }

    private static String status(EventFacts facts) {
        return MEMBER + (facts.state() == EventFacts.State.CANCELLED ? "EventCancelled" : "EventScheduled");
    }

    private List<SchemaNode> places(Page page, EventFacts facts) {
        List<SchemaNode> places = new ArrayList<>();
        for (Page location : site.locationsOf(page)) {
            if (location.facts() instanceof LocationFacts place && place.address() != null) {
                places.add(new SchemaNode("Place")
                        .with("name", location.title())
                        .with("url", data.url(location))
                        .with("address", StructuredData.address(place.address())));
            }
        }
        if (facts.venue() != null) {
            places.add(new SchemaNode("Place")
                    .with("name", facts.venue().name())
                    .with("hasMap", facts.venue().map())
                    .with(
                            "address",
                            facts.venue().address() == null
                                    ? null
                                    : StructuredData.address(facts.venue().address())));
        }
        if (facts.online()) {
            String booking = web(facts);
            places.add(new SchemaNode("VirtualLocation").with("url", booking != null ? booking : data.url(page)));
        }
        return places;
    }

    private List<SchemaNode> people(Page page) {
        return site.therapistsOf(page).stream()
                .map(person ->
                        new SchemaNode("Person").with("name", person.title()).with("url", data.url(person)))
                .toList();
    }

    private List<SchemaNode> offers(Page page, EventFacts facts) {
        List<SchemaNode> offers = new ArrayList<>();
        if (facts.price() != null && facts.price().amount() != null) {
            offers.add(data.priced(formats.place(), facts.price()));
        }
        if (facts.concession() != null && facts.concession().amount() != null) {
            offers.add(data.priced(formats.concession(), facts.concession()));
        }
        String booking = web(facts);
        offers.forEach(offer -> offer.with("url", booking != null ? booking : data.url(page))
                .with("availability", MEMBER + (facts.state() == EventFacts.State.OPEN ? "InStock" : "SoldOut")));
        return offers;
    }

    /** Where a place can be booked on the web, as long as there is one. */
    private static @Nullable String web(EventFacts facts) {
        String booking = facts.booking();
        return facts.state() == EventFacts.State.OPEN && booking != null && booking.startsWith("http") ? booking : null;
    }
}
