package org.clinicsite.document.html.saved;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.document.tree.Removal;
import org.jsoup.nodes.Element;

/** Takes elements out and notes why. */
final class Removals {

    private final List<Removal> all = new ArrayList<>();

    /** Takes an element out; one without words is not told. */
    void take(Element element, Removal.Reason reason) {
        note(element, reason);
        element.remove();
    }

    /** Notes an element that goes with something else. */
    void note(Element element, Removal.Reason reason) {
        String words = element.text().strip();
        if (!words.isEmpty()) {
            int at = element.sourceRange().isTracked()
                    ? Math.max(0, element.sourceRange().startPos())
                    : 0;
            all.add(Removal.of(reason, words, at));
        }
    }

    List<Removal> all() {
        return all;
    }
}
