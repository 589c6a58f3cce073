package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordBreaksTest {

    @Test
    void wordsAreWhatStandsBetweenBlanksAndHasALetterOrDigit() {
        assertThat(WordBreaks.count("A 60-minute session – don't rush.")).isEqualTo(5);
        assertThat(WordBreaks.count(" \n\u00A0 ")).isZero();
    }

    @Test
    void chineseAndJapaneseAreCountedByCharacter() {
        assertThat(WordBreaks.count("肩こり massage")).isEqualTo(4);
    }

    @Test
    void aShortTextIsItsOwnOpening() {
        assertThat(WordBreaks.opening(" Rest \n well. ", 20)).isEqualTo("Rest well.");
    }

    @Test
    void anOpeningIsCutBehindAWord() {
        assertThat(WordBreaks.opening("Rest well, drink water and sleep.", 12)).isEqualTo("Rest well…");
        assertThat(WordBreaks.opening("Rest well, drink water and sleep.", 11)).isEqualTo("Rest well…");
    }

    @Test
    void anOpeningIsNeverLonger() {
        String text = "Some longer words, and 𠀋𠀋𠀋 Unbelievablylongword here";
        for (int limit = 1; limit < 70; limit++) {
            assertThat(WordBreaks.opening(text, limit).length()).isLessThanOrEqualTo(limit);
            assertThat(WordBreaks.opening(text, limit)).doesNotContain("\uD840…");
        }
    }
}
