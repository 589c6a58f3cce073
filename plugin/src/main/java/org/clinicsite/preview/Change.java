package org.clinicsite.preview;

import java.util.List;
import org.clinicsite.problem.Problem;

/**
 * What a browser is told.
 *
 * @param number of the build, from 1
 * @param changed the files that led to it, relative to the source folder
 * @param problems what stops the site from being built; empty when it was built
 * @param page where the change is seen, a path from the site's root; empty where that is not known
 * @param note what the reader has to do, such as to start again; empty for nothing
 */
record Change(long number, List<String> changed, List<Problem> problems, String page, String note) {

    /** Nothing was built yet. */
    static final Change NONE = new Change(0, List.of(), List.of(), "", "");
}
