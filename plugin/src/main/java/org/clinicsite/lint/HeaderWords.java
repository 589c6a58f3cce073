package org.clinicsite.lint;

import java.util.Set;
import org.clinicsite.source.Source;

/** Finds the values of a file's header that are words for readers. */
final class HeaderWords {

    /** Keys whose values are words for readers. */
    private static final Set<String> SPOKEN = Set.of(
            "title",
            "description",
            "summary",
            "heading",
            "signs",
            "bring",
            "preparation",
            "aftercare",
            "disclaimer",
            "job-title");

    private final String source;
    private final int end;
    private final char mark;
    private final Sink sink;

    /** Gets what is found. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a value.
         *
         * @param start where it begins in the file
         * @param end one past it
         */
        void addValue(int start, int end);
    }

    private HeaderWords(Source file, Sink sink) {
        this.source = file.text().text();
        this.end = file.bodyStart();
        this.mark = file.header() == Source.HeaderKind.JBAKE ? '=' : ':';
        this.sink = sink;
    }

    /** Finds them in order. */
    static void find(Source file, Sink sink) {
        if (file.header() != Source.HeaderKind.NONE) {
            new HeaderWords(file, sink).find();
        }
    }

    private void find() {
        int line = 0;
        while (line < end) {
            int stop = lineEnd(line);
            int colon = source.indexOf(mark, line);
            int next = nextLine(stop);
            if (colon > line && colon < stop) {
                String key = source.substring(line, colon);
                if (!isBlank(line) && SPOKEN.contains(key.strip())) {
                    while (mark == ':' && next < end && isBlank(next)) { // a value over several lines
                        stop = lineEnd(next);
                        next = nextLine(stop);
                    }
                    addValue(colon + 1, stop);
                }
            }
            line = next;
        }
    }

    private void addValue(int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && " \t>|-".indexOf(source.charAt(start)) >= 0) {
            start++;
        }
        while (stop > start && source.charAt(stop - 1) <= ' ') {
            stop--;
        }
        if (stop - start > 1
                && "\"'".indexOf(source.charAt(start)) >= 0
                && source.charAt(stop - 1) == source.charAt(start)) {
            start++;
            stop--;
        }
        sink.addValue(start, stop);
    }

    private boolean isBlank(int i) {
        return i < source.length() && (source.charAt(i) == ' ' || source.charAt(i) == '\t');
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < end && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private int nextLine(int from) {
        int next = from;
        if (next < source.length() && source.charAt(next) == '\r') {
            next++;
        }
        if (next < source.length()
                && source.charAt(next) == '\n'
                && (next == from || source.charAt(next - 1) == '\r')) {
            next++;
        }
        return next;
    }
}
