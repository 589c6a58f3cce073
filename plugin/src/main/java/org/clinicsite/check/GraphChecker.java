package org.clinicsite.check;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Checks structured data against schema.org: types and properties that exist and are not superseded, each property in the
 * domain of its node's type, each value in the property's range, each reference in the same graph; and against what search
 * engines, or the standards of the trade, do not allow a clinic to say of itself
 * (https://developers.google.com/search/docs/appearance/structured-data/review-snippet: no reviews of oneself). Built once;
 * safe for many threads.
 */
public final class GraphChecker {

    private static final Set<String> NEVER_TYPES =
            Set.of("Review", "AggregateRating", "Rating", "SearchAction", "HowTo", "HowToStep");
    private static final Set<String> NEVER_PROPERTIES = Set.of(
            "review", "reviews", "aggregateRating", "acceptsReservations", "branchOf", "eligibleDuration", "duration");

    private final SchemaOrg vocabulary = new SchemaOrg();

    /** Text that is no JSON: nobody reads any of it. */
    public static final class NoJsonException extends Exception {

        private static final long serialVersionUID = 1;

        NoJsonException(ParseException e) {
            super("no JSON: " + e, e);
        }
    }

    /**
     * Looks through the text of one script of structured data.
     *
     * @param json a node, a list of them, or a graph of them
     * @return a line per mistake: where, and what; none for data in other words than schema.org's
     * @throws NoJsonException when it is none
     */
    public List<String> check(String json) throws NoJsonException {
        List<String> mistakes = new ArrayList<>();
        if (json.contains("<")) {
            mistakes.add("a '<' that is not written \\u003c");
        }
        Object root;
        try {
            root = new JSONParser().parse(json);
        } catch (ParseException e) {
            throw new NoJsonException(e);
        }
        List<Object> nodes = new ArrayList<>();
        for (Object each : values(root)) {
            if (each instanceof Map<?, ?> node && isSchemaOrg(node.get("@context"))) {
                nodes.addAll(node.containsKey("@graph") ? values(node.get("@graph")) : List.of(node));
            } else if (!(each instanceof Map<?, ?>)) {
                mistakes.add("no node: " + each);
            }
        }
        new Graph(nodes, mistakes).check();
        return mistakes;
    }

    private static boolean isSchemaOrg(@Nullable Object context) {
        return context instanceof String text && text.matches("https?://(www\\.)?schema\\.org/?");
    }

    /** A property's values: none, one, or those of its list. */
    public static List<?> values(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    /** Gives each node to somebody, outermost ones first; those within others too. */
    public static void forEach(@Nullable Object value, Consumer<Map<?, ?>> use) {
        for (Object one : values(value)) {
            if (one instanceof Map<?, ?> node) {
                use.accept(node);
                node.values().forEach(inner -> forEach(inner, use));
            }
        }
    }

    private final class Graph {

        private final List<?> nodes;
        private final List<String> mistakes;
        private final Map<Object, String> typesById = new HashMap<>();

        Graph(List<?> nodes, List<String> mistakes) {
            this.nodes = nodes;
            this.mistakes = mistakes;
        }

        void check() {
            forEach(nodes, node -> {
                Object type = node.get("@type");
                Object id = node.get("@id");
                if (id != null && type != null) {
                    String before = typesById.put(id, type.toString());
                    if (before != null && !before.equals(type)) {
                        mistakes.add(id + " is both " + before + " and " + type);
                    }
                }
            });
            for (Object node : nodes) {
                if (node instanceof Map<?, ?> map) {
                    checkNode(map);
                } else {
                    mistakes.add("no node: " + node);
                }
            }
        }

        private void checkNode(Map<?, ?> node) {
            if (!(node.get("@type") instanceof String type) || !vocabulary.hasType(type)) {
                mistakes.add("no such type: " + node.get("@type"));
                return;
            }
            if (!vocabulary.successorOfType(type).isEmpty()) {
                mistakes.add(type + " was superseded by " + vocabulary.successorOfType(type));
            }
            if (NEVER_TYPES.contains(type)) {
                mistakes.add(type + " must never be there");
            }
            if (node.containsKey("@id") && !isAbsolute(String.valueOf(node.get("@id")))) {
                mistakes.add(type + ": no absolute @id: " + node.get("@id"));
            }
            node.forEach((name, value) -> {
                String key = String.valueOf(name);
                if (!key.startsWith("@")) {
                    checkProperty(type, key, value);
                }
            });
        }

        private void checkProperty(String type, String name, @Nullable Object value) {
            String where = type + "." + name;
            SchemaOrg.Property property = vocabulary.property(name);
            if (property == null) {
                mistakes.add(where + ": no such property");
                return;
            }
            if (!property.successor().isEmpty()) {
                mistakes.add(where + " was superseded by " + property.successor());
            }
            if (!vocabulary.is(type, property.domain())) {
                mistakes.add(where + ": only on " + property.domain());
            }
            if (NEVER_PROPERTIES.contains(name)) {
                mistakes.add(where + " must never be there");
            }
            if (values(value).isEmpty()) {
                mistakes.add(where + ": nothing");
            }
            for (Object one : values(value)) {
                checkValue(where, property.range(), one);
            }
        }

        private void checkValue(String where, Set<String> range, Object value) {
            if (value instanceof Map<?, ?> node && node.containsKey("@type")) {
                checkNode(node);
                if (!vocabulary.is(String.valueOf(node.get("@type")), range)) {
                    mistakes.add(where + ": " + node.get("@type") + " is none of " + range);
                }
            } else if (value instanceof Map<?, ?> reference) {
                String type = typesById.get(reference.get("@id"));
                if (type == null || reference.size() > 1) {
                    mistakes.add(where + ": leads nowhere: " + reference);
                } else if (!vocabulary.is(type, range)) {
                    mistakes.add(where + ": " + type + " is none of " + range);
                }
            } else if (!isLiteral(value, range)) {
                mistakes.add(where + ": " + value + " is none of " + range);
            }
        }

        private boolean isLiteral(Object value, Set<String> range) {
            if (value instanceof Boolean) {
                return range.contains("Boolean");
            }
            if (value instanceof Long) {
                return range.contains("Integer") || range.contains("Number");
            }
            if (value instanceof Number) {
                return range.contains("Number") || range.contains("Float");
            }
            if (!(value instanceof String text) || text.isBlank()) {
                return false;
            }
            String member = "https://schema.org/";
            return range.contains("Text")
                    || range.contains("URL") && isAbsolute(text)
                    || range.contains("Date") && parses(() -> LocalDate.parse(text))
                    || range.contains("DateTime") && parses(() -> OffsetDateTime.parse(text))
                    || range.contains("Time") && parses(() -> LocalTime.parse(text))
                    || range.contains("Number") && text.matches("-?[0-9]+([.][0-9]+)?")
                    || text.startsWith(member) && vocabulary.isMember(text.substring(member.length()), range)
                    // an address names a thing of which nothing else is said
                    || isAbsolute(text) && vocabulary.is("WebPage", range);
        }

        private boolean isAbsolute(String text) {
            try {
                URI uri = URI.create(text);
                return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private boolean parses(Runnable parse) {
            try {
                parse.run();
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
