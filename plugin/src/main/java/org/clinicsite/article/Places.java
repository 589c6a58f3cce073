package org.clinicsite.article;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.markdown.Directive;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.jspecify.annotations.Nullable;

/** Where an offset of an edited body stands in its file, and problems told with that place. */
final class Places {

    private final Source source;
    private final Edits edits;
    private final Problems problems;

    Places(Source source, Edits edits, Problems problems) {
        this.source = source;
        this.edits = edits;
        this.problems = problems;
    }

    /** The body with the edits made. */
    static String body(Source source, Edits edits) {
        String text = edits.apply(source.text().text());
        return source.bodyStart() == 0 ? text : text.substring(source.bodyStart());
    }

    /** The offset in the file of an offset in the edited body. */
    int inFile(int offset) {
        return edits.before(source.bodyStart() + offset);
    }

    /** The line in the file of an offset in the edited body, from 1. */
    int line(int offset) {
        return source.text().line(inFile(offset));
    }

    /** The shortcut that a directive of the edited body is. */
    Shortcut shortcut(Directive directive) {
        List<Shortcut.Value> values = new ArrayList<>(directive.values().size());
        for (Directive.Value value : directive.values()) {
            int at = inFile(value.offset());
            values.add(new Shortcut.Value(
                    value.key(),
                    value.text(),
                    source.text().line(at),
                    source.text().column(at)));
        }
        int at = inFile(directive.offset());
        return new Shortcut(
                directive.name(),
                directive.label(),
                List.copyOf(values),
                directive.container(),
                source.text().line(at),
                source.text().column(at));
    }

    /** A warning at an offset of the edited body. */
    void warn(int offset, String message, @Nullable String advice) {
        int at = inFile(offset);
        problems.add(Problem.warning(
                source.text().path(), source.text().line(at), source.text().column(at), message, advice));
    }

    /** At an offset of the edited body something was set right, which leaves nothing to do. */
    void mended(int offset, String message, @Nullable String advice) {
        int at = inFile(offset);
        problems.add(Problem.info(
                source.text().path(), source.text().line(at), source.text().column(at), message, advice));
    }

    /** What may not stand on a page and goes: the author's slip, or what came along with a pasted text. */
    void refused(int offset, String message, @Nullable String advice) {
        if (source.isPasted()) {
            mended(offset, message, advice);
        } else {
            warn(offset, message, advice);
        }
    }

    /** An error at an offset of the edited body. */
    void error(int offset, String message, @Nullable String advice) {
        int at = inFile(offset);
        problems.add(Problem.error(
                source.text().path(), source.text().line(at), source.text().column(at), message, advice));
    }

    /** Tells of an address that no page may hold. */
    void checkAddress(String address, int offset) {
        if (!Addresses.isSafe(address)) {
            refused(
                    offset,
                    "The address '" + shortened(address)
                            + "' could run a program in the visitor's browser; it is left out.",
                    "Write an address that begins with https://, mailto: or tel:, or a path on this site.");
        }
    }

    /** A quotation that fits into a message. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 59)) + "…";
    }
}
