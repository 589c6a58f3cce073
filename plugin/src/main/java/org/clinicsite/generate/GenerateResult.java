package org.clinicsite.generate;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.clinicsite.links.Verdict;
import org.clinicsite.lint.Finding;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Todo;
import org.clinicsite.site.BaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a run made.
 *
 * @param pages how many pages the site has
 * @param written how many files were written
 * @param unchanged how many files stood there already with the same bytes
 * @param links how many links got each verdict
 * @param mended what was taken out of texts or set right without asking
 * @param explanation why the link that was asked for got its verdict, lines for people; empty when none was
 * @param warnings what the author should know, sorted by place
 * @param index the home page's file
 * @param millis how long it took
 * @param findings what an editor should look at, sorted by place
 * @param todos what would improve the site, the most worth first
 * @param pictures the pictures that got new sizes
 * @param address where the site will be published; null when a JBake project does not say
 * @param zone whose day decides what is due
 */
public record GenerateResult(
        int pages,
        int written,
        int unchanged,
        Map<Verdict, Integer> links,
        Mended mended,
        List<String> explanation,
        List<Problem> warnings,
        Path index,
        long millis,
        List<Finding> findings,
        List<Todo> todos,
        PicturesMade pictures,
        @Nullable BaseUrl address,
        ZoneId zone) {

    /** The same of a site without photographs, whose address is not known. */
    public GenerateResult(
            int pages,
            int written,
            int unchanged,
            Map<Verdict, Integer> links,
            Mended mended,
            List<String> explanation,
            List<Problem> warnings,
            Path index,
            long millis,
            List<Finding> findings) {
        this(
                pages,
                written,
                unchanged,
                links,
                mended,
                explanation,
                warnings,
                index,
                millis,
                findings,
                List.of(),
                PicturesMade.NONE,
                null,
                ZoneOffset.UTC);
    }
}
