package org.clinicsite.document.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.clinicsite.document.Drafts;
import org.clinicsite.document.NastyTexts;
import org.clinicsite.document.tree.Places;
import org.clinicsite.document.tree.Tree;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read without flexmark has to come out as by way of it, to the last offset. Held on random texts; more of them
 * with {@code -Drandom.texts=100000}.
 */
class QuickBlocksTest {

    private static final int TEXTS = Integer.getInteger("random.texts", 2000);

    /** {@code W} stands for a word. */
    private static final String[] INLINES = {
        "W",
        "W W",
        "*W*",
        "**W W**",
        "_W_",
        "__W__",
        "***W***",
        "*W **W** W*",
        "**W*",
        "*W",
        "W*W",
        "W_W_W",
        "`W`",
        "`` W`W ``",
        "` W `",
        "`W",
        "[W](/W)",
        "[W *W*](https://w.example/a?b=c&amp;d#e \"W W\")",
        "[ W](/x)",
        "[*W* ](/x)",
        "[W](<W W>)",
        "[W](W W.jpg)",
        "[W](/x){.button}",
        "[W](/x(W)W)",
        "[](/x)",
        "[W]()",
        "[W](javascript:W)",
        "![W](W.jpg)",
        "![W *W* W](W.jpg \"W\")",
        "![W",
        "!W",
        "[![W](W.jpg)](/W)",
        "[W]",
        "[[W]]",
        "[[W|W]]",
        "[W [W] W](/x)",
        "[ ] W",
        "[ W ]",
        "[]",
        "[W][W]",
        "[*W*]",
        "[W",
        "W]",
        "[`W`]",
        "![W]",
        "<https://w.example/W>",
        "<W@w.example>",
        "<b>W</b>",
        "<br>",
        "<a href=\"https://w.example/\" title='W'>W</a>",
        "<W",
        "W < W",
        "<!-- W -->",
        "&amp;",
        "&nope;",
        "W & W",
        "& W\\*;",
        "&#8217;s",
        "&nbsp;",
        "\\*W\\*",
        "\\W",
        "\\\\",
        "W\\",
        "“W”",
        "\"W\"",
        "(W)",
        "W: W; W, W. W! W?",
        "W – W — W…",
        "W--W",
        "W | W",
        "https://w.example/W_W_",
        "日本",
        "**「強い」**です",
        "😀",
        "W\u00A0W",
        "\u00A0",
        "#W",
        "# W",
        "2. W",
        "1. W",
        "- W",
        "+ W",
        "> W",
        "{#W}",
        "::W",
        "~~W~~",
        "==W==",
        "W ",
        "W  ",
        "\tW",
        "  W",
        "    W",
        ":",
        "*",
        "**",
        "_",
        "-",
        "=",
        "'W'",
        ".",
        "/",
        "*.",
        "(*W*)",
        "*W*.",
        "\"*W*\"",
        "W*: W*",
        "**W:**W",
        "_W_W",
        "W_W_"
    };

    /** {@code I} stands for a line of inlines. */
    private static final String[] BLOCKS = {
        "I",
        "I\nI",
        "I\nI\nI",
        "I  \nI",
        "I\\\nI",
        "I\n  I",
        "I\n    I",
        "# I",
        "## I",
        "### I ###",
        "## I {#w-1}",
        "#I",
        "I\n===",
        "I\n---",
        "I\nI\n-- ",
        "---",
        "* * *",
        "___",
        " ***  ",
        "- I",
        "- I\n- I",
        "- I\n- I\n- I",
        "* I\n  I\n* I",
        "- I\n\n- I",
        "- I\n- I\n\n  I\n- I",
        "- I\n  - I\n  - I\n- I",
        "- I\n  - I\n\n  - I\n- I",
        "- I\n\n  - I\n\n- I",
        "-   I\n-   I",
        " * I\n * I",
        "- I\n - I",
        "1. I\n2. I",
        "1. I\n   * I\n   * I\n2. I",
        "7) I\n8) I",
        "2. I",
        "10. I\n    I\n11. I",
        "* I\nI",
        "- I\n+ I",
        "- I\n1. I",
        "- > I",
        "- # I",
        "- ```\n  W\n  ```",
        "- I\n\n      W",
        "-\n- I",
        "- \n  I",
        "- - I",
        "> I",
        "> I\n> I",
        "> I\n>\n> I",
        ">I",
        "> > I\n> I",
        "> - I\n>   I\n> - I",
        "> I\nI",
        "> I\n>",
        "> # I\n> I",
        "> ```\n> W\n> ```",
        "```\nW\n\nW\n```",
        "```W W\n  W <W>\n```",
        "~~~\nW\n```\n~~~",
        "````\n```\n````",
        "```\nW",
        "``` \nW\n``` ",
        "    W\n    W",
        "    W\n\n    W",
        "\tW",
        "| I | W |\n|---|---|\n| W | I |",
        "I | W\n--|--\nW | I",
        "[W]: /x",
        "<div>\nI\n</div>",
        "<b>W</b> I",
        "<!-- W",
        "<pre>\nW\n\nW</pre>",
        "::book[W]",
        "::: note\nI\n:::",
        "[^1]: I",
        "",
        ""
    };

    private static final String[] WORDS = {
        "neck", "Back", "a", "the shoulder", "Größe", "x1", "of", "1", "2026.", "don't", "e.g.", "x_y"
    };

    private final MarkdownFront front = new MarkdownFront();
    private long characters;
    private long leftOver;
    private int texts;
    private int quick;

    @Tag("random")
    @Test
    void randomTexts() {
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String text = text(random);
            compare(random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text);
        }
        assertThat(share()).as("share of characters").isGreaterThan(0.3);
    }

    @Tag("random")
    @Test
    void nastyTexts() {
        NastyTexts nasty = new NastyTexts(7);
        for (int i = 0; i < TEXTS; i++) {
            compare(nasty.next(Format.MARKDOWN));
        }
    }

    @Test
    void aPlainTextNeedsNoFlexmark() {
        compare("""
                ## A stiff neck

                It *often* helps to **move**: see [the exercises](https://example.org/neck "Five of them"), or ask
                `us`. [[Or not]]
                <https://example.org/>, <b>now</b> &amp; here.

                - warmth
                  - rest

                1. Sit.
                2. Stand
                   up.

                > Said
                by her

                ```text
                a < b
                ```

                Underlined
                ----------

                ![A neck](/img/neck.png)
                """);
        assertThat(leftOver).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| a | b |\n|---|---|\n| c | d |",
                "<div>\na\n</div>",
                "::book[Now]",
                "a [b][c]",
                "[a](b c.jpg)",
                "[a](javascript:b)",
                "- a\n\n\tb",
                "```\nno end"
            })
    void aStretchOfAnythingElseIsLeftToFlexmark(String text) {
        compare("# One\n\n" + text + "\n\nTwo\n");
        assertThat(leftOver).isBetween((long) text.length(), text.length() + 7L);
    }

    @Test
    void theDemo() throws IOException {
        all(Path.of("../content"));
        assertThat(share()).isGreaterThan(0.8);
    }

    /** Texts that are not ours; where they are not there, there is nothing to look at. */
    @Test
    void textsOfOthers() throws IOException {
        for (Path folder : List.of(Path.of("../../shared/corpus"), Path.of("../../shared/paste"))) {
            if (Files.isDirectory(folder)) {
                all(folder);
            }
        }
        assertThat(texts == 0 || share() > 0.85).isTrue();
    }

    /** Texts that are not asked whether they are too intricate are not. */
    @Test
    void noSimpleTextIsTooIntricate() {
        Random random = new Random(1);
        String[] pieces = {
            "[", "](", "*a", "**", "*", "_", "`", "``", "<?", "<!", "> ", ">", "- ", "a", "a*b**c", "\n", " ", "=",
            "x\n "
        };
        int simple = 0;
        for (int i = 0; i < 300; i++) {
            String unit = pieces[random.nextInt(pieces.length)] + pieces[random.nextInt(pieces.length)];
            String line = unit.repeat(1 + random.nextInt(random.nextBoolean() ? 20 : 1200));
            String text = (line + "\n").repeat(1 + random.nextInt(16_000 / (line.length() + 1) + 1));
            if (front.quick(text, 0, places(text, new Problems())).isSimple()) {
                assertThat(Intricacy.of(text)).as(unit).isNull();
                simple++;
            }
        }
        assertThat(simple).isGreaterThan(50);
    }

    private void all(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int close = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) + 5 : text.indexOf("\n~~~~~~\n") + 8;
            compare(close > 8 ? text.substring(close) : text);
        }
        System.out.printf(
                "up to %s: of %d texts %d are read without flexmark, and %.1f %% of all characters%n",
                folder, texts, quick, 100 * share());
    }

    private double share() {
        return 1 - (double) leftOver / Math.max(1, characters);
    }

    /** Few kinds of parts in one text, or hardly any would be plain. */
    static String text(Random random) {
        List<String> kinds = new ArrayList<>();
        List<String> parts = new ArrayList<>(List.of("W W", "W, W", "W", "W. W"));
        for (int i = 0; i < 3; i++) {
            kinds.add(BLOCKS[random.nextInt(BLOCKS.length)]);
            parts.add(INLINES[random.nextInt(INLINES.length)]);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            block(kinds.get(random.nextInt(3)), parts, random, text);
            text.append(random.nextInt(6) == 0 ? "\n" : random.nextInt(6) == 0 ? "\n\n\n" : "\n\n");
        }
        if (random.nextInt(4) == 0) {
            text.deleteCharAt(random.nextInt(text.length()));
        }
        return random.nextInt(4) == 0 ? text.toString().stripTrailing() : text.toString();
    }

    private static void block(String pattern, List<String> parts, Random random, StringBuilder out) {
        for (char c : pattern.toCharArray()) {
            if (c == 'I') {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    words(parts.get(random.nextInt(parts.size())), random, out);
                    out.append(i > 0 && random.nextInt(5) > 0 ? " " : "");
                }
            } else {
                words(String.valueOf(c), random, out);
            }
        }
    }

    private static void words(String pattern, Random random, StringBuilder out) {
        for (char c : pattern.toCharArray()) {
            out.append(c == 'W' ? WORDS[random.nextInt(WORDS.length)] : String.valueOf(c));
        }
    }

    private void compare(String text) {
        texts++;
        characters += text.length();
        Problems told = new Problems();
        Problems toldByFlexmark = new Problems();
        QuickBlocks reader = front.quick(text, 7, places(text, told));
        Tree read = reader.read();
        if (read == null) {
            assertThat(told.all()).as(text).isEmpty();
            leftOver += text.length();
            return;
        }
        Tree expected = front.parsed(text, BasedSequence.of(text), 7, places(text, toldByFlexmark));
        assertThat(read).as(text).isEqualTo(expected);
        assertThat(told.all()).as(text).isEqualTo(toldByFlexmark.all());
        leftOver += reader.leftOver();
        quick += reader.leftOver() == 0 ? 1 : 0;
    }

    private static Places places(String text, Problems problems) {
        return Places.ofFile(
                Drafts.source("articles/x.md", Format.MARKDOWN, HeaderKind.NONE, "-------" + text, 7, null), problems);
    }
}
