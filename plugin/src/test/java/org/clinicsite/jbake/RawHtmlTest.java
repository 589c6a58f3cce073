package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be written behind an article's HTML to close it. */
class RawHtmlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
            <p>well <b>formed</b></p>                 | nothing
            <div>                                     | </div>
            <section><div><span>x</span>              | </div></section>
            <ul><li>one<li>two</ul>                   | nothing
            <ul><li><div>closed with the list</ul>    | nothing
            <br><img src=x><hr/>                      | nothing
            </div><div class="wide">                  | nothing
            <div>a</div></div>                        | nothing
            <svg><path d="x"/></svg>                  | nothing
            <!-- not ended                            | -->
            <script>if (a < b) "<div>"</script>       | nothing
            <script>x                                 | </script>
            <a href="x                                | ">
            2 < 3 and <3                              | nothing
            <DIV>x</div>                              | nothing
            <a name="top"/><i class="icon"/>text      | nothing
            <div/>text                                | </div>
            a List<String> and a Map<K, V>            | nothing
            """)
    void closesWhatStandsOpen(String html, String missing) {
        assertThat(RawHtml.open(html).missing()).isEqualTo(missing == null ? "" : missing);
    }
}
