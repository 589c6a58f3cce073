package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimitedWriterTest {

    @Test
    void whateverPiecesAPageComesInItIsTheSameUtf8() throws IOException {
        String page = "<p>Massage – für 😀 Menschen mit 強い Rücken</p>\n".repeat(40) + "\uD83D lone \uDE00 \uD83D";
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            try (LimitedWriter out = new LimitedWriter()) {
                for (int from = 0; from < page.length(); ) {
                    int count = Math.min(page.length() - from, random.nextInt(12));
                    if (random.nextBoolean()) {
                        out.write(page.toCharArray(), from, count);
                    } else {
                        out.write(page, from, count);
                    }
                    from += count;
                }
                assertThat(out.bytes()).isEqualTo(page.getBytes(StandardCharsets.UTF_8));
                try (LimitedWriter again = new LimitedWriter()) {
                    again.write(out.piece());
                    assertThat(again.bytes()).isEqualTo(out.bytes());
                }
            }
        }
    }

    @Test
    void aPageWithoutEndIsEnded() throws IOException {
        try (LimitedWriter out = new LimitedWriter()) {
            String much = "a".repeat(LimitedWriter.MOST / 4);
            for (int i = 0; i < 4; i++) {
                out.write(much);
            }
            assertThatThrownBy(() -> out.write("a")).isInstanceOf(LimitedWriter.TooLong.class);
        }
    }
}
