package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateMarksTest {

    @Test
    void eachTagOfHtmlKnowsItsPlaceAndNothingElseIsTouched() {
        String template = """
                <#-- <b>no</b> --><#if (a < b) || c == ">"><p
                class="x">${"<i>"}</p></#if>
                é<@m x="<u>"/><img>
                """;
        TemplateMarks marks = TemplateMarks.of(TemplateMarks.mark("partials/a.ftlh", template));

        assertThat(marks.text()).isEqualTo(template);
        assertThat(marks.at(template.indexOf("<p\n"))).isEqualTo(new TemplateMarks.Place("partials/a.ftlh", 1, 44));
        assertThat(marks.at(template.indexOf("<img>"))).isEqualTo(new TemplateMarks.Place("partials/a.ftlh", 3, 15));
        for (String no : new String[] {"<b>", "<i>", "<u>", "</p>", "<@m", "<#if"}) {
            assertThat(marks.at(template.indexOf(no))).as(no).isNull();
        }
    }
}
