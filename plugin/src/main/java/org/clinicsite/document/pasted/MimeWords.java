package org.clinicsite.document.pasted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters that mail writes in ASCII: encoded words in heads (RFC 2047) and quoted-printable bodies (RFC 2045). */
final class MimeWords {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?\\s]*)\\?=(?:\\s+(?==\\?))?");

    private MimeWords() {}

    /** A head's value with its encoded words read; those that cannot be read stay. */
    static @Nullable String read(@Nullable String value) {
        if (value == null || !value.contains("=?")) {
            return value;
        }
        return WORD.matcher(value)
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3))));
    }

    private static String word(String charset, String how, String said) {
        try {
            byte[] bytes = how.equalsIgnoreCase("b") ? Base64.getDecoder().decode(said) : bytes(said.replace('_', ' '));
            return new String(bytes, Charset.forName(charset));
        } catch (IllegalArgumentException e) { // no such charset, or no Base64
            return said;
        }
    }

    /** What a run of {@code =C3=A9} stands for; UTF-8, else Windows-1252. */
    static String letters(String run) {
        byte[] bytes = bytes(run);
        String read = new String(bytes, StandardCharsets.UTF_8);
        return read.indexOf('\uFFFD') < 0 ? read : new String(bytes, Charset.forName("windows-1252"));
    }

    private static byte[] bytes(String said) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(said.length());
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            int high = c == '=' && i + 2 < said.length() + 0 ? Character.digit(said.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(said.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
