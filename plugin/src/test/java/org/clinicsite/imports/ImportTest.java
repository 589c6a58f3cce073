package org.clinicsite.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.imports.ImportResult.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody has comes along as Markdown, and what came along builds. */
class ImportTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @TempDir
    Path root;

    @BeforeEach
    void clinic() throws IOException {
        write("content/data/clinic.yaml", """
                name: Elm Street Massage
                description: Massage for stiff backs and necks in Elm Street.
                url: https://elm.example/
                contact: {phone: +44 1632 960123}
                """);
        write("content/therapists/ann-lee.md", "---\ntitle: Ann Lee\n---\nAnn has worked with backs for ten years.\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void picture(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private String read(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    private ImportResult bring(String from) throws Exception {
        return bring(from, false);
    }

    private ImportResult bring(String from, boolean dry) throws Exception {
        Path uploads = root.resolve("uploads");
        return Import.run(
                new ImportOptions(
                        root.resolve("content"),
                        "content",
                        root.resolve(from),
                        "articles",
                        Files.isDirectory(uploads) ? uploads : null,
                        dry,
                        TODAY,
                        2),
                (done, all) -> {});
    }

    /** Fails with what is wrong when the site cannot be made. */
    private void build() throws Exception {
        warnings();
    }

    private List<String> warnings() throws Exception {
        return Generator.generate(
                        GenerateOptions.of(root, root.resolve("target/site"), root.resolve("target/site-reports"))
                                .drafts(true)
                                .threads(2)
                                .outputTimestamp(Instant.parse("2026-11-22T00:00:00Z"))
                                .today(TODAY)
                                .build(),
                        stage -> {})
                .warnings()
                .stream()
                .map(Problem::told)
                .toList();
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve("content"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        file.toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void aTextOfAnyKindBecomesMarkdownWithAHeader() throws Exception {
        write("old/neck.html", """
                <h1>A stiff neck</h1><p>It <b>rarely</b> means harm, say <a href="https://www.nhs.uk/conditions/neck-pain/">the NHS</a>.</p>
                <h2>What helps</h2><ul><li>Heat</li><li>Rest</li></ul>
                <p><img src="IMG_0001.png" alt="A neck in a towel"> <img src="gone.png" alt="Nothing"> <a href="prices.html">Prices</a></p>
                """);
        picture("old/IMG_0001.png");
        write("old/mail.eml", """
                From: Joe Bloggs <joe@private.example>
                To: team@elm.example
                Subject: Sleep and massage
                Date: Mon, 08 May 2023 04:37:16 +0000

                Massage in the evening may help people to fall asleep, as many of our clients say.

                It does not replace regular hours.
                """);

        ImportResult result = bring("old");

        assertThat(read("content/articles/neck.md")).isEqualTo("""
                ---
                title: A stiff neck
                ---

                It **rarely** means harm, say [the NHS](https://www.nhs.uk/conditions/neck-pain/).

                ## What helps {#what-helps}

                - Heat
                - Rest

                ![A neck in a towel](a-neck-in-a-towel.png) Prices
                """);
        assertThat(root.resolve("content/articles/a-neck-in-a-towel.png")).exists();
        assertThat(read("content/articles/mail.md"))
                .contains("title: Sleep and massage", "It does not replace")
                .doesNotContain("joe@private");
        assertThat(result.missing())
                .anyMatch(line -> line.contains("gone.png") && line.contains("is not here"))
                .anyMatch(line -> line.contains("prices.html leads nowhere"));
        assertThat(result.texts()).extracting(ImportResult.Text::kind).contains("a mail");
        build();
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        write("old/a.md", "# A text\n\nIt says something.\n");
        Map<String, String> before = content();
        assertThat(bring("old", true).texts()).extracting(ImportResult.Text::to).containsExactly("articles/a.md");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aSecondImportChangesNothingThatSomebodyEdited() throws Exception {
        write("old/a.md", "# One\n\nIt says something.\n");
        write("old/b.md", "# Two\n\nIt says something.\n");
        write("old/c.md", "# Three\n\nIt says something.\n");
        bring("old");
        assertThat(bring("old").texts()).allMatch(text -> text.outcome() == Outcome.UNCHANGED);

        write("content/articles/a.md", read("content/articles/a.md") + "\nMine.\n");
        write("old/a.md", "# One\n\nIt says something else.\n");
        write("old/b.md", "# Two\n\nIt says something else.\n");
        Files.delete(root.resolve("content/articles/c.md"));
        assertThat(bring("old").texts())
                .extracting(ImportResult.Text::outcome)
                .containsExactly(Outcome.KEPT, Outcome.RENEWED, Outcome.KEPT);
        assertThat(read("content/articles/a.md")).endsWith("Mine.\n").doesNotContain("else");
        assertThat(read("content/articles/b.md")).contains("else");
        assertThat(root.resolve("content/articles/c.md")).doesNotExist();
    }

    @Test
    void aLinkToWhatEverybodySeesOnTheSiteStays() throws Exception {
        write("content/articles/shown.md", "---\ntitle: Shown\npublished: 2026-11-22\n---\nIt is.\n");
        write("content/articles/waits.md", "---\ntitle: Waits\npublished: 2026-11-23\n---\nIt is not yet.\n");
        write("content/articles/over.md", "---\ntitle: Over\nexpires: 2026-11-21\n---\nIt was.\n");
        write(
                "old/a.md",
                "# One\n\nSee [this](/articles/shown/), [that](/articles/waits/) and [those](/articles/over/).\n");
        ImportResult result = bring("old");
        assertThat(read("content/articles/a.md")).contains("See [this](/articles/shown/), that and those.");
        assertThat(result.missing())
                .anyMatch(line -> line.contains("“that” to /articles/waits/ leads to what is not shown"))
                .anyMatch(line -> line.contains("“those” to /articles/over/ leads to what is not shown"));
        build();
    }

    @Test
    void nothingThatWasThereIsOverwritten() throws Exception {
        write("content/articles/a.md", "---\ntitle: Mine\n---\nMine.\n");
        write("old/a.md", "# One\n\nIt says something.\n");
        assertThat(bring("old").texts()).extracting(ImportResult.Text::to).containsExactly("articles/a-2.md");
        assertThat(read("content/articles/a.md")).contains("Mine.");
    }

    @Test
    void importingWhatWasImportedGivesTheSame() throws Exception {
        write("old/a.md", """
                ---
                title: "Backs: what helps"
                date: 2023-05-08 04:37:16 +0100
                tags: [Back, "2024"]
                author: Ann Lee
                sources:
                  - title: Massage for neck pain
                    year: 2024
                    url: https://doi.org/10.1002/14651858.CD004871.pub5
                ---
                ## One {#own}

                A *line* with `code` and a note.[^1]

                [^1]: The note.
                """);
        bring("old");
        String once = read("content/articles/a.md");
        assertThat(once)
                .contains(
                        "author: ann-lee", "published: 2023-05-08T04:37:16+01:00", "## One {#own}", "[^1]: The note.");
        Files.createDirectories(root.resolve("again"));
        Files.copy(root.resolve("content/articles/a.md"), root.resolve("again/b.md"));
        bring("again");
        assertThat(read("content/articles/b.md")).isEqualTo(once);
        build();
    }

    @Test
    void aWordPressExportComesWithItsDatesDraftsPicturesAndOldAddresses() throws Exception {
        picture("uploads/2023/05/back.png");
        write("export.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
                <item><title>Backs &amp; necks</title><link>https://old.example/2023/05/backs/</link><dc:creator>ann</dc:creator>
                <content:encoded><![CDATA[<!-- wp:paragraph --><p class="has-text">Backs <a href="https://old.example/?p=8">need</a> movement.</p><!-- /wp:paragraph -->
                <!-- wp:heading --><h2 class="wp-block-heading">Move</h2><!-- /wp:heading -->
                <div class="elementor-widget"><p>A walk is enough, <a href="https://old.example/gone/">they say</a>.</p></div>]]></content:encoded>
                <wp:post_id>7</wp:post_id><wp:post_date>2023-05-08 00:37:16</wp:post_date><wp:post_date_gmt>2023-05-07 22:37:16</wp:post_date_gmt><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>11</wp:meta_value></wp:postmeta><wp:post_name>backs</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
                <category domain="category" nicename="b"><![CDATA[Back]]></category><category domain="post_tag" nicename="m"><![CDATA[Moving]]></category></item>
                <item><title>About us</title><link>https://old.example/about-us/</link><dc:creator>bob</dc:creator>
                <content:encoded><![CDATA[We are two people.

                [caption id="x" width="300"]<img src="https://old.example/wp-content/uploads/2023/05/back-300x200.png" alt="A back"> Our room[/caption]

                Come and see us.[contact-form-7 id="1"]]]></content:encoded>
                <wp:post_id>8</wp:post_id><wp:post_name>about-us</wp:post_name><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
                <item><title>Not yet</title><link>https://old.example/?p=9</link><content:encoded>Soon more of this.</content:encoded><wp:post_id>9</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
                <item><title>For clients</title><content:encoded>Only for those who know the word.</content:encoded><wp:post_id>10</wp:post_id><wp:status>publish</wp:status><wp:post_password>otter</wp:post_password><wp:post_type>post</wp:post_type></item>
                <item><title>back</title><wp:post_id>11</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/wp-content/uploads/2023/05/back.png</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A back in a towel</wp:meta_value></wp:postmeta></item>
                <item><title>Menu</title><wp:post_type>nav_menu_item</wp:post_type></item>
                </channel></rss>
                """);

        Files.copy(root.resolve("export.xml"), root.resolve("content/export.xml"));
        assertThat(warnings())
                .anyMatch(line ->
                        line.contains("content/export.xml") && line.contains("mvn site:import -Dsite.from=FILE"));
        Files.delete(root.resolve("content/export.xml"));

        ImportResult result = bring("export.xml");

        assertThat(read("content/articles/backs.md")).isEqualTo("""
                ---
                title: "Backs & necks"
                published: 2023-05-08
                author: ann-lee
                tags: [Back, Moving]
                aliases: [/2023/05/backs/]
                image: back.png
                image-alt: A back in a towel
                ---

                Backs [need](../pages/about-us.md) movement.

                ## Move {#move}

                A walk is enough, they say.
                """);
        assertThat(read("content/pages/about-us.md"))
                .contains("We are two people.", "src=\"back.png\"", "Our room", "Come and see us.")
                .doesNotContain("contact-form", "caption]", "aliases");
        assertThat(read("content/articles/not-yet.md")).contains("status: draft");
        assertThat(read("content/articles/for-clients.md"))
                .as("a text behind a password")
                .contains("status: draft");
        assertThat(result.missing())
                .anyMatch(line -> line.contains("?p=9") && line.contains("has a query"))
                .anyMatch(line -> line.contains("/gone/ leads nowhere"));
        build();
    }

    private static String menuItem(
            int id, int order, int parent, String title, String type, String object, String url) {
        return """
                <item><title>%s</title><wp:post_id>%d</wp:post_id><wp:menu_order>%d</wp:menu_order><wp:status>publish</wp:status><wp:post_type>nav_menu_item</wp:post_type>
                <category domain="nav_menu" nicename="top"><![CDATA[Top]]></category>
                <wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key><wp:meta_value>%d</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta></item>
                """.formatted(title, id, order, type, parent, object, url);
    }

    @Test
    void menusOfWordPressAreALineToWriteUntilTheyAreWritten() throws Exception {
        String page = """
                <item><title>%s</title><link>https://old.example/%s/</link><content:encoded>Words of it.</content:encoded><wp:post_id>%d</wp:post_id><wp:post_name>%s</wp:post_name><wp:status>%s</wp:status><wp:post_type>page</wp:post_type></item>
                """;
        write(
                "export.xml",
                "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>"
                        + page.formatted("Our team", "about/our-team", 8, "our-team", "publish")
                        + page.formatted("Fees", "fees", 9, "fees", "publish")
                        + page.formatted("Later", "later", 10, "later", "draft")
                        + menuItem(30, 3, 0, "Fees", "custom", "30", "https://old.example/fees/")
                        + menuItem(31, 1, 0, "Home", "custom", "31", "https://old.example/")
                        + menuItem(32, 2, 0, "About", "custom", "32", "#")
                        + menuItem(33, 4, 32, "", "post_type", "8", "")
                        + menuItem(34, 5, 0, "Later", "post_type", "10", "")
                        + menuItem(35, 6, 0, "Shop", "custom", "35", "https://shop.example/")
                        + "<item><title>Navigation</title><wp:post_id>40</wp:post_id><wp:post_type>wp_navigation</wp:post_type><content:encoded><![CDATA["
                        + "<!-- wp:navigation-link {\"label\":\"Fees\",\"type\":\"page\",\"id\":9,\"url\":\"https://old.example/fees/\",\"kind\":\"post-type\"} /-->"
                        + "]]></content:encoded></item></channel></rss>\n");
        String top = "export.xml, the menu “Top”: write into data/clinic.yaml: menu: [/our-team/, /fees/];"
                + " not in it, for they are no page of this site: “Later”, “Shop” (https://shop.example/)";

        assertThat(bring("export.xml").missing())
                .contains(top, "export.xml, the menu “Navigation”: write into data/clinic.yaml: menu: [/fees/]");

        Path clinic = root.resolve("content/data/clinic.yaml");
        Files.writeString(clinic, Files.readString(clinic) + "menu: [/our-team/, /fees/]\n");
        assertThat(bring("export.xml").missing()).noneMatch(line -> line.contains("the menu"));
        build();
    }

    @Test
    void anExportCannotReachForOtherFiles() throws Exception {
        write("secret.txt", "the secret");
        write(
                "export.xml",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \""
                        + root.resolve("secret.txt").toUri() + "\">]>"
                        + "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><item><title>A &x;</title><wp:post_type>post</wp:post_type>"
                        + "<wp:post_id>1</wp:post_id></item></rss>");
        try {
            bring("export.xml");
        } catch (SiteException e) {
            assertThat(e.problems().toString()).doesNotContain("the secret");
        }
        assertThat(content().toString()).doesNotContain("the secret");
    }

    @Test
    void aPictureIsTakenFromWhatIsImportedOnly() throws Exception {
        picture("secret.png");
        write("old/a.md", "# One\n\nIt says something. ![A secret](../secret.png)\n");
        assertThat(bring("old").pictures()).isEmpty();
    }

    @Test
    void foldersOfOtherProgramsAreUnderstood() throws Exception {
        write("old/_config.yml", "title: x\n");
        write("old/_posts/2023-05-08-backs.md", """
                ---
                layout: post
                title: Backs
                categories: [Back]
                ---
                See [necks]({% post_url 2023-06-01-necks %}).
                {% include share.html %}
                """);
        write(
                "old/_posts/2023-06-01-necks.md",
                "---\nlayout: post\ntitle: Necks\n---\n{% highlight js %}\nlet a;\n{% endhighlight %}\n");
        write("old/_drafts/knees.md", "---\ntitle: Knees\n---\nKnees bend.\n");
        bring("old");
        assertThat(read("content/articles/backs.md"))
                .contains(
                        "published: 2023-05-08",
                        "aliases: [/back/2023/05/08/backs.html]",
                        "tags: [Back]",
                        "[necks](necks.md)")
                .doesNotContain("{%");
        assertThat(read("content/articles/necks.md")).contains("```js\nlet a;\n```");
        assertThat(read("content/articles/knees.md")).contains("status: draft");

        write("hugo/hugo.toml", "title = 'x'\n");
        write(
                "hugo/content/posts/hips.md",
                "+++\ntitle = \"Hips\"\ndate = 2023-05-08T10:00:00Z\ndraft = true\ntags = [\"Hip\", 'Walk']\n+++\nHips turn. {{< figure src=\"/hip.png\" alt=\"A hip\" >}}\n");
        picture("hugo/static/hip.png");
        bring("hugo");
        assertThat(read("content/articles/hips.md"))
                .contains(
                        "published: 2023-05-08T10:00Z",
                        "status: draft",
                        "tags: [Hip, Walk]",
                        "/posts/hips/",
                        "![A hip](hip.png)");

        write("hugo/content/about.md", "+++\ntitle = 'About'\n+++\nWe are two.\n");
        write("hugo/content/imprint.md", "---\ntitle: Imprint\ntype: page\ndate: 2020-01-01\n---\nIt is us.\n");
        bring("hugo");
        assertThat(root.resolve("content/pages/about.md")).exists();
        assertThat(root.resolve("content/pages/imprint.md")).exists();

        write("docs/docusaurus.config.js", "");
        write(
                "docs/blog/2021-08-26-welcome/index.md",
                "---\ntitle: Welcome\nauthors: [Bob]\n---\nimport X from './x';\n\n:::tip[Mind]\nRest first.\n:::\n");
        bring("docs");
        assertThat(read("content/articles/welcome.md"))
                .contains("published: 2021-08-26", "author: Bob", "/blog/2021/08/26/welcome", "Rest first.")
                .doesNotContain("import X");

        write("gatsby/gatsby-config.js", "");
        write(
                "gatsby/content/blog/feet/index.md",
                "---\ntitle: Feet\ndate: \"2015-05-01T22:12:03.284Z\"\n---\nFeet carry us.\n");
        bring("gatsby");
        assertThat(read("content/articles/feet.md")).contains("2015-05-01", "/blog/feet/");

        write("11ty/eleventy.config.js", "");
        write("11ty/blog/hands.md", "---\ntitle: Hands\ndate: 2018-05-01\ntags: Hand\n---\nHands hold.\n");
        bring("11ty");
        assertThat(read("content/articles/hands.md")).contains("2018-05-01", "/blog/hands/", "tags: [Hand]");

        write(
                "notion/Long walks 0123456789abcdef0123456789abcdef.md",
                "# Long walks\n\nCreated: May 8, 2023\nTags: Walk, Rest\n\nWalks are good.\n");
        bring("notion");
        assertThat(read("content/articles/long-walks.md"))
                .contains("title: Long walks", "published: 2023-05-08", "tags: [Walk, Rest]", "Walks are good.")
                .doesNotContain("Created");

        write(
                "medium/posts/2023-05-08_Sleep-0a1b2c3d4e5f.html",
                "<html><head><title>Sleep</title></head><body><article class=\"h-entry\"><header><h1 class=\"p-name\">Sleep</h1></header><section data-field=\"subtitle\" class=\"p-summary\">Rest well.</section><section data-field=\"body\" class=\"e-content\"><section class=\"section--first\"><div class=\"section-divider\"><hr class=\"section-divider\"></div><h3 name=\"1\" class=\"graf graf--h3 graf--title\">Sleep</h3><h4 name=\"2\" class=\"graf graf--h4 graf--subtitle\">Rest well.</h4><p class=\"graf\">Sleep heals, as they say, and that is that.</p></section></section><footer><p>By Bob on <a href=\"https://medium.com/p/1\"><time class=\"dt-published\" datetime=\"2023-05-08T10:00:00.000Z\">May 8</time></a></p></footer></article></body></html>");
        bring("medium");
        assertThat(read("content/articles/sleep.md"))
                .contains("title: Sleep", "published: 2023-05-08")
                .endsWith("---\n\nRest well.\n\nSleep heals, as they say, and that is that.\n");

        write(
                "substack/posts.csv",
                "post_id,post_date,is_published,title\n1234567.calm,2023-05-08T10:00:00.000Z,false,\"Calm, now\"\n");
        write("substack/posts/1234567.calm.html", "<p>Calm is a habit.</p>");
        bring("substack");
        assertThat(read("content/articles/calm.md")).contains("title: \"Calm, now\"", "status: draft", "2023-05-08");

        write(
                "ghost.json",
                "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\",\"title\":\"Arms\",\"slug\":\"arms\",\"html\":\"<p>Arms lift.</p>\",\"status\":\"published\",\"published_at\":\"2023-05-08T10:00:00.000Z\",\"type\":\"post\"}],\"tags\":[{\"id\":\"t\",\"name\":\"Arm\"}],\"posts_tags\":[{\"post_id\":\"1\",\"tag_id\":\"t\"}],\"users\":[],\"posts_authors\":[]}}]}");
        bring("ghost.json");
        assertThat(read("content/articles/arms.md"))
                .contains("title: Arms", "tags: [Arm]", "aliases: [/arms/]", "Arms lift.");
        build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "permalink: pretty                          | _posts/2023-05-08-hips.md           | title: x                     | /2023/05/08/hips/",
                "permalink: ordinal                         | _posts/2023-05-08-hips.md           | categories: [Slow Walks, Hip] | /slow walks/hip/2023/128/hips.html",
                "permalink: weekdate                        | _posts/2023-05-08-hips.md           | title: x                     | /2023/W19/Mon/hips.html",
                "permalink: none                            | rest/_posts/2023-05-08-hips.md      | category: hip                | /rest/hip/hips.html",
                "permalink: /blog/:i_month-:short_year/:slug | _posts/2023-05-08-Hips.md          | title: x                     | /blog/5-23/hips",
                "baseurl: /old                              | _posts/2023-05-08-hips.md           | permalink: /h/:title/        | /old/h/hips/",
                "permalink: pretty                          | us/team.md                             | title: x                     | /us/team/",
                "title: x                                   | us/team.md                          | title: x                     | /us/team.html",
                "title: x                                   | team.md                             | permalink: /our-team         | /our-team",
                "permalink: pretty                          | _services/deep/neck.md              | title: x                     | /services/deep/neck/",
                "collections: {services: {permalink: /s/:path/}} | _services/neck.md              | title: x                     | /s/neck/",
                "defaults: [{scope: {type: posts}, values: {permalink: /p/:title/}}] | _posts/2023-05-08-hips.md | title: x     | /p/hips/",
            })
    void addressesThatJekyllGaveAreKept(String config, String file, String head, String address) throws Exception {
        write("old/_config.yml", config + "\n");
        write("old/_posts/.keep", "");
        write("old/" + file, "---\n" + head + "\n---\nWarm hands help.\n");
        bring("old");
        assertThat(content().values())
                .anySatisfy(text -> assertThat(text).containsPattern("aliases: .*[\\[ \"]" + address + "[\\], \"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[permalinks];posts = '/:year/:month/:title/'   | posts/hips.md             | title: Warm Hips;date: 2023-05-08 | /2023/05/warm-hips/",
                "[permalinks.page];posts = '/:year/:slug/'      | posts/hips.md             | title: x;date: 2023-05-08;slug: h | /2023/h/",
                "[permalinks];blog = '/:sections[1:]/:filename/' | blog/rest/deep/Hips.md   | title: x                          | /rest/deep/hips/",
                "title = 'x'                                    | posts/2023-05-08-hips.md  | title: x;date: 2023-05-08         | /posts/2023-05-08-hips/",
                "title = 'x'                                    | posts/Long Walks/index.md | title: x                          | /posts/long-walks/",
                "title = 'x'                                    | posts/hips.md             | title: x;slug: warm-hips          | /posts/warm-hips/",
                "title = 'x'                                    | posts/hips.md             | title: x;url: old/hips.html       | /old/hips.html",
                "baseURL = 'https://x.example/old/'             | posts/hips.md             | title: x                          | /old/posts/hips/",
                "uglyURLs = true                                | posts/hips.md             | title: x                          | /posts/hips.html",
                "title = 'x'                                    | rest/deep/_index.md            | title: x                          | /rest/deep/",
            })
    void addressesThatHugoGaveAreKept(String config, String file, String head, String address) throws Exception {
        write("old/hugo.toml", config.replace(';', '\n') + "\n");
        write("old/content/" + file, "---\n" + head.replace(';', '\n') + "\n---\nWarm hands help.\n");
        bring("old");
        assertThat(content().values())
                .anySatisfy(text -> assertThat(text).containsPattern("aliases: .*[\\[ \"]" + address + "[\\], \"]"));
    }

    @Test
    void boxesToTickAreSeenAndNotSpelled() throws Exception {
        write(
                "notion/Before you come 0123456789abcdef0123456789abcdef.md",
                "# Before you come\n\n- [ ] Eat a little\n- [x] Bring a towel\n    - [ ] a warm one\n\nAs `- [ ]` in code.\n");
        bring("notion");
        assertThat(read("content/articles/before-you-come.md"))
                .contains("- ☐ Eat a little", "- ☑ Bring a towel", "- ☐ a warm one", "`- [ ]`");
    }

    @Test
    void cardsOfGhostSayWhatTheySaid() throws Exception {
        String html = "<p>Warm hands help.</p>"
                + "<figure class='kg-card kg-bookmark-card'><a class='kg-bookmark-container' href='https://www.nhs.uk/neck'><div"
                + " class='kg-bookmark-content'><div class='kg-bookmark-title'>Neck pain</div><div class='kg-bookmark-description'>What"
                + " helps.</div><div class='kg-bookmark-metadata'><img class='kg-bookmark-icon' src='/i.png'><span>NHS"
                + " site</span></div></div></a></figure>"
                + "<div class='kg-card kg-callout-card'><div class='kg-callout-emoji'>💡</div><div class='kg-callout-text'>Drink"
                + " <b>water</b>.</div></div>"
                + "<div class='kg-card kg-toggle-card'><div class='kg-toggle-heading'><h4 class='kg-toggle-heading-text'>Does it"
                + " hurt?</h4><button><svg></svg></button></div><div class='kg-toggle-content'><p>Hardly.</p></div></div>"
                + "<figure class='kg-card kg-gallery-card'><div class='kg-gallery-row'><div class='kg-gallery-image'><img"
                + " src='__GHOST_URL__/content/images/a.png' alt='A room'></div><div class='kg-gallery-image'><img"
                + " src='__GHOST_URL__/content/images/b.png' alt='A door'></div></div><figcaption>Our rooms</figcaption></figure>"
                + "<figure class='kg-card kg-embed-card'><iframe src='https://www.youtube.com/embed/abc123?feature=oembed'"
                + " title='A stretch'></iframe></figure>"
                + "<div class='kg-card kg-button-card'><a href='/prices/' class='kg-btn'>See prices</a></div>"
                + "<!--kg-card-begin: html--><div id='x'><script>x()</script><p>By hand.</p></div><!--kg-card-end: html-->";
        picture("content/images/a.png");
        picture("content/images/b.png");
        write(
                "ghost.json",
                "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\",\"title\":\"Arms\",\"slug\":\"arms\",\"html\":\"" + html
                        + "\",\"status\":\"published\",\"type\":\"post\"}],\"tags\":[],\"posts_tags\":[],\"users\":[]}}]}");
        bring("ghost.json");
        assertThat(read("content/articles/arms.md"))
                .contains(
                        "[Neck pain](https://www.nhs.uk/neck): What helps.",
                        "> Drink **water**.",
                        "## Does it hurt?",
                        "Hardly.",
                        "![A room](",
                        "![A door](",
                        "Our rooms",
                        "[A stretch](https://www.youtube.com/watch?v=abc123)",
                        "See prices",
                        "By hand.")
                .doesNotContain("NHS site", "💡", "x()");
        build();
    }

    @Test
    void whereNothingIsToBeImportedItIsSaid() throws Exception {
        assertThatThrownBy(() -> bring("nowhere"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("nowhere");
        write("photo.heic", "x");
        assertThatThrownBy(() -> bring("photo.heic")).hasMessageContaining("heic");
        assertThat(List.of(root.resolve("content/articles"))).allMatch(folder -> !Files.exists(folder));
    }

    /** Of this process: what others do on the machine is not measured. */
    private static long cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1_000_000;
    }

    @Test
    void aThousandPagesTakeSeconds() throws Exception {
        for (int i = 0; i < 1000; i++) {
            write(
                    "old/text-" + i + ".html",
                    "<h1>Text " + i + "</h1>"
                            + ("<p>Backs need movement, and <a href='text-" + (i + 1) % 1000
                                            + ".html'>necks</a> too.</p>")
                                    .repeat(20));
        }
        long began = cpuMillis();
        assertThat(bring("old").texts()).hasSize(1000);
        assertThat(cpuMillis() - began).isLessThan(20_000);
    }

    private void zip(String path, Map<String, String> files) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void anArchiveIsReadAsTheFolderInIt() throws Exception {
        zip(
                "medium-export.zip",
                Map.of(
                        "README.html", "<p>About this archive.</p>",
                        "profile/profile.html", "<p>Jo, jo@private.example</p>",
                        "posts/2023-05-08_Sleep-0a1b2c3d4e5f.html",
                                "<html><head><title>Sleep</title></head><body><article class=\"h-entry\"><header><h1 class=\"p-name\">Sleep</h1></header><section class=\"e-content\"><p>Sleep heals, as they say, and that is that.</p></section></article></body></html>"));
        assertThat(bring("medium-export.zip").texts())
                .extracting(ImportResult.Text::to)
                .containsExactly("articles/sleep.md");

        zip("inner.zip", Map.of("Long walks 0123456789abcdef0123456789abcdef.md", "# Long walks\n\nWalks are good.\n"));
        byte[] inner = Files.readAllBytes(root.resolve("inner.zip"));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(root.resolve("Export-1.zip")))) {
            out.putNextEntry(new ZipEntry("ExportBlock-Part-1.zip"));
            out.write(inner);
        }
        bring("Export-1.zip");
        assertThat(read("content/articles/long-walks.md")).contains("Walks are good.");

        // the same text in an archive of another name is the same text
        Files.move(root.resolve("Export-1.zip"), root.resolve("Export-2.zip"));
        assertThat(bring("Export-2.zip").texts())
                .extracting(ImportResult.Text::outcome)
                .containsExactly(Outcome.UNCHANGED);
        build();
    }

    @Test
    void anArchiveThatReachesOutOrBlowsUpIsRefused() throws Exception {
        zip("out.zip", Map.of("a.md", "# A\n\nText.\n", "../../evil.md", "# Evil\n\nText.\n"));
        assertThatThrownBy(() -> bring("out.zip"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("'../../evil.md', which would lie outside of it");
        zip("bomb.zip", Map.of("a.txt", " ".repeat(8 << 20)));
        assertThatThrownBy(() -> bring("bomb.zip")).hasMessageContaining("grows more than 200-fold");
        write("no.zip", "PK, but no archive");
        assertThatThrownBy(() -> bring("no.zip")).hasMessageContaining("no.zip cannot be unpacked");
        assertThat(root.resolve("content/articles")).doesNotExist();
        assertThat(root.resolve("evil.md")).doesNotExist();
    }

    @Test
    void textsOfTheSameNameFromTwoPlacesAreTwo() throws Exception {
        write("one/hello.md", "# Hello\n\nFrom one.\n");
        write("two/hello.md", "# Hello\n\nFrom two.\n");
        bring("one");
        bring("two");
        assertThat(read("content/articles/hello.md")).contains("From one.");
        assertThat(read("content/articles/hello-2.md")).contains("From two.");
    }

    @Test
    void aPictureThatSomebodyMadeBetterStays() throws Exception {
        write("old/a.md", "# One\n\nIt says something. ![A back](back.png)\n");
        picture("old/back.png");
        bring("old");
        ImageIO.write(
                new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB),
                "png",
                root.resolve("content/articles/back.png").toFile());
        Map<String, String> before = content();
        assertThat(bring("old").pictures()).isEmpty();
        assertThat(content()).isEqualTo(before);

        Files.delete(root.resolve("content/articles/a.md"));
        Files.delete(root.resolve("content/articles/back.png"));
        assertThat(bring("old").pictures()).as("of a text that was deleted").isEmpty();
    }

    private static final String W =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\" xmlns:a=\"a\" xmlns:wp=\"wp\"";

    @Test
    void aWordDocumentComesWithListsTablesNotesLinksAndPictures() throws Exception {
        picture("image1.png");
        String item =
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        Map<String, String> parts = new TreeMap<>();
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        parts.put(
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Id=\"l\" Type=\"x/hyperlink\" Target=\"https://www.nhs.uk/conditions/neck-pain/\" TargetMode=\"External\"/>"
                        + "<Relationship Id=\"p\" Type=\"x/image\" Target=\"media/image1.png\"/>"
                        + "<Relationship Id=\"q\" Type=\"x/image\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>");
        parts.put(
                "word/styles.xml",
                "<w:styles" + W
                        + "><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"b1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
        parts.put(
                "word/numbering.xml",
                "<w:numbering" + W
                        + "><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
                        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
        parts.put(
                "word/footnotes.xml",
                "<w:footnotes" + W
                        + "><w:footnote w:id=\"2\"><w:p><w:r><w:t>As our clients say.</w:t></w:r></w:p></w:footnote></w:footnotes>");
        parts.put(
                "word/document.xml",
                "<!DOCTYPE x [<!ENTITY evil SYSTEM \"file:///etc/passwd\">]><w:document" + W + "><w:body>"
                        + "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>A stiff neck</w:t></w:r></w:p>"
                        + "<w:p><w:r><w:t xml:space=\"preserve\">It </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>rar</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">ely </w:t></w:r>"
                        + "<w:r><w:t>means harm</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:delText>ever</w:delText></w:r></w:del>"
                        + "<w:r><w:t xml:space=\"preserve\">, says </w:t></w:r><w:hyperlink r:id=\"l\"><w:r><w:t>the NHS</w:t></w:r></w:hyperlink><w:r><w:t>.&evil;</w:t></w:r></w:p>"
                        + "<w:p><w:pPr><w:pStyle w:val=\"b1\"/></w:pPr><w:r><w:t>What helps</w:t></w:r></w:p>"
                        + item.formatted(0, 3, "Heat") + item.formatted(1, 3, "A towel") + item.formatted(0, 3, "Rest")
                        + "<w:p><w:r><w:drawing><wp:docPr descr=\"A neck in a towel\"/><a:blip r:embed=\"p\"/></w:drawing></w:r></w:p>"
                        + "<w:p><w:r><w:drawing><a:blip r:link=\"q\" r:embed=\"q\"/></w:drawing></w:r></w:p>"
                        + "<w:tbl><w:tblPr><w:tblLook w:firstRow=\"1\"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Hour</w:t></w:r></w:p></w:tc></w:tr>"
                        + "<w:tr><w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nine</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                        + "</w:body></w:document>");
        zip("old/neck.docx", parts);
        try (FileSystem docx = FileSystems.newFileSystem(root.resolve("old/neck.docx"))) {
            Files.createDirectories(docx.getPath("word/media"));
            Files.copy(root.resolve("image1.png"), docx.getPath("word/media/image1.png"));
        }

        Files.createDirectories(root.resolve("content/articles"));
        Files.copy(root.resolve("old/neck.docx"), root.resolve("content/articles/neck.docx"));
        assertThat(warnings())
                .anyMatch(line -> line.contains("content/articles/neck.docx")
                        && line.contains("mvn site:import -Dsite.from=FILE"));
        Files.delete(root.resolve("content/articles/neck.docx"));

        ImportResult result = bring("old/neck.docx");

        assertThat(result.texts()).extracting(ImportResult.Text::kind).containsExactly("a Word document");
        assertThat(read("content/articles/neck.md")).isEqualTo("""
                ---
                title: A stiff neck
                ---

                It **rarely** means harm[^1], says [the NHS](https://www.nhs.uk/conditions/neck-pain/).&amp;evil;

                ## What helps {#what-helps}

                - Heat
                  1. A towel
                - Rest

                ![A neck in a towel](a-neck-in-a-towel.png)

                | Day | Hour |
                |---|---|
                | Monday | Nine |

                [^1]: As our clients say.
                """);
        build();
    }

    @Test
    void anOpenDocumentTextComesLikewise() throws Exception {
        zip(
                "walk.odt",
                Map.of(
                        "content.xml",
                        "<office:document-content><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
                                + "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"
                                + "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-bullet text:level=\"2\"/></text:list-style></office:automatic-styles>"
                                + "<office:body><office:text><text:p text:style-name=\"P1\">Long walks</text:p>"
                                + "<text:p>They are <text:span text:style-name=\"T1\">good</text:span> for backs<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>And for dogs.</text:p></text:note-body></text:note>, say <text:a xlink:href=\"https://www.nhs.uk/live-well/\">many</text:a>.</text:p>"
                                + "<text:h text:outline-level=\"1\">When</text:h>"
                                + "<text:list text:style-name=\"L1\"><text:list-item><text:p>Early</text:p><text:list><text:list-item><text:p>Before work</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Late</text:p></text:list-item></text:list>"
                                + "</office:text></office:body></office:document-content>"));
        bring("walk.odt");
        assertThat(read("content/articles/walk.md")).isEqualTo("""
                ---
                title: Long walks
                ---

                They are **good** for backs[^1], say [many](https://www.nhs.uk/live-well/).

                ## When {#when}

                1. Early
                   - Before work
                2. Late

                [^1]: And for dogs.
                """);
        build();
    }
}
