package org.clinicsite.lint;

/** Says that one complaint usually or always comes with another, and names no source. */
final class FalseLink extends Rule {

    FalseLink() {
        super("false-link", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (Sentence s : reading.sentences()) {
            if (!s.has(Terms.USUALLY, Terms.LINKED)
                    || !s.has(Terms.COMPLAINT) && !s.has(Terms.SERIOUS)
                    || s.isQuestion()) {
                continue;
            }
            for (Match usually : s.all(Terms.USUALLY)) {
                Match linked = s.after(usually, Terms.LINKED, 2);
                if (linked != null && !s.isDenied(linked) && !reading.prose().isCited(s.block())) {
                    report.reportWords(
                            usually,
                            linked,
                            "It says how one thing usually goes with another, and the section names no source.",
                            "Name the source, or write 'some people also have …'.");
                    break;
                }
            }
        }
    }
}
