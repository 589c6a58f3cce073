package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.clinicsite.render.SmallClinic.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockedTemplatesTest {

    @TempDir
    private Path folder;

    private Rendering layout(String template) throws Exception {
        return new SmallClinic()
                .with("site-template/layouts/page.ftlh", template)
                .with("content/pages/extra.md", "---\ntitle: Extra\n---\nText.\n")
                .in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${'freemarker.template.utility.Execute'?new()('id')}",
                "${'freemarker.template.utility.ObjectConstructor'?new()('java.io.File', '/etc/passwd')}",
                "${page?api.class}",
                "${page.getClass().getName()}",
                "${page.class}",
                "${page.title.getBytes()}",
                "${clinic.toString()}",
                "${page.article.source.text}",
                "${site.hashCode()}",
                "${site.all('article')}",
                "${clinic.locale.displayLanguage}",
                "${.get_optional_template('/../pom.xml').include()}",
                "<#include '/../../content/data/clinic.yaml'>",
                "<#include 'http://example.org/x.ftlh'>",
            })
    void whatATemplateHasNoBusinessWithIsRefusedWithItsPlace(String attempt) throws Exception {
        Rendering site = layout("Line one\n" + attempt);
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("site-template/layouts/page.ftlh:2:")
                .message()
                .doesNotContain("\n")
                .doesNotContain("root:");
    }

    @Test
    void aTemplateThatCallsItselfWithoutEndIsStopped() throws Exception {
        Rendering site = layout("<#macro again><@again/></#macro><@again/>");
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("site-template/layouts/page.ftlh")
                .hasMessageContaining("without end");
    }

    @Test
    void aTemplateThatWritesWithoutEndIsStopped() throws Exception {
        Rendering site = layout("<#list 1.. as n>${'a'?left_pad(10000)}</#list>");
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("writes without end");
    }

    @Test
    void aTextThatIsTooLongIsNotTheTemplatesFault() throws Exception {
        Rendering site = new SmallClinic()
                .with("site-template/layouts/page.ftlh", "${body}${body}")
                .with("content/pages/extra.html", "<title>Extra</title><p>" + "&&&&&&&&& &&&&&&&&&&\n".repeat(175_000))
                .in(folder);
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("content/pages/extra.html: The page gets longer than 33 million characters: ")
                .hasMessageContaining("million are this text as HTML. Split it")
                .message()
                .doesNotContain("template");
    }

    @Test
    void aTextThatATemplateRepeatsWithoutEndIsTheTemplatesFault() throws Exception {
        Rendering site = layout("<#list 1.. as n>${body}${'a'?left_pad(10000)}</#list>");
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("site-template/layouts/page.ftlh: The template writes without end.");
    }

    @Test
    void aTemplateThatIsNotClosedIsToldWithItsLine() throws Exception {
        Rendering site = layout("One\n<#if page.indexed>two\n");
        assertThatThrownBy(() -> site.html("/extra/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("site-template/layouts/page.ftlh:");
    }

    @Test
    void bracesInATextStayText() throws Exception {
        Rendering site = new SmallClinic()
                .with(
                        "content/pages/extra.md",
                        "---\ntitle: Extra ${clinic.name}\n---\nA ${page.title} and <#list> stay.\n")
                .in(folder);
        assertThat(site.document("/extra/").select("h1").text()).isEqualTo("Extra ${clinic.name}");
        assertThat(site.document("/extra/").select(".prose").text()).contains("${page.title}");
    }

    @Test
    void jbakesNamesAreThereForWhoKnowsThem() throws Exception {
        Rendering site = layout("""
                ${content.title}|${content.uri}|${content.body}|<#list published_posts as p>${p.title} ${p.date?string("yyyy-MM-dd")} \
                ${p.tags?join(",")}</#list>|<#list alltags as t>${t}</#list>|<#list tags as t>${t.tagged_posts?size}</#list>|${config.site_host}
                """);
        assertThat(site.html("/extra/").strip())
                .isEqualTo("Extra|extra/|<p>Text.</p>\n|A stiff neck 2026-03-14 Neck|Neck|1|https://oak.example");
    }
}
