package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clinicsite.document.html.ActiveHtml;
import org.clinicsite.text.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an author who made a mistake is told. */
class BadInputTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void aGoodProject() {
        project = Project.in(folder).page("good.md", "Good\n");
    }

    private void assertSays(String... messages) {
        assertThat(project.build().says()).containsExactly(messages);
    }

    // ---- encoding

    @Test
    void aFileThatIsNotUtf8() {
        project.file("content/x.md", "title=x\ntype=page\n~~~~~~\nf\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
        assertSays("ERROR content/x.md:4:2: The byte 0xFC is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void aTemplateThatIsNotUtf8() {
        project.file("templates/page.ftl", "f\u00fcr".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(project.build().says())
                .contains("ERROR templates/page.ftl:1:2: The byte 0xFC is not UTF-8. Save the file as UTF-8.");
    }

    @Test
    void anInvisibleSpaceInATitleOrATag() {
        project.file(
                "content/x.md",
                "title=a\u200Bb\ndate=2026-01-15\ntype=page\nstatus=published\ntags=n\u200Beck\n~~~~~~\n1\n");
        Project.Built built = project.build();
        assertThat(built.good()).isTrue();
        assertThat(built.pages()).containsKey("tags/neck.html");
        assertThat(built.says()).hasSize(2).allMatch(line -> line.contains("invisible characters"));
    }

    @Test
    void aControlCharacterInATitleOrAFileOfAnotherEncoding() {
        project.file("content/x.md", "title=a\fb\ntype=page\nstatus=published\n~~~~~~\n1\n");
        assertSays("ERROR content/x.md:1:8: The value of 'title' holds the control character U+000C."
                + " Delete it; feeds and sitemaps cannot hold it.");
        project.file("content/x.md", "").file("content/x.yml", "title: \"a\\x01b\"\ntype: page\nstatus: published\n");
        assertThat(project.build().says())
                .contains("ERROR content/x.yml: The value of 'title' holds the control character U+0001."
                        + " Delete it; feeds and sitemaps cannot hold it.");
        project.with("render.encoding=ISO-8859-1")
                .file("content/x.yml", "title: y\ntype: page\nstatus: published\n")
                .file("content/x.md", "title=x\ntype=page\nstatus=published\n~~~~~~\na\u0008b\n");
        assertThat(project.build().says())
                .contains("ERROR content/x.md:5:2: The file holds the control character U+0008."
                        + " Delete it, or save the file as plain text in UTF-8.");
    }

    @Test
    void aTagThatIsTooLongForAFile() {
        project.post("x.md", "2026-01-15", "neck," + "ä".repeat(126));
        assertSays("ERROR content/x.md: The path of the tag '" + "ä".repeat(51) + "… has a part that is too long for a"
                + " file: '" + "ä".repeat(60) + "…'. Shorten it to at most 255 bytes, its ending counted.");
    }

    // ---- header

    @Test
    void aHeaderLineWithoutAnEqualsSign() {
        project.file("content/x.md", "title=x\ndate 2026-01-15\ntype=page\nstatus=published\n~~~~~~\n1\n");
        assertSays("ERROR content/x.md:2:1: The header line has no '=': 'date 2026-01-15'."
                + " Write it as key=value, or move it under the line ~~~~~~.");
    }

    @Test
    void tildesOfACodeBlockAreNoHeader() {
        project.file("content/readme.md", "A text\n\n~~~~~~\ncode\n~~~~~~\n");
        assertThat(project.build().says())
                .containsExactly(
                        "WARNING content/readme.md:1: The file has no header; it is left out. Start it with lines"
                                + " such as title=…, date=…, type=page, status=published and close them with ~~~~~~.");
    }

    @Test
    void aDateThatDoesNotExist() {
        project.file("content/x.md", "title=x\ndate=2026-13-01\ntype=page\nstatus=published\n~~~~~~\n1\n");
        assertSays("ERROR content/x.md:2:1: '2026-13-01' is no date."
                + " Write it as date.format in jbake.properties says: yyyy-MM-dd.");
    }

    @Test
    void aDayThatTheMonthDoesNotHave() {
        project.file("content/x.md", "title=x\ndate=2026-02-30\ntype=page\nstatus=published\n~~~~~~\n1\n");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("ERROR content/x.md:2:1: '2026-02-30' is no date.");
    }

    @Test
    void aPageBreakInATextDoesNotBreakTheFeed() {
        project.with("render.feed=true")
                .file("templates/feed.ftl", "<#list published_posts as p>${p.body?xml}</#list>")
                .file("content/x.html", "title=x\ndate=2026-01-15\ntype=post\nstatus=published\n~~~~~~\none\ftwo\n");
        Project.Built built = project.build();
        assertThat(built.page("feed.xml")).isEqualTo("one two\n");
        assertThat(built.page("x.html")).contains("one\ftwo");
    }

    @Test
    void whereNothingHasADateItIsThatOfTheBuild() {
        Project other = Project.in(folder.resolve("undated"))
                .file("content/x.md", "title=x\ntype=page\nstatus=published\n~~~~~~\n1\n")
                .file("templates/page.ftl", "${content.date?string('yyyy-MM-dd')}");
        assertThat(other.build().page("x.html")).isEqualTo("2026-11-22");
    }

    @Test
    void aPostWithoutADateIsOfTodayWhateverOthersHave() {
        project.file("content/x.md", "title=x\ntype=post\nstatus=published\n~~~~~~\n1\n")
                .file("templates/post.ftl", "${content.date?string('yyyy-MM-dd')}");
        Project.Built built = project.build();
        assertThat(built.page("x.html")).isEqualTo("2026-11-22");
        assertThat(built.says()).singleElement().asString().startsWith("WARNING content/x.md:1: The post has no date");
    }

    @Test
    void aStatusThatDoesNotExist() {
        project.file("content/x.md", "title=x\ndate=2026-01-15\ntype=page\nstatus=publishd\n~~~~~~\n1\n");
        project.with("render.index=true")
                .file("templates/index.ftl", "<#list published_content as one>${one.title}</#list>");
        assertSays(
                "WARNING content/x.md:4:1: There is no status 'publishd'; the page is made, and no list has it. Write one"
                        + " of published, published-date, draft.");
        assertThat(project.build().pages())
                .containsEntry("index.html", "good.md")
                .containsKey("x.html");
    }

    @Test
    void aTypeThatHasNoTemplate() {
        project.file("content/x.md", "title=x\ndate=2026-01-15\ntype=pgae\nstatus=published\n~~~~~~\n1\n");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith(
                        "WARNING content/x.md:1: There is no type 'pgae'; the file is left out. Write one of archive, ");
    }

    @Test
    void aKeyInTheWrongCaseIsUsed() {
        project.file("content/x.md", "Title=x\ndate=2026-01-15\nTYPE=page\nstatus=published\n~~~~~~\n1\n");
        Project.Built built = project.build();
        assertThat(built.page("x.html")).startsWith("<h1>x</h1>");
        assertThat(built.says())
                .containsExactly(
                        "WARNING content/x.md:1:1: 'Title' is read as 'title'. Write title=x.",
                        "WARNING content/x.md:3:1: 'TYPE' is read as 'type'. Write type=page.");
    }

    @Test
    void jsonThatIsNone() {
        project.file(
                "content/x.md", "title=x\ndate=2026-01-15\ntype=page\nstatus=published\nmeta={\"a\":}\n~~~~~~\n1\n");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("WARNING content/x.md:5:")
                .contains("looks like JSON but is none");
    }

    @Test
    void tagsThatAreEmptyOrDifferInCase() {
        project.post("a.md", "2026-01-15", "x,, ,").post("b.md", "2026-01-15", "X");
        Project.Built built = project.build();
        assertThat(built.pages()).containsKeys("tags/x.html", "tags/X.html").doesNotContainKey("tags/.html");
        assertThat(built.says())
                .containsExactly("WARNING content/b.md: The tag 'X' is written 'x' in content/a.md."
                        + " Write it in one way; each way gets a page of its own.");
    }

    // ---- data

    @Test
    void yamlThatNamesAClass() {
        project.file("data/x.yml", "a: 1\nb: !!java.util.Date 2026-01-01\n");
        assertSays("ERROR data/x.yml:2:4: The tag 'tag:yaml.org,2002:java.util.Date' is not allowed."
                + " Write the value without a tag.");
    }

    @Test
    void yamlWithBadIndentation() {
        project.file("data/x.yml", "list:\n  - a: 1\n   b: 2\n");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("ERROR data/x.yml:3:4: This is not YAML");
    }

    @Test
    void anAliasThatHoldsItselfOrMultiplies() {
        project.file("data/x.yml", "a: &a [*a]\n");
        assertThat(project.build().good()).isFalse();
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        project.file("data/x.yml", laughs.toString());
        assertThat(project.build().problems())
                .allMatch(problem -> problem.says().startsWith("data/x.yml"));
    }

    // ---- paths

    @Test
    void aSlugAPermalinkOrATagThatLeavesTheSite() {
        project.file(
                "content/x.md",
                "title=x\ndate=2026-01-15\ntype=page\nstatus=published\nslug=../up\ntags=../../up\n~~~~~~\n1\n");
        assertThat(project.build().says())
                .containsExactly("ERROR content/x.md:5:1: The slug leaves the site: '../up'. Write it without '..'.");
        project.file(
                "content/x.md", "title=x\ndate=2026-01-15\ntype=page\nstatus=published\ntags=../../up\n~~~~~~\n1\n");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("ERROR content/x.md: The path of the tag '../../up' leaves the site");
    }

    @Test
    void twoSourcesOfOnePath() {
        project.page("a.md", "Text\n")
                .page("a.html", "Text\n")
                .page("Good.md", "Text\n")
                .page("caf\u00e9.md", "Text\n")
                .page("cafe\u0301.md", "Text\n");
        assertThat(project.build().says())
                .hasSize(3)
                .anyMatch(line -> line.contains("content/a.html and content/a.md have one path: a.html."))
                .anyMatch(line -> line.contains("content/Good.md and content/good.md have paths that some disks"))
                .anyMatch(line -> line.contains("cafe\u0301.md") && line.contains("caf\u00e9.md"));
    }

    @Test
    void aPageInThePlaceOfAnAssetOrOfWhatMachinesRead() {
        project.with("output.extension=.txt")
                .page("robots.md", "Text\n")
                .page("notes.md", "Text\n")
                .file("assets/notes.txt", "")
                .file("assets/robots.txt", "");
        assertThat(project.build().says())
                .containsExactly(
                        "ERROR assets/notes.txt: content/notes.md and assets/notes.txt have one path: notes.txt."
                                + " Rename one of them.",
                        "ERROR assets/robots.txt: content/robots.md and assets/robots.txt have one path: robots.txt."
                                + " Rename one of them.");
    }

    @Test
    void twoPermalinksOfOnePlace() {
        String header = "title=x\ndate=2026-01-15\ntype=page\nstatus=published\npermalink=/same/\n~~~~~~\n1\n";
        project.file("content/2025/one.md", header).file("content/2026/one.md", header);
        assertSays("ERROR content/2026/one.md: content/2026/one.md and content/2025/one.md have one permalink: /same/."
                + " Give each its own.");
    }

    // ---- links and HTML

    @Test
    void aPictureThatIsMissing() {
        project.file("content/img/there.png", "").page("x.md", "![a](img/there.png)\n\n![b](gone.jpg)\n");
        assertSays("ERROR content/x.md:8: The picture is not there: 'gone.jpg'."
                + " Put it beside the text or into the assets, or mend the address.");
    }

    @Test
    void aPictureInAFolderThatIsNotThereMayLieOnTheHost() {
        project.page("x.md", "![a](/uploads/a.jpg)\n\n![b](../media/b.jpg)\n");
        assertThat(project.build().says())
                .hasSize(2)
                .allMatch(line -> line.startsWith("WARNING content/x.md:"))
                .anyMatch(line -> line.contains("'/uploads/a.jpg'"));
    }

    @Test
    void whereMostPicturesAreMissingTheyMayLieOnTheHost() {
        project.file("content/there.png", "").page("x.md", "![a](there.png) ![b](b.png) ![c](c.png) ![d](d.png)\n");
        assertThat(project.build().says()).hasSize(3).allMatch(line -> line.startsWith("WARNING content/x.md:6"));
    }

    @Test
    void aLinkToASourceThatIsMissing() {
        project.page("x.md", "[a](gone.md)\n");
        assertSays("WARNING content/x.md:6: The link leads to no file of the content folder: 'gone.md'.");
    }

    @Test
    void linksThatRunScript() {
        project.page(
                "x.md", "[a](javascript:a())\n[b](JaVaScRiPt:b())\n[c](&#106;avascript:c)\n[d](data:text/html,d)\n");
        Project.Built built = project.build();
        assertThat(built.page("x.html").toLowerCase(java.util.Locale.ROOT)).doesNotContain("script:", "data:");
        assertThat(built.says()).hasSize(4).allMatch(line -> line.contains("it is taken out"));
    }

    @Test
    void anElementThatIsNotClosed() {
        project.page("x.md", "<div>\n\ntext\n");
        Project.Built built = project.build();
        assertThat(built.page("x.html")).endsWith("<div>\n<p>text</p></div>\n");
        assertThat(built.says())
                .containsExactly("WARNING content/x.md:6: The HTML does not close <div>; it is closed at the end of the"
                        + " text. Write </div> where it belongs.");
    }

    @Test
    void rawHtmlThatBringsInForeignThings() {
        project.page("x.md", "ok\n\n<iframe src=\"https://example.org/\"></iframe>\n");
        assertSays("WARNING content/x.md:8:1: Raw HTML with <iframe> in line 3 of the text is published as it stands.");
    }

    @Test
    void htmlThatRunsInWhateverDress() {
        String html = "<img src=\"x.png\"\n  onerror=\"a()\">\n\n<input autofocus onfocus=a()>\n\n"
                + "Go <a href=\"&#106;avascript:a()\">there</a> or <a href=\"java&#9;script:b()\">here</a>.\n\n"
                + "> <p\n> onclick=\"c()\">quoted</p>\n";
        project.file("assets/x.png", "x").page("x.md", html);
        assertSays(
                "WARNING content/x.md:7:3: Raw HTML with onerror= in line 2 of the text is published as it stands.",
                "WARNING content/x.md:9:18: Raw HTML with onfocus= in line 4 of the text is published as it stands.",
                "WARNING content/x.md:11:7: Raw HTML with javascript: in line 6 of the text is published as it stands.",
                "WARNING content/x.md:11:50: Raw HTML with javascript: in line 6 of the text is published as it stands.",
                "WARNING content/x.md:14:3: Raw HTML with onclick= in line 9 of the text is published as it stands.");
        assertThat(project.build().page("x.html")).contains("onerror=\"a()\"", "&#106;avascript:a()");
    }

    @Test
    void anHtmlFileIsReadForThatToo() {
        project.page("x.html", "<p>ok</p>\n<p><b onmouseover=a()>b</b>\n<script>a('<iframe>')</script></p>\n");
        assertSays(
                "WARNING content/x.html:7:7: Raw HTML with onmouseover= in line 2 of the text is published as it stands.",
                "WARNING content/x.html:8:1: Raw HTML with <script> in line 3 of the text is published as it stands.");
    }

    @Test
    void codeIsNoHtml() {
        project.page(
                        "x.md",
                        "```html\n<img onerror=a()>\n<script>\n```\n\nWrite `<a href=\"javascript:a()\">`.\n\n"
                                + "    <iframe onload=a()>\n\n~~~\n<object>\n~~~\n\n<!-- <script> onload=a() -->\n\n"
                                + "<p title=\"javascript: a book\">once</p>\n\nonerror=a() and javascript:\n")
                .page("y.html", "<pre><code>&lt;img onerror=a()&gt;</code></pre>\n");
        assertThat(project.build().says()).isEmpty();
    }

    @Test
    void htmlThatPassesThroughAsciiDocIsFoundInItsSource() {
        String source = "= Title\n\n----\n<img onerror=no>\n----\n\n++++\n<img src=x onerror=a()>\n++++\n\n"
                + "See +++<b onerror=b()>b</b>+++ and pass:[<iframe src=x>].\n\nvideo::x[youtube]\n";
        String page =
                "<pre>&lt;img onerror=no&gt;</pre><img src=x onerror=a()><b onerror=b()>b</b><iframe src=x></iframe>"
                        + "<iframe src=//youtube></iframe><a href='&#106;avascript:c'>c</a>";
        assertThat(AsciiDoc.written(source, ActiveHtml.in(page)))
                .extracting(found -> found.what() + " "
                        + (found.offset() < 0 ? "?" : new SourceText("x", source).line(found.offset())))
                .containsExactly("onerror= 8", "onerror= 11", "<iframe> 11", "javascript: ?");
    }

    @Test
    @Timeout(20)
    void quotesNestedWithoutEnd() {
        project.page("x.md", ">".repeat(5000) + " x\n");
        assertSays("ERROR content/x.md:6:1: The text is nested more than 200 levels deep."
                + " Remove the surplus '>' or list marks at the line's start.");
    }

    // ---- what is easily overlooked

    @Test
    void codeWithoutEndAndAByteOrderMark() {
        project.page("x.md", "ok\n\n```java\nint a;\n\nAll of this.\n")
                .page("y.md", "one\n\ntwo\uFEFFthree\n")
                .page("z.md", "```\na\n```\n\n~~~\nb\n~~~\n");
        assertSays(
                "WARNING content/x.md:8:1: The code that begins here has no end: all below it became code."
                        + " Write a line ``` where the code ends.",
                "WARNING content/y.md:8:4: An invisible byte-order mark (U+FEFF) stands in the middle of the file."
                        + " Delete it, also where files were joined; only at the very beginning it does no harm.");
    }

    @Test
    void aPageWithoutText() {
        project.page("x.md", "")
                .page("y.html", "\n \n")
                .file("content/z.md", "title=z\ntype=page\nstatus=draft\n~~~~~~\n")
                .with("template.landing.file=page.ftl")
                .file("content/l.md", "title=l\ntype=landing\nstatus=published\n~~~~~~\n");
        assertSays(
                "WARNING content/x.md:5: There is no text below the header; as with JBake, the page shows the header"
                        + " itself. Write one, or set status=draft.",
                "WARNING content/y.html:5: There is no text below the header; the page is empty."
                        + " Write one, or set status=draft.");
    }

    // ---- templates

    @Test
    void anIncludeThatIsMissing() {
        project.file("templates/page.ftl", "<p>\n<#include \"no-such.ftl\">");
        assertSays("ERROR templates/page.ftl:2:1: There is no template 'no-such.ftl' to include."
                + " Seen with content/good.md. Write it in the template folder, or mend the name.");
    }

    @Test
    void aBuiltInThatIsMisspelt() {
        project.file("templates/page.ftl", "<p>\n${content.title?uper_case}");
        assertSays("ERROR templates/page.ftl:2:17: Unknown built-in: \"uper_case\". Seen with content/good.md.");
    }

    @Test
    void aTemplateThatCannotBeReadIsToldOnceForAllItsPages() {
        project.file("templates/page.ftl", "<p>\n${content.title?uper_case}");
        for (int i = 10; i < 22; i++) {
            project.page("a" + i + ".md", "text\n");
        }
        assertSays(
                "ERROR templates/page.ftl:2:17: Unknown built-in: \"uper_case\". Seen with content/a10.md and 12 more.");
    }

    @Test
    void aNameThatIsMissingIsToldOncePerTemplate() {
        project.page("second.md", "Text\n").file("templates/page.ftl", "${content.nothing}");
        assertSays("ERROR templates/page.ftl:1:3: There is no 'content.nothing'."
                + " Seen with content/good.md and 1 more."
                + " Write (content.nothing)! or (content.nothing)!\"otherwise\" where it may be missing.");
    }

    @Test
    @Timeout(20)
    void aMacroThatCallsItself() {
        project.file("templates/page.ftl", "<#macro m><@m/></#macro><@m/>");
        assertSays("ERROR templates/page.ftl: The template calls itself without end, through a macro or an include."
                + " Seen with content/good.md. Give the recursion an end.");
    }

    @Test
    void templatesReachNothingButTheSite() {
        for (String attack : List.of(
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
                "${content?api.class}",
                "${db.class.name}",
                "${db.getClass().getName()}",
                "${db.getPublishedPages()[0].getClass()}",
                "${data.get(\"x\").class}",
                "${db.getTags().iterator().getClass()}",
                "${db.drop()}",
                "${db.deleteContent(\"x\")}",
                "${db.getPublishedPages().clear()}",
                "${content.title.class}",
                "${config.sourceFolder.listFiles()}",
                "<#include \"../jbake.properties\" parse=false>",
                "<#include \"/etc/hostname\" parse=false>",
                "${config.java_home}",
                "${renderer}")) {
            project.file("templates/page.ftl", attack);
            Project.Built built = project.build();
            assertThat(built.good()).as(attack).isFalse();
            assertThat(built.says()).as(attack).allMatch(line -> line.startsWith("ERROR templates/page.ftl"));
        }
    }

    // ---- files

    @Test
    void linksThatLeadNowhereOrOutOfTheProject(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        project.file("assets/a.css", "");
        Files.createSymbolicLink(folder.resolve("assets/gone.jpg"), Path.of("/nonexistent/x.jpg"));
        Files.createSymbolicLink(folder.resolve("assets/out.txt"), secret);
        Files.createSymbolicLink(folder.resolve("assets/loop"), folder.resolve("assets"));
        Files.createSymbolicLink(folder.resolve("templates/out.ftl"), secret);
        Project.Built built = project.build();
        assertThat(built.assets().keySet()).containsExactly("a.css");
        assertThat(built.says())
                .containsExactly(
                        "WARNING assets/gone.jpg: The link leads nowhere; it is left out."
                                + " Remove the link or mend its target.",
                        "WARNING assets/loop: The link leads back to a folder above it. Remove the link.",
                        "WARNING assets/out.txt: The link leaves the project; it is left out."
                                + " Put a copy in its place.");
        project.file("templates/page.ftl", "<#include \"out.ftl\">");
        assertThat(project.build().good()).isFalse();
    }

    @Test
    void asciiDocWithoutAsciidoctor() {
        project.file("content/x.adoc", "= X\n:jbake-type: page\n:jbake-status: published\n\ntext\n")
                .libraries(ClassLoader.getPlatformClassLoader());
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("ERROR content/x.adoc: AsciiDoc needs asciidoctorj.")
                .contains("<artifactId>asciidoctorj</artifactId>");
    }

    @Test
    void asciiDocOfWhichAsciidoctorHasSomethingToSay() {
        project.file(
                        "content/x.adoc",
                        "= X\n:jbake-type: page\n:jbake-status: published\n\ntext\n\ninclude::gone.adoc[]\n")
                .file("content/y.adoc", "= Y\n:jbake-type: page\n:jbake-status: published\n:jbake-date: soon\n\ntext\n")
                .file("content/z.adoc", "title=Z\ntype=page\nstatus=published\n~~~~~~\ninclude::gone.adoc[]\n");
        assertThat(project.build().says())
                .containsExactly(
                        "WARNING content/x.adoc:7: Asciidoctor says: include file not found: gone.adoc.",
                        "ERROR content/y.adoc:4:1: 'soon' is no date."
                                + " Write it as date.format in jbake.properties says: yyyy-MM-dd.",
                        "WARNING content/z.adoc:5: Asciidoctor says: include file not found: gone.adoc.");
    }

    // ---- configuration

    @Test
    void aConfigurationThatCannotBeMeant() {
        project.with("render.tags=perhaps", "index.paginate=true", "index.posts_per_page=many", "render.index=true")
                .file("templates/index.ftl", "");
        assertThat(project.build().says())
                .contains("ERROR jbake.properties: render.tags is neither true nor false: 'perhaps'."
                        + " Write render.tags=true or render.tags=false.");
    }

    @Test
    void fiveMistakesAreToldInOneGo() {
        project.file("content/a.md", "title=a\ndate=never\ntype=page\nstatus=published\n~~~~~~\n1\n")
                .file("content/b.md", "title=b\ndate=2026-01-15\ntype=page\nstatus=maybe\n~~~~~~\n1\n")
                .file("content/c.md", "title=c\nno equals\n~~~~~~\n1\n")
                .file("content/d.md", new byte[] {(byte) 0xC0, (byte) 0xAF})
                .file("data/e.yml", "a: [\n");
        assertThat(project.build().problems())
                .hasSize(5)
                .extracting(problem -> problem.path())
                .containsExactly("content/a.md", "content/b.md", "content/c.md", "content/d.md", "data/e.yml");
    }
}
