package org.clinicsite.maven;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A small clinic beside a source of each kind that the guide for imports names. */
final class OldSites {

    private OldSites() {}

    /** Makes them in a folder, and gives it. */
    static Path in(Path temp) throws IOException {
        Path folder = temp.toRealPath();
        write(folder, "content/data/clinic.yaml", """
                name: Elm Street Massage
                description: Massage for stiff backs and necks in Elm Street.
                url: https://elm.example/
                contact: {phone: +44 1632 960123}
                """);
        write(folder, "old-blog/neck.md", """
                ---
                title: A stiff neck
                date: 2023-05-08 04:37:16
                ---
                It rarely means harm. See [our prices](prices.html). ![A towel](towel.png)
                """);
        picture(folder, "old-blog/towel.png");
        write(folder, "article.html", """
                <h1>Sit less</h1>
                <p>Backs want to move, and a walk at noon is a good beginning.</p>
                """);
        write(folder, "wordpress.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <wp:base_blog_url>https://old.example</wp:base_blog_url>
                <item><title>Backs</title><link>https://old.example/2023/05/backs/</link>
                <content:encoded><![CDATA[<p>Backs need movement. <img src="https://old.example/wp-content/uploads/2023/05/back.png" alt="A back"></p>]]></content:encoded>
                <wp:post_id>7</wp:post_id><wp:post_date>2023-05-08 04:37:16</wp:post_date><wp:post_name>backs</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
                <item><title>Not yet</title><link>https://old.example/?p=9</link><content:encoded>Soon more of this.</content:encoded><wp:post_id>9</wp:post_id><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
                </channel></rss>
                """);
        picture(folder, "uploads/2023/05/back.png");
        write(folder, "my-jekyll-site/_config.yml", "permalink: pretty\n");
        write(folder, "my-jekyll-site/_posts/2023-05-08-knees.md", "---\ntitle: Knees\n---\nKnees bend.\n");
        write(folder, "my-hugo-site/hugo.toml", "title = 'x'\n");
        write(
                folder,
                "my-hugo-site/content/posts/hips.md",
                "+++\ntitle = 'Hips'\ndate = 2023-05-08\n+++\nHips turn.\n");
        zip(
                folder,
                "medium-export.zip",
                Map.of(
                        "profile/profile.html",
                        "<p>Jo</p>",
                        "posts/2023-05-08_Sleep-0a1b2c3d4e5f.html",
                        "<html><head><title>Sleep</title></head><body><article class=\"h-entry\"><h1 class=\"p-name\">Sleep</h1>"
                                + "<section class=\"e-content\"><p>Sleep heals, as they say.</p></section></article></body></html>"));
        zip(
                folder,
                "substack.zip",
                Map.of(
                        "posts.csv",
                        "post_id,post_date,is_published,title\n1234567.calm,2023-05-08T10:00:00.000Z,true,Calm\n",
                        "posts/1234567.calm.html",
                        "<p>Calm is a habit.</p>"));
        zip(
                folder,
                "notion.zip",
                Map.of("Long walks 0123456789abcdef0123456789abcdef.md", "# Long walks\n\nWalks are good.\n"));
        write(
                folder,
                "ghost.json",
                "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\",\"title\":\"Arms\",\"slug\":\"arms\",\"html\":\"<p>Arms lift.</p>\","
                        + "\"status\":\"published\",\"published_at\":\"2023-05-08T10:00:00.000Z\",\"type\":\"post\"}]}}]}");
        zip(
                folder,
                "letter.docx",
                Map.of(
                        "word/document.xml",
                        "<w:document><w:body><w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>A letter</w:t></w:r></w:p>"
                                + "<w:p><w:r><w:t>We are glad that you came.</w:t></w:r></w:p></w:body></w:document>"));
        return folder;
    }

    static void write(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void picture(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private static void zip(Path folder, String path, Map<String, String> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(path)))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
