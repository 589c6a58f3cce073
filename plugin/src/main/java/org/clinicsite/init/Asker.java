package org.clinicsite.init;

import org.jspecify.annotations.Nullable;

/** Somebody at a terminal. */
public interface Asker {

    /**
     * Asks.
     *
     * @param question one line, with the answer that counts when nothing is typed
     * @return what was typed; null when nobody will answer any more
     */
    @Nullable
    String ask(String question);

    /** Says a line. */
    void tell(String line);
}
