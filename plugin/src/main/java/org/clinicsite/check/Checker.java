package org.clinicsite.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.generate.BuildProgress;
import org.clinicsite.generate.Found;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.lint.Finding;
import org.clinicsite.lint.Level;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Improvement;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.problem.Todo;
import org.clinicsite.site.SecurityText;
import org.clinicsite.source.Decoder;
import org.clinicsite.source.Ledger;
import org.clinicsite.text.SourceText;
import org.clinicsite.work.Workers;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a site from every side that needs no browser, and writes down what it found: {@code findings.json},
 * {@code findings.sarif}, {@code TEST-site.xml}, {@code findings.html}. The door behind {@code site:check}.
 */
public final class Checker {

    /** Rules that quote an address. */
    private static final Set<String> OF_ADDRESSES = Set.of(
            Code.BROKEN_LINK.word(), Code.BROKEN_ANCHOR.word(), Code.LOCAL_LINK.word(), Code.OUTSIDE_REQUEST.word());

    private static final String EDITORIAL = "editorial.yaml";

    private static final String SECURITY_TEXT = ".well-known/security.txt";

    /** By level, then what is due and to do, then by kind of check, worth and place. */
    private static final Comparator<Found> BY_WORTH = Comparator.comparingInt(Checker::urgency)
            .thenComparing(Area::of)
            .thenComparingInt(Found::rank)
            .thenComparing(Found::source)
            .thenComparingInt(Found::line)
            .thenComparingInt(Found::column)
            .thenComparing(Found::rule)
            .thenComparing(Found::quote);

    private final CheckerOptions options;
    private final GenerateOptions site;
    private final OutsideLinks outside;
    private @Nullable SourcePlaces sources;

    private Checker(CheckerOptions options, OutsideLinks outside) {
        this.options = options;
        this.site = options.site();
        this.outside = outside;
    }

    /**
     * Makes the site when it is stale, and checks it.
     *
     * @param progress told how far the build has come
     * @throws SiteException what stopped the build; the reports tell it, too
     * @throws IOException when something could not be read or written
     */
    public static CheckResult check(CheckerOptions options, BuildProgress progress) throws SiteException, IOException {
        return check(options, progress, OutsideLinks.ofTheWeb(options.agent(), options.linkCache()));
    }

    static CheckResult check(CheckerOptions options, BuildProgress progress, OutsideLinks outside)
            throws SiteException, IOException {
        try {
            return new Checker(options, outside).run(progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private CheckResult run(BuildProgress progress) throws SiteException, IOException {
        Optional<GenerateResult> fresh = Generator.unchanged(site);
        GenerateResult built;
        try {
            built = fresh.isPresent() ? fresh.get() : Generator.generate(site, progress);
        } catch (SiteException e) {
            report(e.problems().stream().map(Found::of).toList(), Set.of(Area.CONTENT));
            throw e;
        }
        Ledger ledger = Ledger.read(site.ledger(), site.ledgerShownAs());
        List<String> allowed =
                Generator.letThrough(site).stream().map(CheckOptions::globOf).toList();
        List<Found> found = new ArrayList<>(Generator.findings(site));
        OutsideLinks.Summary asked = null;
        boolean accepted;
        try (Workers workers = new Workers(site.threads())) {
            progress.stage("check");
            SiteCheck check =
                    SiteCheck.of(site.outputDirectory(), new CheckOptions(site.baseUrl(), allowed, ledger), workers);
            accepted = options.accept() && accept(check);
            check.findings().stream().filter(f -> isWanted(f, accepted)).forEach(f -> found.add(placed(f)));
            pages(check, workers).forEach(f -> found.add(placed(f)));
            found.addAll(outsideRequests(check, found));
            if (options.external()) {
                progress.stage("outside links");
                asked = outside.ask(check.outsideLinks().stream()
                        .filter(link -> !link.isLoaded())
                        .map(SiteCheck.OutsideLink::address)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
                found.addAll(answers(check, asked));
            }
        }
        securityText(found).ifPresent(found::add);
        Set<Area> looked = EnumSet.allOf(Area.class);
        if (asked == null || asked.isOffline()) {
            looked.remove(Area.OUTSIDE);
        }
        Map<String, Level> levels = levels();
        List<Found> all = found.stream()
                .flatMap(one -> judged(one, levels))
                .distinct()
                .sorted(BY_WORTH)
                .toList(); // one line of a template draws many pages
        report(all, looked);
        return new CheckResult(built, fresh.isPresent(), all, asked, accepted);
    }

    private static int urgency(Found found) {
        if (found.isError()) {
            return 0;
        }
        return switch (found.kind()) {
            case PROBLEM -> found.isWarning() ? 1 : 4;
            case DUE -> 2;
            case TODO -> 3;
        };
    }

    // ---- how bad it is

    /** Those that the owner has set; the build looked at the file of a clinic, and not at that of a JBake project. */
    private Map<String, Level> levels() throws SiteException, IOException {
        Path file = (site.isJBake() ? site.sourceDirectory() : site.content()).resolve(EDITORIAL);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Problems problems = new Problems();
        SourceText text;
        try (InputStream in = Files.newInputStream(file)) {
            text = Decoder.decode(shown(file), in.readAllBytes(), problems);
        }
        Map<String, Level> levels = problems.take(EditorialLint.levels(text));
        problems.failOnErrors();
        return levels;
    }

    private static Stream<Found> judged(Found found, Map<String, Level> levels) {
        Level level = levels.get(found.rule());
        boolean counts = found.isOfCheck()
                && Code.find(found.rule()).filter(Code::isForOwnersToJudge).isPresent();
        if (level == null || !counts) {
            return Stream.of(found);
        }
        return level == Level.OFF ? Stream.of() : Stream.of(found.as(level.word()));
    }

    /** Drafts that somebody asked for are no news; nor is what he lets go. */
    private boolean isWanted(Finding finding, boolean accepted) {
        return !(site.drafts() && finding.rule().equals(Code.DRAFT.word())) && !(accepted && isVanished(finding));
    }

    private static boolean isVanished(Finding finding) {
        return finding.rule().equals(Code.VANISHED_PATH.word())
                || finding.rule().equals(Code.VANISHED_ANCHOR.word());
    }

    /** Writes down what the site promises from now on; not of one that must not be published. */
    private boolean accept(SiteCheck check) throws IOException {
        Set<String> unfit = Set.of(Code.NO_INDEX.word(), Code.DRAFT.word(), Code.DISK_COPY.word());
        if (check.findings().stream().anyMatch(finding -> unfit.contains(finding.rule()))) {
            return false;
        }
        check.keptPromises().with(check.promises()).write(site.ledger());
        return true;
    }

    // ---- the pages, one by one

    private List<Finding> pages(SiteCheck check, Workers workers) {
        GraphChecker graphs = new GraphChecker();
        Budgets budgets = new Budgets(site.outputDirectory(), check.served());
        List<Finding> findings = new ArrayList<>();
        workers.map(check.pages(), path -> page(path, graphs, budgets)).forEach(findings::addAll);
        return findings;
    }

    private List<Finding> page(String path, GraphChecker graphs, Budgets budgets) {
        String html;
        try {
            if (Files.size(site.outputDirectory().resolve(path)) > SiteCheck.MOST_TEXT) {
                return List.of(); // no page that anybody reads
            }
            html = Files.readString(site.outputDirectory().resolve(path), StandardCharsets.UTF_8);
        } catch (java.nio.charset.CharacterCodingException e) {
            return List.of(); // of another encoding: its author knows why
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (html.indexOf('<') < 0) {
            return List.of(); // such as a search engine's proof of ownership
        }
        Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        List<Finding> findings = new ArrayList<>(PageRules.check(page, path));
        for (Element script : page.select("script[type=application/ld+json]")) {
            checkData(script, path, graphs, findings);
        }
        findings.addAll(budgets.check(page, path));
        return findings;
    }

    private static void checkData(Element script, String path, GraphChecker graphs, List<Finding> findings) {
        int line = Math.max(0, script.sourceRange().start().lineNumber());
        int column = Math.max(0, script.sourceRange().start().columnNumber());
        try {
            for (String mistake : new LinkedHashSet<>(graphs.check(script.data()))) {
                findings.add(new Finding(
                        Code.STRUCTURED_DATA.word(),
                        Level.WARNING,
                        path,
                        line,
                        column,
                        mistake,
                        "What the page tells search engines does not keep to schema.org.",
                        "Mend it in the template that writes it."));
            }
        } catch (GraphChecker.NoJsonException e) {
            findings.add(new Finding(
                    Code.STRUCTURED_DATA.word(),
                    Level.ERROR,
                    path,
                    line,
                    column,
                    String.valueOf(e.getMessage()),
                    "What the page tells search engines cannot be read, and they pass over all of it.",
                    "Mend it in the template that writes it."));
        }
    }

    // ---- other sites

    /** Those that the build has not told already at a template's line, and that no fact of the clinic asks for. */
    private List<Found> outsideRequests(SiteCheck check, List<Found> told) throws IOException {
        String before = told.stream()
                .filter(one -> one.rule().equals(Code.OUTSIDE_REQUEST.word())
                        || one.rule().equals(Code.BLOCKED_BY_POLICY.word()))
                .map(Found::message)
                .collect(Collectors.joining("\n"));
        List<Found> found = new ArrayList<>();
        OpenedHosts opened = new OpenedHosts(site.outputDirectory(), check.served());
        for (SiteCheck.OutsideLink link : check.outsideLinks()) {
            if (link.isLoaded() && !before.contains(link.address()) && !opened.has(link.path(), link.address())) {
                found.add(placed(new Finding(
                        Code.OUTSIDE_REQUEST.word(),
                        Level.WARNING,
                        link.path(),
                        link.line(),
                        link.column(),
                        link.address(),
                        "The page has each visitor's browser ask another host.",
                        "Put the file into content/static or site-template, or make it a link.")));
            }
        }
        return found;
    }

    /** What is to be said of the answers of other sites: at each line where the address is written. */
    private List<Found> answers(SiteCheck check, OutsideLinks.Summary asked) throws IOException {
        List<Found> found = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        for (SiteCheck.OutsideLink link : check.outsideLinks()) {
            Optional<Finding> finding = link.isLoaded() ? Optional.empty() : asked.finding(link.address());
            if (finding.isEmpty() || !told.add(link.address())) {
                continue;
            }
            Found line = Found.of(finding.get(), true);
            List<SourcePlaces.Place> places = sources().ofOutside(link.address());
            if (places.isEmpty()) {
                found.add(line.at(inProject(link.path()), link.line(), link.column()));
            }
            places.forEach(place -> found.add(line.at(place.source(), place.line(), place.column())));
        }
        return found;
    }

    // ---- places

    private SourcePlaces sources() throws IOException {
        if (sources == null) {
            sources = SourcePlaces.read(site);
        }
        return sources;
    }

    /** A finding of the finished site, at the line that somebody can change, where that is known. */
    private Found placed(Finding finding) {
        Found found = Found.of(finding, true);
        if (isVanished(finding)) {
            return found.at(site.ledgerShownAs(), 0, 0);
        }
        Path copied = site.content().resolve("static").resolve(finding.source());
        if (!site.isJBake() && Files.isRegularFile(copied)) {
            return found.at(shown(copied), finding.line(), finding.column());
        }
        List<SourcePlaces.Place> places;
        try {
            places = written(finding, Area.of(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places.isEmpty()
                ? found.at(inProject(finding.source()), finding.line(), finding.column())
                : found.at(
                        places.get(0).source(),
                        places.get(0).line(),
                        places.get(0).column());
    }

    /** Where the words of a finding stand in the sources as the page has them. */
    private List<SourcePlaces.Place> written(Finding finding, Area area) throws IOException {
        String quote = finding.quote();
        if (area == Area.READING) { // a tag with nothing to set it apart may stand anywhere
            return quote.contains("=\"") && !quote.endsWith("…") ? sources().inTemplates(quote) : List.of();
        }
        if (!OF_ADDRESSES.contains(finding.rule()) || quote.length() < 2) {
            return List.of();
        }
        List<SourcePlaces.Place> places = sources().of(quote);
        int second = quote.startsWith("/") ? quote.indexOf('/', 1) : -1;
        return places.isEmpty() && second > 0 && second + 1 < quote.length()
                ? sources().of(quote.substring(second)) // written without the base path
                : places;
    }

    private String inProject(String path) {
        return shown(site.outputDirectory().resolve(path));
    }

    /** A file as findings name it: relative to the source directory where it lies in it. */
    private String shown(Path file) {
        Path root = site.sourceDirectory().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
    }

    // ---- what is due, what is told

    /** The security.txt that is published, when it ends within a month and the build did not say so. */
    private Optional<Found> securityText(List<Found> found) throws IOException {
        Path file = site.outputDirectory().resolve(SECURITY_TEXT);
        if (!Files.isRegularFile(file) || found.stream().anyMatch(f -> f.rule().equals(Code.SECURITY_TEXT.word()))) {
            return Optional.empty();
        }
        LocalDate today = site.today() != null ? site.today() : LocalDate.now(java.time.ZoneOffset.UTC);
        Instant now = today.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        return SecurityText.ends(Files.readString(file))
                .filter(end -> SecurityText.isSoon(end, now))
                .map(end -> Found.of(
                        new Todo(
                                Improvement.SECURITY_TEXT_ENDS,
                                Todo.Kind.DUE,
                                "info",
                                inProject(SECURITY_TEXT),
                                0,
                                0,
                                end.toString(),
                                "security.txt holds until "
                                        + end.atZone(java.time.ZoneOffset.UTC).toLocalDate() + ".",
                                "Generate with a newer outputTimestamp, and publish again."),
                        true));
    }

    /** @param looked the kinds of checks that were done */
    private void report(List<Found> found, Set<Area> looked) throws IOException {
        Generator.keep(
                site,
                new Generator.CheckReports(
                        found,
                        Sarif.write(found, options.agent(), site.sourceDirectory(), options.home()),
                        JUnitReport.write(found, looked),
                        FindingsPage.html(found)));
    }
}
