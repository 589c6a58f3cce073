package org.clinicsite.source.facts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text in a header may look like where not any text will do. */
public enum Form {
    /** An absolute http or https URL with a host. */
    WEB_ADDRESS(
            "https?://[^\\s/?#@]+\\.[^\\s/?#@]+(?:[/?#]\\S*)?",
            "a web address",
            "Write it as https://www.example.org/."),
    /** Where one books: a web address, or {@code tel:} or {@code mailto:} where that is how. */
    BOOKING_ADDRESS(
            "https?://[^\\s/?#@]+\\.[^\\s/?#@]+(?:[/?#]\\S*)?|tel:(?:\\+[1-9]|[0-9(])[0-9 ()\\-./]{3,24}[0-9]"
                    + "|mailto:[^\\s@<>\",;?]+@[^\\s@<>\",;.?]+\\.[^\\s@<>\",;?]+",
            "an address where one books",
            "Write it as https://book.example.org/, or leave it out where people call."),
    /** One mail address, as people type it. */
    MAIL_ADDRESS("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;.]+", "a mail address", "Write it as name@example.org."),
    /** A number with its country or as the country's people write it, blanks and hyphens where they read them: ITU-T E.123. */
    PHONE_NUMBER(
            "(?:\\+[1-9]|[0-9(])[0-9 ()\\-\\u2011./]{3,24}[0-9]",
            "a phone number",
            "Write it as \"01632 960123\", or with its country: \"+44 1632 960123\"."),
    /** A year and a month. */
    MONTH("[12][0-9]{3}-(?:0[1-9]|1[0-2])", "a month", "Write it as 2026-03."),
    /** An ISO 3166 code of two letters. */
    COUNTRY("[A-Z]{2}", "a country code", "Write it as GB."),
    /** An ISO 3166 code of a country, or of a part of it. */
    JURISDICTION(
            "[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?",
            "the code of a country or of a part of it", "Write it as GB, US-CA or CA-ON."),
    /** An ISO 3166 code of a country, or of a part of it, or of a part of that: public holidays differ so far. */
    HOLIDAYS(
            "[A-Z]{2}(?:-[A-Za-z0-9]{1,4}){0,2}",
            "the code of a country or of a part of it", "Write it as GB-ENG, DE-BY or US."),
    /** What a service knows a form by: the last part of its address. */
    FORM_ID(
            "[A-Za-z0-9_-]{4,40}",
            "the ID of a form",
            "Write the last part of the form's address alone, such as xwkgjqyz."),
    /** A UUID, as RFC 9562 writes it. */
    FORM_KEY(
            "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
            "an access key",
            "Write it whole, as the service sent it: 32 digits and letters from a to f in five groups."),
    /** An address that what people write does not travel to in the open; this machine's own is for trials. */
    FORM_ADDRESS(
            "https://[^\\s/?#@]+\\.[^\\s/?#@]+(?:[/?#]\\S*)?"
                    + "|http://(?:localhost|127\\.0\\.0\\.1)(?::[0-9]+)?(?:[/?#]\\S*)?",
            "an address that forms can be sent to",
            "Write it as https://example.org/form; over http:// everybody on the way can read what people write."),
    /** A web address from which what is asked does not travel in the open; this machine's own is for trials. */
    SECURE_ADDRESS(
            "https://[^\\s/?#@'\";,]+\\.[^\\s/?#@'\";,]+(?:[/?#]\\S*)?"
                    + "|http://(?:localhost|127\\.0\\.0\\.1)(?::[0-9]+)?(?:[/?#]\\S*)?",
            "a web address with https",
            "Write it as https://www.example.org/."),
    /** A host with https, as a security policy names it; all hosts below one with {@code *.}. */
    ORIGIN(
            "https://(?:\\*\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?",
            "a host",
            "Write it as https://www.example.org, without a path."),
    /** The name of a host. */
    HOST("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "the name of a host", "Write it as www.example.org."),
    /** The first part of a host at GoatCounter. */
    COUNTER_CODE(
            "[a-z0-9][a-z0-9-]{0,50}",
            "a code of GoatCounter",
            "Write the part before .goatcounter.com alone, such as willowlane."),
    /** 32 hexadecimal digits. */
    COUNTER_TOKEN(
            "[0-9a-f]{32}",
            "a token of Cloudflare",
            "Write the 32 digits and letters from a to f that stand in its script."),
    /** A BCP 47 tag of a known language. */
    LANGUAGE("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language tag", "Write it as en or pt-BR.");

    private final String pattern;
    private final String called;
    private final String advice;

    Form(String pattern, String called, String advice) {
        this.pattern = pattern;
        this.called = called;
        this.advice = advice;
    }

    /** Whether a text has the form. */
    public boolean fits(String text) {
        return Pattern.matches(pattern, text)
                && (this != LANGUAGE || isLanguage(text))
                && (this != COUNTRY || isCountry(text))
                && (this != JURISDICTION && this != HOLIDAYS
                        || isCountry(text.substring(0, 2).toUpperCase(Locale.ROOT)));
    }

    private static boolean isLanguage(String text) {
        String language = text.contains("-") ? text.substring(0, text.indexOf('-')) : text;
        return language.length() == 3 || List.of(Locale.getISOLanguages()).contains(language);
    }

    private static boolean isCountry(String text) {
        return List.of(Locale.getISOCountries()).contains(text);
    }

    /** What fits is written so, as far as a regular expression can say it. */
    public String pattern() {
        return pattern;
    }

    /** What to call it, such as {@code a web address}. */
    public String called() {
        return called;
    }

    /** How to write it, a sentence. */
    public String advice() {
        return advice;
    }
}
