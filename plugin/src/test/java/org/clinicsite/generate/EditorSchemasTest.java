package org.clinicsite.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.FactsSchema;
import org.json.simple.JSONValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schemas that editors get: all content of our own fits them, and they come and go where they are asked for. */
class EditorSchemasTest {

    private static final String FOLDER = ".clinic-site/schema/";

    @TempDir
    Path temp;

    @Test
    void ourOwnClinicsFit() throws IOException {
        Map<String, String> told = new TreeMap<>();
        int files = 0;
        for (Path content : List.of(Path.of("../content"), Path.of("src/test/resources/upgrade/0.1.0/content"))) {
            for (Map.Entry<String, String> file : yaml(content).entrySet()) {
                files++;
                List<Error> errors = errors(file.getKey(), file.getValue());
                if (!errors.isEmpty()) {
                    told.put(content + "/" + file.getKey(), errors.toString());
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(files).isGreaterThan(50);
    }

    /** YAML files, and headers of texts, by path in the content folder. */
    private static Map<String, String> yaml(Path content) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(content)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = content.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".yaml")) {
                    found.put(path, Files.readString(file));
                } else if (path.endsWith(".md")) {
                    String text = Files.readString(file);
                    if (text.startsWith("---\n")) {
                        found.put(path, text.substring(4, text.indexOf("\n---", 3)));
                    }
                }
            }
        }
        return found;
    }

    private static List<Error> errors(String path, String yaml) {
        String name = path.replaceFirst("^.*/|\\.yaml$", "").replaceFirst("\\.yaml$", "");
        for (ContentType type : ContentType.values()) {
            if (path.startsWith(type.folder() + "/")) {
                name = type.word();
            }
        }
        String schema = EditorSchemas.files().get(FOLDER + name + ".json");
        if (schema == null) {
            return List.of(); // data for templates of one's own
        }
        Object value =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema, InputFormat.JSON)
                .validate(JSONValue.toJSONString(value), InputFormat.JSON);
    }

    @Test
    void whatCannotStandInAFileOfRulesIsTold() {
        assertThat(errors("editorial.yaml", "levels: {long-sentence: off, location.parking: OFF}"))
                .isEmpty();
        assertThat(errors("editorial.yaml", "levels: {long-sentences: off}")).isNotEmpty();
        assertThat(errors("editorial.yaml", "levels: {long-sentence: never}")).isNotEmpty();
        assertThat(errors("link-policy.yaml", "deny: [shop.example]\nprobability: {unlink: 0.9}"))
                .isEmpty();
        assertThat(errors("link-policy.yaml", "denied: [shop.example]")).isNotEmpty();
        assertThat(errors("link-policy.yaml", "deny: ['*.shop.example']")).isNotEmpty();
        assertThat(errors("link-policy.yaml", "probability: {unlink: 9}")).isNotEmpty();
    }

    @Test
    void theyAreWrittenWhereAFileNamesThemAndOnlyWhenTheyChanged() throws Exception {
        TestClinic clinic = new TestClinic(temp);
        Generator.refreshSchemas(clinic.options());
        assertThat(temp.resolve(".clinic-site")).doesNotExist();

        clinic.write("content/editorial.yaml", EditorSchemas.reference("../", "editorial") + "\nlevels: {}\n");
        Generator.refreshSchemas(clinic.options());
        Path schema = temp.resolve(FOLDER + "editorial.json");
        assertThat(schema).hasContent(EditorSchemas.files().get(FOLDER + "editorial.json"));
        assertThat(temp.resolve(".clinic-site/.gitignore")).hasContent("*");

        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(schema, old);
        Path other = Files.writeString(temp.resolve(FOLDER + "clinic.json"), "{}");
        Generator.refreshSchemas(clinic.options());
        assertThat(Files.getLastModifiedTime(schema)).isEqualTo(old);
        assertThat(other).hasContent(EditorSchemas.files().get(FOLDER + "clinic.json"));
    }

    /** Java shuffles its immutable maps anew in each run. */
    @Test
    void eachRunWritesTheSameBytes() {
        List<Object> schemas =
                new ArrayList<>(List.of(FactsSchema.ofClinic(), LinkPolicy.schema(), EditorialLint.schema()));
        Stream.of(ContentType.values()).map(FactsSchema::of).forEach(schemas::add);

        schemas.forEach(EditorSchemasTest::assertInOrder);
    }

    private static void assertInOrder(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThat(map)
                    .satisfiesAnyOf(
                            one -> assertThat(one).hasSizeLessThan(2),
                            one -> assertThat(one).isInstanceOf(LinkedHashMap.class));
            map.values().forEach(EditorSchemasTest::assertInOrder);
        } else if (value instanceof List<?> list) {
            list.forEach(EditorSchemasTest::assertInOrder);
        }
    }
}
