package org.clinicsite.document.html;

import org.clinicsite.document.tree.Provenance;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the text in HTML that another program wrote. */
@FunctionalInterface
public interface Unwrapping {

    /**
     * What was found.
     *
     * @param root holds the text and nothing else, in plain elements without classes
     * @param title what the page says its title is; null when it says none
     * @param provenance what the text was taken for; places count from the beginning of the HTML
     */
    record Text(Element root, @Nullable String title, Provenance provenance) {}

    /**
     * Looks for it.
     *
     * @param document may be changed
     * @return null for HTML that was written for this site; nothing is changed then
     */
    @Nullable
    Text of(Document document);
}
