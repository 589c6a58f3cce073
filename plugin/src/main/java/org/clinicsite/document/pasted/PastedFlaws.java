package org.clinicsite.document.pasted;

import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;

/** Flaws of typing that came along with a pasted text and that no reader sees; the wording stays the author's. */
final class PastedFlaws {

    private PastedFlaws() {}

    /** Tells of blanks side by side, which browsers show as one. */
    static void report(String text, Places places) {
        int doubled = 0;
        int first = 0;
        for (int i = 1; i + 1 < text.length(); i++) {
            if (text.charAt(i) == ' ' && text.charAt(i - 1) > ' ' && text.charAt(i + 1) == ' ') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) == ' ') {
                    end++;
                }
                boolean inLine = end < text.length() && text.charAt(end) > ' ';
                boolean asWritten = places.inFile(end - 1) - places.inFile(i) == end - 1 - i;
                if (inLine && asWritten) {
                    first = doubled++ == 0 ? i : first;
                }
                i = end - 1;
            }
        }
        if (doubled > 0) {
            places.reportMended(
                    Code.TIDIED_PASTE,
                    first,
                    doubled == 1
                            ? "Two blanks that stand side by side are shown as one."
                            : "Blanks stand side by side in " + doubled + " places and are shown as one.",
                    null);
        }
    }
}
