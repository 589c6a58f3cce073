package org.clinicsite.links;

import java.util.List;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.jspecify.annotations.Nullable;

/**
 * What the filter found in one file. Every link stands here, kept ones too.
 *
 * @param source the file
 * @param verdicts in the order of their places
 * @param edits what is taken out of the file's text, the sentences mended
 */
public record LinkReview(Source source, List<LinkVerdict> verdicts, Edits edits) {

    /**
     * What was decided on the link whose address covers an offset of the file.
     *
     * @return null when no link stands there
     */
    public @Nullable LinkVerdict at(int start) {
        for (LinkVerdict verdict : verdicts) {
            if (verdict.address().contains(start)) {
                return verdict;
            }
        }
        return null;
    }
}
