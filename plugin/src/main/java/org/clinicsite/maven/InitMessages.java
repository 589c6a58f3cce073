package org.clinicsite.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.clinicsite.init.InitResult;

/** What {@code site:init} says to people. */
final class InitMessages {

    private InitMessages() {}

    /** Before the first question. */
    static String begin(Path folder) {
        return "A clinic's site in " + folder + ". Enter takes what stands in brackets, Ctrl+C leaves all as it is.";
    }

    /** What was written, what nobody had answered, and how large the site is. */
    static List<String> told(InitResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Written into " + result.options().sourceDirectory() + ": " + String.join(", ", result.files()));
        if (!result.assumed().isEmpty()) {
            lines.add("Nobody was asked, so these count: "
                    + result.assumed().entrySet().stream()
                            .map(answer ->
                                    Commands.quoted("-Dsite." + answer.getKey().parameter() + "=" + answer.getValue()))
                            .collect(Collectors.joining(" ")));
        }
        lines.addAll(Messages.summary(result.site(), result.options().reportDirectory()));
        return lines;
    }

    /** How to see the site, and where to go on. */
    static List<String> look(Path folder, InitResult result) {
        Commands commands = new Commands(
                List.of(), new Properties(), Set.of(), folder.resolve("pom.xml").toFile(), Path.of(""));
        List<String> lines = new ArrayList<>();
        lines.add("Go on: " + folder.resolve("content/data/clinic.yaml") + " (says what is worth adding)");
        if (result.needsSource()) {
            lines.add("On a build server Maven has to find the plugin: name the repository that has it in"
                    + " <pluginRepositories> of pom.xml, or install it there in a step before.");
        }
        lines.add(Messages.look(commands));
        return lines;
    }
}
