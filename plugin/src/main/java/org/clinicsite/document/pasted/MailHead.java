package org.clinicsite.document.pasted;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The lines above a pasted mail that say from whom to whom it went, as mail programs show and forward them in English,
 * German and French. Its subject is the article's title.
 *
 * @param from the first of its lines
 * @param to the line behind it
 * @param subject without {@code Re:} and {@code Fwd:}; null when none is told
 */
record MailHead(int from, int to, @Nullable String subject) {

    private static final Set<String> NAMES = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "date",
            "sent",
            "reply-to",
            "subject",
            "von",
            "an",
            "kopie",
            "datum",
            "gesendet",
            "antwort an",
            "betreff",
            "de",
            "à",
            "copie",
            "envoyé",
            "objet",
            "répondre à");
    private static final Set<String> SUBJECTS = Set.of("subject", "betreff", "objet");
    private static final Set<String> PREFIXES = Set.of("re", "fw", "fwd", "aw", "wg", "tr");

    private static final MailHead NONE = new MailHead(0, 0, null);

    /** The one at a text's beginning, of two lines at least, the subject or a mail address among them; else empty. */
    static MailHead of(String text, List<Span> lines) {
        int from = 0;
        while (from < lines.size() && isBlankOrRule(PastedLines.trimmed(text, lines.get(from)))) {
            from++;
        }
        String subject = null;
        boolean address = false;
        int found = 0;
        int to = from;
        for (; to < lines.size(); to++) {
            Span line = lines.get(to);
            String said = PastedLines.trimmed(text, line);
            String name = name(said);
            if (name == null) {
                boolean goesOn = found > 0 && !said.isEmpty() && PastedLines.isBlank(text.charAt(line.start()));
                if (!goesOn) {
                    break;
                }
                continue;
            }
            found++;
            address |= said.indexOf('@') >= 0;
            if (SUBJECTS.contains(name)) {
                subject = withoutPrefixes(said.substring(said.indexOf(':') + 1).strip());
            }
        }
        return found < 2 || subject == null && !address ? NONE : new MailHead(from, to, subject);
    }

    private static boolean isBlankOrRule(String line) {
        return line.isEmpty() || line.startsWith("---");
    }

    /** What stands before a line's first colon, when it is one of a mail's fields. */
    private static @Nullable String name(String line) {
        int colon = line.indexOf(':');
        if (colon < 2 || colon > 15) {
            return null;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return NAMES.contains(name) ? name : null;
    }

    private static @Nullable String withoutPrefixes(String subject) {
        String rest = subject;
        for (int colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':')) {
            if (!PREFIXES.contains(rest.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
                break;
            }
            rest = rest.substring(colon + 1).strip();
        }
        return rest.isEmpty() ? null : rest;
    }
}
