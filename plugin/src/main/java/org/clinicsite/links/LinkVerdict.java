package org.clinicsite.links;

import java.util.List;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One link and what was decided on it; a line of links.json.
 *
 * @param written the address exactly as the file has it
 * @param address where it stands in the file, UTF-16 units
 * @param target the address understood: disguise taken off, redirector looked through, tracking stripped; null when it
 *     makes no sense as one
 * @param form how it is written
 * @param text the anchor's text; null for a bare address
 * @param verdict what becomes of it
 * @param rel for the {@code rel} attribute; null when none
 * @param score the sum of the signals' weights
 * @param decidedBy such as {@code signals}, {@code site}, {@code policy:allow}
 * @param signals what speaks for and against it, heaviest first
 */
public record LinkVerdict(
        String written,
        Span address,
        @Nullable String target,
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
        DISGUISED
    }

    /**
     * A reason.
     *
     * @param name such as {@code bare-url-in-prose}
     * @param weight above 0 speaks for spam
     * @param says a sentence that an owner understands
     */
    public record Signal(String name, double weight, String says) {}
}
