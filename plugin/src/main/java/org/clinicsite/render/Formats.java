package org.clinicsite.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.Occurrence;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.ServiceFacts;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.LanguageNames;
import org.jspecify.annotations.Nullable;

/**
 * Dates, times, prices and lists as people of the site's language write them. The patterns are words
 * ({@code formats.date: "{day} {month} {year}"}), so they are the same on every machine and Java version, and a clinic
 * can change them.
 */
final class Formats {

    private final Words words;
    private final @Nullable Currency currency;

    Formats(Words words, @Nullable Currency currency) {
        this.words = words;
        this.currency = currency;
    }

    /** Such as {@code 14 March 2026}. */
    String date(LocalDate day) {
        return words.get(
                "formats.date",
                "day",
                dayOfMonth(day),
                "month",
                words.get("months." + day.getMonthValue()),
                "year",
                Integer.toString(day.getYear()));
    }

    /**
     * A run of days, no longer than it has to be: {@code 14 March 2026} alone, or the first day, what stands between, and
     * the last: {@code 25}, {@code –}, {@code 28 December 2026}. What two days share is said once, as CLDR's interval
     * formats do.
     */
    List<String> dates(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return List.of(date(from));
        }
        boolean year = from.getYear() == to.getYear();
        String run = year
                ? words.get(
                        from.getMonth() == to.getMonth() ? "formats.dates-of-month" : "formats.dates-of-year",
                        "day",
                        dayOfMonth(from),
                        "month",
                        words.get("months." + from.getMonthValue()),
                        "lastDay",
                        dayOfMonth(to),
                        "lastMonth",
                        words.get("months." + to.getMonthValue()),
                        "year",
                        Integer.toString(from.getYear()))
                : words.get("formats.dates", "from", date(from), "to", date(to));
        int dash = run.indexOf('–');
        if (dash < 0) { // a language that says it otherwise
            return List.of(run);
        }
        String first = run.substring(0, dash).strip();
        String last = run.substring(dash + 1).strip();
        return List.of(first, run.substring(first.length(), run.length() - last.length()), last);
    }

    /** The number, or what a language says of the first: {@code 1er}. */
    private String dayOfMonth(LocalDate day) {
        String number = Integer.toString(day.getDayOfMonth());
        return day.getDayOfMonth() == 1 ? words.find("formats.first").orElse(number) : number;
    }

    /** Such as {@code March 2026}; a language may have another form of a month that stands without a day. */
    String month(YearMonth month) {
        return words.get(
                "formats.month",
                "month",
                words.find("months-alone." + month.getMonthValue())
                        .orElseGet(() -> words.get("months." + month.getMonthValue())),
                "year",
                Integer.toString(month.getYear()));
    }

    /** Such as {@code 09:30} or {@code 9:30 am}. */
    String time(LocalTime time) {
        int hour = time.getHour();
        return words.get(
                "formats.time",
                "HH",
                twoDigits(hour),
                "H",
                Integer.toString(hour),
                "h",
                Integer.toString(hour % 12 == 0 ? 12 : hour % 12),
                "mm",
                twoDigits(time.getMinute()),
                "half",
                words.find(hour < 12 ? "formats.morning" : "formats.afternoon").orElse(""));
    }

    /** Each opening time of a day and what else holds on it, or the word for closed. */
    List<String> ranges(DayHours hours) {
        if (hours.closed()) {
            return List.of(words.get("hours.closed"));
        }
        List<String> ranges = new ArrayList<>();
        hours.ranges().forEach(range -> ranges.add(range(range)));
        if (hours.byAppointment()) {
            ranges.add(words.get("hours.by-appointment"));
        }
        DayHours.Rhythm rhythm = hours.rhythm();
        if (rhythm instanceof DayHours.EveryWeeks every) {
            ranges.add(words.get("hours.every." + every.weeks(), "day", date(every.from())));
        } else if (rhythm instanceof DayHours.OfMonth ofMonth) {
            DayOfWeek day = ofMonth.from().getDayOfWeek();
            List<String> which = ofMonth.which().stream().map(n -> nth(n, day)).toList();
            ranges.add(words.get("hours.of-month", "which", list(which), "day", day(day)));
        }
        return ranges;
    }

    /** Such as {@code first}; a language may have another form of it for a day: {@code primo lunedì}, {@code prima domenica}. */
    private String nth(int n, DayOfWeek day) {
        String which = n == DayHours.OfMonth.LAST ? "last" : Integer.toString(n);
        return words.find("hours.nth-of." + key(day) + "." + which).orElseGet(() -> words.get("hours.nth." + which));
    }

    private String range(DayHours.Range range) {
        LocalTime opens = range.opens();
        LocalTime closes = range.closes();
        return opens == null
                ? closes == null ? "" : words.get("hours.until", "time", time(closes))
                : closes == null ? words.get("hours.from", "time", time(opens)) : range(time(opens), time(closes));
    }

    /**
     * A row of a table of hours.
     *
     * @param days a day or a run of days
     * @param times the opening times in order; the word for closed when there is none
     * @param closed whether the door stays shut
     */
    record HoursRow(String days, List<String> times, boolean closed) {}

    /** The seven days from Monday on. */
    List<HoursRow> week(WeekHours week) {
        List<HoursRow> rows = new ArrayList<>(7);
        week.days().forEach((day, hours) -> rows.add(new HoursRow(day(day), ranges(hours), hours.closed())));
        return rows;
    }

    /** The same in fewer rows: neighbouring days with the same hours share one, such as {@code Mon–Fri}. */
    List<HoursRow> weekInShort(WeekHours week) {
        List<HoursRow> rows = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        Map<DayOfWeek, DayHours> byDay = week.days();
        for (int from = 0; from < days.length; ) {
            DayHours hours = byDay.getOrDefault(days[from], DayHours.CLOSED);
            int to = from;
            while (to + 1 < days.length && hours.equals(byDay.get(days[to + 1]))) {
                to++;
            }
            String label = from == to ? dayInShort(days[from]) : range(dayInShort(days[from]), dayInShort(days[to]));
            rows.add(new HoursRow(label, ranges(hours), hours.closed()));
            from = to + 1;
        }
        return rows;
    }

    /** Such as {@code Monday}. */
    String day(DayOfWeek day) {
        return words.get("days." + key(day));
    }

    /** Such as {@code Mon}. */
    String dayInShort(DayOfWeek day) {
        return words.get("days-short." + key(day));
    }

    private static String key(DayOfWeek day) {
        return EnumWord.of(day);
    }

    /** Such as {@code £48} or {@code 48,50 €}; whole amounts without decimals. */
    String price(BigDecimal amount) {
        return words.get("formats.price", "symbol", symbol(), "amount", amount(amount))
                .strip();
    }

    /** Such as {@code £48}, {@code from £48}, {@code £48–£92}, {@code on request}, {@code £20 per person}. */
    String price(Price price) {
        if (price.amount() == null) {
            return words.get("prices.on-request");
        }
        if (price.free()) {
            return words.get("prices.free");
        }
        String amount = price(price.amount());
        String whole = price.isFrom()
                ? words.get("prices.from", "price", amount)
                : price.highest() == null ? amount : range(amount, price(price.highest()));
        return price.perPerson() ? words.get("prices.per-person", "price", whole) : whole;
    }

    /** What can be booked: its name, its length, or both. */
    String option(ServiceFacts.Option option) {
        if (option.minutes() == null) {
            return String.valueOf(Wording.textOf(option.name()));
        }
        String minutes = minutes(option.minutes());
        return option.name() == null
                ? minutes
                : words.get("formats.option", "name", option.name().text(), "minutes", minutes);
    }

    /** What one pays with a concession, as the head of its column says it. */
    String concession() {
        return words.get("service.concession");
    }

    /** What a thing is, and for whom: {@code 60 minutes (Concession)}. */
    String named(String what, String whose) {
        return what + " (" + whose + ")";
    }

    /** What comes on top of something: {@code plus: warm stones}. */
    String plus(String name) {
        return words.get("prices.plus", "name", name);
    }

    /** What stands above the second column of prices. */
    String secondPriceTitle(ClinicFacts clinic) {
        ClinicFacts.Fees fees = clinic.fees();
        return fees == null || fees.secondPrice() == null
                ? words.get("service.concession")
                : fees.secondPrice().title().text();
    }

    /** How prices stand to value added tax, in the clinic's words or in those of its country; null when it says nothing. */
    @Nullable
    String taxNote(ClinicFacts clinic) {
        ClinicFacts.Payment payment = clinic.payment();
        if (payment == null || payment.taxNote() != null || payment.tax() == null) {
            return payment == null ? null : Wording.textOf(payment.taxNote());
        }
        String rules = clinic.rules();
        String country = rules.substring(0, Math.min(2, rules.length())).toUpperCase(Locale.ROOT);
        String kind = "tax." + EnumWord.of(payment.tax()) + ".";
        return words.find(kind + country)
                .orElseGet(() -> words.get(
                        kind + "other",
                        "tax",
                        words.find("tax.name." + country).orElseGet(() -> words.get("tax.name.other"))));
    }

    private String symbol() {
        if (currency == null) { // the clinic has not said which: the number alone
            return "";
        }
        return words.find("currencies." + currency.getCurrencyCode()).orElse(currency.getCurrencyCode() + "\u00a0");
    }

    private String amount(BigDecimal amount) {
        int digits = currency == null ? amount.scale() : currency.getDefaultFractionDigits();
        BigDecimal rounded = amount.setScale(Math.max(0, digits), RoundingMode.HALF_UP);
        boolean whole = rounded.stripTrailingZeros().scale() <= 0;
        String text = (whole ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded).toPlainString();
        int point = text.indexOf('.');
        String units = group(point < 0 ? text : text.substring(0, point));
        return point < 0 ? units : units + words.get("formats.decimal") + text.substring(point + 1);
    }

    /** A whole number with its thousands set apart. */
    String number(long number) {
        return group(Long.toString(number));
    }

    private String group(String digits) {
        if (digits.length() <= 3) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > (digits.charAt(0) == '-' ? 1 : 0); at -= 3) {
            out.insert(at, words.get("formats.thousands"));
        }
        return out.toString();
    }

    /** Such as {@code 09:00–17:30}. */
    String range(String from, String to) {
        return words.get("formats.range", "from", from, "to", to);
    }

    /** Such as {@code 120 kB} or {@code 1.4 MB}: powers of ten, as browsers and disks have them. */
    String size(long bytes) {
        long kilobytes = Math.max(1, Math.round(bytes / 1e3));
        return kilobytes < 1000
                ? words.get("formats.kilobytes", "number", Long.toString(kilobytes))
                : words.get(
                        "formats.megabytes",
                        "number",
                        BigDecimal.valueOf(bytes)
                                .movePointLeft(6)
                                .setScale(1, RoundingMode.HALF_UP)
                                .toPlainString()
                                .replace(".", words.get("formats.decimal")));
    }

    /** From when until when an event goes on, as far as it is said; {@code ""} when nothing is. */
    String times(Occurrence one) {
        return one.begins() == null && one.ends() == null ? "" : range(new DayHours.Range(one.begins(), one.ends()));
    }

    /** A moment as machines read it, with seconds and offset. */
    static String moment(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    /** What one pays for at an event. */
    String place() {
        return words.get("event.price");
    }

    /** What the length of a session is called. */
    String length() {
        return words.get("service.length");
    }

    /** Such as {@code 60 minutes}. */
    String minutes(int minutes) {
        return words.get("formats.minutes", "minutes", number(minutes));
    }

    /** Such as {@code Monday, Tuesday and Friday}. */
    String list(List<String> items) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(words.get(i == items.size() - 1 ? "formats.and" : "formats.comma"));
            }
            out.append(items.get(i));
        }
        return out.toString();
    }

    /**
     * Town, postal code and, where they belong into the line, county or state, as the address's own country writes them:
     * {@code Hobart TAS 7000}, {@code 20121 Milano MI}. A country that the words say nothing of is written as
     * {@code formats.town}.
     */
    String town(LocationFacts.Address address) {
        String region = address.region() == null ? "" : address.region();
        String line = words.find("towns." + address.country()).orElseGet(() -> words.get("formats.town"));
        String filled = Words.fill(
                line,
                "locality",
                orEmpty(address.locality()),
                "region",
                region,
                "postalCode",
                orEmpty(address.postalCode()));
        if (!region.isEmpty() && address.locality() != null && address.postalCode() != null) {
            return filled;
        }
        return filled.replace("()", "")
                .replaceAll(",\\s*,", ",")
                .replaceAll("\\s{2,}", " ")
                .replaceAll("^[\\s,]+|[\\s,]+$", "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The name of a language, such as {@code Portuguese} for {@code pt-BR}. */
    String language(String tag) {
        return words.find("languages." + tag)
                .or(() -> words.find("languages." + Locale.forLanguageTag(tag).getLanguage()))
                .orElseGet(() -> LanguageNames.of(tag, words.locale()));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
