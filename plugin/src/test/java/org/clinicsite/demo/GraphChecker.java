package org.clinicsite.demo;

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
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Checks the structured data of a page against schema.org: types and properties that exist and are not superseded, each
 * property in the domain of its node's type, each value in the property's range, each reference in the same graph; and
 * against what search engines, or the standards of the trade, do not allow a clinic to say of itself.
 */
public final class GraphChecker {

    private static final Set<String> NEVER_TYPES =
            Set.of("Review", "AggregateRating", "Rating", "SearchAction", "HowTo", "HowToStep");
    private static final Set<String> NEVER_PROPERTIES = Set.of(
            "review", "reviews", "aggregateRating", "acceptsReservations", "branchOf", "eligibleDuration", "duration");

    private final SchemaOrg vocabulary;

    GraphChecker(SchemaOrg vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One line per mistake: where in the graph, and what. */
    List<String> check(Document page) {
        List<String> mistakes = new ArrayList<>();
        List<Element> scripts = page.select("script[type=application/ld+json]");
        if (scripts.size() != 1) {
            return List.of(scripts.size() + " scripts of structured data, not 1");
        }
        String json = scripts.get(0).data();
        if (json.contains("<")) {
            mistakes.add("a '<' that is not written \\u003c");
        }
        Object root;
        try {
            root = new JSONParser().parse(json);
        } catch (ParseException e) {
            return List.of("no JSON: " + e);
        }
        if (!(root instanceof Map<?, ?> map)
                || !map.keySet().equals(Set.of("@context", "@graph"))
                || !"https://schema.org".equals(map.get("@context"))
                || !(map.get("@graph") instanceof List<?> graph)) {
            return List.of("not one @graph in the context https://schema.org");
        }
        new Graph(graph, mistakes).check();
        return mistakes;
    }

    /** The nodes of a page's graph, outermost ones first; those within others too. */
    public static List<Map<?, ?>> nodes(Document page) {
        try {
            Map<?, ?> root = (Map<?, ?>) new JSONParser()
                    .parse(page.select("script[type=application/ld+json]")
                            .first()
                            .data());
            List<Map<?, ?>> nodes = new ArrayList<>();
            each(root.get("@graph"), nodes::add);
            return nodes;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A property's values: none, one, or those of its list. */
    static List<?> values(Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    private static void each(Object value, Consumer<Map<?, ?>> use) {
        for (Object one : values(value)) {
            if (one instanceof Map<?, ?> node) {
                use.accept(node);
                node.values().forEach(inner -> each(inner, use));
            }
        }
    }

    private final class Graph {

        private final List<?> graph;
        private final List<String> mistakes;
        private final Map<String, String> typesById = new HashMap<>();

        Graph(List<?> graph, List<String> mistakes) {
            this.graph = graph;
            this.mistakes = mistakes;
        }

        void check() {
            each(graph, node -> {
                if (node.containsKey("@id") && node.containsKey("@type")) {
                    String before = typesById.put(
                            (String) node.get("@id"), node.get("@type").toString());
                    if (before != null && !before.equals(node.get("@type"))) {
                        mistakes.add(node.get("@id") + " is both " + before + " and " + node.get("@type"));
                    }
                }
            });
            for (Object node : graph) {
                if (node instanceof Map<?, ?> map && map.containsKey("@id")) {
                    node(map);
                } else {
                    mistakes.add("in @graph: no node with an @id: " + node);
                }
            }
        }

        private void node(Map<?, ?> node) {
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
            if (node.containsKey("@id") && !isAbsolute((String) node.get("@id"))) {
                mistakes.add(type + ": no absolute @id: " + node.get("@id"));
            }
            node.forEach((name, value) -> {
                if (!name.equals("@type") && !name.equals("@id")) {
                    property(type, (String) name, value);
                }
            });
        }

        private void property(String type, String name, Object value) {
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
                value(where, property.range(), one);
            }
        }

        private void value(String where, Set<String> range, Object value) {
            if (value instanceof Map<?, ?> node && node.containsKey("@type")) {
                node(node);
                if (!vocabulary.is(node.get("@type").toString(), range)) {
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
