package org.clinicsite.text;

import java.text.Normalizer;
import java.util.Locale;

/** Titles of texts. */
public final class Titles {

    private Titles() {}

    /** Whether two lines say the same, but for case, blanks and marks at the end. */
    public static boolean same(String one, String other) {
        return Slug.of(one).equals(Slug.of(other)) && !Slug.of(one).isEmpty()
                || plain(one).equals(plain(other));
    }

    private static String plain(String title) {
        return Normalizer.normalize(title.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
