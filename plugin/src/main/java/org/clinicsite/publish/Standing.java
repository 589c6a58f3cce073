package org.clinicsite.publish;

import java.util.List;
import java.util.Optional;
import org.clinicsite.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a target.
 *
 * @param live the manifest of the live release; {@link Manifest#NONE} when there is none
 * @param releases those that can be gone back to, newest first, the live one among them and marked
 * @param foreign paths of files in the live site that no publish put there, sorted; they are left alone
 * @param unfinished the manifest of a publish that was broken off and may have changed files of the live site; null when
 *     there is none, and always on targets that switch at once
 * @param warnings what people should know of it, a sentence or two each: what is damaged, what became of it, what was left
 */
public record Standing(
        Manifest live,
        List<Release> releases,
        List<String> foreign,
        @Nullable Manifest unfinished,
        List<Problem> warnings) {

    /** Where nobody ever published. */
    public static final Standing EMPTY = new Standing(Manifest.NONE, List.of(), List.of(), null);

    public Standing {
        releases = List.copyOf(releases);
        foreign = List.copyOf(foreign);
        warnings = List.copyOf(warnings);
    }

    /** One of which there is nothing to say. */
    public Standing(Manifest live, List<Release> releases, List<String> foreign, @Nullable Manifest unfinished) {
        this(live, releases, foreign, unfinished, List.of());
    }

    /** The release that visitors see. */
    public Optional<Release> liveRelease() {
        return releases.stream().filter(Release::live).findFirst();
    }
}
