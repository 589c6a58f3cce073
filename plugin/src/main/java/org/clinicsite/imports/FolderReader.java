package org.clinicsite.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.document.html.office.OfficeDocument;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.Format;
import org.clinicsite.source.TextFile;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Finds the texts in a file or a folder, whatever program the folder belongs to. */
final class FolderReader {

    /** Folders of programs that hold no texts. */
    private static final Set<String> NO_TEXTS = Set.of(
            "node_modules",
            "vendor",
            "themes",
            "layouts",
            "archetypes",
            "_site",
            "_layouts",
            "_includes",
            "_sass",
            "_data",
            "public",
            "dist",
            "build",
            "target");

    private static final Set<String> NOBODYS = Set.of("readme.md", "license.md", "changelog.md", "404.html", "404.md");
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ]+(.+)");
    private static final Pattern NOTION = Pattern.compile("(.+?)[ -]([0-9a-f]{32})");
    private static final Pattern MEDIUM = Pattern.compile("(.*?)-?([0-9a-f]{8,12})");
    private static final Pattern MEDIUM_SUBTITLE =
            Pattern.compile("(?s)<section data-field=\"subtitle\"[^>]*>.*?</section>");
    private static final Pattern MEDIUM_HEAD = Pattern.compile(
            "(?s)<(h[1-4])[^>]*class=\"[^\"]*graf--(title|subtitle)\\b[^\"]*\"[^>]*>(.*?)</\\1>|<div class=\"section-divider\"><hr[^>]*></div>");
    private static final Pattern PAGES = Pattern.compile("(?:.*/)?pages/(?:[^/]+/)?[^/]+");
    private static final Pattern SUBSTACK = Pattern.compile("(\\d{6,})\\.(.+)");
    private static final Pattern PROPERTY = Pattern.compile("([A-Z][\\w ]{1,30}): (.+)");

    /** Which program a folder belongs to, by a file or folder in it. */
    private enum Program {
        JEKYLL("Jekyll", "_posts", "_config.yml"),
        HUGO("Hugo", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config.toml", "config/_default"),
        GATSBY("Gatsby", "gatsby-config.js", "gatsby-config.ts"),
        ELEVENTY("Eleventy", ".eleventy.js", "eleventy.config.js", "eleventy.config.mjs"),
        DOCUSAURUS("Docusaurus", "docusaurus.config.js", "docusaurus.config.ts"),
        SUBSTACK("Substack", "posts.csv"),
        MEDIUM("Medium", "profile/profile.html", "profile/about.html", "users-following"),
        NONE("a folder");

        final String words;
        final List<String> signs;

        Program(String words, String... signs) {
            this.words = words;
            this.signs = List.of(signs);
        }

        static Program of(Path folder) {
            for (Program program : values()) {
                if (program.signs.stream().anyMatch(sign -> Files.exists(folder.resolve(sign)))) {
                    return program;
                }
            }
            return NONE;
        }
    }

    /** What word processors and other programs save texts as that is not read. */
    private static final Map<String, String> OTHER_TEXTS = Map.of(
            "doc", ".docx",
            "rtf", ".docx or .odt",
            "pages", ".docx",
            "wpd", ".docx or .odt",
            "pdf", ".txt",
            "zip", "an archive of its own: -Dsite.from=FILE");

    private final Path from;
    private final Path root;
    private final boolean isFolder;
    private final String origin;
    private final Scratch scratch;
    private final Program program;
    private final List<String> passedOver;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<OldMenu> menus = new ArrayList<>();
    private final Map<String, Map<String, String>> listed = new HashMap<>();
    private Permalinks permalinks = new Permalinks(Map.of());

    /**
     * Looks at what is to be read; an archive is unpacked.
     *
     * @param passedOver gets what was not taken
     * @throws SiteException when it is an archive that is not unpacked
     */
    FolderReader(Path given, Scratch scratch, List<String> passedOver) throws SiteException, IOException {
        Path from = given.toAbsolutePath().normalize();
        String name = String.valueOf(from.getFileName());
        boolean packed = Files.isRegularFile(from) && Archive.isNamed(from);
        Path folder = from;
        if (packed) {
            folder = scratch.next();
            Archive.unpack(from, name, folder);
            folder = innermost(folder);
        }
        this.from = folder;
        this.isFolder = Files.isDirectory(folder);
        this.root = isFolder ? folder : folder.resolveSibling("");
        this.origin = packed
                ? name.replaceFirst("(?i)(?: ?\\(\\d+\\)|-main|-master)*\\.zip$", "")
                : String.valueOf(root.getFileName());
        this.scratch = scratch;
        this.program = isFolder ? Program.of(folder) : Program.NONE;
        this.passedOver = passedOver;
    }

    /** Many archives hold one folder, which holds all. */
    private static Path innermost(Path unpacked) throws IOException {
        Path folder = unpacked;
        while (Program.of(folder) == Program.NONE) {
            List<Path> all;
            try (Stream<Path> files = Files.list(folder)) {
                all = files.filter(file -> !file.getFileName().toString().startsWith("."))
                        .toList();
            }
            if (all.size() != 1 || !Files.isDirectory(all.get(0))) {
                break;
            }
            folder = all.get(0);
        }
        return folder;
    }

    /** The menus of the site that is left, as far as an export tells them; known when all is read. */
    List<OldMenu> menus() {
        return menus;
    }

    /** The folder that holds all that may come along. */
    Path root() {
        return root;
    }

    /** All texts, by their paths. */
    List<Piece> read() throws SiteException, IOException {
        if (!isFolder) {
            readFile(from.getFileName().toString(), from);
            return pieces;
        }
        permalinks = new Permalinks(settings());
        if (program == Program.SUBSTACK) {
            Csv.rows(BoundedFile.text(from.resolve("posts.csv"), WordPress.MOST_BYTES))
                    .forEach(row -> listed.put(row.getOrDefault("post_id", ""), row));
        }
        String below = program == Program.HUGO ? "content" : program == Program.MEDIUM ? "posts" : "";
        Path texts = Files.isDirectory(from.resolve(below)) ? from.resolve(below) : from;
        Map<String, Path> files = new TreeMap<>();
        Files.walkFileTree(texts, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                String name = dir.getFileName().toString();
                boolean skipped = NO_TEXTS.contains(name) || name.startsWith(".") && name.length() > 1;
                return !dir.equals(texts) && skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) { // a link could lead out of the folder
                    files.put(from.relativize(file).toString().replace('\\', '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<String, Path> file : files.entrySet()) {
            readFile(file.getKey(), file.getValue());
        }
        return pieces;
    }

    /** Files in which the programs keep their settings, the more telling one first. */
    private static final List<String> SETTINGS = List.of(
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.toml",
            "config/_default/config.yaml");

    /** The settings of the project that say where its texts stood; empty when there are none. */
    private Map<String, Object> settings() throws IOException {
        List<String> names = program == Program.JEKYLL
                ? List.of("_config.yml", "_config.yaml")
                : program == Program.HUGO ? SETTINGS : List.of();
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : names) {
            Path file = from.resolve(name);
            if (settings.isEmpty() && Files.isRegularFile(file)) {
                String mark = name.endsWith(".toml") ? "+++" : "---";
                String text = BoundedFile.text(file, TextFile.MOST_BYTES);
                settings.putAll(HeadReader.split(mark + "\n" + text + "\n" + mark + "\n")
                        .keys());
            }
        }
        return settings;
    }

    private void readFile(String path, Path file) throws SiteException, IOException {
        String name = file.getFileName().toString();
        String ending = new FilePath(name).extension();
        String stem = new FilePath(name).stem();
        Format format = switch (ending) {
            case "md", "markdown", "mdx", "mdown" -> Format.MARKDOWN;
            case "html", "htm", "xhtml" -> Format.HTML;
            case "txt", "eml", "text" -> Format.TEXT;
            default -> null;
        };
        if (ending.equals("xml") || ending.equals("json") && isGhost(file)) {
            export(path, file, ending);
            return;
        }
        if (ending.equals("docx") || ending.equals("odt")) {
            readOffice(path, file, stem, ending);
            return;
        }
        if (format == null || NOBODYS.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith(".")) {
            String instead = OTHER_TEXTS.get(ending);
            if (instead != null || !isFolder) {
                passedOver.add(path + ": " + (ending.isEmpty() ? "the file" : "." + ending) + " is not read"
                        + (instead == null
                                ? "; save it as .docx, .odt, .html, .txt or .md"
                                : ending.equals("zip") ? " here; import it as " + instead : "; save it as " + instead));
            }
            return;
        }
        SourceText text = text(path, file);
        if (text == null) {
            return;
        }
        HeadReader.Split split = HeadReader.split(text.text());
        if (split.fault() != null) {
            passedOver.add(path + ": " + split.fault() + "; its text was taken without it");
        }
        boolean headed = !split.keys().isEmpty();
        boolean post = path.contains("_drafts/") || path.contains("_posts/");
        if (program == Program.JEKYLL && !headed && !post) {
            return; // Jekyll copies such a file as it is
        }
        if (program == Program.HUGO && stem.equals("_index")) { // the head of a list, where it says something
            if (split.body().isBlank() || !path.matches("content/.+/.*")) {
                return;
            }
            stem = "index";
        }
        pieces.add(piece(path, file, stem, format, text.text(), split, headed));
    }

    private Piece piece(
            String path, Path file, String given, Format format, String text, HeadReader.Split split, boolean headed) {
        String stem = given;
        if (stem.equals("index") && path.contains("/")) {
            stem = new FilePath(new FilePath(path).folder()).name();
        }
        String written = stem;
        String body = format == Format.MARKDOWN ? Snippets.plain(split.body()) : split.body();
        String kind = headed && program != Program.NONE ? "a text of " + program.words : null;
        DateText day = null;
        String title = null;
        boolean draft = path.startsWith("_drafts/") || path.contains("/_drafts/") || path.startsWith("drafts/");
        boolean pasted = "true".equals(String.valueOf(split.keys().get("pasted")));
        boolean own = (headed || format == Format.MARKDOWN) && !pasted;
        Head head = HeadReader.head(program == Program.JEKYLL ? parted(split.keys()) : split.keys());
        Matcher named = DATED.matcher(stem);
        if (named.matches()) {
            String[] part = named.group(1).split("-");
            day = Dates.read("%s-%02d-%02d".formatted(part[0], Integer.parseInt(part[1]), Integer.parseInt(part[2])));
            stem = named.group(2);
        }
        if (stem.startsWith("draft_")) { // Medium
            draft = true;
            stem = stem.substring(6);
        }
        Matcher notion = NOTION.matcher(stem);
        String id = origin + "/" + path;
        if (notion.matches()) {
            id = "notion/" + notion.group(2);
            stem = notion.group(1);
            kind = "a page of Notion";
            HeadReader.Split properties = notion(body);
            head = HeadReader.head(properties.keys());
            body = properties.body();
            title = stem.replace('-', ' ').strip();
        }
        if (format == Format.HTML && body.contains("class=\"h-entry\"") && body.contains("p-name")) {
            kind = "a text of Medium";
            own = true;
            Matcher medium = MEDIUM.matcher(stem);
            if (medium.matches()) {
                id = "medium/" + medium.group(2);
                stem = medium.group(1);
            }
            Matcher time = Pattern.compile("class=\"dt-published\"[^>]*datetime=\"([^\"]+)\"")
                    .matcher(body);
            day = time.find() ? Dates.read(time.group(1)) : day;
            body = medium(body);
        }
        Matcher substack = SUBSTACK.matcher(stem);
        Map<String, String> row =
                substack.matches() ? listed.get(stem) == null ? listed.get(substack.group(1)) : listed.get(stem) : null;
        if (row != null) {
            kind = "a text of Substack";
            id = "substack/" + substack.group(1);
            own = true;
            stem = substack.group(2);
            day = Dates.read(row.get("post_date"));
            draft = !"true".equalsIgnoreCase(row.getOrDefault("is_published", "true"));
            title = row.get("title");
        }
        boolean dated = day != null || head.published() != null;
        boolean page = program == Program.JEKYLL && !path.contains("_posts/") && !path.contains("_drafts/")
                || program == Program.HUGO && !dated && path.matches("content/(?:[^/]+|.*/_index\\.\\w+)")
                || !dated && PAGES.matcher(path).matches();
        head = head.or(title, stem, day, draft, page, List.of());
        Permalinks.Text placed =
                new Permalinks.Text(path, stem, written, head, split.keys(), day == null ? head.published() : day);
        String address = path.contains("_drafts/") ? null : address(placed);
        head = address == null ? head : head.at(address);
        return new Piece(id, path, kind, pasted ? Format.TEXT : format, body, own, above(text, body), head, file);
    }

    /** Jekyll's topics may stand in a row, parted by blanks. */
    private static Map<String, Object> parted(Map<String, Object> keys) {
        Map<String, Object> out = new LinkedHashMap<>(keys);
        for (String key : List.of("tags", "categories")) {
            out.computeIfPresent(
                    key,
                    (name, value) -> value instanceof String row && row.indexOf(',') < 0
                            ? List.of(row.strip().split("\\s+"))
                            : value);
        }
        return out;
    }

    /** A text of Medium's export has its title and subtitle twice, the second time behind a rule. */
    private static String medium(String html) {
        boolean[] ruled = {false};
        String once = MEDIUM_SUBTITLE.matcher(html).replaceFirst("");
        return MEDIUM_HEAD.matcher(once).replaceAll(match -> {
            boolean rule = match.group(1) == null;
            boolean kept = rule && ruled[0];
            ruled[0] |= rule;
            String said = "subtitle".equals(match.group(2)) ? "<p>" + match.group(3) + "</p>" : "";
            return Matcher.quoteReplacement(kept ? match.group() : said);
        });
    }

    /** Lines above the body; -1 when it was changed, so that its lines are no longer those of the file. */
    private static int above(String text, String body) {
        String file = text.replace("\r\n", "\n").replace('\r', '\n');
        return file.endsWith(body)
                ? (int) file.substring(0, file.length() - body.length())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                : -1;
    }

    /** Where the program that the folder belongs to puts a text; null when that is not known, or the text says it itself. */
    private @Nullable String address(Permalinks.Text text) {
        String folder = text.folder();
        String place = text.isBundle() ? folder.replaceFirst("/?[^/]*$", "") : folder;
        String slug = text.head().slug() == null ? text.stem() : text.head().slug();
        boolean says = text.keys().keySet().stream().anyMatch(PLACES::contains);
        return switch (program) {
            case JEKYLL -> permalinks.jekyll(text);
            case HUGO -> permalinks.hugo(text);
            case ELEVENTY, GATSBY ->
                says
                        ? Permalinks.eleventy(text)
                        : ("/" + place.replaceFirst("^(?:content|src)/?(?:pages)?", "") + "/" + text.stem() + "/")
                                .replaceAll("/{2,}", "/");
            case DOCUSAURUS ->
                says
                        ? null
                        : text.day() != null && text.path().startsWith("blog/")
                                ? "/blog/" + text.day().day().toString().replace('-', '/') + "/" + slug
                                : "/" + (place.isEmpty() ? "" : place + "/") + slug;
            default -> null;
        };
    }

    /** Keys that say where a text itself is; others only say what leads there too. */
    private static final Set<String> PLACES = Set.of("url", "permalink", "path");

    /** A page of Notion: its name as the only heading of the first level, then properties, a line each. */
    private static HeadReader.Split notion(String body) {
        Map<String, Object> keys = new HashMap<>();
        StringBuilder rest = new StringBuilder();
        boolean above = true;
        for (String line : body.split("\n", -1)) {
            Matcher property = PROPERTY.matcher(line.strip());
            if (above && (line.isBlank() || line.startsWith("# "))) {
                rest.append(line.startsWith("# ") ? line + "\n" : "\n");
            } else if (above && property.matches()) {
                keys.put(property.group(1).toLowerCase(Locale.ROOT).replace(' ', '_'), property.group(2));
            } else {
                above = false;
                rest.append(line).append('\n');
            }
        }
        return new HeadReader.Split(keys, rest.toString(), null);
    }

    /** A document of a word processor: its text as HTML, its pictures beside it. */
    private void readOffice(String path, Path file, String stem, String ending) throws SiteException, IOException {
        Path folder = scratch.next();
        Archive.unpack(file, path, folder);
        Function<String, @Nullable String> parts = name -> part(folder, name);
        String html = ending.equals("docx") ? OfficeDocument.word(parts) : OfficeDocument.openDocument(parts);
        if (html == null) {
            passedOver.add(path + ": there is no text in it, or none that is read; save it as .html");
            return;
        }
        Head head = Head.NONE.or(null, stem, null, false, false, List.of());
        String kind = ending.equals("docx") ? "a Word document" : "an OpenDocument text";
        pieces.add(new Piece(
                origin + "/" + path, path, kind, Format.HTML, html, false, -1, head, folder.resolve("document.html")));
    }

    private static @Nullable String part(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? BoundedFile.text(file, WordPress.MOST_BYTES)
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGhost(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(300), java.nio.charset.StandardCharsets.ISO_8859_1).contains("\"db\"");
        }
    }

    private void export(String path, Path file, String ending) throws IOException {
        List<Piece> found = ending.equals("json")
                ? Ghost.read(path, file, menus, passedOver)
                : WordPress.read(path, file, menus, passedOver);
        pieces.addAll(found);
    }

    private @Nullable SourceText text(String path, Path file) throws IOException {
        try {
            Problems problems = new Problems();
            byte[] bytes = TextFile.read(file, path, problems).orElse(null);
            SourceText text = bytes == null ? null : Decoder.decode(path, bytes, problems);
            if (text == null) {
                problems.all().forEach(problem -> passedOver.add(problem.says()));
            }
            return text;
        } catch (IOException e) {
            throw DiskFault.of(file, e);
        }
    }
}
