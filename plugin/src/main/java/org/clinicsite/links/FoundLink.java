package org.clinicsite.links;

import java.util.List;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A link as it stands in a file, before anybody judges it. Offsets count UTF-16 units of the file.
 *
 * @param address where the address stands
 * @param form how it is written
 * @param decoded the address with entities and escapes resolved
 * @param uses where the link itself stands, markup included; several for a reference that is used more than once
 * @param texts the anchor's text per use; empty for a bare address
 * @param title the {@code title} that a pointer shows; null when none
 * @param dressing how its markup hides it
 * @param picture whether the anchor holds a picture
 * @param shown whether a page can show it; what no article may hold is left out with its links
 */
record FoundLink(
        Span address,
        LinkVerdict.Form form,
        String decoded,
        List<Span> uses,
        List<Span> texts,
        @Nullable String title,
        Dressing dressing,
        boolean picture,
        boolean shown) {

    /** How the markup round a link hides it from readers. */
    enum Dressing {
        NONE,
        /** {@code display:none}, {@code hidden}, no size, off the screen. */
        HIDDEN,
        /** Letters in the colour of the page. */
        INVISIBLE_INK,
        /** Hidden by nothing; it stands in code, which is left alone. */
        CODE
    }

    /** The same in other dress. */
    FoundLink in(Dressing other) {
        return new FoundLink(address, form, decoded, uses, texts, title, other, picture, shown);
    }

    /** Whether it is bare and written without a scheme, {@code example.org}: a name that a reader reads. */
    boolean isHostAlone() {
        return form == LinkVerdict.Form.BARE && decoded.length() == address.length() + "http://".length();
    }

    /** Where it stands for a reader: its first use. */
    Span place() {
        return uses.isEmpty() ? address : uses.get(0);
    }
}
