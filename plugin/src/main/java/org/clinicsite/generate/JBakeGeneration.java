package org.clinicsite.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.clinicsite.jbake.JBakeOptions;
import org.clinicsite.jbake.JBakeSite;
import org.clinicsite.output.OutputFile;
import org.clinicsite.output.OutputFolder;
import org.clinicsite.output.ServedFiles;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.TemplateMarks;
import org.clinicsite.secret.Secret;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.HostLimits;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.TextFile;
import org.clinicsite.source.Waivers;
import org.clinicsite.text.SourceText;
import org.clinicsite.work.Workers;

/** One build of a JBake project: the same folder and reports as a clinic's site, JBake's own pages and paths. */
final class JBakeGeneration {

    private JBakeGeneration() {}

    private static JBakeOptions jbakeOptions(GenerateOptions options) {
        Map<String, String> overrides = new HashMap<>();
        if (options.baseUrl() != null) {
            overrides.put("site.host", options.baseUrl());
        }
        String strict = options.jbakeProperties().get(JBakeSite.STRICT);
        if (strict != null) {
            overrides.put(JBakeSite.STRICT, strict);
        }
        return new JBakeOptions(
                options.threads(),
                options.outputTimestamp(),
                options.today(),
                options.outputDirectory(),
                overrides,
                options.jbakeProperties());
    }

    /** Reads the project; says once what lets it through as it is. */
    private static JBakeSite read(GenerateOptions options, Problems problems) throws SiteException, IOException {
        try {
            return JBakeSite.read(
                    options.sourceDirectory(),
                    jbakeOptions(options),
                    options.cache().resolve("asciidoc"),
                    problems);
        } catch (JBakeSite.Refused e) {
            List<Problem> told = new ArrayList<>(e.problems());
            for (int i = told.size() - 1; i >= 0; i--) {
                Problem last = told.get(i);
                if (last.isError()) {
                    String advice = last.advice() == null ? "" : last.advice() + " ";
                    told.set(
                            i,
                            Problem.error(
                                    last.code(),
                                    last.path(),
                                    last.line(),
                                    last.column(),
                                    last.message(),
                                    advice + "What JBake builds all the same is built with " + JBakeSite.STRICT
                                            + "=false in jbake.properties."));
                    break;
                }
            }
            throw new SiteException(told);
        }
    }

    /**
     * A key, or a list of passwords, stops the build. A token or a dump may have been on a site that is live since long: it
     * is told, and stops nothing; without {@link JBakeSite#STRICT} nothing does.
     */
    private static Outcome<CopiedFiles> check(GenerateOptions options, JBakeSite site) throws IOException {
        Problems problems = new Problems();
        Path root = options.sourceDirectory().toAbsolutePath().normalize();
        Path file = root.resolve(Waivers.FILE);
        Optional<byte[]> bytes =
                Files.isRegularFile(file) ? TextFile.read(file, Waivers.FILE, problems) : Optional.empty();
        SourceText text = bytes.isEmpty() ? null : Decoder.decode(Waivers.FILE, bytes.get(), problems);
        CopiedFiles copied = new CopiedFiles(
                "",
                problems.take(Waivers.read(text)),
                site.isStrict()
                        ? EnumSet.of(Secret.Kind.TOKEN, Secret.Kind.DUMP, Secret.Kind.FOLDER)
                        : EnumSet.allOf(Secret.Kind.class));
        List<CopiedFiles.Copy> copies = new ArrayList<>();
        Map<String, Long> sizes = new TreeMap<>();
        for (Map.Entry<String, Path> asset : site.assets().entrySet()) {
            Path source = asset.getValue();
            String name = (source.startsWith(root) ? root.relativize(source) : source)
                    .toString()
                    .replace(source.getFileSystem().getSeparator(), "/");
            copies.add(new CopiedFiles.Copy(name, asset.getKey(), source));
            sizes.put(name, Files.size(source));
        }
        HostLimits limits = HostLimits.ofAnyHost();
        limits.checkCopied(sizes);
        problems.addAll(limits.problems());
        try (Workers workers = new Workers(options.threads())) {
            copied.check(copies, workers);
        }
        copied.reportUnusedWaivers();
        problems.addAll(copied.problems());
        return problems.with(copied);
    }

    private static void look(OutputFile page, String template, Charset charset, TemplateCheck templates) {
        if (!page.path().endsWith(".html")) {
            return;
        }
        try (InputStream in = page.open()) {
            templates.checkDrawn(page.path(), template, new String(in.readAllBytes(), charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServedFiles served(JBakeSite site, OutputFolder output) {
        BaseUrl address = site.address();
        return new ServedFiles(
                output.files(), address == null ? "" : address.origin(), address == null ? "" : address.path());
    }

    /**
     * A site that was made.
     *
     * @param ofItsFolder whether of nothing but the files of its folder
     */
    record Made(GenerateResult result, boolean ofItsFolder) {}

    static Made run(GenerateOptions options, Generator.Folders folders, Stages stages)
            throws SiteException, IOException {
        Problems problems = new Problems();
        stages.begin("source");
        JBakeSite site = read(options, problems);
        CopiedFiles copied = problems.take(check(options, site));
        problems.failOnErrors();
        stages.begin("render");
        BuildId buildId = new BuildId();
        try (OutputFolder output = OutputFolder.begin(folders.site());
                Reports reports = folders.reports()) {
            TemplateCheck templates = TemplateCheck.ofJBake(site.templateFolder());
            Map<String, String> templateOf = site.templates();
            site.render(page -> {
                look(page, templateOf.getOrDefault(page.path(), ""), site.charset(), templates);
                output.write(buildId.with(page));
            });
            for (Map.Entry<String, Path> asset : site.assets().entrySet()) {
                output.write(buildId.with(OutputFile.copy(asset.getKey(), asset.getValue())));
            }
            problems.addAll(output.faults());
            problems.failOnErrors();
            UnaryOperator<String> marked = site.redraw(TemplateMarks::mark);
            problems.addAll(templates.problems(served(site, output), marked::apply));
            options.failOnWarnings(problems);
            stages.begin("reports");
            reports.writeFileList(output.target(), output.files(), buildId.value());
            Set<String> letThrough = new TreeSet<>(copied.letThrough());
            letThrough.addAll(site.meantToBeThere());
            reports.writeLetThrough(List.copyOf(letThrough));
            reports.writeFindings(problems.all(), List.of(), List.of());
            stages.begin("output");
            OutputFolder.Summary summary = output.swap();
            reports.keep();
            stages.end();
            GenerateResult result = new GenerateResult(
                    site.pages(),
                    summary.written(),
                    summary.unchanged(),
                    Reports.count(List.of()),
                    Mended.NONE,
                    options.explainLink() == null ? List.of() : List.of("The links of a JBake project are not judged."),
                    problems.warnings(),
                    options.outputDirectory().resolve("index.html"),
                    stages.total(),
                    List.of(),
                    List.of(),
                    PicturesMade.NONE,
                    site.address(),
                    site.zone());
            reports.build(result, stages.millis());
            reports.keep();
            return new Made(result, site.isOfItsFolder());
        }
    }
}
