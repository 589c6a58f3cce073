package org.clinicsite.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Paths that can stand beside each other on every disk: no two that differ in capital letters alone, or in how an accent is
 * written, and none that is a file and the folder of another as well.
 */
public final class SitePaths {

    /** By what disks without capital letters take them for; those that are their own likeness are in {@link #plain} alone. */
    private final Map<String, String> odd = new HashMap<>();

    private final Set<String> plain = new HashSet<>();
    private final Map<String, String> folders = new HashMap<>();

    /**
     * Takes a path in, when it can stand beside all that are in already.
     *
     * @return the one that it cannot stand beside; null when it was taken in, or is in already
     */
    public @Nullable String add(SitePath path) {
        return addChecked(path.value());
    }

    /** The same for a text that is known to be a {@link SitePath}. */
    @Nullable
    String addChecked(String value) {
        String like = FileNames.folded(value);
        String other = find(like);
        if (value.equals(other)) {
            return null;
        }
        if (other == null) {
            other = folders.get(like);
        }
        for (int slash = like.lastIndexOf('/'); slash > 0 && other == null; slash = like.lastIndexOf('/', slash - 1)) {
            String folder = like.substring(0, slash);
            if (folders.containsKey(folder)) {
                break; // and so are those above it
            }
            other = find(folder);
        }
        if (other != null) {
            return other;
        }
        if (like.equals(value)) {
            plain.add(value);
        } else {
            odd.put(like, value);
        }
        for (int slash = like.lastIndexOf('/');
                slash > 0 && folders.putIfAbsent(like.substring(0, slash), value) == null;
                slash = like.lastIndexOf('/', slash - 1)) {
            // those above as well, until one that is known
        }
        return null;
    }

    private @Nullable String find(String like) {
        return plain.contains(like) ? like : odd.get(like);
    }
}
