package org.clinicsite.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.check.GraphChecker;
import org.json.simple.JSONValue;
import org.json.simple.parser.ParseException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The structured data of a page that our template drew: one graph in one script, each of its nodes with a name. */
public final class PageGraph {

    private static final GraphChecker CHECKER = new GraphChecker();

    private PageGraph() {}

    /** One line per mistake: where in the graph, and what. */
    static List<String> mistakes(Document page) {
        List<Element> scripts = page.select("script[type=application/ld+json]");
        if (scripts.size() != 1) {
            return List.of(scripts.size() + " scripts of structured data, not 1");
        }
        String json = scripts.get(0).data();
        if (!(JSONValue.parse(json) instanceof Map<?, ?> map)
                || !map.keySet().equals(Set.of("@context", "@graph"))
                || !"https://schema.org".equals(map.get("@context"))
                || !(map.get("@graph") instanceof List<?> graph)) {
            return List.of("not one @graph in the context https://schema.org");
        }
        List<String> mistakes = new ArrayList<>();
        for (Object node : graph) {
            if (!(node instanceof Map<?, ?> named) || !named.containsKey("@id")) {
                mistakes.add("in @graph: no node with an @id: " + node);
            }
        }
        try {
            mistakes.addAll(CHECKER.check(json));
        } catch (GraphChecker.NoJsonException e) {
            mistakes.add(e.getMessage());
        }
        return mistakes;
    }

    /** The nodes of a page's graph, outermost ones first; those within others too. */
    public static List<Map<?, ?>> nodes(Document page) {
        try {
            Map<?, ?> root = (Map<?, ?>) JSONValue.parseWithException(
                    page.select("script[type=application/ld+json]").first().data());
            List<Map<?, ?>> nodes = new ArrayList<>();
            GraphChecker.forEach(root.get("@graph"), nodes::add);
            return nodes;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
