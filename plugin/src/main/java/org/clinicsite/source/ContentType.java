package org.clinicsite.source;

import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.ConditionFacts;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.source.facts.FaqFacts;
import org.clinicsite.source.facts.JobFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.TherapistFacts;

/** The kinds of content. The folder below the content folder gives the kind; the key {@code type} overrides it. */
public enum ContentType {
    ARTICLE("article", "articles", ArticleFacts.class),
    SERVICE("service", "services", ServiceFacts.class),
    THERAPIST("therapist", "therapists", TherapistFacts.class),
    LOCATION("location", "locations", LocationFacts.class),
    CONDITION("condition", "conditions", ConditionFacts.class),
    EVENT("event", "events", EventFacts.class),
    JOB("job", "jobs", JobFacts.class),
    FAQ("faq", "faq", FaqFacts.class),
    PAGE("page", "pages", PageFacts.class);

    private final String word;
    private final String folder;
    private final Class<? extends Facts> facts;

    ContentType(String word, String folder, Class<? extends Facts> facts) {
        this.word = word;
        this.folder = folder;
        this.facts = facts;
    }

    /** What {@code type:} says, such as {@code article}. */
    public String word() {
        return word;
    }

    /** The folder below the content folder, such as {@code articles}. */
    public String folder() {
        return folder;
    }

    /** The record that the header is bound to. */
    public Class<? extends Facts> facts() {
        return facts;
    }
}
