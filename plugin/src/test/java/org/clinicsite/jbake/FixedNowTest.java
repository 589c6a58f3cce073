package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code .now} is FreeMarker's and where it is only a text. */
class FixedNowTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${.now?string('yyyy')}            | ${now_?string('yyyy')}
            <#assign year = .now?string>      | <#assign year = now_?string>
            <#if (post.date > .now)>x</#if>   | <#if (post.date > now_)>x</#if>
            ${"in ${.now} and .now"}          | ${"in ${now_} and .now"}
            ${r"${.now}"}                     | ${r"${.now}"}
            ${x.now} ${y().now} ${.nowhere}   | ${x.now} ${y().now} ${.nowhere}
            text .now text                    | text .now text
            <#-- ${.now} --> ${.now}          | <#-- ${.now} --> ${now_}
            [#if .now gt x].now[/#if]         | [#if now_ gt x].now[/#if]
            """)
    void becomesTheBuildsDateInExpressionsOnly(String template, String fixed) {
        assertThat(FixedNow.in(template)).isEqualTo(fixed);
    }
}
