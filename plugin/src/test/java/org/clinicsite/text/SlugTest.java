package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Who should not come?, who-should-not-come",
        "'  Neck & shoulders  ', neck-shoulders",
        "60 minutes, 60-minutes",
        "Don't push, don-t-push",
        "a/b\\c, a-b-c",
        "--already--there--, already-there"
    })
    void otherRunsBecomeOneHyphenAndNoneAtTheEnds(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        "Боль в шее, боль-в-шее",
        "Größe und Maß, größe-und-maß",
        "肩こり の原因, 肩こり-の原因",
        "كتف ورقبة, كتف-ورقبة",
        "गर्दन का दर्द, गर्दन-का-दर्द",
        "שָׁלוֹם, שָׁלוֹם",
        "٣ نصائح, ٣-نصائح"
    })
    void lettersMarksAndDigitsOfAnyScriptStay(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
    }

    @Test
    void lettersAreComposed() {
        assertThat(Slug.of("Cafe\u0301")).isEqualTo("caf\u00E9").isEqualTo(Slug.of("Caf\u00E9"));
    }

    @Test
    void charactersWithoutShapeVanish() {
        assertThat(Slug.of("Neck\u200B pain\u200D re\u00ADlief\uFEFF")).isEqualTo("neck-pain-relief");
    }

    @Test
    void aTitleOfSignsAloneHasNone() {
        assertThat(Slug.of("🙂\uFE0F ???")).isEmpty();
        assertThat(Slug.of("")).isEmpty();
    }

    @Test
    void aKeycapLeavesItsDigit() {
        assertThat(Slug.of("1\uFE0F\u20E3 Rest")).isEqualTo("1-rest");
    }

    @Test
    void lettersBeyondTheBasicPlaneStay() {
        assertThat(Slug.of("𠀋 Reiki")).isEqualTo("𠀋-reiki");
    }

    @Test
    void isTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Slug.of("ILIAC Injury")).isEqualTo("iliac-injury");
            assertThat(Slug.of("İstanbul")).isEqualTo("i\u0307stanbul");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Größe und Maß, grosse-und-mass",
        "Œuvre d'été, oeuvre-d-ete",
        "Łódź, lodz",
        "ﬁne, fine",
        "Smørrebrød, smorrebrod",
        "Боль 24, 24"
    })
    void asciiModeKeepsTheBaseLetters(String title, String slug) {
        assertThat(Slug.ascii(title)).isEqualTo(slug);
    }
}
