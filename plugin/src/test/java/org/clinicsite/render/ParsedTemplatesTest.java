package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParsedTemplatesTest {

    @BeforeAll
    static void silence() {
        TemplateEngine.silence();
    }

    @Test
    void theSameTextsAreParsedOnceAndOthersAnew() {
        Map<String, String> own = Map.of("layouts/note.ftlh", "<p>${page.title}</p>");
        ParsedTemplates first = ParsedTemplates.of(own);

        assertThat(ParsedTemplates.of(Map.copyOf(own))).isSameAs(first);
        assertThat(ParsedTemplates.of(Map.of("layouts/note.ftlh", "<h1>${page.title}</h1>")))
                .isNotSameAs(first);
        assertThat(ParsedTemplates.of(own)).isSameAs(first);
    }

    @Test
    void onlyTheLatestAreHeld() {
        ParsedTemplates first = ParsedTemplates.of(Map.of("a.ftlh", "1"));
        for (int i = 2; i < 7; i++) {
            ParsedTemplates.of(Map.of("a.ftlh", String.valueOf(i)));
        }

        assertThat(ParsedTemplates.of(Map.of("a.ftlh", "1"))).isNotSameAs(first);
    }
}
