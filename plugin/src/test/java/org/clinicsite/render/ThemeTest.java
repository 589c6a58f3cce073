package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    private static final String TOKENS = """
            :root {
              --paper: #ffffff;
              --ink: #000000;
              --primary: #004040;
              --radius: 8px;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #000000;
                --ink: #ffffff;
                --primary: #80d0d0;
              }
            }
            """;

    @Test
    void aColourHoldsInLightModeAndTheDarkOneStays() throws SiteException {
        assertThat(Theme.css(Map.of("primary", "#123456"), TOKENS)).isEqualTo("""
                :root {
                --primary: #123456;
                }
                @media (prefers-color-scheme: dark) {
                :root {
                --primary: #80d0d0;
                }
                }
                """);
    }

    @Test
    void aColourForTheDarkIsNamedSo() throws SiteException {
        assertThat(Theme.css(Map.of("dark-primary", "#abcdef"), TOKENS))
                .contains("--primary: #004040;")
                .contains("--primary: #abcdef;");
    }

    @Test
    void aColourThatCannotBeReadComesWithTheNearestThatCan() {
        assertThatThrownBy(() -> Theme.css(Map.of("primary", "#888888"), TOKENS))
                .isInstanceOf(SiteException.class)
                .hasMessage(
                        "content/data/clinic.yaml: theme.primary: #888888 and #ffffff (paper) are too close to read one on the"
                                + " other: contrast 3.5, needed 4.5. The nearest that passes is '#757575'.");
        assertThatThrownBy(() -> Theme.css(Map.of("dark-primary", "#333333"), TOKENS))
                .hasMessageContaining("theme.dark-primary: #333333 and #000000 (paper)");
    }

    @Test
    void aLineThatCannotBeSeenOnItsGroundIsRefusedAndNeedsLessContrastThanText() throws SiteException {
        String tokens = TOKENS.replace("--ink: #000000;", "--ink: #000000;\n  --edge: #777777;");
        assertThatThrownBy(() -> Theme.css(Map.of("edge", "#fafafa"), tokens))
                .isInstanceOf(SiteException.class)
                .hasMessage(
                        "content/data/clinic.yaml: theme.edge: #fafafa and #ffffff (paper) are too close to see one on"
                                + " the other: contrast 1.0, needed 3.0. The nearest that passes is '#949494'.");
        assertThat(Theme.css(Map.of("edge", "#949494", "dark-edge", "#666666"), tokens))
                .contains("--edge: #949494;");
        assertThat(Theme.css(Map.of("paper", "#f0f0f0"), tokens)).contains("--paper: #f0f0f0;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8px", "0.5rem", ".5rem", "10%"})
    void aCornerIsALength(String radius) throws SiteException {
        assertThat(Theme.css(Map.of("radius", radius), TOKENS)).contains("--radius: " + radius + ";");
    }

    @Test
    void anUnknownNameComesWithTheNearest() {
        assertThatThrownBy(() -> Theme.css(Map.of("primry", "#123456"), TOKENS))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("there is no 'primry'")
                .hasMessageContaining("primary");
    }

    @ParameterizedTest
    @CsvSource({
        "primary, teal",
        "primary, '#12'",
        "radius, 4px} body{display:none",
        "radius, 8",
        "radius, round",
        "font-text, 'a; color: red'"
    })
    void aValueThatIsNoneIsRefused(String name, String value) {
        assertThatThrownBy(
                        () -> Theme.css(Map.of(name, value), TOKENS.replace("--radius", "--font-text: x;\n--radius")))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("theme." + name + ": '" + value + "' is no ");
    }

    @Test
    void nothingChosenIsNothingWritten() throws SiteException {
        assertThat(Theme.css(Map.of(), TOKENS)).isEmpty();
        assertThat(Theme.css(Map.of("logo", "logo.svg"), TOKENS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'#000', '#fff', 21.0", "'#777777', '#ffffff', 4.48", "'#a4472a', '#fbf7f0', 5.60"})
    void contrastIsWcags(String one, String other, double expected) {
        double contrast =
                Colour.parse(one).orElseThrow().contrast(Colour.parse(other).orElseThrow());
        assertThat(contrast).isCloseTo(expected, offset(0.01));
    }
}
