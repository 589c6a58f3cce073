package org.clinicsite.document.pasted;

import java.util.regex.Pattern;
import org.clinicsite.document.tree.TextKind;

/** Tells by its marks where raw text that is no mail comes from. */
final class TextKinds {

    private static final Pattern FORUM = Pattern.compile("(?im)\\[/?(?:quote|b|url|img|size|color)\\b[^\\]\\n]{0,80}\\]"
            + "|^(?:posts|joined|join date|beiträge|registriert|messages|inscription)\\s?:.{1,30}$");

    private TextKinds() {}

    /** @param wiki whether marks of a wiki were found in it */
    static TextKind of(String text, boolean wiki) {
        if (text.indexOf('\f') >= 0) {
            return TextKind.PDF;
        }
        return wiki ? TextKind.WIKI : FORUM.matcher(text).find() ? TextKind.FORUM : TextKind.PLAIN;
    }
}
