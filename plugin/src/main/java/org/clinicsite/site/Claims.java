package org.clinicsite.site;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;

/**
 * Who is served where. Two on one path are an error, also when they differ only by case or Unicode form: on some disks
 * and hosts these are one file.
 */
public final class Claims {

    private record Claim(String file, String owner, boolean generated) {}

    private final Map<String, Claim> files = new HashMap<>();
    private final Map<String, Claim> folders = new HashMap<>();
    private final Problems problems;

    /** @param problems gets an error that names both owners */
    public Claims(Problems problems) {
        this.problems = problems;
    }

    /** Claims a file that the generator makes itself, before any content does. */
    public void generated(String file) {
        files.put(fold(file), new Claim(file, "the generated " + file, true));
    }

    /**
     * Claims a file for content.
     *
     * @param file relative to the output folder with {@code /}
     * @param owner who writes it, as people know it: {@code content/pages/about.md}, {@code the site map}
     * @return whether it was free
     */
    public boolean claim(String file, String owner) {
        Claim mine = new Claim(file, owner, false);
        Claim other = files.putIfAbsent(fold(file), mine);
        if (other == null) {
            other = folders.get(fold(file));
        }
        for (int slash = file.lastIndexOf('/'); slash > 0 && other == null; slash = file.lastIndexOf('/', slash - 1)) {
            String folder = fold(file.substring(0, slash));
            other = files.get(folder);
            if (folders.putIfAbsent(folder, mine) != null) {
                break;
            }
        }
        if (other == null) {
            return true;
        }
        boolean first = other.generated() || other.owner().compareTo(owner) <= 0;
        String here = first ? owner : other.owner();
        String there = first ? other.owner() : owner;
        problems.add(Problem.error(
                here,
                0,
                0,
                file.equals(other.file())
                        ? "It wants the path /" + file + ", which " + there + " has."
                        : "Its path /" + file + " is too like /" + other.file() + ", which " + there + " has.",
                "Give one of them another 'slug' or 'permalink'."));
        return false;
    }

    /** Whether somebody has claimed a file. */
    public boolean isTaken(String file) {
        return files.containsKey(fold(file));
    }

    private static String fold(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
