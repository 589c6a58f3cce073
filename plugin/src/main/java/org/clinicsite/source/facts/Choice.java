package org.clinicsite.source.facts;

import org.jspecify.annotations.Nullable;

/**
 * One way out of several, as the constants of an enum. A record of such a constant and a text is written as the constant's
 * word alone where the way needs nothing else ({@code form: netlify}), else as a key with what it needs
 * ({@code form: {formspree: xwkgjqyz}}).
 */
public interface Choice {

    /** What stands behind the way's word; null where the word stands alone. */
    @Nullable
    Form needs();
}
