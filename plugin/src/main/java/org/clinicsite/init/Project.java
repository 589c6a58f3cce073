package org.clinicsite.init;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.generate.EditorSchemas;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.Palette;
import org.clinicsite.site.PathNames;
import org.clinicsite.site.Words;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.source.facts.LocationFacts;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Escape;
import org.clinicsite.text.Slug;
import org.clinicsite.text.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * The files of a clinic's project. What was answered stands in them; what is worth adding stands there switched off, each key
 * behind a {@code #} without a blank, below a sentence that says what it is for.
 */
final class Project {

    static final String POM = "pom.xml";

    private final NewClinic answers;
    private final Words words;
    private final @Nullable Hosting hosting;

    private Project(NewClinic answers, @Nullable Hosting hosting) throws SiteException {
        this.answers = answers;
        this.hosting = hosting;
        this.words = Words.read(answers.locale(), List.of(Project::resource));
    }

    /**
     * Makes the files.
     *
     * @param version the plugin's
     * @param source the repository that has the plugin; empty when none has, or every Maven asks it
     * @param hosting what will publish the site; null when nobody knows yet
     * @return texts by path, relative with {@code /}
     * @throws SiteException when the colour cannot be read on the site's paper
     */
    static Map<String, String> files(NewClinic answers, String version, String source, @Nullable Hosting hosting)
            throws SiteException {
        Project project = new Project(answers, hosting);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(POM, project.pom(version, source));
        files.put(".mvn/maven.config", file("maven.config"));
        files.put(".mvn/jvm.config", file("jvm.config"));
        Map<String, String> ci = Recipes.of(hosting, answers.name());
        files.put(".gitignore", "target/\n" + (ci.isEmpty() ? "" : "public/\n"));
        files.putAll(ci);
        files.put("content/data/clinic.yaml", project.clinic());
        files.putAll(EditorSchemas.files());
        Treatment treatment = answers.treatment();
        if (treatment != null) {
            files.put("content/services/" + fileName(treatment.title()) + ".md", project.service(treatment));
        }
        if (answers.practice().contains(LocationFacts.Kind.ROOMS)) {
            files.put("content/locations/" + project.say("rooms.file") + ".md", project.rooms());
        }
        return files;
    }

    private static String fileName(String title) {
        String slug = Slug.ascii(title);
        return slug.isEmpty() || PathNames.writtenFault("services/" + slug) != null ? "treatment" : slug;
    }

    private String pom(String version, String source) {
        StringBuilder name = new StringBuilder();
        Escape.text(name, answers.name());
        return file("pom.xml")
                .replace("{version}", version)
                .replace("{name}", name)
                .replace("{target}", hosting == Hosting.OWN_SERVER ? file("sftp.xml") : "")
                .replace(
                        "{source}",
                        source.isEmpty() ? "" : file("repository.xml").replace("{source}", source));
    }

    private String clinic() throws SiteException {
        LocationFacts.Kind first = answers.practice().get(0);
        Treatment treatment = answers.treatment();
        Header out = new Header()
                .line(EditorSchemas.reference("../../", "clinic"))
                .note(say("clinic.head"))
                .blank()
                .key("name", answers.name())
                .note(say("clinic.description"))
                .key("description", words.get("clinic.descriptions." + EnumWord.of(first), "clinic", answers.name()))
                .note(say("clinic.tagline"))
                .off("tagline", words.get("clinic.taglines." + EnumWord.of(first), "town", say("example.town")))
                .blank()
                .note(say("clinic.locale"))
                .key("locale", answers.locale().toLanguageTag());
        answers.country().currency().ifPresent(code -> out.key("currency", code));
        String zone = answers.country().timeZone();
        if (zone != null) {
            out.key("time-zone", zone);
        }
        out.note(say("clinic.practice"))
                .list("practice", answers.practice().stream().map(EnumWord::of).toList())
                .note(say(first == LocationFacts.Kind.ROOMS ? "clinic.area" : "clinic.area-mobile"))
                .off("area-served", List.of(say("example.town"), say("example.other-town")))
                .note(say("clinic.voice"))
                .off("voice", "i")
                .note(say("clinic.url"))
                .off("url", "https://www.example.org/");
        if (hosting != null) {
            out.key("hosting", Recipes.word(hosting));
        }
        out.blank();
        String phone = answers.phone();
        if (phone != null) {
            out.line("contact:");
            if (phone.equals(answers.country().exampleNumber())) {
                out.note("  ", say("clinic.phone-example"));
            }
            out.key("  phone", phone)
                    .note("  ", say("clinic.email"))
                    .off("  email", "hello@example.org")
                    .off("  reply-time", say("example.reply-time"))
                    .note("  ", say("clinic.form"))
                    .line("#  form: {formspree: xwkgjqyz}");
        } else {
            out.note(say("clinic.email"))
                    .line("#contact:")
                    .line("#  email: hello@example.org")
                    .line("#  phone: " + scalar("+44 1632 960123"));
        }
        String booking = answers.booking();
        out.line("booking:").note("  ", say("clinic.booking"));
        out.line("  url: " + (booking == null ? "no" : scalar(booking)))
                .note("  ", say("clinic.cancellation"))
                .off("  cancellation", say("example.cancellation"))
                .blank()
                .note(say("clinic.payment"))
                .line("#payment:")
                .line("#  methods: [" + say("example.cash") + ", " + say("example.cards") + "]")
                .line("#  tax: included");
        if (!answers.practice().equals(List.of(LocationFacts.Kind.ROOMS))
                && !answers.practice().equals(List.of(LocationFacts.Kind.ONLINE))) {
            out.note(say("clinic.travel")).line("#fees:").line("#  travel: " + scalar(say("example.travel")));
        }
        out.blank()
                .note(say("clinic.reviews"))
                .line("#reviews:")
                .line("#  - text: " + scalar(say("example.review")))
                .line("#    month: 2026-03")
                .line("#    consent: true")
                .note(say("clinic.embeds"))
                .line("#embeds:")
                .line("#  - name: " + scalar(say("example.embed")))
                .line("#    url: https://book.example.org/widget")
                .note(say("clinic.statistics"))
                .line("#statistics: log");
        out.blank().note(say("clinic.theme"));
        String colour = answers.colour();
        if (colour == null) {
            out.line("#theme:").line("#  primary: " + scalar("#0f5257"));
        } else {
            out.line("theme:");
            Palette.of(colour).forEach((key, value) -> out.key("  " + key, value));
        }
        out.blank().note(say("clinic.next"));
        if (treatment == null) {
            out.note(say("clinic.next-service"));
        }
        return out.toString();
    }

    private String service(Treatment treatment) {
        return new Header()
                .line("---")
                .key("title", treatment.title())
                .note(say("service.summary"))
                .off("summary", say("example.summary"))
                .note(say("service.options"))
                .line("options:")
                .line("  - minutes: " + treatment.minutes())
                .key("    price", treatment.price())
                .note(say("service.cautions"))
                .off("cautions", List.of(say("example.caution"), say("example.other-caution")))
                .note(say("service.text"))
                .line("---")
                .toString();
    }

    private String rooms() {
        return new Header()
                .line("---")
                .note(say("rooms.draft"))
                .line("status: draft")
                .key("title", say("rooms.title"))
                .line("#address:")
                .line("#  street: " + scalar(say("example.street")))
                .line("#  locality: " + scalar(say("example.town")))
                .line("#  postal-code: " + scalar(say("example.postal-code")))
                .line("#  country: " + answers.country().code())
                .line("#hours:")
                .line("#  mon-thu: 09:00-17:30")
                .line("#  fri: by appointment")
                .note(say("rooms.way"))
                .off("directions", say("example.directions"))
                .off("transit", say("example.transit"))
                .line("#parking: no")
                .off("step-free", say("example.step-free"))
                .line("---")
                .toString();
    }

    private String say(String key) {
        return words.get(key);
    }

    private static String scalar(String text) {
        return Yaml.scalar(text, false);
    }

    static String file(String name) {
        return requireNonNull(resource(name), name);
    }

    private static @Nullable String resource(String name) {
        try (InputStream in = Project.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
