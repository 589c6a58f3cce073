package org.clinicsite.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Maven process, and what it said. Runs the Maven that runs this build, with a local repository of its own in
 * {@code target}: the plugin comes from {@code target}, everything else from the build's own local repository, so
 * nothing is downloaded.
 *
 * @param exit the process' exit code
 * @param output what it said on both streams, with line feeds
 */
record MavenRun(int exit, String output) {

    static final String VERSION = System.getProperty("it.version");

    static final String COORDINATES = "org.clinicsite:clinic-site-maven-plugin:" + VERSION;

    /** Debian's Maven 3.8 colours its lines for files too. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path REPOSITORY = TARGET.resolve("it-repo" + System.getProperty("fork", ""));

    /** Runs {@code mvn} in a folder. */
    static MavenRun mvn(Path folder, String... arguments) {
        return mvn(folder, Map.of(), "", arguments);
    }

    /**
     * Runs {@code mvn} in a folder.
     *
     * @param environment variables that are set besides
     * @param servers the {@code <server>} elements of its settings.xml
     */
    static MavenRun mvn(Path folder, Map<String, String> environment, String servers, String... arguments) {
        try {
            return run(folder, environment, servers, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MavenRun run(Path folder, Map<String, String> environment, String servers, String... arguments)
            throws IOException, InterruptedException {
        try (Running running = start(folder, environment, servers, arguments)) {
            return new MavenRun(running.exit(), running.output());
        }
    }

    /** Starts {@code mvn} in a folder, for a goal that goes on until it is ended. */
    static Running start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), "", arguments);
    }

    private static Running start(Path folder, Map<String, String> environment, String servers, String... arguments)
            throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("it.maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(arguments(servers));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(TARGET, "mvn", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("MAVEN_SKIP_RC", "true");
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "SOURCE_DATE_EPOCH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Running(command, process, said);
    }

    /**
     * What Maven is told so that it takes the plugin from this build.
     *
     * @param servers the {@code <server>} elements of its settings.xml
     */
    static List<String> arguments(String servers) throws IOException {
        String settings = settings(servers).toString();
        return List.of("-s", settings, "-gs", settings, "-ntp", "-Dmaven.repo.local=" + REPOSITORY);
    }

    /** Puts a command {@code mvn} into a folder that does the same, for scripts. */
    static void put(Path folder) throws IOException {
        List<String> command = new ArrayList<>(arguments(""));
        command.add(
                0, Path.of(System.getProperty("it.maven.home"), "bin", "mvn").toString());
        Path mvn = folder.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\"\n");
        mvn.toFile().setExecutable(true);
    }

    /** A Maven process that runs. */
    record Running(List<String> command, Process process, Path said) implements AutoCloseable {

        int exit() throws IOException, InterruptedException {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                end();
                throw new AssertionError("Still running after two minutes: " + command + "\n" + output());
            }
            return process.exitValue();
        }

        String output() throws IOException {
            String output = Files.readString(said, StandardCharsets.UTF_8).replace("\r\n", "\n");
            return COLOUR.matcher(output).replaceAll("");
        }

        /** Waits for a line. */
        Matcher await(Pattern line) throws IOException, InterruptedException {
            while (true) {
                boolean runs = process.isAlive();
                Matcher found = line.matcher(output());
                if (found.find()) {
                    return found;
                }
                if (!runs) {
                    throw new AssertionError("Ended without a line " + line + "\n" + output());
                }
                Thread.sleep(50);
            }
        }

        private void end() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        /** Ends it as Ctrl+C does. */
        @Override
        public void close() throws IOException {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    end();
                    throw new AssertionError("It does not end: " + command + "\n" + output());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                end();
            } finally {
                Files.delete(said);
            }
        }
    }

    /** What the plugin itself said: lines without Maven's own banner around the goal. */
    List<String> goalLines() {
        List<String> lines = output.lines().toList();
        int goal = 0;
        while (goal < lines.size() && !lines.get(goal).startsWith("[INFO] --- ")) {
            goal++;
        }
        return lines.stream()
                .skip(goal + 1L)
                .takeWhile(line -> !line.startsWith("[INFO] -------"))
                .toList();
    }

    private static Path settings(String servers) throws IOException {
        install();
        String name =
                (servers.isEmpty() ? "it-settings" : "it-settings-servers") + System.getProperty("fork", "") + ".xml";
        return Files.writeString(TARGET.resolve(name), """
                <settings>
                  <servers>%s</servers>
                  <mirrors>
                    <mirror>
                      <id>build</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        servers, Path.of(System.getProperty("it.repository")).toUri()));
    }

    private static void install() throws IOException {
        Path home =
                REPOSITORY.resolve("org/clinicsite/clinic-site-maven-plugin").resolve(VERSION);
        Files.createDirectories(home);
        String name = "clinic-site-maven-plugin-" + VERSION;
        copy(TARGET.resolve(name + ".jar"), home.resolve(name + ".jar"));
        copy(Path.of("dependency-reduced-pom.xml"), home.resolve(name + ".pom"));
        Files.writeString(home.getParent().resolveSibling("maven-metadata-local.xml"), """
                <metadata>
                  <plugins>
                    <plugin>
                      <name>Clinic site Maven plugin</name>
                      <prefix>site</prefix>
                      <artifactId>clinic-site-maven-plugin</artifactId>
                    </plugin>
                  </plugins>
                </metadata>
                """);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A copy of the demo clinic's content, without a POM; gives its folder. */
    static Path demoClinic(Path folder) throws IOException {
        Path clinic = Files.createDirectory(folder.toRealPath().resolve("clinic"));
        copyFolder(Path.of("../content"), clinic.resolve("content"));
        return clinic;
    }

    /** The content of a clinic that says little, without a POM; gives its folder. For tests of Maven, not of pages. */
    static Path smallClinic(Path folder) throws IOException {
        Path clinic = Files.createDirectory(folder.toRealPath().resolve("clinic"));
        Files.createDirectories(clinic.resolve("content/data"));
        Files.createDirectories(clinic.resolve("content/services"));
        Files.createDirectories(clinic.resolve("content/articles"));
        Files.writeString(clinic.resolve("content/data/clinic.yaml"), """
                name: Quiet Hands
                description: Massage for tired shoulders and backs, in a quiet room at the market of Saltbeck, by appointment.
                url: https://www.quiethands.example/
                locale: en-GB
                currency: GBP
                jurisdiction: GB
                contact:
                  phone: "+44 1632 960123"
                """);
        Files.writeString(clinic.resolve("content/services/deep-tissue.md"), """
                ---
                title: Deep tissue massage
                description: Slow, firm massage for tight backs, hips and legs, in a quiet room at the market of Saltbeck.
                options:
                  - minutes: 60
                    price: 58.00
                ---
                Slow, firm work on tight muscles, at a pressure that you set.
                """);
        return clinic;
    }

    /** Text, or bytes as Latin-1, of all files below a folder, by relative path. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** Copies a folder with all it holds. */
    static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
