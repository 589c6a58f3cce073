package org.clinicsite.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.clinicsite.problem.Problems;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: who calls, and where. */
abstract class ClinicMojo extends AbstractMojo {

    /**
     * Whether to do nothing. As a property it holds for all goals of a run; in the POM for those whose
     * <code>configuration</code> has it.
     */
    @Parameter(property = "site.skip", defaultValue = "false")
    private @Nullable String skip;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Does what the goal is for. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenProject root = execution.getSource() == MojoExecution.Source.CLI
                ? null // somebody asked for it here
                : SiteRoot.above(
                                session.getCurrentProject(),
                                execution.getPlugin().getKey())
                        .orElse(null);
        if (root != null) {
            getLog().info(Messages.leftToRoot(
                    execution.getGoal(), root.getBasedir().toPath()));
            return;
        }
        if (skips()) {
            getLog().info(Messages.skipped(execution.getGoal()));
            return;
        }
        run();
    }

    private boolean skips() throws MojoFailureException {
        Problems problems = new Problems();
        boolean skips = Parameters.flag("skip", skip, problems);
        if (problems.hasErrors()) {
            throw new MojoFailureException(Messages.failure(problems.all()));
        }
        return skips;
    }

    /**
     * A failure whose text says all. Maven prints the text of each cause behind it, so what happened is kept as suppressed:
     * {@code mvn -e} shows it with its stack.
     */
    static <T extends AbstractMojoExecutionException> T because(T failure, Exception cause) {
        failure.addSuppressed(cause);
        return failure;
    }

    /** Maven's own. */
    final MavenSession session() {
        return session;
    }

    /** This plugin, as its own descriptor has it. */
    final PluginDescriptor plugin() {
        return execution.getMojoDescriptor().getPluginDescriptor();
    }

    /** The plugin's version behind these words; empty when Maven does not say it. */
    final String version(String before) {
        String version = execution.getVersion();
        return version == null ? "" : before + version;
    }

    /** What was set for this run and in the POM. */
    final GivenProperties properties() {
        return GivenProperties.of(session, execution);
    }

    /** For goals that write elsewhere: what this run was told in vain; errors are in the list, warnings were told. */
    final Problems inVain() {
        Problems problems = new Problems();
        problems.addAll(properties().inVain());
        problems.warnings().forEach(warning -> getLog().warn(warning.told()));
        return problems;
    }
}
