package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.clinicsite.text.Json;
import org.junit.jupiter.api.Test;

class TextPiecesTest {

    @Test
    void jsonIsSafeInsideAScript() {
        assertThat(Json.write(Map.of("a", List.of("</script>", 1, true, "\"\\\n\u2028"))))
                .isEqualTo("{\"a\":[\"\\u003c/script>\",1,true,\"\\\"\\\\\\n\\u2028\"]}");
        assertThat(Json.write(List.of(Map.of(), List.of()))).isEqualTo("[{},[]]");
        assertThatThrownBy(() -> Json.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void feedHtmlKeepsForeignAddressesAndMakesOursWhole() {
        String html = """
                <div class="heading"><h2 id="a">A</h2><a class="permalink" href="#a"><span>#</span></a></div>
                <a href="/b/">b</a> <a href="#a">a</a> <a href="//cdn.example/">c</a> <a href="https://d.example/">d</a> \
                <img src="/media/x.svg">""";
        assertThat(FeedHtml.of(html, "https://oak.example", "https://oak.example/n/"))
                .isEqualTo("""
                <div class="heading"><h2 id="a">A</h2></div>
                <a href="https://oak.example/b/">b</a> <a href="https://oak.example/n/#a">a</a> <a href="//cdn.example/">c</a> \
                <a href="https://d.example/">d</a> <img src="https://oak.example/media/x.svg">""");
    }

    @Test
    void answersArePlainTextUpToTheNextQuestion() {
        String html = """
                <div class="heading"><h2 id="q-1">Salt &amp; <em>pepper</em>?</h2><a class="permalink" href="#q-1">#</a></div>
                <p>One &lt;two&gt;.</p>
                <ul><li>three</li><li>four &#8211; five</li></ul>
                <div class="heading"><h2 id="q-2">Next?</h2></div>
                <p>No.</p>
                """;
        assertThat(Answers.in(html))
                .containsExactly(
                        new Answers.Answer("q-1", "Salt & pepper?", "One <two>.\nthree\nfour – five"),
                        new Answers.Answer("q-2", "Next?", "No."));
    }
}
