package org.clinicsite.jbake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.document.html.ActiveHtml;
import org.clinicsite.jbake.asciidoc.Conversion;
import org.clinicsite.jbake.asciidoc.Conversions;
import org.clinicsite.jbake.asciidoc.Setup;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.parser.MarkupEngine;
import org.jbake.parser.ParserContext;
import org.jspecify.annotations.Nullable;

/** AsciiDoc, when asciidoctorj is on the plugin's class path. Safe for many threads. */
final class AsciiDoc implements AutoCloseable {

    /** What to paste into the POM. The version is the one that jbake-core 2.7.0 is made for. */
    private static final String DEPENDENCY = "<dependency><groupId>org.asciidoctor</groupId>"
            + "<artifactId>asciidoctorj</artifactId><version>2.5.13</version></dependency>";

    /**
     * What it needs of the build.
     *
     * @param loader of Asciidoctor and its extensions
     * @param cache the folder of what earlier builds have left; null for none
     */
    public record Surroundings(ClassLoader loader, @Nullable Path cache) {}

    private final JBakeConfig config;
    private final @Nullable Conversions conversions;

    private AsciiDoc(JBakeConfig config, @Nullable Conversions conversions) {
        this.config = config;
        this.conversions = conversions;
    }

    /**
     * Looks for asciidoctorj.
     *
     * @param today what {@code {docdate}} and the like are
     */
    static AsciiDoc load(JBakeConfig config, Surroundings surroundings, LocalDate today) throws IOException {
        return new AsciiDoc(
                config,
                Conversions.with(
                                surroundings.loader(),
                                config.getSourceFolder().toPath(),
                                setup(config),
                                today,
                                surroundings.cache())
                        .orElse(null));
    }

    /** As JBake's own adapter asks for it. */
    private static Setup setup(JBakeConfig config) {
        Map<String, @Nullable Object> exported = new LinkedHashMap<>();
        if (config.getExportAsciidoctorAttributes()) {
            String prefix = config.getAttributesExportPrefixForAsciidoctor();
            config.getKeys().forEachRemaining(key -> {
                if (!key.startsWith("asciidoctor")) {
                    exported.put(prefix + key.replace('.', '_'), config.get(key));
                }
            });
        }
        Map<String, List<String>> options = new TreeMap<>();
        for (String key : config.getAsciidoctorOptionKeys()) {
            options.put(
                    key,
                    config.getAsciidoctorOption(key) instanceof List<?> list
                            ? list.stream().map(String::valueOf).toList()
                            : List.of());
        }
        return new Setup(
                List.of(
                        config.getRenderEncoding(),
                        config.getHeaderSeparator(),
                        config.getDefaultType(),
                        config.getDefaultStatus()),
                config.getAsciidoctorAttributes(),
                exported,
                options);
    }

    /** Starts Asciidoctor beside all else where one of these files needs it. */
    void prepare(List<Path> files) {
        if (conversions != null) {
            Thread thread = new Thread(() -> conversions.prepare(files), "jbake-asciidoc");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Tells once where the library is not there.
     *
     * @param first the first of the files that need it, as people know it
     * @param more how many others do
     */
    void tellMissingLibrary(String first, int more, Problems problems) {
        if (conversions == null) {
            problems.add(Problem.error(
                    Code.MISSING_LIBRARY,
                    first,
                    0,
                    0,
                    "AsciiDoc needs asciidoctorj" + (more == 0 ? "." : "; so do " + more + " more files."),
                    "Paste this into the plugin's <dependencies> in pom.xml:\n" + DEPENDENCY));
        }
    }

    /** Whether all that was read so far is made of nothing but files of the project's folder. */
    boolean isOfItsFolder() {
        return conversions == null || conversions.areOfTheirFolder();
    }

    @Override
    public void close() {
        if (conversions != null) {
            conversions.close();
        }
    }

    /**
     * Reads a file.
     *
     * @param text of the whole file
     * @param header checks the values of the header
     * @return null when it is left out; the reason was told
     */
    @Nullable
    DocumentModel read(Path file, SourceText text, JBakeHeader header, Problems problems) {
        if (conversions == null) {
            return null; // that was told of all files at once
        }
        Adapter adapter = new Adapter(conversions, file, text, header, problems);
        DocumentModel model;
        try {
            model = adapter.parse(config, file.toFile());
        } catch (Failure e) {
            problems.add(Problem.error(
                    Code.NOT_ASCIIDOC, text.path(), 0, 0, "Asciidoctor cannot read it: " + e.getMessage(), null));
            return null;
        }
        if (adapter.broken) {
            return null;
        }
        if (model == null) {
            problems.add(Problem.warning(
                    Code.NO_TYPE_OR_STATUS,
                    text.path(),
                    1,
                    0,
                    "The header names no type or status; the file is left out.",
                    "Write :jbake-type: page and :jbake-status: published under the title."));
            return null;
        }
        if (adapter.undated) {
            model.remove(ModelAttributes.DATE); // for want of one the file's own time was taken
        }
        Object tags = model.get(ModelAttributes.TAGS);
        if (tags instanceof String[] array) {
            model.setTags(header.tags(String.join(",", array)));
        }
        adapter.tellMessages();
        return model;
    }

    private static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1;

        Failure(String why) {
            super(why);
        }
    }

    /** JBake's way to read a file, with what Asciidoctor makes of it. One object reads one file. */
    private static final class Adapter extends MarkupEngine {

        private static final String PREFIX = "jbake-";
        private static final String REVISED = "revdate";

        private final Conversions conversions;
        private final Path file;
        private final SourceText text;
        private final JBakeHeader header;
        private final Problems problems;
        private @Nullable Conversion conversion;
        private int linesAboveBody;
        private boolean undated;
        private boolean broken;

        Adapter(Conversions conversions, Path file, SourceText text, JBakeHeader header, Problems problems) {
            this.conversions = conversions;
            this.file = file;
            this.text = text;
            this.header = header;
            this.problems = problems;
        }

        @Override
        public void processHeader(ParserContext context) {
            try {
                conversion = conversions.of(file, body(context));
            } catch (IOException e) {
                throw new Failure("no JVM can be started for it, " + e.getMessage());
            }
            if (conversion.failure() != null) {
                throw new Failure(conversion.failure());
            }
            DocumentModel model = context.getDocumentModel();
            if (conversion.title() != null) {
                model.setTitle(conversion.title());
            }
            conversion.attributes().forEach((key, value) -> {
                if (key.startsWith(PREFIX)) {
                    String name = key.substring(PREFIX.length());
                    if (value instanceof String written) {
                        broken |= !header.attribute(text.path(), line(key), name, written, model, problems);
                    } else {
                        model.put(name, value);
                    }
                }
                if (key.equals(REVISED) && value instanceof String written) {
                    header.revised(written).ifPresent(model::setDate);
                }
                if (!key.equals(PREFIX + ModelAttributes.TAGS)) {
                    model.put(key, value);
                }
            });
            undated = context.getDate() == null;
        }

        /** What is under JBake's own lines; where there are none, or nothing is under them, all of the file. */
        private String body(ParserContext context) {
            List<String> lines = context.getFileLines();
            int separator =
                    context.hasHeader() ? lines.indexOf(context.getConfig().getHeaderSeparator()) : -1;
            linesAboveBody = separator + 1 < lines.size() ? separator + 1 : 0;
            StringBuilder body = new StringBuilder();
            lines.subList(linesAboveBody, lines.size())
                    .forEach(line -> body.append(line).append('\n'));
            return body.toString();
        }

        @Override
        public void processBody(ParserContext context) {
            if (conversion != null) {
                context.setBody(conversion.body());
            }
        }

        /** Where the header has an attribute; 0 when that cannot be told. */
        private int line(String attribute) {
            String line = ":" + attribute + ":";
            int at = text.text().startsWith(line) ? 0 : text.text().indexOf("\n" + line) + 1;
            return at == 0 && !text.text().startsWith(line) ? 0 : text.line(at);
        }

        /** Files beside this one by their names alone. */
        private String near(@Nullable String said) {
            return said == null
                    ? ""
                    : said.replace(file.getParent() + file.getFileSystem().getSeparator(), "");
        }

        /** What Asciidoctor had to say is a warning: JBake builds such a site. */
        private void tellMessages() {
            if (conversion == null) {
                return;
            }
            for (Conversion.Message message : conversion.messages()) {
                boolean own = message.file() == null;
                String included = own ? "" : " (in " + near(message.file()) + ", line " + message.line() + ")";
                problems.add(Problem.warning(
                        Code.ASCIIDOC_MESSAGE,
                        text.path(),
                        own && message.line() > 0 ? linesAboveBody + message.line() : 0,
                        0,
                        "Asciidoctor says: " + near(message.text()) + included + ".",
                        null));
            }
        }
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
