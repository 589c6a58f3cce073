package org.clinicsite.source.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What something costs, in the clinic's currency, tax included: {@code 58}, {@code from 60}, {@code 60-80},
 * {@code on request} or {@code free}, each but the last two also {@code per person}.
 *
 * @param amount the price, or the lowest one; null on request, 0 when free
 * @param highest the highest of a range; null of anything else
 * @param isFrom whether it may be more than {@code amount}
 * @param perPerson whether each who comes pays it
 */
public record Price(@Nullable BigDecimal amount, @Nullable BigDecimal highest, boolean isFrom, boolean perPerson) {

    /** Has to be asked for. */
    public static final Price ON_REQUEST = new Price(null, null, false, false);

    private static final List<String> REQUESTS =
            List.of("on request", "on-request", "price on request", "upon request", "poa", "ask");

    private static final String FREE = "free";

    /** What stands for a price without an amount, in English. */
    public static final List<String> WORDS =
            Stream.concat(REQUESTS.stream(), Stream.of(FREE)).toList();

    private static final String AMOUNT = "([0-9]{1,7}(?:\\.[0-9]{1,4})?)";
    private static final Pattern WRITTEN = Pattern.compile(
            "(from )?" + AMOUNT + "(?:\\s*(?:-|\u2013|to)\\s*" + AMOUNT + ")?(\\s*(?:per|each|/) ?person| each)?");

    /** One amount for everyone. */
    public static Price of(BigDecimal amount) {
        return new Price(amount, null, false, false);
    }

    /**
     * Reads a price.
     *
     * @param text in English, whatever the capitals
     * @throws IllegalArgumentException with a sentence for people when a range begins above its end; without one when it
     *     is no price
     */
    public static Price parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (REQUESTS.contains(plain)) {
            return ON_REQUEST;
        }
        if (plain.equals(FREE)) {
            return of(BigDecimal.ZERO);
        }
        Matcher written = WRITTEN.matcher(plain);
        if (!written.matches()) {
            throw new IllegalArgumentException();
        }
        BigDecimal amount = new BigDecimal(written.group(2));
        BigDecimal highest = written.group(3) == null ? null : new BigDecimal(written.group(3));
        if (highest != null && highest.compareTo(amount) < 0) {
            throw new IllegalArgumentException("'" + text + "' begins above its end");
        }
        boolean one = highest != null && highest.compareTo(amount) == 0;
        return new Price(
                amount, one ? null : highest, written.group(1) != null && highest == null, written.group(4) != null);
    }

    /** Whether nothing is to be paid. */
    public boolean free() {
        return amount != null && amount.signum() == 0 && highest == null && !isFrom;
    }

    /** As an author writes it. */
    @Override
    public String toString() {
        if (amount == null) {
            return "on request";
        }
        return (isFrom ? "from " : "")
                + amount.toPlainString()
                + (highest == null ? "" : "-" + highest.toPlainString())
                + (perPerson ? " per person" : "");
    }
}
