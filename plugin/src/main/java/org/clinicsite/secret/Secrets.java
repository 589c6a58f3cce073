package org.clinicsite.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.secret.Shapes.Sign;
import org.clinicsite.secret.Shapes.Token;
import org.clinicsite.text.FilePath;

/**
 * Tells what nobody means to publish. The one place that decides it, for a build and for a publish:
 *
 * <ul>
 *   <li>by the name of a file or of a folder above it: {@code id_rsa}, {@code .env}, {@code clinic.kdbx}, {@code .git};
 *   <li>by its first bytes: a PuTTY key, a dump of a database, a database;
 *   <li>by what stands in a text: a private key, a token that opens somebody's service.
 * </ul>
 *
 * <p>Of a file no more than its first {@link #MOST_BYTES} are read, and of one that is no text its first {@link #HEAD}.
 */
public final class Secrets {

    /** Bytes of a text that are looked through: more than any file of keys or settings has. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int HEAD = 4096;

    /** Bytes in which the signs of a format stand. */
    private static final int SIGNS = 256;

    /**
     * RFC 7468, section 10, and its kin: PGP's, OpenSSH's and that of ssh.com, RFC 4716. A line of the key follows, or in
     * JSON {@code \n} and the key; a text that only speaks of such a line is none.
     */
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("----[- ]BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?----[- ]?"
                    + "(?:\\s*[\\r\\n]|\\\\r|\\\\n)[\\s\\\\rn>]*(?:[A-Za-z0-9+/=]|[A-Za-z-]+: )");

    /** What may stand in a file that has a key's name: RFC 7468, sections 5 to 9 and 13, and PGP's. */
    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN (?:CERTIFICATE|TRUSTED CERTIFICATE|X509 CERTIFICATE"
                    + "|CERTIFICATE REQUEST|NEW CERTIFICATE REQUEST|X509 CRL|PKCS7|CMS|[A-Z0-9 ]{0,20}PUBLIC KEY(?: BLOCK)?"
                    + "|DH PARAMETERS|EC PARAMETERS|PGP SIGNATURE)-----|^(?:ssh-|ecdsa-|sk-)[a-z0-9@.-]+ AAAA");

    /** What a file of SQL does when it holds somebody's tables, not questions only. */
    private static final Pattern TABLES = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|create\\s+table|create\\s+database|copy\\s+\\S+[^;]{0,2000}\\bfrom\\s+stdin)\\b");

    private Secrets() {}

    /**
     * Looks at a file.
     *
     * @param path its path in the folder that is published, with {@code /}
     * @throws IOException when it cannot be read
     */
    public static Optional<Secret> look(String path, Path file) throws IOException {
        Optional<Secret> named = named(path);
        return named.isPresent() ? named : held(new FilePath(path).name(), file);
    }

    /** Looks at a path alone. */
    public static Optional<Secret> named(String path) {
        Shapes shapes = Shapes.all();
        String[] parts = path.toLowerCase(Locale.ROOT).split("/");
        for (int i = 0; i < parts.length - 1; i++) {
            Optional<Secret> folder = folder(parts[i]);
            if (folder.isPresent()) {
                return folder;
            }
        }
        String name = parts[parts.length - 1];
        if (shapes.exceptions().stream().anyMatch(sign -> sign.fits(name))) {
            return Optional.empty();
        }
        return shapes.names().stream()
                .filter(sign -> sign.fits(name))
                .findFirst()
                .map(sign -> new Secret(sign.kind(), "By its name it is " + sign.called() + ".", 0, 0));
    }

    /** Looks at a folder's name. */
    public static Optional<Secret> folder(String name) {
        return Shapes.all().folders().stream()
                .filter(sign -> sign.fits(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(sign -> new Secret(sign.kind(), "It is " + sign.called() + ".", 0, 0));
    }

    private static Optional<Secret> held(String name, Path file) throws IOException {
        String ending = new FilePath(name).extension();
        String text = text(file);
        String head = text.substring(0, Math.min(SIGNS, text.length()));
        for (Sign sign : Shapes.all().heads()) {
            if (head.contains(sign.text())) {
                return Optional.of(new Secret(sign.kind(), "It is " + sign.called() + ".", 0, 0));
            }
        }
        Matcher key = PRIVATE_KEY.matcher(text);
        if (text.contains("PRIVATE KEY") && key.find()) {
            return Optional.of(at(Secret.Kind.KEY, "It holds a private key.", text, key.start()));
        }
        boolean keysName = ending.equals("pem") || ending.equals("key");
        if (keysName && !PUBLIC.matcher(text).find() && !text.startsWith("PK")) { // Keynote's files are archives
            return Optional.of(new Secret(Secret.Kind.KEY, "By its name it is a private key.", 0, 0));
        }
        if (ending.equals("sql") && TABLES.matcher(text).find() || ending.equals("bak") && text.startsWith("TAPE")) {
            return Optional.of(new Secret(Secret.Kind.DUMP, "It is a dump of a database.", 0, 0));
        }
        return token(text);
    }

    private static Optional<Secret> token(String text) {
        for (Token token : Shapes.all().tokens()) {
            String beginning = token.beginning();
            for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
                int end = at + beginning.length();
                Matcher rest = token.rest().matcher(text).region(end, text.length());
                if (!isOfWord(text, at - 1) && rest.lookingAt() && !isOfWord(text, rest.end())) {
                    String says = "It holds a token of " + token.whose() + " (" + beginning + "\u2026).";
                    return Optional.of(at(Secret.Kind.TOKEN, says, text, at));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static Secret at(Secret.Kind kind, String says, String text, int at) {
        int line = 1;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
            line++;
            start = end + 1;
        }
        return new Secret(kind, says, line, at - start + 1);
    }

    /** The beginning of a file, a character for each byte; of UTF-16 the letters, of what is no text little. */
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            boolean utf16 = head.length >= 2
                    && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE
                            || head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
            boolean binary = false;
            for (int i = 0; i < head.length && !binary && !utf16; i++) {
                binary = head[i] == 0;
            }
            String first = new String(head, StandardCharsets.ISO_8859_1);
            if (binary || head.length < HEAD) {
                return utf16 ? plain(first) : first;
            }
            String whole = first + new String(in.readNBytes(MOST_BYTES - HEAD), StandardCharsets.ISO_8859_1);
            return utf16 ? plain(whole) : whole;
        }
    }

    private static String plain(String utf16) {
        return utf16.substring(2).replace("\0", "");
    }
}
