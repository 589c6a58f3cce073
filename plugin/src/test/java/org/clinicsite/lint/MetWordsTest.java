package org.clinicsite.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are looked up once and remembered: that must not change what is found. */
class MetWordsTest {

    /** What both ways find at each word of a text: the lists and where the words end. */
    private static void findsTheSame(Lexicon lexicon, String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Lexicon.fold(text.charAt(i));
        }
        for (int i = 0; i < folded.length; ) {
            if (!Lexicon.isLetter(folded[i])) {
                i++;
                continue;
            }
            int start = i;
            int end = Lexicon.wordEnd(folded, start, folded.length);
            int hash = 0;
            for (int at = start; at < end; at++) {
                hash = 31 * hash + folded[at];
            }
            Word word = lexicon.word(folded, start, end, hash);
            assertThat(word.text()).isEqualTo(new String(folded, start, end - start));

            List<Long> walked = new ArrayList<>();
            List<Long> remembered = new ArrayList<>();
            lexicon.find(folded, start, folded.length, (lists, to) -> each(lists, to, walked));
            lexicon.find(word, folded, start, end, folded.length, (lists, to) -> each(lists, to, remembered));
            assertThat(remembered.stream().distinct().sorted())
                    .as(word.text())
                    .containsExactlyElementsOf(
                            walked.stream().distinct().sorted().toList());
            assertThat(word.mayOpen(folded, end, folded.length) || walked.isEmpty())
                    .as(word.text())
                    .isTrue();
            i = Math.max(end, start + 1);
        }
    }

    private static void each(long lists, int end, List<Long> found) {
        for (long left = lists; left != 0; left &= left - 1) {
            found.add(end * 64L + Long.numberOfTrailingZeros(left));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void theDemosTextsAreReadAlikeWithAndWithoutMemory(String language) throws Exception {
        Lexicon lexicon = Lexicon.of(language, Pack.of("GB"));
        try (Stream<Path> files = Files.walk(Path.of("..", "content"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*[.](md|txt|html)"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                findsTheSame(lexicon, text);
                findsTheSame(lexicon, text); // now from memory
            }
        }
    }

    @Test
    void moreWordsThanAreRememberedPushOthersOut() {
        Lexicon lexicon = Lexicon.of("en", Pack.of("GB"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("pain").append(Integer.toString(i, 36)).append(" cures pain ");
        }
        findsTheSame(lexicon, text.toString());
    }
}
