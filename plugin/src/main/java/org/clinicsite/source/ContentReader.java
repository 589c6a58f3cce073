package org.clinicsite.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Facts;
import org.clinicsite.text.SourceText;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** Reads a content folder. The stage's door. */
public final class ContentReader {

    private static final String CLINIC = "data/clinic.yaml";
    private static final String POLICY = "link-policy.yaml";
    private static final String EDITORIAL = "editorial.yaml";

    private final Path folder;
    private final String shownAs;
    private final Workers workers;
    private final Problems problems;
    private final RecordBinder binder = new RecordBinder();

    /**
     * @param folder the content folder
     * @param shownAs the folder as people know it, such as {@code content}
     * @param problems gets all that is wrong
     */
    public ContentReader(Path folder, String shownAs, Workers workers, Problems problems) {
        this.folder = folder;
        this.shownAs = shownAs;
        this.workers = workers;
        this.problems = problems;
    }

    /**
     * Reads everything, once. A file that cannot be understood is left out; the problems name it.
     *
     * @throws SiteException when there is no content folder, or the clinic's facts cannot be understood
     * @throws IOException when a file could not be read
     */
    public Content read() throws SiteException, IOException {
        if (!Files.isDirectory(folder)) {
            throw new SiteException(Problem.error(
                    shownAs,
                    0,
                    0,
                    "There is no content folder.",
                    "Make the folder '" + shownAs + "' with data/clinic.yaml in it, or name another with"
                            + " -Dsite.sourceDirectory=DIR."));
        }
        Map<String, Path> files = ContentFolder.files(folder, shownAs, problems);
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
                siblings.put(path.substring(0, path.lastIndexOf('.')), file);
            } else if (!path.equals(POLICY) && !path.equals(EDITORIAL) && !path.equals("published.json")) {
                others.put(path, file);
            }
        });
        try {
            SourceText clinicText = clinicText(data.remove(CLINIC));
            ClinicFacts clinic = clinicText == null ? null : clinic(clinicText);
            Map<String, Object> moreData = data(data);
            List<Source> sources = workers
                    .map(List.copyOf(texts.entrySet()), text -> source(text.getKey(), text.getValue(), siblings))
                    .stream()
                    .filter(Objects::nonNull)
                    .toList();
            strayYaml(siblings, texts);
            SourceText policy = files.containsKey(POLICY) ? decode(POLICY, files.get(POLICY)) : null;
            SourceText editorial = files.containsKey(EDITORIAL) ? decode(EDITORIAL, files.get(EDITORIAL)) : null;
            if (clinic == null) {
                problems.failOnErrors();
            }
            return new Content(
                    Objects.requireNonNull(clinic),
                    moreData,
                    sources,
                    others,
                    policy,
                    editorial,
                    Objects.requireNonNull(clinicText));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable SourceText clinicText(@Nullable Path file) {
        if (file == null) {
            problems.add(Problem.error(
                    shownAs + "/" + CLINIC,
                    0,
                    0,
                    "The clinic's facts are missing.",
                    "Write " + String.join(", ", binder.required(ClinicFacts.class)) + " there."));
            return null;
        }
        return decode(CLINIC, file);
    }

    private @Nullable ClinicFacts clinic(SourceText text) {
        Value.Mapping mapping = mapping(text);
        return mapping == null ? null : binder.bind(mapping, ClinicFacts.class, text, false, problems);
    }

    private Value.@Nullable Mapping mapping(SourceText text) {
        Value value = YamlReader.read(text, 0, text.text().length(), problems);
        if (value instanceof Value.Mapping mapping) {
            return mapping;
        }
        if (value != null) {
            problems.add(Problem.error(text.path(), 1, 1, "The file holds no keys.", "Write 'key: value' lines."));
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
            Object plain = value == null ? null : Plain.of(value, text, problems);
            if (plain != null) {
                data.put(path.substring("data/".length(), path.lastIndexOf('.')), plain);
            }
        });
        return data;
    }

    private @Nullable Source source(String path, Path file, Map<String, Path> siblings) {
        SourceText text = decode(path, file);
        if (text == null) {
            return null;
        }
        HeaderReader.Split split = HeaderReader.split(text, problems);
        if (split == null) {
            return null;
        }
        SourceText headerText = text;
        Value.Mapping header = split.header();
        Path sibling = siblings.get(path.substring(0, path.lastIndexOf('.')));
        if (split.kind() != Source.HeaderKind.NONE && sibling != null) {
            problems.add(Problem.warning(
                    shownAs + "/" + path.substring(0, path.lastIndexOf('.')) + ending(sibling),
                    0,
                    0,
                    "The text beside it has a header of its own; this file is not used.",
                    "Move its keys there, or take the header away."));
        } else if (sibling != null) {
            SourceText beside = decode(path.substring(0, path.lastIndexOf('.')) + ending(sibling), sibling);
            Value.Mapping keys = beside == null ? null : mapping(beside);
            if (beside == null || keys == null) {
                return null;
            }
            headerText = beside;
            header = keys;
        }
        ContentType type = type(path, header, headerText);
        if (type == null) {
            return null;
        }
        Facts facts = binder.bind(
                named(header, type), type.facts(), headerText, split.kind() == Source.HeaderKind.JBAKE, problems);
        Format format = Objects.requireNonNull(formatOf(path));
        return facts == null ? null : new Source(type, path, format, split.kind(), text, split.bodyStart(), facts);
    }

    /** JBake's own key names, understood in every header: {@code date} is the day that the kind counts. */
    private static Value.Mapping named(Value.Mapping header, ContentType type) {
        String date = type == ContentType.ARTICLE ? "published" : type == ContentType.PAGE ? "updated" : null;
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
                        headerText.path(),
                        headerText.line(scalar.offset()),
                        headerText.column(scalar.offset()),
                        "There is no type '" + scalar.text() + "'.",
                        Nearest.advice(scalar.text(), words)));
                return null;
            }
        }
        int slash = path.indexOf('/');
        if (slash < 0) {
            return ContentType.PAGE;
        }
        String top = path.substring(0, slash);
        List<String> folders = new ArrayList<>();
        for (ContentType type : ContentType.values()) {
            folders.add(type.folder());
            if (type.folder().equals(top)) {
                return type;
            }
        }
        problems.add(Problem.error(
                shownAs + "/" + path,
                0,
                0,
                "The folder '" + top + "' does not say what kind of content this is.",
                Nearest.advice(top, folders) + " Or write a key 'type' into the file's header."));
        return null;
    }

    /** YAML files that belong to nothing would be lost without a word. */
    private void strayYaml(Map<String, Path> siblings, Map<String, Path> texts) {
        Set<String> stems = new HashSet<>();
        texts.keySet().forEach(path -> stems.add(path.substring(0, path.lastIndexOf('.'))));
        siblings.forEach((stem, file) -> {
            if (!stems.contains(stem)) {
                problems.add(Problem.warning(
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
            return Decoder.decode(shownAs + "/" + path, Files.readAllBytes(file), problems);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + shownAs + "/" + path, e);
        }
    }

    private static @Nullable Format formatOf(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "md", "markdown" -> Format.MARKDOWN;
            case "html", "htm" -> Format.HTML;
            case "txt" -> Format.TEXT;
            default -> null;
        };
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
