package org.clinicsite.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/** One thing of schema.org while it is put together; properties in the order in which they are given. */
final class SchemaNode {

    private final Map<String, Object> properties = new LinkedHashMap<>();

    /** @param type such as {@code Service} */
    SchemaNode(String type) {
        properties.put("@type", type);
    }

    /** @param id its address, the same on every page that speaks of it; null where none is known */
    SchemaNode(String type, @Nullable String id) {
        this(type);
        if (id != null) {
            properties.put("@id", id);
        }
    }

    /** Adds a property; nothing is added for null, an empty text or an empty list, and a list of one is that one. */
    SchemaNode with(String property, @Nullable Object value) {
        if (value instanceof Wording wording) {
            return with(property, wording.text());
        }
        if (value instanceof List<?> list) {
            if (list.size() > 1) {
                properties.put(
                        property,
                        list.stream()
                                .map(one -> one instanceof Wording wording ? wording.text() : one)
                                .toList());
            } else if (list.size() == 1) {
                with(property, list.get(0));
            }
        } else if (value instanceof SchemaNode node) {
            properties.put(property, node.properties);
        } else if (value != null && !value.equals("")) {
            properties.put(property, value);
        }
        return this;
    }

    /** Adds a property whose values are nodes. */
    SchemaNode withNodes(String property, List<SchemaNode> nodes) {
        return with(property, nodes.stream().map(SchemaNode::asMap).toList());
    }

    /** Points to a node by its id; null where it has none. */
    static @Nullable Map<String, Object> reference(@Nullable String id) {
        return id == null ? null : Map.of("@id", id);
    }

    /** As JSON is written of it. */
    Map<String, Object> asMap() {
        return properties;
    }
}
