package org.clinicsite.imports;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and where to.
 *
 * @param content the content folder
 * @param shownAs the content folder as people know it, such as {@code content}
 * @param from a file, a folder or an export
 * @param to a folder below the content folder that takes articles, relative to it with {@code /}, such as {@code articles}
 * @param uploads a folder with the pictures that an export only names; null for none
 * @param isDryRun whether nothing is written
 * @param today texts of a later day are not shown yet, so nothing may lead to them; null for the clock's, in the clinic's zone
 * @param threads how many to use
 */
public record ImportOptions(
        Path content,
        String shownAs,
        Path from,
        String to,
        @Nullable Path uploads,
        boolean isDryRun,
        @Nullable LocalDate today,
        int threads) {}
