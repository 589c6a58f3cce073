package org.clinicsite.source.facts;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a door is open on one day.
 *
 * @param ranges in order, without overlap; empty when closed
 * @param byAppointment whether one has to arrange it before; at any hour when there are no ranges
 * @param rhythm in which weeks it holds; null for every week
 */
public record DayHours(
        List<Range> ranges, boolean byAppointment, @Nullable Rhythm rhythm) {

    /**
     * From opening to closing.
     *
     * @param opens first minute open; null when only the end is known
     * @param closes first minute closed, on the next day when it is not later than {@code opens}; null when no end is known
     */
    public record Range(@Nullable LocalTime opens, @Nullable LocalTime closes) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Range range
                    && Objects.equals(opens, range.opens)
                    && Objects.equals(closes, range.closes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(opens, closes);
        }

        /** Whether it ends on the next day. */
        public boolean pastMidnight() {
            return opens != null && closes != null && !closes.isAfter(opens);
        }
    }

    /** Some weeks only. */
    public sealed interface Rhythm {

        /** The day to count from. */
        LocalDate from();

        /** The same, counted from the first day that is not before another. */
        Rhythm since(LocalDate day, DayOfWeek weekday);

        /**
         * The first day on which it holds that is not before another.
         *
         * @param weekday the day of the week that the hours are of
         */
        LocalDate next(LocalDate day, DayOfWeek weekday);
    }

    /**
     * Every so many weeks.
     *
     * @param weeks 2 to 4
     * @param from a day on which it holds
     */
    public record EveryWeeks(int weeks, LocalDate from) implements Rhythm {

        @Override
        public Rhythm since(LocalDate day, DayOfWeek weekday) {
            return new EveryWeeks(weeks, next(day, weekday));
        }

        @Override
        public LocalDate next(LocalDate day, DayOfWeek weekday) {
            long step = weeks * 7L;
            long past = ChronoUnit.DAYS.between(from, day);
            return past <= 0 ? from : from.plusDays((past + step - 1) / step * step);
        }
    }

    /**
     * The first Saturday of the month, or the second and the fourth.
     *
     * @param which 1 to 4 from the month's beginning, {@link #LAST} for the last; in order, not empty
     * @param from the day to count from
     */
    public record OfMonth(List<Integer> which, LocalDate from) implements Rhythm {

        /** The last of a month, be it the fourth or the fifth. */
        public static final int LAST = -1;

        public OfMonth {
            which = List.copyOf(which);
        }

        @Override
        public Rhythm since(LocalDate day, DayOfWeek weekday) {
            return new OfMonth(which, next(day, weekday));
        }

        @Override
        public LocalDate next(LocalDate day, DayOfWeek weekday) {
            return Stream.of(day, day.plusMonths(1))
                    .flatMap(month ->
                            which.stream().map(n -> month.with(TemporalAdjusters.dayOfWeekInMonth(n, weekday))))
                    .filter(found -> !found.isBefore(day))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Closed all day. */
    public static final DayHours CLOSED = new DayHours(List.of(), false, null);

    /** At any hour that was arranged. */
    public static final DayHours BY_APPOINTMENT = new DayHours(List.of(), true, null);

    /** The latest time that a night may end, so that 17:00-09:00 is told as the slip that it is. */
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private static final Pattern RHYTHM = Pattern.compile(
            "[,;]?\\s*(?:every|each) (second|other|2nd|two|2|third|3rd|three|3|fourth|4th|four|4) weeks?"
                    + "(?: (?:from|since|starting)(?: on)? (\\S+))?$");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            entry("first", 1),
            entry("1st", 1),
            entry("second", 2),
            entry("2nd", 2),
            entry("third", 3),
            entry("3rd", 3),
            entry("fourth", 4),
            entry("4th", 4),
            entry("last", OfMonth.LAST));

    private static final Pattern ORDINAL = Pattern.compile(String.join("|", new TreeSet<>(ORDINALS.keySet())));

    /** With or without the day's name, which stands before the colon, and the small words before it: on the, every, no, am. */
    private static final Pattern OF_MONTH =
            Pattern.compile("[,;]?\\s*(?:(?<![0-9\\p{L}])(?!(?:am|pm|h|u|uhr|uur) )[\\p{L}']{1,5} ){0,2}?((?:" + ORDINAL
                    + ")(?:(?:,| and| &|/| or)? ?(?:the )?(?:" + ORDINAL
                    + "))*)(?: [\\p{L}-]+)? (?:of|in) (?:the|each|every|a) month$");

    /** What says that one has to arrange it before, in English. */
    public static final List<String> APPOINTMENTS =
            List.of("by appointment", "by-appointment", "by arrangement", "by-arrangement");

    private static final Pattern APPOINTMENT =
            Pattern.compile("(?:[,;] *)?(?:only )?(?:" + String.join("|", APPOINTMENTS) + ")(?: only)?$");
    /** What makes a number a time. */
    private static final String UNITS = "a\\.?m\\.?|p\\.?m\\.?|h|u|uhr|uur";

    private static final Pattern TIME =
            Pattern.compile("([0-9]{1,2})(?:\\s?([:.hu])\\s?([0-9]{2})?)?\\s*(" + UNITS + ")?");

    private static final Pattern UNIT = Pattern.compile("([0-9]{1,2})(?:[:.hu][0-9]{2})?\\s?(" + UNITS + ")");

    public DayHours {
        ranges = List.copyOf(ranges);
    }

    // written out: what a record makes by itself takes a fresh JVM milliseconds

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DayHours hours
                && byAppointment == hours.byAppointment
                && ranges.equals(hours.ranges)
                && Objects.equals(rhythm, hours.rhythm);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ranges, byAppointment, rhythm);
    }

    /** Whether the hours of this day of the week hold on a day: not in weeks that the rhythm leaves out. */
    public boolean holdsOn(LocalDate day) {
        return rhythm == null || rhythm.next(day, day.getDayOfWeek()).equals(day);
    }

    /** The same, its rhythm counted on a day of the week. */
    DayHours of(DayOfWeek weekday) {
        return rhythm == null ? this : new DayHours(ranges, byAppointment, rhythm.since(rhythm.from(), weekday));
    }

    /** Whether nobody is there. */
    public boolean closed() {
        return ranges.isEmpty() && !byAppointment;
    }

    /**
     * Reads {@code closed}, {@code 09:00-17:30}, {@code 09:00-12:00, 13:00-18:00}, {@code 20:00-02:00}, {@code from 16:00},
     * {@code by appointment}, {@code 9am-1pm every second week from 2026-12-05}, {@code 9am-1pm first of the month},
     * {@code 10:00-14:00 second and fourth of the month}; hyphen or dash, any capitals.
     *
     * @throws IllegalArgumentException with a sentence for people when it is none of these, when a range ends before it
     *     begins, or when two overlap
     */
    public static DayHours parse(String text) {
        String left = text.strip().toLowerCase(Locale.ROOT);
        if (left.equals("closed")) {
            return CLOSED;
        }
        Rhythm rhythm = null;
        Matcher every = RHYTHM.matcher(left);
        if (every.find()) {
            rhythm = rhythm(text, every.group(1), every.group(2));
            left = left.substring(0, every.start()).strip();
        }
        Matcher ofMonth = OF_MONTH.matcher(left);
        if (rhythm == null && ofMonth.find()) {
            List<Integer> which = ORDINAL.matcher(ofMonth.group(1))
                    .results()
                    .map(word -> ORDINALS.get(word.group()))
                    .sorted(Comparator.comparing(n -> n == OfMonth.LAST ? 5 : n))
                    .distinct()
                    .toList();
            rhythm = new OfMonth(which, LocalDate.EPOCH);
            left = left.substring(0, ofMonth.start()).strip();
        }
        Matcher arranged = APPOINTMENT.matcher(left);
        boolean byAppointment = arranged.find();
        if (byAppointment) {
            left = left.substring(0, arranged.start()).strip();
        }
        List<Range> ranges = new ArrayList<>();
        if (!byAppointment || !left.isEmpty()) {
            for (String part : left.split("\\s*(?:[,;&]|\\band\\b)\\s*", -1)) {
                add(range(part.strip()), part.strip(), ranges);
            }
        }
        return new DayHours(ranges, byAppointment, rhythm);
    }

    private static Rhythm rhythm(String text, String every, @Nullable String from) {
        int weeks = every.matches("second|other|2nd|two|2") ? 2 : every.matches("third|3rd|three|3") ? 3 : 4;
        try {
            if (from != null) {
                return new EveryWeeks(weeks, LocalDate.parse(from));
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "'" + text.strip() + "' needs a day to count from, such as 'every second week from 2026-12-05'");
    }

    private static void add(Range range, String part, List<Range> ranges) {
        if (!ranges.isEmpty()) {
            Range before = ranges.get(ranges.size() - 1);
            if (before.closes() == null
                    || before.pastMidnight()
                    || range.opens() == null
                    || range.opens().isBefore(before.closes())) {
                throw new IllegalArgumentException("'" + part + "' overlaps the range before it");
            }
        }
        ranges.add(range);
    }

    private static Range range(String part) {
        boolean open = part.startsWith("from ");
        String times = open ? part.substring(5).strip() : part;
        if (times.startsWith("until ")) {
            return new Range(null, time(times.substring(6), part));
        }
        String[] ends = times.split("\\s*(?:[-\u2013\u2014]|\\bto\\b|\\buntil\\b)\\s*", -1);
        if (open && ends.length == 1) {
            return new Range(time(ends[0], part), null);
        }
        if (ends.length == 1 && TIME.matcher(times).matches()) {
            throw new IllegalArgumentException(
                    "'" + part + "' is one time alone; write 'from " + part + "', or say until when");
        }
        if (ends.length != 2) {
            throw noRange(part);
        }
        LocalTime opens = time(likeEnd(ends[0].strip(), ends[1]), part);
        LocalTime closes =
                ends[1].matches("24[:.hu]00(?: u[hu]r)?|24 ?[hu]|24 u[hu]r") ? LocalTime.MIDNIGHT : time(ends[1], part);
        if (closes.equals(LocalTime.MIDNIGHT) && opens.equals(LocalTime.MIDNIGHT)) {
            return new Range(opens, LAST_MINUTE);
        }
        if (!closes.isAfter(opens) && (closes.isAfter(NIGHT_ENDS) || closes.equals(opens))) {
            throw new IllegalArgumentException(
                    "'" + part + "' ends before it begins; a night may go on until " + NIGHT_ENDS);
        }
        return new Range(opens, closes);
    }

    /** A bare hour before one with its word means the same: 9 bis 12 Uhr, 9-5pm (from the morning on), 1-5pm. */
    private static String likeEnd(String start, String end) {
        Matcher word = UNIT.matcher(end);
        if (!start.matches("[0-9]{1,2}") || !word.matches()) {
            return start;
        }
        int hour = Integer.parseInt(start);
        boolean fromMorning = word.group(2).startsWith("p") && hour % 12 >= Integer.parseInt(word.group(1)) % 12;
        return start + (fromMorning ? "am" : word.group(2));
    }

    /** With minutes, or with a word that makes it a time: a bare 9-5 may be either nine to seventeen or a long night. */
    private static LocalTime time(String written, String part) {
        Matcher time = TIME.matcher(written.strip());
        if (!time.matches() || time.group(2) == null && time.group(4) == null) {
            throw noRange(part);
        }
        if (time.group(3) == null && time.group(2) != null && !"hu".contains(time.group(2))) {
            throw noRange(part);
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        String half = time.group(4) == null ? "" : time.group(4);
        if (half.startsWith("a") || half.startsWith("p")) {
            if (hour < 1 || hour > 12) {
                throw noRange(part);
            }
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        if (hour > 23 || minute > 59) {
            throw noRange(part);
        }
        return LocalTime.of(hour, minute);
    }

    private static IllegalArgumentException noRange(String part) {
        return new IllegalArgumentException("'" + part + "' is not a time range");
    }
}
