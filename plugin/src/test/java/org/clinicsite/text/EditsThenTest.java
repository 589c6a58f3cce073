package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsThenTest {

    @Test
    void aLineThatLostALinkCanBeDroppedWhole() {
        String text = "Powered by x.example\nText";
        Edits unlinked = new Edits(List.of(new Edit(new Span(11, 20), "")));
        Edits dropped = new Edits(List.of(new Edit(new Span(0, 11), "")));
        Edits both = unlinked.then(dropped);
        assertThat(both.apply(text)).isEqualTo("\nText");
        assertThat(both.before(1)).isEqualTo(21);
    }

    @Test
    void twoChangesOneAfterTheOtherGiveWhatTheirSumGives() {
        Random random = new Random(1); // a fixed seed: the same texts every time
        for (int round = 0; round < 2000; round++) {
            String text = "abcdefghijklmnopqrstuvwxyz".substring(0, random.nextInt(27));
            Edits first = edits(random, text.length(), "012345");
            String between = first.apply(text);
            Edits second = edits(random, between.length(), "ABCDEF");
            Edits both = first.then(second);
            String after = second.apply(between);
            assertThat(both.apply(text)).isEqualTo(after);
            for (int i = 0; i < after.length(); i++) {
                if (Character.isLowerCase(after.charAt(i))) {
                    assertThat(text.charAt(both.before(i))).isEqualTo(after.charAt(i));
                }
            }
        }
    }

    private static Edits edits(Random random, int length, String letters) {
        List<Edit> edits = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = at + 1 + random.nextInt(6);
            int end = start + random.nextInt(5);
            if (end > length) {
                return new Edits(edits);
            }
            edits.add(new Edit(new Span(start, end), letters.substring(random.nextInt(7) % 7)));
            at = end;
        }
    }
}
