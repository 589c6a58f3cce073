package org.clinicsite.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.EventFacts;
import org.clinicsite.source.facts.WeekHours;
import org.clinicsite.text.Json;
import org.clinicsite.text.SourceText;
import org.json.simple.JSONValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What editors are told of a file is what a build says of it. */
class FactsSchemaTest {

    /** What people write behind a colon, right or wrong there. */
    private static final List<String> VALUES = List.of(
            "",
            "~",
            "no",
            "No",
            "none",
            "yes",
            "true",
            "5",
            "5.5",
            "'5'",
            "2000000",
            "Some words",
            "\"+44 1632 960123\"",
            "01632 960123",
            "name@clinic.example",
            "https://www.clinic.example/",
            "tel:+441632960123",
            "2026-03-14",
            "2026-03-14T09:30:00+01:00",
            "2026-03-14 09:30",
            "2026-03",
            "06-01",
            "2016",
            "mon-fri",
            "[monday, fri]",
            "lundi",
            "9am-5pm",
            "09:00-12:00, 13:00-18:00",
            "[09:00-12:00, 13:00-18:00]",
            "By Appointment",
            "closed",
            "fermé",
            "FERME",
            "sur rendez-vous",
            "from 58",
            "58-80",
            "on request",
            "Sur Demande",
            "20 per person",
            "free",
            "en-GB",
            "fr",
            "GB",
            "us-ca",
            "GB-ENG",
            "EUR",
            "Europe/London",
            "UTC",
            "+01:00",
            "published",
            "draft",
            "rooms",
            "[rooms, mobile]",
            "massage",
            "i",
            "month",
            "article",
            "DaySpa",
            "[a, b]",
            "{}",
            "{a: b}",
            "{mon-fri: 09:00-17:00}",
            "{lundi: fermé, by-appointment: yes}",
            "{name: Hour, price: 58, minutes: 60, title: A, text: B, consent: yes,"
                    + " url: https://www.clinic.example/, from: 2026-01-01}",
            "[{name: Hour, price: 58}]",
            "[{from: 2026-12-24, hours: closed}]",
            "{latitude: 50.5, longitude: 200}",
            "{phone: \"+44 1632 960123\", email: no}");

    @ParameterizedTest
    @EnumSource(ContentType.class)
    void whatABuildReadsWithoutAWordOfATextIsTaken(ContentType type) {
        assertTakesWhatIsRead(FactsSchema.of(type), type.facts(), type.folder());
    }

    @Test
    void whatABuildReadsWithoutAWordOfTheClinicIsTaken() {
        assertTakesWhatIsRead(FactsSchema.ofClinic(), ClinicFacts.class, "data/clinic.yaml");
    }

    /** An event is none without a day. */
    private static final String A_DAY = "dates: {day: 2026-12-05}\n";

    private static void assertTakesWhatIsRead(Map<String, Object> keys, Class<?> type, String where) {
        Schema schema = compiled(keys);
        RecordBinder english = new RecordBinder();
        List<String> refused = new ArrayList<>();
        int read = 0;
        int told = 0;
        for (RecordBinder binder : List.of(english, english.in(Locale.FRENCH))) {
            for (String path : paths(english, type, "")) {
                for (String value : VALUES) {
                    String yaml =
                            (type == EventFacts.class && !path.startsWith("dates") ? A_DAY : "") + yaml(path, value);
                    boolean well = isRead(binder, yaml, type, where);
                    boolean fits = errors(schema, yaml).isEmpty();
                    read += well ? 1 : 0;
                    told += !well && !fits ? 1 : 0;
                    if (well && !fits) {
                        refused.add(yaml);
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(read).isGreaterThan(500);
        assertThat(told).as("mistakes that the schema finds too").isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "title: {} | 'title' is one value, not a list or keys.",
                "expires: {} | 'expires' is one value, not a list or keys.",
                "holiday-hours: {from: 9} | 'holiday-hours' is one value, not a list or keys."
            })
    void keysWhereAValueStandsAreTold(String yaml, String says) {
        SourceText text = new SourceText("content/locations/a.yaml", yaml);
        Problems problems = new Problems();
        Value.Mapping header = (Value.Mapping) YamlReader.read(text, 0, yaml.length(), problems);

        new RecordBinder().bind(header, ContentType.LOCATION.facts(), text, false, problems);

        assertThat(problems.all())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).isEqualTo(says));
        assertThat(errors(compiled(FactsSchema.of(ContentType.LOCATION)), yaml)).isNotEmpty();
    }

    /** Whether it is an error, or a key that nobody knows; old forms and odd characters are read. */
    private static boolean isRead(RecordBinder binder, String yaml, Class<?> type, String where) {
        SourceText text = new SourceText("content/" + where, yaml);
        Problems problems = new Problems();
        if (YamlReader.read(text, 0, yaml.length(), problems) instanceof Value.Mapping header) {
            Value.Mapping now = OldForms.TABLE.read(header, where, text, problems);
            binder.bind(now, type, text, false, problems);
        }
        return problems.all().stream().noneMatch(one -> one.isError() || one.code() == Code.UNKNOWN_KEY);
    }

    /** All keys, those of inner records with a dot. */
    private static List<String> paths(RecordBinder binder, Class<?> type, String above) {
        List<String> paths = new ArrayList<>();
        for (RecordBinder.Part part : binder.parts(type)) {
            if (part.inline()) {
                paths.addAll(paths(binder, part.type(), above));
                continue;
            }
            paths.add(above + part.key());
            if (RecordBinder.holdsKeys(part.type()) && part.type() != WeekHours.class) {
                paths.addAll(paths(binder, part.type(), above + part.key() + "."));
            }
        }
        return paths;
    }

    private static String yaml(String path, String value) {
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        for (String key : path.split("\\.")) {
            yaml.append(yaml.length() == 0 ? "" : "\n")
                    .append(indent)
                    .append(key)
                    .append(":");
            indent += "  ";
        }
        return yaml.append(' ').append(value).append('\n').toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinic | nmae: Quiet Hands",
                "clinic | name: {first: Quiet}",
                "clinic | currency: pounds",
                "clinic | time-zone: London",
                "clinic | business-type: Shop",
                "clinic | practice: [room]",
                "clinic | contact: +44 1632 960123",
                "clinic | contact: {email: nobody}",
                "clinic | fees: {packages: [{name: Five}]}",
                "service | options: [{minutes: an hour, price: 58}]",
                "service | options: [{minutes: 60, price: dear}]",
                "location | hours: {monday: whenever}",
                "location | geo: {latitude: 500, longitude: 1}",
                "location | kind: room",
                "article | published: 14 March",
                "article | sources: [{publisher: A}]",
                "therapist | credentials: [{name: A, category: diploma}]",
                "page | testimonials: [{text: Good}]"
            })
    void aMistakeIsTold(String kind, String yaml) {
        assertThat(errors(compiled(of(kind)), yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article | draft: true",
                "article | published: false",
                "article | status: published-date",
                "service | {categories: [a], date: 2026-03-14}",
                "location | {parking: none, hours: {lundi: fermé}}",
                "clinic | {booking: no, name: 5, contact: {phone: 01632960123}}"
            })
    void whatOtherProgramsAndTheVersionBeforeWriteIsTaken(String kind, String yaml) {
        assertThat(errors(compiled(of(kind)), yaml)).isEmpty();
    }

    @Test
    void anOldNameIsKnownAndSaidToBeOld() {
        OldForms table = new OldForms(
                List.of(new OldForms.OldForm("0.2.0", Set.of("locations"), "wc", "toilet", Function.identity(), null)));
        Map<String, Object> schema =
                FactsSchema.of(table, "locations", "location").record(ContentType.LOCATION.facts(), "");

        assertThat(errors(compiled(schema), "wc: On the same floor.")).isEmpty();
        assertThat(Json.write(schema))
                .contains("\"wc\":{\"deprecationMessage\":\"It is called 'toilet' since 0.2.0.\"}");
        assertThat(Json.write(FactsSchema.of(ContentType.LOCATION)))
                .contains("\"const\":\"none\"", "is how it was written before 0.2.0");
    }

    @Test
    void everyKeyIsDescribed() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        Stream.of(ContentType.values()).forEach(type -> kinds.put(type.word(), FactsSchema.of(type)));
        kinds.put("clinic", FactsSchema.ofClinic());
        kinds.forEach(
                (kind, schema) -> assertThat(undescribed(schema, "")).as(kind).isEmpty());
    }

    private static List<String> undescribed(Object schema, String above) {
        List<String> found = new ArrayList<>();
        if (schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> keys) {
            keys.forEach((key, value) -> {
                boolean isDay = ((Map<?, ?>) keys).containsKey("monday");
                if (!isDay && !Json.write(value).contains("\"description\":")) {
                    found.add(above + key);
                }
                found.addAll(undescribed(value, above + key + "."));
            });
        }
        return found;
    }

    private static Map<String, Object> of(String kind) {
        return kind.equals("clinic")
                ? FactsSchema.ofClinic()
                : FactsSchema.of(ContentType.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private static Schema compiled(Map<String, Object> keys) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Json.write(keys), InputFormat.JSON);
    }

    private static List<Error> errors(Schema schema, String yaml) {
        Object value =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return schema.validate(JSONValue.toJSONString(value), InputFormat.JSON);
    }
}
