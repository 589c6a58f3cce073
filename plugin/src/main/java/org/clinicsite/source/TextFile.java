package org.clinicsite.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.ByteSize;

/** Reads files that people write: texts, facts, templates. Any of them may turn out to be something else under that name. */
public final class TextFile {

    /** Bytes of the longest text, two thousand printed pages; what is longer takes minutes, and no reader's browser shows it. */
    public static final long MOST_BYTES = 5L << 20;

    /** What to do about a longer one. */
    public static final String ADVICE = "Split it, and save pictures that are written into it as files of their own.";

    private TextFile() {}

    /**
     * All bytes of a file.
     *
     * @param shownAs the file as people know it
     * @param problems gets an error with its size when it is too large; it is not read then
     * @return empty after an error
     */
    public static Optional<byte[]> read(Path file, String shownAs, Problems problems) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            problems.add(Problem.error(
                    Code.TEXT_TOO_LARGE,
                    shownAs,
                    0,
                    0,
                    "It has " + ByteSize.of(size) + "; a text has at most " + (MOST_BYTES >> 20) + " MB.",
                    ADVICE));
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }
}
