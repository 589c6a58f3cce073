package org.clinicsite.site;

import org.jspecify.annotations.Nullable;

/**
 * What became of one content file.
 *
 * @param file its path, relative to the content folder
 * @param slug the last part of the path that its page has or would have; of a file that could not be read as far as it is
 *     known; empty of one that waits
 * @param path where visitors come for it: its page's, or the one that leads on; null where there is none
 * @param state what became of it
 */
public record Fate(String file, String slug, @Nullable PagePath path, State state) {

    /** What can become of a content file. */
    public sealed interface State {

        /** It is a page, or a part of one. */
        record Built(Page page) implements State {}

        /** Its author has not finished it. */
        record Draft() implements State {}

        /** Its day is still to come. */
        record Waiting() implements State {}

        /** Its last day has passed; its address leads to another page. */
        record Over(Page instead) implements State {}

        /** The law of the clinic's place does not allow it. */
        record Forbidden() implements State {}

        /** An error, which was told, keeps it from being a page. */
        record Refused() implements State {}
    }

    static Fate built(String file, Page page) {
        return new Fate(file, page.slug(), page.path(), new State.Built(page));
    }

    static Fate refused(String file, String slug) {
        return new Fate(file, slug, null, new State.Refused());
    }
}
