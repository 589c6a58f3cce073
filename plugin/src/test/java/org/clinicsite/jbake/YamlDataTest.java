package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.junit.jupiter.api.Test;

/** YAML 1.1's types, but for times of day and written zeros. */
class YamlDataTest {

    private final Problems problems = new Problems();

    private Object value(String yaml) {
        Object read = YamlData.read(new SourceText("data/x.yml", "v: " + yaml + "\n"), problems);
        return ((Map<?, ?>) read).get("v");
    }

    @Test
    void plainWordsBecomeWhatYaml11MakesOfThem() {
        assertThat(value("yes")).isEqualTo(true);
        assertThat(value("Off")).isEqualTo(false);
        assertThat(value("~")).isNull();
        assertThat(value("12")).isEqualTo(12);
        assertThat(value("-1_000")).isEqualTo(-1000);
        assertThat(value("0x1F")).isEqualTo(31);
        assertThat(value("12345678901")).isEqualTo(12345678901L);
        assertThat(value(".5")).isEqualTo(0.5);
        assertThat(value("1e3")).isEqualTo(1000.0);
        assertThat(value("2026-01-15")).isEqualTo(new Date(1768435200000L));
        assertThat(value("2026-01-15 10:00:00 +01:00")).isEqualTo(new Date(1768467600000L));
        assertThat(value("+49 30 12")).isEqualTo("+49 30 12");
        assertThat(value("1.2.3")).isEqualTo("1.2.3");
        assertThat(value("2026-13-45")).isEqualTo("2026-13-45");
        assertThat(value("\"yes\"")).isEqualTo("yes");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aTimeOfDayStaysOne() {
        assertThat(value("17:45")).isEqualTo("17:45");
    }

    @Test
    void aWrittenZeroStaysAndIsToldOf() {
        assertThat(value("1.10")).hasToString("1.10").isInstanceOf(Number.class);
        assertThat(problems.all()).singleElement().asString().contains("keeps its last zero");
    }

    @Test
    void aLeadingZeroIsOctalAndToldOf() {
        assertThat(value("010")).isEqualTo(8);
        assertThat(problems.all()).singleElement().asString().contains("octal");
        assertThat(value("089")).isEqualTo("089");
    }

    @Test
    void mappingsMerge() {
        Object read = YamlData.read(new SourceText("x", "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n"), problems);
        assertThat(((Map<?, ?>) read).get("b")).isEqualTo(Map.of("x", 1, "y", 3));
        assertThat(value("[1, {a: b}]")).isEqualTo(List.of(1, Map.of("a", "b")));
    }
}
