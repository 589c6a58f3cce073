package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM in which Maven runs again and again, as in an IDE: Maven's own embedder, with the libraries of the Maven that runs
 * this build. Each run loads the plugin anew.
 */
@Tag("full")
class LongLivedMavenIT {

    /** {@code -Dlong.runs=50} looks longer. */
    private static final int RUNS = Integer.getInteger("long.runs", 12);

    /**
     * Java 17 itself keeps one that first asked for pictures (ImageIO notes who was on the stack when it found its readers)
     * and one that last compared records (a cache of a single entry). More runs do not make it more.
     */
    private static final int KEPT_BY_JAVA = 2;

    /** What grows once may be what Java keeps as long as there is room (soft references); what grows each time is a leak. */
    private static final int ROUNDS = 3;

    /** By then all is loaded that Maven itself keeps. */
    private static final int WARM = 10;

    @TempDir
    Path temp;

    @Test
    void manyRunsLeaveNothing() throws Exception {
        Path clinic = project(MavenRun.demoClinic(temp));
        List<WeakReference<Object>> realms = new CopyOnWriteArrayList<>();
        try (URLClassLoader maven = maven()) {
            Object world = world(maven, realms);
            long heap = 0;
            int classes = 0;
            Set<String> threads = Set.of();
            List<Long> grown = new ArrayList<>();
            for (int run = 1; run <= RUNS || grown.size() < ROUNDS && grown.get(grown.size() - 1) > 2 << 20; run++) {
                delete(clinic.resolve("target/site"));
                String said = run(maven, world, clinic);
                assertThat(clinic.resolve("target/site/index.html")).as(said).exists();
                if (run == WARM) {
                    awaitGone(realms);
                    heap = heap();
                    classes = classes();
                    threads = threads();
                } else if (run >= RUNS && (run - RUNS) % WARM == 0) {
                    awaitGone(realms);
                    grown.add(heap() - heap);
                    heap += grown.get(grown.size() - 1);
                }
            }
            assertThat(realms).hasSizeGreaterThanOrEqualTo(RUNS);
            awaitGone(realms);
            assertThat(left(realms))
                    .as("class loaders of the plugin that are still there")
                    .isLessThanOrEqualTo(KEPT_BY_JAVA);
            assertThat(threads()).as("Java may end some of its own").isSubsetOf(threads);
            assertThat(grown)
                    .as("bytes of the heap more than before, after as many runs again, and again")
                    .anyMatch(more -> more <= 2 << 20);
            assertThat(classes()).as("classes, after as many again and more").isLessThan(classes + 200);
        }
    }

    /** Maven in a class loader of its own, as its launcher would have it. */
    private static URLClassLoader maven() throws IOException {
        List<URL> jars = new ArrayList<>();
        Path home = Path.of(System.getProperty("it.maven.home"));
        for (String folder : List.of("lib", "boot")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve(folder), "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Where Maven makes class loaders; those of our plugin are noted. */
    private static Object world(ClassLoader maven, List<WeakReference<Object>> realms)
            throws ReflectiveOperationException {
        Class<?> type = maven.loadClass("org.codehaus.plexus.classworlds.ClassWorld");
        Class<?> listener = maven.loadClass("org.codehaus.plexus.classworlds.ClassWorldListener");
        Object world = type.getConstructor(String.class, ClassLoader.class).newInstance("plexus.core", maven);
        InvocationHandler notes = (proxy, method, arguments) -> {
            if (method.getName().equals("realmCreated")
                    && arguments[0].toString().contains("plugin>" + MavenRun.COORDINATES)) {
                realms.add(new WeakReference<>(arguments[0]));
            }
            return method.getName().equals("equals") ? proxy == arguments[0] : null;
        };
        Object noted = Proxy.newProxyInstance(maven, new Class<?>[] {listener}, notes);
        type.getMethod("addListener", listener).invoke(world, noted);
        return world;
    }

    private static String run(ClassLoader maven, Object world, Path clinic) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        PrintStream out = System.out;
        System.setProperty("maven.multiModuleProjectDirectory", clinic.toString());
        System.setProperty("maven.home", System.getProperty("it.maven.home"));
        Thread.currentThread().setContextClassLoader(maven);
        try (PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            Class<?> cli = maven.loadClass("org.apache.maven.cli.MavenCli");
            List<String> arguments = new ArrayList<>(MavenRun.arguments(""));
            arguments.addAll(List.of("-B", "site:generate"));
            Object result = cli.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(
                            cli.getConstructor(world.getClass()).newInstance(world),
                            arguments.toArray(String[]::new),
                            clinic.toString(),
                            stream,
                            stream);
            assertThat(result).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(0);
        } finally {
            System.setOut(out);
            Thread.currentThread().setContextClassLoader(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Path project(Path clinic) throws IOException {
        Files.writeString(clinic.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>example</groupId>
                  <artifactId>clinic</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.clinicsite</groupId>
                        <artifactId>clinic-site-maven-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(MavenRun.VERSION));
        return clinic;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (var walk = Files.walk(folder)) {
                all = walk.collect(Collectors.toList());
            }
            for (int i = all.size() - 1; i >= 0; i--) {
                Files.delete(all.get(i));
            }
        }
    }

    private static void awaitGone(List<WeakReference<Object>> realms) throws InterruptedException {
        for (int i = 0; i < 20 && left(realms) > KEPT_BY_JAVA; i++) {
            System.gc();
            Thread.sleep(50);
        }
    }

    private static long left(List<WeakReference<Object>> realms) {
        return realms.stream().filter(realm -> realm.get() != null).count();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /** Names of the threads that are there. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
