package org.clinicsite.site;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who is served where. Two on one path are an error, also when they differ only by case or Unicode form: on some disks
 * and hosts these are one file.
 */
public final class Claims {

    /**
     * Who has a file.
     *
     * @param file as it was claimed
     * @param owner the content file; null for a file that the generator makes itself
     * @param told makes the owner's problem of a message and an advice
     */
    /** Makes a problem with the place in the owner's header. */
    interface Told {

        Problem of(Code code, String message, String advice);
    }

    private record Claim(String file, @Nullable String owner, Told told) {
        String called() {
            return owner == null ? "the generated page or file" : owner;
        }
    }

    private final Map<String, Claim> files = new HashMap<>();
    private final Map<String, Claim> folders = new HashMap<>();
    private final Problems problems;

    /** @param problems gets an error that names both owners */
    public Claims(Problems problems) {
        this.problems = problems;
    }

    /**
     * Claims a file.
     *
     * @param file relative to the output folder with {@code /}
     * @param owner who writes it, as people know it: {@code content/pages/about.md}; null for the generator itself
     * @return whether it was free
     */
    public boolean claim(String file, @Nullable String owner) {
        return claim(file, owner, (code, message, advice) -> Problem.error(code, owner, 0, 0, message, advice));
    }

    /**
     * Claims a file.
     *
     * @param file relative to the output folder with {@code /}
     * @param owner who writes it, as people know it
     * @param told makes a problem with the place in the owner's header
     * @return whether it was free, and has a name that every disk takes
     */
    boolean claim(String file, @Nullable String owner, Told told) {
        String fault = PathNames.fault(file);
        if (fault != null) {
            problems.add(told.of(
                    Code.BAD_PATH,
                    "Its path /" + PathNames.shown(file) + " has " + fault + ".",
                    "Give it another 'slug'."));
            return false;
        }
        Claim mine = new Claim(file, owner, told);
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
        if (other != null) {
            refuse(mine, other);
        }
        return other == null;
    }

    /** The content file has to change; of two the one that comes later in the alphabet is told. */
    private void refuse(Claim mine, Claim other) {
        boolean mineIsTold =
                mine.owner() != null && (other.owner() == null || other.owner().compareTo(mine.owner()) <= 0);
        Claim told = mineIsTold ? mine : other;
        Claim kept = mineIsTold ? other : mine;
        problems.add(told.told()
                .of(
                        Code.PATH_TAKEN,
                        told.file().equals(kept.file())
                                ? "It wants the path /" + told.file() + ", which " + kept.called() + " has."
                                : "Its path /" + told.file() + " is too like /" + kept.file() + ", which "
                                        + kept.called() + " has.",
                        "Give it another 'slug' or 'permalink'."));
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
