package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.docs.Document;
import org.clinicsite.docs.Document.Block;
import org.clinicsite.docs.Document.Row;
import org.clinicsite.render.SmallClinic.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code templates.md} tells template authors the truth: its examples work, and it names every function. */
class TemplatesDocumentTest {

    private static final Pattern CALL = Pattern.compile("`(\\w+)\\(|, `(\\w+)\\(");

    @TempDir
    private Path folder;

    private SmallClinic withItsExamples() throws Exception {
        SmallClinic clinic = new SmallClinic()
                .with("content/pages/spring.md", "---\ntitle: Spring\nlayout: campaign\n---\nA week of quiet.\n")
                .with("content/pages/garden.md", "---\ntitle: Garden\nimage: garden.jpg\n---\nGreen.\n");
        Document.read("templates.md").files().forEach(block -> clinic.with(block.path(), block.text()));
        return clinic;
    }

    @Test
    void itsExamplesDoWhatItSays() throws Exception {
        Rendering site = withItsExamples().in(folder);
        assertThat(site.document("/").select("header .act .button").text()).isEqualTo("Reserve");
        assertThat(site.document("/services/").select("h1").text()).isEqualTo("Massages");
        assertThat(site.document("/").select("footer").text().replace('\u00a0', ' '))
                .isEqualTo("Oak House, Contact: +44 1632 960001");
        assertThat(site.document("/spring/").select("main.page-campaign .prose").text())
                .isEqualTo("A week of quiet.");
        assertThat(site.document("/garden/").select("main img.framed.view")).hasSize(1);
        String style = site.document("/").select("link[rel=stylesheet]").attr("href");
        assertThat(site.file(style)).contains(".eyebrow { letter-spacing: 0; }");
        assertThat(site.document("/tags/").select("main p").text()).isEqualTo("Neck");
        assertThat(site.document("/who-to-ask/").select(".prose .person").text())
                .isEqualTo("Talk to Ada Kern");
        assertThat(site.document("/who-to-ask/").select(".prose .person a").attr("href"))
                .isEqualTo("/therapists/ada/");
    }

    @Test
    void itsShortcutSaysItselfWhatItMisses() throws Exception {
        Rendering site = withItsExamples()
                .with("content/pages/nobody.md", "---\ntitle: Nobody\n---\nAsk.\n\n::person\n")
                .in(folder);
        assertThatThrownBy(() -> site.html("/nobody/"))
                .isInstanceOf(TemplateFault.class)
                .hasMessage("content/pages/nobody.md:6:3: The shortcut 'person': Say who: ::person{therapist=\"anna\"}."
                        + " See site-template/shortcuts/person.ftlh:1:35.");
    }

    @Test
    void colorsSizesAndSpacesAreOneFileThatCanBeReplaced() throws Exception {
        String tokens = new TemplateFolder(null).text("css/tokens.css");
        Rendering site = new SmallClinic()
                .with("site-template/css/tokens.css", tokens.replace("--measure: 38rem", "--measure: 32rem"))
                .in(folder);
        String style = site.document("/").select("link[rel=stylesheet]").attr("href");
        assertThat(site.file(style)).contains("--measure: 32rem").doesNotContain("--measure: 38rem");
    }

    @Test
    void itsThemeIsAccepted() throws Exception {
        Block theme = Document.read("templates.md")
                .blocks("Change a colour, a font, a corner, the mark")
                .get(0);
        Rendering site = new SmallClinic()
                .with("content/data/clinic.yaml", SmallClinic.CLINIC + theme.text())
                .in(folder);
        String style = site.document("/").select("link[rel=stylesheet]").attr("href");
        assertThat(site.file(style)).contains("--primary: #5b2a4e;").contains("--radius: 0;");
    }

    @Test
    void itsMistakeIsToldAsItShows() throws Exception {
        Block said =
                Document.read("templates.md").blocks("When something is wrong").get(0);
        Rendering site = new SmallClinic()
                .with(
                        "site-template/partials/footer.ftlh",
                        "<#macro draw>\n<footer>\n  <p>${clinic.nmae}</p>\n</footer>\n</#macro>\n")
                .in(folder);
        assertThatThrownBy(() -> site.html("/"))
                .isInstanceOfSatisfying(
                        TemplateFault.class,
                        fault -> assertThat(fault.problem().told())
                                .isEqualTo(said.text().strip().replace(" (on page /)", "")));
    }

    @Test
    void itNamesEveryFunctionAndNoOther() throws Exception {
        TreeSet<String> named = new TreeSet<>();
        for (Row row : Document.read("templates.md").rows("What a template knows")) {
            Matcher call = CALL.matcher(row.cells().get(0));
            while (call.find()) {
                named.add(call.group(1) != null ? call.group(1) : call.group(2));
            }
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(TemplateFunctions.NAMES);
    }
}
