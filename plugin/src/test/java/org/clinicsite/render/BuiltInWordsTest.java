package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInWordsTest {

    private static final Pattern NAME = Pattern.compile("\\{\\w+}");

    /** Other words for a key, which a language may need or not. */
    private static final Pattern VARIANT = Pattern.compile("^(alone|visiting|professions\\.[a-z]+)\\.");

    private static Map<String, String> words(String locale) throws SiteException {
        return Words.read(Locale.forLanguageTag(locale), new TemplateFolder(null).layers())
                .all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "en-US", "de", "fr", "es", "pl", "nl", "it", "pt"})
    void aLanguageHasEveryWordWithTheSameNamesInBraces(String locale) throws SiteException {
        Map<String, String> own = words(locale);
        words("en").forEach((key, english) -> {
            // a word for one country, such as tax.exempt.AU, is said where that country's language is spoken
            if (!key.startsWith("languages.")
                    && !key.startsWith("formats.")
                    && !key.matches(".*\\.[A-Z]{2}")
                    && !VARIANT.matcher(key).find()) {
                assertThat(own).as(locale).containsKey(key);
                assertThat(names(own.get(key))).as(locale + " " + key).isEqualTo(names(english));
            }
        });
        assertThat(own.keySet())
                .as(locale)
                .containsAll(words("en").keySet().stream()
                        .filter(k -> k.startsWith("formats."))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "en-US", "de", "fr", "es", "pl", "nl", "it", "pt"})
    void descriptionsAreMadeOfFacts(String locale) throws SiteException {
        words(locale).forEach((key, text) -> {
            if (key.startsWith("descriptions.")) {
                assertThat(text.replaceAll("\\{\\w+}", "").replaceAll("[^\\p{L}]", ""))
                        .as(locale + " " + key + " says nothing that no fact says")
                        .hasSizeLessThan(12);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pl", "nl", "it", "pt"})
    void aVariantStandsInThePlaceOfAWordThatThereIs(String locale) throws SiteException {
        Map<String, String> own = words(locale);
        own.forEach((key, word) -> {
            if (VARIANT.matcher(key).find()) {
                String plain = VARIANT.matcher(key).replaceFirst("");
                assertThat(own).as(locale + " " + key).containsKey(plain);
                assertThat(names(word)).as(locale + " " + key).isEqualTo(names(own.get(plain)));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "pl", "nl", "it", "pt"})
    void whoIsAloneNeverSaysWe(String locale) throws SiteException {
        Words.read(Locale.forLanguageTag(locale), List.of("alone"), new TemplateFolder(null).layers())
                .all()
                .forEach((key, word) -> {
                    if (!VARIANT.matcher(key).find() && !key.startsWith("currencies.")) { // US$
                        assertThat(word)
                                .as(locale + " " + key)
                                .doesNotContainPattern(
                                        "(?iu)\\b(we|us|our|wir|uns|unser\\w*|nous|notre|nos|nosotros|nuestr[oa]s?|nas|nam|nami|nasz\\w*|wij|ons|onze|noi|nostr[oaie]|nós|noss[oa]s?|connosco)\\b");
                    }
                });
    }

    private static TreeSet<String> names(String word) {
        TreeSet<String> names = new TreeSet<>();
        NAME.matcher(word).results().forEach(match -> names.add(match.group()));
        return names;
    }
}
