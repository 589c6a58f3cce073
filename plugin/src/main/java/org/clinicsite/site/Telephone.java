package org.clinicsite.site;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Content;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.facts.ClinicFacts;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers as a country's people write them: pages show them so, and dial them with the country's code. What a
 * country's numbers look like is known to libphonenumber.
 */
public final class Telephone {

    /** The longest number that is dialled within a country only, as 112 and 116 117 are. */
    private static final int LONGEST_SHORT_NUMBER = 6;

    private Telephone() {}

    /**
     * What a {@code tel:} link holds, and structured data: a plus, the country's code and digits (RFC 3966, E.164). A short
     * number, and one that the country does not have, are their digits as they stand.
     *
     * @param number as people write it, such as {@code +44 1632 960123} or {@code 01632 960123}
     * @param country ISO 3166, whose people write it without their country's code; {@code ""} when not known
     */
    public static String dialled(String number, String country) {
        if (!isInternational(number) && !isShort(number)) {
            PhoneNumber read = read(number, country);
            if (read != null) {
                return PhoneNumberUtil.getInstance().format(read, PhoneNumberFormat.E164);
            }
        }
        return digits(number);
    }

    /**
     * What is wrong with a number that is written without its country's code, to be said behind the number.
     *
     * @return empty when it can be dialled from everywhere
     */
    public static Optional<String> fault(String number, String country) {
        if (isInternational(number) || isShort(number)) {
            return Optional.empty();
        }
        if (country.isEmpty()) {
            return Optional.of("says no country, and neither does the clinic");
        }
        return read(number, country) == null
                ? Optional.of("is no number of " + country + ": it is too short, too long, or one of another country")
                : Optional.empty();
    }

    /**
     * Tells of a number that nobody abroad can dial, nor the telephone of a visitor who travels.
     *
     * @param places of the file in which it is written
     * @param key behind which it is written
     * @param country of the place that has the number; null for the clinic's
     */
    static List<Problem> faults(
            Content content, FactPlaces places, String key, @Nullable String number, @Nullable String country) {
        if (number == null) {
            return List.of();
        }
        ClinicFacts clinic = content.clinic();
        boolean named = clinic.jurisdiction() != null || content.clinicPlaces().says("locale");
        String clinics = named ? clinic.country() : "";
        boolean elsewhere = country != null && !country.equals(clinics) && !isInternational(number);
        Optional<String> fault = elsewhere
                ? Optional.of("is written as in " + country + ", and the clinic is in "
                        + (clinics.isEmpty() ? "no country that it names" : clinics))
                : fault(number, clinics);
        return fault.stream()
                .map(said -> places.error(
                        Code.BAD_VALUE,
                        key,
                        number,
                        key + ": '" + number + "' " + said + ".",
                        "Write it with its country's code, as in \"+44 1632 960123\""
                                + (named ? "." : ", or say the country: 'locale: en-GB' or 'jurisdiction: GB'.")))
                .toList();
    }

    /** The same of the clinic's own numbers. */
    static List<Problem> faults(Content content) {
        Map<String, @Nullable String> numbers = new LinkedHashMap<>();
        ClinicFacts.Contact contact = content.clinic().contact();
        numbers.put("phone", contact.phone());
        numbers.put("mobile", contact.mobile());
        numbers.put("sms", contact.sms());
        numbers.put("whatsapp", contact.whatsapp());
        numbers.put("signal", contact.signal());
        List<Problem> problems = new ArrayList<>();
        numbers.forEach((key, number) -> problems.addAll(faults(content, content.clinicPlaces(), key, number, null)));
        return problems;
    }

    private static @Nullable PhoneNumber read(String number, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber read = numbers.parse(number, country);
            boolean hasLength = numbers.isPossibleNumberWithReason(read) == ValidationResult.IS_POSSIBLE;
            // a zero is kept where the country dials it from abroad too, as Italy does, and where the rest is too short
            return hasLength && (!read.isItalianLeadingZero() || numbers.isValidNumber(read)) ? read : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static boolean isInternational(String number) {
        return number.startsWith("+");
    }

    private static boolean isShort(String number) {
        return !number.startsWith("0") && digits(number).length() <= LONGEST_SHORT_NUMBER;
    }

    /** The {@code (0)} that is left out behind a country's code is no part of the number. */
    private static String digits(String number) {
        StringBuilder out = new StringBuilder();
        String people = isInternational(number) ? number.replace("(0)", "") : number;
        for (int i = 0; i < people.length(); i++) {
            char c = people.charAt(i);
            if (c >= '0' && c <= '9' || c == '+' && out.length() == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
