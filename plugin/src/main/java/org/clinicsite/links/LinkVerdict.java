package org.clinicsite.links;

import java.util.List;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One link and what was decided on it; a line of links.json.
 *
 * @param written the address exactly as the file has it
 * @param address where it stands in the file, UTF-16 units
 * @param target the address as a page should have it: disguise taken off, tracking stripped; null when it makes no sense
 *     as one
 * @param host the host that was judged, behind a redirector the one it leads to; empty when there is none
 * @param form how it is written
 * @param text the anchor's text; null for a bare address
 * @param verdict what becomes of it
 * @param rel for the {@code rel} attribute; null when none
 * @param score the probability of being spam that the signals give it, 0 to 1; 0 where they were not asked
 * @param decidedBy {@code policy:deny}, {@code policy:allow}, {@code policy:sponsored}, {@code site}, {@code facts},
 *     {@code known}, {@code platform} or {@code signals}
 * @param signals what speaks for and against it, heaviest first
 */
public record LinkVerdict(
        String written,
        Span address,
        @Nullable String target,
        String host,
        Form form,
        @Nullable String text,
        Verdict verdict,
        @Nullable String rel,
        double score,
        String decidedBy,
        List<Signal> signals) {

    /** How a link is written. */
    public enum Form {
        BARE,
        INLINE,
        REFERENCE,
        AUTOLINK,
        HTML,
        IMAGE,
        DISGUISED,
        /** A field of a text's header. */
        HEADER,
        /** A value of a data file. */
        DATA,
        /** A parameter of a shortcut. */
        SHORTCUT;

        /** As links.json has it, such as {@code bare}. */
        public String word() {
            return EnumWord.of(this);
        }
    }

    /**
     * A reason.
     *
     * @param name such as {@code bare-url-in-prose}
     * @param weight above 0 speaks for spam
     * @param says a sentence that an owner understands
     */
    public record Signal(String name, double weight, String says) {}

    /** Who decided where neither policy nor signals did: what the page or the site itself is. */
    static final String SITE = "site";

    /** The clinic's own facts. */
    static final String FACTS = "facts";

    /** The list of those who answer for what stands on their pages. */
    static final String KNOWN = "known";

    /** The list of services that clinics use. */
    static final String PLATFORM = "platform";

    /** The reason why a link is not followed though little speaks against it. */
    static final String NOT_VOUCHED = "not-vouched";

    /** The same when what it stands in is left out of the text, and says why. */
    LinkVerdict leftOut(String says) {
        return new LinkVerdict(
                written,
                address,
                target,
                host,
                form,
                text,
                Verdict.REMOVE,
                null,
                0,
                SITE,
                List.of(new Signal(SITE, 0, says)));
    }

    /** The same as a link no longer. */
    LinkVerdict unlinked() {
        return new LinkVerdict(
                written, address, target, host, form, text, Verdict.UNLINK, null, score, decidedBy, signals);
    }

    /** What to call it in a line of a log: its host, else the address, cut. */
    public String shortName() {
        if (!host.isEmpty()) {
            return host;
        }
        String name = written.strip().replaceAll("\\s+", " ");
        return name.length() <= 40 ? name : name.substring(0, 39) + "…";
    }

    /** The heaviest reasons for the verdict as sentences, at most two. */
    public String because() {
        StringBuilder out = new StringBuilder();
        int said = 0;
        for (Signal signal : signals) {
            if (said < 2
                    && (signal.weight() > 0 || signal.name().equals(NOT_VOUCHED) || !decidedBy.equals("signals"))
                    && !signal.says().isEmpty()) {
                out.append(said++ == 0 ? "" : " ").append(signal.says());
            }
        }
        return out.toString();
    }
}
