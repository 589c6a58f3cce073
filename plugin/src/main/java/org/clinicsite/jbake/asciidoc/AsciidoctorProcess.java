package org.clinicsite.jbake.asciidoc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JVM in which Asciidoctor runs, as this one sees it. It has the flags that suit JRuby, whatever Maven's own has: with the
 * second compiler, the default, a site's AsciiDoc takes three times as much of the processor. Safe for many threads.
 */
final class AsciidoctorProcess implements AutoCloseable {

    private final Process process;
    private final DataOutputStream questions;
    private final Map<Integer, CompletableFuture<Conversion>> open = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean ended;

    /**
     * Starts it; that takes a second or two, in which this goes on.
     *
     * @param classPath with this class, Asciidoctor and its extensions
     * @param today what {@code {docdate}} and the like are
     * @param whole whether it is to start as others start it, without shortcuts
     * @throws IOException when no JVM can be started
     */
    AsciidoctorProcess(List<Path> classPath, Setup setup, LocalDate today, boolean whole) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        for (String key : System.getProperties().stringPropertyNames()) {
            if (key.startsWith("jruby.")
                    || key.matches("https?\\.(proxy|nonProxy).*|user\\.(language|country|timezone)")) {
                command.add("-D" + key + "=" + System.getProperty(key));
            }
        }
        command.add(AsciidoctorMain.class.getName());
        if (whole) {
            command.add(AsciidoctorMain.WHOLE);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put(
                        "CLASSPATH",
                        String.join(
                                File.pathSeparator,
                                classPath.stream().map(Path::toString).toList()));
        builder.environment()
                .put(
                        "SOURCE_DATE_EPOCH",
                        String.valueOf(today.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        process = builder.start();
        questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        setup.write(questions);
        questions.flush();
        Thread listener = new Thread(this::listen, "asciidoctor-answers");
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits for what Asciidoctor makes of a file. */
    Conversion convert(Path file, String body) {
        int number = numbers.incrementAndGet();
        CompletableFuture<Conversion> answer = new CompletableFuture<>();
        open.put(number, answer);
        try {
            synchronized (questions) {
                questions.writeInt(number);
                Wire.write(questions, file.toString());
                Wire.write(questions, body);
                questions.flush();
            }
        } catch (IOException e) {
            ended = true;
        }
        if (ended) {
            endAll();
        }
        return answer.join();
    }

    private void listen() {
        try (DataInputStream answers = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                skipToAnswer(answers);
                CompletableFuture<Conversion> asked = open.remove(answers.readInt());
                Conversion conversion = Conversion.read(answers);
                if (asked != null) {
                    asked.complete(conversion);
                }
            }
        } catch (IOException | RuntimeException e) {
            ended = true;
            endAll();
        }
    }

    private void endAll() {
        for (Integer number : List.copyOf(open.keySet())) {
            CompletableFuture<Conversion> asked = open.remove(number);
            if (asked != null) {
                asked.complete(Conversion.failed("its process has ended; what it wrote stands above"));
            }
        }
    }

    private static void skipToAnswer(DataInputStream answers) throws IOException {
        int matched = 0;
        while (matched < AsciidoctorMain.MAGIC.length) {
            int next = answers.read();
            if (next < 0) {
                throw new EOFException();
            }
            matched = (byte) next == AsciidoctorMain.MAGIC[matched]
                    ? matched + 1
                    : (byte) next == AsciidoctorMain.MAGIC[0] ? 1 : 0;
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroy();
    }
}
