package org.clinicsite.article;

import java.util.List;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Something of the clinic's that an author asks for in a text: {@code ::hours{location="quay"}}. What it is called and
 * what it wants is checked by the site, which knows the names; how it looks is the template's.
 *
 * @param name such as {@code hours}
 * @param label words between brackets; null when there are none
 * @param values what stands between braces, in order
 * @param container whether it holds text
 * @param held what stands in that text
 * @param line its line in the file, from 1
 * @param column its column in code points, from 1
 */
public record Shortcut(
        String name, @Nullable String label, List<Value> values, boolean container, Held held, int line, int column) {

    /**
     * A value.
     *
     * @param key such as {@code location}
     * @param text such as {@code quay}; empty for a key alone
     * @param line its line in the file, from 1
     * @param column its column in code points, from 1
     */
    public record Value(String key, String text, int line, int column) {}

    /** One of a text. */
    public static Shortcut of(Block.Shortcut shortcut, SourceText text) {
        Directive directive = shortcut.directive();
        List<Value> values = directive.values().stream()
                .map(v -> new Value(v.key(), v.text(), text.line(v.offset()), text.column(v.offset())))
                .toList();
        return new Shortcut(
                directive.name(),
                directive.label(),
                values,
                directive.container(),
                Held.of(shortcut.children()),
                text.line(directive.offset()),
                text.column(directive.offset()));
    }

    /** The value of a key; null when it is not given. */
    public @Nullable Value value(String key) {
        for (Value value : values) {
            if (value.key().equals(key)) {
                return value;
            }
        }
        return null;
    }
}
