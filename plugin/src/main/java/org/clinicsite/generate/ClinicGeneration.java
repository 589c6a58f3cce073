package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.ShortcutWriter;
import org.clinicsite.document.Document;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.document.Draft;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.output.BuildMark;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.picture.WebpEncoder;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.render.Download;
import org.clinicsite.render.PageContent;
import org.clinicsite.render.Picture;
import org.clinicsite.render.PictureDrawer;
import org.clinicsite.render.SiteIcons;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFault;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Claims;
import org.clinicsite.site.DueSoon;
import org.clinicsite.site.Embeds;
import org.clinicsite.site.Fates;
import org.clinicsite.site.HostLimits;
import org.clinicsite.site.Improvements;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.site.Openings;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.site.Receivers;
import org.clinicsite.site.SecurityText;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.SiteBuilder;
import org.clinicsite.site.SiteInputs;
import org.clinicsite.site.SiteOptions;
import org.clinicsite.site.Testimonials;
import org.clinicsite.site.UnlinkedPages;
import org.clinicsite.site.Voices;
import org.clinicsite.site.Words;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Ledger;
import org.clinicsite.source.Media;
import org.clinicsite.source.MediaFolder;
import org.clinicsite.source.Source;
import org.clinicsite.source.TextFile;
import org.clinicsite.source.Waivers;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Embed;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.source.facts.PageFacts;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** One build of a clinic's site: the stages in their order, each handing its value to the next. */
final class ClinicGeneration {

    private static final String STATIC = "static/";
    private static final String SECURITY_TEXT = ".well-known/security.txt";

    /** More than any book has; their list alone is longer than a page that a browser shows at ease. */
    private static final int MOST_HEADINGS = 5000;

    private final GenerateOptions options;
    private final Generator.Folders folders;
    private final Stages stages;
    private final Workers workers;
    private final Problems problems = new Problems();
    private final BuildId buildId = new BuildId();
    private final String contentShownAs;
    private final Ledger published;
    private final @Nullable Kept kept;

    private ClinicGeneration(
            GenerateOptions options, Generator.Folders folders, Stages stages, Workers workers, @Nullable Kept kept)
            throws IOException {
        this.kept = kept;
        this.options = options;
        this.folders = folders;
        this.stages = stages;
        this.workers = workers;
        this.contentShownAs = shown(options.content());
        this.published = published(options);
    }

    static GenerateResult run(GenerateOptions options, Generator.Folders folders, Stages stages, @Nullable Kept kept)
            throws SiteException, IOException {
        try (Workers workers = new Workers(options.threads())) {
            return new ClinicGeneration(options, folders, stages, workers, kept).run();
        }
    }

    /** A text with what was decided on its links, and what an editor would mark in it. */
    record Reviewed(
            Article article, LinkReview review, @Nullable LinkReview header, List<Finding> findings) {

        /** One for each file. */
        Stream<LinkReview> files() {
            return header == null ? Stream.of(review) : Stream.of(header, review);
        }
    }

    private GenerateResult run() throws SiteException, IOException {
        stages.begin("source");
        TemplateFolder template = new TemplateFolder(options.template(), problems);
        Content content = new ContentReader(
                        options.content(), contentShownAs, workers, problems, kept == null ? null : kept.texts())
                .read();
        problems.placedBy(content.clinicPlaces()::placed);

        WebpEncoder webp = webp();
        MediaFolder media = new MediaFolder(
                content.files(), contentShownAs, webp, content.clinic().hosting());
        PictureMaker maker = new PictureMaker(options.imageCache(), webp);
        // a preview has most of them, and somebody waits for its first page
        try (PicturesAhead ahead =
                options.threads() > 1 && kept == null && !UnnamedPages.arePossible(options.outputDirectory())
                        ? PicturesAhead.begin(content, media, maker)
                        : PicturesAhead.none(media, maker)) {
            return articles(content, template, media, new Pictures(maker, ahead, workers, stages));
        }
    }

    private GenerateResult articles(Content content, TemplateFolder template, MediaFolder media, Pictures pictures)
            throws SiteException, IOException {
        new HostLimits(content.clinic().hosting(), problems)
                .checkBegun(SiteBuilder.leastPages(content.sources(), siteOptions(content)));
        stages.begin("article");
        DocumentReader reader = new DocumentReader();
        LocalDate today = siteOptions(content).today();
        Kept texts = kept == null ? new Kept() : kept;
        Kept.Judges judges = texts.judges(content, options, today, problems);
        EditorialLint lint = judges.lint();
        if (lint != null) {
            EditorialLint.checkWaivers(content, problems);
        }
        List<Reviewed> reviewed = workers.map(
                content.sources(),
                source -> texts.review(source, problems, own -> review(source, reader, judges.filter(), lint, own)));
        try (Reports reports = folders.reports();
                Workers.Beside beside = workers.beside()) { // what does not depend on how pages come out
            Written written = new Written(reports, beside);
            List<LinkReview> reviews = files(reviewed);
            written.begin(() -> reports.writeLinks(reviews));
            return site(content, template, media, pictures, reviewed, lint, written);
        } catch (SiteException e) { // the old site stays; what was found out about the new one is told all the same
            if (e.problems().stream().anyMatch(problem -> problem.code() == Code.LOCALE)) {
                throw e; // the very first that the build would write could have a name that nobody can read
            }
            try (Reports reports = folders.reports()) {
                reports.writeLinks(files(reviewed));
                reports.writeFindings(e.problems(), List.of(), List.of());
                reports.keep();
            } catch (IOException unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    /**
     * The reports of this build, as they come.
     *
     * @param reports where they are written
     * @param beside writes them while pages are made
     * @param begun those that are being written
     */
    private record Written(Reports reports, Workers.Beside beside, List<Workers.Begun<String>> begun) {

        Written(Reports reports, Workers.Beside beside) {
            this(reports, beside, new ArrayList<>());
        }

        void begin(Workers.DiskTask report) {
            begun.add(beside.begin(report));
        }

        /** Waits until all are written. */
        void end() throws IOException {
            for (Workers.Begun<String> one : begun) {
                one.end();
            }
        }
    }

    private static List<LinkReview> files(List<Reviewed> reviewed) {
        return reviewed.stream().flatMap(Reviewed::files).toList();
    }

    private GenerateResult site(
            Content content,
            TemplateFolder template,
            MediaFolder media,
            Pictures pictures,
            List<Reviewed> reviewed,
            @Nullable EditorialLint lint,
            Written written)
            throws SiteException, IOException {
        stages.begin("site");
        Reports reports = written.reports();
        Words words = words(content, template);
        Claims claims = new Claims(problems);
        Map<String, Path> statics = statics(content, claims);
        HostLimits limits = new HostLimits(content.clinic().hosting(), problems);
        limits.checkCopied(sizes(statics));
        CopiedFiles copied =
                new CopiedFiles(contentShownAs, Waivers.read(content.waivers(), problems), Set.of(), problems);
        copied.check(staticCopies(statics), workers);
        copied.checkPassedOver(options.content().resolve("static"), STATIC);
        SiteOptions siteOptions = siteOptions(content);
        SiteBuilder.Built built = SiteBuilder.build(
                new SiteInputs(content, words, template.own("layouts", ".ftlh"), template.undivided(), siteOptions),
                reviewed.stream().map(Reviewed::article).toList(),
                claims);
        problems.addAll(built.problems());
        Site site = built.site();
        limits.checkPlanned(site, statics.size());
        limits.checkHeaders(site);
        Optional<Problem> unnamed = UnnamedPages.findFault(site, options.outputDirectory());
        if (unnamed.isPresent()) {
            throw new SiteException(unnamed.get());
        }
        LinkResolver resolver = new LinkResolver(
                site, media, paths(statics), content.clinicPlaces().text(), problems);
        Shortcuts shortcuts = new Shortcuts(site, template.own("shortcuts", ".ftlh"));
        shortcuts.check(problems);
        checkHosting(content, statics, siteOptions.today());
        Embeds.tell(site, content.clinicPlaces(), problems);

        Map<Source, LinkReview> bySource = new IdentityHashMap<>();
        reviewed.forEach(r -> bySource.put(r.article().source(), r.review()));
        PageContent texts = new Texts(resolver, bySource, words.get("anchors.permalink"));
        SiteIcons icons = Logos.icons(content.clinic(), site.base(), template, options.imageCache(), resolver);
        Instant issued = SecurityText.issued(options.outputTimestamp(), siteOptions.today());
        Drawing drawing =
                folder -> new SiteRenderer(site, words, folder, texts, shortcuts, icons, issued, options.preview());
        SiteRenderer renderer = renderer(drawing, template);
        if (renderer == null || problems.hasErrors()) {
            throw allProblems(site, content, texts, resolver, copied);
        }
        stages.drawable(new PutTogether(site, renderer, contentShownAs));
        List<Finding> marked = findings(reviewed, site.fates());
        if (lint != null) {
            marked.addAll(lint.check(content.clinicPlaces(), Testimonials.shown(site)));
        }
        List<Todo> facts = new ArrayList<>(Improvements.of(content, site));
        facts.addAll(Receivers.todos(content, site, words, !template.hasOwn("layouts/policy.ftlh")));
        facts.addAll(DueSoon.of(content, site, siteOptions.today()));
        List<Todo> todos = todos(facts, marked, lint);
        List<Finding> findings = marked.stream()
                .filter(finding -> Improvement.find(finding.rule()).isEmpty())
                .toList();

        stages.begin("render");
        try (OutputFolder output = OutputFolder.begin(folders.site())) {
            TemplateCheck ownTemplates =
                    template.drawsPages() || hasOwnFeeds(template) ? TemplateCheck.ofClinic(openings(site)) : null;
            written.begin(() -> reports.writeSections(site));
            written.begin(() -> reports.writeTodos(todos));
            boolean isTold = !options.drafts()
                    && !options.future()
                    && !options.preview()
                    && !statics.containsKey(PublicLedger.PATH);
            Workers.Begun<PublicLedger.Unsigned> ledger =
                    isTold ? written.beside().begin(() -> renderer.ledger().unsigned()) : null;
            draw(site, renderer, template, statics, output, ownTemplates);
            resolver.reportFaults();
            problems.addAll(UnlinkedPages.of(site, resolver.linked()));
            limits.checkCopied(sizes(resolver));
            copied.check(documents(resolver), workers);
            copied.reportUnusedWaivers();
            problems.failOnErrors();
            stages.begin("pictures");
            pictures.write(resolver, file -> output.write(buildId.with(file)));
            problems.failOnErrors();
            template.reportUnused(content.clinic().locale());
            problems.addAll(Words.misspelt(content.clinic().locale(), template.layers(), template::ownMentions));
            reportUnreadable(content, resolver);
            reportUnseenTags(content, template);
            copy(statics, output);
            String id = buildId.value();
            if (!statics.containsKey(BuildMark.PATH)) {
                output.write(buildId.file());
            }
            if (ledger != null) {
                output.write(new OutputFile(PublicLedger.PATH, ledger.end().of(id)));
            }
            if (ownTemplates != null) {
                checkTemplates(ownTemplates, site, renderer(drawing, template.marked()), output);
            }
            limits.checkMade(output.sizes());
            problems.addAll(output.faults());
            problems.failOnErrors();
            options.failOnWarnings(problems);

            stages.begin("reports");
            written.begin(() -> reports.writeFindings(problems.all(), findings, todos));
            reports.writeFileList(output.target(), output.files(), id);
            reports.write("nginx.conf", renderer.nginx());
            reports.writeLetThrough(copied.letThrough());
            written.end();
            stages.check();
            stages.begin("output");
            OutputFolder.Summary summary = kept == null ? output.swap() : output.update();
            reports.keep();
            stages.end();
            List<LinkReview> reviews = files(reviewed);
            GenerateResult result = new GenerateResult(
                    site.pages().size(),
                    summary.written(),
                    summary.unchanged(),
                    Reports.count(reviews),
                    reports.mended(reviews, problems),
                    Reports.explanation(reviews, options.explainLink()),
                    problems.warnings(),
                    options.outputDirectory().resolve("index.html"),
                    stages.total(),
                    findings,
                    todos,
                    pictures.made(),
                    site.base().isKnown() ? site.base() : null,
                    content.clinic().timeZone());
            reports.build(result, stages.millis());
            reports.keep();
            return result;
        }
    }

    /** Pages first: only then it is known which style sheets and icons they use. */
    private void draw(
            Site site,
            SiteRenderer renderer,
            TemplateFolder template,
            Map<String, Path> statics,
            OutputFolder output,
            @Nullable TemplateCheck ownTemplates)
            throws SiteException {
        List<TemplateFault> faults = Collections.synchronizedList(new ArrayList<>());
        workers.each(site.pages(), page -> {
            stages.check();
            try {
                byte[] html = renderer.render(page);
                if (ownTemplates != null) {
                    ownTemplates.checkDrawn(
                            page.path().outputFile(), page.layout(), new String(html, StandardCharsets.UTF_8));
                }
                output.write(buildId.with(new OutputFile(page.path().outputFile(), html)));
            } catch (TemplateFault e) {
                faults.add(e);
            }
        });
        try {
            renderer.files().forEach((path, bytes) -> {
                String file = path.outputFile();
                if (!statics.containsKey(file)) {
                    if (ownTemplates != null && template.hasOwn(SiteRenderer.templateOf(file))) {
                        ownTemplates.checkDrawn(
                                file, SiteRenderer.templateOf(file), new String(bytes, StandardCharsets.UTF_8));
                    }
                    output.write(buildId.with(new OutputFile(file, bytes)));
                }
            });
        } catch (TemplateFault e) {
            faults.add(e);
        }
        problems.addAll(TemplateFault.problems(faults));
    }

    /** What the page of a file opens. */
    private static Function<String, Openings> openings(Site site) {
        Openings everywhere = Openings.everywhere(site);
        Map<String, Openings> files = new HashMap<>();
        Openings.ofPages(site).forEach((path, openings) -> files.put(path.outputFile(), openings));
        return file -> files.getOrDefault(file, everywhere);
    }

    private static boolean hasOwnFeeds(TemplateFolder template) {
        return SiteRenderer.FEEDS.stream().anyMatch(file -> template.hasOwn(SiteRenderer.templateOf(file)));
    }

    /** When all files are there: only then it is known what leads nowhere. */
    private void checkTemplates(
            TemplateCheck ownTemplates, Site site, @Nullable SiteRenderer marked, OutputFolder output)
            throws SiteException {
        if (marked == null) {
            return; // told already
        }
        try {
            Map<String, Page> pages = new HashMap<>();
            site.pages().forEach(page -> pages.put(page.path().outputFile(), page));
            ServedFiles served = new ServedFiles(
                    output.files(),
                    site.base().isKnown() ? site.base().origin() : "",
                    site.base().path());
            problems.addAll(ownTemplates.problems(served, file -> {
                Page page = pages.get(file);
                byte[] text = page != null
                        ? marked.render(page)
                        : requireNonNull(marked.files().get(new PagePath("/" + file)));
                return new String(text, StandardCharsets.UTF_8);
            }));
        } catch (TemplateFault e) {
            problems.addAll(TemplateFault.problems(List.of(e)));
        }
    }

    /** Only where the owner wants it: which program makes it, and which version, decides on the bytes. */
    private @Nullable WebpEncoder webp() throws SiteException {
        if (options.cwebp() == null) {
            return null;
        }
        try {
            return WebpEncoder.find(options.cwebp());
        } catch (PictureFault fault) {
            throw new SiteException(Problem.error(Code.BAD_PARAMETER, null, 0, 0, fault.says(), fault.advice()));
        }
    }

    /** The site's language; the built-in English where its words cannot be read, so that the build can look further. */
    private Words words(Content content, TemplateFolder template) throws SiteException {
        try {
            return Words.read(content.clinic().locale(), Voices.of(content, siteOptions(content)), template.layers());
        } catch (SiteException e) {
            problems.addAll(e.problems());
            return Words.read(Locale.ENGLISH, List.of(path -> new TemplateFolder(null).text(path)));
        }
    }

    /** What draws a site by a template folder. */
    private interface Drawing {

        SiteRenderer by(TemplateFolder folder) throws SiteException;
    }

    private @Nullable SiteRenderer renderer(Drawing drawing, TemplateFolder folder) {
        try {
            return drawing.by(folder);
        } catch (SiteException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** The site will not be drawn: what drawing it would have shown of links and pictures is told as well. */
    private SiteException allProblems(
            Site site, Content content, PageContent texts, LinkResolver resolver, CopiedFiles copied) {
        workers.each(site.pages(), page -> {
            texts.body(page, ShortcutWriter.TEXT_ONLY, null);
            String image = page.facts() == null ? null : page.facts().common().image();
            if (image != null) {
                texts.picture(page, image);
            }
            if (page.facts() instanceof PageFacts facts) {
                facts.files().forEach(file -> texts.file(page, file.file()));
            }
        });
        ClinicFacts.Home home = content.clinic().home();
        Stream.concat(
                        Stream.of(
                                home == null ? null : home.image(),
                                content.clinic().theme().get("logo")),
                        content.clinic().embeds().stream().map(Embed::image))
                .filter(Objects::nonNull)
                .forEach(resolver::named);
        resolver.reportFaults();
        copied.check(documents(resolver), workers);
        return new SiteException(problems.all());
    }

    /** What an editor would mark in the texts that became pages. */
    private static List<Finding> findings(List<Reviewed> reviewed, Fates fates) {
        List<Finding> findings = new ArrayList<>();
        for (Reviewed one : reviewed) {
            if (fates.page(one.article().source().path()).isPresent()) {
                findings.addAll(one.findings());
            }
        }
        return findings;
    }

    /** What would improve the site: facts that nobody has said, and what an editor misses in texts. */
    private static List<Todo> todos(List<Todo> facts, List<Finding> marked, @Nullable EditorialLint lint) {
        List<Todo> todos = new ArrayList<>();
        for (Todo todo : facts) {
            Optional<Level> set = lint == null
                    ? Optional.empty()
                    : lint.level(todo.improvement().key());
            if (set.isEmpty() || set.get() != Level.OFF) {
                todos.add(set.isEmpty() ? todo : todo.at(set.get().word()));
            }
        }
        for (Finding finding : marked) {
            Improvement.find(finding.rule())
                    .ifPresent(improvement -> todos.add(new Todo(
                            improvement,
                            improvement == Improvement.STALE_REVIEW ? Todo.Kind.DUE : Todo.Kind.TODO,
                            finding.level().word(),
                            finding.source(),
                            finding.line(),
                            finding.column(),
                            finding.quote(),
                            finding.message(),
                            finding.advice())));
        }
        return todos.stream().sorted().toList();
    }

    /** Files of word processors among the texts: most likely somebody waits for a page. */
    private void reportUnreadable(Content content, LinkResolver resolver) {
        Set<Path> used = new HashSet<>();
        resolver.used().values().forEach(media -> used.add(media.file()));
        content.files().forEach((path, file) -> {
            String ending = new FilePath(path).extension();
            if (Set.of("doc", "docx", "odt", "rtf", "pages", "mdx", "adoc").contains(ending)
                    && !path.startsWith(STATIC)
                    && !used.contains(file)) {
                problems.add(Problem.warning(
                        Code.UNKNOWN_FORMAT,
                        contentShownAs + "/" + path,
                        0,
                        0,
                        "The text cannot be read: a file of this kind becomes no page.",
                        Set.of("docx", "odt").contains(ending)
                                ? "Move it out of '" + contentShownAs + "', then run mvn site:import -Dsite.from=FILE."
                                : "Save it as .md, .html or .txt."));
            }
        });
    }

    /** Tags of what is no article have no page, and no template that ships shows them; one of the clinic's own may. */
    private void reportUnseenTags(Content content, TemplateFolder template) {
        for (Source source : content.sources()) {
            if (source.type() != ContentType.ARTICLE
                    && !source.facts().common().tags().isEmpty()
                    && !template.ownMentions("tags")) {
                problems.add(source.places()
                        .problem(
                                Code.UNUSED_KEY,
                                Problem.Level.WARNING,
                                "tags",
                                null,
                                "tags: only articles show their tags; these are seen by nobody.",
                                "Take the line away."));
            }
        }
    }

    /** All that is done with one text; its tree is needed no longer then. */
    private Reviewed review(
            Source written, DocumentReader reader, LinkFilter filter, @Nullable EditorialLint lint, Problems problems) {
        HeaderLinks header = HeaderLinks.of(written, filter);
        Source source = header.source();
        Draft draft = reader.draft(source, problems);
        LinkReview found = filter.review(draft);
        Document document = draft.without(found.edits(), problems);
        LinkReview shown = found.shownIn(document);
        LinkReview ofHeader = header.review();
        LinkReview review = ofHeader != null && header.isInTheText() ? shown.below(ofHeader) : shown;
        Article article = ArticleReader.read(document, options.sections(), problems);
        int headings = article.sections().size();
        if (headings > MOST_HEADINGS) { // each has an anchor, and a line in the contents list
            problems.add(Problem.error(
                    Code.TOO_MANY_HEADINGS,
                    source.text().path(),
                    0,
                    0,
                    "The text has " + headings + " headings; a page may have " + MOST_HEADINGS + ".",
                    "Split it, or make a table or a list of what is no section."));
        }
        return new Reviewed(
                article,
                review,
                header.isInTheText() ? null : ofHeader,
                lint == null ? List.of() : lint.check(document, article, review));
    }

    /** A site whose pages can be drawn. */
    private record PutTogether(Site site, SiteRenderer renderer, String contentShownAs) implements DrawnPages {

        @Override
        public @Nullable BaseUrl address() {
            return site.base().isKnown() ? site.base() : null;
        }

        @Override
        public Optional<byte[]> file(String path) {
            try {
                for (Page page : site.pages()) {
                    if (page.path().value().equals(path)) {
                        return Optional.of(renderer.render(page));
                    }
                }
                return renderer.asset(path);
            } catch (TemplateFault e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<String> pageOf(String source) {
            return site.pages().stream()
                    .filter(page -> page.article() != null
                            && source.equals(contentShownAs + "/"
                                    + page.article().source().path()))
                    .map(page -> page.path().value())
                    .findFirst();
        }
    }

    /** The text and the pictures of pages, for templates. */
    private record Texts(LinkResolver resolver, Map<Source, LinkReview> reviews, String permalink)
            implements PageContent {

        @Override
        public String body(Page page, ShortcutWriter shortcuts, @Nullable PictureDrawer pictures) {
            Article article = page.article();
            if (article == null) {
                return "";
            }
            Source source = article.source();
            LinkRewriter links = links(page);
            boolean pictured = page.kind() == PageKind.HOME
                    || page.facts() != null && page.facts().common().image() != null;
            return article.html(
                    pictures == null ? links : new DrawnPictures(links, resolver, source, pictures, !pictured),
                    shortcuts,
                    permalink);
        }

        @Override
        public LinkRewriter links(Page page) {
            Source source = requireNonNull(page.article()).source();
            return resolver.of(source, requireNonNull(reviews.get(source)));
        }

        @Override
        public Optional<Picture> picture(Page page, String address) {
            Media media =
                    page.article() != null ? resolver.named(page.article().source(), address) : resolver.named(address);
            return media == null ? Optional.empty() : Optional.of(DrawnPictures.of(media));
        }

        @Override
        public Optional<Download> file(Page page, String address) {
            Media media =
                    page.article() == null ? null : resolver.file(page.article().source(), address);
            return media == null ? Optional.empty() : Optional.of(Downloads.of(media));
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
        for (String file : SiteRenderer.FILES) {
            if (!statics.containsKey(file)) { // the clinic's own takes the place of the generated one
                claims.claim(file, null);
            }
        }
        return statics;
    }

    private static List<CopiedFiles.Copy> staticCopies(Map<String, Path> statics) {
        List<CopiedFiles.Copy> copies = new ArrayList<>();
        statics.forEach((path, file) -> copies.add(new CopiedFiles.Copy(STATIC + path, path, file)));
        return copies;
    }

    /** What pages lead to that is no picture. */
    private static List<CopiedFiles.Copy> documents(LinkResolver resolver) {
        return resolver.used().values().stream()
                .filter(media -> media.fault() == null && !media.isPicture())
                .map(media ->
                        new CopiedFiles.Copy(media.source(), media.published().substring(1), media.file()))
                .toList();
    }

    private Map<String, Long> sizes(LinkResolver resolver) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (CopiedFiles.Copy document : documents(resolver)) {
            sizes.put(contentShownAs + "/" + document.path(), Files.size(document.file()));
        }
        return sizes;
    }

    private Map<String, Long> sizes(Map<String, Path> statics) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Map.Entry<String, Path> file : statics.entrySet()) {
            sizes.put(contentShownAs + "/" + STATIC + file.getKey(), Files.size(file.getValue()));
        }
        return sizes;
    }

    /** What the place where the site is published, and the clinic's own files for it, leave to be desired. */
    private void checkHosting(Content content, Map<String, Path> statics, LocalDate today) throws IOException {
        Hosting hosting = content.clinic().hosting();
        if (!hosting.sendsHeaders()) {
            problems.add(Problem.info(
                    Code.LIMITED_HOST, // the clinic chose it
                    "content/data/clinic.yaml",
                    0,
                    0,
                    "hosting: " + hosting.called()
                            + " sends none of our headers. Each page holds the security policy instead, but"
                            + " for what only a header can say: that no other site may frame this one, that browsers"
                            + " insist on HTTPS, keep file types and features shut, and keep pictures for a year.",
                    hosting == Hosting.GITHUB_PAGES
                            ? "For a clinic that takes bookings choose another host: GitHub does not allow online"
                                    + " business there."
                            : "Choose a host that reads _headers if you want these."));
        }
        Path securityText = statics.get(SECURITY_TEXT);
        if (securityText != null) {
            String shown = contentShownAs + "/" + STATIC + SECURITY_TEXT;
            TextFile.read(securityText, shown, problems)
                    .ifPresent(bytes ->
                            SecurityText.check(shown, new String(bytes, StandardCharsets.UTF_8), today, problems));
        }
    }

    private static TreeSet<String> paths(Map<String, Path> statics) {
        TreeSet<String> paths = new TreeSet<>();
        statics.keySet().forEach(path -> paths.add("/" + path));
        return paths;
    }

    private void copy(Map<String, Path> statics, OutputFolder output) throws IOException {
        for (Map.Entry<String, Path> file : statics.entrySet()) {
            output.write(buildId.with(OutputFile.copy(file.getKey(), file.getValue())));
        }
    }

    private SiteOptions siteOptions(Content content) {
        // the only look at the clock: what is due, what is over, and the month of a security.txt
        LocalDate today = options.today() != null
                ? options.today()
                : LocalDate.now(content.clinic().timeZone());
        return new SiteOptions(options.baseUrl(), "", options.drafts(), options.future(), today, published.pages());
    }

    /** Nothing where the file is damaged, at which publishing stops. */
    private static Ledger published(GenerateOptions options) throws IOException {
        try {
            return Ledger.read(options.ledger(), options.ledgerShownAs());
        } catch (SiteException damaged) {
            return Ledger.NONE;
        }
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
