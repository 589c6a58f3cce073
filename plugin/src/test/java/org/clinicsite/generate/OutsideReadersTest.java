package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those get of a text who read it outside of the site: in a feed reader, as the answer of a search engine. */
class OutsideReadersTest {

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp);
        clinic.write(
                "content/articles/hands.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"></svg>");
    }

    private Element inTheFeed(String body) throws IOException {
        clinic.article("neck", body).generate();
        Document feed = Jsoup.parse(clinic.file("target/site/feed.xml"), Parser.xmlParser());
        return Jsoup.parseBodyFragment(feed.select("entry content").text()).body();
    }

    private String answer(String body) throws IOException {
        clinic.write("content/faq/first.md", "---\ntitle: First things\n---\n## Does it hurt?\n\n" + body);
        clinic.generate();
        String json = clinic.page("/faq/")
                .selectFirst("script[type=application/ld+json]")
                .data();
        String text = json.substring(json.indexOf("\"text\":\"") + 8);
        return text.substring(0, text.indexOf("\"}"));
    }

    // ---- a feed

    @Test
    void addressesAreWholeAndHeadingsAreNothingButHeadings() throws IOException {
        Element text = inTheFeed("""
                ## What helps

                [Deep massage](../services/deep.md), [above](#what-helps), [the Cochrane library](https://www.cochrane.org/).[^1]

                ![Two hands](hands.svg)

                [^1]: A note.
                """);
        assertThat(text.select("h2").outerHtml()).isEqualTo("<h2 id=\"what-helps\">What helps</h2>");
        assertThat(text.select(".heading, .permalink")).isEmpty();
        assertThat(text.select("a").eachAttr("href"))
                .containsExactly(
                        "https://www.test.example/services/deep/",
                        "https://www.test.example/articles/neck/#what-helps",
                        "https://www.cochrane.org/",
                        "https://www.test.example/articles/neck/#fn-1",
                        "https://www.test.example/articles/neck/#fnref-1");
        assertThat(text.select("img").attr("src")).startsWith("https://www.test.example/");
    }

    @Test
    void whatOnlyLooksLikeMarkupIsLeftAlone() throws IOException {
        String code = "<a href=\"/x/\"><svg class=\"icon\"></svg><a class=\"permalink\">";
        assertThat(inTheFeed("    " + code + "\n\nAnd `src=\"/y/\" </p>` in a line.\n")
                        .select("code")
                        .eachText())
                .containsExactly(code, "src=\"/y/\" </p>");
    }

    @Test
    void hoursAreATable() throws IOException {
        Element text = inTheFeed("::hours{location=quay}\n");
        assertThat(text.select("p").text()).isEqualTo("Opening hours: The Quay");
        assertThat(text.select("tr").first().text()).isEqualTo("Day Open");
        assertThat(text.select("tr:contains(Monday)").text()).isEqualTo("Monday 09:00–17:00");
        assertThat(text.select("[class]")).isEmpty();
    }

    @Test
    void pricesAreTablesWithTheirServices() throws IOException {
        Element text = inTheFeed("::prices\n");
        assertThat(text.select("a").attr("href")).isEqualTo("https://www.test.example/services/deep/");
        assertThat(text.select("tr").eachText()).containsExactly("Length Price", "60 minutes £58");
    }

    @Test
    void buttonsMapsAndPeopleAreLinks() throws IOException {
        Element text = inTheFeed(
                "::book{service=deep}\n\n::button[All prices]{to=\"/prices/\"}\n\n::map{location=quay}\n\n::team\n");
        assertThat(text.select("a").eachText())
                .containsExactly("Book Deep massage", "All prices", "Map: The Quay", "Anna Test");
        assertThat(text.select("a").eachAttr("href"))
                .containsExactly(
                        "https://book.test.example/",
                        "https://www.test.example/prices/",
                        "https://map.example/quay",
                        "https://www.test.example/therapists/anna/");
        assertThat(text.select("svg, [class]")).isEmpty();
    }

    @Test
    void boxesKeepTheirTextAndItsTitle() throws IOException {
        Element text = inTheFeed("""
                ::: caution
                Not with a fever.
                :::

                ::: quote[Anna Test]
                Boats help.
                :::

                ::: figure
                ![Two hands](hands.svg)

                Warm hands.
                :::
                """);
        assertThat(text.children().eachText())
                .containsExactly("Please note", "Not with a fever.", "Boats help.", "Anna Test", "Warm hands.");
        assertThat(text.select("blockquote").text()).isEqualTo("Boats help.");
        assertThat(text.select("figure img").attr("alt")).isEqualTo("Two hands");
    }

    @Test
    void oneOfTheClinicsOwnHasItsWordsAndThePagesThatItNames() throws IOException {
        clinic.write("site-template/shortcuts/person.ftlh", "<p class=\"person\"><svg class=\"icon\"></svg>Hidden</p>");
        Element text = inTheFeed("::person[Talk to]{therapist=anna}\n");
        assertThat(text.text()).isEqualTo("Talk to Anna Test");
        assertThat(text.select("a").attr("href")).isEqualTo("https://www.test.example/therapists/anna/");
    }

    // ---- answers

    @Test
    void anAnswerIsPlainTextUpToTheNextQuestion() throws IOException {
        assertThat(answer("""
                It is *salt* &amp; `pepper <b>`
                in lines.

                - one
                - two

                ### And more

                | A | B |
                |---|---|
                | 1 | 2 |

                ## Next?

                No.
                """)).isEqualTo("It is salt & pepper \\u003cb> in lines.\\none\\ntwo\\nAnd more\\nA B\\n1 2");
    }

    @Test
    void anAnswerHasNoMarksOfNotesAndNoNotes() throws IOException {
        assertThat(answer("Not much.[^1]\n\n[^1]: By our experience.\n")).isEqualTo("Not much.");
    }

    @Test
    void whatAShortcutSaysIsPartOfTheAnswer() throws IOException {
        assertThat(answer("We are here:\n\n::hours{location=quay}\n\n::: caution\nNot at night.\n:::\n"))
                .startsWith("We are here:\\nOpening hours: The Quay\\nDay Open\\nMonday 09:00–17:00\\n")
                .endsWith("Please note\\nNot at night.");
    }
}
