package org.clinicsite.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody clicks on a page of the demo, and the line in which it is written. */
class WhereWrittenTest {

    private static final Path DEMO = Path.of("..").toAbsolutePath().normalize();

    private static List<String> places(String words, String around, String own) throws IOException {
        return WhereWritten.of(DEMO, List.of(DEMO.resolve("content"), DEMO.resolve("none")), words, around, own)
                .stream()
                .map(place -> place.path() + ": " + place.text())
                .toList();
    }

    @Test
    void aPriceIsFoundByTheRowThatItStandsIn() throws IOException {
        assertThat(places("£58", "Deep tissue massage 60 minutes £58", ""))
                .first()
                .isEqualTo("content/services/deep-tissue.md: price: 58.00");
        assertThat(places("60 minutes £58", "Deep tissue massage", "content/services/deep-tissue.md"))
                .first()
                .isEqualTo("content/services/deep-tissue.md: - minutes: 60");
    }

    @Test
    void aSentenceIsFoundWhateverMarksAreInIt() throws IOException {
        assertThat(places("Slow, firm work on tight muscles, at a pressure that you set.", "", ""))
                .first()
                .isEqualTo("content/services/deep-tissue.md: summary: Slow, firm work on tight muscles, at a pressure"
                        + " that you set.");
        assertThat(WhereWritten.tokens("See **our [prices](/prices/)** {#x}<br>now"))
                .containsExactly("see", "our", "prices", "now");
    }

    @Test
    void hoursAndAmountsCountAsTheyAreMeant() {
        assertThat(WhereWritten.tokens("9 am–5:30 pm, £58.00, 1,200")).containsExactly("9", "17:30", "58", "1,200");
        assertThat(WhereWritten.tokens("09:00-17:30, 58")).containsExactly("9", "17:30", "58");
    }

    @Test
    void whatNobodyWroteIsFoundNowhere() throws IOException {
        assertThat(places("Skip to content", "Skip to content", "")).isEmpty();
        assertThat(places("", "", "")).isEmpty();
        assertThat(places("–", "", "")).isEmpty();
    }

    @Test
    void thePagesOwnFileComesFirst() throws IOException {
        String own = "content/services/sports.md";
        assertThat(places("Sports massage", "", own)).first().asString().startsWith(own + ": title: Sports massage");
    }
}
