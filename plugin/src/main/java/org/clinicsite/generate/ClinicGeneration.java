package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.links.LinkReview;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.lint.Finding;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.PageContent;
import org.clinicsite.render.Picture;
import org.clinicsite.render.PictureDrawer;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFault;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Claims;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Site;
import org.clinicsite.site.SiteBuilder;
import org.clinicsite.site.SiteOptions;
import org.clinicsite.site.Words;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.Media;
import org.clinicsite.source.MediaFolder;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.Edits;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** One build of a clinic's site: the stages in their order, each handing its value to the next. */
final class ClinicGeneration {

    private static final String STATIC = "static/";

    private final GenerateOptions options;
    private final Stages stages;
    private final Workers workers;
    private final Problems problems = new Problems();
    private final String contentShownAs;

    private ClinicGeneration(GenerateOptions options, Stages stages, Workers workers) {
        this.options = options;
        this.stages = stages;
        this.workers = workers;
        this.contentShownAs = shown(contentDirectory());
    }

    static GenerateResult run(GenerateOptions options, Stages stages) throws SiteException, IOException {
        try (Workers workers = new Workers(options.threads())) {
            return new ClinicGeneration(options, stages, workers).run();
        }
    }

    /** A text with what was decided on its links. */
    private record Reviewed(Article article, LinkReview review) {}

    private GenerateResult run() throws SiteException, IOException {
        stages.begin("source");
        TemplateFolder template = new TemplateFolder(templateDirectory());
        Content content = new ContentReader(contentDirectory(), contentShownAs, workers, problems).read();

        stages.begin("article");
        LinkFilter filter = linkFilter(content);
        ArticleReader reader = new ArticleReader();
        List<Reviewed> reviewed = workers.map(content.sources(), source -> review(source, reader, filter));
        Reports reports = new Reports(options.reportDirectory());
        List<LinkReview> reviews = reviewed.stream().map(Reviewed::review).toList();
        try {
            problems.failOnErrors();
            return site(content, template, reviewed, reviews, reports);
        } catch (SiteException e) { // the old site stays; what was found out about the new one is told all the same
            reports.links(reviews);
            reports.findings(e.problems(), List.of());
            throw e;
        }
    }

    private GenerateResult site(
            Content content,
            TemplateFolder template,
            List<Reviewed> reviewed,
            List<LinkReview> reviews,
            Reports reports)
            throws SiteException, IOException {
        stages.begin("site");
        Words words = Words.read(content.clinic().locale(), template.layers());
        Claims claims = new Claims(problems);
        Map<String, Path> statics = statics(content, claims);
        for (String file : SiteRenderer.FILES) {
            if (!statics.containsKey(file)) { // the clinic's own takes the place of the generated one
                claims.claim(file, null);
            }
        }
        SiteOptions siteOptions = siteOptions(content);
        SiteBuilder builder = new SiteBuilder(content, words, siteOptions, claims, problems);
        Site site = builder.build(reviewed.stream().map(Reviewed::article).toList());
        WebpEncoder webp = webp();
        MediaFolder media = new MediaFolder(content.files(), contentShownAs, webp);
        LinkResolver resolver = new LinkResolver(
                site,
                builder.pagesBySource(),
                media,
                paths(statics),
                builder.waiting(),
                content.clinicText(),
                problems);
        problems.failOnErrors();

        stages.begin("lint");
        List<Finding> findings = findings(content, reviewed, siteOptions.today());

        stages.begin("render");
        Map<Source, LinkReview> bySource = new IdentityHashMap<>();
        reviewed.forEach(r -> bySource.put(r.article().source(), r.review()));
        PageContent texts = new Texts(resolver, bySource, words.get("anchors.permalink"));
        SiteRenderer renderer = new SiteRenderer(site, words, template, texts, options.outputTimestamp());
        try (OutputFolder output =
                OutputFolder.begin(options.outputDirectory(), reports.written(options.outputDirectory()))) {
            draw(site, renderer, statics, output);
            Pictures pictures = new Pictures(new PictureMaker(options.imageCache(), webp), resolver, workers, stages);
            pictures.check();
            problems.failOnErrors();
            stages.begin("pictures");
            pictures.write(output);
            problems.failOnErrors();
            copy(statics, output);
            options.failOnWarnings(problems);

            stages.begin("output");
            OutputFolder.Summary summary = output.swap();
            stages.begin("reports");
            reports.written(options.outputDirectory(), output.files());
            reports.links(reviews);
            reports.write("nginx.conf", renderer.nginx());
            reports.sections(site);
            reports.findings(problems.all(), findings);
            stages.end();
            GenerateResult result = new GenerateResult(
                    site.pages().size(),
                    summary.written(),
                    summary.unchanged(),
                    Reports.count(reviews),
                    Reports.lines(reviews),
                    Reports.explanation(reviews, options.explainLink()),
                    problems.all(),
                    options.outputDirectory().resolve("index.html"),
                    stages.total(),
                    findings,
                    pictures.made());
            reports.build(result, stages.millis());
            return result;
        }
    }

    /** Pages first: only then it is known which style sheets and icons they use. */
    private void draw(Site site, SiteRenderer renderer, Map<String, Path> statics, OutputFolder output)
            throws SiteException {
        List<TemplateFault> faults = Collections.synchronizedList(new ArrayList<>());
        workers.each(site.pages(), page -> {
            try {
                output.write(new OutputFile(page.path().outputFile(), renderer.render(page)));
            } catch (TemplateFault e) {
                faults.add(e);
            }
        });
        try {
            renderer.files().forEach((path, bytes) -> {
                if (!statics.containsKey(path.outputFile())) {
                    output.write(new OutputFile(path.outputFile(), bytes));
                }
            });
        } catch (TemplateFault e) {
            faults.add(e);
        }
        problems.addAll(TemplateFault.problems(faults));
    }

    /** Only where the owner wants it: which program makes it, and which version, decides on the bytes. */
    private @Nullable WebpEncoder webp() throws SiteException {
        if (options.cwebp() == null) {
            return null;
        }
        try {
            return WebpEncoder.find(options.cwebp());
        } catch (PictureFault fault) {
            throw new SiteException(Problem.error(null, 0, 0, fault.says(), fault.advice()));
        }
    }

    /** What an editor would mark; drafts only where they are built. */
    private List<Finding> findings(Content content, List<Reviewed> reviewed, LocalDate today) throws SiteException {
        if (!EditorialLint.isNeeded(content)) {
            return List.of();
        }
        EditorialLint lint = new EditorialLint(content, today, problems);
        problems.failOnErrors();
        List<Finding> findings = new ArrayList<>();
        workers.map(
                        reviewed,
                        one -> isBuilt(one.article().source())
                                ? lint.check(one.article(), one.review())
                                : List.<Finding>of())
                .forEach(findings::addAll);
        return findings;
    }

    private boolean isBuilt(Source source) {
        return options.drafts() || source.facts().common().status() == CommonFacts.Status.PUBLISHED;
    }

    private Reviewed review(Source source, ArticleReader reader, LinkFilter filter) {
        Article first = reader.read(source, Edits.NONE, problems);
        LinkReview review = filter.review(first);
        Article article = review.edits().isEmpty() ? first : reader.read(source, review.edits(), problems);
        return new Reviewed(article, review);
    }

    private LinkFilter linkFilter(Content content) {
        LinkPolicy policy =
                content.linkPolicy() == null ? LinkPolicy.none() : LinkPolicy.read(content.linkPolicy(), problems);
        List<String> own = new ArrayList<>();
        for (String url : new String[] {content.clinic().url(), options.baseUrl()}) {
            if (url != null && BaseUrl.isValid(url)) { // the site stage tells what is wrong with another
                own.add(BaseUrl.parse(url).host());
            }
        }
        return new LinkFilter(
                policy, own, content.clinic().social(), content.clinic().locale());
    }

    /** The text and the pictures of pages, for templates. */
    private record Texts(LinkResolver resolver, Map<Source, LinkReview> reviews, String permalink)
            implements PageContent {

        @Override
        public String body(Page page, @Nullable PictureDrawer pictures) {
            Article article = page.article();
            if (article == null) {
                return "";
            }
            Source source = article.source();
            LinkRewriter links = resolver.of(source, requireNonNull(reviews.get(source)));
            boolean pictured = page.kind() == PageKind.HOME
                    || page.facts() != null && page.facts().common().image() != null;
            return article.html(
                    pictures == null ? links : new DrawnPictures(links, resolver, source, pictures, !pictured),
                    permalink);
        }

        @Override
        public Optional<Picture> picture(Page page, String address) {
            Media media =
                    page.article() != null ? resolver.named(page.article().source(), address) : resolver.named(address);
            return media == null ? Optional.empty() : Optional.of(DrawnPictures.of(media));
        }
    }

    /** Files that are published as they are: {@code content/static/robots.txt} as {@code robots.txt}. */
    private Map<String, Path> statics(Content content, Claims claims) {
        Map<String, Path> statics = new TreeMap<>();
        content.files().forEach((path, file) -> {
            if (path.startsWith(STATIC)) {
                String published = path.substring(STATIC.length());
                claims.claim(published, contentShownAs + "/" + path);
                statics.put(published, file);
            }
        });
        return statics;
    }

    private static TreeSet<String> paths(Map<String, Path> statics) {
        TreeSet<String> paths = new TreeSet<>();
        statics.keySet().forEach(path -> paths.add("/" + path));
        return paths;
    }

    private static void copy(Map<String, Path> statics, OutputFolder output) throws IOException {
        for (Map.Entry<String, Path> file : statics.entrySet()) {
            output.write(new OutputFile(file.getKey(), Files.readAllBytes(file.getValue())));
        }
    }

    private SiteOptions siteOptions(Content content) {
        // the only look at the clock: whether an article that waits for its day is due
        LocalDate today = options.outputTimestamp() != null
                ? options.outputTimestamp().atZone(content.clinic().timeZone()).toLocalDate()
                : LocalDate.now(content.clinic().timeZone());
        return new SiteOptions(options.baseUrl(), options.drafts(), options.future(), today);
    }

    private Path contentDirectory() {
        return options.contentDirectory() != null
                ? options.contentDirectory()
                : options.sourceDirectory().resolve("content");
    }

    private Path templateDirectory() {
        return options.templateDirectory() != null
                ? options.templateDirectory()
                : options.sourceDirectory().resolve("site-template");
    }

    /** A folder as people know it: relative to the source directory where it lies in it. */
    private String shown(Path folder) {
        Path source = options.sourceDirectory().toAbsolutePath().normalize();
        Path absolute = folder.toAbsolutePath().normalize();
        return (absolute.startsWith(source) && !absolute.equals(source) ? source.relativize(absolute) : absolute)
                .toString()
                .replace(folder.getFileSystem().getSeparator(), "/");
    }
}
