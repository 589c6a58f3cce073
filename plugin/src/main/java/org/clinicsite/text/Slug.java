package org.clinicsite.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form of a title that goes into addresses and anchors, such as {@code who-should-not-come}: Unicode normal form C,
 * lower case, letters and digits of any script kept, every other run one hyphen, none at the ends. Marks that belong to
 * a letter stay with it (Devanagari vowel signs, Hebrew points); characters without a shape of their own (zero-width
 * space, soft hyphen) vanish without leaving a hyphen. The same in every locale.
 */
public final class Slug {

    private Slug() {}

    /** The slug of a title; empty when it has neither letter nor digit. */
    public static String of(String title) {
        if (isAscii(title)) {
            return hyphenated(title.toLowerCase(Locale.ROOT));
        }
        String normal = Normalizer.normalize(title, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        // İ lowers to i and a combining dot; composing once more costs nothing and keeps the promise of form C.
        return hyphenated(Normalizer.normalize(normal, Normalizer.Form.NFC));
    }

    /**
     * The slug in ASCII alone, for hosts and habits that cannot do otherwise: accents go, {@code ß} becomes
     * {@code ss}; letters without a Latin base leave a hyphen.
     *
     * @return empty when nothing is left, as for a title in Cyrillic
     */
    public static String ascii(String title) {
        if (isAscii(title)) {
            return of(title);
        }
        String apart = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                plain.append((char) c);
            } else if (!isMark(c) && !isShapeless(c)) {
                plain.append(latin(c));
            }
        }
        return hyphenated(plain.toString());
    }

    private static String hyphenated(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && out.length() > 0) {
                    out.append('-');
                }
                gap = false;
                out.appendCodePoint(c);
            } else if (isMark(c) && !isShapeless(c) && !gap && out.length() > 0) {
                out.appendCodePoint(c);
            } else if (!isShapeless(c)) {
                gap = true;
            }
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** A mark that is drawn with the letter before it. Keycaps and other enclosing marks are pictures, not letters. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Format characters, the variation selectors of emoji, and the grapheme joiner. */
    private static boolean isShapeless(int c) {
        return c >= 0x80
                && (Character.getType(c) == Character.FORMAT
                        || c >= 0xFE00 && c <= 0xFE0F
                        || c >= 0xE0100 && c <= 0xE01EF
                        || c == 0x034F);
    }

    /** Latin letters that no normal form takes apart. */
    private static String latin(int c) {
        return switch (c) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'þ' -> "th";
            case 'ı' -> "i";
            default -> " ";
        };
    }
}
