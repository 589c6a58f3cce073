package org.clinicsite.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a file is within a folder that we read or write: the content folder, the template's, the site's. What it is called and
 * where it lies is asked here, not cut out of a text.
 *
 * @param value relative to that folder with {@code /}, such as {@code articles/neck.md}
 */
public record FilePath(String value) {

    /** Its name with its ending, such as {@code neck.md}. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The folder in which it is, such as {@code articles}; {@code ""} for a file at the top. */
    public String folder() {
        return value.substring(0, Math.max(0, value.lastIndexOf('/')));
    }

    /** The folder in which it is with a slash at its end, to put another name behind; {@code ""} for a file at the top. */
    public String beside() {
        return value.substring(0, value.lastIndexOf('/') + 1);
    }

    /** The folder at the top in which it is, at whatever depth; {@code ""} for a file at the top. */
    public String topFolder() {
        return value.substring(0, Math.max(0, value.indexOf('/')));
    }

    /** Each folder in which it is, from the top down: {@code a} and {@code a/b} of {@code a/b/c.md}. */
    public List<String> folders() {
        List<String> folders = new ArrayList<>();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            folders.add(value.substring(0, slash));
        }
        return folders;
    }

    /** Its name without its ending, such as {@code neck}; of {@code .nojekyll} the whole. */
    public String stem() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What stands behind the last dot of its name in lower case, such as {@code md}; {@code ""} without one or of {@code .nojekyll}. */
    public String extension() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    /** The whole without its ending, such as {@code articles/neck}. */
    public String withoutExtension() {
        return beside() + stem();
    }
}
