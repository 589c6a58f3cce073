package org.clinicsite.jbake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a JBake project is read and drawn, beside what {@link StockJBakeIT} compares with JBake itself. */
class JBakeSiteTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithJbakePropertiesIsAProject() {
        assertThat(JBakeSite.isProject(folder)).isFalse();
        Project.in(folder);
        assertThat(JBakeSite.isProject(folder)).isTrue();
    }

    @Test
    void aPageGetsItsHeaderAndBody() {
        Project.Built built = Project.in(folder).page("about.md", "*Hands*\n").build();
        assertThat(built.page("about.html")).isEqualTo("<h1>about.md</h1>\n<p><em>Hands</em></p>\n");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void aDraftIsDrawnWithItsSuffixAndListedNowhere() {
        Project.Built built = Project.in(folder)
                .file("content/x.md", "title=X\ndate=2026-01-15\ntype=post\nstatus=draft\ntags=a\n~~~~~~\n1\n")
                .build();
        assertThat(built.pages()).containsOnlyKeys("x-draft.html");
    }

    @Test
    void aPostIsPublishedOnceItsDateHasPassed() {
        String header = "type=post\nstatus=published-date\ntags=t\n~~~~~~\n1\n";
        Project.Built built = Project.in(folder)
                .file("content/past.md", "title=past\ndate=2026-11-21\n" + header)
                .file("content/today.md", "title=today\ndate=2026-11-22\n" + header)
                .file("content/future.md", "title=future\ndate=2026-11-23\n" + header)
                .build();
        assertThat(built.page("tags/t.html")).isEqualTo("t: today past ");
    }

    @Test
    void postsOfOneDayHaveOneOrderOnEveryMachine() {
        Project project = Project.in(folder)
                .with("render.index=true")
                .file("templates/index.ftl", "<#list published_posts as p>${p.title} </#list>");
        for (int i = 1; i <= 5; i++) {
            project.post(i + ".md", "2026-01-15", "");
        }
        assertThat(project.build().page("index.html")).isEqualTo("4.md 2.md 5.md 3.md 1.md ");
    }

    @Test
    void thePagedIndexShowsEachPostOnce() {
        Project project = Project.in(folder)
                .with("render.index=true", "index.paginate=true", "index.posts_per_page=2")
                .file(
                        "templates/index.ftl",
                        "<#list published_posts as p>${p.title} </#list>"
                                + "${currentPageNumber}/${numberOfPages} ${previousFileName!'-'} ${nextFileName!'-'}");
        project.post("a.md", "2026-01-01", "").post("b.md", "2026-01-02", "").post("c.md", "2026-01-03", "");
        Project.Built built = project.build();
        assertThat(built.page("index.html")).isEqualTo("c.md b.md 1/2 - 2/");
        assertThat(built.page("2/index.html")).isEqualTo("a.md 2/2  -");
    }

    @Test
    void nowIsTheBeginningOfTheDayAndATimestampDatesTheBuild() {
        Project project = Project.in(folder)
                .page("x.md", "Text\n")
                .file(
                        "templates/page.ftl",
                        "${published_date?string('yyyy-MM-dd')} ${.now?string('yyyy-MM-dd HH:mm')}");
        assertThat(project.build().page("x.html")).isEqualTo("2026-11-22 2026-11-22 00:00");
        assertThat(project.build(Instant.parse("2026-03-04T05:06:00Z")).page("x.html"))
                .isEqualTo("2026-03-04 2026-11-22 00:00");
    }

    @Test
    void threadsLocaleAndTimeZoneDoNotShow() {
        Project project = Project.in(folder)
                .file(
                        "templates/page.ftl",
                        "${content.date?string('d MMMM yyyy HH:mm')} ${1234.5} ${.locale} ${content.body}");
        for (int i = 0; i < 40; i++) {
            project.page("p" + i + ".md", "mail@clinic.example and p" + i + "\n");
        }
        Project.Built one = project.threads(1).build();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(project.threads(7).build().pages()).isEqualTo(one.pages());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(one.page("p1.html")).startsWith("15 January 2026 00:00 1,234.5 en ");
    }

    @Test
    void aLinkToAnotherSourceLeadsToItsPage() {
        Project.Built built = Project.in(folder)
                .with("uri.noExtension=true", "uri.noExtension.prefix=/blog/")
                .page("blog/one.md", "[two](two.md#part) [root](/about.md) [up](../about.md?x=1)\n")
                .page("blog/two.md", "2\n")
                .page("about.md", "[one](blog/one.md)\n")
                .build();
        assertThat(built.page("blog/one/index.html"))
                .contains("<a href=\"../two/#part\">", "<a href=\"../../about.html\">", "../../about.html?x=1");
        assertThat(built.page("about.html")).contains("<a href=\"blog/one/\">");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void theAddressOfAPageIsJBakesAndItsFileIsWhatServersMakeOfThat() {
        Project.Built built = Project.in(folder)
                .file("templates/page.ftl", "${content.uri}")
                .page("my page.md", "Text\n")
                .page("c++.md", "Text\n")
                .page("boil in/боль в шее.md", "Text\n")
                .build();
        assertThat(built.page("my+page.html")).isEqualTo("my+page.html");
        assertThat(built.page("c++.html")).isEqualTo("c%2B%2B.html");
        assertThat(built.page("boil in/боль+в+шее.html"))
                .isEqualTo("boil in/%D0%B1%D0%BE%D0%BB%D1%8C+%D0%B2+%D1%88%D0%B5%D0%B5.html");
    }

    @Test
    void mixedLineEndsGiveTheSameHtmlAsLf() {
        String text = "title=x\ndate=2026-01-15\ntype=page\nstatus=published\n~~~~~~\n# A\n\ntext\nmore\n";
        String lf = Project.in(folder).file("content/x.md", text).build().page("x.html");
        String mixed = text.replace("published\n", "published\r\n")
                .replace("A\n", "A\r\n")
                .replace("text\n", "text\r");
        Project.Built built =
                Project.in(folder).file("content/x.md", "\uFEFF" + mixed).build();
        assertThat(built.page("x.html")).isEqualTo(lf).doesNotContain("\r");
    }

    @Test
    void hiddenFilesGoByJBakesOwnSwitchAndWhatProgramsLeaveBehindStaysAtHomeAndIsTold() {
        Project project = Project.in(folder)
                .page("x.md", "Text\n")
                .file("assets/.git/HEAD", "")
                .file("assets/.DS_Store", "")
                .file("content/.notes.txt", "")
                .file("assets/a.css", "")
                .file("assets/a.css~", "")
                .file("assets/a.css.swp", "")
                .file("assets/.hidden", "")
                .file("assets/Thumbs.db", "")
                .file("assets/.nojekyll", "")
                .file("assets/.well-known/security.txt", "")
                .file("content/img/x.png", "");
        Project.Built built = project.build();
        assertThat(built.assets().keySet())
                .containsExactly(".hidden", ".nojekyll", ".well-known/security.txt", "a.css", "img/x.png");
        assertThat(built.says())
                .hasSize(5)
                .contains(
                        "WARNING assets/.git: It is left out: a version control keeps such, and JBake would publish it."
                                + " Delete it, or keep it out of the folder.",
                        "WARNING assets/a.css~: It is left out: an editor leaves behind such, and JBake would publish it."
                                + " Delete it, or keep it out of the folder.");

        assertThat(project.with("jbake.strict=false").build().assets().keySet())
                .containsExactly(
                        ".DS_Store",
                        ".git/HEAD",
                        ".hidden",
                        ".nojekyll",
                        ".well-known/security.txt",
                        "Thumbs.db",
                        "a.css",
                        "a.css.swp",
                        "a.css~",
                        "img/x.png");
        assertThat(project.with("asset.ignore=true").build().assets().keySet())
                .containsExactly("Thumbs.db", "a.css", "a.css.swp", "a.css~", "img/x.png");
    }

    @Test
    void aDateThatIsMeantClearlyIsReadAsJBakeReadsIt() {
        Project.Built built = Project.in(folder)
                .with("date.format=EEE\\, d MMM yyyy hh:mm")
                .file("content/x.md", "title=x\ndate=Fri, 15 Jan 2026 14:30\ntype=page\nstatus=published\n~~~~~~\n1\n")
                .file("templates/page.ftl", "${content.date?string('yyyy-MM-dd HH:mm')}")
                .build();
        assertThat(built.page("x.html")).isEqualTo("2026-01-15 14:30");
        assertThat(built.says())
                .containsExactly("WARNING content/x.md:2: The date 'Fri, 15 Jan 2026 14:30' is not quite as date.format"
                        + " says: EEE, d MMM yyyy hh:mm. Mend the day of the week, or write HH in date.format for hours"
                        + " from 0 to 23.");
    }

    @Test
    void aDocumentMayBeRobotsTxtOrLieInWellKnown() {
        Project.Built built = Project.in(folder)
                .with("template.text.file=text.ftl", "template.text.extension=.txt")
                .file("templates/text.ftl", "${content.body}")
                .file(
                        "content/robots.html",
                        "title=r\ndate=2026-01-15\ntype=text\nstatus=published\n~~~~~~\nAllow: /\n")
                .file(
                        "content/.well-known/security.html",
                        "title=s\ndate=2026-01-15\ntype=text\nstatus=published\n~~~~~~\nContact: mailto:a@clinic.example\n")
                .file("content/.hidden/x.html", "title=x\ntype=text\nstatus=published\n~~~~~~\n1\n")
                .build();
        assertThat(built.pages()).containsOnlyKeys("robots.txt", ".well-known/security.txt", ".hidden/x.txt");
        assertThat(built.problems()).isEmpty();
    }

    @Test
    void aTemplateSeesALockedNameOfADataFileAndCannotCallIt() {
        Project project = Project.in(folder)
                .file("data/team.yml", "people:\n  Ann Lee: 1\n  Bob Ray: 2\n")
                .page("x.md", "Text\n")
                .file(
                        "templates/page.ftl",
                        "<#assign p = data.get('team.yml').people>"
                                + "<#list p?keys?filter(k -> k.contains(' '))?sort as k>${k} ${p[k]} </#list>"
                                + "${p.remove?is_method?c}");
        assertThat(project.build().page("x.html")).isEqualTo("Ann Lee 1 Bob Ray 2 true");
        project.file("templates/page.ftl", "${data.get('team.yml').people.remove('Ann Lee')}");
        assertThat(project.build().says())
                .singleElement()
                .asString()
                .startsWith("ERROR templates/page.ftl:1:1: Templates may not call remove.");
    }

    @Test
    void thousandsOfPagesAreNotQuadratic() {
        Project project = Project.in(folder)
                .file(
                        "templates/post.ftl",
                        "${(content.previousContent.title)!'-'}<#list published_posts[0..*3] as p>.</#list>");
        IntStream.range(0, 3000).forEach(i -> project.post("p" + i + ".md", "2026-01-01", "all, t" + i % 10));
        Project.Built built = project.build();
        assertThat(built.pages().values().stream()
                        .filter(page -> page.endsWith("..."))
                        .collect(Collectors.toList()))
                .hasSize(3000);
    }
}
