package org.clinicsite.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The mark of a service or of a way to pay: a drawing in one colour, to stand beside its name. {@code marks.txt} has them, each
 * with its source.
 *
 * @param key such as {@code instagram}
 * @param name as people write it, such as {@code Instagram}
 * @param size width and height of the drawing's square
 * @param path the drawing, as the path of an SVG
 */
public record BrandMark(String key, String name, int size, String path) {

    /** Those of {@code marks.txt}, read when the first is asked for. */
    private static final class Rows {

        private static final Map<String, BrandMark> BY_KEY = new LinkedHashMap<>();
        private static final Map<String, BrandMark> BY_HOST = new HashMap<>();
        private static final Map<String, BrandMark> BY_PAYMENT = new LinkedHashMap<>(); // by its words

        static {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(BrandMark.class.getResourceAsStream("marks.txt")),
                    StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        add(line.split("\t", -1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void add(String[] cells) {
            BrandMark mark = new BrandMark(cells[0], cells[2], Integer.parseInt(cells[4]), cells[5]);
            BY_KEY.putIfAbsent(mark.key(), mark);
            for (String known : cells[3].split(", ")) {
                (cells[1].equals("payment") ? BY_PAYMENT : BY_HOST).putIfAbsent(known, mark);
            }
        }
    }

    /** Its name, as templates print it. */
    @Override
    public String toString() {
        return name;
    }

    /** That of a key. */
    static Optional<BrandMark> of(String key) {
        return Optional.ofNullable(Rows.BY_KEY.get(key));
    }

    /** That of the service which an address leads to; empty where we do not know it. */
    static Optional<BrandMark> ofAddress(String address) {
        for (String host = host(address); ; ) {
            BrandMark mark = Rows.BY_HOST.get(host);
            int dot = host.indexOf('.');
            if (mark != null || dot < 0) {
                return Optional.ofNullable(mark);
            }
            host = host.substring(dot + 1);
        }
    }

    /** That of a way to pay, by its words; empty where we do not know it. */
    static Optional<BrandMark> ofPayment(String words) {
        String low = words.toLowerCase(Locale.ROOT).replace('\u2011', '-');
        for (Map.Entry<String, BrandMark> known : Rows.BY_PAYMENT.entrySet()) {
            if (hasWord(low, known.getKey())) {
                return Optional.of(known.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
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
