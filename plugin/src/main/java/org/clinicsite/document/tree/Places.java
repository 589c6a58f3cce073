package org.clinicsite.document.tree;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edit;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** Tells problems of one text with their places. */
public final class Places {

    private final Source source;
    private final Edits edits;
    private final int shift;
    private final Problems problems;

    private Places(Source source, Edits edits, int shift, Problems problems) {
        this.source = source;
        this.edits = edits;
        this.shift = shift;
        this.problems = problems;
    }

    /** For offsets of the file. */
    public static Places ofFile(Source source, Problems problems) {
        return new Places(source, Edits.NONE, 0, problems);
    }

    /** For offsets of the body with some edits of the file made. */
    public static Places ofBody(Source source, Edits edits, Problems problems) {
        return new Places(source, edits, source.bodyStart(), problems);
    }

    /** The body with edits of the file made. */
    public static String body(Source source, Edits edits) {
        String text = edits.apply(source.text().text());
        return source.bodyStart() == 0 ? text : text.substring(source.bodyStart());
    }

    /** The offset in the file. */
    public int inFile(int offset) {
        return edits.before(shift + offset);
    }

    /** The line in the file, from 1. */
    public int line(int offset) {
        return source.text().line(inFile(offset));
    }

    /** Edits of the body as edits of the whole file. */
    public Edits inFile(Edits body) {
        if (shift == 0 || body.isEmpty()) {
            return body;
        }
        List<Edit> moved = new ArrayList<>(body.list().size());
        for (Edit edit : body.list()) {
            moved.add(new Edit(new Span(edit.span().start() + shift, edit.span().end() + shift), edit.replacement()));
        }
        return new Edits(moved);
    }

    /** A warning. */
    public void warn(Code code, int offset, String message, @Nullable String advice) {
        add(code, Problem.Level.WARNING, offset, message, advice);
    }

    /** Something was set right, which leaves nothing to do. */
    public void reportMended(Code code, int offset, String message, @Nullable String advice) {
        add(code, Problem.Level.INFO, offset, message, advice);
    }

    /** What may not stand on a page and goes: the author's slip, or what came along with a pasted text. */
    public void reportRefused(Code code, int offset, String message, @Nullable String advice) {
        if (source.isPasted()) {
            reportMended(code, offset, message, advice);
        } else {
            warn(code, offset, message, advice);
        }
    }

    /** An error. */
    public void reportError(Code code, int offset, String message, @Nullable String advice) {
        add(code, Problem.Level.ERROR, offset, message, advice);
    }

    private void add(Code code, Problem.Level level, int offset, String message, @Nullable String advice) {
        int at = inFile(offset);
        problems.add(new Problem(
                code,
                level,
                source.text().path(),
                source.text().line(at),
                source.text().column(at),
                message,
                advice));
    }

    /** Tells of an address that no page may hold. */
    public void checkAddress(String address, int offset) {
        if (!Addresses.isSafe(address)) {
            reportRefused(
                    Code.DANGEROUS_ADDRESS,
                    offset,
                    "The address '" + shortened(address)
                            + "' could run a program in the visitor's browser; it is left out.",
                    "Write an address that begins with https://, mailto: or tel:, or a path on this site.");
        }
    }

    /** Tells of a character that no page may hold. */
    public void leaveCharacterOut(int offset, int codePoint) {
        warn(
                Code.CONTROL_CHARACTER,
                offset,
                "The character U+%04X cannot stand in a page; it is left out.".formatted(codePoint),
                "Delete it.");
    }

    /** A quotation that fits into a message. */
    public static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 59)) + "…";
    }
}
