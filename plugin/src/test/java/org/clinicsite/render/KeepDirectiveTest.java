package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clinicsite.render.SmallClinic.Rendering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from page to page is what each page would have drawn. */
class KeepDirectiveTest {

    @TempDir
    Path folder;

    private SmallClinic clinic;

    @BeforeEach
    void begin() {
        clinic = new SmallClinic();
        for (String name : List.of("one", "two", "three")) {
            clinic.with(
                    "content/articles/" + name + ".md",
                    "---\ntitle: Article " + name + "\ntags: [neck]\npublished: 2026-01-02\n---\nText of " + name
                            + ".\n");
        }
    }

    @Test
    void aPageDoesNotDependOnThoseDrawnBefore() throws Exception {
        Rendering site = clinic.in(folder.resolve("all"));
        List<String> paths = List.of("/articles/one/", "/articles/", "/articles/two/", "/", "/articles/three/");
        for (String path : paths) {
            String alone =
                    clinic.in(folder.resolve("alone" + paths.indexOf(path))).html(path);

            assertThat(site.html(path)).isEqualTo(alone);
        }
        assertThat(site.html("/articles/one/"))
                .contains("<footer", "aria-current=\"true\">Articles", "<a href=\"/articles/two/\">Article two</a>");
        assertThat(site.html("/articles/two/")).doesNotContain("<h3><a href=\"/articles/two/\"");
    }

    @Test
    void aClinicsOwnPartialIsDrawnForEachPage() throws Exception {
        Rendering site = clinic.with(
                        "site-template/partials/footer.ftlh",
                        "<#macro draw><@keep when=true><footer>You read ${page.title}</footer></@keep></#macro>")
                .in(folder);

        assertThat(site.html("/articles/one/")).contains("<footer>You read Article one</footer>");
        assertThat(site.html("/articles/two/")).contains("<footer>You read Article two</footer>");
    }
}
