package org.clinicsite.article;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines that belong to the page a text was copied from: its buttons, counters and credits. Read from page-chrome.txt. */
public final class PageChrome {

    /** No button says more. */
    private static final int LONGEST = 60;

    private final Set<String> lines = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    /** Reads the list. */
    public PageChrome() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                PageChrome.class.getResourceAsStream("page-chrome.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String plain = plain(line);
                if (plain.endsWith("*")) {
                    beginnings.add(plain.substring(0, plain.length() - 1));
                } else {
                    lines.add(plain);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a line that stands alone is such a line. */
    public boolean holds(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        String plain = plain(line);
        if (lines.contains(plain)) {
            return true;
        }
        for (String beginning : beginnings) {
            if (plain.startsWith(beginning) && plain.length() > beginning.length() && !plain.endsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Lower case, one blank between words, without bullets and brackets around it. */
    private static String plain(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean mark = "|[](){}<>»«•·→←▶✓#".indexOf(c) >= 0;
            if (mark || Character.isWhitespace(c) || c == 0xA0) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (Character.getType(c) != Character.FORMAT) {
                out.append(c);
            }
        }
        return (line.endsWith(" *") ? out.toString() : out.toString().strip()).toLowerCase(Locale.ROOT);
    }
}
