package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Map<String, String> words(String locale) throws SiteException {
        return Words.read(Locale.forLanguageTag(locale), new TemplateFolder(null).layers())
                .all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "en-US", "de", "fr"})
    void aLanguageHasEveryWordWithTheSameNamesInBraces(String locale) throws SiteException {
        Map<String, String> own = words(locale);
        words("en").forEach((key, english) -> {
            // a word for one country, such as tax.exempt.AU, is said where that country's language is spoken
            if (!key.startsWith("languages.") && !key.startsWith("formats.") && !key.matches(".*\\.[A-Z]{2}")) {
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
    @ValueSource(strings = {"en-GB", "en-US", "de", "fr"})
    void descriptionsFitSearchEngines(String locale) throws SiteException {
        words(locale).forEach((key, text) -> {
            if (key.startsWith("descriptions.")) {
                String shortest = text.replace("{clinic}", "Oak").replace("{tag}", "Neck");
                String longest = text.replace("{clinic}", "Northern Valley Massage Rooms")
                        .replace("{tag}", "Back and neck");
                assertThat(shortest.length()).as(locale + " " + key).isGreaterThanOrEqualTo(50);
                assertThat(longest.length()).as(locale + " " + key).isLessThanOrEqualTo(160);
            }
        });
    }

    private static TreeSet<String> names(String word) {
        TreeSet<String> names = new TreeSet<>();
        NAME.matcher(word).results().forEach(match -> names.add(match.group()));
        return names;
    }
}
