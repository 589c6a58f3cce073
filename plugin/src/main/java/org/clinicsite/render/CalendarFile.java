package org.clinicsite.render;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * An event for people's calendars: RFC 5545. Each of its times is an entry of its own, in UTC, so that no calendar needs to
 * know when clocks change.
 */
final class CalendarFile {

    /** How many times of a class are in it: half a year of one a week. */
    private static final int MOST = 26;

    /** The most octets of a line, its end not counted: RFC 5545, 3.1. */
    private static final int LINE = 75;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder out = new StringBuilder();

    private CalendarFile() {}

    /**
     * The file of an event.
     *
     * @param stamp when the entries were made, as far as a calendar is told
     */
    static byte[] of(Site site, Page page, Instant stamp, Formats formats) {
        EventFacts facts = (EventFacts) requireNonNull(page.facts());
        CalendarFile file = new CalendarFile();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", "-//clinic-site//clinic-site-maven-plugin//EN");
        String host = site.base().isKnown() ? site.base().host() : "localhost";
        List<Occurrence> times = page.dates().isEmpty()
                ? List.of()
                : facts.upcoming(page.dates().get(0).day(), site.clinic().timeZone(), MOST);
        for (Occurrence one : times) {
            OffsetDateTime start = one.start();
            String begins = start == null ? DAY.format(one.day()) : utc(start.toInstant());
            file.line("BEGIN", "VEVENT");
            file.line("UID", begins + "-" + page.slug() + "@" + host);
            file.line("DTSTAMP", utc(stamp));
            file.writeTimes(one, start, begins);
            file.writeText("SUMMARY", page.title());
            file.writeText(
                    "DESCRIPTION",
                    facts.summary() == null ? null : facts.summary().text());
            file.writeText("LOCATION", where(site, page, facts, formats));
            file.line("URL", site.base().isKnown() ? site.base().absolute(page.path()) : null);
            file.line("STATUS", facts.state() == EventFacts.State.CANCELLED ? "CANCELLED" : "CONFIRMED");
            file.line("END", "VEVENT");
        }
        file.line("END", "VCALENDAR");
        return file.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeTimes(Occurrence one, @Nullable OffsetDateTime start, String begins) {
        OffsetDateTime end = one.end();
        if (start == null) {
            line("DTSTART;VALUE=DATE", begins);
            line("DTEND;VALUE=DATE", DAY.format(one.last().plusDays(1))); // the first day that is free again
        } else {
            line("DTSTART", begins);
            line("DTEND", end == null ? null : utc(end.toInstant()));
        }
    }

    private static String utc(Instant moment) {
        return UTC.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String where(Site site, Page page, EventFacts facts, Formats formats) {
        List<String> parts = new ArrayList<>();
        for (Page location : site.locationsOf(page)) {
            parts.add(location.title());
            if (location.facts() instanceof LocationFacts place) {
                writeAddress(place.address(), formats, parts);
            }
        }
        if (facts.venue() != null) {
            parts.add(facts.venue().name().text());
            writeAddress(facts.venue().address(), formats, parts);
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static void writeAddress(LocationFacts.@Nullable Address address, Formats formats, List<String> parts) {
        if (address != null) {
            if (address.street() != null) {
                parts.add(address.street());
            }
            String town = formats.town(address);
            if (!town.isBlank()) {
                parts.add(town);
            }
        }
    }

    private void writeText(String name, @Nullable String text) {
        if (text != null) {
            line(
                    name,
                    text.replace("\\", "\\\\")
                            .replace(";", "\\;")
                            .replace(",", "\\,")
                            .replaceAll("\\R", "\\\\n"));
        }
    }

    /** One line, folded where it is too long, and never within a letter. */
    private void line(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        int octets = 0;
        String line = name + ":" + value;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            String letter = Character.toString(line.codePointAt(at));
            int more = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(letter);
            octets += more;
        }
        out.append("\r\n");
    }
}
