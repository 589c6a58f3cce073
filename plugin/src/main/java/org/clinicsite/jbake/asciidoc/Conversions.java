package org.clinicsite.jbake.asciidoc;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Asciidoctor makes of a project's texts, from an earlier build or now. Its JVM is started with the first text of which
 * no earlier build has left the result, and not at all where there is none. Safe for many threads.
 */
public final class Conversions implements AutoCloseable {

    private final List<Path> classPath;
    private final Path home;
    private final Setup setup;
    private final LocalDate today;
    private final @Nullable KeptConversions kept;
    private final Map<Path, Optional<Conversion>> found = new ConcurrentHashMap<>();
    private volatile boolean within = true;
    private @Nullable AsciidoctorProcess quick;
    private @Nullable AsciidoctorProcess whole;

    private Conversions(List<Path> classPath, Path home, Setup setup, LocalDate today, @Nullable KeptConversions kept) {
        this.classPath = classPath;
        this.home = home;
        this.setup = setup;
        this.today = today;
        this.kept = kept;
    }

    /**
     * Begins.
     *
     * @param loader of Asciidoctor and its extensions
     * @param home the project's folder
     * @param today what {@code {docdate}} and the like are
     * @param cache the folder of results of earlier builds; null for none
     * @return empty where the loader does not know Asciidoctor
     */
    public static Optional<Conversions> with(
            ClassLoader loader, Path home, Setup setup, LocalDate today, @Nullable Path cache) throws IOException {
        if (loader.getResource("org/asciidoctor/jruby/AsciidoctorJRuby.class") == null) {
            return Optional.empty();
        }
        List<Path> classPath = classPath(loader);
        return Optional.of(new Conversions(
                classPath,
                home,
                setup,
                today,
                cache == null ? null : new KeptConversions(cache, classPath, setup, today)));
    }

    private static List<Path> classPath(ClassLoader loader) throws IOException {
        List<Path> paths = new ArrayList<>();
        if (loader instanceof URLClassLoader urls) { // as Maven's loaders of plugins are
            for (URL url : urls.getURLs()) {
                try {
                    paths.add(Path.of(url.toURI()));
                } catch (URISyntaxException | IllegalArgumentException e) {
                    throw new IOException("not a file on the plugin's class path: " + url, e);
                }
            }
        } else {
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                paths.add(Path.of(path).toAbsolutePath());
            }
        }
        return paths;
    }

    /** Starts Asciidoctor beside all else where one of these files needs it. */
    public void prepare(List<Path> files) {
        for (Path file : files) {
            if (find(file).isEmpty()) {
                try {
                    quick();
                } catch (IOException e) {
                    return; // told to whoever needs it
                }
                return;
            }
        }
    }

    /**
     * What becomes of a file, now or in an earlier build.
     *
     * @param body what is under its header
     * @throws IOException when no JVM can be started
     */
    public Conversion of(Path file, String body) throws IOException {
        Conversion conversion = find(file).orElse(null);
        if (conversion == null) {
            conversion = convert(file, body);
        }
        if (!conversion.repeatable()
                || !conversion.touched().stream().allMatch(path -> Path.of(path).startsWith(home))) {
            within = false;
        }
        return conversion;
    }

    /** Whether all that was converted so far is made of nothing but files of the project's folder. */
    public boolean areOfTheirFolder() {
        return within;
    }

    private Conversion convert(Path file, String body) throws IOException {
        Conversion made = quick().convert(file, body);
        if (made.failure() != null) { // perhaps it needs what the quick one has left out
            made = whole().convert(file, body);
        }
        if (kept != null) {
            kept.keep(file, made);
        }
        return made;
    }

    private Optional<Conversion> find(Path file) {
        return kept == null ? Optional.empty() : found.computeIfAbsent(file, kept::find);
    }

    /** Whether Asciidoctor was needed. */
    synchronized boolean isStarted() {
        return quick != null || whole != null;
    }

    private synchronized AsciidoctorProcess quick() throws IOException {
        AsciidoctorProcess running = quick;
        if (running == null) {
            running = new AsciidoctorProcess(classPath, setup, today, false);
            quick = running;
        }
        return running;
    }

    private synchronized AsciidoctorProcess whole() throws IOException {
        AsciidoctorProcess running = whole;
        if (running == null) {
            running = new AsciidoctorProcess(classPath, setup, today, true);
            whole = running;
        }
        return running;
    }

    /** Ends Asciidoctor, and throws away results of earlier builds that nobody has asked for in a long time. */
    @Override
    public synchronized void close() {
        for (AsciidoctorProcess each : new AsciidoctorProcess[] {quick, whole}) {
            if (each != null) {
                each.close();
            }
        }
        if (kept != null) {
            kept.tidy();
        }
    }

    /** The header's attributes that tell the time, as of a day: its beginning. */
    static Map<String, String> clock(LocalDate day) {
        Map<String, String> clock = new LinkedHashMap<>();
        for (String of : List.of("local", "doc")) {
            clock.put(of + "date", day.toString());
            clock.put(of + "year", day.toString().substring(0, 4));
            clock.put(of + "time", "00:00:00 UTC");
            clock.put(of + "datetime", day + " 00:00:00 UTC");
        }
        return clock;
    }
}
