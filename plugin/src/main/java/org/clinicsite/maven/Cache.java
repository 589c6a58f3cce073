package org.clinicsite.maven;

import org.jspecify.annotations.Nullable;

/** The element {@code <cache>}: how long browsers may keep some files. */
public final class Cache {

    /** A glob on the path, such as {@code media/**}. */
    private @Nullable String files;

    /** The header {@code Cache-Control}, such as {@code public, max-age=86400}. */
    private @Nullable String control;

    /** A glob on the path. */
    String files() {
        return files == null ? "" : files.strip();
    }

    /** The header. */
    String control() {
        return control == null ? "" : control.strip();
    }
}
