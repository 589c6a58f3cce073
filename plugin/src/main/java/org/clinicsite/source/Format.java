package org.clinicsite.source;

/** How a body is written; the file's ending says it. */
public enum Format {
    /** {@code .md}: CommonMark. */
    MARKDOWN,
    /** {@code .html}, {@code .htm}: a whole page or a fragment. */
    HTML,
    /** {@code .txt}: raw text, pasted from anywhere. */
    TEXT
}
