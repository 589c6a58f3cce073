package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every host below example.org is denied here, so that only the mending is looked at. */
class MendingTest {

    private static String text(String before) {
        return mended(before, Format.TEXT);
    }

    private static String markdown(String before) {
        return mended(before, Format.MARKDOWN);
    }

    private static String html(String before) {
        return mended(before, Format.HTML);
    }

    private static String mended(String before, Format format) {
        return Reviews.review(before, format, HeaderKind.YAML, "deny: [example.org]")
                .edits()
                .apply(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "It eases pain. https://example.org/ This helps.        | It eases pain. This helps.",
                "It eases pain https://example.org/ and helps.          | It eases pain and helps.",
                "It eases pain, https://example.org/.                   | It eases pain.",
                "It eases pain (https://example.org/).                  | It eases pain.",
                "It eases pain (see https://example.org/) for hours.    | It eases pain for hours.",
                "It eases pain. Visit https://example.org/ today! Rest. | It eases pain. Rest.",
                "It eases pain. Click here: https://example.org/        | It eases pain.",
                "It eases pain. Click here >> https://example.org/ Rest.| It eases pain. Rest.",
                "It eases pain: https://example.org/                    | It eases pain:",
                "You find us at https://example.org/.                   | You find us.",
                "Sleep well. → https://example.org/                     | Sleep well.",
                "A [url=https://example.org/]good bed[/url] helps.      | A good bed helps.",
                "A [https://example.org/ good bed] helps.               | A good bed helps.",
                "A <a href=https://example.org/>good bed</a> helps.     | A good bed helps.",
                "One hxxps://example[.]org/ two.                        | One two.",
                "He said \"https://example.org/\" twice.                | He said twice.",
            })
    void pastedTextReadsOn(String before, String after) {
        assertThat(text(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "A [good bed](https://example.org/) helps.              | A good bed helps.",
                "A [**good** bed](https://example.org/ \"buy\") helps.  | A **good** bed helps.",
                "Sleep well. [Click here](https://example.org/) Rest.   | Sleep well. Rest.",
                "Sleep well <https://example.org/>.                     | Sleep well.",
                "Sleep **<https://example.org/>** well.                 | Sleep well.",
                "Sleep [](https://example.org/) well.                   | Sleep well.",
                "`https://example.org/` [bed](https://example.org/)     | `https://example.org/` bed",
            })
    void markdownReadsOn(String before, String after) {
        assertThat(markdown(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '~',
            value = {
                "<p>A <a href='https://example.org/'>good <b>bed</b></a> helps.</p> | <p>A good <b>bed</b> helps.</p>",
                "<p>Rest.</p><p><a href='https://example.org/'>Read more</a></p>     | <p>Rest.</p>",
                "<p>Rest <b><a href='https://example.org/'>here</a></b> now.</p>     | <p>Rest now.</p>",
                "<ul><li>One</li><li><a href='https://example.org/'></a></li></ul>   | <ul><li>One</li></ul>",
            })
    void htmlReadsOn(String before, String after) {
        assertThat(html(before)).isEqualTo(after);
    }

    @Test
    void paragraphThatWasOnlyCarrierGoes() {
        assertThat(text("First.\n\nRead more: https://example.org/\n\nSecond.\n"))
                .isEqualTo("First.\n\nSecond.\n");
    }

    @Test
    void lastParagraphThatWasOnlyCarrierGoes() {
        assertThat(text("First.\n\nhttps://example.org/\n")).isEqualTo("First.\n");
    }

    @Test
    void listItemThatWasOnlyALinkGoes() {
        assertThat(markdown("- one\n- <https://example.org/>\n- three\n")).isEqualTo("- one\n- three\n");
    }

    @Test
    void onlyLineOfAParagraphThatIsALinkGoes() {
        assertThat(text("First line\nhttps://example.org/\nlast line.")).isEqualTo("First line\nlast line.");
    }

    @Test
    void referenceGoesWithItsDefinition() {
        assertThat(markdown("A [good bed][b] and a [bed][b].\n\n[b]: https://example.org/ \"x\"\n"))
                .isEqualTo("A good bed and a bed.\n");
    }

    @Test
    void whatIsNotPartOfALinkStays() {
        String before = "Two  blanks ,odd \"quotes\"glued.\r\nTabs\there. https://example.org/ End  .\r\n";
        assertThat(text(before)).isEqualTo("Two  blanks ,odd \"quotes\"glued.\r\nTabs\there. End  .\r\n");
    }

    @Test
    void secondLookFindsNothingToDo() {
        String once = text("One. https://example.org/ Two (https://example.org/a). Visit https://example.org/b now.");
        assertThat(text(once)).isEqualTo(once);
    }
}
