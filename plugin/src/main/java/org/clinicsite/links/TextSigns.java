package org.clinicsite.links;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a text as a whole gives away: a title said twice. */
final class TextSigns {

    final @Nullable String repeatedTitle;

    TextSigns(Reading reading) {
        String text = reading.text();
        List<Block> blocks = reading.found().blocks();
        String title = null;
        Map<String, Integer> first = new HashMap<>();
        int shown = Math.min(blocks.size(), 4);
        for (int i = 0; i < shown; i++) {
            for (String line : lines(text, blocks.get(i))) {
                if (line.length() >= 8 && line.length() < 150 && first.merge(line, 1, Integer::sum) == 2) {
                    title = line;
                }
            }
        }
        repeatedTitle = title;
    }

    private static List<String> lines(String text, Block block) {
        String shown = block.text().length() > 600 ? "" : block.text().of(text);
        return shown.lines()
                .map(l -> l.strip().toLowerCase(Locale.ROOT))
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
