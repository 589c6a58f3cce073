package org.clinicsite.text;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text in UTF-16 units, as Java counts.
 *
 * @param start the first unit, from 0
 * @param end one past the last unit
 */
public record Span(int start, int end) {

    /** @throws IllegalArgumentException when the end lies before the start, or the start before the text */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    // written out: what a record makes by itself takes a fresh JVM milliseconds

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span && start == span.start && end == span.end;
    }

    @Override
    public int hashCode() {
        return 31 * start + end;
    }

    /** How many UTF-16 units it covers. */
    public int length() {
        return end - start;
    }

    /** Whether the offset lies on it. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether the other lies wholly on it. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether both share at least one unit. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** What it covers of the text. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
