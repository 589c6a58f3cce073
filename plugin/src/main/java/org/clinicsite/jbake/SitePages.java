package org.clinicsite.jbake;

import static java.util.Objects.requireNonNull;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.util.PagingHelper;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages a project has, where they go and what each of them knows: one for each document, the index (in
 * parts if it is paged), archive, feed, sitemap, 404, one for each tag and one for all tags.
 */
final class SitePages {

    private static final String INDEX = "masterindex";
    private static final String LINKS_ASTRAY = "Links that templates make of it lead to one page.";

    private final JBakeConfig config;
    private final PageUris uris;
    private final MemoryStore store;
    private final Problems problems;
    private final Refusals refusals;
    private final OutputPaths paths;
    private final Map<String, Object> configView;
    private final List<PageToDraw> pages = new ArrayList<>();
    private final Map<String, Boolean> templates = new HashMap<>();

    SitePages(JBakeConfig config, PageUris uris, MemoryStore store, Problems problems, Refusals refusals) {
        this.config = config;
        this.uris = uris;
        this.store = store;
        this.problems = problems;
        this.refusals = refusals;
        this.paths = new OutputPaths(problems, refusals);
        this.configView = config.templateView();
    }

    /**
     * Lists the pages.
     *
     * @param assets files to copy: output path to file; they count when two want one path
     * @param name a file as people know it
     */
    List<PageToDraw> of(List<JBakeDocument> documents, Map<String, Path> assets, Function<Path, String> name) {
        addDocuments(documents);
        if (config.getRenderFeed()) {
            addSingle("feed", config.getFeedFileName(), OutputPaths.Kind.FOR_MACHINES);
        }
        if (config.getRenderSiteMap()) {
            addSingle("sitemap", config.getSiteMapFileName(), OutputPaths.Kind.FOR_MACHINES);
        }
        if (config.getRenderError404()) {
            addSingle("error404", config.getError404FileName(), OutputPaths.Kind.FOR_MACHINES);
        }
        if (config.getRenderArchive()) {
            addSingle("archive", config.getArchiveFileName(), OutputPaths.Kind.ARCHIVE);
        }
        if (config.getRenderIndex()) {
            addIndex();
        }
        if (config.getRenderTags()) {
            addTags(documents);
        }
        assets.forEach((path, file) -> paths.take(path, name.apply(file), name.apply(file), OutputPaths.Kind.ASSET));
        checkPermalinks(documents);
        return pages.stream()
                .filter(page -> paths.owns(page.path(), page.label()))
                .toList();
    }

    private void addDocuments(List<JBakeDocument> documents) {
        Map<DocumentModel, DocumentModel[]> neighbours = new IdentityHashMap<>();
        for (String type : store.types()) {
            addNeighbours(store.all(type), neighbours);
        }
        for (JBakeDocument document : documents) {
            DocumentModel model = document.model();
            String type = model.getType();
            boolean draft = ModelAttributes.Status.DRAFT.equals(model.getStatus());
            String path = uris.file(
                    document.place(), draft ? config.getDraftSuffix() : "", config.getOutputExtensionByDocType(type));
            if (paths.take(path, document.name(), document.name(), OutputPaths.Kind.DOCUMENT)) {
                DocumentModel content = new DocumentModel();
                model.forEach(content::put);
                DocumentModel[] beside = requireNonNull(neighbours.get(model));
                content.setPreviousContent(beside[0]);
                content.setNextContent(beside[1]);
                add(path, document.name(), type, model(content), null);
            }
        }
    }

    /** The published documents before and behind each, in time. */
    private static void addNeighbours(List<DocumentModel> newestFirst, Map<DocumentModel, DocumentModel[]> neighbours) {
        DocumentModel nearest = null;
        for (DocumentModel document : newestFirst) {
            neighbours.put(document, new DocumentModel[] {null, nearest});
            nearest = isPublished(document) ? neighbour(document) : nearest;
        }
        nearest = null;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            DocumentModel document = newestFirst.get(i);
            requireNonNull(neighbours.get(document))[0] = nearest;
            nearest = isPublished(document) ? neighbour(document) : nearest;
        }
    }

    private static boolean isPublished(DocumentModel document) {
        return ModelAttributes.Status.PUBLISHED.equals(document.getStatus());
    }

    /** What a page knows of the one beside it. */
    private static DocumentModel neighbour(DocumentModel document) {
        DocumentModel neighbour = new DocumentModel();
        neighbour.setNoExtensionUri(document.getNoExtensionUri());
        neighbour.setUri(document.getUri());
        neighbour.put(ModelAttributes.TITLE, document.get(ModelAttributes.TITLE));
        return neighbour;
    }

    private void addSingle(String what, String file, OutputPaths.Kind kind) {
        String path = withoutSlash(file);
        if (paths.take(path, "the " + what, JBakeConfig.FILE, kind)) {
            Map<String, Object> model = model(content(what, ""));
            if (config.getPaginateIndex()) {
                setPaging(model, 0, 0, "", "");
            }
            add(path, "the " + what, what, model, null);
        }
    }

    private void addIndex() {
        String file = withoutSlash(config.getIndexFileName());
        int posts = store.published("post").size();
        if (!config.getPaginateIndex() || posts == 0) {
            addSingle(INDEX, file, OutputPaths.Kind.LISTING);
            return;
        }
        int size = config.getPostsPerPage();
        if (size < 1) {
            problems.add(Problem.error(
                    Code.BAD_SETTING,
                    JBakeConfig.FILE,
                    0,
                    0,
                    "index.posts_per_page is below 1.",
                    "Write index.posts_per_page=5."));
            return;
        }
        PagingHelper paging = new PagingHelper(posts, size);
        for (int from = 0, number = 1; from < posts; from += size, number++) {
            try {
                String path = paging.getCurrentFileName(number, file);
                String label = "page " + number + " of the index";
                if (paths.take(path, label, JBakeConfig.FILE, OutputPaths.Kind.LISTING)) {
                    Map<String, Object> model = model(content(INDEX, number > 1 ? "../" : ""));
                    setPaging(
                            model,
                            paging.getNumberOfPages(),
                            number,
                            paging.getPreviousFileName(number),
                            paging.getNextFileName(number));
                    String template = template(INDEX);
                    if (template != null) {
                        pages.add(new PageToDraw(path, label, template, model, null, from, size));
                    }
                }
            } catch (URISyntaxException e) {
                problems.add(Problem.error(
                        Code.BAD_SETTING,
                        JBakeConfig.FILE,
                        0,
                        0,
                        "index.file is no path: '" + file + "'.",
                        "Write index.file=index.html."));
                return;
            }
        }
    }

    private void addTags(List<JBakeDocument> documents) {
        Map<String, String> firstUse = new HashMap<>();
        Map<String, String> spellings = new TreeMap<>();
        Map<String, String> folded = new HashMap<>();
        for (JBakeDocument document : documents) {
            for (String tag : document.model().getTags()) {
                firstUse.putIfAbsent(tag, document.name());
                String other = spellings.putIfAbsent(folded.computeIfAbsent(tag, SitePages::folded), tag);
                if (other != null && !other.equals(tag) && firstUse.get(tag).equals(document.name())) {
                    problems.add(Problem.warning(
                            Code.BAD_TAG,
                            document.name(),
                            0,
                            0,
                            "The tag '" + tag + "' is written '" + other + "' in " + firstUse.get(other) + ".",
                            "Write it in one way; each way gets a page of its own."));
                }
            }
        }
        String folder = withoutSlash(config.getTagPathName());
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        for (String tag : store.getAllTags()) {
            String path = prefix + tag + config.getOutputExtension();
            String label = "the tag '" + tag + "'";
            if (paths.take(path, label, firstUse.get(tag), OutputPaths.Kind.LISTING)) {
                Map<String, Object> model = model(content(ModelAttributes.TAG, uris.rootPath(path)));
                model.put(ModelAttributes.TAG, tag);
                add(path, label, ModelAttributes.TAG, model, tag);
            }
        }
        if (config.getRenderTagsIndex()) {
            String path = prefix + "index" + config.getOutputExtension();
            if (paths.take(path, "the index of tags", JBakeConfig.FILE, OutputPaths.Kind.LISTING)) {
                Map<String, Object> model = model(content(ModelAttributes.TAGS, uris.rootPath(path)));
                add(path, "the index of tags", "tagsindex", model, null);
            }
        }
    }

    private static String folded(String tag) {
        String composed = Normalizer.normalize(tag, Normalizer.Form.NFC);
        return composed.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /**
     * JBake does not look at {@code permalink}; templates may. One that stands twice, or on another page's path, would
     * make two links lead to one page.
     */
    private void checkPermalinks(List<JBakeDocument> documents) {
        Map<String, String> owners = new HashMap<>();
        for (JBakeDocument document : documents) {
            if (!(document.model().get("permalink") instanceof String link) || link.isEmpty() || link.contains(":")) {
                continue;
            }
            String path = withoutSlash(link);
            String before = owners.putIfAbsent(path.toLowerCase(Locale.ROOT), document.name());
            if (before != null) {
                refusals.letsThrough(
                        Code.PATH_TAKEN,
                        document.name(),
                        0,
                        0,
                        document.name() + " and " + before + " have one permalink: " + link + ".",
                        "Give each its own.",
                        LINKS_ASTRAY);
                continue;
            }
            String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
            String fixed = OutputPaths.fixed(file);
            String owner = fixed != null ? fixed : paths.owner(file);
            if (owner != null && !owner.equals(document.name())) {
                refusals.letsThrough(
                        Code.PATH_TAKEN,
                        document.name(),
                        0,
                        0,
                        "The permalink " + link + " is the place of " + owner + ".",
                        "Write another.",
                        LINKS_ASTRAY);
            }
        }
    }

    private static String withoutSlash(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path.startsWith("./", start) ? path.substring(start + 2) : path.substring(start);
    }

    private static DocumentModel content(String type, String rootPath) {
        DocumentModel content = new DocumentModel();
        content.setType(type);
        content.setRootPath(rootPath);
        return content;
    }

    private Map<String, Object> model(DocumentModel content) {
        Map<String, Object> model = new HashMap<>();
        model.put(ModelAttributes.CONTENT, content);
        model.put(ModelAttributes.CONFIG, configView);
        model.put(ModelAttributes.VERSION, config.getVersion());
        return model;
    }

    private static void setPaging(
            Map<String, Object> model, int pages, int number, @Nullable String previous, @Nullable String next) {
        model.put(ModelAttributes.NUMBER_OF_PAGES, pages);
        model.put(ModelAttributes.CURRENT_PAGE_NUMBERS, number);
        model.put(ModelAttributes.PREVIOUS_FILENAME, previous);
        model.put(ModelAttributes.NEXT_FILENAME, next);
    }

    private void add(String path, String label, String type, Map<String, Object> model, @Nullable String tag) {
        String template = template(type);
        if (template != null) {
            pages.add(new PageToDraw(path, label, template, model, tag));
        }
    }

    /** The template of a type; tells once when there is none. */
    private @Nullable String template(String type) {
        String template = config.getTemplateByDocType(type);
        String key = "template." + type + ".file";
        if (template == null || template.isEmpty()) {
            if (templates.putIfAbsent(key, true) == null) {
                problems.add(Problem.error(
                        Code.MISSING_TEMPLATE,
                        JBakeConfig.FILE,
                        0,
                        0,
                        "The type '" + type + "' has no template.",
                        "Write " + key + "=" + type + ".ftl."));
            }
            return null;
        }
        if (!template.endsWith(".ftl") && templates.putIfAbsent(key, true) == null) {
            problems.add(Problem.error(
                    Code.BAD_SETTING,
                    JBakeConfig.FILE,
                    0,
                    0,
                    key + " names no FreeMarker template: '" + template + "'.",
                    "Only .ftl templates are drawn."));
        }
        return template;
    }
}
