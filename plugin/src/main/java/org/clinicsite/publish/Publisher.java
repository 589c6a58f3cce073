package org.clinicsite.publish;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clinicsite.check.CheckOptions;
import org.clinicsite.check.SiteCheck;
import org.clinicsite.lint.Finding;
import org.clinicsite.output.Overlap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.source.Ledger;
import org.clinicsite.source.Nearest;
import org.clinicsite.text.FileNames;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a site: one look, one plan, one act. The door behind the goals {@code publish}, {@code rollback} and {@code
 * releases}, and the one that tests open.
 *
 * <pre>{@code
 * try (Target target = Targets.open(settings, context)) {
 *     new Publisher(target, progress, Clock.systemUTC(), Thread::sleep).publish(options, proposal -> show(proposal));
 * }
 * }</pre>
 */
public final class Publisher {

    /** Fewer deletes than this are always allowed. */
    private static final int FEW_DELETES = 20;

    /** More deletes than this part of the live site are a mistake more often than not. */
    private static final int DELETES_PERCENT = 20;

    /** Findings after which the site's files cannot be told or read. */
    private static final Set<String> UNREADABLE = Set.of("no-index", "symbolic-link");

    private static final String HOME = "index.html";

    private final PublishTarget target;
    private final Progress progress;
    private final Clock clock;
    private final Retry.Sleep sleep;

    /**
     * @param target opened; not closed here
     * @param progress told what is done
     * @param clock for release ids and leases, never for anything in the site
     * @param sleep waits for others
     */
    public Publisher(PublishTarget target, Progress progress, Clock clock, Retry.Sleep sleep) {
        this.target = target;
        this.progress = progress;
        this.clock = clock;
        this.sleep = sleep;
    }

    /**
     * Publishes a site, when it may be.
     *
     * @param shown given the plan before anything is written, and also when something is in the way
     * @throws SiteException with everything that is in the way; nothing was written
     * @throws IOException when the target could not; the old site is there, whole
     */
    public PublishResult publish(PublishOptions options, Consumer<Proposal> shown) throws SiteException, IOException {
        Problems problems = new Problems();
        refuseOwnFolders(options, problems);
        problems.failOnErrors();
        List<Problem> warnings = new ArrayList<>();
        SiteCheck check;
        LocalSite site;
        PublicLedger facts;
        PublicLedger before;
        try (Workers workers = new Workers(options.threads());
                Workers reader = new Workers(1);
                Workers.Beside beside = reader.beside()) {
            Workers.Begun<LocalSite> read = beside.begin(() -> LocalSite.read(
                    options.site(), options.rules(), workers, options.memory().sums()));
            Ledger ledger = Ledger.read(options.ledger(), options.ledgerShownAs());
            facts = SiteDiff.facts(options.site());
            PublishedBefore memory = new PublishedBefore(target, options.memory(), progress);
            before = memory.find(facts, options.address(), !ledger.pages().isEmpty());
            Ledger promised = before == null ? ledger : ledger.with(before.promises());
            warnings.addAll(memory.warnings());
            progress.begin("Checking", 0, 0);
            check = SiteCheck.of(
                    options.site(), new CheckOptions(options.baseUrl(), options.allow(), promised), workers);
            refuse(check, options, problems, warnings);
            if (check.findings().stream().anyMatch(finding -> UNREADABLE.contains(finding.rule()))) {
                problems.failOnErrors(); // there is no site to plan with
            }
            site = read.end();
        }
        refusePaths(site, problems);
        progress.begin("Comparing", 0, 0);
        Standing standing = target.standing();
        warnings.addAll(standing.warnings());
        Proposal proposal = new SiteDiff(clock).with(target, standing, site, before, facts);
        Plan plan = proposal.plan();
        shown.accept(proposal);
        refuseDeletes(plan, standing, options, problems);
        problems.addAll(target.refuses(plan));
        Lease.Holder me = Lease.Holder.me(clock.instant());
        if (!plan.isEmpty()) {
            refuseLocked(me, options.dryRun(), problems);
        }
        problems.failOnErrors();
        Ledger kept = check.keptPromises().with(check.promises());
        if (plan.isEmpty()) {
            if (!options.dryRun()) {
                kept.write(options.ledger());
            }
            return result(PublishResult.Outcome.UNCHANGED, standing.live().release(), plan, null, warnings);
        }
        if (options.dryRun()) {
            return result(PublishResult.Outcome.PLANNED, standing.live().release(), plan, null, warnings);
        }
        Publication done = act(site, standing, options, me, problems);
        kept.write(options.ledger());
        if (facts != null) {
            options.memory().add(facts.site(), facts.build());
        }
        String seen = options.verify() ? verify(check, site, options, warnings) : null;
        return result(PublishResult.Outcome.PUBLISHED, done.manifest().release(), done.plan(), seen, warnings);
    }

    private PublishResult result(
            PublishResult.Outcome outcome, String release, Plan plan, @Nullable String seen, List<Problem> warnings) {
        return new PublishResult(outcome, target.describe(), release.isEmpty() ? null : release, plan, seen, warnings);
    }

    /** Neither the site nor the texts it is made of may be where it is published: each would become part of the other. */
    private void refuseOwnFolders(PublishOptions options, Problems problems) {
        Path folder = target.folder().orElse(null);
        if (folder == null) {
            return;
        }
        Path site = options.site().toAbsolutePath().normalize();
        Path content = options.ledgerShownAs().indexOf('/') < 0
                ? null // of a JBake project it lies beside the POM, where a folder to publish to may well be
                : options.ledger().toAbsolutePath().normalize().getParent();
        boolean inContent = content != null && Overlap.of(folder, content).isWithin();
        if (Overlap.of(folder, site).isWithin()
                || Overlap.of(site, folder.resolve("current")).isWithin()
                || inContent) {
            problems.add(Problem.error(
                    Code.OVERLAPPING_FOLDERS,
                    null,
                    0,
                    0,
                    "The target's folder " + folder + " and "
                            + (inContent ? "the content " + content : "the generated site " + site)
                            + " lie within each other.",
                    "Publish to a folder of its own, such as /var/www/clinic."));
        }
    }

    private static void refuse(SiteCheck check, PublishOptions options, Problems problems, List<Problem> warnings) {
        for (Finding finding : check.findings()) {
            if (options.accept() && finding.rule().startsWith("vanished-")) {
                continue;
            }
            boolean let = options.allowBroken() && finding.rule().startsWith("broken-");
            Problem problem = new Problem(
                    Code.of(finding.rule()),
                    let ? Problem.Level.WARNING : Problem.Level.ERROR,
                    finding.source(),
                    finding.line(),
                    finding.column(),
                    finding.rule() + ": \u201c" + finding.quote() + "\u201d. " + finding.message(),
                    finding.advice());
            if (let) {
                warnings.add(problem);
            } else {
                problems.add(problem);
            }
        }
    }

    /** What could not be read again from the target: a site of such files must not go there. */
    private static void refusePaths(LocalSite site, Problems problems) throws SiteException {
        SitePaths paths = new SitePaths();
        for (String path : site.files().keySet()) {
            String fault = SitePath.fault(path);
            String other = fault == null ? paths.add(new SitePath(path)) : null;
            if (fault != null) {
                problems.add(Problem.error(
                        Code.BAD_PATH,
                        null,
                        0,
                        0,
                        "The file '" + FileNames.shown(path) + "' has " + fault + ".",
                        "Rename it."));
            } else if (other != null) {
                problems.add(Problem.error(
                        Code.PATH_TAKEN,
                        null,
                        0,
                        0,
                        "The files '" + FileNames.shown(other) + "' and '" + FileNames.shown(path)
                                + "' are one on some disks: they differ in capital letters or accents alone, or one is"
                                + " the other's folder.",
                        "Rename one of them."));
            }
        }
        int files = site.files().size();
        if (files > Limits.FILES) {
            problems.add(Problem.error(
                    Code.TOO_MANY_FILES,
                    null,
                    0,
                    0,
                    "The site has " + files + " files; more than " + Limits.FILES + " cannot be published.",
                    "Divide it into several sites."));
        }
        problems.failOnErrors(); // there is no site to plan with
    }

    /** How many files a publish may delete without being told to: a fifth of those that are live, and 20 in any case. */
    static int mostDeletes(Standing standing) {
        return Math.max(FEW_DELETES, standing.live().files().size() * DELETES_PERCENT / 100);
    }

    private static void refuseDeletes(Plan plan, Standing standing, PublishOptions options, Problems problems) {
        int deletes = plan.of(Plan.Kind.DELETE).size();
        int most = mostDeletes(standing);
        if (deletes > most && !options.allowDeletes()) {
            problems.add(Problem.error(
                    Code.TOO_MANY_DELETES,
                    null,
                    0,
                    0,
                    "It would delete " + deletes + " of the "
                            + standing.live().files().size() + " files that are live; without being told to, at most "
                            + most + ".",
                    "Look whether the content is all there. If it is meant so: -Dsite.allowDeletes."));
        }
    }

    /** A dry run tells of the lock as it stands; the act itself waits to see whether its holder still lives. */
    private void refuseLocked(Lease.Holder me, boolean dryRun, Problems problems) throws IOException {
        Optional<LeaseStore> leases = target.leases();
        if (leases.isEmpty()) {
            return;
        }
        Optional<Lease.Holder> holder = Lease.holder(leases.get(), me);
        if (holder.isPresent() && (dryRun || holder.get().isHere(me))) {
            problems.add(Problem.error(
                    Code.PUBLISH_UNDER_WAY,
                    null,
                    0,
                    0,
                    "Another publish to " + target.describe() + " is under way: "
                            + holder.get().says() + ".",
                    "Wait until it is done, then publish again."));
        }
    }

    private Publication act(LocalSite site, Standing seen, PublishOptions options, Lease.Holder me, Problems problems)
            throws SiteException, IOException {
        Optional<LeaseStore> leases = target.leases();
        if (leases.isEmpty()) {
            return act(site, seen, options, () -> {});
        }
        try (Lease lease = Lease.take(leases.get(), me, sleep, progress)) {
            Standing standing = target.standing(); // somebody may have published while we looked
            refuseDeletes(Plan.of(standing, site.files()), standing, options, problems);
            problems.failOnErrors();
            return act(site, standing, options, lease::check);
        }
    }

    private Publication act(LocalSite site, Standing standing, PublishOptions options, Publication.Guard guard)
            throws IOException {
        Publication publication = Publication.of(standing, site, options.keep(), clock.instant(), progress, guard);
        target.publish(publication);
        return publication;
    }

    private @Nullable String verify(SiteCheck check, LocalSite site, PublishOptions options, List<Problem> warnings) {
        String own = options.baseUrl() != null ? options.baseUrl() : check.address();
        String address = options.address() != null ? options.address() : own;
        if (address.isEmpty()) {
            return null;
        }
        progress.begin("Looking at " + address, 0, 0);
        LiveSite live = new LiveSite(address, sleep);
        Optional<String> problem = live.isShown(site);
        problem.ifPresent(says -> warnings.add(Problem.warning(Code.NOT_YET_SHOWN, null, 0, 0, says, null)));
        return problem.isPresent() || !live.isReal() ? null : address;
    }

    /** The releases that can be gone back to, newest first, the live one marked. */
    public List<Release> releases() throws IOException {
        return target.releases();
    }

    /**
     * What became of a rollback.
     *
     * @param release the release that is live now
     * @param address the address that was looked at and shows it; null when none was
     * @param warnings what people should know
     */
    public record Return(Release release, @Nullable String address, List<Problem> warnings) {

        public Return {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Makes an earlier release the live one. Neither the folder of a site nor its content is looked at.
     *
     * @param to its id or the beginning of it; null for the newest before the live one
     * @param verify whether to look at the live address after the switch
     * @param address where visitors find the target; null for the one that the home page gives
     * @throws SiteException when there is no such release, or somebody else is publishing
     * @throws IOException when the target could not; the old site is there, whole
     */
    public Return rollback(@Nullable String to, boolean verify, @Nullable String address)
            throws SiteException, IOException {
        Release release = rollback(to);
        List<Problem> warnings = new ArrayList<>();
        String seen = verify ? look(address, warnings) : null;
        return new Return(release, seen, warnings);
    }

    /** Whether visitors see what the target holds now. */
    private @Nullable String look(@Nullable String address, List<Problem> warnings) throws IOException {
        Map<String, byte[]> files = target.read(List.of(HOME, FileRules.BUILD_ID));
        byte[] home = files.get(HOME);
        String url = address != null || home == null ? address : LiveSite.addressIn(home);
        if (url == null || url.isEmpty() || files.isEmpty()) {
            return null;
        }
        String path = files.containsKey(FileRules.BUILD_ID) ? FileRules.BUILD_ID : HOME;
        progress.begin("Looking at " + url, 0, 0);
        LiveSite live = new LiveSite(url, sleep);
        Optional<String> problem = live.isShown(path, LocalSite.sha256(requireNonNull(files.get(path))));
        problem.ifPresent(says -> warnings.add(Problem.warning(Code.NOT_YET_SHOWN, null, 0, 0, says, null)));
        return problem.isPresent() || !live.isReal() ? null : url;
    }

    /** As {@link #rollback(String, boolean, String)} without a look at the address; gives the release that is live now. */
    Release rollback(@Nullable String to) throws SiteException, IOException {
        Optional<LeaseStore> leases = target.leases();
        if (leases.isEmpty()) {
            return rollbackNow(to);
        }
        if (target.releases().isEmpty()) {
            throw nothing();
        }
        try (Lease lease = Lease.take(leases.get(), Lease.Holder.me(clock.instant()), sleep, progress)) {
            lease.check();
            return rollbackNow(to);
        }
    }

    /**
     * The release that {@link #rollback} would make the live one; nothing is written.
     *
     * @param to its id or the beginning of it; null for the newest before the live one
     * @throws SiteException when there is no such release
     */
    public Release choose(@Nullable String to) throws SiteException, IOException {
        return chosen(target.releases(), to);
    }

    private Release rollbackNow(@Nullable String to) throws SiteException, IOException {
        Release release = choose(to);
        target.rollback(release, progress);
        return release.asLive();
    }

    private Release chosen(List<Release> releases, @Nullable String to) throws SiteException {
        if (releases.isEmpty()) {
            throw nothing();
        }
        if (to == null) {
            return before(releases);
        }
        List<Release> named =
                releases.stream().filter(release -> release.id().startsWith(to)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        List<String> ids = releases.stream().map(Release::id).toList();
        throw new SiteException(Problem.error(
                Code.NO_RELEASE,
                null,
                0,
                0,
                (named.isEmpty() ? "There is no release '" : "More than one release begins with '") + to + "'.",
                Nearest.advice(to, ids)));
    }

    /** The newest before the live one, of those with which nothing is wrong when there is one; where none is live, the newest. */
    private Release before(List<Release> releases) throws SiteException {
        String live = releases.stream()
                .filter(Release::live)
                .map(Release::id)
                .findFirst()
                .orElse("");
        List<Release> older = releases.stream()
                .filter(release -> live.isEmpty() || release.id().compareTo(live) < 0)
                .toList();
        if (older.isEmpty()) {
            throw new SiteException(Problem.error(
                    Code.NO_RELEASE,
                    null,
                    0,
                    0,
                    "There is no release before " + live + " at " + target.describe() + ".",
                    "Name one with -Dsite.to=ID; mvn site:releases lists them."));
        }
        Release whole = older.stream()
                .filter(release -> release.fault() == null)
                .findFirst()
                .orElse(null);
        if (whole == null) {
            return older.get(0); // the target knows whether it can
        }
        for (Release passed : older.subList(0, older.indexOf(whole))) {
            progress.note("Release " + passed.id() + " is passed over: " + passed.fault()
                    + ". To go back to it all the same: -Dsite.to=" + passed.id() + ".");
        }
        return whole;
    }

    private SiteException nothing() {
        return new SiteException(Problem.error(
                Code.NO_RELEASE,
                null,
                0,
                0,
                "Nothing was ever published to " + target.describe() + ".",
                "Publish first: mvn site:publish."));
    }
}
