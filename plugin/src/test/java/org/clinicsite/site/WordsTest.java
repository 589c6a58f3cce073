package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Locale AUSTRIAN = Locale.forLanguageTag("de-AT");

    private static Words read(Locale locale, Map<String, String> own, Map<String, String> builtIn)
            throws SiteException {
        List<Function<String, @Nullable String>> folders = List.of(own::get, builtIn::get);
        return Words.read(locale, folders);
    }

    @Test
    void aRegionTakesWhatItLacksFromItsLanguage() throws SiteException {
        Words words = read(
                AUSTRIAN,
                Map.of(),
                Map.of(
                        "words/de-AT.yaml", "months: {1: Jänner}",
                        "words/de.yaml", "months: {1: Januar, 2: Februar}"));
        assertThat(words.get("months.1")).isEqualTo("Jänner");
        assertThat(words.get("months.2")).isEqualTo("Februar");
    }

    @Test
    void aClinicReplacesASingleWord() throws SiteException {
        Words words = read(
                Locale.UK, Map.of("words/en.yaml", "book: Reserve"), Map.of("words/en.yaml", "book: Book\ncall: Call"));
        assertThat(words.get("book")).isEqualTo("Reserve");
        assertThat(words.get("call")).isEqualTo("Call");
    }

    @Test
    void namesInBracesAreFilledInOnceAndOtherBracesStay() {
        Words words = Words.of(Locale.UK, Map.of("by", "{author} at {clinic} {2} {"));
        assertThat(words.get("by", "author", "{clinic}", "clinic", "Oak House"))
                .isEqualTo("{clinic} at Oak House {2} {");
    }

    @Test
    void aMissingWordIsNamedWithTheFileItBelongsTo() {
        assertThatThrownBy(() -> Words.of(AUSTRIAN, Map.of()).get("titles.services"))
                .hasMessage("site-template/words/de-AT.yaml: The word 'titles.services' is missing. Add it there.");
    }

    @Test
    void aLanguageWithoutWordsIsRefused() {
        assertThatThrownBy(() -> read(Locale.ITALY, Map.of(), Map.of("words/en.yaml", "book: Book")))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("no words for locale 'it-IT'")
                .hasMessageContaining("site-template/words/it.yaml");
    }

    @Test
    void aListWhereAWordIsNeededIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read(Locale.UK, Map.of("words/en.yaml", "days:\n  - Monday\n"), Map.of()))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("site-template/words/en.yaml:2:3: Here a text is needed");
    }

    @Test
    void anEmptyWordIsAMissingOne() throws SiteException {
        assertThatThrownBy(() -> read(Locale.UK, Map.of("words/en.yaml", "book:\n  call: Call\n  book:\n"), Map.of()))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("site-template/words/en.yaml:3:8: The word 'book.book' is empty.");
        assertThat(read(Locale.UK, Map.of("words/en.yaml", "formats:\n  morning: \"\"\n"), Map.of())
                        .get("formats.morning"))
                .isEmpty();
    }

    private static List<String> misspelt(String own, String builtIn, String asked) throws SiteException {
        List<Function<String, @Nullable String>> folders =
                List.of(Map.of("words/en.yaml", own)::get, Map.of("words/en.yaml", builtIn)::get);
        return Words.misspelt(Locale.ENGLISH, folders, asked::equals).stream()
                .map(Problem::says)
                .toList();
    }

    @Test
    void aNameInBracesThatNothingFillsInIsTold() throws SiteException {
        String builtIn = "home:\n  from: from {price}\n  all: All\nformats:\n  time: '{HH}:{mm}'\n";
        assertThat(misspelt("home:\n  from: ab {preis}\n  all: Alle {5} { }\n", builtIn, ""))
                .containsExactlyInAnyOrder(
                        "site-template/words/en.yaml: The word 'home.from' has {preis}, which nothing fills in. What is"
                                + " filled in there: {price}.",
                        "site-template/words/en.yaml: The word 'home.all' has {5}, which nothing fills in. Take it away.");
        assertThat(misspelt("home:\n  from: '{price} up'\nformats:\n  time: '{h}.{mm} {ampm}'\n", builtIn, ""))
                .isEmpty();
        assertThat(misspelt("home:\n  from: ab {preis}\n", builtIn, "home.from"))
                .as("a template of the clinic's own asks for it, and may fill in more")
                .isEmpty();
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read(Locale.UK, Map.of("words/en.yaml", "a: b\n c: [\n"), Map.of()))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("site-template/words/en.yaml:2:");
    }
}
