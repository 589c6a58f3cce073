package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template's style sheets know the start and the end of a line, not its left and its right. */
class DirectionTest {

    private static final Path CSS = Path.of("../site-template/css");

    private static final Pattern SIDES = Pattern.compile(
            "(?<![-\\w])(left|right)\\s*:|-(left|right)\\b|(text-align|float|clear)\\s*:\\s*(left|right)");

    /** Four lengths, of which the second is the right side's and the fourth the left side's. */
    private static final Pattern FOUR =
            Pattern.compile("(?<![-\\w])(margin|padding|inset)\\s*:\\s*([^\\s;]+) ([^\\s;]+) ([^\\s;]+) ([^\\s;]+);");

    @Test
    void noRuleNamesASideOfTheScreen() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(CSS)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (namesASide(line)) {
                        found.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aSideIsFoundWhereThereIsOne() {
        assertThat(Stream.of(
                                "a { left: 0; }",
                                "a { margin-left: 1px; }",
                                "a { text-align: right; }",
                                "a { padding: 0 1px 0 2px; }")
                        .allMatch(DirectionTest::namesASide))
                .isTrue();
        assertThat(Stream.of(
                                "a { margin-inline-start: 0; }",
                                "a { padding: 0 auto .2em auto; }",
                                "a { text-align: end; }")
                        .noneMatch(DirectionTest::namesASide))
                .isTrue();
    }

    private static boolean namesASide(String line) {
        return SIDES.matcher(line).find()
                || FOUR.matcher(line).results().anyMatch(m -> !m.group(3).equals(m.group(5)));
    }
}
