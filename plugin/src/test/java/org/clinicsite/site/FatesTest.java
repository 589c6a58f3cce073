package org.clinicsite.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.Source;
import org.clinicsite.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each content file: nothing that was written is lost without a word. */
class FatesTest {

    private final Map<String, String> files = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAClinic() {
        files.put("data/clinic.yaml", """
                name: Reed House Massage
                tagline: Massage by the water
                description: Massage for stiff necks and tired backs, in two quiet rooms by the water in Sedge.
                jurisdiction: AU
                contact: {phone: +61 3 5550 0123}
                """);
        files.put("services/back.md", "---\ntitle: Back massage\nsummary: The back.\n---\nThe whole back.\n");
        files.put("faq/first.md", "---\ntitle: First things\n---\n## How long is it?\n\nAn hour.\n");
        files.put("articles/now.md", "---\ntitle: Now\npublished: 2026-11-01\n---\nRead it now.\n");
        files.put("articles/later.md", "---\ntitle: Later\npublished: 2027-01-01\n---\nRead it later.\n");
        files.put("articles/unfinished.md", "---\ntitle: Unfinished\nstatus: draft\n---\nNot yet.\n");
        files.put("articles/old.md", "---\ntitle: Old\npublished: 2020-01-01\nexpires: 2021-01-01\n---\nOver.\n");
        files.put("pages/praise.md", "---\ntitle: Praise\nlayout: testimonials\n---\nPraise.\n");
        files.put("pages/nowhere.md", "---\ntitle: Nowhere\npermalink: /a//b/\n---\nText.\n");
        files.put("pages/other.md", "---\ntitle: Other\nlayout: no-such\n---\nText.\n");
        files.put("pages/broken.md", "---\ntitle: [\n---\nText.\n");
    }

    @Test
    void everyContentFileHasOneFate() throws Exception {
        Map<String, String> fates = new LinkedHashMap<>();
        for (Fate fate : built().fates().all()) {
            assertThat(fates.put(fate.file(), fate.state().getClass().getSimpleName()))
                    .as(fate.file())
                    .isNull();
        }

        assertThat(fates)
                .containsOnly(
                        Map.entry("services/back.md", "Built"),
                        Map.entry("faq/first.md", "Built"),
                        Map.entry("articles/now.md", "Built"),
                        Map.entry("articles/later.md", "Waiting"),
                        Map.entry("articles/unfinished.md", "Draft"),
                        Map.entry("articles/old.md", "Over"),
                        Map.entry("pages/praise.md", "Forbidden"),
                        Map.entry("pages/nowhere.md", "Refused"),
                        Map.entry("pages/other.md", "Refused"),
                        Map.entry("pages/broken.md", "Refused"));
    }

    @Test
    void whatIsOverLeadsToTheListOfItsKind() throws Exception {
        Site site = built();

        assertThat(site.redirects()).containsEntry("/articles/old/", new PagePath("/articles/"));
        assertThat(site.fates().instead("articles/old.md")).contains(site.only(PageKind.ARTICLES));
    }

    @Test
    void whereAnotherFileHasTheAddressOfTheHomePageWhatIsOverStopsNothing() throws Exception {
        files.remove("articles/now.md");
        Claims claims = new Claims();
        claims.claim("index.html", "content/static/index.html");

        Site built = built(claims);

        assertThat(built.pages()).noneMatch(page -> page.kind() == PageKind.HOME);
        assertThat(claims.problems())
                .anyMatch(problem -> problem.says().startsWith("content/static/index.html: ") && problem.isError());
    }

    private Site built() throws Exception {
        return built(new Claims());
    }

    private Site built(Claims claims) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (Workers workers = new Workers(1)) {
            Content content =
                    new ContentReader(folder, "content", workers).read().value();
            Words words = Words.read(content.clinic().locale(), new TemplateFolder(null).layers());
            List<Article> articles = new ArrayList<>();
            for (Source source : content.sources()) {
                articles.add(
                        ArticleReader.read(new DocumentReader().read(source).value())
                                .value());
            }
            SiteOptions options = new SiteOptions(null, "", false, false, LocalDate.of(2026, 11, 22), Map.of());
            return SiteBuilder.build(new SiteInputs(content, words, Set.of(), Set.of(), options), articles, claims)
                    .value();
        }
    }
}
