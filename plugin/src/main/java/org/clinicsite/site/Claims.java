package org.clinicsite.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Who is served where. Two on one path are an error, also when they differ only by case or Unicode form: on some disks
 * and hosts these are one file. Two folders that differ so are a warning: where the disk tells them apart, both are served.
 */
public final class Claims {

    /** Makes a problem with the place in the owner's header. */
    interface Told {

        Problem problem(Code code, String message, String advice);
    }

    /**
     * Who has a file, or was the first with a folder.
     *
     * @param path as it was claimed
     * @param owner the content file; null for a file that the generator makes itself
     * @param told makes the owner's problem of a message and an advice
     * @param cure what gives the owner another path
     */
    private record Claim(String path, @Nullable String owner, Told told, String cure) {

        String called() {
            return owner == null ? "the generated page or file" : owner;
        }

        Claim of(String folder) {
            return new Claim(folder, owner, told, cure);
        }
    }

    private static final String SLUG = "Give it another 'slug' or 'permalink'.";

    private final Map<String, Claim> files = new HashMap<>();
    private final Map<String, Claim> folders = new HashMap<>();
    private final Problems problems = new Problems();

    /** Nobody has claimed a file. */
    public Claims() {
        for (String folder : PathNames.GENERATED_FOLDERS) {
            folders.put(
                    folder,
                    new Claim(folder, null, (code, message, advice) -> error(code, null, message, advice), SLUG));
        }
    }

    /** What came of two claims on one path so far: errors that name both owners. */
    public List<Problem> problems() {
        return problems.all();
    }

    private static Problem error(Code code, @Nullable String owner, String message, String advice) {
        return Problem.error(code, owner, 0, 0, message, advice);
    }

    /**
     * Claims a file.
     *
     * @param file relative to the output folder with {@code /}
     * @param owner who writes it, as people know it: {@code content/static/map.pdf}; null for the generator itself
     * @return whether it was free
     */
    public boolean claim(String file, @Nullable String owner) {
        return claim(
                new Claim(file, owner, (code, message, advice) -> error(code, owner, message, advice), "Rename it."));
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
        return claim(new Claim(file, owner, told, SLUG));
    }

    private boolean claim(Claim mine) {
        String file = mine.path();
        String fault = PathNames.fault(file);
        if (fault != null) {
            problems.add(mine.told()
                    .problem(Code.BAD_PATH, "Its path /" + FileNames.shown(file) + " has " + fault + ".", mine.cure()));
            return false;
        }
        String folded = FileNames.folded(file);
        Claim other = files.putIfAbsent(folded, mine);
        if (other == null) {
            other = folders.get(folded);
        }
        for (int slash = file.lastIndexOf('/'); slash > 0 && other == null; slash = file.lastIndexOf('/', slash - 1)) {
            String folder = file.substring(0, slash);
            String foldedFolder = FileNames.folded(folder);
            other = files.get(foldedFolder);
            Claim first = folders.putIfAbsent(foldedFolder, mine.of(folder));
            if (first != null) {
                if (!first.path().equals(folder)) {
                    warn(mine.of(folder), first);
                }
                break;
            }
        }
        if (other != null) {
            refuse(mine, other);
        }
        return other == null;
    }

    /** The content file has to change; of two the one that comes later in the alphabet is told. */
    private static boolean isTold(Claim mine, Claim other) {
        return mine.owner() != null && (other.owner() == null || other.owner().compareTo(mine.owner()) <= 0);
    }

    private void refuse(Claim mine, Claim other) {
        Claim told = isTold(mine, other) ? mine : other;
        Claim kept = told == mine ? other : mine;
        problems.add(told.told()
                .problem(
                        Code.PATH_TAKEN,
                        told.path().equals(kept.path())
                                ? "It wants the path /" + told.path() + ", which " + kept.called() + " has."
                                : "Its path /" + told.path() + " is too like /" + kept.path() + ", which "
                                        + kept.called() + " has.",
                        told.cure()));
    }

    private void warn(Claim mine, Claim other) {
        Claim told = isTold(mine, other) ? mine : other;
        Claim kept = told == mine ? other : mine;
        Problem error = told.told()
                .problem(
                        Code.PATH_TAKEN,
                        "Its folder /" + told.path() + "/ is too like /" + kept.path() + "/ of " + kept.called()
                                + ": on Windows and macOS they are one folder, and the site cannot be built there.",
                        "Write both in one way.");
        problems.add(Problem.warning(
                error.code(), error.path(), error.line(), error.column(), error.message(), error.advice()));
    }

    /** Whether somebody has claimed a file. */
    public boolean isTaken(String file) {
        return files.containsKey(FileNames.folded(file));
    }
}
