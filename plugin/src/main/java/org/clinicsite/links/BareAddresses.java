package org.clinicsite.links;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

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
         * @param scheme whether it is written with one
         */
        void found(int start, int end, boolean scheme);
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

    /** Endings everybody knows; only these are believed when the dot itself is spelled out. */
    private static final Set<String> COMMON = Set.of(
            "com", "net", "org", "info", "biz", "ru", "co", "uk", "de", "io", "xyz", "site", "online", "shop", "store",
            "top", "club", "eu", "us", "ca", "au", "cn", "in", "fr", "it", "nl", "pl", "br", "jp", "gov", "edu", "me",
            "tv");

    private final String text;
    /** The same, for the loops that look at every character. */
    private final char[] chars;

    private final Layers layers;
    private final Predicate<String> isSuffix;

    /**
     * @param text the file
     * @param layers only prose is searched
     * @param isSuffix whether an ending, lower case, is a public one
     */
    BareAddresses(String text, Layers layers, Predicate<String> isSuffix) {
        this.text = text;
        this.chars = text.toCharArray();
        this.layers = layers;
        this.isSuffix = isSuffix;
    }

    /** Searches a stretch. */
    void find(int from, int to, Sink sink) {
        int i = from;
        while (i < to) {
            if (layers.at(i) != Layers.PROSE || !isLabel(chars[i])) {
                i++;
                continue;
            }
            int labelEnd = labelEnd(i, to);
            if (labelEnd < to && endsWord(labelEnd)) {
                i = labelEnd;
                continue;
            }
            int rest = afterScheme(labelEnd, to);
            int scheme = rest < 0 ? -1 : schemeStart(i, labelEnd);
            if (scheme >= 0) {
                int end = trimmed(rest, extend(rest, to));
                if (end > rest) {
                    sink.found(scheme, end, true);
                    i = end;
                    continue;
                }
            }
            i = chain(i, labelEnd, to, sink);
        }
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
            case '.', '。', '．', '｡', '[', '(', '{', ':', '：' -> false;
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
            if (dot == 0
                    || end + dot >= to
                    || !isLabel(text.charAt(end + dot))
                    || layers.at(end + dot) != Layers.PROSE) {
                break;
            }
            int next = end + dot;
            int nextEnd = labelEnd(next, to);
            boolean spelled = dot > 1;
            if (spelled
                    && Character.isWhitespace(text.charAt(end))
                    && Character.isWhitespace(text.charAt(next - 1))
                    && !COMMON.contains(text.substring(next, nextEnd).toLowerCase(Locale.ROOT))
                    && !followedByCommon(nextEnd, to)) {
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
        if (start > 0 && text.charAt(start - 1) == '@' || bestEnd < to && text.charAt(bestEnd) == '@') {
            return bestEnd; // a mail address
        }
        if (start > 0 && "/\\=%#&_".indexOf(text.charAt(start - 1)) >= 0) {
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
        sink.found(start, addressEnd, false);
        return addressEnd;
    }

    private boolean followedByCommon(int from, int to) {
        int dot = from < to ? dotLength(text, from) : 0;
        if (dot < 2 || from + dot >= to || !isLabel(text.charAt(from + dot))) {
            return false;
        }
        int end = labelEnd(from + dot, to);
        return COMMON.contains(text.substring(from + dot, end).toLowerCase(Locale.ROOT));
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
            return COMMON.contains(lower) && written.length() >= 2;
        }
        if (certain) {
            return true;
        }
        if (WORDLIKE.contains(lower)) {
            return labels > 2
                    && isSuffix.test(host.substring(host.indexOf('.') + 1).toLowerCase(Locale.ROOT));
        }
        return true;
    }

    /** Where a scheme begins that ends a label: {@code http} in "texthttp"; -1 when there is none. */
    private int schemeStart(int start, int end) {
        int from = Math.max(start, end - 24);
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

    /** Where the host begins behind {@code ://} and its kin; -1 when that does not follow. */
    private int afterScheme(int at, int to) {
        int i = at;
        if (text.startsWith("[:]", i) || text.startsWith("(:)", i)) {
            i += 3;
        } else if (i < to && (text.charAt(i) == ':' || text.charAt(i) == '：')) {
            i++;
        } else {
            return -1;
        }
        int slashes = 0;
        while (i < to && slashes < 4 && "/\\／".indexOf(text.charAt(i)) >= 0) {
            i++;
            slashes++;
        }
        return slashes >= 2 && i < to ? i : -1;
    }

    /** How far an address reaches. */
    private int extend(int from, int to) {
        int i = from;
        int round = 0;
        boolean host = true;
        while (i < to && layers.at(i) == Layers.PROSE) {
            char c = text.charAt(i);
            if (host && (c == '[' || c == '(' || c == '{' || c == ' ')) {
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
        char close = open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : '\0';
        int end = 0;
        if (close != '\0') {
            if (i + 2 < text.length() && text.charAt(i + 1) == '.' && text.charAt(i + 2) == close) {
                end = i + 3;
            } else if (text.regionMatches(true, i + 1, "dot", 0, 3)
                    && i + 4 < text.length()
                    && text.charAt(i + 4) == close) {
                end = i + 5;
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
