package org.clinicsite.lint;

import org.clinicsite.links.LinkVerdict;
import org.clinicsite.links.Verdict;

/** An address of a stranger stands bare in the prose. */
final class BareForeignUrl extends Rule {

    BareForeignUrl() {
        super("bare-foreign-url", Level.WARNING, false);
    }

    @Override
    void check(LintedText reading, Report report) {
        for (LinkVerdict link : reading.review().verdicts()) {
            boolean bare = link.form() == LinkVerdict.Form.BARE || link.form() == LinkVerdict.Form.DISGUISED;
            if (bare
                    && link.verdict() != Verdict.REMOVE // it does not stand on the page
                    && !link.host().isEmpty()
                    && !isAllowed(link)
                    && !isSource(reading, link.address().start())) {
                report.add(
                        link.address().start(),
                        link.written().strip(),
                        "The address of " + link.host() + " stands in the middle of the text.",
                        "Delete it, or write a link with words if readers need it, or allow the host in link-policy.yaml.");
            }
        }
    }

    private static boolean isAllowed(LinkVerdict link) {
        return !link.decidedBy().equals("signals") && !link.decidedBy().equals("policy:deny")
                || link.signals().stream().anyMatch(signal -> signal.name().equals("trusted-host"));
    }

    private static boolean isSource(LintedText reading, int offset) {
        ProseBlock in = null;
        for (ProseBlock block : reading.prose().blocks()) {
            if (block.kind() != ProseBlock.Kind.HEADER && reading.prose().offset(block.start()) <= offset) {
                in = block;
            }
        }
        return in != null && in.isSources();
    }
}
