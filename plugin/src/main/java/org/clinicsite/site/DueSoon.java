package org.clinicsite.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Todo;
import org.clinicsite.source.Content;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Offer;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * What comes due within a month: reviews, offers and prices that end, days with other hours, texts that go. The site is
 * right without anybody's doing; who reads it in time can say more than that something is over.
 */
public final class DueSoon {

    /** The build's day counts as the first of these. */
    private static final int DAYS = 31;

    private final LocalDate today;
    private final LocalDate last;
    private final List<Todo> found = new ArrayList<>();

    private DueSoon(LocalDate today) {
        this.today = today;
        this.last = today.plusDays(DAYS - 1L);
    }

    /**
     * Looks through a site.
     *
     * @param today the day that counts
     * @return the most worth first
     */
    public static List<Todo> of(Content content, Site site, LocalDate today) {
        DueSoon due = new DueSoon(today);
        due.addOffers(site.clinic().offers(), content.clinicPlaces());
        for (Page page : site.pages()) {
            if (page.article() != null && page.facts() != null && page.number() == 1) {
                due.addPage(page, page.article().source());
            }
        }
        return due.found.stream().sorted().toList();
    }

    private void addPage(Page page, Source source) {
        CommonFacts common = Objects.requireNonNull(page.facts()).common();
        FactPlaces places = source.places();
        if (isSoon(common.expires())) {
            add(
                    Improvement.TEXT_EXPIRES,
                    places,
                    "expires",
                    common.expires(),
                    "'" + page.title() + "' is shown until " + common.expires() + " only.",
                    "Write a later day, or let it go: its address then leads to the list of its kind.");
        }
        if (page.facts() instanceof Sourced article && isSoon(article.nextReview())) {
            add(
                    Improvement.REVIEW_AHEAD,
                    places,
                    "next-review",
                    article.nextReview(),
                    "'" + page.title() + "' is to be checked again by " + article.nextReview() + ".",
                    "Check it, then set 'reviewed' and 'next-review' anew.");
        } else if (page.facts() instanceof ServiceFacts service) {
            addOffers(service.offers(), places);
            addPrices(page.title(), service.options(), places);
        } else if (source.facts() instanceof LocationFacts location) {
            addExceptions(page.title(), location.exceptions(), places);
        }
    }

    private void addOffers(List<Offer> offers, FactPlaces places) {
        for (Offer offer : offers) {
            if (isSoon(offer.until())) {
                add(
                        Improvement.OFFER_ENDS,
                        places,
                        "offers",
                        offer.until(),
                        "The offer '" + offer.name() + "' ends on " + offer.until() + "; the next day it is gone.",
                        "Write a later 'until', or the next offer below it.");
            }
        }
    }

    /** A price that ends, and none of its kind follows it. */
    private void addPrices(String service, List<ServiceFacts.Option> options, FactPlaces places) {
        for (ServiceFacts.Option option : options) {
            DateText until = option.until();
            boolean isFollowed = until != null
                    && options.stream()
                            .anyMatch(other -> other.from() != null
                                    && other.from().day().isAfter(until.day())
                                    && Objects.equals(other.name(), option.name())
                                    && Objects.equals(other.minutes(), option.minutes()));
            if (isSoon(until) && !isFollowed) {
                String name = option.name() != null ? "'" + option.name() + "'" : option.minutes() + " minutes";
                add(
                        Improvement.PRICE_ENDS,
                        places,
                        "options",
                        until,
                        "The price of " + name + " of '" + service + "' holds until " + until
                                + "; the next day it has none.",
                        "Write the price that follows, with 'from:' the day after.");
            }
        }
    }

    private void addExceptions(String location, List<LocationFacts.Exception> exceptions, FactPlaces places) {
        for (LocationFacts.Exception one : exceptions) {
            boolean isAhead = !one.last().isBefore(today) && !one.from().day().isAfter(last);
            if (isAhead) {
                String days = one.last().equals(one.from().day())
                        ? one.from().day().toString()
                        : one.from().day() + " to " + one.last();
                add(
                        Improvement.EXCEPTION_AHEAD,
                        places,
                        "exceptions",
                        one.from(),
                        "'" + location + "' has other hours on " + days
                                + (one.reason() == null ? "" : " (" + one.reason() + ")") + ".",
                        "Say the same in the booking system, on the answering machine and at the door.");
            }
        }
    }

    private boolean isSoon(@Nullable DateText day) {
        return day != null && !day.day().isBefore(today) && !day.day().isAfter(last);
    }

    private void add(
            Improvement improvement,
            FactPlaces places,
            String key,
            @Nullable DateText day,
            String message,
            String advice) {
        String written = String.valueOf(day);
        int at = places.offset(key, written);
        found.add(new Todo(
                improvement,
                Todo.Kind.DUE,
                "info",
                places.text().path(),
                at < 0 ? 1 : places.text().line(at),
                at < 0 ? 1 : places.text().column(at),
                written,
                message,
                advice));
    }
}
