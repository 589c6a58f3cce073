package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Todo;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clinic names who takes its form, and has a form that says so, a page of thanks, and a policy that lets it be sent. */
class ContactFormTest {

    private static final String KEY = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

    @TempDir
    Path temp;

    private TestClinic clinic(String form, String more) throws IOException {
        TestClinic clinic = new TestClinic(temp);
        String facts = clinic.file("content/data/clinic.yaml");
        return clinic.write(
                "content/data/clinic.yaml",
                facts.replace("email: hello@test.example}", "email: hello@test.example, form: " + form + "}") + more);
    }

    @ParameterizedTest
    @CsvSource({
        "{formspree: xwkgjqyz}, https://formspree.io/f/xwkgjqyz, _next, _gotcha, https://formspree.io",
        "'\"formspree: xwkgjqyz\"', https://formspree.io/f/xwkgjqyz, _next, _gotcha, https://formspree.io",
        "{basin: 1a2b3c4d5e6f}, https://usebasin.com/f/1a2b3c4d5e6f, _redirect, _gotcha, https://usebasin.com",
        "{web3forms: " + KEY + "}, https://api.web3forms.com/submit, redirect, botcheck,"
                + " https://api.web3forms.com https://web3forms.com",
        "{action: 'https://forms.clinic.example/send?to=1'}, https://forms.clinic.example/send?to=1, _next, _gotcha,"
                + " https://forms.clinic.example",
    })
    void eachServiceGetsWhatItAsksForAndTheContactPageAloneIsOpenedForIt(
            String form, String action, String next, String trap, String origins) throws IOException {
        TestClinic clinic = clinic(form, "");
        clinic.generate();

        Element sent = clinic.page("/contact/").expectFirst("main form");
        assertThat(sent.attr("action")).isEqualTo(action);
        assertThat(sent.attr("method")).isEqualTo("post");
        assertThat(sent.expectFirst("[type=hidden][name=" + next + "]").attr("value"))
                .isEqualTo("https://www.test.example/contact/thanks/");
        assertThat(sent.expectFirst("[hidden] [name=" + trap + "]").attr("tabindex"))
                .isEqualTo("-1");
        assertThat(clinic.page("/contact/thanks/").select("h1").text()).isEqualTo("Thank you");

        assertThat(headers(clinic, "/").get("Content-Security-Policy")).contains("form-action 'none'");
        String opened = headers(clinic, "/contact/").get("Content-Security-Policy");
        assertThat(List.of(directive(opened, "form-action").split(" ")))
                .contains("'self'", "https://www.test.example")
                .contains(origins.split(" "))
                .hasSize(2 + origins.split(" ").length);
        assertThat(opened.replaceAll("form-action [^;]*", "form-action 'none'"))
                .isEqualTo(headers(clinic, "/").get("Content-Security-Policy"));
        assertThat(clinic.report("nginx.conf"))
                .contains("if ($uri ~ \"^/contact/(index\\.html)?$\") { set $policy \"default-src 'none';")
                .contains("add_header Content-Security-Policy $policy always;");
    }

    @Test
    void everyFieldHasALabelAndNoneAsksForHealth() throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "");
        clinic.generate();
        Document page = clinic.page("/contact/");

        for (Element field : page.select("main input:not([type=hidden]), main textarea")) {
            assertThat(page.select("label[for=" + field.id() + "]").text())
                    .as(field.outerHtml())
                    .isNotBlank();
        }
        assertThat(page.select("main form [required]").eachAttr("name")).containsExactly("name", "email", "message");
        assertThat(page.select("#" + page.expectFirst("textarea").attr("aria-describedby"))
                        .text())
                .isEqualTo("Please send no details of your health here. We talk about them when you come.");
        assertThat(page.select("script:not([type=application/ld+json])")).isEmpty();
    }

    @Test
    void netlifyTakesTheFormOfASiteThatItPublishes() throws IOException {
        TestClinic clinic = clinic("netlify", "hosting: netlify\n");
        clinic.generate();

        Element sent = clinic.page("/contact/").expectFirst("main form");
        assertThat(sent.attr("action")).isEqualTo("/contact/thanks/");
        assertThat(sent.attr("data-netlify")).isEqualTo("true");
        assertThat(sent.select("[name=form-name]").attr("value")).isEqualTo(sent.attr("name"));
        assertThat(sent.select("[hidden] input").attr("name")).isEqualTo(sent.attr("data-netlify-honeypot"));
        assertThat(headers(clinic, "/contact/").get("Content-Security-Policy")).contains("form-action 'self';");
        assertThat(clinic.text("/_headers")).doesNotContain("!");
    }

    @Test
    void aHostWithoutHeadersHasThePolicyOnThePage() throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "hosting: github-pages\n");
        clinic.generate();

        assertThat(policy(clinic.page("/contact/"))).contains("form-action 'self' https://formspree.io");
        assertThat(policy(clinic.page("/contact/thanks/"))).contains("form-action 'none'");
        assertThat(policy(clinic.page("/"))).contains("form-action 'none'");
    }

    @Test
    void thePageOfThanksIsTheClinicsOwnWhereItWritesOne() throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "")
                .write(
                        "content/pages/danke.md",
                        "---\ntitle: That has arrived\nlayout: thanks\n---\nWe read it soon.\n");
        clinic.generate();

        assertThat(clinic.page("/contact/").select("[name=_next]").attr("value"))
                .isEqualTo("https://www.test.example/danke/");
        Document thanks = clinic.page("/danke/");
        assertThat(thanks.select("main").text()).contains("That has arrived", "We read it soon.");
        assertThat(thanks.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(clinic.text("/sitemap.xml")).doesNotContain("danke");
    }

    @Test
    void thePageOnDataNamesWhoGetsTheFormAndATodoSaysWhereItIsMissing() throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "");
        assertThat(receivers(clinic))
                .singleElement()
                .satisfies(todo -> assertThat(todo.says())
                        .contains(
                                "No page says that Formspree gets data of visitors.",
                                "goes to Formspree (formspree.io)"));

        clinic.write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: policy\n---\nWe keep little.\n");
        assertThat(receivers(clinic)).isEmpty();
        assertThat(clinic.page("/privacy/").select("main").text()).contains("goes to Formspree (formspree.io)");

        clinic.write("content/pages/privacy.md", "---\ntitle: Privacy\nlayout: policy\n---\nFormspree gets forms.\n");
        assertThat(receivers(clinic)).isEmpty();
        assertThat(clinic.page("/privacy/").select("main").text()).doesNotContain("formspree.io");

        clinic.write("content/pages/privacy.md", "---\ntitle: Privacy\n---\nWe keep little.\n");
        assertThat(receivers(clinic))
                .singleElement()
                .satisfies(todo -> assertThat(todo.path()).isEqualTo("content/pages/privacy.md"));
    }

    private static List<Todo> receivers(TestClinic clinic) throws IOException {
        return clinic.generate().todos().stream()
                .filter(todo -> todo.improvement().key().equals("privacy.receivers"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "netlify | 8:67: contact.form: only Netlify takes forms by 'netlify', and the site is published by a host that is"
                        + " not named.",
                "mailchimp | 8:67: contact.form: 'mailchimp' is not known here.",
                "{formspee: abcdefgh} | 8:68: contact.form: 'formspee' is not known here. Did you mean 'formspree'?",
                "formspree | 8:67: 'contact.form.formspree' says nothing; it needs the ID of a form.",
                "{formspree: 'https://formspree.io/f/abc'} | 8:79: contact.form.formspree: 'https://formspree.io/f/abc' is not"
                        + " the ID of a form.",
                "{web3forms: abc} | 8:79: contact.form.web3forms: 'abc' is not an access key.",
                "{action: 'http://forms.example.org/'} | 8:76: contact.form.action: 'http://forms.example.org/' is not an"
                        + " address that forms can be sent to.",
                "{netlify: yes} | 8:77: 'contact.form.netlify' takes nothing behind it.",
                "{formspree: abcdefgh, basin: abcdefgh} | 8:90: 'contact.form' takes one of its ways, and several are written.",
                "[netlify] | 8:67: 'contact.form' takes one of its ways."
            })
    void whatIsWrongIsToldAtItsPlace(String form, String says) throws IOException {
        TestClinic clinic = clinic(form, "");
        assertThat(clinic.errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains("content/data/clinic.yaml:", says.substring(says.indexOf(": ") + 2)));
        int line = 1
                + (int) clinic.file("content/data/clinic.yaml")
                        .lines()
                        .takeWhile(one -> !one.startsWith("contact:"))
                        .count();
        assertThat(clinic.errors().get(0)).contains("clinic.yaml:" + line + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "fr-FR", "es-ES", "pl-PL", "nl-NL", "it-IT", "pt-PT", "en-AU"})
    void theFormSpeaksTheLanguageOfTheSite(String locale) throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "");
        String facts = clinic.file("content/data/clinic.yaml");
        clinic.write("content/data/clinic.yaml", facts.replace("en-GB", locale));
        clinic.generate();

        assertThat(clinic.page("/contact/thanks/").select("h1").text())
                .isEqualTo(Map.of(
                                "de-DE",
                                "Vielen Dank",
                                "fr-FR",
                                "Merci",
                                "es-ES",
                                "Gracias",
                                "pl-PL",
                                "Dziękujemy",
                                "nl-NL",
                                "Bedankt",
                                "it-IT",
                                "Grazie",
                                "pt-PT",
                                "Agradecemos o seu contacto",
                                "en-AU",
                                "Thank you")
                        .get(locale));
        assertThat(clinic.page("/contact/").select("form button").text()).isNotBlank();
    }

    @Test
    void ownTemplatesMayShowTheFormAndNoOther() throws IOException {
        TestClinic clinic = clinic("{formspree: xwkgjqyz}", "");
        clinic.write(
                "site-template/layouts/faq.ftlh",
                "<#import \"base.ftlh\" as base><@base.frame><h1>F</h1></@base.frame>");
        assertThat(clinic.generate().warnings()).isEmpty();

        clinic.write(
                "site-template/layouts/location.ftlh",
                "<#import \"base.ftlh\" as base><@base.frame><h1>L</h1>"
                        + "<form action=\"https://formspree.io/f/a\" method=\"post\"></form></@base.frame>");
        assertThat(clinic.generate().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.says())
                        .contains("site-template/layouts/location.ftlh:1:", "does not let browsers send this form"));
    }

    private static String policy(Document page) {
        return page.expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    }

    private static String directive(String policy, String name) {
        for (String one : policy.split("; ")) {
            if (one.startsWith(name + " ")) {
                return one.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** As Cloudflare reads the file: of two rules the values of both, unless the narrower takes the other's away. */
    private static Map<String, String> headers(TestClinic clinic, String path) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        boolean applies = false;
        for (String line : clinic.text("/_headers").lines().toList()) {
            if (!line.startsWith(" ")) {
                applies = path.matches(("\\Q" + line + "\\E").replace("*", "\\E.*\\Q"));
            } else if (applies && line.startsWith("  ! ")) {
                headers.remove(line.substring(4));
            } else if (applies) {
                int colon = line.indexOf(':');
                headers.merge(line.substring(2, colon), line.substring(colon + 2), (one, other) -> one + ", " + other);
            }
        }
        return headers;
    }
}
