package org.clinicsite.links;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signals of the first family: an address that is dressed so that filters or readers do not see it. */
final class DisguiseSigns {

    /** What a disguise weighs before measurement: enough to take out a link of which nothing good is known. */
    private static final double PROOF = 6;

    /** What is also done in honest texts now and then: articles on security write {@code hxxp} and {@code [dot]}. */
    private static final double STRONG = 5;

    private static final Set<Disguise> SPLIT =
            EnumSet.of(Disguise.ZERO_WIDTH, Disguise.SOFT_HYPHEN, Disguise.BIDI, Disguise.BROKEN_SCHEME);
    private static final Set<Disguise> FOREIGN_LETTERS =
            EnumSet.of(Disguise.FULL_WIDTH, Disguise.LOOKALIKE, Disguise.ODD_STOP);
    private static final Set<Disguise> SPELLED =
            EnumSet.of(Disguise.DOT_WORD, Disguise.SPACED_DOT, Disguise.SPACED_LETTERS, Disguise.BENT_SCHEME);
    private static final Set<Disguise> ENCODED =
            EnumSet.of(Disguise.PERCENT_HOST, Disguise.ENTITIES, Disguise.BACKSLASH, Disguise.USER_INFO);

    private DisguiseSigns() {}

    static final Sign SCRIPT_TARGET = Sign.disguise("script-target", PROOF, c -> switch (c.address.kind()) {
        case SCRIPT -> "It runs a script instead of leading to a page.";
        case DATA ->
            c.found.form() == LinkVerdict.Form.IMAGE ? null : "It holds a page in itself instead of leading to one.";
        default -> null;
    });

    static final Sign HIDDEN = Sign.disguise(
            "hidden-link",
            PROOF,
            c -> c.found.dressing() == FoundLink.Dressing.HIDDEN && c.isWeb() && c.trusted == null
                    ? "Its markup hides it from readers."
                    : null);

    static final Sign INVISIBLE_INK = Sign.disguise(
            "invisible-ink",
            PROOF,
            c -> c.found.dressing() == FoundLink.Dressing.INVISIBLE_INK && c.isWeb() && c.trusted == null
                    ? "Its letters have the colour of the page."
                    : null);

    static final Sign EMPTY_ANCHOR = Sign.disguise("empty-anchor", PROOF, c -> {
        if (c.anchor == null || c.found.picture() || !c.isWeb() || leadsToPicture(c.judged)) {
            return null;
        }
        for (int i = 0; i < c.anchor.length(); ) {
            int letter = c.anchor.codePointAt(i);
            int type = Character.getType(letter);
            if (Character.isLetterOrDigit(letter)
                    || type == Character.OTHER_SYMBOL
                    || type == Character.MATH_SYMBOL
                    || letter == '#'
                    || letter == '§'
                    || letter == '¶') {
                return null; // a word, an icon, a permalink
            }
            i += Character.charCount(letter);
        }
        return c.anchor.isEmpty()
                ? "It has no text that a reader could see or click."
                : "Its text is only \"" + c.anchor + "\", which a reader does not take for a link.";
    });

    static final Sign FALSE_ANCHOR = Sign.disguise("false-anchor", PROOF, c -> {
        String shown = c.isWeb() ? c.shownHost() : null;
        if (shown == null
                || c.judged != c.address
                || c.page.knowledge.redirectors().find(c.judged) != null) {
            return null;
        }
        PublicSuffixes.Parts parts = c.page.knowledge.suffixes().of(shown);
        String domain = parts.domain() == null ? shown : parts.domain();
        if (domain.equals(c.domain())
                || c.judged.text().toLowerCase(Locale.ROOT).contains(domain)) {
            return null; // the same house, or a counter that names the real target
        }
        return "It shows " + shown + " but leads to " + c.judged.host() + ".";
    });

    static final Sign SPLIT_ADDRESS = dressed("split-address", PROOF, SPLIT);
    static final Sign FOREIGN_LETTERS_IN_HOST = dressed("foreign-letters", PROOF, FOREIGN_LETTERS);
    static final Sign SPELLED_ADDRESS = dressed("spelled-address", STRONG, SPELLED);
    static final Sign ENCODED_HOST = dressed("encoded-host", PROOF, ENCODED);

    /** What hides where a link leads, though now and then an honest hand shortens a redirector's address. */
    private static final double ODD = 3;

    static final Sign UNSIGNED_REDIRECT = Sign.disguise(
            "unsigned-redirect",
            ODD,
            c -> c.judged != c.address && c.trusted == null && Redirects.isUnsigned(c.address)
                    ? "It passes through " + c.address.host()
                            + " without the signature that is in every address which one copies there."
                    : null);

    /** Signals of how an address is written: nobody writes so by mistake, so what it leads to is to be hidden. */
    private static final List<Sign> WRITTEN =
            List.of(SPLIT_ADDRESS, FOREIGN_LETTERS_IN_HOST, SPELLED_ADDRESS, ENCODED_HOST, UNSIGNED_REDIRECT);

    static final List<Sign> ALL = List.of(
            SCRIPT_TARGET,
            HIDDEN,
            INVISIBLE_INK,
            EMPTY_ANCHOR,
            FALSE_ANCHOR,
            SPLIT_ADDRESS,
            FOREIGN_LETTERS_IN_HOST,
            SPELLED_ADDRESS,
            ENCODED_HOST,
            UNSIGNED_REDIRECT);

    /** Whether its address is written so that filters do not see it. */
    static boolean isWrittenToHide(Candidate c) {
        return WRITTEN.stream().anyMatch(sign -> sign.says().apply(c) != null);
    }

    private static Sign dressed(String name, double prior, Set<Disguise> kinds) {
        return Sign.disguise(name, prior, c -> {
            for (Disguise disguise : c.address.disguises()) {
                if (kinds.contains(disguise)) {
                    return disguise.says() + ".";
                }
            }
            return null;
        });
    }

    private static boolean leadsToPicture(WebAddress address) {
        String path = address.path().toLowerCase(Locale.ROOT);
        return path.endsWith(".jpg")
                || path.endsWith(".jpeg")
                || path.endsWith(".png")
                || path.endsWith(".gif")
                || path.endsWith(".webp")
                || path.endsWith(".svg")
                || path.endsWith(".avif");
    }

    static @Nullable Sign proofOf(Candidate candidate) {
        return SCRIPT_TARGET.says().apply(candidate) == null ? null : SCRIPT_TARGET;
    }
}
