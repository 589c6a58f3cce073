package org.clinicsite.preview;

import java.util.List;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.problem.Problem;

/** Told what happens, for the console. Called from the preview's own thread. */
public interface PreviewLog {

    /**
     * A build is there to be looked at.
     *
     * @param changed the files that led to it, relative to the source folder; empty for the first
     */
    void built(List<String> changed, GenerateResult result);

    /** A build failed; what is shown is that before. */
    void failed(List<String> changed, List<Problem> problems);

    /** The machine failed; the next change tries again. */
    void broke(String why);

    /** Something to know. */
    void told(String line);
}
