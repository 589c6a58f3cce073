package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.clinicsite.text.Json;
import org.junit.jupiter.api.Test;

class TextPiecesTest {

    @Test
    void jsonIsSafeInsideAScript() {
        assertThat(Json.write(Map.of("a", List.of("</script>", 1, true, "\"\\\n\u2028"))))
                .isEqualTo("{\"a\":[\"\\u003c/script>\",1,true,\"\\\"\\\\\\n\\u2028\"]}");
        assertThat(Json.write(List.of(Map.of(), List.of()))).isEqualTo("[{},[]]");
        assertThatThrownBy(() -> Json.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
