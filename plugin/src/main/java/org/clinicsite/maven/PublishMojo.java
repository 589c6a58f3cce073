package org.clinicsite.maven;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.clinicsite.check.CheckOptions;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.Generator;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Memory;
import org.clinicsite.publish.Proposal;
import org.clinicsite.publish.PublishOptions;
import org.clinicsite.publish.PublishResult;
import org.clinicsite.publish.Publisher;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the site: shows what will change, then changes it, whole or not at all. Generates it first when its content
 * has changed. Works with and without a POM.
 *
 * <p>Examples:
 *
 * <ul>
 *   <li><code>mvn site:publish -Dsite.dryRun # shows what would change, writes nothing</code>
 *   <li><code>mvn site:publish # to the only target of the POM</code>
 *   <li><code>mvn site:publish -Dsite.target=directory:/var/www/clinic # to a folder</code>
 * </ul>
 */
@Mojo(name = "publish", aggregator = true, requiresProject = false, threadSafe = true)
public final class PublishMojo extends SiteMojo {

    /** The places to publish to, each a <code>target</code> with a <code>name</code>, a <code>type</code> and a <code>url</code>. */
    @Parameter
    private @Nullable List<Target> targets;

    /**
     * The name of one of the targets, or a place: <code>directory:/var/www/clinic</code>,
     * <code>git:https://host/clinic.git#gh-pages</code>. Default: the only target.
     */
    @Parameter(property = "site.target")
    private @Nullable String target;

    /** Whether to show the plan only; nothing is written then. */
    @Parameter(property = "site.dryRun", defaultValue = "false")
    private @Nullable String dryRun;

    /** How many releases to keep for a rollback, the live one included. */
    @Parameter(property = "site.keep", defaultValue = "5")
    private String keep = "5";

    /** Whether more than a fifth of the live files, and more than 20, may be deleted. */
    @Parameter(property = "site.allowDeletes", defaultValue = "false")
    private @Nullable String allowDeletes;

    /** Whether pages and sections that were published before may vanish. */
    @Parameter(property = "site.accept", defaultValue = "false")
    private @Nullable String accept;

    /** Whether links and anchors within the site may lead nowhere; each is a warning then. */
    @Parameter(property = "site.allowBroken", defaultValue = "false")
    private @Nullable String allowBroken;

    /** Files that may be published although they are hidden or look like keys, as globs. */
    @Parameter(property = "site.allow")
    private @Nullable List<String> allow;

    /**
     * How long browsers may keep which files, where it is not as usual: each a <code>cache</code> with a glob in
     * <code>files</code> and a header in <code>control</code>. The first that fits counts.
     */
    @Parameter
    private @Nullable List<Cache> caching;

    /** Whether to look at the live address after the switch. */
    @Parameter(property = "site.verify", defaultValue = "true")
    private @Nullable String verify;

    /**
     * What was published before, for a build server that remembers nothing: a copy of the live site's
     * <code>.well-known/clinic-site.json</code>, or <code>none</code> for the very first publish. Default: the target is
     * asked; the live site, where the target is a folder that nothing was published to.
     */
    @Parameter(property = "site.ledger")
    private @Nullable String ledger;

    /** Whether to publish nothing. */
    @Parameter(property = "site.skipPublish", defaultValue = "false")
    private @Nullable String skipPublish;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Parameters given = given(properties().inVain());
            if (given.flag("skipPublish", skipPublish)) {
                getLog().info(PublishMessages.SKIPPED);
                return;
            }
            Switches switches = new Switches(
                    given.atLeastOne("keep", keep),
                    given.flag("dryRun", dryRun),
                    given.flag("allowDeletes", allowDeletes),
                    given.flag("accept", accept),
                    given.flag("allowBroken", allowBroken),
                    given.flag("verify", verify));
            GenerateOptions site = options(given, null);
            TargetChoice choice = TargetChoice.of(targets, target);
            ConsoleProgress progress =
                    ConsoleProgress.of(getLog(), session().getRequest().isInteractiveMode());
            generate(site);
            try (org.clinicsite.publish.PublishTarget open =
                    choice.open(session().getSettings(), decrypter, System.getenv(), site.threads(), progress)) {
                List<Proposal> proposals = new ArrayList<>();
                PublishResult result = new Publisher(open, progress, Clock.systemUTC(), Thread::sleep)
                        .publish(
                                publishOptions(site, switches, choice),
                                proposal -> proposals.add(told(proposal, site)));
                for (Proposal proposal : proposals) {
                    proposal.report().write(site.reportDirectory());
                }
                progress.end();
                PublishMessages.result(result).forEach(getLog()::info);
                List<String> warnings =
                        result.warnings().stream().map(Problem::told).toList();
                warnings.forEach(getLog()::warn);
                if (site.failOnWarning() && !warnings.isEmpty()) {
                    throw new MojoFailureException(String.join("\n", warnings));
                }
            } finally {
                progress.end();
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(PublishMessages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(PublishMessages.machine("publish", e)), e);
        }
    }

    private Proposal told(Proposal proposal, GenerateOptions site) {
        int refused = 0;
        try {
            if (proposal.changes() != null) {
                refused = Generator.refusedLinks(site, proposal.changes().paths());
            }
        } catch (IOException e) {
            getLog().debug(e); // the plan holds without it
        }
        Proposal all = proposal.withRefused(refused);
        PublishMessages.proposal(all).forEach(getLog()::info);
        return all;
    }

    private void generate(GenerateOptions site) throws SiteException, IOException {
        if (Generator.isStale(site)) {
            logSummary(site, Generator.generate(site, progress()));
        }
        Generator.askForAddress(site);
    }

    private PublishOptions publishOptions(GenerateOptions site, Switches switches, TargetChoice choice)
            throws SiteException, IOException {
        List<String> allowed = new ArrayList<>(allow == null ? List.of() : allow);
        Generator.letThrough(site).forEach(path -> allowed.add(CheckOptions.globOf(path)));
        return new PublishOptions(
                site.outputDirectory(),
                Cache.rules(caching),
                switches.keep(),
                switches.dryRun(),
                switches.allowDeletes(),
                switches.accept(),
                switches.allowBroken(),
                allowed,
                site.ledger(),
                site.ledgerShownAs(),
                site.baseUrl(),
                choice.address(),
                switches.verify(),
                site.threads(),
                new Memory(ledger, site.cache().resolve("deploys.txt")));
    }

    /** The parameters of this goal alone, checked. */
    private record Switches(
            int keep, boolean dryRun, boolean allowDeletes, boolean accept, boolean allowBroken, boolean verify) {}
}
