package org.clinicsite.imports;

import java.util.List;
import org.clinicsite.links.LinkReview;

/**
 * What an import did.
 *
 * @param texts each text, in the order of its sources
 * @param pictures files that were copied, relative to the content folder
 * @param missing what has to be done by hand, each as a line that names its text
 * @param passedOver what was not taken, each as a line that says why
 * @param reviews what was decided on each link
 */
public record ImportResult(
        List<Text> texts,
        List<String> pictures,
        List<String> missing,
        List<String> passedOver,
        List<LinkReview> reviews) {

    /** What became of a text. */
    public enum Outcome {
        /** It is new. */
        WRITTEN("new"),
        /** It was imported before, and what it came from has changed since. */
        RENEWED("renewed"),
        /** It is there already. */
        UNCHANGED("unchanged"),
        /** Somebody edited or deleted it since it was imported. */
        KEPT("left as you edited it");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** How it is told. */
        public String words() {
            return words;
        }
    }

    /**
     * A text.
     *
     * @param from where it came from, as people know it
     * @param to the file, relative to the content folder
     * @param kind what it was taken for
     * @param outcome what became of it
     * @param isDraft whether it is a draft
     * @param leftOut first words of each part that is not in it
     */
    public record Text(String from, String to, String kind, Outcome outcome, boolean isDraft, List<String> leftOut) {}
}
