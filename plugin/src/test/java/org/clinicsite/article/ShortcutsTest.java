package org.clinicsite.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.clinicsite.source.Format;
import org.clinicsite.text.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a Markdown text asks for a shortcut, and where it does not. */
class ShortcutsTest {

    private static void assertMarked(String markdown, String marked) {
        Reading reading = Reading.markdown(markdown);
        assertThat(reading.said()).as(markdown).isEmpty();
        assertThat(reading.marked()).as(markdown).isEqualTo(marked);
    }

    @Test
    void aLineOfItsOwnWithWordsAndValues() {
        assertMarked("A\n\n::hours{location=\"quay\"}\n\nB\n", "<p>A</p>\n«hours location=quay»\n<p>B</p>\n");
        assertMarked("A\n::book[Book *now*] {service=deep fast place='the quay'}\nB", """
                <p>A</p>
                «book [Book *now*] service=deep fast= place=the quay»
                <p>B</p>
                """);
        assertMarked("::prices", "«prices»\n");
        assertMarked("  ::prices[A [b] \\] c]{}  \r\nText", "«prices [A [b] ] c]»\n<p>Text</p>\n");
    }

    @Test
    void aContainerHoldsText() {
        assertMarked("::: caution\nNot *now*.\n\n- one\n- two\n:::\nAfter", """
                «caution|<p>Not <em>now</em>.</p>
                <ul>
                <li>one</li>
                <li>two</li>
                </ul>
                »
                <p>After</p>
                """);
        assertMarked(":::caution[Ask first]{level=\"2\"}\nA\n::::\n", "«caution [Ask first] level=2|<p>A</p>\n»\n");
    }

    @Test
    void containersWithinContainers() {
        assertMarked(":::: box\n::: caution\nA\n:::\nB\n::::\nC", """
                «box|«caution|<p>A</p>
                »
                <p>B</p>
                »
                <p>C</p>
                """);
        assertMarked("::: box\n::: caution\nA\n:::\nB\n:::\n", "«box|«caution|<p>A</p>\n»\n<p>B</p>\n»\n");
        assertMarked("::: box\n- ::: caution\n  A\n  :::\n- B\n:::\n", """
                «box|<ul>
                <li>«caution|<p>A</p>
                »
                </li>
                <li>B</li>
                </ul>
                »
                """);
    }

    @Test
    void inListsQuotesAndAroundCode() {
        assertMarked("- A\n\n  ::hours\n", "<ul>\n<li><p>A</p>\n«hours»\n</li>\n</ul>\n");
        assertMarked("> ::hours\n", "<blockquote>\n«hours»\n</blockquote>\n");
        assertMarked("::: box\n```\n:::\n```\n:::\n", "«box|<pre><code>:::\n</code></pre>\n»\n");
    }

    @Test
    void headingsLinksAndWordsWithinCount() {
        Reading reading =
                Reading.markdown("Two words.\n\n::: caution\n## Take care {#care}\n\n[Ask](faq.md) us.\n:::\n");
        assertThat(reading.ids()).containsExactly("care");
        assertThat(reading.article().wordCount()).isEqualTo(6);
        assertThat(reading.article().excerpt(100)).isEqualTo("Two words.");
        assertThat(reading.html()).contains("<a href=\"faq.md\">Ask</a>");
    }

    @Test
    void aLineWithoutTextIsNoWords() {
        Reading reading = Reading.markdown("Two words.\n\n::hours[Not these]{location=\"quay\"}\n");
        assertThat(reading.article().wordCount()).isEqualTo(2);
        assertThat(reading.article().excerpt(100)).isEqualTo("Two words.");
    }

    @Test
    void amongRawHtmlTheyAreTheSame() {
        assertMarked("<b>A</b>\n\n::hours{location=\"quay\"}\n\n::: caution\nB <i>c</i>\n:::\n\nD", """
                <p><b>A</b></p>
                «hours location=quay»

                «caution|<p>B <i>c</i></p>
                »

                <p>D</p>
                """);
    }

    @Test
    void noAuthorsElementPassesForOne() {
        assertThat(Reading.markdown("<section data-shortcut=\"0\">A</section>\n\n::hours\n")
                        .marked())
                .contains("<section>A</section>", "«hours»");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:30 :: 11:30",
                ":: hours",
                ":hours",
                "See ::hours here",
                ":smile: :-)",
                "{{x}} ${x} <#if> {% x %}",
                "a::b",
                "::",
            })
    void otherColonsAndBracesStayText(String text) {
        Reading reading = Reading.markdown(text);
        assertThat(reading.article().shortcuts()).isEmpty();
        assertThat(reading.marked()).isEqualTo("<p>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`::hours`", "```\n::hours\n```", "    ::hours", "<pre>\n::hours\n</pre>", "\\::hours"})
    void codeAndEscapedColonsStayAsTheyAre(String text) {
        Reading reading = Reading.markdown(text);
        assertThat(reading.said()).isEmpty();
        assertThat(reading.article().shortcuts()).isEmpty();
        assertThat(reading.marked()).contains("::hours");
    }

    @Test
    void inHtmlAndPastedTextTheyAreText() {
        assertThat(Reading.html("<p>A</p>::hours").marked()).isEqualTo("<p>A</p>::hours");
        assertThat(Reading.pasted("A title\n\nA text.\n\n::hours{location=\"quay\"}")
                        .marked())
                .contains("::hours{location=\"quay\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::hours{location=\"quay\" | 1:8: The brace behind 'hours' is not closed. Write } behind the last value.",
                "::hours{location=\"quay} | 1:18: The quotation mark is not closed. Write another behind the value.",
                "::book[Now | 1:7: The bracket behind 'book' is not closed. Write ] behind the words.",
                "::book{a=1 a=2} | 1:12: 'a' stands twice. Take one of them away.",
                "::book{.big} | 1:8: '.' cannot stand here. Write values as {key=\"value\"}, with a blank between two of them.",
                "::hours location=quay | 1:9: Behind 'hours' stands what cannot stand there. Write"
                        + " ::hours[words]{key=\"value\"} and nothing else on the line. For a line that begins with colons"
                        + " write a backslash before them.",
                "::: caution | 1:5: 'caution' has no end. Write a line ::: below its text.",
                "::: | 1:1: This line of colons ends nothing. Delete it, or write a backslash before it to show it.",
            })
    void aMistakeIsToldWithItsPlace(String markdown, String said) {
        assertThat(Reading.markdown(markdown).said()).containsExactly("content/articles/x.md:" + said);
    }

    @Test
    void placesAreThoseOfTheFile() {
        Reading reading = Reading.of(
                Format.MARKDOWN, null, "title=A\n~~~~~~\n", "Ä\n\n> ::hours{location=\"quay\"}\n", Edits.NONE);
        Shortcut shortcut = reading.article().shortcuts().get(0);
        assertThat(shortcut.line()).isEqualTo(5);
        assertThat(shortcut.column()).isEqualTo(5);
        assertThat(shortcut.value("location").column()).isEqualTo(21);
    }

    @Test
    void aThousandWithinEachOtherAreRefusedAndNotALong() {
        String deep = "::: box\n".repeat(1000) + "A\n" + ":::\n".repeat(1000);
        assertThat(Reading.markdown(deep).said())
                .contains("content/articles/x.md:11:1: Shortcuts lie more than 10 deep within each other. Close some of"
                        + " them.");
    }
}
