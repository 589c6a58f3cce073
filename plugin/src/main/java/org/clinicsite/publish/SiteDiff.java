package org.clinicsite.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/** Compares a site with what visitors find now. Writes nothing. The door behind the goal {@code diff}. */
public final class SiteDiff {

    private static final PublicLedger NOTHING = new PublicLedger("", "", List.of(), Collections.emptySortedMap());

    private final Clock clock;

    /** @param clock says which day it is: what ended before is no news */
    public SiteDiff(Clock clock) {
        this.clock = clock;
    }

    /**
     * Compares with what a target has.
     *
     * @param folder of finished files
     * @param rules types and caching, as the publish has them
     * @param address where visitors find the target; null for the address where the site will live
     * @param threads how many to use, from 1
     * @param warnings given what people should know
     * @throws SiteException when nobody can tell what was before
     */
    public ChangeReport withTarget(
            PublishTarget target,
            Path folder,
            FileRules rules,
            @Nullable String address,
            Memory memory,
            int threads,
            Progress progress,
            List<Problem> warnings)
            throws SiteException, IOException {
        PublicLedger facts = facts(folder);
        PublishedBefore published = new PublishedBefore(target, memory, progress);
        PublicLedger before = published.find(facts, address, true);
        warnings.addAll(published.warnings());
        try (Workers workers = new Workers(threads)) {
            LocalSite site = LocalSite.read(folder, rules, workers, memory.sums());
            progress.begin("Comparing", 0, 0);
            Standing standing = target.standing();
            warnings.addAll(standing.warnings());
            return with(target, standing, site, before, facts).report();
        }
    }

    /** What a publish would do. */
    Proposal with(
            PublishTarget target,
            Standing standing,
            LocalSite site,
            @Nullable PublicLedger before,
            @Nullable PublicLedger facts)
            throws IOException {
        Plan plan = Plan.of(standing, site.files());
        SiteChanges changes = facts == null || before == null ? null : SiteChanges.between(before, facts, today());
        return new Proposal(
                target.describe(),
                plan,
                new OwnersWords(target, site).of(plan, changes),
                plan.leavesAlone(standing.foreign()),
                changes);
    }

    /**
     * Compares with what the live site says of itself.
     *
     * @param site the folder of finished files
     * @param address where the site lives; null for the address that it gives
     * @throws SiteException when it does not say, or the site in the folder does not
     */
    public ChangeReport withLive(Path site, @Nullable String address, Memory memory, Progress progress)
            throws SiteException, IOException {
        PublicLedger facts = facts(site);
        if (facts == null) {
            throw new SiteException(Problem.error(
                    Code.NO_TARGET,
                    null,
                    0,
                    0,
                    "This site has no " + PublicLedger.PATH + ": there are drafts in it, or it is a JBake project.",
                    "Compare its files with a target's: -Dsite.target=NAME."));
        }
        String live = address != null ? address : facts.site();
        if (memory.ledger() == null && !Visit.isReal(live)) {
            throw new SiteException(Problem.error(
                    Code.NO_TARGET,
                    null,
                    0,
                    0,
                    live.isEmpty()
                            ? "Nobody says where the site lives."
                            : "Nobody can ask " + live + ": it is an example.",
                    "Name a target, -Dsite.target=directory:/var/www/clinic, or the live site's " + PublicLedger.PATH
                            + ", -Dsite.ledger=FILE."));
        }
        PublicLedger before = new PublishedBefore(null, memory, progress).find(facts, address, false);
        SiteChanges changes = SiteChanges.between(before == null ? NOTHING : before, facts, today());
        return new ChangeReport(memory.ledger() != null ? memory.ledger() : live, changes.lines(), changes);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What a site tells of itself; null for one that does not, such as a JBake project's. */
    static @Nullable PublicLedger facts(Path site) throws IOException {
        Path file = site.resolve(PublicLedger.PATH);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return PublicLedger.parse(bytes(file, PublicLedger.MOST_BYTES + 1));
        } catch (IllegalArgumentException e) {
            return null; // a file of the owner's in its place
        }
    }

    /** A file's first bytes. */
    static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }
}
