package org.clinicsite.lint;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Takes what the rules find in one text. */
final class Report {

    private static final int LONGEST_QUOTE = 120;

    private final LintedText reading;
    private final @Nullable String instead;
    private final List<Finding> findings = new ArrayList<>();
    private String rule = "";
    private Level level = Level.INFO;

    Report(LintedText reading) {
        this(reading, null);
    }

    /** @param instead what is advised of each finding; null for what its rule advises */
    Report(LintedText reading, @Nullable String instead) {
        this.reading = reading;
        this.instead = instead;
    }

    /** From here on a rule finds. */
    void begin(String name, Level at) {
        rule = name;
        level = at;
    }

    /** Words of the plain text are at fault. */
    void reportWords(int start, int end, String message, String advice) {
        add(reading.prose().offset(start), reading.prose().quote(start, end), message, advice);
    }

    /** The words from one match to another are at fault, whichever comes first. */
    void reportWords(Match one, Match other, String message, String advice) {
        reportWords(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()), message, advice);
    }

    /** A place of the file is at fault. */
    void add(int offset, String quote, String message, String advice) {
        SourceText text = reading.text();
        String cut = quote;
        if (quote.length() > LONGEST_QUOTE) {
            int end = LONGEST_QUOTE - 1;
            cut = quote.substring(0, Character.isHighSurrogate(quote.charAt(end - 1)) ? end - 1 : end) + "\u2026";
        }
        findings.add(new Finding(
                rule,
                level,
                text.path(),
                text.line(offset),
                text.column(offset),
                cut,
                message,
                instead == null ? advice : instead));
    }

    /** Everything so far. */
    List<Finding> findings() {
        return findings;
    }
}
