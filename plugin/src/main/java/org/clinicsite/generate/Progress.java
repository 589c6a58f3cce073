package org.clinicsite.generate;

/** Hears how far a build has come. */
@FunctionalInterface
public interface Progress {

    /** A stage begins. */
    void stage(String name);

    /**
     * Sizes of pictures are being made, which takes long. Told every few seconds.
     *
     * @param done pictures that are finished
     * @param all pictures that there are
     */
    default void pictures(int done, int all) {}
}
