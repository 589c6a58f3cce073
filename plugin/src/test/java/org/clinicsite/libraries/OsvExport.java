package org.clinicsite.libraries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.json.simple.JSONArray;
import org.json.simple.JSONObject;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;

/**
 * Advisories in <a href="https://ossf.github.io/osv-schema/">the OSV format</a>, a JSON file each: OSV's own export for
 * Maven, or GitHub's advisory database.
 */
final class OsvExport {

    private final Set<String> names;
    private final Set<Advisory> found = new TreeSet<>();
    private int read;

    private OsvExport(Collection<String> names) {
        this.names = Set.copyOf(names);
    }

    /**
     * Reads those of some libraries.
     *
     * @param export a zip file, a folder or a single file
     * @param names {@code group:artifact}
     * @throws IOException also when it holds no advisory at all
     */
    static Set<Advisory> read(Path export, Collection<String> names) throws IOException {
        OsvExport reading = new OsvExport(names);
        if (export.toString().endsWith(".zip")) {
            try (ZipFile zip = new ZipFile(export.toFile())) {
                for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                    ZipEntry entry = all.nextElement();
                    if (entry.getName().endsWith(".json")) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            reading.add(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        } else {
            try (Stream<Path> files = Files.walk(export)) {
                for (Path file :
                        (Iterable<Path>) files.filter(each -> each.toString().endsWith(".json"))::iterator) {
                    reading.add(file.toString(), Files.readString(file));
                }
            }
        }
        if (reading.read == 0) {
            throw new IOException(export + " holds no advisory in the OSV format.");
        }
        return reading.found;
    }

    private void add(String file, String text) throws IOException {
        JSONObject advisory;
        try {
            advisory = (JSONObject) new JSONParser().parse(text);
        } catch (ParseException | ClassCastException e) {
            throw new IOException(file + " is no advisory in the OSV format: " + e);
        }
        if (!(advisory.get("affected") instanceof JSONArray affected)) {
            return; // withdrawn ones and those of a repository have none
        }
        read++;
        if (advisory.get("withdrawn") != null) {
            return;
        }
        for (String name : names) {
            List<Span> spans = new ArrayList<>();
            for (Object each : affected) {
                spans(name, (JSONObject) each, spans);
            }
            if (!spans.isEmpty()) {
                found.add(new Advisory(
                        id(advisory),
                        name,
                        spans.stream()
                                .sorted()
                                .map(Span::says)
                                .distinct()
                                .reduce((one, other) -> one + "," + other)
                                .orElseThrow(),
                        LocalDate.parse(
                                String.valueOf(advisory.get("published")).substring(0, 10)),
                        what(advisory)));
            }
        }
    }

    private static String id(JSONObject advisory) {
        if (advisory.get("aliases") instanceof JSONArray aliases) {
            for (Object alias : aliases) {
                if (alias.toString().startsWith("CVE-")) {
                    return alias.toString();
                }
            }
        }
        return advisory.get("id").toString();
    }

    private static String what(JSONObject advisory) {
        Object summary = advisory.get("summary");
        Object text = summary == null ? advisory.get("details") : summary;
        String line = String.valueOf(text).strip().replaceAll("\\s+", " ");
        return line.length() <= 150 ? line : line.substring(0, 149) + "\u2026";
    }

    private static void spans(String name, JSONObject affected, List<Span> spans) {
        JSONObject library = (JSONObject) affected.get("package");
        if (library == null || !"Maven".equals(library.get("ecosystem")) || !name.equals(library.get("name"))) {
            return;
        }
        int before = spans.size();
        if (affected.get("ranges") instanceof JSONArray ranges) {
            for (Object range : ranges) {
                events((JSONObject) range, lastKnown(affected), spans);
            }
        }
        if (spans.size() == before && affected.get("versions") instanceof JSONArray versions) {
            for (Object version : versions) {
                spans.add(new Span(version.toString(), version + "]"));
            }
        }
    }

    /** GitHub's own field: such as {@code <= 6.6.0}, where no version is known to be mended. */
    private static String lastKnown(JSONObject affected) {
        Object known = affected.get("database_specific") instanceof JSONObject own
                ? own.get("last_known_affected_version_range")
                : null;
        String last = known == null ? "" : known.toString().strip();
        return last.startsWith("<=")
                ? last.substring(2).strip() + "]"
                : last.startsWith("<") ? last.substring(1).strip() + ")" : ")";
    }

    private static void events(JSONObject range, String otherwise, List<Span> spans) {
        if ("GIT".equals(range.get("type"))) {
            return; // commits, not versions
        }
        String from = null;
        for (Object each : (JSONArray) range.get("events")) {
            JSONObject event = (JSONObject) each;
            if (event.get("introduced") != null) {
                from = event.get("introduced").toString();
            } else if (from != null && event.get("fixed") != null) {
                spans.add(new Span(from, event.get("fixed") + ")"));
                from = null;
            } else if (from != null && event.get("last_affected") != null) {
                spans.add(new Span(from, event.get("last_affected") + "]"));
                from = null;
            }
        }
        if (from != null) {
            spans.add(new Span(from, otherwise));
        }
    }

    /**
     * Versions that follow each other.
     *
     * @param from the first; {@code 0} for all from the beginning
     * @param to the last, with the bracket behind it
     */
    private record Span(String from, String to) implements Comparable<Span> {

        String says() {
            return from.equals("0") ? (to.equals(")") ? "[0,)" : "(," + to) : "[" + from + "," + to;
        }

        @Override
        public int compareTo(Span other) {
            return new ComparableVersion(from).compareTo(new ComparableVersion(other.from));
        }
    }
}
