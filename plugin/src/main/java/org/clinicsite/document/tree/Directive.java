package org.clinicsite.document.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directive in a Markdown text, as the
 * <a href="https://talk.commonmark.org/t/generic-directives-plugins-syntax/444">generic directives</a> of the CommonMark
 * forum have it: a leaf is a line {@code ::name[label]{key="value"}}; a container begins with {@code :::name} and ends
 * with {@code :::}. Offsets count UTF-16 units of the file.
 *
 * @param name letters, digits, hyphens and underscores; begins with a letter
 * @param label what stands between brackets; null when nothing does
 * @param values what stands between braces, in order; each key once
 * @param container whether it holds text
 * @param offset where the name stands
 */
public record Directive(String name, @Nullable String label, List<Value> values, boolean container, int offset) {

    /** The same in a file in which the text begins at an offset. */
    public Directive moved(int shift) {
        if (shift == 0) {
            return this;
        }
        List<Value> moved = values.stream()
                .map(v -> new Value(v.key(), v.text(), v.offset() + shift))
                .toList();
        return new Directive(name, label, moved, container, offset + shift);
    }

    /**
     * A value.
     *
     * @param key as the name of a directive
     * @param text without quotation marks; empty for a key alone
     * @param offset where the text stands; of a key alone the key
     */
    public record Value(String key, String text, int offset) {}

    /**
     * Why a line that looks like a directive is none.
     *
     * @param offset where
     * @param message one sentence for its author
     * @param advice what to write instead
     */
    public record Fault(int offset, String message, String advice) {}
}
