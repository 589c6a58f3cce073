package org.clinicsite.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.links.LinkPolicy.Ruling;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * An owner's answer to the review list, put into the text of {@code link-policy.yaml}: one line more in the list that it
 * belongs to. Comments and the order of the file stay.
 *
 * @param text the file with the answer in it
 * @param says what was written, a sentence; null when the file said so already
 */
public record PolicyAnswer(String text, @Nullable String says) {

    private static final String ITEM = "^\\s*-\\s+";

    /**
     * Accepts a host.
     *
     * @param before the file; empty when there is none
     * @param host a host, or the beginning of an address
     * @param problems gets what keeps the answer out of the file
     */
    public static PolicyAnswer allow(String before, String host, Problems problems) {
        return write(before, Ruling.ALLOW, Ruling.DENY, host, problems);
    }

    /** Refuses a host; the rest as {@link #allow}. */
    public static PolicyAnswer deny(String before, String host, Problems problems) {
        return write(before, Ruling.DENY, Ruling.ALLOW, host, problems);
    }

    private static PolicyAnswer write(String before, Ruling ruling, Ruling other, String host, Problems problems) {
        List<String> lines = new ArrayList<>(List.of(before.split("\n", -1)));
        if (find(lines, ruling, host) >= 0) {
            return new PolicyAnswer(before, null);
        }
        int opposite = find(lines, other, host);
        if (opposite >= 0) {
            lines.remove(opposite); // the owner has changed his mind
        }
        int key = key(lines, ruling);
        if (key < 0) {
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
            lines.add(ruling.word() + ":");
            lines.add("  - " + host);
            lines.add("");
        } else {
            int last = key;
            String start = "  - ";
            for (int i = key + 1; i < lines.size() && isBelow(lines.get(i)); i++) {
                Matcher item = Pattern.compile(ITEM).matcher(lines.get(i));
                if (item.find()) {
                    last = i;
                    start = item.group();
                }
            }
            lines.add(last + 1, start + host);
        }
        String after = String.join("\n", lines);
        Problems found = new Problems();
        LinkPolicy.read(new SourceText("content/link-policy.yaml", after), found);
        if (found.hasErrors()) {
            Problem first = found.all().stream()
                    .filter(problem -> problem.level() == Problem.Level.ERROR)
                    .findFirst()
                    .orElseThrow();
            problems.add(Problem.error(
                    first.code(),
                    "content/link-policy.yaml",
                    0,
                    0,
                    "'" + host + "' cannot be written under '" + ruling.word() + "': " + first.message(),
                    "Nothing was changed; write the line \"  - " + host + "\" yourself."));
            return new PolicyAnswer(before, null);
        }
        return new PolicyAnswer(
                after, "content/link-policy.yaml now has \"- " + host + "\" under " + ruling.word() + ".");
    }

    /** Whether a line belongs to the list above it. */
    private static boolean isBelow(String line) {
        return line.isBlank() || Character.isWhitespace(line.charAt(0)) || line.startsWith("#") || line.startsWith("-");
    }

    private static int key(List<String> lines, Ruling ruling) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(ruling.word() + ":")) {
                return i;
            }
        }
        return -1;
    }

    /** The line of a list that holds a host; -1 when none does. */
    private static int find(List<String> lines, Ruling ruling, String host) {
        Pattern item =
                Pattern.compile(ITEM + "[\"']?" + Pattern.quote(host.toLowerCase(Locale.ROOT)) + "/?[\"']?\\s*(#.*)?$");
        int key = key(lines, ruling);
        for (int i = key + 1; key >= 0 && i < lines.size() && isBelow(lines.get(i)); i++) {
            if (item.matcher(lines.get(i).toLowerCase(Locale.ROOT)).find()) {
                return i;
            }
        }
        return -1;
    }
}
