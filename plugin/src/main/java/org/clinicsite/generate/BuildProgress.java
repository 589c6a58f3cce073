package org.clinicsite.generate;

/** Hears how far a build has come. */
@FunctionalInterface
public interface BuildProgress {

    /** A stage begins. */
    void stage(String name);

    /**
     * Sizes of pictures are being made, which takes long. Told every few seconds.
     *
     * @param done pictures that are finished
     * @param all pictures that there are
     */
    default void pictures(int done, int all) {}

    /** The site is put together: pages can be drawn before all of them are. */
    default void drawable(DrawnPages pages) {}

    /** Whether anybody still waits for this build; when not, it ends with {@link Generator.Abandoned}. Asked often. */
    default boolean goesOn() {
        return true;
    }
}
