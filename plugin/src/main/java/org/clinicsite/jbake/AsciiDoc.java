package org.clinicsite.jbake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.document.html.ActiveHtml;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.parser.AsciidoctorEngine;
import org.jspecify.annotations.Nullable;

/**
 * AsciiDoc through jbake-core's own adapter, when asciidoctorj is on the plugin's class path. One file at a time: the
 * adapter and its JRuby are not made for more.
 */
final class AsciiDoc {

    /** What to paste into the POM. The version is the one that jbake-core 2.7.0 is made for. */
    private static final String DEPENDENCY = "<dependency><groupId>org.asciidoctor</groupId>"
            + "<artifactId>asciidoctorj</artifactId><version>2.5.13</version></dependency>";

    private final JBakeConfig config;
    private final @Nullable AsciidoctorEngine engine;

    private AsciiDoc(JBakeConfig config, @Nullable AsciidoctorEngine engine) {
        this.config = config;
        this.engine = engine;
    }

    /** Looks for asciidoctorj. */
    static AsciiDoc load(JBakeConfig config) {
        try {
            Class.forName("org.asciidoctor.Asciidoctor", false, AsciiDoc.class.getClassLoader());
            return new AsciiDoc(config, new AsciidoctorEngine());
        } catch (ClassNotFoundException | LinkageError e) {
            return new AsciiDoc(config, null);
        }
    }

    /**
     * Reads a file.
     *
     * @param header checks a JBake header, if the file has one
     * @return null when it is left out; the reason was told
     */
    synchronized @Nullable DocumentModel read(Path file, String name, JBakeHeader header, Problems problems) {
        if (engine == null) {
            problems.add(Problem.error(
                    Code.MISSING_LIBRARY,
                    name,
                    0,
                    0,
                    "AsciiDoc needs asciidoctorj.",
                    "Paste this into the plugin's <dependencies> in pom.xml:\n" + DEPENDENCY));
            return null;
        }
        DocumentModel model;
        try {
            model = engine.parse(config, file.toFile());
        } catch (RuntimeException e) {
            problems.add(Problem.error(
                    Code.NOT_ASCIIDOC, name, 0, 0, "Asciidoctor cannot read it: " + e.getMessage(), null));
            return null;
        }
        if (model == null) {
            problems.add(Problem.warning(
                    Code.NO_TYPE_OR_STATUS,
                    name,
                    1,
                    0,
                    "The header names no type or status; the file is left out.",
                    "Write :jbake-type: page and :jbake-status: published under the title."));
            return null;
        }
        if (model.get(ModelAttributes.DATE) instanceof Date date
                && date.getTime() == file.toFile().lastModified()) {
            model.remove(ModelAttributes.DATE); // for want of one the adapter took the file's own time
        }
        Object tags = model.get(ModelAttributes.TAGS);
        if (tags instanceof String[] array) {
            model.setTags(header.tags(String.join(",", array)));
        }
        return model;
    }

    /**
     * Where active HTML of a page stands in its AsciiDoc: the first place behind the last one of the same kind, outside of
     * listings and comments. What does not stand there Asciidoctor has written itself, such as the frame of a video; a
     * handler or an address that does not has the offset -1.
     *
     * @param source the whole file
     * @param all as found in the page
     */
    static List<ActiveHtml.Found> written(String source, List<ActiveHtml.Found> all) {
        if (all.isEmpty()) {
            return all;
        }
        String text = withoutListings(source).toLowerCase(Locale.ROOT);
        Map<String, Integer> from = new HashMap<>();
        List<ActiveHtml.Found> written = new ArrayList<>();
        for (ActiveHtml.Found found : all) {
            String what = found.what();
            boolean element = what.startsWith("<");
            String needle = what.substring(0, what.length() - 1);
            int at = text.indexOf(needle, from.getOrDefault(what, 0));
            if (at >= 0) {
                from.put(what, at + needle.length());
                written.add(new ActiveHtml.Found(what, at));
            } else if (!element) {
                written.add(new ActiveHtml.Found(what, -1)); // in a dress: codes for letters
            }
        }
        return written;
    }

    /** The text with blanks for all lines of listings, literal blocks and comments. */
    private static String withoutListings(String source) {
        StringBuilder out = new StringBuilder(source);
        String open = "";
        for (int start = 0; start < source.length(); ) {
            int end = source.indexOf('\n', start);
            end = end < 0 ? source.length() : end;
            String line = source.substring(start, end).stripTrailing();
            boolean delimits = line.matches("-{4,}|\\.{4,}|/{4,}|```.*");
            boolean within = !open.isEmpty();
            if (delimits && !within) {
                open = line.startsWith("```") ? "```" : line;
            } else if (line.equals(open)) {
                open = "";
            }
            if (within || delimits || line.startsWith("//")) {
                for (int i = start; i < end; i++) {
                    out.setCharAt(i, ' ');
                }
            }
            start = end + 1;
        }
        return out.toString();
    }
}
