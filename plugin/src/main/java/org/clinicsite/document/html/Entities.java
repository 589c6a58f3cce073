package org.clinicsite.document.html;

import org.jsoup.parser.Parser;

/** HTML's table of names for characters, and what it makes of numbers. */
public final class Entities {

    private Entities() {}

    /** What a browser reads in an attribute for a code such as {@code &amp;}; the code itself when it is none. */
    public static String resolved(String code) {
        return Parser.unescapeEntities(code, true);
    }
}
