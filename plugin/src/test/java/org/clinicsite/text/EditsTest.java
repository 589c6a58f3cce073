package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {

    @Test
    void changesAreMadeInTheOrderOfTheText() {
        Edits edits = new Edits(List.of(edit(8, 11, "dog"), edit(0, 3, "One")));
        assertThat(edits.apply("The old cat.")).isEqualTo("One old dog.");
    }

    @Test
    void eachCharacterOfTheResultKnowsWhereItStoodBefore() {
        String before = "a link here, a word there";
        Edits edits = new Edits(List.of(edit(1, 6, ""), edit(15, 19, "longer word")));
        String after = edits.apply(before);
        assertThat(after).isEqualTo("a here, a longer word there");
        for (String word : List.of("here", ", a", " there")) {
            assertThat(edits.before(after.indexOf(word))).as(word).isEqualTo(before.indexOf(word));
        }
        assertThat(edits.before(after.indexOf("longer") + 3)).isEqualTo(before.indexOf("word"));
    }

    @Test
    void withoutChangesEverythingStaysInItsPlace() {
        assertThat(Edits.NONE.apply("text")).isEqualTo("text");
        assertThat(Edits.NONE.before(3)).isEqualTo(3);
    }

    @Test
    void changesThatOverlapAreRefused() {
        assertThatThrownBy(() -> new Edits(List.of(edit(0, 5, ""), edit(4, 6, ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Edit edit(int start, int end, String replacement) {
        return new Edit(new Span(start, end), replacement);
    }
}
