package org.clinicsite.jbake;

import freemarker.template.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.Overlap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.work.Workers;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A JBake 2.7 project with FreeMarker templates, read and ready to be drawn: {@link #read} does all that needs the
 * sources, {@link #render} hands over one file after the other. Immutable; nothing is written to disk.
 *
 * <p>Paths, names and pages are JBake's. Where they differ on purpose, the class that does it says so and why.
 */
public final class JBakeSite {

    private static final String INDEX = "masterindex";

    /** Of JBake's own names for templates those that hardly a project lacks. */
    private static final List<String> MAIN_TEMPLATES = List.of("index.ftl", "page.ftl", "post.ftl");

    private final Templates templates;
    private final String templateFolder;
    private final List<PageToDraw> pages;
    private final Map<String, Path> assets;
    private final int documents;
    private final int threads;
    private final @Nullable BaseUrl address;
    private final ZoneId zone;
    private final Problems problems;
    private final boolean strict;
    private final boolean ofItsFolder;

    private JBakeSite(
            Templates templates,
            String templateFolder,
            List<PageToDraw> pages,
            Map<String, Path> assets,
            int documents,
            int threads,
            @Nullable BaseUrl address,
            ZoneId zone,
            Problems problems,
            boolean strict,
            boolean ofItsFolder) {
        this.templates = templates;
        this.templateFolder = templateFolder;
        this.pages = pages;
        this.assets = assets;
        this.documents = documents;
        this.threads = threads;
        this.address = address;
        this.zone = zone;
        this.problems = problems;
        this.strict = strict;
        this.ofItsFolder = ofItsFolder;
    }

    /** Whether what JBake builds and nobody means is an error: {@link #STRICT}. */
    public boolean isStrict() {
        return strict;
    }

    /** Whether it is made of nothing but the files of its folder; AsciiDoc may include others. */
    public boolean isOfItsFolder() {
        return ofItsFolder;
    }

    /** Whose day decides what is published. */
    public ZoneId zone() {
        return zone;
    }

    /** Where it is published; null when the project does not say. */
    public @Nullable BaseUrl address() {
        return address;
    }

    /** The key that says whether what JBake builds and nobody means is an error; {@code jbake.md} has all of that. */
    public static final String STRICT = JBakeConfig.STRICT;

    /**
     * Whether a folder is a JBake project: it holds one of the files with its settings; or, for JBake can do without, both
     * content and its templates, and is no clinic.
     */
    public static boolean isProject(Path source) {
        return Files.isRegularFile(source.resolve(JBakeConfig.FILE))
                || Files.isRegularFile(source.resolve(JBakeConfig.LEGACY_FILE))
                || MAIN_TEMPLATES.stream().anyMatch(name -> Files.isRegularFile(source.resolve("templates/" + name)))
                        && Files.isDirectory(source.resolve("content"))
                        && !Files.exists(source.resolve("content/data"));
    }

    /**
     * Reads a project.
     *
     * @param source the folder with {@code jbake.properties}
     * @param problems gets what is wrong, errors and warnings
     * @throws IOException when a file that exists cannot be read
     * @throws SiteException with all problems when one is an error
     */
    public static JBakeSite read(Path source, JBakeOptions options, Problems problems)
            throws IOException, SiteException {
        return read(source, options, (Path) null, problems);
    }

    /**
     * The same, with what earlier builds have left.
     *
     * @param cache a folder for what later builds are glad to find; need not be there; null for none
     */
    public static JBakeSite read(Path source, JBakeOptions options, @Nullable Path cache, Problems problems)
            throws IOException, SiteException {
        return read(source, options, new AsciiDoc.Surroundings(JBakeSite.class.getClassLoader(), cache), problems);
    }

    static JBakeSite read(Path source, JBakeOptions options, AsciiDoc.Surroundings surroundings, Problems problems)
            throws IOException, SiteException {
        Path root = source.toAbsolutePath().normalize();
        JBakeConfig config =
                JBakeConfig.read(root, options.overrides(), options.given(), options.destination(), problems);
        checkFolders(root, config, problems);
        keepApart(options.destination(), config, problems);
        Reading reading = new Reading(root, config, options, surroundings, problems);
        try {
            return reading.read();
        } catch (SiteException e) {
            throw reading.refusals.refused() ? new Refused(e) : e;
        }
    }

    /** What went wrong is in part what {@link #STRICT} would let through. */
    public static final class Refused extends SiteException {

        private static final long serialVersionUID = 1;

        Refused(SiteException because) {
            super(because.problems());
        }
    }

    private static void checkFolders(Path root, JBakeConfig config, Problems problems) throws SiteException {
        Map<String, Path> folders = new TreeMap<>(Map.of(
                "content.folder", config.getContentFolder().toPath(),
                "template.folder", config.getTemplateFolder().toPath()));
        folders.forEach((key, folder) -> {
            if (!Files.isDirectory(folder)) {
                problems.add(Problem.error(
                        Code.MISSING_FOLDER,
                        JBakeConfig.FILE,
                        0,
                        0,
                        "There is no folder " + (folder.startsWith(root) ? root.relativize(folder) : folder) + ".",
                        "Make it, or name the right one as " + key + "."));
            }
        });
        problems.failOnErrors();
    }

    /** What is written must not touch what is read. */
    private static void keepApart(@Nullable Path destination, JBakeConfig config, Problems problems)
            throws SiteException {
        Map<String, Path> read = new TreeMap<>(Map.of(
                "content.folder", config.getContentFolder().toPath(),
                "template.folder", config.getTemplateFolder().toPath(),
                "asset.folder", config.getAssetFolder().toPath(),
                "data.folder", config.getDataFolder().toPath()));
        read.forEach((key, folder) -> {
            Overlap overlap = destination == null ? Overlap.NONE : Overlap.of(destination, folder);
            if (overlap != Overlap.NONE) {
                problems.add(Problem.error(
                        Code.OVERLAPPING_FOLDERS,
                        null,
                        0,
                        0,
                        "outputDirectory " + destination + " " + overlap.says() + " " + key + " " + folder + ".",
                        "Name a folder of its own, such as target/site."));
            }
        });
        problems.failOnErrors();
    }

    /** How many pages {@link #render} will hand over. */
    public int pages() {
        return pages.size();
    }

    /** How many sources of the content folder became pages. */
    public int documents() {
        return documents;
    }

    /** Files to copy as they are: output path with {@code /} to file, sorted by path. */
    public Map<String, Path> assets() {
        return assets;
    }

    /**
     * Draws all pages.
     *
     * @param output gets each page once, in no fixed order and from several threads at a time
     * @throws SiteException with all problems so far when a template is at fault; what was handed over is then no site
     */
    public void render(Consumer<OutputFile> output) throws SiteException {
        Map<Problem, List<String>> failures = new HashMap<>();
        try (Workers workers = new Workers(threads)) {
            workers.each(pages, page -> {
                try {
                    output.accept(templates.draw(page));
                } catch (Templates.Failure e) {
                    synchronized (failures) {
                        failures.computeIfAbsent(e.problem(), problem -> new ArrayList<>())
                                .add(page.label());
                    }
                }
            });
        }
        failures.forEach((problem, labels) -> {
            String first = Collections.min(labels);
            String others = labels.size() == 1 ? "" : " and " + (labels.size() - 1) + " more";
            problems.add(Problem.error(
                    problem.code(),
                    problem.path(),
                    problem.line(),
                    problem.column(),
                    problem.message() + " Seen with " + first + others + ".",
                    problem.advice()));
        });
        problems.failOnErrors();
    }

    /**
     * Paths that a check of the finished site would object to and that JBake makes on purpose: pages of drafts, which no
     * list has, and what is hidden, by the project's own switch.
     */
    public Set<String> meantToBeThere() {
        Set<String> paths = new TreeSet<>();
        for (PageToDraw page : pages) {
            boolean draft = page.model().get(ModelAttributes.CONTENT) instanceof DocumentModel content
                    && ModelAttributes.Status.DRAFT.equals(content.getStatus());
            if (draft || isHidden(page.path())) {
                paths.add(page.path());
            }
        }
        assets.keySet().stream().filter(JBakeSite::isHidden).forEach(paths::add);
        return paths;
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    /** What pages are written in. */
    public Charset charset() {
        return templates.charset();
    }

    /** The template folder as people know it. */
    public String templateFolder() {
        return templateFolder;
    }

    /** The template of each page, by the page's path. */
    public Map<String, String> templates() {
        Map<String, String> names = new HashMap<>();
        pages.forEach(page -> names.put(page.path(), page.template()));
        return names;
    }

    /** Draws pages once more, to be looked at and not published: a page by its path, with changed templates. */
    public UnaryOperator<String> redraw(BinaryOperator<String> change) {
        Templates changed = templates.with(change);
        Map<String, PageToDraw> byPath = new HashMap<>();
        pages.forEach(page -> byPath.put(page.path(), page));
        return path -> {
            PageToDraw page = Objects.requireNonNull(byPath.get(path), path);
            try (InputStream in = changed.draw(page).open()) {
                return new String(in.readAllBytes(), changed.charset());
            } catch (Templates.Failure e) {
                return ""; // it was drawn before: a template that asks of its own text what it is
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** The steps of {@link JBakeSite#read}. */
    private static final class Reading {

        private final JBakeConfig config;
        private final JBakeOptions options;
        private final AsciiDoc.Surroundings surroundings;
        private final Problems problems;
        private final Refusals refusals;
        private final ProjectFiles files;
        private final PageUris uris;
        private final ZoneId zone;
        private final LocalDate today;
        private final Instant tomorrow;

        Reading(
                Path root,
                JBakeConfig config,
                JBakeOptions options,
                AsciiDoc.Surroundings surroundings,
                Problems problems)
                throws IOException {
            this.config = config;
            this.options = options;
            this.surroundings = surroundings;
            this.problems = problems;
            this.refusals = new Refusals(config.isStrict(), problems);
            this.files = new ProjectFiles(root, config, problems, refusals);
            this.uris = new PageUris(config);
            this.zone = config.getFreemarkerTimeZone().toZoneId();
            this.today = options.today() != null ? options.today() : LocalDate.now(zone);
            this.tomorrow = today.plusDays(1).atStartOfDay(zone).toInstant();
        }

        JBakeSite read() throws IOException, SiteException {
            // FreeMarker takes a while to load; meanwhile this thread looks for the files.
            FutureTask<Configuration> freemarker = new FutureTask<>(Templates::engine);
            Thread loader = new Thread(freemarker, "jbake-templates");
            loader.setDaemon(true);
            loader.start();
            Set<String> types = types();
            List<Path> content = files.content();
            Map<String, Path> assets = files.assets();
            Map<String, String> uriByPlace = new HashMap<>();
            for (Path file : content) {
                String place = uris.place(file);
                uriByPlace.put(place, uris.uri(place));
            }
            PageLinks links = new PageLinks(uriByPlace, assets.keySet(), config, problems, refusals);
            JBakeDocumentReader reader = new JBakeDocumentReader(
                    config,
                    uris,
                    links,
                    new PegdownMarkdown(config.getMarkdownExtensions()),
                    types,
                    problems,
                    refusals);
            List<JBakeDocument> documents = new ArrayList<>();
            boolean ofItsFolder;
            try (AsciiDoc asciiDoc = asciiDoc(content);
                    Workers workers = new Workers(options.threads())) {
                if (asciiDoc != null) {
                    reader.asciiDoc(asciiDoc);
                }
                // AsciiDoc last, for Asciidoctor takes a while to start
                List<Path> order = new ArrayList<>(content);
                order.sort(Comparator.comparing(ProjectFiles::isAsciiDoc));
                Map<Path, Optional<JBakeDocument>> read = new HashMap<>();
                List<Optional<JBakeDocument>> results = workers.map(order, file -> read(reader, file));
                for (int i = 0; i < order.size(); i++) {
                    read.put(order.get(i), results.get(i));
                }
                content.forEach(file -> Objects.requireNonNull(read.get(file)).ifPresent(documents::add));
                ofItsFolder = asciiDoc == null || asciiDoc.isOfItsFolder();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            if (!refusals.areErrors()) {
                dropOverwritten(documents);
            }
            List<DocumentModel> models = new ArrayList<>();
            MailAddresses mail = new MailAddresses();
            for (JBakeDocument document : documents) {
                DocumentModel model = document.model();
                models.add(model);
                if (model.getBody() != null) {
                    model.setBody(
                            config.getImgPathUpdate()
                                    ? MailAddresses.unmarked(model.getBody()) // jsoup has written them plainly
                                    : mail.written(model.getBody()));
                }
            }
            for (Path file : files.data()) {
                DocumentModel model = reader.data(file, files.name(file));
                if (model != null) {
                    models.add(model);
                }
            }
            checkLinks(documents);
            links.reportMissingPictures();
            Instant timestamp = options.outputTimestamp();
            Date now = Date.from(today.atStartOfDay(zone).toInstant());
            Date date = timestamp == null ? now : Date.from(timestamp);
            Set<DocumentModel> undated = Collections.newSetFromMap(new IdentityHashMap<>());
            for (JBakeDocument document : documents) {
                if (!document.dated()) {
                    document.model().setDate(now);
                    undated.add(document.model());
                }
            }
            MemoryStore store = new MemoryStore(types, models, undated);
            String templateFolder = files.name(config.getTemplateFolder().toPath());
            Templates templates = new Templates(
                    loaded(freemarker),
                    config,
                    templateFolder,
                    store,
                    () -> new MemoryStore(types, models, undated),
                    date,
                    now,
                    problems);
            List<PageToDraw> pages =
                    new SitePages(config, uris, store, problems, refusals).of(documents, assets, files::name);
            problems.failOnErrors();
            return new JBakeSite(
                    templates,
                    templateFolder,
                    pages,
                    Collections.unmodifiableMap(assets),
                    documents.size(),
                    options.threads(),
                    config.address(),
                    zone,
                    problems,
                    refusals.areErrors(),
                    ofItsFolder);
        }

        /** On its way; null where nobody needs it. */
        private @Nullable AsciiDoc asciiDoc(List<Path> content) throws IOException {
            List<Path> files = content.stream().filter(ProjectFiles::isAsciiDoc).toList();
            if (files.isEmpty()) {
                return null;
            }
            AsciiDoc asciiDoc = AsciiDoc.load(config, surroundings, today);
            asciiDoc.tellMissingLibrary(this.files.name(files.get(0)), files.size() - 1, problems);
            asciiDoc.prepare(files);
            return asciiDoc;
        }

        private Optional<JBakeDocument> read(JBakeDocumentReader reader, Path file) {
            try {
                return Optional.ofNullable(reader.content(file, files.name(file), tomorrow));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static <T> T loaded(FutureTask<T> task) {
            boolean interrupted = false;
            while (true) {
                try {
                    T value = task.get();
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return value;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }

        /** JBake's own types, then those that have a template, then the data files'. */
        private Set<String> types() {
            Set<String> types = new LinkedHashSet<>(List.of("page", "post", INDEX, "archive", "feed"));
            types.addAll(config.getDocumentTypes());
            types.add(config.getDataFileDocType());
            return types;
        }

        /** Of two sources with one address JBake's database keeps the one that it finds last, in lists too. */
        private void dropOverwritten(List<JBakeDocument> documents) {
            Map<String, JBakeDocument> last = new HashMap<>();
            documents.forEach(document -> last.put(document.model().getUri(), document));
            documents.removeIf(document -> {
                JBakeDocument other =
                        Objects.requireNonNull(last.get(document.model().getUri()));
                return other != document
                        && refusals.letsThrough(
                                Code.PATH_TAKEN,
                                other.name(),
                                0,
                                0,
                                document.name() + " and " + other.name() + " have one path: "
                                        + document.model().getUri() + ".",
                                "Rename one of them.",
                                "As in JBake, " + document.name() + " is left out.");
            });
        }

        private void checkLinks(List<JBakeDocument> documents) {
            Set<String> places = new HashSet<>();
            documents.forEach(document -> places.add(document.place()));
            for (JBakeDocument document : documents) {
                for (JBakeDocument.SourceLink link : document.links()) {
                    if (!places.contains(link.place())) {
                        problems.add(Problem.warning(
                                Code.LINK_TO_UNPUBLISHED,
                                document.name(),
                                link.line(),
                                0,
                                "The link leads to a file that is left out: '" + link.place() + "'.",
                                null));
                    }
                }
            }
        }
    }
}
