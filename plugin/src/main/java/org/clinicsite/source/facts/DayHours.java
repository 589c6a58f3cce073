package org.clinicsite.source.facts;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * When a door is open on one day.
 *
 * @param ranges in order, without overlap; empty when closed
 */
public record DayHours(List<Range> ranges) {

    /**
     * From opening to closing.
     *
     * @param opens first minute open
     * @param closes first minute closed, later than {@code opens}
     */
    public record Range(LocalTime opens, LocalTime closes) {}

    /** Closed all day. */
    public static final DayHours CLOSED = new DayHours(List.of());

    public DayHours {
        ranges = List.copyOf(ranges);
    }

    /** Whether nobody is there. */
    public boolean closed() {
        return ranges.isEmpty();
    }

    /**
     * Reads {@code closed}, {@code 09:00-17:30} or {@code 09:00-12:00, 13:00-18:00}; hyphen or en dash.
     *
     * @throws IllegalArgumentException with a sentence for people when it is none of these, when a range ends before it
     *     begins, or when two overlap
     */
    public static DayHours parse(String text) {
        if (text.strip().equals("closed")) {
            return CLOSED;
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("\\s*[-\u2013]\\s*", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("'" + part.strip() + "' is not a time range");
            }
            Range range;
            try {
                range = new Range(time(ends[0]), time(ends[1]));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + part.strip() + "' is not a time range", e);
            }
            if (!range.closes().isAfter(range.opens())) {
                throw new IllegalArgumentException("'" + part.strip() + "' ends before it begins; a day ends at 23:59");
            }
            if (!ranges.isEmpty()
                    && range.opens().isBefore(ranges.get(ranges.size() - 1).closes())) {
                throw new IllegalArgumentException("'" + part.strip() + "' overlaps the range before it");
            }
            ranges.add(range);
        }
        return new DayHours(ranges);
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }
}
