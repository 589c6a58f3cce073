package org.clinicsite.lint;

import java.util.Arrays;
import java.util.List;

/** Finds what stands between quotation marks; a pair does not reach beyond its block. */
final class Quotations {

    private static final String OPEN = "\u201C\u201E\u00AB\u2018\u201A\u2039";
    private static final String CLOSE = "\u201D\u201C\u00BB\u2019\u2018\u203A";

    private Quotations() {}

    /** Per character whether it stands in a quotation, the marks included. */
    static boolean[] of(char[] text, int length, List<ProseBlock> blocks) {
        boolean[] quoted = new boolean[length + 1];
        for (ProseBlock block : blocks) {
            for (int i = block.start(); i < block.end(); i++) {
                char c = text[i];
                if (c != '"' && c != '\'' && c < 160) {
                    continue;
                }
                int end = c == '"'
                        ? straight(text, i, block.end())
                        : c == '\'' ? single(text, i, block) : curved(text, i, block);
                if (end > i) {
                    Arrays.fill(quoted, i, end + 1, true);
                    i = end;
                }
            }
        }
        return quoted;
    }

    private static int straight(char[] text, int at, int limit) {
        for (int i = at + 1; i < limit; i++) {
            if (text[i] == '"') {
                return i;
            }
        }
        return -1;
    }

    private static int single(char[] text, int at, ProseBlock block) {
        boolean opens = (at == block.start() || !Lexicon.isLetter(text[at - 1]))
                && at + 1 < block.end()
                && Lexicon.isLetter(text[at + 1]);
        for (int i = at + 2; opens && i < block.end(); i++) {
            if (text[i] == '\'' && (i + 1 == block.end() || !Lexicon.isLetter(text[i + 1]))) {
                return i;
            }
        }
        return -1;
    }

    private static int curved(char[] text, int at, ProseBlock block) {
        if (text[at] < 128) {
            return -1;
        }
        if (text[at] == '\u00BB') { // »so« in German print
            return find(text, at, "\u00AB", block.end());
        }
        int mark = OPEN.indexOf(text[at]);
        if (mark < 0) {
            return -1;
        }
        String close = text[at] == '\u201C'
                ? "\u201D\""
                : text[at] == '\u201E' ? "\u201C\u201D\"" : CLOSE.substring(mark, mark + 1);
        return find(text, at, close, block.end());
    }

    private static int find(char[] text, int at, String close, int limit) {
        for (int i = at + 1; i < limit; i++) {
            boolean apostrophe = text[i] == '\u2019' && i + 1 < limit && Lexicon.isLetter(text[i + 1]);
            if (close.indexOf(text[i]) >= 0 && !apostrophe) {
                return i;
            }
        }
        return -1;
    }
}
