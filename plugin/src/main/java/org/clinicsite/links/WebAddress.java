package org.clinicsite.links;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address, parsed once: every disguise taken off and noted.
 *
 * @param kind what it leads to
 * @param scheme lower case; empty when it has none
 * @param host ASCII, lower case, without {@code www.}'s special treatment; empty when it has none
 * @param port -1 when none is written
 * @param path as written, starting with {@code /}; empty when none
 * @param query as written, without {@code ?}; null when none
 * @param fragment as written, without {@code #}; null when none
 * @param disguises what was done to hide it
 * @param text the address without its disguise
 */
record WebAddress(
        Kind kind,
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment,
        Set<Disguise> disguises,
        String text) {

    /** What an address leads to. */
    enum Kind {
        /** A host on the web. */
        WEB,
        /** A page or place of the same site. */
        LOCAL,
        /** {@code mailto:}, {@code tel:}, {@code sms:}. */
        CONTACT,
        /** {@code javascript:}, {@code vbscript:}. */
        SCRIPT,
        /** {@code data:}. */
        DATA,
        /** Another scheme. */
        OTHER
    }

    private static final Set<String> CONTACT_SCHEMES = Set.of("mailto", "tel", "sms", "callto", "fax");

    /**
     * Takes an address apart.
     *
     * @param decoded the address, entities and Markdown escapes resolved
     * @param written the address as the file has it
     * @param knowledge for letters that look like others
     */
    static WebAddress parse(String decoded, String written, Knowledge knowledge) {
        EnumSet<Disguise> disguises = EnumSet.noneOf(Disguise.class);
        String text = stripInvisible(decoded.strip(), disguises);
        if (written.indexOf(' ') >= 0 && decoded.indexOf(' ') < 0 && hasLoneLetters(written)) {
            disguises.add(Disguise.SPACED_LETTERS);
        }
        // Full-width letters before the path; the path may hold any script.
        int head = headEnd(text);
        String front = text.substring(0, head);
        if (hasFullWidth(front)) {
            disguises.add(Disguise.FULL_WIDTH);
            front = Normalizer.normalize(front, Normalizer.Form.NFKC);
            text = front + text.substring(head);
        }
        text = dots(text, disguises);
        if (text.indexOf('\\') >= 0) {
            int end = text.indexOf('?');
            String before = end < 0 ? text : text.substring(0, end);
            if (before.indexOf('\\') >= 0 && before.indexOf('\\') < before.length() - 1) {
                disguises.add(Disguise.BACKSLASH);
                text = before.replace('\\', '/') + (end < 0 ? "" : text.substring(end));
            }
        }
        String scheme = scheme(text);
        if (scheme != null) {
            String rest = text.substring(scheme.length() + 1);
            String lower = scheme.toLowerCase(Locale.ROOT);
            String plain = straighten(lower);
            // "HTTP" and "Http" are habits of people and phones, "hTTp" is not
            boolean cased = !scheme.equals(lower)
                    && !scheme.substring(1).equals(lower.substring(1))
                    && !scheme.equals(scheme.toUpperCase(Locale.ROOT));
            if (cased || !plain.equals(lower)) {
                disguises.add(Disguise.BENT_SCHEME);
            }
            if (entitiesInHead(written)) {
                disguises.add(Disguise.ENTITIES);
            }
            if (plain.equals("javascript") || plain.equals("vbscript") || plain.equals("livescript")) {
                return other(Kind.SCRIPT, plain, disguises, text);
            }
            if (plain.equals("data")) {
                return other(Kind.DATA, plain, disguises, text);
            }
            if (CONTACT_SCHEMES.contains(plain)) {
                disguises.remove(Disguise.ENTITIES); // many pages hide mail addresses from harvesters so
                return other(Kind.CONTACT, plain, disguises, text);
            }
            if (!plain.equals("http") && !plain.equals("https") && !plain.equals("ftp")) {
                if (rest.startsWith("//") || !looksLikeHost(scheme)) {
                    return other(Kind.OTHER, plain, disguises, text);
                }
                return web("", "http", "//" + text, disguises, knowledge); // host:port without a scheme
            }
            return web(plain + ":", plain, rest, disguises, knowledge);
        }
        if (text.startsWith("//")) {
            return web("", "", text, disguises, knowledge);
        }
        return other(Kind.LOCAL, "", EnumSet.noneOf(Disguise.class), text);
    }

    /** An address that was written without a scheme, such as {@code example.org/a}. */
    static WebAddress schemeless(String written, Knowledge knowledge) {
        return parse("http://" + written, written, knowledge);
    }

    private static WebAddress other(Kind kind, String scheme, Set<Disguise> disguises, String text) {
        return new WebAddress(kind, scheme, "", -1, "", null, null, disguises, text);
    }

    private static WebAddress web(
            String prefix, String scheme, String rest, EnumSet<Disguise> disguises, Knowledge knowledge) {
        int start = 0;
        while (start < rest.length() && rest.charAt(start) == '/') {
            start++;
        }
        int end = start;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(start, end);
        int user = authority.lastIndexOf('@');
        if (user >= 0) {
            disguises.add(Disguise.USER_INFO);
            authority = authority.substring(user + 1);
        }
        int port = -1;
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && !authority.endsWith("]")) {
            String digits = authority.substring(colon + 1);
            if (digits.matches("[0-9]{0,5}")) {
                port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
                authority = authority.substring(0, colon);
            }
        }
        String host = host(authority, disguises, knowledge);
        int fragmentAt = rest.indexOf('#', end);
        String fragment = fragmentAt < 0 ? null : rest.substring(fragmentAt + 1);
        int tail = fragmentAt < 0 ? rest.length() : fragmentAt;
        int queryAt = rest.indexOf('?', end);
        String query = queryAt < 0 || queryAt > tail ? null : rest.substring(queryAt + 1, tail);
        String path = rest.substring(end, query == null ? tail : queryAt);
        String text = prefix + "//" + (user >= 0 || !disguises.isEmpty() ? host : authority)
                + (port >= 0 ? ":" + port : "") + rest.substring(end);
        return new WebAddress(Kind.WEB, scheme, host, port, path, query, fragment, disguises, text);
    }

    private static String host(String authority, EnumSet<Disguise> disguises, Knowledge knowledge) {
        String host = authority;
        if (PERCENT_CODE.matcher(host).find()) { // "%s.example.org" is a pattern of programmers, not a code
            disguises.add(Disguise.PERCENT_HOST);
            host = stripInvisible(percentDecoded(host), disguises);
        }
        boolean ascii = true;
        for (int i = 0; i < host.length() && ascii; i++) {
            ascii = host.charAt(i) < 128;
        }
        if (!ascii) {
            StringBuilder stops = new StringBuilder(host.length());
            for (int i = 0; i < host.length(); i++) {
                char c = host.charAt(i);
                if (c == '。' || c == '．' || c == '｡') {
                    disguises.add(Disguise.ODD_STOP);
                    c = '.';
                }
                stops.append(c);
            }
            String folded = Normalizer.normalize(stops, Normalizer.Form.NFKC);
            if (!folded.contentEquals(stops)) {
                disguises.add(Disguise.FULL_WIDTH);
            }
            host = unmixed(folded, disguises, knowledge);
        }
        host = asciiHost(host.toLowerCase(Locale.ROOT));
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return host;
    }

    /** Puts Latin letters where a label mixes Latin with look-alikes, or is look-alikes altogether below a Latin ending. */
    private static String unmixed(String host, EnumSet<Disguise> disguises, Knowledge knowledge) {
        String[] labels = host.split("\\.", -1);
        boolean latinEnding = isAscii(labels[labels.length - 1]);
        for (int i = 0; i < labels.length; i++) {
            String label = labels[i];
            if (isAscii(label)) {
                continue;
            }
            boolean latin = false;
            boolean foreign = false;
            for (int j = 0; j < label.length(); ) {
                int c = label.codePointAt(j);
                j += Character.charCount(c);
                if (Character.isLetter(c)) {
                    if (Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN) {
                        latin = true;
                    } else {
                        foreign = true;
                    }
                }
            }
            String plain = knowledge.lookalikes().plain(label);
            if (foreign && isAscii(plain) && (latin || latinEnding)) {
                disguises.add(Disguise.LOOKALIKE);
                labels[i] = plain;
            } else if (foreign && latin) {
                disguises.add(Disguise.LOOKALIKE);
            }
        }
        return String.join(".", labels);
    }

    /** The host in ASCII by IDNA; as it is when that cannot be. */
    static String asciiHost(String host) {
        if (isAscii(host)) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static boolean isZeroWidth(char c) {
        return c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u2060' || c == '\ufeff' || c == '\u180e';
    }

    static boolean isBidi(char c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\u200e' || c == '\u200f';
    }

    /** Whether three letters and more stand alone between blanks; "http:// a.org" and "www. a.org" are slips of typing. */
    private static boolean hasLoneLetters(String written) {
        int lone = 0;
        for (int i = 0; i < written.length(); i++) {
            boolean starts = i == 0 || written.charAt(i - 1) == ' ';
            boolean ends = i + 1 == written.length() || written.charAt(i + 1) == ' ';
            lone += starts && ends && Character.isLetter(written.charAt(i)) ? 1 : 0;
        }
        return lone >= 3;
    }

    private static String stripInvisible(String text, EnumSet<Disguise> disguises) {
        StringBuilder out = null;
        int head = headEnd(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Disguise disguise = null;
            if (isZeroWidth(c)) {
                disguise = Disguise.ZERO_WIDTH;
            } else if (c == '\u00ad') {
                disguise = Disguise.SOFT_HYPHEN;
            } else if (isBidi(c)) {
                disguise = Disguise.BIDI;
            } else if (c < ' ' || c == '\u007f') {
                disguise = Disguise.BROKEN_SCHEME;
            } else {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (i < head) {
                disguises.add(disguise); // in a path these are slips of copying
            }
        }
        return out == null ? text : out.toString();
    }

    /** Where scheme and host end. */
    private static int headEnd(String text) {
        int i = 0;
        int from = text.indexOf("//");
        if (from >= 0 && from < 20) {
            i = from + 2;
        } else {
            from = text.indexOf("\\\\");
            if (from >= 0 && from < 20) {
                i = from + 2;
            } else {
                from = text.indexOf("／／");
                if (from >= 0 && from < 20) {
                    i = from + 2;
                } else {
                    int colon = text.indexOf(':');
                    return colon >= 0 ? colon + 1 : 0;
                }
            }
        }
        while (i < text.length() && "/?#\\／".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static boolean hasFullWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～' && c != '．') {
                return true;
            }
        }
        return false;
    }

    /** Turns {@code [.]}, {@code [dot]}, {@code (dot)}, {@code " . "} before the path into dots. */
    private static String dots(String text, EnumSet<Disguise> disguises) {
        int end = headEnd(text);
        // A bracketed dot holds no slash, so the head ends behind all of them.
        String head = text.substring(0, end);
        if (head.chars().noneMatch(c -> c == '[' || c == '(' || c == '{' || c == '<' || c == ' ')) {
            return text;
        }
        StringBuilder out = new StringBuilder(head.length());
        boolean bracket = false;
        boolean blank = false;
        int i = 0;
        while (i < head.length()) {
            int length = BareAddresses.dotLength(head, i);
            if (length > 1) {
                boolean named = head.substring(i, i + length).strip().length() > 1;
                bracket |= named;
                blank |= !named;
                out.append('.');
                i += length;
            } else if (head.startsWith("[:]", i) || head.startsWith("(:)", i)) {
                bracket = true;
                out.append(':');
                i += 3;
            } else {
                out.append(head.charAt(i++));
            }
        }
        if (bracket) {
            disguises.add(Disguise.DOT_WORD);
        }
        if (blank) {
            disguises.add(Disguise.SPACED_DOT);
        }
        return out + text.substring(end);
    }

    private static @Nullable String scheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i == 0 ? null : text.substring(0, i);
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9') && "+-.*".indexOf(c) < 0)) {
                return null;
            }
        }
        return null;
    }

    private static boolean looksLikeHost(String scheme) {
        return scheme.indexOf('.') > 0;
    }

    /** {@code hxxp}, {@code h**ps}, {@code hXXp}, {@code ttp} and the like as what they mean. */
    static String straighten(String scheme) {
        int length = scheme.length();
        if (length < 3 || length > 7 || scheme.equals("http") || scheme.equals("https")) {
            return scheme;
        }
        boolean secure = scheme.endsWith("s");
        int end = secure ? length - 1 : length;
        int middle = 0;
        for (int i = 0; i < end; i++) {
            char c = scheme.charAt(i);
            if (c != 'h' && c != 't' && c != 'x' && c != '*' && c != 'p') {
                return scheme;
            }
            middle += c == 't' || c == 'x' || c == '*' ? 1 : 0;
        }
        return middle > 0 && scheme.charAt(end - 1) == 'p' ? secure ? "https" : "http" : scheme;
    }

    /** Whether a plain letter of scheme or host is written as an entity; {@code &amp;} in a query is honest. */
    private static boolean entitiesInHead(String written) {
        int end = headEnd(written);
        int hash = written.indexOf("&#");
        if (hash >= 0 && (hash < end || end <= 1)) {
            return true;
        }
        // An entity may stand for the slashes or the colon, so that no head is seen.
        return hash >= 0 && hash < 12
                || written.startsWith("&") && !written.startsWith("&amp;")
                || written.regionMatches(true, 0, "http&colon;", 0, 11)
                || written.contains("&Tab;")
                || written.contains("&NewLine;");
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Whether it is the host's root: no path, no query. */
    boolean isRoot() {
        return kind == Kind.WEB && (path.isEmpty() || path.equals("/")) && query == null;
    }

    /** Path, query and fragment in readable letters, lower case. */
    String readablePath() {
        String rest = path + (query == null ? "" : "?" + query);
        return (rest.indexOf('%') >= 0 ? percentDecoded(rest) : rest).toLowerCase(Locale.ROOT);
    }

    private static final Pattern PERCENT_CODE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Whether the host holds a picture instead of letters, as domains of emoji do. */
    boolean isEmojiHost() {
        if (!host.contains("xn--")) {
            return false;
        }
        return IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED)
                .codePoints()
                .anyMatch(c ->
                        c > 127 && !Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK);
    }

    /** Whether the host is an IP number, in whatever base: what ends in a number is one (WHATWG URL, "ends in a number"). */
    boolean isNumericHost() {
        if (host.startsWith("[")) {
            return true;
        }
        String end = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = end.substring(end.lastIndexOf('.') + 1);
        boolean hex = last.startsWith("0x");
        return !last.isEmpty() && last.chars().skip(hex ? 2 : 0).allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0);
    }
}
