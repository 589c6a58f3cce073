package org.clinicsite.lint;

/** One thing that an editor would mark. Knows nothing of levels that a clinic sets, nor of waivers. */
abstract class Rule {

    private final String name;
    private final Level level;
    private final boolean everywhere;

    /**
     * @param name such as {@code cure-claim}
     * @param level when the clinic says nothing else; {@code OFF} when only a jurisdiction turns it on
     * @param everywhere whether it holds for all pages, and not only for articles
     */
    Rule(String name, Level level, boolean everywhere) {
        this.name = name;
        this.level = level;
        this.everywhere = everywhere;
    }

    final String name() {
        return name;
    }

    final Level level() {
        return level;
    }

    final boolean isEverywhere() {
        return everywhere;
    }

    /** Looks through a text and reports what it finds. */
    abstract void check(LintedText reading, Report report);
}
