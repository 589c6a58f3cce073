package org.clinicsite.links;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks for or against a link.
 *
 * @param name as links.json and weights.txt have it
 * @param family where it belongs
 * @param side what it can only speak for: the fitted weight never changes sign against it
 * @param prior the weight it has before any measurement, in log odds; above 0 only where the thing itself is the proof
 * @param says what it says of a link, a sentence for its owner; null when it does not fire
 */
record Sign(String name, Family family, Side side, double prior, Function<Candidate, @Nullable String> says) {

    /** The four kinds of signals. */
    enum Family {
        DISGUISE,
        IDENTITY,
        PLACE,
        TEXT
    }

    /** What a signal can speak for. */
    enum Side {
        SPAM,
        HONEST
    }

    /** A signal of spam that weighs what measurement gives it. */
    static Sign spam(String name, Family family, Function<Candidate, @Nullable String> says) {
        return new Sign(name, family, Side.SPAM, 0, says);
    }

    /** A signal of honesty that weighs what measurement gives it. */
    static Sign honest(String name, Family family, Function<Candidate, @Nullable String> says) {
        return new Sign(name, family, Side.HONEST, 0, says);
    }

    /** A disguise: rare in any collection, so that a measured weight is pulled towards a fixed one. */
    static Sign disguise(String name, double prior, Function<Candidate, @Nullable String> says) {
        return new Sign(name, Family.DISGUISE, Side.SPAM, prior, says);
    }
}
