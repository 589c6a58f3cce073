package org.clinicsite.source;

import org.clinicsite.source.facts.Facts;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;

/**
 * One content file, read and understood, its body untouched.
 *
 * @param type its kind
 * @param path relative to the content folder with {@code /}, such as {@code articles/neck.md}
 * @param format how the body is written
 * @param header how the header is written; a body without header was pasted, and its links are trusted less
 * @param text the whole file
 * @param bodyStart where the body begins in {@code text}, in UTF-16 units
 * @param facts the header, bound
 * @param places where the facts are written: in this file, or in the sibling {@code name.yaml}
 */
public record Source(
        ContentType type,
        String path,
        Format format,
        HeaderKind header,
        SourceText text,
        int bodyStart,
        Facts facts,
        FactPlaces places) {

    /** A file whose facts are known without their places. */
    public Source(
            ContentType type,
            String path,
            Format format,
            HeaderKind header,
            SourceText text,
            int bodyStart,
            Facts facts) {
        this(type, path, format, header, text, bodyStart, facts, FactPlaces.none(text));
    }

    /** The same file with other facts. */
    public Source with(Facts other) {
        return new Source(type, path, format, header, text, bodyStart, other, places);
    }

    /** How a header is written. */
    public enum HeaderKind {
        /** YAML between two lines of {@code ---}. */
        YAML,
        /** JBake's {@code key=value} lines, closed by {@code ~~~~~~}. */
        JBAKE,
        /** None in the file; facts may come from a sibling {@code name.yaml}. */
        NONE
    }

    /** Whether it came as it is from somewhere else: it does not say itself what it is. */
    public boolean isPasted() {
        return header == HeaderKind.NONE;
    }

    /** The text below the header. */
    public String body() {
        return text.text().substring(bodyStart);
    }

    /** The file's name without folder and ending, such as {@code neck}. */
    public String baseName() {
        return new FilePath(path).stem();
    }
}
