package org.clinicsite.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UniqueIdsTest {

    private final UniqueIds ids = new UniqueIds(Set.of("main"));

    @Test
    void theSecondOfANameIsCountedFromOne() {
        assertThat(ids.next("pain")).isEqualTo("pain");
        assertThat(ids.next("pain")).isEqualTo("pain-1");
        assertThat(ids.next("pain")).isEqualTo("pain-2");
    }

    @Test
    void aNumberThatIsTakenIsLeftOut() {
        ids.next("pain-1");
        ids.next("pain");
        assertThat(ids.next("pain")).isEqualTo("pain-2");
        assertThat(ids.next("pain-1")).isEqualTo("pain-1-1");
    }

    @Test
    void aReservedIdIsNeverGivenOut() {
        assertThat(ids.claim("main")).isFalse();
        assertThat(ids.next("main")).isEqualTo("main-1");
    }
}
