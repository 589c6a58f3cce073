package org.clinicsite.document.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.document.tree.Removal;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.LanguageWords;
import org.clinicsite.text.Sentences;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A mail, a forwarded one, a thread, or a post of a news group: heads, separators and the senders' cards go, marks of
 * quotation become one kind, and addresses go out of the lines that tell who wrote what is quoted.
 */
final class MailText {

    /** Of every language that has them: words/LANGUAGE/paste.txt. */
    private static final LanguageWords WORDS = LanguageWords.of("paste");

    private static final Pattern SEPARATOR = Pattern.compile("(?i)_{10,}|[-=*#_ ]{3,}\\s*"
            + WORDS.pattern("mail-forwarded") + "\\s*[-=*#_ ]{0,}|" + WORDS.pattern("mail-begins") + "\\s*:");

    /** A line that tells who wrote what is quoted below. */
    private static final Pattern WRITES =
            Pattern.compile("(?is).{0,300}\\b" + WORDS.pattern("mail-writes") + "\\b.{0,120}:\\s*");

    private static final Pattern ARTICLE_ID =
            Pattern.compile("(?i)^(?:in (?:article|message|post)\\s+)?<[^<>\\s]+@[^<>\\s]+>[,:]?\\s*(?:of .{5,40}, )?");

    static final Pattern ADDRESS =
            Pattern.compile("<?(?:mailto:)?[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?>?");

    /** Marks of quotation, initials before them included: {@code > }, {@code >>}, {@code AB> }, {@code | }. */
    private static final Pattern QUOTE = Pattern.compile("^[ \\t]{0,3}(?:[A-Z]{0,3}[>»](?:[ \\t]?[>»:|])*)[ \\t]?");

    private static final Pattern COLON_QUOTE = Pattern.compile("^:(?:[ \\t]?[>:|])*(?:[ \\t]|$)");

    private static final Pattern CARD = Pattern.compile("(?i).*(?:" + ADDRESS.pattern()
            + "|\\b(?:tel|phone|fax|mobile?|cell|mobil|portable|uucp|bitnet|internet|www)\\b"
            + "|[a-z0-9]+![a-z0-9!]+|\\+?\\d[\\d ()/.-]{7,}\\d|https?://).*");

    private static final Pattern SENT_BY = Pattern.compile("(?i)" + WORDS.pattern("mail-sent-from") + "\\.?");

    /** A card has no more lines. */
    private static final int MOST_CARD_LINES = 15;
    /** A longer line is a sentence. */
    private static final int LONGEST_CARD_LINE = 80;

    private final String text;
    private final List<Span> lines;
    private final boolean[] gone;
    private final @Nullable String[] instead;
    private final List<Removal> removals = new ArrayList<>();

    private MailText(String text) {
        this.text = text;
        this.lines = PastedLines.lines(text);
        this.gone = new boolean[lines.size()];
        this.instead = new String[lines.size()];
    }

    /**
     * What was read.
     *
     * @param subject of the first mail that has one; null when none has
     * @param edits what to change
     * @param removals what goes, with places in the text
     * @param isMail whether the text is a mail at all; else nothing changes
     */
    record Result(@Nullable String subject, Edits edits, List<Removal> removals, boolean isMail) {}

    static boolean isSeparator(String line) {
        return line.length() < 120 && SEPARATOR.matcher(line).matches();
    }

    /** Reads a text; one that is no mail is left alone. */
    static Result of(String text) {
        MailText mail = new MailText(text);
        List<MailHead> heads = MailHead.all(text, mail.lines);
        int first = mail.firstShown();
        boolean isMail = !heads.isEmpty()
                && (mail.isTop(heads.get(0).from(), first)
                        || mail.hasSeparatorAbove(heads.get(0).from()));
        if (!isMail) {
            return new Result(null, Edits.NONE, List.of(), false);
        }
        return mail.read(heads);
    }

    private String said(int line) {
        return PastedLines.trimmed(text, lines.get(line));
    }

    private int firstShown() {
        int first = 0;
        while (first < lines.size() && (said(first).isEmpty() || said(first).startsWith("---"))) {
            first++;
        }
        return first;
    }

    private boolean isTop(int head, int first) {
        return head <= first || head <= first + 1 && isSeparator(said(first));
    }

    private boolean hasSeparatorAbove(int head) {
        for (int i = head - 1; i >= 0 && i >= head - 2; i--) {
            if (isSeparator(said(i))) {
                return true;
            }
        }
        return false;
    }

    private Result read(List<MailHead> heads) {
        String subject = null;
        for (MailHead head : heads) {
            subject = subject == null ? head.subject() : subject;
            for (int i = head.from(); i < head.to(); i++) {
                take(i);
            }
        }
        parts(heads.get(0));
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i] && (isSeparator(said(i)) || SENT_BY.matcher(said(i)).matches())) {
                take(i);
            }
        }
        quotes();
        writers();
        cards(heads);
        return new Result(
                subject, edits(heads.get(0).encoding().equals("quoted-printable")), List.copyOf(removals), true);
    }

    private void take(int line) {
        if (!gone[line]) {
            gone[line] = true;
            if (!said(line).isEmpty()) {
                removals.add(Removal.of(
                        Removal.Reason.MAIL, said(line), lines.get(line).start()));
            }
        }
    }

    /** Of a mail in several parts the one that is plain text is read. */
    private void parts(MailHead head) {
        if (head.boundary().isEmpty()) {
            return;
        }
        boolean read = false;
        boolean plain = false;
        for (int i = head.to(); i < lines.size(); i++) {
            if (!said(i).startsWith("--" + head.boundary())) {
                if (!plain) {
                    take(i);
                }
                continue;
            }
            take(i);
            plain = false;
            boolean isText = false;
            int at = i + 1;
            for (; at < lines.size() && !said(at).isEmpty(); at++) {
                isText |= said(at).toLowerCase(java.util.Locale.ROOT).startsWith("content-type: text/plain");
                take(at);
            }
            plain = isText && !read;
            read |= plain;
            i = at - 1;
        }
    }

    /** All marks become one, so that a quotation is read as one. */
    private void quotes() {
        int colons = 0;
        for (int i = 0; i < gone.length; i++) {
            colons += gone[i] || !COLON_QUOTE.matcher(lines.get(i).of(text)).find() ? 0 : 1;
        }
        for (int i = 0; i < gone.length; i++) {
            String line = lines.get(i).of(text);
            Matcher mark = QUOTE.matcher(line);
            if (!gone[i] && mark.find()) {
                instead[i] = "> " + line.substring(mark.end()).strip();
            } else if (!gone[i] && colons > 2) {
                Matcher colon = COLON_QUOTE.matcher(line);
                if (colon.find()) {
                    instead[i] = "> " + line.substring(colon.end()).strip();
                }
            }
        }
    }

    private String shown(int line) {
        String other = instead[line];
        return other == null ? lines.get(line).of(text) : other;
    }

    /** "In article … Ann (ann@…) writes:" tells a name, and no address. */
    private void writers() {
        for (int i = 0; i < gone.length; i++) {
            String line = shown(i);
            String bare = line.startsWith("> ") ? line.substring(2) : line;
            boolean starts = ADDRESS.matcher(bare).find() || bare.matches("(?i)(?:on|am|le|el|il|op) .{6,}\\d{4}.*");
            if (gone[i] || !starts) {
                continue;
            }
            boolean two =
                    i + 1 < gone.length && !gone[i + 1] && !WRITES.matcher(bare).matches();
            String whole =
                    two ? bare + " " + shown(i + 1).replaceFirst("^> ", "").strip() : bare;
            if (!WRITES.matcher(whole).matches() || whole.length() > 250) {
                continue;
            }
            String told = ARTICLE_ID.matcher(whole.strip()).replaceFirst("");
            told = ADDRESS.matcher(told).replaceAll("").replaceAll("\\(\\s*\\)|\\[\\s*\\]|<\\s*>", "");
            told = told.replaceAll("^[\\s,]+", "")
                    .replaceAll("\\s+,", ",")
                    .replaceAll("\\s{2,}", " ")
                    .strip();
            told = told.replaceAll("^\\(([^()]+)\\)\\s+", "$1 ");
            String quote = line.startsWith("> ") ? "> " : "";
            boolean named =
                    told.matches("(?s).*\\p{Lu}.*\\b(?i:writes|wrote|said|schrieb|écrit|escribió|scritto|schreef).*");
            removals.add(Removal.of(Removal.Reason.MAIL, whole, lines.get(i).start()));
            instead[i] = named ? quote + told : quote.strip();
            if (two) {
                instead[i + 1] = quote.strip();
                i++;
            }
        }
    }

    /** What stands below {@code -- }, and the last lines when they are a card with an address or a number. */
    private void cards(List<MailHead> heads) {
        for (int i = 0; i < gone.length; i++) {
            String line = lines.get(i).of(text).stripTrailing();
            if (!gone[i] && line.equals("--")) {
                int end = i + 1;
                while (end < gone.length && !beginsOther(end, heads)) {
                    end++;
                }
                if (end - i <= MOST_CARD_LINES + 1) {
                    for (int at = i; at < end; at++) {
                        take(at);
                    }
                }
            }
        }
        List<Integer> ends = new ArrayList<>();
        heads.forEach(head -> ends.add(head.from()));
        ends.add(gone.length);
        for (int end : ends) {
            card(end);
        }
    }

    private static boolean beginsOther(int line, List<MailHead> heads) {
        return heads.stream().anyMatch(head -> head.from() == line);
    }

    private void card(int end) {
        int last = end - 1;
        while (last >= 0 && (gone[last] || said(last).isEmpty())) {
            last--;
        }
        int first = last;
        boolean telling = false;
        while (first >= 0 && !gone[first] && !said(first).isEmpty() && last - first < MOST_CARD_LINES) {
            String line = said(first);
            if (line.length() > LONGEST_CARD_LINE
                    || line.startsWith(">")
                    || Sentences.isEnded(line) && line.split(" ").length > 3) {
                return;
            }
            telling |= CARD.matcher(line).matches();
            first--;
        }
        if (telling && first >= 0 && (first < 0 || said(first).isEmpty() || gone[first])) {
            for (int i = first + 1; i <= last; i++) {
                take(i);
            }
        }
    }

    private Edits edits(boolean printable) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            Span line = lines.get(i);
            String other = instead[i];
            if (gone[i]) {
                if (line.length() > 0) {
                    edits.add(new Edit(line, ""));
                }
            } else if (other != null) {
                String said = line.of(text);
                if (said.endsWith(other.substring(Math.min(2, other.length())))
                        && other.startsWith("> ")
                        && other.length() > 2) {
                    int mark = said.length() - (other.length() - 2);
                    edits.add(new Edit(new Span(line.start(), line.start() + mark), "> "));
                } else {
                    edits.add(new Edit(line, other));
                }
            } else if (printable) {
                printable(i, edits);
            }
        }
        return new Edits(edits);
    }

    /** Reads quoted-printable: {@code =C3=A9}, and lines that go on. */
    private void printable(int i, List<Edit> edits) {
        Span line = lines.get(i);
        int at = line.start();
        while (at < line.end()) {
            if (text.charAt(at) != '=') {
                at++;
                continue;
            }
            if (at + 1 == line.end()) {
                int next = i + 1 < lines.size() ? lines.get(i + 1).start() : line.end();
                edits.add(new Edit(new Span(at, next), ""));
                return;
            }
            int end = at;
            while (end + 2 < line.end() + 0 + 1
                    && end + 3 <= line.end()
                    && text.charAt(end) == '='
                    && Character.digit(text.charAt(end + 1), 16) >= 0
                    && Character.digit(text.charAt(end + 2), 16) >= 0) {
                end += 3;
            }
            if (end > at) {
                edits.add(new Edit(new Span(at, end), MimeWords.letters(text.substring(at, end))));
                at = end;
            } else {
                at++;
            }
        }
    }
}
