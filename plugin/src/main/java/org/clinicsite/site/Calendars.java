package org.clinicsite.site;

import org.jspecify.annotations.Nullable;

/** Where an event's file for people's calendars lies. */
public final class Calendars {

    private Calendars() {}

    /** Beside its page, such as {@code /events/summer-class/summer-class.ics}; null for a page of anything else. */
    public static @Nullable PagePath of(Page page) {
        if (page.kind() != PageKind.EVENT) {
            return null;
        }
        String path = page.path().value();
        String file =
                path.endsWith("/") ? path + page.path().last() + ".ics" : path.replaceFirst("\\.html?$", "") + ".ics";
        return new PagePath(file, page.path().language());
    }
}
