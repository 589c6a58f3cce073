package org.clinicsite.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mark of a service or of a way to pay: a drawing in one colour, to stand beside its name. {@code marks.txt} has them, each
 * with its source.
 *
 * @param key such as {@code instagram}
 * @param name as people write it, such as {@code Instagram}
 * @param size width and height of the drawing's square
 * @param path the drawing, as the path of an SVG
 */
public record Mark(String key, String name, int size, String path) {

    private record Row(boolean isPayment, List<String> what, Mark mark) {}

    /** Read when it is first asked for. */
    private static final class Rows {

        private static final List<Row> ALL;

        static {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Mark.class.getResourceAsStream("marks.txt")), StandardCharsets.UTF_8))) {
                ALL = lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1))
                        .map(cells -> new Row(
                                cells[1].equals("payment"),
                                Arrays.asList(cells[3].split(", ")),
                                new Mark(cells[0], cells[2], Integer.parseInt(cells[4]), cells[5])))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** That of a key. */
    static Optional<Mark> of(String key) {
        return Rows.ALL.stream()
                .map(Row::mark)
                .filter(mark -> mark.key().equals(key))
                .findFirst();
    }

    /** That of the service which an address leads to; empty where we do not know it. */
    static Optional<Mark> ofAddress(String address) {
        String host = host(address);
        return Rows.ALL.stream()
                .filter(row -> !row.isPayment()
                        && row.what().stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known)))
                .map(Row::mark)
                .findFirst();
    }

    /** That of a way to pay, by its words; empty where we do not know it. */
    static Optional<Mark> ofPayment(String words) {
        String low = words.toLowerCase(Locale.ROOT).replace('\u2011', '-');
        return Rows.ALL.stream()
                .filter(row -> row.isPayment() && row.what().stream().anyMatch(known -> hasWord(low, known)))
                .map(Row::mark)
                .findFirst();
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    /** The host of an address without {@code www.}; the address where it has none. */
    static String host(String address) {
        try {
            String host = URI.create(address.strip()).getHost();
            return host == null ? address : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
