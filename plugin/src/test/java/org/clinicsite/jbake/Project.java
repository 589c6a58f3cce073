package org.clinicsite.jbake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.output.OutputFile;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;

/** A small JBake project that a test writes, and what becomes of it. */
final class Project {

    static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final Path folder;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> given = new TreeMap<>();
    private int threads = 2;
    private ClassLoader libraries = Project.class.getClassLoader();

    private Project(Path folder) {
        this.folder = folder;
    }

    /** A project with templates that show title and body, without feed and archive. */
    static Project in(Path folder) {
        return new Project(folder)
                .with("render.feed=false", "render.archive=false", "render.index=false")
                .file("templates/page.ftl", "<h1>${content.title!}</h1>\n${content.body}")
                .file("templates/post.ftl", "<h1>${content.title!}</h1>\n${content.body}")
                .file("templates/tags.ftl", "${tag}: <#list tagged_documents as d>${d.title} </#list>");
    }

    Project file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Project file(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets {@code key=value} lines of jbake.properties. */
    Project with(String... lines) {
        for (String line : lines) {
            properties.put(line.substring(0, line.indexOf('=')), line);
        }
        return file("jbake.properties", String.join("\n", properties.values()) + "\n");
    }

    /** A published page of 15 January 2026. */
    Project page(String path, String body) {
        return file(
                "content/" + path, "title=" + path + "\ndate=2026-01-15\ntype=page\nstatus=published\n~~~~~~\n" + body);
    }

    /** A published post. */
    Project post(String path, String date, String tags) {
        return file(
                "content/" + path,
                "title=" + path + "\ndate=" + date + "\ntype=post\nstatus=published\ntags=" + tags
                        + "\n~~~~~~\nText\n");
    }

    /** Sets a key as the POM or the command line does. */
    Project given(String key, String value) {
        given.put(key, value);
        return this;
    }

    Project threads(int count) {
        threads = count;
        return this;
    }

    /** Where Asciidoctor is looked for. */
    Project libraries(ClassLoader loader) {
        libraries = loader;
        return this;
    }

    Path folder() {
        return folder;
    }

    /** Builds it; the result tells whether that went well. */
    Built build() {
        return build(null);
    }

    Built build(Instant outputTimestamp) {
        Problems problems = new Problems();
        Map<String, String> pages = new ConcurrentHashMap<>();
        try {
            JBakeSite site = JBakeSite.read(
                    folder,
                    new JBakeOptions(threads, outputTimestamp, TODAY, null, Map.of(), given),
                    new AsciiDoc.Surroundings(libraries, null),
                    problems);
            site.render(file -> pages.put(file.path(), text(file)));
            return new Built(true, new TreeMap<>(pages), site.assets(), problems.all());
        } catch (SiteException e) {
            return new Built(false, Map.of(), Map.of(), e.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(OutputFile file) {
        try (InputStream in = file.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a project. */
    record Built(boolean good, Map<String, String> pages, Map<String, Path> assets, List<Problem> problems) {

        String page(String path) {
            String page = pages.get(path);
            if (page == null) {
                throw new AssertionError("no page " + path + " among " + pages.keySet() + "; " + says());
            }
            return page;
        }

        /** The problems as people read them. */
        List<String> says() {
            return problems.stream()
                    .map(problem -> problem.level() + " " + problem.says())
                    .toList();
        }
    }
}
