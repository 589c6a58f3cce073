package org.clinicsite.site;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.Form;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/** Public holidays by country and region, as Jollyday has them. It is loaded when first a place asks for them. */
final class Holidays {

    /** How many weeks ahead holidays are shown. */
    static final int WEEKS = 8;

    private static final String NAMES = "descriptions/holiday_descriptions";

    private final Words words;
    private @Nullable Properties names;

    /** @param words in whose language the days are named, as far as their names are known in it */
    Holidays(Words words) {
        this.words = words;
    }

    /**
     * The public holidays of the coming weeks on which a place would be open, as exceptions.
     *
     * @param today the first day that counts
     */
    List<LocationFacts.Exception> of(LocationFacts place, LocalDate today) {
        String code = place.holidays();
        if (code == null
                || place.hours() == null
                || !Form.HOLIDAYS.fits(code)
                || unknown(code).isPresent()) {
            return List.of();
        }
        DayHours hours = place.holidayHours() == null ? DayHours.CLOSED : place.holidayHours();
        List<Holiday> days = new ArrayList<>(
                manager(code).getHolidays(today, today.plusWeeks(WEEKS), HolidayType.PUBLIC_HOLIDAY, regions(code)));
        days.sort(Comparator.comparing(Holiday::getDate).thenComparing(Holiday::getPropertiesKey));
        List<LocationFacts.Exception> exceptions = new ArrayList<>();
        LocalDate last = null;
        for (Holiday day : days) {
            LocalDate date = day.getDate();
            boolean closedAnyway = hours.closed()
                    && Optional.ofNullable(place.hours().days().get(date.getDayOfWeek()))
                            .map(usual -> usual.closed() || !usual.holdsOn(date))
                            .orElse(true);
            if (!date.equals(last) && !closedAnyway) {
                exceptions.add(new LocationFacts.Exception(new DateText(date, null), null, hours, name(day)));
                last = date;
            }
        }
        return exceptions;
    }

    /** What to write in place of a code that is not known; empty when it is. */
    Optional<String> unknown(String code) {
        Set<String> known = new TreeSet<>();
        for (String country : inOurClassLoader(HolidayManager::getSupportedCalendarCodes)) {
            if (country.length() == 2) {
                known.add(country.toUpperCase(Locale.ROOT));
            }
        }
        String country = code.substring(0, 2);
        if (!known.contains(country)) {
            return Optional.of(Nearest.advice(country, known));
        }
        CalendarHierarchy place = manager(code).getCalendarHierarchy();
        String above = country;
        for (String region : regions(code)) {
            Set<String> below = new TreeSet<>();
            for (String one : place.getChildren().keySet()) {
                below.add(above + "-" + one.toUpperCase(Locale.ROOT));
            }
            if (!place.getChildren().containsKey(region)) {
                return Optional.of(
                        below.isEmpty() ? "Write '" + above + "'." : Nearest.advice(above + "-" + region, below));
            }
            place = place.getChildren().get(region);
            above += "-" + region.toUpperCase(Locale.ROOT);
        }
        return Optional.empty();
    }

    private static HolidayManager manager(String code) {
        return inOurClassLoader(() -> HolidayManager.getInstance(
                ManagerParameters.create(code.substring(0, 2).toLowerCase(Locale.ROOT))));
    }

    /** Jollyday looks for its files through the thread's class loader, which is Maven's own. */
    private static <T> T inOurClassLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Holidays.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String[] regions(String code) {
        String[] parts = code.toLowerCase(Locale.ROOT).split("-", -1);
        return Arrays.copyOfRange(parts, 1, parts.length);
    }

    /**
     * The holiday's name in the site's language; null when it is not known. A country's own name for it goes first. The
     * others are read from Jollyday's own files: its methods answer in the language of the machine where they have no
     * other.
     */
    private @Nullable Wording name(Holiday day) {
        String key = day.getPropertiesKey();
        Optional<String> own =
                words.find("holidays." + key.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (own.isPresent()) {
            return Wording.of(own.get());
        }
        Properties read = names;
        if (read == null) {
            read = new Properties();
            String ending = words.locale().getLanguage().equals("en")
                    ? ""
                    : "_" + words.locale().getLanguage();
            try (InputStream in = Holiday.class.getClassLoader().getResourceAsStream(NAMES + ending + ".properties")) {
                if (in != null) {
                    Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
                    read.load(text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            names = read;
        }
        String name = read.getProperty("holiday.description." + key);
        return name == null ? null : Wording.of(name);
    }
}
