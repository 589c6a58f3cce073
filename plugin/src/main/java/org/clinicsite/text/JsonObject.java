package org.clinicsite.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.json.simple.JSONValue;
import org.json.simple.parser.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that has to be as it was written: what is asked for is there and of the kind that is asked for.
 *
 * <p>Everything here throws an {@link IllegalArgumentException}, with the key in its message, when that is not so.
 */
public final class JsonObject {

    private final Map<?, ?> values;

    private JsonObject(Map<?, ?> values) {
        this.values = values;
    }

    /** Reads a text that is one object. */
    public static JsonObject parse(String json) {
        try {
            return of("", JSONValue.parseWithException(json));
        } catch (ParseException e) {
            throw new IllegalArgumentException("no JSON: " + e, e);
        }
    }

    private static JsonObject of(String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(map);
        }
        throw new IllegalArgumentException("'" + key + "' is no object");
    }

    /** The keys, sorted. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        values.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    /** Whether there is such a key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text. */
    public String text(String key) {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("'" + key + "' is no text");
    }

    /** A text, where there is one. */
    public Optional<String> find(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A whole number. */
    public long number(String key) {
        if (values.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("'" + key + "' is no whole number");
    }

    /** An object. */
    public JsonObject object(String key) {
        return of(key, values.get(key));
    }

    /** A list of texts. */
    public List<String> texts(String key) {
        if (!(values.get(key) instanceof List<?> list)) {
            throw new IllegalArgumentException("'" + key + "' is no list");
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String text)) {
                throw new IllegalArgumentException("'" + key + "' holds something else than texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of objects. */
    public List<JsonObject> objects(String key) {
        if (!(values.get(key) instanceof List<?> list)) {
            throw new IllegalArgumentException("'" + key + "' is no list");
        }
        List<JsonObject> objects = new ArrayList<>();
        list.forEach(each -> objects.add(of(key, each)));
        return objects;
    }
}
