package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What Eclipse (m2e) reads in the plugin's jar: a goal that it does not find there is an error in each POM that binds it. */
class EclipseMappingTest {

    @Test
    void everyGoalIsMapped() throws IOException {
        Document mapping = xml("target/classes/META-INF/m2e/lifecycle-mapping-metadata.xml");
        Document plugin = xml("target/classes/META-INF/maven/plugin.xml");

        assertThat(mapping.select("lifecycleMappingMetadata > pluginExecutions > pluginExecution"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.select("> pluginExecutionFilter > goals > goal")
                                    .eachText())
                            .containsExactlyElementsOf(plugin.select("mojo > goal").eachText().stream()
                                    .sorted()
                                    .toList());
                    assertThat(one.select("> action > *"))
                            .singleElement()
                            .matches(action -> action.nodeName().equals("ignore"));
                });
    }

    private static Document xml(String file) throws IOException {
        return Jsoup.parse(Files.readString(Path.of(file)), Parser.xmlParser());
    }
}
