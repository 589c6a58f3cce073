package org.clinicsite.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A country, as far as it decides what a clinic's first files say.
 *
 * @param code ISO 3166, two letters
 * @param callingCode without {@code +}; null when it is not known
 * @param trunk what a national number begins with and an international one leaves out; empty for nothing
 * @param language the one of its sites when nobody says another, a code of ISO 639
 * @param timeZone IANA zone; null where there are several, or it is not known
 */
record Country(
        String code,
        @Nullable String callingCode,
        String trunk,
        String language,
        @Nullable String timeZone) {

    private static final String FILE = "countries.tsv";

    private static final List<Locale> NAMED_IN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    /** What people say and ISO does not. */
    private static final Map<String, String> ALSO = Map.of(
            "uk",
            "GB",
            "great britain",
            "GB",
            "england",
            "GB",
            "scotland",
            "GB",
            "wales",
            "GB",
            "usa",
            "US",
            "america",
            "US",
            "holland",
            "NL");

    /** A country by its code; empty when ISO has none. */
    static Optional<Country> of(String code) {
        if (!List.of(Locale.getISOCountries()).contains(code)) {
            return Optional.empty();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Country.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns[0].equals(code)) {
                    return Optional.of(new Country(
                            code, columns[1], columns[2], columns[3], columns[4].isEmpty() ? null : columns[4]));
                }
            }
            return Optional.of(new Country(code, null, "", "en", null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A country by its code or its name, in English, German, French or a language that is spoken there. */
    static Optional<Country> named(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        String also = ALSO.get(plain);
        if (also != null || plain.length() == 2) {
            return of(also != null ? also : plain.toUpperCase(Locale.ROOT));
        }
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> names(code).anyMatch(name -> name.equalsIgnoreCase(text.strip())))
                .findFirst()
                .flatMap(Country::of);
    }

    private static Stream<String> names(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        return Stream.concat(
                NAMED_IN.stream().map(country::getDisplayCountry),
                Arrays.stream(Locale.getAvailableLocales())
                        .filter(locale -> locale.getCountry().equals(code))
                        .map(country::getDisplayCountry));
    }

    /** A language's code by itself or by the language's name; empty when ISO has none. */
    static Optional<String> language(String text) {
        String plain = text.strip();
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> {
                    Locale language = Locale.forLanguageTag(code);
                    return code.equalsIgnoreCase(plain)
                            || language.getDisplayLanguage(language).equalsIgnoreCase(plain)
                            || NAMED_IN.stream()
                                    .anyMatch(in ->
                                            language.getDisplayLanguage(in).equalsIgnoreCase(plain));
                })
                .findFirst();
    }

    /** What prices are in; empty for a country without money of its own. */
    Optional<String> currency() {
        return Optional.ofNullable(Currency.getInstance(
                        new Locale.Builder().setRegion(code).build()))
                .map(Currency::getCurrencyCode);
    }

    /**
     * A number that nobody has: behind a country's code no number begins with noughts, and 999 is no country's code (ITU-T
     * E.164). It stands where the clinic's own will, and the build's to-dos name it.
     */
    String exampleNumber() {
        return "+" + (callingCode == null ? "999" : callingCode) + " 000 000000";
    }
}
