package org.clinicsite.generate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.FactsSchema;
import org.clinicsite.text.Json;

/**
 * JSON Schemas of a clinic's YAML files, for editors: {@code .clinic-site/schema/NAME.json} in the source folder. The folder
 * is made by the build and no part of a project's history, as its own {@code .gitignore} says.
 */
public final class EditorSchemas {

    private static final String MADE = ".clinic-site/";

    /** The folder in the source folder, with {@code /} behind it. */
    private static final String FOLDER = MADE + "schema/";

    /** How many bytes of a YAML file are looked at for the line that names a schema; it stands at the top. */
    private static final int HEAD = 4000;

    private EditorSchemas() {}

    /** Whether a file is one that {@link #files} makes. */
    public static boolean isOne(String path) {
        return path.startsWith(MADE);
    }

    /** The line at the top of a YAML file by which editors find its schema. */
    public static String reference(String pathToSource, String name) {
        return "# yaml-language-server: $schema=" + pathToSource + FOLDER + name + ".json";
    }

    /** All files by their path in the source folder. */
    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        put(files, "clinic", "The clinic's facts: content/data/clinic.yaml", FactsSchema.ofClinic());
        for (ContentType type : ContentType.values()) {
            String says = "Keys of a raw text in content/" + type.folder() + ", beside it as NAME.yaml";
            put(files, type.word(), says, FactsSchema.of(type));
        }
        put(files, "link-policy", "What the clinic says about links: content/link-policy.yaml", LinkPolicy.schema());
        put(files, "editorial", "Levels of the clinic's own: content/editorial.yaml", EditorialLint.schema());
        files.put(MADE + ".gitignore", "*\n");
        return files;
    }

    private static void put(Map<String, String> files, String name, String says, Map<String, Object> keys) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", says);
        schema.putAll(keys);
        files.put(FOLDER + name + ".json", Json.write(schema) + "\n");
    }

    /** Writes those that are missing or not as they are now, where a file of the content names one. */
    static void refresh(GenerateOptions options) throws IOException {
        if (options.isJBake() || !areAskedFor(options)) {
            return;
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = options.sourceDirectory().resolve(file.getKey());
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            if (!holds(path, bytes)) {
                try (WholeFiles files = new WholeFiles(path.resolveSibling(""))) {
                    files.write(path.getFileName().toString(), bytes);
                    files.keep();
                }
            }
        }
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != bytes.length) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readAllBytes(), bytes);
        }
    }

    private static boolean areAskedFor(GenerateOptions options) throws IOException {
        try (Stream<Path> files = Files.walk(options.content())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .anyMatch(EditorSchemas::namesOne);
        } catch (UncheckedIOException e) {
            throw requireNonNull(e.getCause());
        }
    }

    private static boolean namesOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
