package org.clinicsite.jbake.asciidoc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Results of earlier builds, a file each, in a folder that anybody may delete. A result counts where all is as it was that
 * could change it: the text, every file that was read for it or asked for, the settings, the libraries, and, of a text that
 * shows one, the day. A file that was cut off or changed does not fit its sum and counts as missing. Whatever goes wrong here
 * costs time and nothing else.
 */
final class KeptConversions {

    /** Another form of what is written gets another number. */
    private static final String FORM = "clinic-site asciidoc 1";

    private static final int SUM = 16;

    /** What nobody asked for in so long goes. */
    private static final long KEPT_MILLIS = 14L * 24 * 60 * 60 * 1000;

    /** A file that is no text that is included. */
    private static final long LARGEST = 64L << 20;

    /** Names of what tells the time; and two braces, with which a name may be put together. */
    private static final Pattern CLOCK = Pattern.compile("(?i)(local|doc)(date|time|year)|\\{\\{");

    /** With it a text may be made of what others have on the web. */
    private static final String FROM_THE_WEB = "allow-uri-read";

    private final Path folder;
    private final byte[] settings;
    private final String configured;
    private final LocalDate today;
    /** Some milliseconds before the build: the disk's clock is that much behind. */
    private final long begun = System.currentTimeMillis() - 50;

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    /** What each file is at this time; a file that many include is looked at once. */
    private final Map<String, String> states = new ConcurrentHashMap<>();

    KeptConversions(Path folder, List<Path> classPath, Setup setup, LocalDate today) throws IOException {
        this.folder = folder;
        this.today = today;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Wire.write(out, FORM);
        setup.write(out);
        this.configured = bytes.toString(StandardCharsets.UTF_8);
        for (Path path : classPath) {
            Wire.write(out, library(path));
        }
        for (String property :
                List.of("java.version", "user.home", "user.name", "user.language", "user.timezone", "file.encoding")) {
            Wire.write(out, System.getProperty(property));
        }
        Wire.write(out, System.getenv("HOME"));
        this.settings = bytes.toByteArray();
    }

    /**
     * What tells a library from another. A released jar is known by its name, wherever its file came from and when; our own is
     * looked into, for while we work at it its name stays.
     */
    private static String library(Path path) throws IOException {
        if (!Files.exists(path)) {
            return path + " is missing";
        }
        if (Files.isDirectory(path)) {
            StringBuilder all = new StringBuilder(path.toString());
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted().toList()) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    all.append('\n')
                            .append(file)
                            .append(' ')
                            .append(attributes.size())
                            .append(' ')
                            .append(attributes.lastModifiedTime().toMillis());
                }
            }
            return all.toString();
        }
        String name = path.getFileName().toString();
        String known = name + " " + Files.size(path);
        return name.contains("SNAPSHOT") || name.startsWith("clinic-site-maven-plugin")
                ? known + " " + hash(path)
                : known;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(Fingerprint.quick(in));
        }
    }

    private String name(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(settings);
        bytes.write(file.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Fingerprint.quick(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Empty when there is none, or something has changed. */
    Optional<Conversion> find(Path file) {
        try {
            String name = name(file);
            used.add(name);
            Path entry = folder.resolve(name);
            if (!Files.isRegularFile(entry)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(entry);
            if (bytes.length <= SUM) {
                return Optional.empty();
            }
            byte[] held = Arrays.copyOfRange(bytes, SUM, bytes.length);
            if (!Arrays.equals(Fingerprint.quick(new ByteArrayInputStream(held)), Arrays.copyOf(bytes, SUM))) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(held));
            if (!Wire.readText(in).equals(FORM)) {
                return Optional.empty();
            }
            LocalDate day = LocalDate.parse(Wire.readText(in));
            boolean ofThatDay = in.readBoolean();
            if (ofThatDay && !day.equals(today)) {
                return Optional.empty();
            }
            for (Map.Entry<String, @Nullable Object> part : Wire.readMap(in).entrySet()) {
                if (!state(part.getKey()).equals(part.getValue())) {
                    return Optional.empty();
                }
            }
            Conversion conversion = Conversion.read(in);
            return Optional.of(day.equals(today) ? conversion : conversion.with(ofToday(conversion.attributes())));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A text that shows no day has it among its attributes all the same. */
    private Map<String, @Nullable Object> ofToday(Map<String, @Nullable Object> attributes) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(attributes);
        Conversions.clock(today).forEach((name, value) -> {
            if (all.containsKey(name)) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** What a file holds, or what stands in its place. */
    private String state(String path) {
        return states.computeIfAbsent(path, KeptConversions::stateNow);
    }

    private static String stateNow(String path) {
        Path file = Path.of(path);
        try {
            if (Files.isDirectory(file)) {
                return "folder";
            }
            return Files.isRegularFile(file) ? hash(file) + (Files.isReadable(file) ? "" : " locked") : "nothing";
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /**
     * Keeps a result for later builds, if it can be known when it no longer holds. Two builds may do so at once.
     *
     * <p>A file that was written since the build began may have been read before or after, so then nothing is kept.
     */
    void keep(Path file, Conversion conversion) {
        if (conversion.failure() != null || !conversion.repeatable()) {
            return;
        }
        try {
            Map<String, String> parts = new LinkedHashMap<>();
            boolean clock = CLOCK.matcher(configured).find();
            boolean web = configured.contains(FROM_THE_WEB);
            Set<String> touched = new TreeSet<>(conversion.touched());
            touched.add(file.toString());
            for (String path : touched) {
                Path part = Path.of(path);
                if (Files.isRegularFile(part)) {
                    if (Files.size(part) > LARGEST
                            || Files.getLastModifiedTime(part).toMillis() >= begun) {
                        return;
                    }
                    String text = new String(Files.readAllBytes(part), StandardCharsets.ISO_8859_1);
                    clock |= CLOCK.matcher(text).find();
                    web |= text.contains(FROM_THE_WEB);
                }
                parts.put(path, stateNow(path));
            }
            if (!web) {
                write(name(file), clock, parts, conversion);
            }
        } catch (IOException | RuntimeException e) {
            // the next build converts it again
        }
    }

    private void write(String name, boolean clock, Map<String, String> parts, Conversion conversion)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Wire.write(out, FORM);
        Wire.write(out, today.toString());
        out.writeBoolean(clock);
        Wire.write(out, parts);
        conversion.write(out);
        byte[] held = bytes.toByteArray();
        byte[] entry = Arrays.copyOf(Fingerprint.quick(new ByteArrayInputStream(held)), SUM + held.length);
        System.arraycopy(held, 0, entry, SUM, held.length);
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, name, ".part");
        try {
            Files.write(aside, entry);
            Files.move(
                    aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Deletes what nobody has asked for in a long time. */
    void tidy() {
        long oldest = System.currentTimeMillis() - KEPT_MILLIS;
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!used.contains(entry.getFileName().toString())
                        && Files.getLastModifiedTime(entry).toMillis() < oldest) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException | RuntimeException e) {
            // another build is at it
        }
    }
}
