package org.clinicsite.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.SourceText;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** Reads a content folder. The stage's door. */
public final class ContentReader {

    private static final String CLINIC = "data/clinic.yaml";
    private static final String POLICY = "link-policy.yaml";
    private static final String EDITORIAL = "editorial.yaml";
    private static final int MOST_TAGS = 1000;
    private static final Value.Mapping NO_KEYS = new Value.Mapping(0, List.of());

    /** Stands in for facts that are missing or wrong, so that all other mistakes are found in the same run. */
    private static final SourceText STAND_IN =
            new SourceText("", "name: A clinic\ndescription: A clinic\nurl: https://invalid.example/\n");

    private final Path folder;
    private final String shownAs;
    private final Workers workers;
    private final Problems problems = new Problems();
    private final OldForms oldForms;
    private final RecordBinder binder;
    private final @Nullable KeptTexts kept;
    private final Map<String, String> lost = new ConcurrentHashMap<>();

    /**
     * @param folder the content folder
     * @param shownAs the folder as people know it, such as {@code content}
     */
    public ContentReader(Path folder, String shownAs, Workers workers) {
        this(folder, shownAs, workers, OldForms.TABLE);
    }

    /** @param kept what was read before; null for nothing */
    public ContentReader(Path folder, String shownAs, Workers workers, @Nullable KeptTexts kept) {
        this(folder, shownAs, workers, OldForms.TABLE, new RecordBinder(), kept);
    }

    /** @param oldForms how things were written before */
    ContentReader(Path folder, String shownAs, Workers workers, OldForms oldForms) {
        this(folder, shownAs, workers, oldForms, new RecordBinder(), null);
    }

    private ContentReader(
            Path folder,
            String shownAs,
            Workers workers,
            OldForms oldForms,
            RecordBinder binder,
            @Nullable KeptTexts kept) {
        this.oldForms = oldForms;
        this.binder = binder;
        this.kept = kept;
        this.folder = folder;
        this.shownAs = shownAs;
        this.workers = workers;
    }

    /**
     * Reads everything, once. A file that cannot be understood is left out, and what is missing of the clinic's facts
     * made up; the problems name it. Once.
     *
     * @throws SiteException when there is no content folder, or the locale cannot name what lies in it
     * @throws IOException when a file could not be read
     */
    public Outcome<Content> read() throws SiteException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new SiteException(Problem.error(
                    Code.NO_CONTENT_FOLDER,
                    shownAs,
                    0,
                    0,
                    "There is no content folder.",
                    NearbyContent.advice(folder)
                            .orElse("Make the folder '" + shownAs
                                    + "' with data/clinic.yaml in it, or name another with"
                                    + " -Dsite.sourceDirectory=DIR.")));
        }
        Map<String, Path> files =
                kept == null ? ContentFolder.files(folder, shownAs, problems) : kept.files(folder, shownAs, problems);
        Map<String, Path> texts = new TreeMap<>();
        Map<String, Path> others = new TreeMap<>();
        Map<String, Path> siblings = new TreeMap<>();
        Map<String, Path> data = new TreeMap<>();
        files.forEach((path, file) -> {
            if (path.startsWith("data/") && isYaml(path)) {
                data.put(path, file);
            } else if (path.startsWith("static/")) {
                others.put(path, file);
            } else if (formatOf(path) != null) {
                texts.put(path, file);
            } else if (isYaml(path) && path.contains("/")) {
                siblings.put(stem(path), file);
            } else if (isYaml(path)) {
                reportYamlAtRoot(path, files.keySet());
            } else if (!path.equals("published.json")) {
                if (path.endsWith(".xml")) {
                    export(path, file);
                }
                others.put(path, file);
            }
        });
        try {
            Path misnamed = data.get("data/clinic.yml");
            Clinic clinic = clinic(data.remove(CLINIC), misnamed);
            Map<String, Object> moreData = data(data);
            Locale locale = clinic.facts().locale();
            RecordBinder inItsLanguage = binder.in(locale);
            List<Source> sources = new ArrayList<>();
            for (KeptTexts.Read read : workers.map(
                    List.copyOf(texts.entrySet()),
                    text -> text(text.getKey(), text.getValue(), siblings, inItsLanguage, locale))) {
                problems.addAll(read.problems());
                lost.putAll(read.lost());
                if (read.source() != null) {
                    sources.add(read.source());
                }
            }
            if (kept != null) {
                kept.keepOnly(new HashSet<>(texts.keySet()));
            }
            reportStrayYaml(siblings, texts);
            SourceText policy = files.containsKey(POLICY) ? decode(POLICY, files.get(POLICY)) : null;
            SourceText editorial = files.containsKey(EDITORIAL) ? decode(EDITORIAL, files.get(EDITORIAL)) : null;
            SourceText waivers = files.containsKey(Waivers.FILE) ? decode(Waivers.FILE, files.get(Waivers.FILE)) : null;
            return problems.with(new Content(
                    clinic.facts(),
                    moreData,
                    List.copyOf(sources),
                    others,
                    policy,
                    editorial,
                    waivers,
                    clinic.places(),
                    lost));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** An export is no text yet; without a word its owner would look for the articles. */
    private void export(String path, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (new String(in.readNBytes(4000), StandardCharsets.UTF_8).contains("wordpress.org/export/")) {
                problems.add(Problem.warning(
                        Code.UNUSED_FILE,
                        shownAs + "/" + path,
                        0,
                        0,
                        "This is a WordPress export; its texts are not on the site.",
                        "Move it out of '" + shownAs + "', then run mvn site:import -Dsite.from=FILE."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(file, e));
        }
    }

    private record Clinic(ClinicFacts facts, FactPlaces places) {}

    private Clinic clinic(@Nullable Path file, @Nullable Path misnamed) {
        SourceText text = file == null ? null : decode(CLINIC, file);
        Value.Mapping written = text == null ? null : mapping(text);
        Value.Mapping mapping = text == null || written == null ? null : oldForms.read(written, CLINIC, text, problems);
        if (file == null) {
            problems.add(Problem.error(
                    Code.NO_CLINIC_FACTS,
                    shownAs + "/" + CLINIC,
                    0,
                    0,
                    "The clinic's facts are missing.",
                    misnamed != null
                            ? "Rename clinic.yml to clinic.yaml."
                            : NearbyContent.advice(folder)
                                    .orElse("Write it with three lines: 'name: …', 'description: …' and a way"
                                            + " to reach the clinic, such as 'contact: {phone: +44 1632 960123}'.")));
        }
        if (text == null || mapping == null) {
            return new Clinic(standIn(NO_KEYS, STAND_IN), FactPlaces.none(new SourceText(shownAs + "/" + CLINIC, "")));
        }
        ClinicFacts facts = binder.in(language(mapping)).bind(mapping, ClinicFacts.class, text, false, problems);
        FactPlaces places = new FactPlaces(text, mapping);
        return facts != null && hasWhatMakesASite(facts, places)
                ? new Clinic(facts, places)
                : new Clinic(standIn(mapping, text), places);
    }

    /**
     * Three values make a site: the name, what the clinic does, a way to reach it. What lacks is told at once, in the order
     * of its worth; what is written and wrong was told already.
     */
    private boolean hasWhatMakesASite(ClinicFacts facts, FactPlaces places) {
        List<String> lacking = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        if (facts.name() == null && !places.says("name")) {
            lacking.add("its name");
            lines.add("'name: …'");
        }
        if (facts.description() == null && !places.says("description") && !places.says("tagline")) {
            lacking.add("what it does in a sentence");
            lines.add("'description: …'");
        }
        if (!facts.canBeReached()
                && Stream.of(
                                "contact.phone",
                                "contact.mobile",
                                "contact.sms",
                                "contact.whatsapp",
                                "contact.signal",
                                "contact.email",
                                "contact.messengers",
                                "booking.url")
                        .noneMatch(places::says)) {
            lacking.add("a way to reach it");
            lines.add("'contact: {phone: …}' (or email, messengers, or booking: {url: …})");
        }
        if (!lacking.isEmpty()) {
            problems.add(Problem.error(
                    Code.MISSING_KEY,
                    places.text().path(),
                    1,
                    1,
                    "The clinic's facts do not say " + list(lacking) + ".",
                    "Add " + (lines.size() == 1 ? "the line " : "the lines ") + list(lines)
                            + ". Nothing else has to be there."));
        }
        return facts.name() != null && facts.description() != null;
    }

    private static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** The language that the facts say the site is in; prices beside it may be written in it. */
    private static Locale language(Value.Mapping facts) {
        for (Value.Entry entry : facts.entries()) {
            if (entry.key().equals("locale") && entry.value() instanceof Value.Scalar scalar) {
                return Locale.forLanguageTag(scalar.text());
            }
        }
        return Locale.ENGLISH;
    }

    /** The facts that could be understood, the others made up; the problems keep the site from being written. */
    private ClinicFacts standIn(Value.Mapping written, SourceText text) {
        List<Value.Entry> understood = new ArrayList<>();
        if (YamlReader.read(STAND_IN, 0, STAND_IN.text().length(), new Problems()) instanceof Value.Mapping made) {
            understood.addAll(made.entries());
        }
        ClinicFacts facts = null;
        for (int i = -1; i < written.entries().size(); i++) {
            List<Value.Entry> entries = new ArrayList<>(understood);
            if (i >= 0) {
                Value.Entry entry = written.entries().get(i);
                entries.removeIf(one -> one.key().equals(entry.key()));
                entries.add(entry);
            }
            ClinicFacts tried = binder.in(language(written))
                    .bind(new Value.Mapping(0, entries), ClinicFacts.class, text, false, new Problems());
            if (tried != null && tried.name() != null && tried.description() != null) {
                facts = tried;
                understood = entries;
            }
        }
        return Objects.requireNonNull(facts);
    }

    private Value.@Nullable Mapping mapping(SourceText text) {
        Value value = YamlReader.read(text, 0, text.text().length(), problems);
        if (value instanceof Value.Mapping mapping) {
            return mapping;
        }
        if (value != null) {
            problems.add(Settings.noKeys(text));
        }
        return null;
    }

    private Map<String, Object> data(Map<String, Path> files) {
        Map<String, Object> data = new TreeMap<>();
        files.forEach((path, file) -> {
            SourceText text = decode(path, file);
            if (text == null) {
                return;
            }
            Value value = YamlReader.read(text, 0, text.text().length(), problems);
            Object plain = value == null ? null : PlainValues.of(value, text, problems);
            if (plain != null) {
                data.put(new FilePath(path).withoutExtension().substring("data/".length()), plain);
            }
        });
        return data;
    }

    /**
     * A file whose header is read, but not yet understood.
     *
     * @param header the keys, in the file itself or in the YAML file of the same name beside it
     * @param headerText where they are written
     */
    private record Headed(
            String path,
            ContentType type,
            SourceText text,
            HeaderReader.Split split,
            Value.Mapping header,
            SourceText headerText) {}

    /** One text by itself, so that what is wrong with it can be kept with it. */
    private KeptTexts.Read text(
            String path, Path file, Map<String, Path> siblings, RecordBinder inItsLanguage, Locale locale) {
        return kept == null
                ? read(path, file, siblings, inItsLanguage)
                : kept.read(
                        path, file, siblings.get(stem(path)), locale, () -> read(path, file, siblings, inItsLanguage));
    }

    private KeptTexts.Read read(String path, Path file, Map<String, Path> siblings, RecordBinder inItsLanguage) {
        ContentReader reader = new ContentReader(folder, shownAs, workers, oldForms, binder, null);
        Headed headed = reader.headed(path, file, siblings);
        Source source = headed == null ? null : reader.source(headed, inItsLanguage);
        return new KeptTexts.Read(source, reader.problems.all(), reader.lost);
    }

    private @Nullable Headed headed(String path, Path file, Map<String, Path> siblings) {
        SourceText text = decode(path, file);
        HeaderReader.Split split = text == null ? null : HeaderReader.split(text, problems);
        if (text == null || split == null) {
            reportLostHeader(path, NO_KEYS);
            return null;
        }
        SourceText headerText = text;
        Value.Mapping header = split.header();
        Path sibling = siblings.get(stem(path));
        if (split.kind() != Source.HeaderKind.NONE && sibling != null) {
            problems.add(Problem.warning(
                    Code.UNUSED_FILE,
                    shownAs + "/" + stem(path) + ending(sibling),
                    0,
                    0,
                    "The text beside it has a header of its own; this file is not used.",
                    "Move its keys there, or take the header away."));
        } else if (sibling != null) {
            SourceText beside = decode(stem(path) + ending(sibling), sibling);
            Value.Mapping below = beside == null ? null : mapping(beside);
            if (beside == null || below == null) {
                reportLostHeader(path, header);
                return null;
            }
            headerText = beside;
            header = below;
        }
        ContentType type = type(path, header, headerText);
        if (type == null) {
            reportLostHeader(path, header);
            return null;
        }
        Value.Mapping now = oldForms.read(named(header, type), type.folder(), headerText, problems);
        return new Headed(path, type, text, split, now, headerText);
    }

    private @Nullable Source source(Headed file, RecordBinder binder) {
        HeaderReader.Split split = file.split();
        Facts facts = binder.bind(
                file.header(),
                file.type().facts(),
                file.headerText(),
                split.kind() == Source.HeaderKind.JBAKE,
                problems);
        if (facts == null) {
            reportLostHeader(file.path(), file.header());
            return null;
        }
        int tags = facts.common().tags().size();
        if (tags > MOST_TAGS) { // each becomes a page
            problems.add(new FactPlaces(file.headerText(), file.header())
                    .problem(
                            Code.TOO_MANY_TAGS,
                            Problem.Level.ERROR,
                            "tags",
                            null,
                            "The text has " + tags + " tags; it may have " + MOST_TAGS + ", and readers use five.",
                            "Look whether a list got into the header that belongs elsewhere."));
            reportLostHeader(file.path(), file.header());
            return null;
        }
        Format format = facts.common().pasted() ? Format.TEXT : Objects.requireNonNull(formatOf(file.path()));
        FactPlaces places = new FactPlaces(file.headerText(), file.header());
        return new Source(
                file.type(), file.path(), format, split.kind(), file.text(), split.bodyStart(), facts, places);
    }

    /** Notes a file that could not be understood; what asks for it is not told as a second mistake. */
    private void reportLostHeader(String path, Value.Mapping header) {
        lost.put(path, new FilePath(path).stem());
        for (Value.Entry entry : header.entries()) {
            if (entry.key().equals("slug") && entry.value() instanceof Value.Scalar scalar) {
                lost.put(path, scalar.text());
            }
        }
    }

    /** What other programs call a text's kind by its layout; here the folder says it. */
    private static final Set<String> POSTS = Set.of("post", "posts", "single", "article", "default");

    /**
     * Keys of other programs, understood in every header: {@code date} is the day that the kind counts (JBake, Jekyll, Hugo),
     * {@code draft: true} and {@code published: false} make a draft (Hugo, Jekyll), {@code categories} are tags.
     */
    private static Value.Mapping named(Value.Mapping header, ContentType type) {
        Set<String> keys = new HashSet<>();
        header.entries().forEach(entry -> keys.add(entry.key()));
        List<Value.Entry> entries = new ArrayList<>();
        for (Value.Entry entry : header.entries()) {
            String said = entry.value() instanceof Value.Scalar scalar ? scalar.text() : "";
            boolean draft = entry.key().equals("draft") && said.equals("true")
                    || entry.key().equals("published") && said.equals("false");
            boolean shown = entry.key().equals("draft") && said.equals("false")
                    || entry.key().equals("published") && said.equals("true");
            boolean layout = entry.key().equals("layout") && type == ContentType.ARTICLE && POSTS.contains(said);
            if (draft && !keys.contains("status")) {
                entries.add(new Value.Entry(
                        entry.keyOffset(),
                        "status",
                        new Value.Scalar(entry.value().offset(), "draft", true)));
            } else if (entry.key().equals("categories") && !keys.contains("tags")) {
                entries.add(new Value.Entry(entry.keyOffset(), "tags", entry.value()));
            } else if (!draft && !shown && !layout) {
                entries.add(entry);
            }
        }
        return ours(new Value.Mapping(header.offset(), entries), type);
    }

    private static Value.Mapping ours(Value.Mapping header, ContentType type) {
        String date = switch (type) {
            case ARTICLE, JOB -> "published";
            case PAGE, CONDITION -> "updated";
            default -> null;
        };
        List<Value.Entry> entries = new ArrayList<>();
        boolean written =
                date != null && header.entries().stream().anyMatch(e -> e.key().equals(date));
        for (Value.Entry entry : header.entries()) {
            Value value = entry.value();
            if (entry.key().equals("date") && date != null && !written) {
                entries.add(new Value.Entry(entry.keyOffset(), date, value));
            } else if (entry.key().equals("status")
                    && value instanceof Value.Scalar s
                    && s.text().equals("published-date")) {
                entries.add(new Value.Entry(
                        entry.keyOffset(), "status", new Value.Scalar(s.offset(), "published", s.plain())));
            } else {
                entries.add(entry);
            }
        }
        return new Value.Mapping(header.offset(), entries);
    }

    private @Nullable ContentType type(String path, Value.Mapping header, SourceText headerText) {
        for (Value.Entry entry : header.entries()) {
            if (entry.key().equals("type") && entry.value() instanceof Value.Scalar scalar) {
                List<String> words = new ArrayList<>();
                for (ContentType type : ContentType.values()) {
                    words.add(type.word());
                    if (type.word().equals(scalar.text())
                            || scalar.text().equals("post") && type == ContentType.ARTICLE) {
                        return type;
                    }
                }
                problems.add(Problem.error(
                        Code.UNKNOWN_TYPE,
                        headerText.path(),
                        headerText.line(scalar.offset()),
                        headerText.column(scalar.offset()),
                        "There is no type '" + scalar.text() + "'.",
                        Nearest.advice(scalar.text(), words)));
                return null;
            }
        }
        String top = new FilePath(path).topFolder();
        if (top.isEmpty()) {
            return ContentType.PAGE;
        }
        List<String> folders = new ArrayList<>();
        for (ContentType type : ContentType.values()) {
            folders.add(type.folder());
            if (type.folder().equals(top)) {
                return type;
            }
        }
        problems.add(Problem.error(
                Code.UNKNOWN_TYPE,
                shownAs + "/" + path,
                0,
                0,
                "The folder '" + top + "' does not say what kind of content this is.",
                Nearest.advice(top, folders) + " Or write a key 'type' into the file's header."));
        return null;
    }

    /** A policy or facts under a name that nobody reads would be lost without a word: a close name is an error. */
    private void reportYamlAtRoot(String path, Set<String> files) {
        if (path.equals(POLICY) || path.equals(EDITORIAL) || path.equals(Waivers.FILE)) {
            return;
        }
        String stem = stem(path);
        String meant = stem.equals("clinic")
                ? CLINIC
                : Nearest.to(stem, List.of(stem(POLICY), stem(EDITORIAL), stem(Waivers.FILE)))
                        .map(name -> name + ".yaml")
                        .orElse(null);
        if (meant == null) {
            problems.add(Problem.warning(
                    Code.UNUSED_FILE,
                    shownAs + "/" + path,
                    0,
                    0,
                    "This file is not used.",
                    "Directly in '" + shownAs + "' only " + POLICY + ", " + EDITORIAL + " and " + Waivers.FILE
                            + " are read; data for templates belongs into '" + shownAs + "/data'."));
        } else {
            problems.add(Problem.error(
                    Code.MISNAMED_FILE,
                    shownAs + "/" + path,
                    0,
                    0,
                    "This file is not read under this name.",
                    (files.contains(meant) ? "Move what it says to " : "Rename it to ") + shownAs + "/" + meant + "."));
        }
    }

    /** YAML files that belong to nothing would be lost without a word. */
    private void reportStrayYaml(Map<String, Path> siblings, Map<String, Path> texts) {
        if (siblings.isEmpty()) {
            return;
        }
        Set<String> stems = new HashSet<>();
        texts.keySet().forEach(path -> stems.add(stem(path)));
        siblings.forEach((stem, file) -> {
            if (!stems.contains(stem)) {
                problems.add(Problem.warning(
                        Code.UNUSED_FILE,
                        shownAs + "/" + stem + ending(file),
                        0,
                        0,
                        "No article of the same name stands beside this file; it is not used.",
                        "Data for templates belongs into '" + shownAs + "/data'."));
            }
        });
    }

    private @Nullable SourceText decode(String path, Path file) {
        try {
            String shown = shownAs + "/" + path;
            Optional<byte[]> bytes = TextFile.read(file, shown, problems);
            return bytes.isEmpty() ? null : Decoder.decode(shown, bytes.get(), problems);
        } catch (IOException e) {
            throw new UncheckedIOException(DiskFault.of(file, e));
        }
    }

    private static @Nullable Format formatOf(String path) {
        return switch (new FilePath(path).extension()) {
            case "md", "markdown" -> Format.MARKDOWN;
            case "html", "htm" -> Format.HTML;
            case "txt" -> Format.TEXT;
            default -> null;
        };
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /** A path without its ending. */
    private static String stem(String path) {
        return new FilePath(path).withoutExtension();
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
