package org.clinicsite.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands for people to type next. Maven's are as this goal was called: by prefix or in full, with the same POM and the
 * same parameters.
 */
final class Commands {

    /** What no shell takes apart. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,~-]+");

    /** Parameters that are about one run and not about the site. */
    private static final Set<String> OF_ONE_RUN = Set.of(
            "site.explainLink", "site.linksAllow", "site.linksDeny", "site.skip", "site.fromDisk", "site.attach");

    /** Parameters that show what is not to be published yet. */
    private static final Set<String> OF_A_PREVIEW = Set.of("site.drafts", "site.future", "site.preview");

    private final String prefix;
    private final Map<String, String> parameters = new TreeMap<>();
    private final String pom;

    /**
     * @param goals as they were typed, such as {@code site:generate} or {@code package}
     * @param given what was typed with {@code -D}
     * @param generate the properties of {@code generate}
     * @param projectFile the POM; null without one
     * @param folder where Maven was started
     */
    Commands(List<String> goals, Properties given, Set<String> generate, @Nullable File projectFile, Path folder) {
        prefix = goals.stream()
                .map(goal -> goal.replaceFirst("@.*$", ""))
                .filter(goal -> goal.endsWith(":generate"))
                .map(goal -> goal.substring(0, goal.lastIndexOf(':')))
                .findFirst()
                .orElse("site");
        given.stringPropertyNames().stream()
                .filter(name -> generate.contains(name) && !OF_ONE_RUN.contains(name))
                .forEach(name -> parameters.put(name, given.getProperty(name)));
        pom = pom(projectFile, folder);
    }

    /** The option that names the POM; empty for the one of the folder in which Maven was started. */
    private static String pom(@Nullable File projectFile, Path folder) {
        if (projectFile == null) {
            return "";
        }
        Path file = projectFile.toPath().toAbsolutePath().normalize();
        Path usual = folder.toAbsolutePath().normalize().resolve("pom.xml");
        if (file.equals(usual)) {
            return "";
        }
        Path named = file.endsWith("pom.xml") && file.getParent() != null ? file.getParent() : file;
        return " -f " + quoted(named.toString());
    }

    /** The command that calls another goal of this plugin, or this one again. */
    String mvn(String goal, String... options) {
        StringBuilder command = new StringBuilder("mvn")
                .append(pom)
                .append(' ')
                .append(prefix)
                .append(':')
                .append(goal);
        parameters.forEach((name, value) -> {
            if (!goal.equals("publish") || !OF_A_PREVIEW.contains(name)) {
                command.append(' ').append(quoted("-D" + name + "=" + value));
            }
        });
        Stream.of(options).forEach(option -> command.append(' ').append(quoted(option)));
        return command.toString();
    }

    /** A word as a shell has to be given it to be one word. */
    static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
                ? '"' + word + '"'
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
