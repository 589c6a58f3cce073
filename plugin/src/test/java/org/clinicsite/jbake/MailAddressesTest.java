package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Mail addresses spelled so that simple collectors do not read them, the same in every build. */
class MailAddressesTest {

    private static final String MARKED = "<p>\uE000 <a href=\"mailto:" + MailAddresses.mark("a&amp;b@clinic.example")
            + "\">a&amp;b@clinic.example</a></p>";

    @Test
    void anAddressReadsTheSameAndIsSpelledAnew() {
        String written = new MailAddresses().written(MARKED);
        assertThat(written).doesNotContain("mailto:", "clinic.example").startsWith("<p>\uE000 <a href=\"&#");
        assertThat(Jsoup.parse(written).select("a").attr("href")).isEqualTo("mailto:a&b@clinic.example");
        assertThat(Jsoup.parse(written).select("a").text()).isEqualTo("a&b@clinic.example");
        assertThat(new MailAddresses().written(MARKED)).isEqualTo(written);
    }

    @Test
    void theRowRunsOnThroughTheFiles() {
        MailAddresses mail = new MailAddresses();
        assertThat(mail.written(MARKED)).isNotEqualTo(mail.written(MARKED));
    }

    @Test
    void marksGoWithoutTouchingTheAuthorsCharacters() {
        assertThat(MailAddresses.unmarked(MARKED))
                .isEqualTo("<p>\uE000 <a href=\"mailto:a&amp;b@clinic.example\">a&amp;b@clinic.example</a></p>");
    }
}
