package org.clinicsite.render;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Jobs for search engines: what Google asks of one,
 * https://developers.google.com/search/docs/appearance/structured-data/job-posting.
 */
final class JobNodes {

    /** How much of the text goes into the description; the lists follow it. */
    private static final int TEXT = 2000;

    /** As Google writes them. */
    private static final Map<String, String> EMPLOYMENT = Map.of(
            "full-time", "FULL_TIME",
            "part-time", "PART_TIME",
            "freelance", "CONTRACTOR",
            "temporary", "TEMPORARY",
            "internship", "INTERN",
            "volunteer", "VOLUNTEER");

    private final StructuredData data;
    private final Site site;
    private final ClinicFacts clinic;

    JobNodes(StructuredData data, Site site) {
        this.data = data;
        this.site = site;
        this.clinic = site.clinic();
    }

    /** The job of a page; null where nobody says since when it is offered, or where one works: search engines ask for both. */
    @Nullable
    SchemaNode of(Page page) {
        JobFacts facts = (JobFacts) requireNonNull(page.facts());
        List<SchemaNode> places = places(page);
        if (facts.published() == null
                || places.isEmpty() && !(facts.remote() && !clinic.country().isEmpty())) {
            return null;
        }
        return new SchemaNode("JobPosting", data.id(page, "job"))
                .with("title", page.title())
                .with("description", description(page, facts))
                .with("url", data.url(page))
                .with("datePosted", facts.published().day().toString())
                .with(
                        "validThrough",
                        facts.common().expires() == null
                                ? null
                                : facts.common().expires().day().toString())
                .with(
                        "employmentType",
                        facts.employment().stream().map(EMPLOYMENT::get).toList())
                .with("hiringOrganization", SchemaNode.reference(data.id("organization")))
                .withNodes("jobLocation", places)
                .with("jobLocationType", facts.remote() ? "TELECOMMUTE" : null)
                .with(
                        "applicantLocationRequirements",
                        facts.remote() && !clinic.country().isEmpty()
                                ? new SchemaNode("Country").with("name", clinic.country())
                                : null)
                .with("workHours", facts.hours())
                .with("baseSalary", pay(facts));
    }

    private static String description(Page page, JobFacts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(facts.summary() == null ? page.description() : facts.summary().text());
        if (page.article() != null) {
            parts.add(page.article().excerpt(TEXT));
        }
        Stream.of(facts.duties(), facts.requirements(), facts.benefits())
                .map(list -> String.join("; ", Wording.texts(list)))
                .forEach(parts::add);
        return String.join(
                "\n\n", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private List<SchemaNode> places(Page page) {
        List<SchemaNode> places = new ArrayList<>();
        for (Page location : site.locationsOf(page)) {
            if (location.facts() instanceof LocationFacts place && place.address() != null) {
                places.add(new SchemaNode("Place").with("address", StructuredData.address(place.address())));
            }
        }
        return places;
    }

    private @Nullable SchemaNode pay(JobFacts facts) {
        JobFacts.Pay pay = facts.pay();
        if (pay == null || clinic.currency() == null || pay.amount().amount() == null) {
            return null;
        }
        Price amount = pay.amount();
        String lowest = requireNonNull(amount.amount()).toPlainString();
        boolean one = !amount.isFrom() && amount.highest() == null;
        return new SchemaNode("MonetaryAmount")
                .with("currency", clinic.currency().getCurrencyCode())
                .with(
                        "value",
                        new SchemaNode("QuantitativeValue")
                                .with("value", one ? lowest : null)
                                .with("minValue", one ? null : lowest)
                                .with(
                                        "maxValue",
                                        amount.highest() == null
                                                ? null
                                                : amount.highest().toPlainString())
                                .with("unitText", pay.per().name()));
    }
}
