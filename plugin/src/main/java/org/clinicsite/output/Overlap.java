package org.clinicsite.output;

import java.nio.file.Path;

/** How a folder that is written lies to one that is read. Anything but {@link #NONE} would eat the sources. */
public enum Overlap {
    NONE("keeps apart from"),
    SAME("is"),
    HOLDS("holds"),
    INSIDE("lies inside");

    private final String says;

    Overlap(String says) {
        this.says = says;
    }

    /** Compares the two as the disk has them: symbolic links are followed; neither has to exist. */
    public static Overlap of(Path written, Path read) {
        Path one = FolderTree.real(written);
        Path other = FolderTree.real(read);
        if (one.equals(other)) {
            return SAME;
        }
        if (other.startsWith(one)) {
            return HOLDS;
        }
        return one.startsWith(other) ? INSIDE : NONE;
    }

    /** Whether the first folder is the second or lies inside it. */
    public boolean isWithin() {
        return this == SAME || this == INSIDE;
    }

    /** The verb between the two, such as {@code lies inside}. */
    public String says() {
        return says;
    }
}
