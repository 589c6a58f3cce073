package org.clinicsite.links;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks for or against a link.
 *
 * @param name as links.json and weights.txt have it
 * @param family where it belongs
 * @param side what it can only speak for: the fitted weight never changes sign against it
 * @param prior the weight it has before any measurement, in log odds; 0 where nothing is known but what is measured
 * @param pull how strongly measurement is held back towards that: as if so many links of every source had spoken for it
 * @param says what it says of a link, a sentence for its owner; null when it does not fire
 */
record Sign(
        String name, Family family, Side side, double prior, double pull, Function<Candidate, @Nullable String> says) {

    /** Nine in ten are 2.2 in log odds. */
    private static final double TRADE = 2.2;

    /** What measurement decides on. */
    private static final double MEASURED = 1;

    /** What a corpus holds too little of to measure. */
    private static final double HELD = 5;

    /** What no corpus can measure. */
    private static final double FIXED = 1e6;

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
        return new Sign(name, family, Side.SPAM, 0, MEASURED, says);
    }

    /**
     * A signal made of words of the spam trades: of links that show one some nine in ten are spam. A corpus
     * holds too few of each trade to measure that, so the weight is pulled towards what that share means.
     */
    static Sign trade(String name, Function<Candidate, @Nullable String> says) {
        return new Sign(name, Family.PLACE, Side.SPAM, TRADE, HELD, says);
    }

    /** A signal of spam that is known to be one; measurement moves its weight a little. */
    static Sign held(String name, Family family, double prior, Function<Candidate, @Nullable String> says) {
        return new Sign(name, family, Side.SPAM, prior, HELD, says);
    }

    /** A signal of honesty that weighs what measurement gives it. */
    static Sign honest(String name, Family family, Function<Candidate, @Nullable String> says) {
        return new Sign(name, family, Side.HONEST, 0, MEASURED, says);
    }

    /** A disguise: rare in any collection, so that a measured weight is pulled towards a fixed one. */
    static Sign disguise(String name, double prior, Function<Candidate, @Nullable String> says) {
        return new Sign(name, Family.DISGUISE, Side.SPAM, prior, FIXED, says);
    }

    /** What is known of the world and not of a corpus: the weight is given. */
    static Sign known(String name, Family family, double weight, Function<Candidate, @Nullable String> says) {
        return new Sign(name, family, weight > 0 ? Side.SPAM : Side.HONEST, weight, FIXED, says);
    }
}
