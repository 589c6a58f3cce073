package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.List;

/** A paragraph, heading, list item or cell of a text, with its sentences. */
final class ProseBlock {

    /** What it is. */
    enum Kind {
        /** The title, a description or a summary in the file's header. */
        HEADER,
        /** The title as a line of the body. */
        TITLE,
        /** The title as a heading of the body. */
        TITLE_HEADING,
        HEADING,
        PARAGRAPH,
        ITEM,
        CELL
    }

    private final Kind kind;
    private final int start;
    private final int end;
    private final int section;
    private final boolean sources;
    private final List<Sentence> sentences = new ArrayList<>(4);

    /**
     * @param start where it begins in the plain text
     * @param end one past it
     * @param section the number of the section that it belongs to, from 0
     * @param sources whether it belongs to a list of sources
     */
    ProseBlock(Kind kind, int start, int end, int section, boolean sources) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.section = section;
        this.sources = sources;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int section() {
        return section;
    }

    boolean isSources() {
        return sources;
    }

    /** Whether it is prose: neither title, heading nor header. */
    boolean isProse() {
        return kind.compareTo(Kind.PARAGRAPH) >= 0;
    }

    /** Its sentences, in order; the reader of the text adds them. */
    List<Sentence> sentences() {
        return sentences;
    }
}
