package org.clinicsite.links;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Letters that look like other letters: Cyrillic {@code а} like Latin {@code a}. Data: codebox/homoglyph, MIT. */
final class Lookalikes {

    static final String FILE = "homoglyph-chars.txt";

    private final Map<Integer, Character> plain = new HashMap<>(4096);

    /** @param lines one group a line, the plain letter first */
    Lookalikes(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#") && line.length() > 1 && line.charAt(1) == ' ' || line.length() < 2) {
                continue;
            }
            // A group is led by the plain character; only letters and digits matter in a host.
            char first = line.charAt(0);
            char small = '\0';
            for (int j = 0; j < line.length() && line.charAt(j) < 128; j++) {
                char c = line.charAt(j);
                if (c >= 'a' && c <= 'z') {
                    small = c;
                    break;
                }
            }
            char to = small != '\0' ? small : first;
            if (to >= 128 || !(to >= 'a' && to <= 'z' || to >= 'A' && to <= 'Z' || to >= '0' && to <= '9')) {
                continue;
            }
            char lower = Character.toLowerCase(to);
            for (int j = 0; j < line.length(); ) {
                int c = line.codePointAt(j);
                j += Character.charCount(c);
                if (c >= 128) {
                    plain.putIfAbsent(c, lower);
                }
            }
        }
        if (plain.size() < 500) {
            throw DataFiles.broken(FILE, 0, "is cut off: it knows only " + plain.size() + " letters");
        }
    }

    /** The text with every look-alike replaced by the plain letter; other characters stay. */
    String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            Character p = c < 128 ? null : plain.get(c);
            if (p != null) {
                out.append(p.charValue());
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
