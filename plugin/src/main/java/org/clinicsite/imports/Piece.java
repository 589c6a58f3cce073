package org.clinicsite.imports;

import java.nio.file.Path;
import org.clinicsite.source.Format;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was found.
 *
 * @param id names it among all that is imported, the same at each import
 * @param shown the file as people know it
 * @param kind what it was taken for; null when its looks decide
 * @param format how its body is written
 * @param body the text below its head
 * @param isOwn whether its author wrote it as it is, links and all; else it was pasted
 * @param above how many lines of the file stand above the body; -1 where its lines are not those of a file
 * @param head what is told of it
 * @param file where it lies, for what it names beside it; null in an export
 */
record Piece(
        String id,
        String shown,
        @Nullable String kind,
        Format format,
        String body,
        boolean isOwn,
        int above,
        Head head,
        @Nullable Path file) {

    /** The folder that it lies in; null in an export. */
    @Nullable
    Path folder() {
        return file == null ? null : file.toAbsolutePath().getParent();
    }
}
