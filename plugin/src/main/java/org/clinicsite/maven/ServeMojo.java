package org.clinicsite.maven;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.preview.Preview;
import org.clinicsite.preview.PreviewLog;
import org.clinicsite.preview.PreviewOptions;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the site while you write it: builds it, serves it on this machine, and builds it again on each change; the browser
 * follows. Drafts and articles of the future are shown, too. Mistakes are shown over the last good page. It is built into a
 * folder of its own, <code>site-preview</code>, so that nothing of it is ever published. Ends with Ctrl+C.
 */
@Mojo(name = "serve", aggregator = true, requiresProject = false, threadSafe = true)
public final class ServeMojo extends SiteMojo {

    /**
     * The address to listen on. Another than this machine's own, such as <code>0.0.0.0</code>, opens the preview to all who
     * can reach this machine: to look at it on a telephone. <code>listenAddress</code> and
     * <code>jbake.listenAddress</code>, as JBake's own plugin calls it, are understood. Default: 127.0.0.1.
     */
    @Parameter(property = "site.host", alias = "listenAddress", defaultValue = "${jbake.listenAddress}")
    private @Nullable String host;

    /** The port to listen on; <code>jbake.port</code> is understood. Default: a free one. */
    @Parameter(property = "site.port", defaultValue = "${jbake.port}")
    private @Nullable String port;

    /** Whether to open the home page in the browser. */
    @Parameter(property = "site.open", defaultValue = "true")
    private @Nullable String open;

    /**
     * The command that opens a file at a line when a place is clicked in the preview, such as <code>code</code>,
     * <code>idea</code> or <code>subl</code>. Default: places cannot be clicked.
     */
    @Parameter(property = "site.editor")
    private @Nullable String editor;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            Parameters given = given(properties().lookalikes());
            boolean opens = given.flag("open", open) && getLog().isInfoEnabled();
            int number = given.port(port);
            GenerateOptions options = options(given, null).forPreview();
            String address = host == null ? "127.0.0.1" : host;
            PreviewOptions preview =
                    new PreviewOptions(options, address, number, words(editor), startAgain(home(options)));
            try (Preview running = Preview.start(preview, log(options))) {
                Runtime.getRuntime().addShutdownHook(new Thread(running::close));
                Messages.serving(running.address(), address).forEach(getLog()::info);
                if (opens) {
                    browse(running.address());
                }
                running.await();
            }
        } catch (SiteException e) {
            throw because(new MojoFailureException(Messages.failure(e.problems())), e);
        } catch (IOException e) {
            throw because(new MojoExecutionException(Messages.machine(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(@Nullable String command) {
        return command == null || command.isBlank()
                ? List.of()
                : List.of(command.strip().split("\\s+"));
    }

    /** What Maven has read already. */
    private static List<Path> startAgain(Path home) {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("pom.xml", ".mvn/maven.config", ".mvn/jvm.config", ".mvn/extensions.xml")) {
            files.add(home.resolve(name));
        }
        return files;
    }

    private PreviewLog log(GenerateOptions options) {
        return new PreviewLog() {
            @Override
            public void built(List<String> changed, GenerateResult result) {
                getLog().info(Messages.rebuilt(changed, result));
                if (changed.isEmpty()) {
                    Messages.warnings(result.warnings(), result.findings(), options.reportDirectory())
                            .forEach(getLog()::warn);
                }
            }

            @Override
            public void failed(List<String> changed, List<Problem> problems) {
                getLog().error(Messages.failure(problems));
            }

            @Override
            public void broke(String why) {
                getLog().error(why);
            }

            @Override
            public void told(String line) {
                getLog().warn(line);
            }
        };
    }

    /** Where there is a desktop; elsewhere the line on the console has to do. */
    private void browse(URI address) {
        try {
            if (!java.awt.GraphicsEnvironment.isHeadless()
                    && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(address);
            }
        } catch (IOException | RuntimeException e) {
            getLog().debug("no browser could be opened", e);
        }
    }
}
