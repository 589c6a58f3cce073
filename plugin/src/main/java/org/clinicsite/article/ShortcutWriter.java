package org.clinicsite.article;

import org.jspecify.annotations.Nullable;

/** Decides what an article shows for each shortcut in it. Called from many threads. */
@FunctionalInterface
public interface ShortcutWriter {

    /** Shows the text that a shortcut holds, and nothing for one that holds none. */
    ShortcutWriter TEXT_ONLY = (shortcut, held) -> held == null ? "" : held.html();

    /**
     * Writes one.
     *
     * @param shortcut what the author asks for
     * @param held the text that it holds, shortcuts within it written already; null when it holds none
     * @return HTML
     */
    String write(Shortcut shortcut, @Nullable HeldText held);
}
