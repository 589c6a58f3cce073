package org.clinicsite.preview;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where something is written that a page shows: the lines of the clinic's own files that say it with nearly the same
 * words. {@code £58} is written {@code price: 58.00}, and {@code 9 am} {@code 09:00}; so words and numbers are compared, not
 * characters. Where several lines say the same, the page's own file comes first, then the one near which stands what is around
 * it on the page.
 */
final class WhereWritten {

    /** Of some thousand files a click would take seconds; those nearest to the page come first. */
    private static final int MOST_FILES = 3000;

    private static final int MOST_BYTES = 1 << 20;

    /** Lines that one thing of a page can be written in, such as an option's minutes and its price. */
    private static final int LINES = 6;

    private static final int NEAR = 5;

    private static final int MOST_PLACES = 3;

    /** Less in common is chance: half of the words on both sides. */
    private static final double LIKELY = 0.5;

    private static final Pattern TEXTS = Pattern.compile("(?i).*\\.(md|markdown|html?|txt|ya?ml|ftlh?)");
    private static final Pattern TARGET = Pattern.compile("\\]\\([^)]*\\)|\\{#[^}]*\\}|<[^>]*>");
    private static final Pattern TOKEN = Pattern.compile("\\d+(?:[.,:]\\d+)*|[\\p{L}\\p{M}]+");

    private WhereWritten() {}

    /**
     * A place.
     *
     * @param path of the file, relative to the source folder, with slashes
     * @param line from 1
     * @param text of that line, without the blanks around it
     */
    record Place(String path, int line, String text) {}

    private record Found(Place place, double likeness, boolean own, int around) {}

    /**
     * The likeliest places, at most three.
     *
     * @param source the folder that paths are relative to
     * @param folders to look in; those that are not there are left out
     * @param words what was clicked
     * @param around what stands around it on the page, such as the whole row and the heading above
     * @param own the page's own file, relative to the source folder; empty when it has none
     * @return none when no file says so: then the template does, or it is worked out from facts
     */
    static List<Place> of(Path source, List<Path> folders, String words, String around, String own) throws IOException {
        List<String> wanted = tokens(words);
        Set<String> context = new HashSet<>(tokens(around));
        context.removeAll(wanted);
        List<Found> found = new ArrayList<>();
        for (Path file : files(folders)) {
            String path = source.relativize(file).toString().replace('\\', '/');
            found.addAll(in(file, path, wanted, context, path.equals(own)));
        }
        double best = found.stream().mapToDouble(Found::likeness).max().orElse(0);
        return found.stream()
                .filter(one -> one.likeness >= Math.max(LIKELY, best - 0.2))
                .sorted(Comparator.comparing((Found one) -> Math.round(-10 * one.likeness))
                        .thenComparing(one -> !one.own)
                        .thenComparing(one -> -one.around)
                        .thenComparing(one -> one.place.path)
                        .thenComparing(one -> one.place.line))
                .limit(MOST_PLACES)
                .map(Found::place)
                .toList();
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file ->
                                    TEXTS.matcher(file.getFileName().toString()).matches())
                            .filter(Files::isRegularFile)
                            .limit(MOST_FILES)
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    /** The likeliest place of a file, and those that are as likely. */
    private static List<Found> in(Path file, String path, List<String> wanted, Set<String> context, boolean own)
            throws IOException {
        if (wanted.isEmpty() || Files.size(file) > MOST_BYTES) {
            return List.of();
        }
        List<String> lines;
        try (InputStream in = Files.newInputStream(file)) {
            lines = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<List<String>> tokens = lines.stream().map(WhereWritten::tokens).toList();
        Set<String> head = new HashSet<>();
        tokens.stream().limit(NEAR).forEach(head::addAll);
        List<Found> found = new ArrayList<>();
        double best = 0;
        for (int line = 0; line < lines.size(); line++) {
            double likeness = likeness(wanted, tokens, line);
            if (likeness == 0 || likeness < best - 0.05) {
                continue;
            }
            best = Math.max(best, likeness);
            Set<String> near = new HashSet<>(head);
            tokens.subList(Math.max(0, line - NEAR), Math.min(lines.size(), line + NEAR + 1))
                    .forEach(near::addAll);
            near.retainAll(context);
            found.add(new Found(new Place(path, line + 1, lines.get(line).strip()), likeness, own, near.size()));
        }
        return found;
    }

    /** How much of both is the other, 0 to 1 (the Sørensen–Dice coefficient), of as many lines from here as suit best. */
    private static double likeness(List<String> wanted, List<List<String>> tokens, int from) {
        Map<String, Integer> left = new HashMap<>();
        wanted.forEach(word -> left.merge(word, 1, Integer::sum));
        if (tokens.get(from).stream().noneMatch(left::containsKey)) {
            return 0;
        }
        double best = 0;
        int common = 0;
        int size = 0;
        for (List<String> line : tokens.subList(from, Math.min(tokens.size(), from + LINES))) {
            for (String word : line) {
                size++;
                if (left.getOrDefault(word, 0) > 0) {
                    left.merge(word, -1, Integer::sum);
                    common++;
                }
            }
            best = Math.max(best, 2.0 * common / (wanted.size() + size));
        }
        return best;
    }

    /** Words in small letters and numbers as they count: {@code 58.00} is 58, {@code 09:00} and {@code 9 am} are 9. */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(TARGET.matcher(text).replaceAll(" "));
        while (token.find()) {
            String word = token.group().toLowerCase(Locale.ROOT);
            String last = tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
            boolean isHalf = (word.equals("am") || word.equals("pm")) && last.matches("(1[0-2]|[1-9])(:\\d\\d)?");
            if (isHalf) {
                int hour = Integer.parseInt(last.replaceFirst(":.*", "")) % 12 + (word.equals("pm") ? 12 : 0);
                tokens.set(tokens.size() - 1, hour + last.replaceFirst("^\\d+", ""));
            } else if (Character.isDigit(word.charAt(0))) {
                tokens.add(word.replaceFirst("[.,:]00?$", "").replaceFirst("^0+(?=\\d)", ""));
            } else {
                tokens.add(word);
            }
        }
        return tokens;
    }
}
