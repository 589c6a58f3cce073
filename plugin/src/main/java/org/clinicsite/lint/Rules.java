package org.clinicsite.lint;

import java.util.List;

/** All rules, in the order of the guide {@code editorial.md}. */
final class Rules {

    private Rules() {}

    /** A new set; rules keep nothing between texts. */
    static List<Rule> all() {
        return List.of(
                new DuplicateTitle(),
                new PageChromeLine(),
                new BareForeignUrl(),
                new NoSections(),
                new MissingMeta(),
                new GluedQuote(),
                new TitleDrift(),
                new CureClaim(),
                new BoundlessClaim(),
                new SeriousCondition(),
                new EvidenceNeeded(),
                new NeedleMixup(),
                new RegionMismatch(),
                new TechniqueContradiction(),
                new FalseLink(),
                new EnergyAsFact(),
                new InjuryClaim(),
                new SpinePressure(),
                new ChronicAcute(),
                new NoMedicalAdvice(),
                new NoContraindications(),
                new VagueHealing(),
                new SpunPhrase(),
                new Repetition(),
                new LongSentence(),
                new Grade(),
                new Superiority(),
                new ProtectedTitle(),
                new TestimonialClaim(),
                new StaleReview());
    }

    /** Their names. */
    static List<String> names() {
        return all().stream().map(Rule::name).toList();
    }
}
