package org.clinicsite.links;

/** The one line of {@code content/link-policy.yaml} that would change a verdict. */
final class PolicyAdvice {

    private PolicyAdvice() {}

    /** A sentence for the owner. */
    static String of(LinkVerdict link) {
        if (link.decidedBy().startsWith("policy:")) {
            return "To change this, delete the line that it names.";
        }
        if (link.decidedBy().equals(LinkVerdict.SITE) || link.host().isEmpty()) {
            return link.verdict().takesLinkOut()
                    ? "No line of the policy changes this: such a link is never written."
                    : "Nothing has to be allowed for this.";
        }
        String pattern = pattern(link);
        if (link.verdict() == Verdict.KEEP) {
            return "To take it out, write under deny in content/link-policy.yaml:  - " + pattern;
        }
        return (link.verdict() == Verdict.NOFOLLOW ? "To have it followed" : "To keep it")
                + ", write under allow in content/link-policy.yaml:  - " + pattern;
    }

    /** The host; where anyone may open a page, the page's own address. */
    static String pattern(LinkVerdict link) {
        boolean open = false;
        for (LinkVerdict.Signal signal : link.signals()) {
            open |= signal.name().equals("open-page")
                    || signal.name().equals(LinkVerdict.PLATFORM)
                    || signal.name().equals("shortener");
        }
        String target = link.target();
        int host = target == null ? -1 : target.indexOf(link.host());
        if (!open || target == null || host < 0) {
            return link.host();
        }
        int end = host;
        while (end < target.length() && "?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(host, end);
    }
}
