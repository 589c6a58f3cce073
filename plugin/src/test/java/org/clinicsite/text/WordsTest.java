package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void wordsAreWhatStandsBetweenBlanksAndHasALetterOrDigit() {
        assertThat(Words.count("A 60-minute session – don't rush.")).isEqualTo(5);
        assertThat(Words.count(" \n\u00A0 ")).isZero();
    }

    @Test
    void chineseAndJapaneseAreCountedByCharacter() {
        assertThat(Words.count("肩こり massage")).isEqualTo(4);
    }

    @Test
    void aShortTextIsItsOwnOpening() {
        assertThat(Words.opening(" Rest \n well. ", 20)).isEqualTo("Rest well.");
    }

    @Test
    void anOpeningIsCutBehindAWord() {
        assertThat(Words.opening("Rest well, drink water and sleep.", 12)).isEqualTo("Rest well…");
        assertThat(Words.opening("Rest well, drink water and sleep.", 11)).isEqualTo("Rest well…");
    }

    @Test
    void anOpeningIsNeverLonger() {
        String text = "Some longer words, and 𠀋𠀋𠀋 Unbelievablylongword here";
        for (int limit = 1; limit < 70; limit++) {
            assertThat(Words.opening(text, limit).length()).isLessThanOrEqualTo(limit);
            assertThat(Words.opening(text, limit)).doesNotContain("\uD840…");
        }
    }
}
