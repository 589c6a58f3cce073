package org.clinicsite.init;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.source.facts.Price;

/**
 * What is offered.
 *
 * @param title what it is called
 * @param minutes how long it takes, 5 to 480
 * @param price what it costs
 */
record Treatment(String title, int minutes, Price price) {

    static final String EXAMPLE = "Back massage, 60 min, 58";

    private static final Pattern WRITTEN = Pattern.compile(
            "(.*?\\S)(?:[\\s,;]+([0-9]+)\\s*(?:min(?:s|utes?|uten)?|mn|['′])\\.?|\\s*[,;]\\s*([0-9]+))\\s*[,;\\s]\\s*(.+)",
            Pattern.CASE_INSENSITIVE);

    /** What the reader of services takes. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    /** What people write beside an amount, which the clinic's currency says already. */
    private static final Pattern CURRENCY =
            Pattern.compile("\\p{Sc}|\\b(?:[A-Z]{1,2}\\$|[A-Z]{3}|Fr\\.|euros?)(?![\\p{L}])");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))");

    /** Reads {@code Back massage, 60 min, 58}; the price also with its currency, or {@code on request}. */
    static Treatment parse(String text) throws BadAnswer {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new BadAnswer(
                    "'" + text.strip() + "' is no treatment with its minutes and its price, with commas between them.",
                    EXAMPLE);
        }
        String number = written.group(2) == null ? written.group(3) : written.group(2);
        int minutes = number.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(number);
        if (minutes < 5 || minutes > 480) { // what the reader of services takes
            throw new BadAnswer(
                    "In '" + text.strip() + "' the minutes are not from 5 to 480: " + number + ".", EXAMPLE);
        }
        String title = written.group(1).strip().replaceFirst("[,;]+$", "").replaceAll("\\s+", " ");
        if (title.codePointCount(0, title.length()) > NewClinic.LONGEST) {
            throw new BadAnswer(
                    "The treatment's name has more than " + NewClinic.LONGEST + " characters: '" + title + "'.",
                    EXAMPLE);
        }
        return new Treatment(title, minutes, price(written.group(4), text.strip()));
    }

    private static Price price(String written, String text) throws BadAnswer {
        String plain = DECIMAL_COMMA
                .matcher(CURRENCY.matcher(written).replaceAll(" ").strip())
                .replaceAll(".")
                .replaceFirst("\\.[-–—]+$", "");
        try {
            Price price = Price.parse(plain);
            BigDecimal most = price.highest() == null ? price.amount() : price.highest();
            if (most == null || most.compareTo(MOST) <= 0) {
                return price;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new BadAnswer("In '" + text + "' the price cannot be read: '" + written.strip() + "'.", EXAMPLE);
    }
}
