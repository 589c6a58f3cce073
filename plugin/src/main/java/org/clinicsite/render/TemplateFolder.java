package org.clinicsite.render;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.ContentFolder;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.TextFile;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The template's files: the clinic's own folder, and behind it the built-in one. A file of the clinic replaces the
 * built-in file of the same path. Safe for many threads.
 */
public final class TemplateFolder {

    private static final String BUILT_IN = "site-template/";

    private static final Set<String> TEXTS = Set.of("ftlh", "ftlx", "ftl", "css", "yaml", "yml", "svg", "txt");

    /** The largest file that is held in memory for the pages that name it: a font with Chinese letters has some 20 MB. */
    private static final long MOST_BYTES = 50_000_000;

    private static final int MOST_DEEP = 20;

    private final @Nullable Path own;
    private final Problems problems = new Problems();
    private final boolean isMarked;
    /** Where templates of pages lie. */
    private static final List<String> OWN_PAGES = List.of("layouts", "partials", "shortcuts");

    /** The clinic's files that the build asked for. */
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** Those of them that are texts: each is read once. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    private static final Map<String, Optional<String>> BUILT_IN_TEXTS = new ConcurrentHashMap<>();

    /**
     * @param own the clinic's folder {@code site-template}; null, or a folder that does not exist, leaves the built-in
     *     template as it is
     */
    public TemplateFolder(@Nullable Path own) {
        this(own, false);
    }

    private TemplateFolder(@Nullable Path own, boolean isMarked) {
        this.own = own == null ? null : own.toAbsolutePath().normalize();
        this.isMarked = isMarked;
    }

    /** The same, in which each tag of the clinic's templates is marked with its place, for {@link TemplateMarks#of}. */
    public TemplateFolder marked() {
        return new TemplateFolder(own, true);
    }

    /** What is wrong with the clinic's files that were asked for so far; of one that is not UTF-8 the built-in one is read in its place. */
    public List<Problem> problems() {
        return problems.all();
    }

    /**
     * Whether the clinic has a template of its own that draws HTML.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public boolean drawsPages() {
        return OWN_PAGES.stream().anyMatch(folder -> !own(folder, ".ftlh").isEmpty());
    }

    /** Whether the clinic has a file of its own there. */
    public boolean hasOwn(String path) {
        return own != null && Files.isRegularFile(own.resolve(path));
    }

    /**
     * Reads a file.
     *
     * @param path relative with {@code /}, such as {@code layouts/article.ftlh}
     * @return its bytes; those of a text are UTF-8 without byte-order mark; empty when there is no such file
     * @throws UncheckedIOException when it cannot be read
     */
    public Optional<byte[]> read(String path) {
        return own(path).or(() -> builtIn(path));
    }

    /** A file as text in UTF-8; null when there is no such file. */
    public @Nullable String text(String path) {
        return read(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null);
    }

    /**
     * The clinic's own files of a folder.
     *
     * @param folder such as {@code shortcuts}
     * @param ending such as {@code .ftlh}
     * @return their names without the ending, sorted
     * @throws UncheckedIOException when the folder cannot be read
     */
    public Set<String> own(String folder, String ending) {
        Set<String> names = new TreeSet<>();
        if (own == null || !Files.isDirectory(own.resolve(folder))) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own.resolve(folder), "*" + ending)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ending.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(own.resolve(folder), e));
        }
        return names;
    }

    /** The clinic's files first, then the built-in ones, each for itself: what {@code Words.read} wants. */
    public List<Function<String, @Nullable String>> layers() {
        return List.of(
                path -> own(path)
                        .map(b -> new String(b, StandardCharsets.UTF_8))
                        .orElse(null),
                path -> builtIn(path)
                        .map(b -> new String(b, StandardCharsets.UTF_8))
                        .orElse(null));
    }

    /**
     * Finds the clinic's files that replace nothing and that no template asked for: most likely their names are
     * misspelt. To be called when the whole site is drawn.
     *
     * @param locale the site's language
     * @throws SiteException when the locale of this Java cannot name one
     */
    public List<Problem> findUnused(Locale locale) throws SiteException, IOException {
        List<Problem> unused = new ArrayList<>();
        if (own == null || !Files.isDirectory(own)) {
            return unused;
        }
        Set<String> known = null;
        for (String path : ContentFolder.files(own, "site-template", problems).keySet()) {
            if (used.contains(path)) {
                continue;
            }
            known = known == null ? builtInNames() : known;
            if (!known.contains(path) && !isSpare(path, known)) {
                unused.add(problemOfUnused(path, known, locale));
            }
        }
        return unused;
    }

    /** A layout or shortcut of the clinic's own that waits for a page to ask for it; one misspelt is like another. */
    private static boolean isSpare(String path, Set<String> known) {
        return (path.startsWith("layouts/") || path.startsWith("shortcuts/"))
                && path.endsWith(".ftlh")
                && Nearest.to(path.substring(path.indexOf('/') + 1), names(path, known))
                        .isEmpty();
    }

    /** The names of the built-in files of the folder that a path lies in. */
    private static Set<String> names(String path, Set<String> known) {
        String folder = new FilePath(path).beside();
        return known.stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .collect(Collectors.toSet());
    }

    /** Whether the clinic's own file there, if it has one, holds a text. */
    public boolean ownSays(String path, String text) {
        return hasOwn(path) && Objects.requireNonNullElse(text(path), "").contains(text);
    }

    /**
     * The clinic's own layouts of topics and of the site map that show all on one page: they lead to no other.
     *
     * @return their names
     */
    public Set<String> undivided() {
        return Stream.of("tags", "site-map")
                .filter(name -> hasOwn("layouts/" + name + ".ftlh"))
                .filter(name -> !ownSays("layouts/" + name + ".ftlh", "pagination")
                        && !ownSays("layouts/" + name + ".ftlh", "numbered("))
                .collect(Collectors.toSet());
    }

    /** Whether a template of the clinic's own holds a text. */
    public boolean ownMentions(String text) {
        return texts.entrySet().stream()
                .anyMatch(file -> used.contains(file.getKey())
                        && !file.getKey().startsWith("words/")
                        && file.getValue().contains(text));
    }

    private static Problem problemOfUnused(String path, Set<String> known, Locale locale) {
        String advice;
        if (path.startsWith("words/")) {
            advice = "The site's locale is " + locale.toLanguageTag() + ": write words/" + locale.toLanguageTag()
                    + ".yaml or words/" + locale.getLanguage() + ".yaml.";
        } else {
            String folder = new FilePath(path).beside();
            Set<String> beside =
                    known.stream().filter(name -> name.startsWith(folder)).collect(Collectors.toSet());
            String name = new FilePath(path).name();
            String stem = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
            advice = known.stream()
                    .filter(other -> {
                        String last = new FilePath(other).name();
                        return last.equalsIgnoreCase(name) || last.startsWith(stem + ".");
                    })
                    .sorted()
                    .findFirst()
                    .or(() -> Nearest.to(path, beside))
                    .or(() -> Nearest.to(path, known))
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("Take it away, or name it in a template of yours.");
        }
        return Problem.warning(
                Code.UNUSED_TEMPLATE,
                "site-template/" + path,
                0,
                0,
                "The file is not used: the built-in template has none of this name, and no page asked for it.",
                advice);
    }

    /** The built-in files' paths. Only looked up when the clinic has a file that they may not have. */
    private static Set<String> builtInNames() throws IOException {
        Set<String> names = new TreeSet<>(SiteIcons.NAMES);
        URL url = TemplateFolder.class.getClassLoader().getResource(BUILT_IN + "layouts/base.ftlh");
        if (url == null) {
            return names;
        }
        try {
            if (url.getProtocol().equals("jar")) {
                String jar = url.getPath().substring(0, url.getPath().indexOf("!/"));
                try (JarFile file = new JarFile(new File(new URL(jar).toURI()))) {
                    file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(BUILT_IN) && !name.endsWith("/"))
                            .forEach(name -> names.add(name.substring(BUILT_IN.length())));
                }
            } else {
                Path folder = Path.of(url.toURI()).resolve("../..").normalize();
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> names.add(folder.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/")));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("The built-in template could not be listed: " + url, e);
        }
        return names;
    }

    private Optional<byte[]> own(String path) {
        if (own == null) {
            return Optional.empty();
        }
        Path file = own.resolve(path).normalize();
        if (!file.startsWith(own) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        used.add(path);
        try {
            return isText(path) ? ownText(path, file, problems).map(TemplateFolder::bytes) : asset(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(file, e));
        }
    }

    private static boolean isText(String path) {
        return TEXTS.contains(new FilePath(path).extension());
    }

    private Optional<String> ownText(String path, Path file, Problems problems) throws IOException {
        String known = texts.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> bytes = TextFile.read(file, BUILT_IN + path, problems);
        SourceText read = bytes.isEmpty() ? null : Decoder.decode(BUILT_IN + path, bytes.get(), problems);
        if (read == null) {
            return Optional.empty();
        }
        String text = isMarked && (path.endsWith(".ftlh") || path.endsWith(".ftlx"))
                ? TemplateMarks.mark(path, read.text())
                : read.text();
        texts.put(path, text);
        return Optional.of(text);
    }

    /**
     * The clinic's texts but its words, as they are now. One that cannot be read is missing, which is told when it is
     * used.
     *
     * @return by path, such as {@code layouts/article.ftlh}
     * @throws UncheckedIOException when the folder cannot be read
     */
    Map<String, String> ownTexts() {
        if (own == null || !Files.isDirectory(own)) {
            return Map.of();
        }
        try {
            Files.walkFileTree(own, Set.of(FileVisitOption.FOLLOW_LINKS), MOST_DEEP, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = own.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/");
                    if (attributes.isRegularFile()
                            && isText(path)
                            && !path.startsWith("words/")
                            && ownText(path, file, new Problems()).isEmpty()) {
                        unreadable.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) {
                    return FileVisitResult.CONTINUE; // told when it is used
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(own, e));
        }
        return texts.entrySet().stream()
                .filter(text -> !text.getKey().startsWith("words/"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Says that a template is drawn. */
    void use(String path) {
        if (texts.containsKey(path)) {
            used.add(path);
        } else if (unreadable.contains(path)) {
            own(path);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Optional<byte[]> asset(String path, Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            problems.add(Problem.error(
                    Code.FILE_TOO_LARGE,
                    BUILT_IN + path,
                    0,
                    0,
                    "It has " + ByteSize.of(size) + "; fonts, icons and pictures of a template have at most "
                            + ByteSize.of(MOST_BYTES) + ".",
                    "Put it into content/static and name it by its path there."));
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file));
    }

    /** A built-in template; null when there is none. */
    static @Nullable String builtInText(String path) {
        return BUILT_IN_TEXTS
                .computeIfAbsent(path, file -> builtIn(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                .orElse(null);
    }

    private static Optional<byte[]> builtIn(String path) {
        if (path.contains("..") || path.endsWith("/")) {
            return Optional.empty();
        }
        try (InputStream in = TemplateFolder.class.getClassLoader().getResourceAsStream(BUILT_IN + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the built-in " + BUILT_IN + path, e);
        }
    }
}
