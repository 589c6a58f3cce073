package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.text.WordFile;
import org.jspecify.annotations.Nullable;

/**
 * What a jurisdiction says on advertising: the levels of superiority, protected-title and testimonial-claim, and the
 * titles that it protects. A file {@code packs/GB.txt}; a jurisdiction without one has none of these rules.
 */
final class Pack {

    private static final String LEVELS = "levels";
    private static final String TITLES = "protected";

    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, String> laws = new HashMap<>();
    private final List<String> titles = new ArrayList<>();

    private Pack() {}

    /**
     * The pack of a jurisdiction.
     *
     * @param jurisdiction such as {@code GB}, {@code CA-ON}; of {@code US-CA} the country's pack when it has none of its own
     */
    static Pack of(String jurisdiction) {
        Pack pack = new Pack();
        String name = jurisdiction.toUpperCase(Locale.ROOT);
        WordFile file = name.isEmpty() || !isName(name) ? null : WordFile.read(Pack.class, "packs/" + name + ".txt");
        int dash = name.indexOf('-');
        if (file == null && dash > 0 && isName(name)) {
            file = WordFile.read(Pack.class, "packs/" + name.substring(0, dash) + ".txt");
        }
        if (file != null) {
            pack.fill(file);
        }
        return pack;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private void fill(WordFile file) {
        for (WordFile.Entry entry : file.entries()) {
            if (entry.section().equals(TITLES)) {
                titles.addAll(entry.words());
            } else if (entry.section().equals(LEVELS)) {
                for (String word : entry.words()) {
                    int blank = word.indexOf(' ');
                    String rule = word.substring(0, blank);
                    levels.put(rule, Level.valueOf(word.substring(blank + 1).toUpperCase(Locale.ROOT)));
                    laws.put(rule, file.source(entry.source()));
                }
            } else {
                throw new IllegalStateException("A pack knows no section [" + entry.section() + "].");
            }
        }
    }

    /** The level of a rule that depends on the jurisdiction; null when it does not speak of it. */
    @Nullable
    Level level(String rule) {
        return levels.get(rule);
    }

    /** What the rule rests on there, in words; empty when nothing is known. */
    String law(String rule) {
        return laws.getOrDefault(rule, "");
    }

    /** The protected titles, as word lists have them. */
    List<String> titles() {
        return titles;
    }
}
