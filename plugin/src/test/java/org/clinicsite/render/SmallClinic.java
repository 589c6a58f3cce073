package org.clinicsite.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.ShortcutWriter;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.picture.SvgDrawer;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.Claims;
import org.clinicsite.site.Page;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.SiteBuilder;
import org.clinicsite.site.SiteInputs;
import org.clinicsite.site.SiteOptions;
import org.clinicsite.site.Words;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.Source;
import org.clinicsite.work.Workers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A clinic of one of everything; a test says what is different in its own, and asks for a page. */
final class SmallClinic {

    static final String CLINIC = """
            name: Oak House
            tagline: Massage in Norbury for tired backs
            description: A small massage practice in Norbury with one therapist, plain prices and evening hours on Tuesdays.
            url: https://oak.example/
            locale: en-GB
            time-zone: Europe/London
            currency: GBP
            contact:
              phone: +44 1632 960001
              email: desk@oak.example
              reply-time: within a day
            booking:
              url: https://book.example/oak
              cancellation: Cancel free of charge until the day before.
            payment:
              methods: [Cash, Cards]
              tax-note: Prices include VAT.
              rebate-note: none
            fees:
              late: Half the price.
              no-show: The full price.
            legal:
              - name: VAT number
                value: GB 123 4567 89
            """;

    static final String ARTICLE = """
            ---
            title: A stiff neck
            description: What helps a stiff neck at a desk, what massage can add to it, and when to see a doctor first.
            published: 2026-03-14
            updated: 2026-05-01
            author: ada
            reviewer: ada
            reviewed: 2026-04-30
            service: relaxation
            tags: [Neck]
            sources:
              - title: Neck pain
                publisher: NHS
                url: https://www.nhs.uk/conditions/neck-pain-and-stiff-neck/
            ---
            It starts in the afternoon.

            ## What helps

            Moving, often and a little.

            ## What massage adds

            Some ease for some days.

            ## When to see a doctor

            When the arm goes numb. See [what helps](#what-helps).
            """;

    private String language = "";
    private final Map<String, String> files = new TreeMap<>();

    SmallClinic() {
        with("content/data/clinic.yaml", CLINIC);
        with("content/articles/neck.md", ARTICLE);
        with("content/services/relaxation.md", """
                ---
                title: Relaxation massage
                description: Slow massage for the whole body in Norbury, 60 minutes for £48, evenings on Tuesdays.
                summary: Slow strokes for the whole body.
                options:
                  - minutes: 60
                    price: 48.00
                  - minutes: 90
                    price: 67.50
                therapists: [ada]
                cautions: [You have a fever]
                ---
                Slow and even.
                """);
        with("content/therapists/ada.md", """
                ---
                title: Ada Kern
                description: Ada Kern gives relaxation massage in Norbury. Trained in 2015, registered, speaks English and German.
                image: none
                job-title: Massage therapist
                credentials:
                  - name: Diploma in Massage
                    suffix: MFHT
                    body: Federation of Holistic Therapists
                    number: "12345"
                languages: [en, de]
                days:
                  north: [tuesday]
                ---
                Ada listens first.
                """);
        with("content/locations/north.md", """
                ---
                title: Norbury
                description: Our room in Norbury with opening hours, a map, parking, buses and a step-free way in from the yard.
                address:
                  street: 1 Oak Lane
                  locality: Norbury
                  postal-code: NB1 1AA
                  country: GB
                geo:
                  latitude: 55.12345
                  longitude: -1.54321
                hours:
                  monday: 09:00-17:00
                  tuesday: 09:00-12:00, 13:00-20:00
                exceptions:
                  - from: 2026-12-24
                    to: 2026-12-26
                    hours: closed
                    reason: Christmas
                map: https://maps.example/oak
                directions: Through the yard and up the stairs.
                parking: none
                transit: Bus 7 stops at the oak.
                step-free: none
                toilet: On the first floor.
                ---
                A room under the roof.
                """);
        with("content/faq/booking.md", """
                ---
                title: Booking
                ---
                ## How do I book?

                Online or by *phone*.

                ## Can I cancel?

                Yes, until the day before.
                """);
        with("content/pages/contact.md", """
                ---
                title: Contact
                layout: contact
                description: How to reach Oak House in Norbury by phone, by e-mail or at the door, and when we answer.
                ---
                Ring twice.
                """);
    }

    /** The same with a file more, or another text in it; a path below the source directory. */
    SmallClinic with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** The same with other words in the clinic's facts. */
    SmallClinic withFact(String line, String instead) {
        return with(
                "content/data/clinic.yaml",
                files.get("content/data/clinic.yaml").replace(line, instead));
    }

    /** The same as the part of a larger site that is in a language, in a folder of its own. */
    SmallClinic below(String tag) {
        language = tag;
        return this;
    }

    /** The files on disk, and the stages up to the renderer. */
    Rendering in(Path folder) throws IOException, SiteException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Problems problems = new Problems();
        try (Workers workers = new Workers(1)) {
            Content content = problems.take(new ContentReader(folder.resolve("content"), "content", workers).read());
            TemplateFolder template = new TemplateFolder(folder.resolve("site-template"));
            Words words = Words.read(content.clinic().locale(), template.layers());
            DocumentReader reader = new DocumentReader();
            List<Article> articles = new ArrayList<>();
            for (Source source : content.sources()) {
                articles.add(problems.take(ArticleReader.read(problems.take(reader.read(source)))));
            }
            SiteOptions options = new SiteOptions(null, language, false, true, LocalDate.of(2026, 11, 22), Map.of());
            Claims claims = new Claims();
            Site site = problems.take(SiteBuilder.build(
                    new SiteInputs(content, words, template.own("layouts", ".ftlh"), template.undivided(), options),
                    articles,
                    claims));
            problems.addAll(claims.problems());
            problems.failOnErrors();
            Shortcuts shortcuts = new Shortcuts(site, template.own("shortcuts", ".ftlh"));
            problems.addAll(shortcuts.check());
            problems.failOnErrors();
            SiteIcons icons =
                    new SiteIcons(site.clinic(), site.base(), template, new SvgDrawer(folder.resolve("cache")), null);
            SiteRenderer renderer = new SiteRenderer(
                    site, words, template, TEXTS, shortcuts, icons, Instant.parse("2026-11-22T00:00:00Z"), false);
            return new Rendering(site, renderer);
        }
    }

    private static final PageContent TEXTS = new PageContent() {
        @Override
        public String body(Page page, ShortcutWriter shortcuts, @Nullable PictureDrawer pictures) {
            Article article = page.article();
            return article == null ? "" : article.html(LinkRewriter.AS_WRITTEN, shortcuts, "Link to section:");
        }

        @Override
        public LinkRewriter links(Page page) {
            return LinkRewriter.AS_WRITTEN;
        }

        @Override
        public Optional<Picture> picture(Page page, String address) {
            return Optional.of(Picture.of(new PagePath("/media/" + address), 640, 480, null));
        }

        @Override
        public Optional<Download> file(Page page, String address) {
            return Optional.of(new Download(new PagePath("/media/" + address), "PDF", 120_000));
        }
    };

    /**
     * The site, and what draws it.
     *
     * @param site all its pages
     * @param renderer draws them
     */
    record Rendering(Site site, SiteRenderer renderer) {

        /** A page as it is written. */
        String html(String path) throws TemplateFault {
            return new String(renderer.render(page(path)), StandardCharsets.UTF_8);
        }

        /** A page to ask questions of. */
        Document document(String path) throws TemplateFault {
            return Jsoup.parse(html(path), site.base().absolute(new PagePath(path)));
        }

        /** A file besides the pages. */
        String file(String path) throws TemplateFault {
            for (Page page : site.pages()) {
                renderer.render(page);
            }
            return new String(renderer.files().get(new PagePath(path)), StandardCharsets.UTF_8);
        }

        private Page page(String path) {
            return site.pages().stream()
                    .filter(page -> page.path().value().equals(path))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no page " + path + " among " + site.pages()));
        }
    }
}
