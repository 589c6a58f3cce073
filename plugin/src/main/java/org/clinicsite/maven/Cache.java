package org.clinicsite.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.FileRules;
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

    /** The rules that a POM gives, before the usual ones; null for none. */
    static FileRules rules(@Nullable List<Cache> caching) throws SiteException {
        Map<String, String> rules = new LinkedHashMap<>();
        if (caching != null) {
            caching.forEach(cache -> rules.putIfAbsent(cache.files(), cache.control()));
        }
        return FileRules.of(rules);
    }
}
