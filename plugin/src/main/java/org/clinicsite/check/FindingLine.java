package org.clinicsite.check;

import org.clinicsite.generate.Found;
import org.clinicsite.problem.Todo;

/** A finding as people read it. */
public final class FindingLine {

    private FindingLine() {}

    /** {@code path:line:column: rule: “quote”. message advice}, without the parts that are not known; one line. */
    public static String of(Found found) {
        StringBuilder line = new StringBuilder(found.source().isEmpty() ? "" : found.place() + ": ");
        boolean quotes = !found.quote().isEmpty() && found.kind() == Todo.Kind.PROBLEM;
        if (quotes) {
            line.append(found.rule()).append(": \u201c").append(found.quote()).append("\u201d. ");
        }
        line.append(found.message());
        if (!found.advice().isEmpty()) {
            line.append(' ').append(found.advice());
        }
        if (!quotes) {
            line.append(" [").append(found.rule()).append(']');
        }
        return line.toString().replace('\n', ' ');
    }
}
