package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clinicsite.demo.PageGraph;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a place is open, as its owner writes it, as people read it and as search engines do, on 22 November 2026. */
class HoursTest {

    private static final String PLACE = "content/locations/quay.md";
    private static final String HOURS = "hours: {monday: \"09:00-17:00\"}";
    private static final String PAGE = "/locations/quay/";

    private static final String ANNA = "content/therapists/anna.md";
    private static final String SERVICE = "content/services/deep.md";

    @TempDir
    Path folder;

    private String anna;

    private TestClinic clinic;

    @BeforeEach
    void clinic() throws IOException {
        clinic = new TestClinic(folder);
        // therapists' days are another matter
        anna = clinic.file(ANNA);
        Files.delete(folder.resolve(ANNA));
        clinic.write(SERVICE, clinic.file(SERVICE).replace("therapists: [anna]\n", ""));
    }

    private void hours(String yaml) throws IOException {
        String text = clinic.file(PLACE);
        assertThat(text).contains(HOURS);
        clinic.write(PLACE, text.replace(HOURS, yaml));
    }

    private void locale(String locale) throws IOException {
        String path = "content/data/clinic.yaml";
        clinic.write(path, clinic.file(path).replace("locale: en-GB", "locale: " + locale));
    }

    /** The rows of the n-th table of hours. */
    private static List<String> rows(Document page, int table) {
        return page.select("main table.hours").get(table).select("tbody tr").stream()
                .map(row -> String.join(" ", row.select("th, td").eachText()).replace('\u00a0', ' '))
                .toList();
    }

    private static List<String> shortRows(Document page) {
        return page.select("footer dl.hours > div").eachText();
    }

    /** Days, times and validity of each specification. */
    private static List<String> told(Document page) {
        List<String> told = new ArrayList<>();
        for (Map<?, ?> node : PageGraph.nodes(page)) {
            if ("OpeningHoursSpecification".equals(node.get("@type"))) {
                StringBuilder line = new StringBuilder();
                Object days = node.get("dayOfWeek");
                for (Object day : days instanceof List<?> many ? many : days == null ? List.of() : List.of(days)) {
                    line.append(day.toString().substring("https://schema.org/".length(), 22))
                            .append(' ');
                }
                line.append(node.get("opens")).append('-').append(node.get("closes"));
                for (String key : List.of("validFrom", "validThrough")) {
                    if (node.get(key) != null) {
                        line.append(' ').append(node.get(key));
                    }
                }
                told.add(line.toString());
            }
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{monday: 09:00-17:30, tuesday: 09:00-17:30, wednesday: 09:00-17:30}",
                "{Monday: 09:00-17:30, TUESDAY: 09:00-17:30, Wed: 09:00-17:30}",
                "{mon-wed: 09:00-17:30}",
                "{Mon–Wed: 09:00–17:30}",
                "{Monday to Wednesday: 9:00 - 17:30}",
                "{mon - wed: 9am-5:30pm}",
                "{'mon, tue, wed': 9 am – 5.30 pm}",
                "{mon/tue: 09:00-17:30, wednesday: 09.00-17.30}",
                "{mondays: 09:00-17:30, Tuesdays: 09:00-17:30, wed.: 09:00 to 17:30}",
                "{mon & tue and wed: [09:00-17:30]}",
                "{weekdays: 09:00-17:30, thu: closed, fri: Closed}",
            })
    void oneWeekInManyWritings(String written) throws IOException {
        hours("hours: " + written);
        assertThat(clinic.generate().warnings()).isEmpty();
        Document page = clinic.page(PAGE);
        assertThat(shortRows(page)).containsExactly("Mon–Wed 09:00–17:30", "Thu–Sun closed");
        assertThat(told(page)).containsExactly("Mon Tue Wed 09:00-17:30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-FR | {lundi: 9h-12h30} | lundi 9 h 00 – 12 h 30",
                "fr-FR | {Lun-mer: de 9h à 12h30} | lundi 9 h 00 – 12 h 30",
                "fr-FR | {lun.: sur rendez-vous} | lundi sur rendez-vous",
                "fr-FR | {monday: à partir de 16h} | lundi à partir de 16 h 00",
                "de-DE | {Mo-Fr: 09:00-12:00} | Montag 09:00–12:00",
                "de-DE | {montags: 9 Uhr bis 12 Uhr} | Montag 09:00–12:00",
                "de-DE | {Mo und Mi: nach Vereinbarung} | Montag nach Vereinbarung",
                "de-DE | {Mo bis Fr: ab 16:00} | Montag ab 16:00",
                "de-DE | {mo: 9 bis 12 Uhr ersten montag im Monat} | Montag 09:00–12:00, am ersten Montag im Monat",
                "fr-FR | {lundi: 9h-12h30 dernier lundi du mois} | lundi 9 h 00 – 12 h 30, le dernier lundi du mois",
                "de-DE | {mo: '09:00-12:00 und 13:00-18:00'} | Montag 09:00–12:00, 13:00–18:00",
            })
    void daysAndTimesMayBeInTheSitesLanguage(String locale, String written, String monday) throws IOException {
        locale(locale);
        hours("hours: " + written);
        clinic.generate();
        assertThat(rows(clinic.page(PAGE), 0)).first().isEqualTo(monday.replace(" – ", " – "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lundi | Write 'monday'.",
                "Montag | Write 'monday'.",
                "mondey | Write 'monday'.",
                "wensday | Write 'wednesday'.",
                "sometimes | Write monday to sunday, or several as mon-fri, 'sat, sun', daily.",
                "mon-someday | Write monday to sunday, or several as mon-fri, 'sat, sun', daily.",
            })
    void aNameThatIsNoDayHereIsAnErrorWithTheRightOne(String day, String advice) throws IOException {
        hours("hours: {" + day + ": 09:00-17:00, sunday: 09:00-10:00}");
        assertThat(clinic.errors())
                .containsExactly(PLACE + ":5:9: 'hours." + day + "' is no day of the week here. " + advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20:00-02:00 | 20:00–02:00 | Mon 20:00-02:00",
                "18:00-24:00 | 18:00–00:00 | Mon 18:00-00:00",
                "00:00-24:00 | 00:00–23:59 | Mon 00:00-23:59",
                "9-5pm | 09:00–17:00 | Mon 09:00-17:00",
                "1-5.30pm | 13:00–17:30 | Mon 13:00-17:30",
                "12 - 5 pm | 12:00–17:00 | Mon 12:00-17:00",
                "from 16:00 | from 16:00 | Mon 16:00-null",
                "until 12:00 | until 12:00 | Mon null-12:00",
                "09:00-12:00, from 16:00 | 09:00–12:00, from 16:00 | Mon 09:00-12:00; Mon 16:00-null",
                "09:00-12:00 by appointment | 09:00–12:00, by appointment | Mon 09:00-12:00",
                "By appointment only | by appointment | ''",
                "[09:00-12:00, 13:00-18:00] | 09:00–12:00, 13:00–18:00 | Mon 09:00-12:00; Mon 13:00-18:00",
            })
    void whatADayCanBe(String written, String shown, String told) throws IOException {
        hours("hours: {monday: " + (written.startsWith("[") ? written : "\"" + written + "\"") + "}");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(rows(page, 0)).first().isEqualTo("Monday " + shown);
        assertThat(String.join("; ", told(page))).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9-5", "9 to 5", "25:00-26:00", "09:60-10:00", "13pm-14pm", "09:00", "open", "09:00-09:00", "x"})
    void whatIsNoTimeIsRefused(String written) throws IOException {
        hours("hours: {mon-fri: \"" + written + "\", sun: 10:00-11:00}");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(PLACE + ":5:")
                .endsWith("Write it as 09:00-12:00, 13:00-18:00 or closed.");
    }

    @Test
    void everySecondWeekSaysTheNextDayAndTellsTheDaysToCome() throws IOException {
        hours("hours: {mon: 09:00-10:00, sat: 10:00-14:00 every second week from 2026-11-07}");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(rows(page, 0)).contains("Saturday 10:00–14:00, every second week, next on 5 December 2026");
        assertThat(told(page))
                .startsWith(
                        "Mon 09:00-10:00", "10:00-14:00 2026-12-05 2026-12-05", "10:00-14:00 2026-12-19 2026-12-19");
    }

    @Test
    void everySecondWeekNeedsADayToCountFrom() throws IOException {
        hours("hours: {sat: 10:00-14:00 every second week}");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains("needs a day to count from, such as 'every second week from 2026-12-05'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9am-1pm first Saturday of the month | on the first Saturday of the month | 2026-12-05 2027-01-02",
                "09:00-13:00 every 1st & 3rd of the month | on the first and third Saturday of the month | 2026-12-05 2026-12-19",
                "09:00-13:00, last of each month | on the last Saturday of the month | 2026-11-28 2026-12-26",
            })
    void someDaysOfAMonthAreSaidAndToldADayEach(String written, String shown, String told) throws IOException {
        hours("hours: {sat: \"" + written + "\"}");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(rows(page, 0)).contains("Saturday 09:00–13:00, " + shown);
        String[] days = told.split(" ");
        assertThat(told(page))
                .startsWith("09:00-13:00 " + days[0] + " " + days[0], "09:00-13:00 " + days[1] + " " + days[1]);
    }

    @Test
    void aHolidayGoesByItsCountrysName() throws IOException {
        locale("en-IE");
        hours("hours: {sat: 9am-1pm}\nholidays: IE");
        clinic.generate();
        assertThat(rows(clinic.page(PAGE), 1)).containsExactly("26 December 2026 St Stephen’s Day closed");
    }

    @Test
    void aHolidayInAWeekThatIsLeftOutAnywayIsNotTold() throws IOException {
        hours("hours: {fri: 9am-1pm, sat: 9am-1pm first of the month}\nholidays: GB");
        clinic.generate();
        assertThat(rows(clinic.page(PAGE), 1))
                .containsExactly("25 December 2026 Christmas closed", "1 January 2027 New Year's Day closed");
    }

    @Test
    void publicHolidaysAreNoDayOfTheWeekAndHaveALineOfTheirOwn() throws IOException {
        hours("hours: {mon: 09:00-10:00, public holidays: closed}");
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .contains("Public holidays have a line of their own beside 'hours': 'holidays: GB'");
    }

    @Test
    void aPlaceMayBeThereByAppointmentAlone() throws IOException {
        hours("hours: By appointment");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(shortRows(page)).isEmpty(); // no day was named, Sunday neither
        assertThat(page.select("main .pairs > div").eachText()).contains("Opening hours By appointment");
        assertThat(page.select("footer").text()).contains("By appointment").doesNotContain("Mon");
        assertThat(told(page)).isEmpty();
    }

    @Test
    void otherDaysMayBeByAppointment() throws IOException {
        hours("hours: {mon-fri: 09:00-17:00, sunday: closed, by-appointment: true}");
        clinic.generate();
        assertThat(shortRows(clinic.page(PAGE)))
                .containsExactly("Mon–Fri 09:00–17:00", "Sat by appointment", "Sun closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{monday: closed}", "{mon-sun: closed}", "{by-appointment: false}"})
    void aPlaceAtWhichNobodyCanComeIsAnError(String written) throws IOException {
        hours("hours: " + written);
        assertThat(clinic.errors())
                .containsExactly(PLACE + ":5:1: 'hours' names no open day. Write the days, such as"
                        + " 'mon-fri: 09:00-17:00', or 'hours: by appointment'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{mon: 09:00-10:00, Monday: 11:00-12:00}", "{mon-wed: 09:00-10:00, mon-tue: 11:00-12:00}"})
    void aDayThatStandsTwiceIsAnError(String written) throws IOException {
        hours("hours: " + written);
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(PLACE + ":5:")
                .contains("hours: monday stands twice. Write its hours in one line");
    }

    @Test
    void oneDaysOwnLineGoesBeforeThatOfAStretch() throws IOException {
        hours("hours: {wed: closed, mon-fri: 09:00-17:00}");
        clinic.generate();
        assertThat(shortRows(clinic.page(PAGE)))
                .containsExactly("Mon–Tue 09:00–17:00", "Wed closed", "Thu–Fri 09:00–17:00", "Sat–Sun closed");
    }

    @Test
    void aSeasonOfEveryYearIsTheWeekWhileItLasts() throws IOException {
        hours(HOURS + "\nseasons:\n  - {name: Winter, from: 11-01, until: 02-28, hours: {mon: 10:00-15:00}}");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(shortRows(page)).containsExactly("Mon 10:00–15:00", "Tue–Sun closed");
        assertThat(page.select("main table.hours caption").eachText())
                .containsExactly("Opening hours", "From 1 March 2027");
        assertThat(told(page)).containsExactly("Mon 10:00-15:00 2027-02-28", "Mon 09:00-17:00 2027-03-01");
    }

    @Test
    void aSeasonToComeStandsBelowTheWeek() throws IOException {
        hours(HOURS + "\nseasons:\n  - {name: Summer, from: 06-01, until: 08-31, hours: {mon: 08:00-14:00}}\n"
                + "  - {from: 2026-06-01, until: 2026-08-31, hours: {mon: 07:00-08:00}}");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(page.select("main table.hours caption").eachText())
                .containsExactly("Opening hours", "Summer: 1 June – 31 August 2027");
        assertThat(told(page)).containsExactly("Mon 09:00-17:00", "Mon 08:00-14:00 2027-06-01 2027-08-31");
    }

    @Test
    void newHoursFromADayOnEndTheOldOnes() throws IOException {
        hours(HOURS + "\nseasons: [{from: 2027-01-04, hours: {tue: 09:00-12:00}}]");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(page.select("main table.hours caption").eachText())
                .containsExactly("Opening hours", "From 4 January 2027");
        assertThat(told(page)).containsExactly("Mon 09:00-17:00 2027-01-03", "Tue 09:00-12:00 2027-01-04");
    }

    @Test
    void publicHolidaysOfTheComingWeeksAreShown() throws IOException {
        hours(
                "hours: {daily: 09:00-17:00}\nholidays: GB-ENG\nexceptions: [{from: 2026-12-25, hours: closed, reason: Us}]");
        clinic.generate();
        Document page = clinic.page(PAGE);
        assertThat(rows(page, 1))
                .contains(
                        "25 December 2026 Us closed",
                        "28 December 2026 Boxing Day closed",
                        "1 January 2027 New Year's Day closed")
                .noneMatch(row -> row.contains("Christmas") && row.startsWith("25"))
                .noneMatch(row -> row.contains("2027") && !row.startsWith("1 January"));
        assertThat(told(page)).contains("00:00-00:00 2027-01-01 2027-01-01");
    }

    @Test
    void regionsHaveHolidaysOfTheirOwnInTheSitesLanguage() throws IOException {
        locale("de-DE");
        hours("hours: {daily: 09:00-17:00}\nholidays: DE-BY\nholiday-hours: 10:00-12:00");
        clinic.generate();
        List<String> rows = rows(clinic.page(PAGE), 1);
        assertThat(rows).contains("6. Januar 2027 Heilige Drei Könige 10:00–12:00");
        assertThat(rows).anyMatch(row -> row.startsWith("25. Dezember 2026 "));
    }

    @Test
    void aHolidayOnADayThatIsClosedAnywayIsNoNews() throws IOException {
        hours("hours: {monday: 09:00-17:00}\nholidays: GB-SCT");
        clinic.generate();
        for (Element row : clinic.page(PAGE).select("main table.hours").get(1).select("tbody tr th")) {
            assertThat(row.text()).doesNotContain("1 January 2027"); // a Friday
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GB-LON | holidays: 'GB-LON' is no country or region whose holidays are known.",
                "england | holidays: 'england' is not the code of a country or of a part of it.",
            })
    void holidaysOfNowhereAreRefused(String code, String told) throws IOException {
        hours(HOURS + "\nholidays: " + code);
        assertThat(clinic.errors())
                .singleElement()
                .asString()
                .startsWith(PLACE + ":6:")
                .contains(told);
    }

    @Test
    void aTherapistsDaysAreReadLikewise() throws IOException {
        clinic.write(ANNA, anna.replace("[monday]", "[Mon-Wed, fri]"));
        clinic.write(SERVICE, clinic.file(SERVICE).replace("cautions:", "therapists: [anna]\ncautions:"));
        hours("hours: {mon-fri: 09:00-17:00}");
        assertThat(clinic.generate().warnings()).isEmpty();
        assertThat(clinic.page(PAGE).select("#people, .people").text()).contains("Mon, Tue, Wed and Fri");
    }
}
