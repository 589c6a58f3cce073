package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The lines that say from whom to whom a mail went: as mail programs show and forward them in English, German, French,
 * Spanish, Italian and Dutch, and as mails and posts of news groups are stored (RFC 5322, RFC 5536).
 *
 * @param from the first of its lines
 * @param to the line behind it
 * @param subject without {@code Re:} and {@code Fwd:}; null when none is told
 * @param encoding what {@code Content-Transfer-Encoding} says, in lower case; empty when nothing
 * @param boundary what parts the mail's parts; empty when nothing
 */
record MailHead(int from, int to, @Nullable String subject, String encoding, String boundary) {

    /** Of every language that has them: words/LANGUAGE/paste.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("paste");

    private static final Set<String> NAMES = WORDS.all("mail-fields");
    private static final Set<String> SUBJECTS = WORDS.all("mail-subjects");
    private static final Set<String> PREFIXES = WORDS.all("mail-prefixes");

    /** A field's name as RFC 5322 has it; what no program shows goes with those that are known. */
    private static final Pattern FIELD = Pattern.compile("[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*");

    private static final MailHead NONE = new MailHead(0, 0, null, "", "");

    boolean isNone() {
        return to == 0;
    }

    /** The one that begins at a line; empty when none does. */
    static MailHead at(String text, List<Span> lines, int from) {
        String subject = null;
        String encoding = "";
        String boundary = "";
        boolean address = false;
        boolean stored = false;
        int known = 0;
        int to = from;
        String last = "";
        for (; to < lines.size(); to++) {
            Span line = lines.get(to);
            String said = unmarked(PastedLines.trimmed(text, line));
            boolean goesOn = known > 0 && !said.isEmpty() && PastedLines.isBlank(text.charAt(line.start()));
            String name = goesOn ? null : name(said);
            if (name == null) {
                if (!goesOn && !(to == from && said.startsWith("From ") && said.indexOf('@') > 0)) {
                    break;
                }
                if (SUBJECTS.contains(last) && subject != null) {
                    subject = subject + " " + said;
                }
                boundary = boundary.isEmpty() ? boundary(said) : boundary;
                continue;
            }
            known += NAMES.contains(name) ? 1 : 0;
            stored |= name.equals("received") || name.equals("message-id") || name.equals("return-path");
            address |= said.indexOf('@') >= 0;
            String value = said.substring(said.indexOf(':') + 1).strip();
            if (SUBJECTS.contains(name)) {
                subject = value;
            } else if (name.equals("content-transfer-encoding")) {
                encoding = value.toLowerCase(Locale.ROOT);
            } else if (name.equals("content-type")) {
                boundary = boundary(value);
            }
            last = name;
        }
        boolean mail = known > 1 && (subject != null || address) && (known > 2 || subject != null || stored);
        return mail ? new MailHead(from, to, withoutPrefixes(MimeWords.read(subject)), encoding, boundary) : NONE;
    }

    private static String boundary(String value) {
        int at = value.toLowerCase(Locale.ROOT).indexOf("boundary=");
        if (at < 0) {
            return "";
        }
        String rest = value.substring(at + "boundary=".length());
        if (rest.startsWith("\"")) {
            int close = rest.indexOf('"', 1);
            return close < 0 ? "" : rest.substring(1, close);
        }
        return rest.split("[;\\s]")[0];
    }

    /** {@code *From:* Ann}, as Gmail writes it: without the stars. */
    private static String unmarked(String line) {
        return line.startsWith("*") && line.indexOf(":*") > 0
                ? line.substring(1, line.indexOf(":*") + 1) + line.substring(line.indexOf(":*") + 2)
                : line;
    }

    /** What stands before a line's first colon, when it can be one of a mail's fields; in lower case. */
    private static @Nullable String name(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || colon > 40) {
            return null;
        }
        String name = line.substring(0, colon).strip();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean field = FIELD.matcher(name).matches() && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ');
        return NAMES.contains(lower) || field ? lower : null;
    }

    private static @Nullable String withoutPrefixes(@Nullable String subject) {
        String rest = subject == null ? "" : subject.strip();
        for (int colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':')) {
            if (!PREFIXES.contains(rest.substring(0, colon)
                    .replaceAll("\\[\\d+\\]", "")
                    .strip()
                    .toLowerCase(Locale.ROOT))) {
                break;
            }
            rest = rest.substring(colon + 1).strip();
        }
        return rest.isEmpty() ? null : rest;
    }

    /** All in a text, in order. */
    static List<MailHead> all(String text, List<Span> lines) {
        List<MailHead> heads = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean begins = i == 0
                    || PastedLines.trimmed(text, lines.get(i - 1)).isEmpty()
                    || MailText.isSeparator(PastedLines.trimmed(text, lines.get(i - 1)));
            if (begins && lines.get(i).length() > 0) {
                MailHead head = at(text, lines, i);
                if (!head.isNone()) {
                    heads.add(head);
                    i = head.to() - 1;
                }
            }
        }
        return heads;
    }
}
