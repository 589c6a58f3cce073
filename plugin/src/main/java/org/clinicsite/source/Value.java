package org.clinicsite.source;

import java.util.List;

/** A header or data file as a tree that knows its places, whatever syntax it was written in. */
sealed interface Value {

    /** Where it stands in the file, in UTF-16 units. */
    int offset();

    /** A word, number or date, exactly as written; {@code plain} when it was not quoted. */
    record Scalar(int offset, String text, boolean plain) implements Value {
        /** Whether it says nothing: empty, {@code ~} or {@code null} without quotes. */
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Items(int offset, List<Value> items) implements Value {}

    /** Keys with values, in the order of the file, each key once. */
    record Mapping(int offset, List<Entry> entries) implements Value {}

    /** One key. */
    record Entry(int keyOffset, String key, Value value) {}
}
