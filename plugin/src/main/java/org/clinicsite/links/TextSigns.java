package org.clinicsite.links;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.Span;

/** What a text as a whole gives away: a title said twice. */
final class TextSigns {

    /** Whether among the first blocks a line stands twice that is as long as titles are. */
    final boolean repeatsTitle;

    TextSigns(FoundLinks found) {
        List<TextBlock> blocks = found.blocks();
        List<String> lines = new ArrayList<>();
        for (TextBlock block : blocks.subList(0, Math.min(blocks.size(), 4))) {
            if (block.text().length() <= 600) {
                addLines(lines, found, block.text());
            }
        }
        repeatsTitle = isRepeated(lines);
    }

    private static void addLines(List<String> lines, FoundLinks found, Span block) {
        char[] chars = found.layers().chars();
        int start = block.start();
        for (int i = start; i <= block.end(); i++) {
            if (i == block.end() || chars[i] == '\n' || chars[i] == '\r') {
                String line = new Span(start, i).of(found.source().text()).strip();
                if (line.length() >= 8 && line.length() < 150) {
                    lines.add(line);
                }
                start = i + 1;
            }
        }
    }

    private static boolean isRepeated(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (lines.get(i).equalsIgnoreCase(lines.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
