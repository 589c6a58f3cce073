package org.clinicsite.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page of all codes is what {@link Code} says. After a change there: run with {@code -Dproblems=update}, and read the
 * difference before it is committed.
 */
class ProblemsDocumentTest {

    private static final Path PAGE = Path.of("docs/problems.md");
    private static final Path MAIN = Path.of("src/main/java");

    private static final String BEGINNING = """
            # Problems

            <!-- made by ProblemsDocumentTest of org.clinicsite.problem.Code: change it there -->

            Each line that tells of a problem ends with a code in brackets:

            ```text
            content/articles/neck.md:3:1: Unknown key 'titel'; it is not used. Did you mean 'title'? [unknown-key]
            ```

            It reads: the file, the line, the column; what is wrong; what to write instead; what kind of mistake it is. Look for the
            code on this page. What an editor would mark, and what a publish finds in the finished site, begins with its code:
            `cure-claim: “cures back pain”. …`. Scripts find the code as `rule` in [findings.json](goals.md#reports).

            An **error** fails the goal; the site of the last run stands as it was, or the message says otherwise. A **warning**
            does not, unless `-Dsite.failOnWarning` is given. An **info** is something that the build has set right: nobody has to
            do anything.
            """;

    @BeforeAll
    static void update() throws IOException {
        if ("update".equals(System.getProperty("problems"))) {
            Files.writeString(PAGE, page());
        }
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("run this test with -Dproblems=update")
                .isEqualTo(page());
    }

    /** So that a link to a code leads to it alone. */
    @Test
    void everyCodeHasAnAnchorOfItsOwn() throws IOException {
        List<String> anchors = Document.read("problems.md").headings().stream()
                .map(Document.Heading::anchor)
                .toList();
        assertThat(anchors)
                .doesNotHaveDuplicates()
                .containsAll(Stream.of(Code.values()).map(Code::word).toList());
    }

    /** One name means one thing, wherever it is told. */
    @Test
    void noCodeIsTheNameOfAnEditorialRule() throws IOException {
        assertThat(Stream.of(Code.values()).map(Code::word))
                .doesNotContainAnyElementsOf(Document.read("editorial.md").rows("Rules").stream()
                        .map(row -> row.code(0))
                        .toList());
    }

    @Test
    void everyCodeIsToldSomewhere() throws IOException {
        Set<String> used = new TreeSet<>();
        Pattern constant = Pattern.compile("\\bCode\\.([A-Z_]+)\\b");
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("problem/Code.java"))
                    .toList()) {
                constant.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(Stream.of(Code.values()).map(Code::name)).allMatch(used::contains);
    }

    /** The order is that of the page; a group that is torn apart would stand there twice. */
    @Test
    void codesOfAGroupStandTogether() {
        assertThat(Stream.of(Code.values()).map(Code::group)).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void aCodeIsPlain(Code code) {
        assertThat(code.word()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Code.of(code.word())).isEqualTo(code);
        assertThat(code.meaning()).matches("(?s)[A-Za-z].*[.]").hasSizeLessThan(160);
        assertThat(code.action()).matches("(?s)[A-Za-z].*[.]").hasSizeLessThan(160);
    }

    private static String page() throws IOException {
        StringBuilder out = new StringBuilder(BEGINNING).append('\n');
        for (Code.Group group : Code.Group.values()) {
            out.append("- [")
                    .append(group.title())
                    .append("](#")
                    .append(anchor(group))
                    .append(")\n");
        }
        out.append("- [Editorial rules](#editorial-rules)\n- [Checks of publish](#checks-of-publish)\n");
        for (Code.Group group : Code.Group.values()) {
            out.append("\n## ").append(group.title()).append('\n');
            Stream.of(Code.values())
                    .filter(code -> code.group() == group)
                    .forEach(code -> out.append("\n### ")
                            .append(code.word())
                            .append("\n\n*")
                            .append(levels(code))
                            .append("*: ")
                            .append(code.meaning())
                            .append("\n\n")
                            .append(code.action())
                            .append('\n'));
        }
        out.append("""

                ## Editorial rules

                What an editor would mark; [editorial.md](editorial.md) says of each what to write instead, and how to set its level.

                | rule | level | finds |
                |---|---|---|
                """);
        Document.read("editorial.md").rows("Rules").forEach(row -> row(out, row.cells(), 3));
        out.append("""

                ## Checks of publish

                What stops a publish when it is found in the finished site; more in [publish.md](publish.md#what-stops-a-publish).

                | code | stops | what to do |
                |---|---|---|
                """);
        Document.read("publish.md").rows("What stops a publish").forEach(row -> {
            List<String> cells = new ArrayList<>(row.cells());
            cells.set(0, "[" + cells.get(0) + "](#" + row.code(0) + ")");
            row(out, cells, 3);
        });
        return out.toString();
    }

    private static String anchor(Code.Group group) {
        return new Document.Heading(2, group.title()).anchor();
    }

    private static String levels(Code code) {
        return Arrays.stream(Problem.Level.values())
                .filter(code.levels()::contains)
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }

    private static void row(StringBuilder out, List<String> cells, int most) {
        out.append("| ").append(String.join(" | ", cells.subList(0, most))).append(" |\n");
    }
}
