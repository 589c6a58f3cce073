package org.clinicsite.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Nearest;
import org.clinicsite.source.OldForms;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What was set with {@code -D}, in the POM and in settings.xml, held against the parameters that all goals have. Maven
 * passes over a name that no goal knows without a word. Where something is sent that word is said here, before it is
 * sent: a dry run that is misspelt would be a real one.
 *
 * <p>Of names that do not begin with {@code site.} only those count that are a parameter of the very goal, or one letter
 * away from one of six letters and more: shorter ones are words of their own, and properties of other plugins.
 */
final class GivenProperties {

    private static final String PREFIX = "site.";
    private static final String JBAKE = "jbake.";

    /** What JBake's own plugin has and no goal of ours: name to what is to be done instead. */
    private static final Map<String, String> OF_JBAKE = Map.of(
            "failOnError",
            "A template that fails stops the build; what JBake only passes over is let through by jbake.strict=false in"
                    + " jbake.properties.",
            "indexFile",
            "site:serve shows the page that index.file of jbake.properties names.",
            "seedUrl",
            "Copy the project that is to be the first one.",
            "force",
            "Copy the project that is to be the first one.");

    /** Names of fewer letters have too many neighbours that mean something else: {@code to}, {@code keep}. */
    private static final int LETTERS = 6;

    /** Who sets one of these wants that nothing happens. */
    private static final Set<String> HOLD_BACK = Set.of("site.skip", "site.skipPublish", "site.dryRun");

    private final String goal;
    private final Map<String, Set<String>> goals;
    private final Set<String> known = new TreeSet<>();

    /** {@link #bare} by property: each is held against every name that is set. */
    private final Map<String, String> bare = new HashMap<>();

    private final Map<String, String> run;
    private final Map<String, String> written;
    private final Map<String, String> overruled;
    private final List<String> elements;
    private final boolean alone;

    /**
     * @param goal the goal that runs, such as {@code publish}
     * @param goals the properties of each goal, such as {@code site.dryRun}
     * @param run what holds for this run: name to value
     * @param written what the POM and settings.xml set and nothing in the POM uses
     * @param overruled values that the plugin's configuration sets, by the property that it leaves without effect
     * @param elements children of the plugin's configuration that no goal knows
     * @param alone whether the goal is all that this run of Maven does
     */
    GivenProperties(
            String goal,
            Map<String, Set<String>> goals,
            Map<String, String> run,
            Map<String, String> written,
            Map<String, String> overruled,
            List<String> elements,
            boolean alone) {
        this.goal = goal;
        this.goals = goals;
        goals.values().forEach(known::addAll);
        this.run = run;
        this.written = written;
        this.overruled = overruled;
        this.elements = elements;
        this.alone = alone;
    }

    /** What is given to a goal. */
    static GivenProperties of(MavenSession session, MojoExecution execution) {
        MojoDescriptor mojo = execution.getMojoDescriptor();
        PluginDescriptor plugin = mojo.getPluginDescriptor();
        Map<String, String> run = new TreeMap<>();
        take(session.getSystemProperties(), run); // of the JVM: MAVEN_OPTS, .mvn/jvm.config
        run.keySet().removeIf(name -> name.startsWith("env."));
        take(session.getUserProperties(), run);
        Map<String, String> written = new TreeMap<>();
        take(session.getCurrentProject().getProperties(), written);
        written.keySet().removeAll(run.keySet());
        written.keySet().removeAll(used(written.keySet(), session.getCurrentProject()));
        return new GivenProperties(
                mojo.getGoal(),
                goals(plugin),
                run,
                written,
                overruled(mojo, execution.getConfiguration()),
                unknown(
                        plugin,
                        session.getCurrentProject()
                                .getPlugin(execution.getPlugin().getKey()),
                        execution),
                session.getGoals().size() == 1);
    }

    private static void take(Properties from, Map<String, String> into) {
        from.stringPropertyNames().forEach(name -> into.put(name, from.getProperty(name)));
    }

    /** The user properties of each goal, as the plugin's own descriptor has them. */
    static Map<String, Set<String>> goals(PluginDescriptor plugin) {
        Map<String, Set<String>> goals = new TreeMap<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            Set<String> properties = new TreeSet<>();
            for (Parameter parameter : mojo.getParameters()) {
                property(parameter).ifPresent(properties::add);
            }
            goals.put(mojo.getGoal(), properties);
        }
        return goals;
    }

    private static Optional<String> property(Parameter parameter) {
        String expression = parameter.getExpression();
        return expression != null && expression.startsWith("${" + PREFIX)
                ? Optional.of(expression.substring(2, expression.length() - 1))
                : Optional.empty();
    }

    /** What the POM, or one of its parents on this machine, writes as {@code ${name}} is its own. */
    private static Set<String> used(Collection<String> names, MavenProject project) {
        Set<String> used = new TreeSet<>();
        for (MavenProject each = project; each != null; each = each.getParent()) {
            File pom = each.getFile();
            if (pom == null) {
                continue;
            }
            try {
                String text = Files.readString(pom.toPath(), StandardCharsets.UTF_8);
                names.stream().filter(name -> text.contains("${" + name + "}")).forEach(used::add);
            } catch (IOException e) {
                // a POM of another encoding: its properties are told once more than they need be
            }
        }
        return used;
    }

    private static Map<String, String> overruled(MojoDescriptor mojo, @Nullable Xpp3Dom configuration) {
        Map<String, String> overruled = new HashMap<>();
        for (Parameter parameter : mojo.getParameters()) {
            Xpp3Dom element = configuration == null ? null : configuration.getChild(parameter.getName());
            property(parameter)
                    .filter(name -> element != null && !("${" + name + "}").equals(element.getValue()))
                    .ifPresent(name -> overruled.put(
                            name,
                            element == null || element.getValue() == null
                                    ? ""
                                    : element.getValue().strip()));
        }
        return overruled;
    }

    private static List<String> unknown(PluginDescriptor plugin, @Nullable Plugin ofThePom, MojoExecution execution) {
        Set<String> unknown = new TreeSet<>();
        if (ofThePom != null) {
            PluginExecution own = ofThePom.getExecutionsAsMap().get(execution.getExecutionId());
            for (ConfigurationContainer each : own == null ? List.of(ofThePom) : List.of(ofThePom, own)) {
                if (each.getConfiguration() instanceof Xpp3Dom configuration) {
                    for (Xpp3Dom element : configuration.getChildren()) {
                        unknown.add(element.getName());
                    }
                }
            }
        }
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (Parameter parameter : mojo.getParameters()) {
                unknown.remove(parameter.getName());
                if (parameter.getAlias() != null) {
                    unknown.remove(parameter.getAlias());
                }
            }
        }
        return List.copyOf(unknown);
    }

    /** For goals that change nothing elsewhere: a warning for each name of this run that looks like one of ours. */
    List<Problem> lookalikes() {
        List<Problem> problems = new ArrayList<>(oldForms(OldForms.TABLE));
        problems.addAll(ofJBake());
        Set<String> known = known();
        for (String name : run.keySet()) {
            if (name.startsWith(PREFIX) && !known.contains(name) && !isOldForm(name)) {
                nearest(name, known)
                        .ifPresent(right -> problems.add(warning(
                                Code.UNKNOWN_PROPERTY,
                                unknown(name) + "; it is not used.",
                                "Did you mean -D" + right + "?")));
            }
        }
        return problems;
    }

    /** A warning for each property of this run that was written otherwise in the version before. */
    List<Problem> oldForms(OldForms table) {
        List<Problem> problems = new ArrayList<>();
        run.forEach((name, value) -> table.of(OldForms.COMMAND_LINE, name, value)
                .ifPresent(now -> problems.add(warning(Code.OLD_FORM, now.message(), now.advice()))));
        return problems;
    }

    /** A warning for each setting of JBake's own plugin that has no counterpart here. */
    private List<Problem> ofJBake() {
        Map<String, String> named = new TreeMap<>();
        for (Map<String, String> from : List.of(written, run)) {
            from.keySet().stream()
                    .filter(name -> name.startsWith(JBAKE))
                    .forEach(name -> named.put(name.substring(JBAKE.length()), "'" + name + "'"));
        }
        elements.forEach(element -> named.putIfAbsent(element, "<" + element + ">"));
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(OF_JBAKE).forEach((name, instead) -> {
            String shown = named.get(name);
            if (shown != null) {
                problems.add(warning(
                        Code.UNKNOWN_PROPERTY,
                        shown + " is a setting of JBake's own plugin; it is not used.",
                        instead));
            }
        });
        return problems;
    }

    private boolean isOldForm(String name) {
        return OldForms.TABLE.of(OldForms.COMMAND_LINE, name, run.get(name)).isPresent();
    }

    /** For goals that send, or write elsewhere: an error for what this run was told in vain, a warning for the POM. */
    List<Problem> inVain() {
        List<Problem> problems = new ArrayList<>(oldForms(OldForms.TABLE));
        problems.addAll(ofJBake());
        run.forEach((name, value) -> {
            if (!isOldForm(name)) {
                checkThisRun(name, value).ifPresent(problems::add);
            }
        });
        Map<String, String> given = new HashMap<>(written);
        given.putAll(run);
        written.keySet()
                .forEach(name -> meant(name, given)
                        .ifPresent(right -> problems.add(warning(
                                Code.UNKNOWN_PROPERTY,
                                unknown(name) + ", which the POM or settings.xml sets; it is not used.",
                                advice(right, "")))));
        Set<String> own = own();
        for (String element : elements) {
            equal(element, own)
                    .ifPresent(right -> problems.add(warning(
                            Code.UNKNOWN_PROPERTY,
                            "No goal knows <" + element + "> of the plugin's <configuration>; it is not used.",
                            "Did you mean <" + right.substring(PREFIX.length()) + ">?")));
        }
        return problems;
    }

    private Optional<Problem> checkThisRun(String name, String value) {
        if (!known().contains(name)) {
            return meant(name, run)
                    .map(right -> error(
                            Code.UNKNOWN_PROPERTY,
                            unknown(name) + ", so it would change nothing.",
                            advice(
                                    right,
                                    name.startsWith(PREFIX)
                                            ? ""
                                            : " If another plugin needs it, call that one by itself.")));
        }
        String other = overruled.get(name);
        String element = name.substring(PREFIX.length());
        if (other != null && !other.equals(value)) {
            return Optional.of(error(
                    Code.PROPERTY_WITHOUT_EFFECT,
                    "The POM's <configuration> sets <" + element + ">"
                            + (other.isEmpty() ? "" : other + "</" + element + ">") + ", so -D" + name
                            + " would change nothing.",
                    "Write <" + name + "> into the POM's <properties> instead: there the command line wins."));
        }
        if (alone && HOLD_BACK.contains(name) && !own().contains(name) && !value.equalsIgnoreCase("false")) {
            List<String> own = own().stream().filter(HOLD_BACK::contains).toList();
            String right = nearest(name, own).or(() -> own.stream().findFirst()).orElse("");
            return Optional.of(error(
                    Code.PROPERTY_WITHOUT_EFFECT,
                    "site:" + goal + " does not know the property '" + name + "', so it would change nothing.",
                    advice(right, "")));
        }
        return Optional.empty();
    }

    /**
     * What a name that no goal knows was to be.
     *
     * @param given properties that are set: a name beside the right one is somebody else's
     * @return empty for a name that is somebody else's, {@code ""} for one that is ours but near to none
     */
    private Optional<String> meant(String name, Map<String, String> given) {
        if (known().contains(name)) {
            return Optional.empty();
        }
        if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.of(
                    nearest(name, own()).or(() -> nearest(name, known())).orElse(""));
        }
        return equal(name, own()).filter(right -> !given.containsKey(right));
    }

    private String advice(String right, String otherwise) {
        return (right.isEmpty()
                        ? "Leave it out; mvn site:help -Ddetail -Dgoal=" + goal + " tells all there are."
                        : "Did you mean -D" + right + "?")
                + otherwise;
    }

    private Set<String> own() {
        return of(goal);
    }

    /** The properties of a goal, such as {@code site.dryRun}. */
    Set<String> of(String name) {
        return goals.getOrDefault(name, Set.of());
    }

    /** All properties of all goals. */
    Set<String> known() {
        return known;
    }

    private static String unknown(String name) {
        return "No goal knows the property '" + name + "'";
    }

    private static Problem warning(Code code, String message, String advice) {
        return Problem.warning(code, null, 0, 0, message, advice);
    }

    private static Problem error(Code code, String message, String advice) {
        return Problem.error(code, null, 0, 0, message, advice);
    }

    /** The property that a name is but for its prefix, case, marks between words, or one letter. */
    private Optional<String> equal(String name, Collection<String> known) {
        String written = letters(name);
        for (String one : known) {
            if (written.equals(letters(PREFIX) + bare(one)) || written.equals(bare(one))) {
                return Optional.of(one);
            }
        }
        for (String one : known) {
            String bare = bare(one);
            if (bare.length() >= LETTERS
                    && (Nearest.isOneLetterAway(written, bare)
                            || Nearest.isOneLetterAway(written, letters(PREFIX) + bare))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The property that comes nearest to one with our prefix, also a part of it. */
    private Optional<String> nearest(String name, Collection<String> known) {
        Optional<String> equal = equal(name, known);
        if (equal.isPresent()) {
            return equal;
        }
        String word = bare(name);
        for (String one : known) {
            String other = bare(one);
            if (word.length() >= 3 && (other.startsWith(word) || word.startsWith(other) || other.endsWith(word))) {
                return Optional.of(one);
            }
        }
        Map<String, String> words = new TreeMap<>();
        known.forEach(one -> words.put(bare(one), one));
        return Nearest.to(word, words.keySet()).map(words::get);
    }

    /** Without what people put between words, in small letters. */
    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetter(c) || Character.isDigit(c))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The letters behind the prefix. */
    private String bare(String property) {
        return bare.computeIfAbsent(property, p -> letters(p.substring(PREFIX.length())));
    }
}
