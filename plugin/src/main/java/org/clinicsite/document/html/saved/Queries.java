package org.clinicsite.document.html.saved;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Queries that are asked of each element of a page: jsoup parses one that is given as text each time anew. */
final class Queries {

    private static final Map<String, Evaluator> KNOWN = new ConcurrentHashMap<>();

    private Queries() {}

    /**
     * A query, parsed once. One that asks what stands round an element remembers its answers, and would be wrong when the page
     * has changed; it is parsed anew.
     *
     * @param query a constant of this package
     */
    static Evaluator of(String query) {
        Evaluator known = KNOWN.get(query);
        if (known != null) {
            return known;
        }
        return looksAround(query) ? QueryParser.parse(query) : KNOWN.computeIfAbsent(query, QueryParser::parse);
    }

    private static boolean looksAround(String query) {
        int depth = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0 && " >+~:".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
