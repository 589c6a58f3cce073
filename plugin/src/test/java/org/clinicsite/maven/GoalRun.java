package org.clinicsite.maven;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/**
 * A goal, run in this process as Maven would with a POM in the folder: parameters by the plugin's own descriptor. For all
 * that is not about Maven itself, which {@link MavenRun} starts.
 *
 * @param failure {@code MojoFailureException}, {@code MojoExecutionException} or "" when the goal went well
 * @param lines what it said, as Maven shows it; the failure's message last
 */
record GoalRun(String failure, List<String> lines) {

    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    /**
     * Runs a goal.
     *
     * @param folder the project's
     * @param name such as {@code publish}
     * @param options as on the command line, {@code -Dsite.x} or {@code -Dsite.x=y}
     */
    static GoalRun goal(Path folder, String name, String... options) {
        return goal(folder, List.of(), name, options);
    }

    /** Runs a goal of a project whose POM names these targets. */
    static GoalRun goal(Path folder, List<Target> targets, String name, String... options) {
        try {
            return run(folder, targets, name, options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A target of the POM: names and values of its elements in turn. */
    static Target target(String... elements) {
        try {
            Target target = new Target();
            for (int i = 0; i < elements.length; i += 2) {
                set(target, Target.class.getDeclaredField(elements[i]), elements[i + 1]);
            }
            return target;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoalRun run(Path folder, List<Target> targets, String name, String... options)
            throws ReflectiveOperationException, IOException {
        MojoDescriptor descriptor = descriptor().getMojo(name);
        Properties given = new Properties();
        for (String option : options) {
            String[] parts = option.replaceFirst("^-D", "").split("=", 2);
            given.setProperty(parts[0], parts.length == 1 ? "true" : parts[1]);
        }
        Lines lines = new Lines();
        AbstractMojo goal = (AbstractMojo) Class.forName(descriptor.getImplementation())
                .getDeclaredConstructor()
                .newInstance();
        goal.setLog(lines);
        Map<String, Object> maven = Map.of(
                "${session}", session(given, "site:" + name),
                "${session.goals}", List.of("site:" + name),
                "${session.userProperties}", given,
                "${mojoExecution}", new MojoExecution(descriptor, "default-cli", MojoExecution.Source.CLI),
                "${project.file}", folder.resolve("pom.xml").toString(),
                "${project.build.directory}", folder.resolve("target").toString());
        for (Parameter parameter : descriptor.getParameters()) {
            String expression = String.valueOf(parameter.getExpression());
            String property = expression.replaceAll("^\\$\\{|}$", "");
            String fallback = String.valueOf(parameter.getDefaultValue());
            Object value = given.containsKey(property)
                    ? given.getProperty(property)
                    : maven.containsKey(fallback) ? maven.get(fallback) : fallback;
            boolean isUnset = value.equals("null") || value.toString().startsWith("${");
            if (!isUnset) {
                Field field = field(goal.getClass(), parameter.getName());
                set(goal, field, typed(value, field.getType(), folder));
            }
        }
        if (!targets.isEmpty()) {
            set(goal, field(goal.getClass(), "targets"), targets);
        }
        try {
            goal.execute();
            return new GoalRun("", lines.said);
        } catch (MojoFailureException | MojoExecutionException e) {
            lines.error(e.getMessage());
            return new GoalRun(e.getClass().getSimpleName(), lines.said);
        }
    }

    private static PluginDescriptor descriptor() throws IOException {
        try (Reader reader = Files.newBufferedReader(DESCRIPTOR)) {
            PluginDescriptor plugin = new PluginDescriptorBuilder().build(reader);
            plugin.setPlugin(new Plugin());
            return plugin;
        } catch (IOException e) {
            throw e;
        } catch (Exception e) { // of a type that is no dependency of ours
            throw new IOException(e);
        }
    }

    /** By the constructor that names a type of Maven's container; such a type is no dependency of ours. */
    private static MavenSession session(Properties given, String goal) throws ReflectiveOperationException {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(given);
        request.setGoals(List.of(goal));
        request.setInteractiveMode(false);
        for (Constructor<?> constructor : MavenSession.class.getConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            if (types.length == 4 && types[3] == MavenExecutionResult.class) {
                MavenSession session =
                        (MavenSession) constructor.newInstance(null, null, request, new DefaultMavenExecutionResult());
                session.setCurrentProject(new MavenProject());
                return session;
            }
        }
        throw new NoSuchMethodException("new MavenSession(container, repositories, request, result)");
    }

    private static Object typed(Object value, Class<?> type, Path folder) {
        if (!(value instanceof String)) {
            return value;
        }
        if (type == File.class) {
            return folder.resolve((String) value).toFile();
        }
        return type == List.class ? Arrays.asList(((String) value).split(",")) : value;
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> at = type; at != AbstractMojo.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static void set(Object object, Field field, Object value) throws IllegalAccessException {
        field.setAccessible(true);
        field.set(object, value);
    }

    /** Whether the goal went well. */
    boolean isWell() {
        return failure.isEmpty();
    }

    /** All that was said. */
    String output() {
        return String.join("\n", lines);
    }

    /** Keeps what a goal says. */
    private static final class Lines extends SystemStreamLog {
        private final List<String> said = new ArrayList<>();

        @Override
        public void debug(CharSequence line) {}

        @Override
        public void info(CharSequence line) {
            said.add("[INFO] " + line);
        }

        @Override
        public void warn(CharSequence line) {
            said.add("[WARNING] " + line);
        }

        @Override
        public void error(CharSequence lines) {
            lines.toString().lines().forEach(line -> said.add("[ERROR] " + line));
        }
    }
}
