package org.clinicsite.source.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of another host within a page: a booking system, a map, a film, the badge of a review site. A frame is empty
 * until a visitor presses its link; a badge and a script are asked for as soon as the page is shown. Whatever it is, only
 * the pages that have it may ask its hosts.
 *
 * @param name what it is called, on its link and for people who hear the page
 * @param kind what it is
 * @param url what the frame shows, and where the plain link beside it leads
 * @param pages slugs or paths of the pages that have it; those that its kind belongs on when empty
 * @param image a picture of the clinic's own within the link
 * @param imageAlt what the picture shows
 * @param picture a picture of the other host, shown at once in the place of a frame
 * @param script a program of the other host, run at once in the place of a frame
 * @param pays whether people pay within the frame
 * @param frameSrc further hosts that the frame leads to
 * @param imgSrc further hosts that pictures come from
 * @param scriptSrc further hosts that the program loads others from
 * @param connectSrc hosts that the program talks to
 */
public record Embed(
        @Required Wording name,
        Kind kind,

        @Required(example = "https://www.example.org/widget") @As(Form.SECURE_ADDRESS)
        String url,

        List<String> pages,
        @Nullable String image,
        @Nullable Wording imageAlt,
        @Nullable @As(Form.SECURE_ADDRESS) String picture,
        @Nullable @As(Form.SECURE_ADDRESS) String script,
        Boolean pays,
        @As(Form.ORIGIN) List<String> frameSrc,
        @As(Form.ORIGIN) List<String> imgSrc,
        @As(Form.ORIGIN) List<String> scriptSrc,
        @As(Form.ORIGIN) List<String> connectSrc) {

    public Embed {
        kind = kind == null ? Kind.BOOKING : kind;
        pays = pays != null && pays;
    }

    /** Whether it is a frame, which waits for a visitor. */
    public boolean isFrame() {
        return picture == null && script == null;
    }

    /** What it is; where it belongs follows. */
    public enum Kind {
        /** The clinic's booking system. */
        BOOKING,
        /** A map with the place marked. */
        MAP,
        /** A film. */
        VIDEO,
        /** What a review site says of the clinic. */
        BADGE
    }
}
