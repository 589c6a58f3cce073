package org.clinicsite.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.clinicsite.document.html.Entities;

/**
 * Finds addresses that stand in plain text without markup: {@code https://example.org/a}, {@code www.example.org},
 * {@code example.org}, and the same in disguise. One pass, linear in the text's length.
 */
final class BareAddresses {

    /** Gets what is found. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param start of the address
         * @param end of the address
         * @param decoded what it says: blanks, line ends and codes taken out, {@code http://} put before a host alone,
         *     {@code mailto:} before a mail address
         */
        void found(int start, int end, String decoded);
    }

    /** Country endings that are also words, names of files or of units: taken for an address only with a path or www. */
    private static final Set<String> WORDLIKE = Set.of(
            "ad",
            "ag",
            "ai",
            "al",
            "am",
            "an",
            "ar",
            "as",
            "at",
            "ba",
            "be",
            "bi",
            "by",
            "cc",
            "cd",
            "cf",
            "cl",
            "cm",
            "co",
            "cs",
            "de",
            "do",
            "ee",
            "es",
            "et",
            "fm",
            "ga",
            "gs",
            "hm",
            "ht",
            "id",
            "ie",
            "il",
            "im",
            "in",
            "io",
            "is",
            "it",
            "je",
            "js",
            "ki",
            "km",
            "la",
            "li",
            "lt",
            "ma",
            "md",
            "me",
            "mg",
            "mm",
            "mo",
            "ms",
            "mt",
            "mu",
            "my",
            "na",
            "ne",
            "ng",
            "no",
            "nu",
            "om",
            "pa",
            "ph",
            "pl",
            "pm",
            "ps",
            "py",
            "re",
            "rs",
            "sc",
            "se",
            "sh",
            "si",
            "so",
            "sr",
            "st",
            "sx",
            "tc",
            "tf",
            "tm",
            "to",
            "ug",
            "us",
            "vi",
            "ye",
            "zip",
            "mov",
            "java",
            "name",
            "post",
            "foundation",
            "care",
            "app",
            "dev",
            "page",
            "now",
            "new",
            "how",
            "here",
            "one",
            "live",
            "life",
            "link",
            "click",
            "help",
            "zone",
            "zero",
            "cat",
            "men",
            "host");

    /** The longest scheme with all that may be put between its letters. */
    private static final int SCHEME = 40;

    /** Endings that are no words of their own: only these are believed where blanks alone make the dot, "a . com". */
    private static final Set<String> PLAIN =
            Set.of("com", "net", "org", "info", "biz", "ru", "xyz", "gov", "edu", "uk", "cn", "fr", "nl", "br", "jp");

    /** Endings everybody knows; only these are believed when the dot itself is spelled out. */
    private static final Set<String> COMMON = Set.of(
            "com", "net", "org", "info", "biz", "ru", "co", "uk", "de", "io", "xyz", "site", "online", "shop", "store",
            "top", "club", "eu", "us", "ca", "au", "cn", "in", "fr", "it", "nl", "pl", "br", "jp", "gov", "edu", "me",
            "tv");

    private final String text;
    private final Layers layers;
    /** The text, for the loops that look at every character. */
    private final char[] chars;

    private final Predicate<String> isSuffix;

    /**
     * @param text the file
     * @param layers only prose is searched
     * @param isSuffix whether an ending, lower case, is a public one
     */
    BareAddresses(String text, Layers layers, Predicate<String> isSuffix) {
        this.text = text;
        this.layers = layers;
        this.chars = layers.chars();
        this.isSuffix = isSuffix;
    }

    /** Searches a stretch. */
    void find(int from, int to, Sink sink) {
        int i = plainEnd(from, to);
        while (i < to) {
            char c = chars[i];
            if (mayOpenSpelled(i, to)) {
                int end = spelled(i, to, sink);
                if (end > i) {
                    i = plainEnd(end, to);
                    continue;
                }
            }
            i = plainEnd(isLabel(c) ? afterLabel(i, to, sink) : c == '/' ? afterSlashes(i, to, sink) : i + 1, to);
        }
    }

    private int afterLabel(int at, int to, Sink sink) {
        int labelEnd = labelEnd(at, to);
        if (labelEnd < to && endsWord(labelEnd)) {
            return labelEnd;
        }
        int end = withScheme(at, labelEnd, to, sink);
        return end >= 0 ? end : chain(at, labelEnd, to, sink);
    }

    /**
     * The end of the plain words from a place on, with the blanks and marks behind them, and of all that is no prose: no
     * address can begin there. Nearly all of a text goes by here.
     */
    private int plainEnd(int at, int to) {
        char[] text = chars;
        byte[] kinds = layers.kinds();
        int i = at;
        while (i < to) {
            if (kinds[i] != Layers.PROSE) {
                i++;
                continue;
            }
            int start = i;
            while (i < to && isPlain(text[i])) {
                i++;
            }
            if (i == start) {
                if (mayOpen(text[i])) {
                    return i;
                }
                i++;
            } else if (kinds[i - 1] != Layers.PROSE // other marks end within the letters
                    || i - start < 2
                    || i + 1 >= to
                    || !endsPlainly(text[i], text[i + 1])
                    || opensScheme(start)) {
                return start;
            }
        }
        return i;
    }

    /** Whether an address may begin with a character that is no plain letter. */
    private static boolean mayOpen(char c) {
        return c >= 128 || c == '/' || c == '&' || c == '-' || c >= '0' && c <= '9';
    }

    /** Whether a word of plain letters ends before two characters, and is no label of a host. */
    private static boolean endsPlainly(char c, char next) {
        return switch (c) {
            case ' ' -> isPlain(next);
            case '.' -> next == ' ' || next == '\n';
            case ',', '!', '?', '"', '\'', ')', '\n' -> true;
            default -> false;
        };
    }

    /** Whether a word begins like "http", in whatever dress, or like "www dot example". */
    private boolean opensScheme(int at) {
        int first = chars[at] | 32;
        int second = chars[at + 1] | 32;
        return first == 'h' && (second == 't' || second == 'x') || first == 'w' && second == 'w';
    }

    private static boolean isPlain(char c) {
        return (char) ((c | 32) - 'a') < 26;
    }

    /** An address whose scheme ends a label; the end of it, -1 when there is none. */
    private int withScheme(int start, int labelEnd, int to, Sink sink) {
        int rest = afterScheme(labelEnd, to);
        int scheme = rest < 0 ? -1 : schemeStart(start, labelEnd);
        if (scheme < 0) {
            return -1;
        }
        int reach = extend(rest, to);
        int end = trimmed(rest, reach);
        boolean bent = isBent(clean(text.substring(scheme, labelEnd)).toLowerCase(Locale.ROOT));
        boolean whole = end > rest && !bent && text.startsWith("://", labelEnd);
        if (!isKnownHost(text.substring(rest, end))) {
            // The host goes on in the next line, as addresses do that were wrapped.
            int next = nextLine(reach, to);
            int nextEnd = next < 0 ? -1 : trimmed(next, extend(next, to));
            if (nextEnd > next && isKnownHost(text.substring(rest, reach) + text.substring(next, nextEnd))) {
                String joined = text.substring(rest, reach) + text.substring(next, nextEnd);
                sink.found(scheme, nextEnd, text.substring(scheme, labelEnd) + "://" + joined);
                return nextEnd;
            }
            if (!whole) {
                return -1;
            }
        }
        if (end <= rest) {
            return -1;
        }
        char mark = text.charAt(labelEnd);
        boolean asWritten = (mark == ':' || mark == '：') && rest - labelEnd > 2
                || text.startsWith("[:]", labelEnd)
                || text.startsWith("(:)", labelEnd);
        String decoded = asWritten ? text.substring(scheme, rest) : text.substring(scheme, labelEnd) + "://";
        sink.found(scheme, end, decoded + straight(text.substring(rest, end)));
        return end;
    }

    /** An address without its scheme, with the blanks out that stand on one side of its dots, and its codes resolved. */
    private static String straight(String rest) {
        String plain = dotted(rest).replace("&amp;", "&");
        return plain.regionMatches(true, 0, "www", 0, 3) && plain.indexOf(' ') > 0
                ? plain.replaceAll("(?<! )\\. | \\.(?! )", ".")
                : plain;
    }

    /** Where the line goes on behind a single line end; -1 when no letter follows. */
    private int nextLine(int at, int to) {
        int i = at;
        if (i < to && text.charAt(i) == '\r') {
            i++;
        }
        return i + 1 < to && text.charAt(i) == '\n' && isLabel(text.charAt(i + 1)) ? i + 1 : -1;
    }

    /** Whether an address without its scheme begins with a host below a public ending, or with a number. */
    private boolean isKnownHost(String address) {
        String rest = dotted(address);
        int end = 0;
        while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = withDots(
                clean(rest.substring(rest.lastIndexOf('@', end) + 1, end)).toLowerCase(Locale.ROOT));
        int colon = host.indexOf(':');
        host = colon > 0 ? host.substring(0, colon) : host;
        if (host.startsWith("[")) {
            return true;
        }
        int dot = host.lastIndexOf('.');
        return dot > 0 && dot < host.length() - 1 && (isSuffix.test(host.substring(dot + 1)) || isNumber(host));
    }

    /** A host with every dot that is spelled out as a dot. */
    private static String withDots(String host) {
        String out = host;
        for (int i = 0; i < out.length(); i++) {
            int dot = dotLength(out, i);
            if (dot > 1 || dot == 1 && out.charAt(i) != '.') {
                out = out.substring(0, i) + "." + out.substring(i + dot);
            }
        }
        return out;
    }

    private static boolean isNumber(String host) {
        return host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    /** {@code //example.org/} without a scheme; returns where to go on. */
    private int afterSlashes(int at, int to, Sink sink) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (at + 2 >= to
                || text.charAt(at + 1) != '/'
                || !isLabel(text.charAt(at + 2))
                || "\n ([\"'".indexOf(before) < 0) {
            return at + 1;
        }
        int end = trimmed(at + 2, extend(at + 2, to));
        String rest = text.substring(at + 2, end);
        if (!isKnownHost(rest) || !rest.contains(".")) {
            return at + 1;
        }
        sink.found(at, end, text.substring(at, end));
        return end;
    }

    // ---- spelled letter by letter, or in codes

    /** A quick look whether an address may begin here whose scheme or letters stand apart or are codes. */
    private boolean mayOpenSpelled(int at, int to) {
        char c = chars[at];
        boolean first = at == 0 || !Character.isLetterOrDigit(chars[at - 1]);
        if (!first || at + 4 >= to) {
            return false;
        }
        if (c == '&') {
            return chars[at + 1] == '#';
        }
        if ((c | 32) == 'h' || c == 'ｈ' || c == 'Ｈ') {
            char next = chars[at + 1];
            return next == ' ' || next == '\n' || next == '&' || (next | 32) == 't' || (next | 32) == 'x';
        }
        return isLabel(c) && chars[at + 1] == ' ' && isLabel(chars[at + 2]) && chars[at + 3] == ' ';
    }

    /** One letter as it reads, and where it ends. */
    private record Letter(char is, int end, boolean coded) {}

    /** The letter at a place, codes resolved. */
    private Letter letter(int at, int to) {
        char c = text.charAt(at);
        if (c == '&') {
            int semicolon = text.indexOf(';', at);
            if (semicolon > 0 && semicolon < to && semicolon - at <= 9) {
                String named = Entities.resolved(text.substring(at, semicolon + 1));
                if (named.length() == 1) {
                    return new Letter(named.charAt(0), semicolon + 1, true);
                }
            }
        }
        if (c == '%' && at + 2 < to) {
            char code = text.startsWith("%3A", at) || text.startsWith("%3a", at)
                    ? ':'
                    : text.startsWith("%2F", at) || text.startsWith("%2f", at) ? '/' : '%';
            return code == '%' ? new Letter(c, at + 1, false) : new Letter(code, at + 3, true);
        }
        return new Letter(narrow(c), at + 1, false);
    }

    private int filled(int at, int to) {
        int i = at;
        while (i < to
                && i - at < 3
                && (text.charAt(i) == ' '
                        || text.charAt(i) == '\n'
                        || text.charAt(i) == '\u00ad'
                        || WebAddress.isZeroWidth(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** An address with blanks or codes in its scheme, or with a blank behind every letter; its end, or the start when there is none. */
    private int spelled(int start, int to, Sink sink) {
        StringBuilder scheme = new StringBuilder(8);
        boolean odd = false;
        boolean coded = false;
        int i = start;
        int slashes = 0;
        boolean colon = false;
        while (i < to && i - start < SCHEME) {
            Letter letter = letter(i, to);
            char c = letter.is();
            if ((c | 32) >= 'a' && (c | 32) <= 'z' && !colon && scheme.length() < 6) {
                scheme.append((char) (c | 32));
            } else if (c == ':' && !colon && scheme.length() > 3) {
                colon = true;
            } else if ((c == '/' || c == '\\') && colon && slashes < 3) {
                slashes++;
            } else {
                break;
            }
            odd |= letter.coded();
            coded |= letter.coded();
            i = filled(letter.end(), to);
            odd |= i > letter.end() && (slashes < 2 || !coded);
        }
        String straight = WebAddress.straighten(scheme.toString());
        boolean web = colon && slashes >= 2 && odd && (straight.equals("http") || straight.equals("https"));
        if (!web) {
            return letters(start, start, "http://", to, sink);
        }
        int end = letters(start, i, scheme + "://", to, sink);
        if (end > start) {
            return end;
        }
        end = trimmed(i, extend(i, to));
        String rest = end > i ? text.substring(i, end) : "";
        if (!isKnownHost(rest)) {
            return start;
        }
        sink.found(start, end, scheme + "://" + straight(rest));
        return end;
    }

    private static String dotted(String rest) {
        return rest.replace("&#46;", ".")
                .replace("&#x2e;", ".")
                .replace("&#x2E;", ".")
                .replace("&period;", ".");
    }

    /** An address with a blank behind every letter is not longer: a host has 253 (RFC 1035), and its path few. */
    private static final int LONGEST_SPELLED = 300;

    /** A host, and perhaps a path, with a blank behind every letter; its end, or the start when there is none. */
    private int letters(int start, int from, String scheme, int to, Sink sink) {
        StringBuilder word = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        int i = from;
        while (i < to
                && ends.size() < LONGEST_SPELLED
                && layers.at(i) == Layers.PROSE
                && text.charAt(i) > ' '
                && text.charAt(i) < 128) {
            boolean alone = i + 1 == to || text.charAt(i + 1) <= ' ';
            if (!alone && !(ends.size() > 4 && ".,;!?)".indexOf(text.charAt(i + 1)) >= 0)) {
                break;
            }
            word.append(text.charAt(i));
            ends.add(i + 1);
            if (i + 2 >= to || text.charAt(i + 1) != ' ') {
                break;
            }
            i += 2;
        }
        int slash = word.indexOf("/");
        int most = slash < 0 ? word.length() : slash;
        int dot = word.lastIndexOf(".", most - 2);
        int least = from > start ? dot + 2 : most - 2; // "I e a t a . c o m p l e t e meal" is none
        for (int n = most; dot > 1 && n > Math.max(dot + 2, least); n--) {
            String rest = word.substring(n, most);
            boolean whole = rest.isEmpty() || rest.equalsIgnoreCase("a") || rest.equalsIgnoreCase("i");
            if (whole && (n == slash || slash < 0)) { // what is left over must be a word of one letter
                String ending = word.substring(dot + 1, n).toLowerCase(Locale.ROOT);
                if (PLAIN.contains(ending) || COMMON.contains(ending) && n > dot + 2 && !WORDLIKE.contains(ending)) {
                    int letters = slash < 0 ? n : word.length();
                    sink.found(start, ends.get(letters - 1), scheme + word.substring(0, letters));
                    return ends.get(letters - 1);
                }
            }
        }
        return start;
    }

    /** Whether what stands behind a label, after up to three blanks, is neither a dot in any form nor a colon. */
    private boolean endsWord(int at) {
        int i = at;
        while (i < chars.length && i - at < 3 && chars[i] == ' ') {
            i++;
        }
        if (i == chars.length) {
            return true;
        }
        return switch (chars[i]) {
            case '.', '。', '．', '｡', '[', '(', '{', '<', ':', '：' -> false;
            case '/', ';', '&' -> i != at;
            case 'd', 'D' -> i == at;
            default -> true;
        };
    }

    /** A host without a scheme: labels with dots between. Returns where to go on. */
    private int chain(int start, int firstEnd, int to, Sink sink) {
        int end = firstEnd;
        int labels = 1;
        int lastStart = start;
        int odd = 0;
        int bestEnd = -1;
        int bestLabel = -1;
        while (true) {
            int dot = end < to && layers.at(end) == Layers.PROSE ? dotLength(text, end) : 0;
            if (dot <= 1 && labels < 3 && isWww(start, firstEnd)) {
                dot = Math.max(dot, looseDot(end, to));
            }
            if (dot == 0
                    || end + dot >= to
                    || !isLabel(text.charAt(end + dot))
                    || layers.at(end + dot) != Layers.PROSE) {
                break;
            }
            int next = end + dot;
            int nextEnd = labelEnd(next, to);
            if (dot == 1 && nextEnd < to && afterScheme(nextEnd, to) >= 0 && schemeStart(next, nextEnd) == next) {
                break; // "It helps.https://example.org/": a blank is missing
            }
            boolean spelled = dot > 1;
            if (spelled
                    && isBracketless(end, next)
                    && !PLAIN.contains(text.substring(next, nextEnd).toLowerCase(Locale.ROOT))
                    && !followedByCommon(nextEnd, to, isWww(start, firstEnd))) {
                break;
            }
            if (spelled || text.charAt(end) != '.') {
                odd++;
            }
            labels++;
            lastStart = next;
            end = nextEnd;
            bestEnd = end;
            bestLabel = lastStart;
        }
        if (labels < 2) {
            return firstEnd;
        }
        while (start < firstEnd && text.charAt(start) == '-') {
            start++;
        }
        if (bestEnd < to && text.charAt(bestEnd) == '@') {
            return bestEnd; // the name of a mail address
        }
        int at = atSign(start);
        if (at >= 0) {
            findMail(at, start, bestEnd, sink);
            return bestEnd;
        }
        if (start > 0 && "/\\=%#&_@".indexOf(text.charAt(start - 1)) >= 0 && !opensTag(start - 1)) {
            return bestEnd; // the tail of a path
        }
        String ending = clean(text.substring(bestLabel, bestEnd));
        boolean www = text.regionMatches(true, start, "www", 0, 3) && labels > 2;
        boolean path = bestEnd + 1 < to && text.charAt(bestEnd) == '/' && isLabel(text.charAt(bestEnd + 1));
        if (!believable(start, bestLabel, bestEnd, ending, www || path, odd > 0, labels)) {
            return bestEnd;
        }
        int addressEnd = bestEnd;
        if (bestEnd < to && "/?:".indexOf(text.charAt(bestEnd)) >= 0) {
            addressEnd = Math.max(bestEnd, trimmed(bestEnd, extend(bestEnd, to)));
        }
        while (odd > 0 && text.regionMatches(true, addressEnd, " slash ", 0, 7) && addressEnd + 7 < to) {
            int part = labelEnd(addressEnd + 7, to);
            if (part == addressEnd + 7) {
                break;
            }
            addressEnd = part;
        }
        sink.found(start, addressEnd, "http://" + slashed(text.substring(start, addressEnd)));
        return addressEnd;
    }

    private static String slashed(String address) {
        int at = address.toLowerCase(Locale.ROOT).indexOf(" slash ");
        String decoded = at < 0
                ? address
                : address.substring(0, at) + address.substring(at).replaceAll("(?i) slash ", "/");
        return straight(decoded);
    }

    private boolean isWww(int start, int end) {
        return end - start == 3 && text.regionMatches(true, start, "www", 0, 3);
    }

    /** A dot with a blank on one side, as behind "www"; 0 when there is none. */
    private int looseDot(int at, int to) {
        int i = at;
        if (i < to && text.charAt(i) == ' ') {
            i++;
        }
        if (i >= to || text.charAt(i) != '.') {
            return 0;
        }
        i++;
        return (i < to && text.charAt(i) == ' ' ? i + 1 : i) - at;
    }

    /** Whether only blanks make a dot of what stands between: " . ", " dot ". */
    private boolean isBracketless(int from, int to) {
        return Character.isWhitespace(text.charAt(from))
                && Character.isWhitespace(text.charAt(to - 1))
                && "[({<".indexOf(text.substring(from, to).strip().charAt(0)) < 0;
    }

    private boolean followedByCommon(int from, int to, boolean www) {
        int dot = from < to ? Math.max(dotLength(text, from), www ? looseDot(from, to) : 0) : 0;
        if (dot < 1 || from + dot >= to || !isLabel(text.charAt(from + dot))) {
            return false;
        }
        int end = labelEnd(from + dot, to);
        String ending = text.substring(from + dot, end).toLowerCase(Locale.ROOT);
        return www ? COMMON.contains(ending) : dot > 1 && PLAIN.contains(ending);
    }

    /** Whether an equals sign stands in a tag of bulletin boards, {@code [url=}. */
    private boolean opensTag(int at) {
        int i = at;
        while (i > 0 && at - i < 8 && Character.isLetter(text.charAt(i - 1))) {
            i--;
        }
        return text.charAt(at) == '=' && i < at && i > 0 && text.charAt(i - 1) == '[';
    }

    // ---- mail

    /** Where an at sign stands right before a host, {@code @} or {@code (at)}; -1 when none does. */
    private int atSign(int host) {
        if (host > 0 && text.charAt(host - 1) == '@') {
            return host - 1;
        }
        int i = host;
        while (i > 0 && host - i < 3 && text.charAt(i - 1) == ' ') {
            i--;
        }
        if (i < 4 || ")]}".indexOf(text.charAt(i - 1)) < 0) {
            return -1;
        }
        int open = Math.max(text.lastIndexOf('(', i), Math.max(text.lastIndexOf('[', i), text.lastIndexOf('{', i)));
        if (open < 0 || i - open > 8) {
            return -1;
        }
        String between = text.substring(open + 1, i - 1).strip().toLowerCase(Locale.ROOT);
        if (!between.equals("at") && !between.equals("@") && !between.equals("ät")) {
            return -1;
        }
        while (open > 0 && text.charAt(open - 1) == ' ') {
            open--;
        }
        return open;
    }

    /** A mail address, which is told but never judged. */
    private void findMail(int at, int host, int end, Sink sink) {
        int start = at;
        while (start > 0
                && at - start < 64
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "._%+-".indexOf(text.charAt(start - 1)) >= 0)
                && layers.at(start - 1) == Layers.PROSE) {
            start--;
        }
        while (start < at && "._%+-".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String domain = withDots(text.substring(host, end));
        if (start < at && isKnownHost(domain)) {
            sink.found(start, end, "mailto:" + text.substring(start, at) + "@" + domain);
        }
    }

    private boolean believable(
            int start, int lastStart, int end, String ending, boolean certain, boolean odd, int labels) {
        if (ending.length() < 2 || Character.isDigit(ending.charAt(0)) && !ending.startsWith("xn--")) {
            return false;
        }
        String lower = ending.toLowerCase(Locale.ROOT);
        if (!isSuffix.test(lower)) {
            return false;
        }
        String written = text.substring(lastStart, end);
        boolean lowerCase = ending.equals(lower);
        String host = text.substring(start, end);
        boolean upperCase = host.equals(host.toUpperCase(Locale.ROOT));
        if (!lowerCase && !upperCase && !certain) {
            return false; // "of stress.Life is good": a blank is missing, no more
        }
        if (odd) {
            boolean word = WORDLIKE.contains(lower) && labels < 3 && !certain;
            return COMMON.contains(lower) && (!word || isBracketed(start, end)) && written.length() >= 2;
        }
        if (certain) {
            return true;
        }
        if (WORDLIKE.contains(lower)) {
            String label = text.substring(start, lastStart - 1);
            return labels == 2 && label.indexOf('-') > 0 && label.equals(label.toLowerCase(Locale.ROOT))
                    || labels > 2
                            && isSuffix.test(
                                    host.substring(host.indexOf('.') + 1).toLowerCase(Locale.ROOT));
        }
        return true;
    }

    private boolean isBracketed(int start, int end) {
        for (int i = start; i < end; i++) {
            if ("[({".indexOf(text.charAt(i)) >= 0 || text.charAt(i) >= 128) {
                return true;
            }
        }
        return false;
    }

    /** Where a scheme begins that ends a label: {@code http} in "texthttp"; -1 when there is none. */
    private int schemeStart(int start, int end) {
        int from = Math.max(start, end - 24);
        if (end - start <= 24 && isBent(clean(text.substring(start, end)).toLowerCase(Locale.ROOT))) {
            return start;
        }
        // Read backwards over what may be hidden in it.
        StringBuilder letters = new StringBuilder(8);
        for (int i = end - 1; i >= from && letters.length() < 6; i--) {
            char c = text.charAt(i);
            if (WebAddress.isZeroWidth(c) || c == '\u00ad') {
                continue;
            }
            letters.insert(0, narrow(c));
            if (Character.toLowerCase(narrow(c)) == 'h') {
                String scheme = WebAddress.straighten(letters.toString().toLowerCase(Locale.ROOT));
                if (scheme.equals("http") || scheme.equals("https")) {
                    return i;
                }
            } else if (letters.toString().equalsIgnoreCase("ftp")
                    && (i == start || !Character.isLetter(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it is "http" with letters left out, doubled or crossed out. */
    private static boolean isBent(String scheme) {
        return !scheme.equals("http")
                && !scheme.equals("https")
                && WebAddress.straighten(scheme).startsWith("http");
    }

    /** Where the host begins behind {@code ://} and its kin; -1 when that does not follow. */
    private int afterScheme(int at, int to) {
        int i = at;
        int least = 2;
        if (text.startsWith("[://]", i)) {
            return i + 5 < to ? i + 5 : -1;
        } else if (text.startsWith("[:]", i) || text.startsWith("(:)", i)) {
            i += 3;
        } else if (i < to && (text.charAt(i) == ':' || text.charAt(i) == '：' || text.charAt(i) == ';')) {
            least = text.charAt(i) == ';' ? 2 : 1;
            i++;
        } else if (i >= to || text.charAt(i) != '/') {
            return -1;
        }
        int slashes = 0;
        while (i < to && slashes < 4 && "/\\／".indexOf(text.charAt(i)) >= 0) {
            i++;
            slashes++;
        }
        return slashes >= least && i < to ? i : -1;
    }

    /** How far an address reaches. */
    private int extend(int from, int to) {
        int i = from;
        int round = 0;
        boolean host = true;
        if (i < to && text.charAt(i) == '[') { // a number of version 6
            int close = text.indexOf(']', i);
            if (close > 0 && close < to && close - i < 48 && isNumberSix(i + 1, close)) {
                i = close + 1;
            }
        }
        if (text.regionMatches(true, i, "www", 0, 3)) {
            int dot = looseDot(i + 3, to);
            if (dot > 1 && isKnownHost(text.substring(i + 3 + dot, labelsEnd(i + 3 + dot, to)))) {
                i += 3 + dot;
            }
        }
        while (i < to && layers.at(i) == Layers.PROSE) {
            char c = text.charAt(i);
            if (host && (c == '[' || c == '(' || c == '{' || c == ' ' || c == '&')) {
                int dot = dotLength(text, i);
                if (dot > 1 && (c != ' ' || spacedDot(i, dot, to))) {
                    i += dot;
                    continue;
                }
            }
            if (c == '/' || c == '?' || c == '\\') {
                host = false;
            }
            if (c <= ' '
                    || c == '<'
                    || c == '>'
                    || c == '"'
                    || c == '`'
                    || c == '|'
                    || c == '['
                    || c == ']'
                    || c == '^'
                    || c == '\u00a0'
                    || c == '\u3000'
                    || c >= '\u2000' && c <= '\u200a'
                    || c == '\u2028'
                    || c == '\u2029'
                    || c == '“'
                    || c == '”'
                    || c == '„'
                    || c == '«'
                    || c == '»'
                    || c == '…'
                    || c == '，'
                    || c == '、'
                    || c == '）'
                    || c == '（'
                    || c == '」'
                    || c == '「') {
                break;
            }
            if ((c == '。' || c == '｡') && !(host && i + 1 < to && isLabel(text.charAt(i + 1)))) {
                break;
            }
            if (c == '&'
                    && (text.startsWith("&lt;", i)
                            || text.startsWith("&gt;", i)
                            || text.startsWith("&quot;", i)
                            || text.startsWith("&nbsp;", i))) {
                break;
            }
            if (c == '{' || c == '}') {
                break;
            }
            if (c == '(') {
                round++;
            } else if (c == ')' && --round < 0) {
                break;
            }
            if (c == '\'' && i + 1 < to && !Character.isLetterOrDigit(text.charAt(i + 1))) {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean isNumberSix(int from, int to) {
        int colons = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            colons += c == ':' ? 1 : 0;
            if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return colons >= 2;
    }

    private int labelsEnd(int from, int to) {
        int i = from;
        while (i < to
                && (isLabel(text.charAt(i)) || text.charAt(i) == '.' && i + 1 < to && isLabel(text.charAt(i + 1)))) {
            i++;
        }
        return i;
    }

    private boolean spacedDot(int at, int dot, int to) {
        int next = at + dot;
        if (next >= to || !isLabel(text.charAt(next))) {
            return false;
        }
        return COMMON.contains(clean(text.substring(next, labelEnd(next, to))).toLowerCase(Locale.ROOT));
    }

    /** Without the punctuation of the sentence. */
    private int trimmed(int from, int to) {
        int end = to;
        while (end > from) {
            char c = text.charAt(end - 1);
            if (".,;:!?'*_~(".indexOf(c) < 0 && !WebAddress.isZeroWidth(c) && c != '’' && c != '\u00ad') {
                break;
            }
            end--;
        }
        return end;
    }

    private int labelEnd(int start, int to) {
        int i = start;
        while (i < to && isLabel(chars[i]) && layers.at(i) == Layers.PROSE) {
            i++;
        }
        if (i < to && text.charAt(i) == '*' && i > start && (text.charAt(i - 1) | 32) == 'h') {
            int star = i; // h**p
            while (star < to && star - i < 3 && text.charAt(star) == '*') {
                star++;
            }
            if (star < to && (text.charAt(star) | 32) == 'p') {
                return star + 1 < to && (text.charAt(star + 1) | 32) == 's' ? star + 2 : star + 1;
            }
        }
        return i;
    }

    private static boolean isLabel(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c >= 128
                        && (Character.isLetterOrDigit(c)
                                || Character.isSurrogate(c)
                                || c == '\u00ad'
                                || WebAddress.isZeroWidth(c));
    }

    private static char narrow(char c) {
        return c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
    }

    private static String clean(String label) {
        StringBuilder out = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!WebAddress.isZeroWidth(c) && c != '\u00ad') {
                out.append(narrow(c));
            }
        }
        return out.toString();
    }

    private static final List<String> DOT_CODES = List.of("&#46;", "&#x2e;", "&period;");

    private static boolean isDotName(String inside, char open) {
        return inside.equals(".") && open != '<'
                || switch (inside.toLowerCase(Locale.ROOT)) {
                    case "dot", "punkt", "point", "punto", "ponto" -> true;
                    default -> false;
                };
    }

    /**
     * How long a dot is that stands at an offset: 1 for {@code .} and {@code 。}, more for {@code [.]}, {@code (dot)},
     * {@code " . "}, {@code " dot "}; 0 when none stands there.
     */
    static int dotLength(String text, int at) {
        char c = text.charAt(at);
        if (c == '.' || c == '。' || c == '．' || c == '｡') {
            if (c == '.'
                    && at + 2 < text.length()
                    && text.charAt(at + 1) == ' '
                    && at > 0
                    && text.charAt(at - 1) == ' ') {
                return 2;
            }
            return 1;
        }
        int i = at;
        boolean blank = false;
        while (i < text.length() && i - at < 3 && text.charAt(i) == ' ') {
            i++;
            blank = true;
        }
        if (i >= text.length()) {
            return 0;
        }
        char open = text.charAt(i);
        char close = open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : open == '<' ? '>' : '\0';
        int end = 0;
        if (close != '\0') {
            int shut = i + 1;
            while (shut < text.length() && shut - i < 10 && text.charAt(shut) != close) {
                shut++;
            }
            if (shut < text.length()
                    && shut - i < 10
                    && isDotName(text.substring(i + 1, shut).strip(), open)) {
                end = shut + 1;
            }
        } else if (open == '&') {
            for (String code : DOT_CODES) {
                if (!blank && text.regionMatches(true, i, code, 0, code.length())) {
                    return code.length();
                }
            }
        } else if (blank && open == '.') {
            end = i + 1;
            if (end >= text.length() || text.charAt(end) != ' ') {
                return 0; // " .com" is a file's ending or a slip
            }
        } else if (blank && text.regionMatches(true, i, "dot ", 0, 4)) {
            end = i + 3;
        }
        if (end == 0) {
            return 0;
        }
        int blanks = end;
        while (blanks < text.length() && blanks - end < 3 && text.charAt(blanks) == ' ') {
            blanks++;
        }
        return (blank ? blanks : close != '\0' && blanks == end ? end : blanks) - at;
    }
}
