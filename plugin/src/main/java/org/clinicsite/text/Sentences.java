package org.clinicsite.text;

/** Where sentences end. */
public final class Sentences {

    private Sentences() {}

    /** Whether a text ends as a sentence does. */
    public static boolean isEnded(String text) {
        int end = text.length();
        while (end > 0 && "\"'”’»)]*".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?…。！？।؟".indexOf(text.charAt(end - 1)) >= 0;
    }
}
