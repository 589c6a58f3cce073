package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code jbake.properties}: text in, values out. */
class PropertiesTextTest {

    private static Object value(String text) {
        return PropertiesText.read(text).get("key");
    }

    @Test
    void aValueLosesTheBlanksAroundItAndKeepsThoseInside() {
        assertThat(value("  key  =  Quiet   Hands  \n")).isEqualTo("Quiet   Hands");
        assertThat(value("key: a : b")).isEqualTo("a : b");
        assertThat(value("key value")).isEqualTo("value");
        assertThat(value("key=")).isEqualTo("");
    }

    @Test
    void aCommaMakesAListUnlessABackslashStandsBefore() {
        assertThat(value("key=a, b ,c\\,d")).isEqualTo(List.of("a", "b", "c,d"));
    }

    @Test
    void aKeyThatStandsTwiceMakesAList() {
        assertThat(value("key=one\nother=x\nkey=two")).isEqualTo(List.of("one", "two"));
    }

    @Test
    void aBackslashAtTheEndJoinsTheNextLine() {
        assertThat(value("key=first \\\n   second\nnext=x")).isEqualTo("first second");
    }

    @Test
    void escapesAreThoseOfJava() {
        assertThat(value("key=tab\\there \\u00e9 back\\\\slash \\u00zz"))
                .isEqualTo("tab\there \u00e9 back\\slash \\u00zz");
    }

    @Test
    void commentsAndEmptyLinesSayNothing() {
        assertThat(PropertiesText.read("# a=1\n! b=2\n\n   \nkey=x\r\n")).containsOnlyKeys("key");
    }
}
