package org.clinicsite.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.clinicsite.generate.Found;
import org.clinicsite.problem.Code;
import org.clinicsite.text.Json;

/**
 * Findings for the tools of hosts of code, which show them at their lines: SARIF 2.1.0
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Paths are relative to the project, columns count
 * code points.
 */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    /**
     * The report.
     *
     * @param agent name and version, with a slash between them
     * @param source what paths of findings are relative to
     * @param home what those of the report are relative to
     */
    static String write(List<Found> found, String agent, Path source, Path home) {
        List<String> rules =
                List.copyOf(new TreeSet<>(found.stream().map(Found::rule).toList()));
        Map<String, Object> driver = new LinkedHashMap<>();
        int slash = agent.indexOf('/');
        driver.put("name", slash < 0 ? agent : agent.substring(0, slash));
        if (slash >= 0) {
            driver.put("version", agent.substring(slash + 1));
        }
        driver.put("rules", rules.stream().map(Sarif::rule).toList());
        List<Object> results = new ArrayList<>();
        found.forEach(one -> results.add(result(one, rules.indexOf(one.rule()), source, home)));
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", results);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("$schema", SCHEMA);
        report.put("version", "2.1.0");
        report.put("runs", List.of(run));
        return Json.write(report);
    }

    private static Map<String, Object> rule(String name) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", name);
        Code.find(name).ifPresent(code -> {
            rule.put("shortDescription", text(code.meaning()));
            rule.put("help", text(code.action()));
            String source = PageRules.source(code);
            if (source != null) {
                rule.put("helpUri", source);
            }
        });
        return rule;
    }

    private static Map<String, Object> result(Found found, int rule, Path source, Path home) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", found.rule());
        result.put("ruleIndex", rule);
        result.put("level", found.isError() ? "error" : found.isWarning() ? "warning" : "note");
        String quote = found.quote().isEmpty() ? "" : "\u201c" + found.quote() + "\u201d. ";
        result.put("message", text((quote + found.message() + " " + found.advice()).strip()));
        if (!found.source().isEmpty()) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("artifactLocation", Map.of("uri", uri(source.resolve(found.source()), home)));
            if (found.line() > 0) {
                Map<String, Object> region = new LinkedHashMap<>();
                region.put("startLine", found.line());
                if (found.column() > 0) {
                    region.put("startColumn", found.column());
                }
                place.put("region", region);
            }
            result.put("locations", List.of(Map.of("physicalLocation", place)));
        }
        return result;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String uri(Path file, Path home) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = home.toAbsolutePath().normalize();
        if (!absolute.startsWith(root)) {
            return absolute.toUri().toString();
        }
        String path = root.relativize(absolute)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
        try {
            String encoded = new URI(null, null, "/" + path, null).toASCIIString();
            return encoded.substring(1);
        } catch (URISyntaxException e) {
            return path;
        }
    }
}
