package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.DayHours;
import org.clinicsite.source.facts.FewFacts;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.source.facts.WeekHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static Formats formats(String locale, String currency) throws SiteException {
        Words words = Words.read(Locale.forLanguageTag(locale), new TemplateFolder(null).layers());
        return new Formats(words, Currency.getInstance(currency));
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 4 March 2026",
        "en-US, 'March 4, 2026'",
        "de-AT, 4. März 2026",
        "fr-CA, 4 mars 2026",
        "nl-BE, 4 maart 2026",
        "it-IT, 4 marzo 2026",
        "pt-PT, 4 de março de 2026",
    })
    void datesFollowTheLanguage(String locale, String expected) throws SiteException {
        assertThat(formats(locale, "EUR").date(LocalDate.of(2026, 3, 4))).isEqualTo(expected);
    }

    @Test
    void theFirstOfAMonthIsAnOrdinalInFrench() throws SiteException {
        assertThat(formats("fr", "EUR").date(LocalDate.of(2027, 1, 1))).isEqualTo("1er janvier 2027");
        assertThat(formats("de", "EUR").date(LocalDate.of(2027, 1, 1))).isEqualTo("1. Januar 2027");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, GBP, 48.00, £48",
        "en-GB, GBP, 48.5, £48.50",
        "en-US, USD, 1234.00, '$1,234'",
        "de-DE, EUR, 1048.5, '1.048,50\u00a0€'",
        "fr-FR, EUR, 0.00, '0\u00a0€'",
        "nl-NL, EUR, 1048.5, '€\u00a01.048,50'",
        "nl-BE, EUR, 45, '€\u00a045'",
        "it-IT, EUR, 1048.5, '1.048,50\u00a0€'",
        "it-CH, CHF, 1048.5, 'CHF\u00a01’048.50'",
        "pt-PT, EUR, 1048.5, '1\u00a0048,50\u00a0€'",
        "en-GB, JPY, 5000, 'JPY\u00a05,000'",
    })
    void pricesFollowLanguageAndCurrency(String locale, String currency, BigDecimal amount, String expected)
            throws SiteException {
        assertThat(formats(locale, currency).price(amount)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 00:05, 00:05", "en-US, 00:05, 12:05 am", "en-US, 12:30, 12:30 pm", "en-US, 17:00, 5:00 pm"})
    void timesFollowTheLanguage(String locale, LocalTime time, String expected) throws SiteException {
        assertThat(formats(locale, "USD").time(time)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 2026-12-25, 2026-12-25, 25 December 2026",
        "en-GB, 2026-12-25, 2026-12-28, 25–28 December 2026",
        "en-GB, 2027-03-30, 2027-04-02, 30 March – 2 April 2027",
        "en-GB, 2026-12-21, 2027-01-03, 21 December 2026 – 3 January 2027",
        "en-US, 2026-12-25, 2026-12-28, 'December 25–28, 2026'",
        "en-US, 2027-03-30, 2027-04-02, 'March 30 – April 2, 2027'",
        "de, 2026-12-25, 2026-12-28, 25.–28. Dezember 2026",
        "de, 2027-03-30, 2027-04-02, 30. März – 2. April 2027",
        "fr, 2027-01-01, 2027-01-04, 1er–4 janvier 2027",
        "nl, 2027-03-30, 2027-04-02, 30 maart – 2 april 2027",
        "it, 2027-01-01, 2027-01-04, 1º–4 gennaio 2027",
        "pt, 2027-03-30, 2027-04-02, 30 de março – 2 de abril de 2027",
    })
    void whatTwoDaysShareIsSaidOnce(String locale, LocalDate from, LocalDate to, String expected) throws SiteException {
        assertThat(String.join("", formats(locale, "EUR").dates(from, to))).isEqualTo(expected);
    }

    @Test
    void neighbouringDaysWithTheSameHoursShareALine() throws SiteException {
        DayHours day = DayHours.parse("09:00-17:00");
        WeekHours week = new WeekHours(day, day, day, null, day, null, null, null);
        assertThat(formats("en-GB", "GBP").weekInShort(week))
                .extracting(row -> row.days() + " " + String.join("+", row.times()))
                .containsExactly("Mon–Wed 09:00–17:00", "Thu closed", "Fri 09:00–17:00", "Sat–Sun closed");
    }

    @Test
    void aListEndsInAWord() throws SiteException {
        Formats german = formats("de", "EUR");
        assertThat(german.list(List.of("Montag", "Dienstag", "Freitag"))).isEqualTo("Montag, Dienstag und Freitag");
        assertThat(german.list(List.of(german.day(DayOfWeek.MONDAY)))).isEqualTo("Montag");
    }

    @Test
    void aLanguageOfARegionIsNamedByItsLanguage() throws SiteException {
        assertThat(formats("en-GB", "GBP").language("pt-BR")).isEqualTo("Portuguese");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | included | Prices include VAT.",
                "en-AU | included | Prices include GST.",
                "en-AU | exempt | These treatments are GST-free.",
                "en-US | added | We add sales tax to the prices.",
                "de-DE | small-business | Nach § 19 UStG wird keine Umsatzsteuer berechnet.",
                "de-AT | small-business | Umsatzsteuerfrei als Kleinunternehmen (§ 6 Abs. 1 Z 27 UStG).",
                "fr-FR | small-business | TVA non applicable, article 293 B du CGI.",
            })
    void theTaxIsSaidAsTheCountrySaysIt(String locale, String tax, String shown) throws SiteException {
        Locale language = Locale.forLanguageTag(locale);
        ClinicFacts.Payment payment = new ClinicFacts.Payment(
                List.of(), ClinicFacts.Tax.valueOf(tax.toUpperCase(Locale.ROOT).replace('-', '_')), null, null);
        ClinicFacts clinic = FewFacts.clinic("locale", language, "payment", payment);
        assertThat(formats(locale, "GBP").taxNote(clinic)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "en-AU, AU, TAS, 7000, Hobart TAS 7000",
        "en-NZ, NZ, '', 6011, Hobart 6011",
        "en-CA, CA, BC, V8V 1A1, Hobart BC V8V 1A1",
        "fr-CA, CA, Québec, G1R 4P5, Hobart (Québec) G1R 4P5",
        "en-IE, IE, Co. Clare, V95 X2Y3, 'Hobart, Co. Clare, V95 X2Y3'",
        "en-IE, IE, '', V95 X2Y3, 'Hobart, V95 X2Y3'",
        "en-US, US, OR, 97201, 'Hobart, OR 97201'",
        "en-US, US, '', 97201, 'Hobart, 97201'",
        "en-GB, GB, Devon, AC1 2DE, 'Hobart, AC1 2DE'",
        "en-GB, FR, '', 75011, 75011 Hobart",
        "de-DE, DE, Bayern, 80331, 80331 Hobart",
        "de-AT, AT, '', 1010, 1010 Hobart",
        "de-CH, CH, ZH, 8001, 8001 Hobart",
        "fr-BE, BE, '', 1000, 1000 Hobart",
        "en-GB, NL, '', 1011 AB, 1011 AB Hobart",
        "en-GB, ES, Madrid, 28001, 28001 Hobart",
        "en-GB, IT, MI, 20121, 20121 Hobart MI",
        "en-GB, PT, '', 1100-148, 1100-148 Hobart",
        "en-GB, PL, '', 00-950, 00-950 Hobart",
    })
    void aTownIsWrittenAsTheAddressesCountryDoes(
            String locale, String country, String region, String code, String shown) throws SiteException {
        LocationFacts.Address address =
                new LocationFacts.Address("1 Road", "Hobart", region.isEmpty() ? null : region, code, country);
        assertThat(formats(locale, "EUR").town(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "en-AU, AUD, $48.50, 9:30 am, 4 January 2027",
        "en-NZ, NZD, $48.50, 9:30 am, 4 January 2027",
        "en-CA, CAD, $48.50, 9:30 a.m., 'January 4, 2027'",
        "en-IE, EUR, €48.50, 09:30, 4 January 2027",
        "en-US, USD, $48.50, 9:30 am, 'January 4, 2027'",
        "en-GB, GBP, £48.50, 09:30, 4 January 2027",
        "de-DE, EUR, '48,50 €', 09:30, 4. Januar 2027",
        "de-AT, EUR, '€ 48,50', 09:30, 4. Jänner 2027",
        "de-CH, CHF, CHF 48.50, 09:30, 4. Januar 2027",
        "fr-FR, EUR, '48,50 €', 9 h 30, 4 janvier 2027",
        "fr-BE, EUR, '48,50 €', 9 h 30, 4 janvier 2027",
        "fr-CH, CHF, CHF 48.50, 9 h 30, 4 janvier 2027",
        "fr-CA, CAD, '48,50 $', 9 h 30, 4 janvier 2027",
    })
    void moneyClockAndDatesFollowTheCountry(String locale, String currency, String price, String time, String date)
            throws SiteException {
        Formats formats = formats(locale, currency);
        assertThat(formats.price(new BigDecimal("48.50")).replace('\u00a0', ' '))
                .isEqualTo(price);
        assertThat(formats.time(LocalTime.of(9, 30)).replace('\u00a0', ' ')).isEqualTo(time);
        assertThat(formats.date(LocalDate.of(2027, 1, 4))).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, sq, Albanian", "de-DE, sq, Albanisch", "fr-FR, sq-AL, albanais", "en-GB, qya, qya"})
    void languagesWithoutAWordHaveANameOfOurOwn(String locale, String tag, String name) throws SiteException {
        assertThat(formats(locale, "EUR").language(tag)).isEqualTo(name);
    }
}
