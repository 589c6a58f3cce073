package org.clinicsite.document.pasted;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;

/** Warns of letters that a program misread before the text was pasted, with the likely cause. Nothing is guessed. */
final class MisreadLetters {

    /** UTF-8 that was read as Windows-1252: {@code â€™}, {@code Ã©}, {@code Â£}; and the sign for what cannot be read. */
    private static final Pattern MISREAD = Pattern.compile(
            "â€[\\u0080-\\u00BF\\u0152-\\u0153\\u2018-\\u2122œ]?|Ã[\\u0080-\\u00BF]|Â[\\u00A0-\\u00BF]|\\uFFFD");

    private MisreadLetters() {}

    static void report(String text, Places places) {
        Matcher found = MISREAD.matcher(text);
        if (!found.find()) {
            return;
        }
        String first = found.group();
        int at = found.start();
        int count = 1;
        while (found.find()) {
            count++;
        }
        boolean lost = first.equals("\uFFFD");
        places.warn(
                Code.MISREAD_LETTERS,
                at,
                (lost ? "A letter was lost here" : "'" + first + "' is a letter that was misread")
                        + (count > 1 ? ", and " + (count - 1) + " more" : "")
                        + (lost
                                ? ": a program could not read the text's encoding."
                                : ": text in UTF-8 was opened as Windows-1252."),
                "Copy the text again from where it reads well, or write the letters anew.");
    }
}
