package org.clinicsite.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Bytes to text: UTF-8 and nothing else, so that no letter is ever guessed. */
public final class Decoder {

    private static final char MARK = '\uFEFF';

    private Decoder() {}

    /**
     * Decodes a file. A byte-order mark is taken off.
     *
     * @param path the file as people know it
     * @param problems gets an error with line and column when the bytes are not UTF-8, or hold a character that neither
     *     HTML nor XML may hold; a warning for a byte-order mark that is not at the beginning
     * @return null after an error
     */
    public static @Nullable SourceText decode(String path, byte[] bytes, Problems problems) {
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)) {
            problems.add(Problem.error(Code.WRONG_ENCODING, path, 1, 1, "The file is UTF-16.", "Save it as UTF-8."));
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            in.position(3);
        }
        if (isPlainAscii(bytes)) { // many files, and quicker than the decoder
            return new SourceText(path, new String(bytes, StandardCharsets.ISO_8859_1));
        }
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        SourceText source = new SourceText(path, text);
        if (result.isError()) {
            problems.add(Problem.error(
                    Code.WRONG_ENCODING,
                    path,
                    source.line(text.length()),
                    source.column(text.length()),
                    String.format("The byte 0x%02X is not UTF-8.", bytes[in.position()]),
                    "Save the file as UTF-8."));
            return null;
        }
        return refusesControl(source, problems) ? null : source;
    }

    /**
     * Whether a text holds a character that neither HTML nor XML may hold.
     *
     * @param problems gets an error with line and column when it does; a warning for a byte-order mark in the text
     */
    public static boolean refusesControl(SourceText source, Problems problems) {
        String text = source.text();
        tellMark(source, problems);
        int control = control(text, source.path().endsWith(".txt"));
        if (control >= 0) {
            problems.add(Problem.error(
                    Code.CONTROL_CHARACTER,
                    source.path(),
                    source.line(control),
                    source.column(control),
                    String.format("The file holds the control character U+%04X.", (int) text.charAt(control)),
                    "Delete it, or save the file as plain text in UTF-8."));
        }
        return control >= 0;
    }

    /** Nobody sees it, and yet it parts words, hides a header and gets into addresses. */
    private static void tellMark(SourceText source, Problems problems) {
        String text = source.text();
        int mark = text.indexOf(MARK);
        if (mark >= 0) {
            long more = text.chars().filter(c -> c == MARK).count() - 1;
            problems.add(Problem.warning(
                    Code.INVISIBLE_CHARACTER,
                    source.path(),
                    source.line(mark),
                    source.column(mark),
                    "An invisible byte-order mark (U+FEFF) stands in the middle of the file"
                            + (more == 0 ? "." : ", and " + more + " more."),
                    "Delete it, also where files were joined; only at the very beginning it does no harm."));
        }
    }

    /**
     * The first character below a blank that is no tab, line end or form feed; -1 when there is none. In raw text Word's soft
     * line end, a vertical tab, is one more.
     */
    private static int control(String text, boolean raw) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && !(raw && c == '\u000B')) {
                return i;
            }
        }
        return -1;
    }

    /** Whether nothing but ASCII stands in it, and no control character. */
    private static boolean isPlainAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }
}
