package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shows in no page, and what no page shows; nobody would hear of it otherwise. */
class OverlookedTest {

    private static final String HEAD = "---\ntitle: A stiff neck\n"
            + "description: Why a neck gets stiff at a desk, and what helps it when it does, in plain words.\n"
            + "published: 2026-01-02\n---\n";

    @TempDir
    Path temp;

    private TestClinic clinic;

    @BeforeEach
    void aClinic() throws IOException {
        clinic = new TestClinic(temp.resolve("clinic"));
    }

    private List<String> warnings() throws IOException {
        return clinic.generate().warnings().stream().map(Problem::says).toList();
    }

    // ---- a byte-order mark

    @Test
    void aByteOrderMarkWithinAFileIsTold() throws IOException {
        clinic.write("content/articles/neck.md", "\uFEFF" + HEAD + "One.\n\nTwo \uFEFFthree\uFEFF.\n");
        assertThat(warnings())
                .containsExactly(
                        "content/articles/neck.md:8:5: An invisible byte-order mark (U+FEFF) stands in the middle"
                                + " of the file, and 1 more. Delete it, also where files were joined; only at the very beginning it"
                                + " does no harm.");
    }

    @Test
    void alsoOneThatHidesAHeaderAndOneInTheFacts() throws IOException {
        clinic.write("content/articles/neck.md", "\uFEFF\uFEFF" + HEAD + "One.\n")
                .write("content/data/more.yaml", "a: 1\nb: x\uFEFF\n");
        assertThat(warnings())
                .anyMatch(line -> line.startsWith("content/articles/neck.md:1:1: An invisible byte-order mark"))
                .anyMatch(line -> line.startsWith("content/data/more.yaml:2:5: An invisible byte-order mark"));
    }

    // ---- a page without text

    @Test
    void aPageWithoutTextIsTold() throws IOException {
        clinic.write("content/articles/neck.md", HEAD)
                .write("content/articles/back.html", HEAD.replace("neck", "back") + "<!-- later -->\n<p> </p>\n")
                .write(
                        "content/pages/jobs.md",
                        HEAD.replace("A stiff neck", "Work here")
                                .replace("published", "updated")
                                .replace("Why a neck gets", "Why a jobs page is"));
        assertThat(warnings())
                .filteredOn(line -> line.contains("is empty"))
                .containsExactly(
                        "content/articles/back.html:5: The text is empty. Write it below the header, or delete the file.",
                        "content/articles/neck.md:5: The text is empty. Write it below the header, or delete the file.",
                        "content/pages/jobs.md:5: The text is empty. Write it below the header, or delete the file.");
    }

    @Test
    void aPageOfWhichNothingIsLeftIsToldInOtherWords() throws IOException {
        clinic.write(
                "content/pages/jobs.md",
                HEAD.replace("A stiff neck", "Work here").replace("published", "updated") + "[x](javascript:a())\n");
        assertThat(warnings())
                .contains(
                        "content/pages/jobs.md:5: Nothing of the text is left; all of it was taken out. Write it below the"
                                + " header, or delete the file.");
        clinic.write("content/pages/jobs.md", HEAD + ">".repeat(2000) + " x\n");
        assertThat(clinic.errors()).singleElement().asString().contains("Quotes or lists lie more than 100 deep");
    }

    @Test
    void aPageOfFactsOrOfShortcutsNeedsNoText() throws IOException {
        clinic.write("content/articles/neck.md", HEAD + "::prices\n")
                .write(
                        "content/articles/back.md",
                        HEAD.replace("neck", "back").replace("title", "status: draft\ntitle"))
                .write(
                        "content/pages/prices.md",
                        "---\ntitle: Prices\nlayout: prices\n"
                                + "description: What a massage costs with us, with all lengths and all that may be added.\n---\n");
        assertThat(warnings()).noneMatch(line -> line.contains("is empty"));
    }

    // ---- code without end

    @Test
    void codeWithoutEndIsToldWhereItBegins() throws IOException {
        clinic.write("content/articles/neck.md", HEAD + "One.\n\n```text\nTwo.\n\n## Three\n")
                .write("content/articles/back.md", HEAD.replace("neck", "back") + "> ~~~~\n> Two.\n\nThree.\n");
        assertThat(warnings())
                .containsExactly(
                        "content/articles/back.md:6:3: The code that begins here has no end: all below it became code."
                                + " Write a line ~~~~ where the code ends.",
                        "content/articles/neck.md:8:1: The code that begins here has no end: all below it became code."
                                + " Write a line ``` where the code ends.");
    }

    @Test
    void codeWithItsEndIsNot() throws IOException {
        clinic.write(
                "content/articles/neck.md",
                HEAD + "```\na\n```\n\n````\n```\n````\n\n- x\n\n  ~~~\n  b\n  ~~~\n\nText.\n\n```\nc\n```");
        assertThat(warnings()).isEmpty();
    }

    // ---- tags that nobody sees

    @Test
    void tagsOfWhatIsNoArticleAreTold() throws IOException {
        clinic.write(
                "content/pages/jobs.md",
                HEAD.replace("A stiff neck", "Work here").replace("published: 2026-01-02", "tags: [Work]") + "Text.\n");
        assertThat(warnings())
                .containsExactly(
                        "content/pages/jobs.md:4:1: tags: only articles show their tags; these are seen by nobody."
                                + " Take the line away.");

        clinic.write(
                "site-template/layouts/page.ftlh", "<#list page.facts.common.tags as tag>${tag}</#list>${page.title}");
        assertThat(warnings()).noneMatch(line -> line.contains("tags: only articles"));
    }
}
