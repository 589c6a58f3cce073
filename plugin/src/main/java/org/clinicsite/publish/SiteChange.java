package org.clinicsite.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that visitors will find otherwise than before.
 *
 * @param kind what it is: {@code contact}, {@code place}, {@code hours}, {@code price}, {@code title}, {@code text}, {@code
 *     path}, or a kind of page such as {@code therapist} that comes or goes
 * @param of the place, service or page; empty when it holds for the clinic
 * @param what such as {@code Thursday}, {@code 60 minutes}, {@code telephone}; empty for a page
 * @param before what it said; null when it is new
 * @param after what it says; null when it is gone
 * @param page the path of the page, where it is one page; else null
 */
public record SiteChange(
        String kind,
        String of,
        String what,
        @Nullable String before,
        @Nullable String after,
        @Nullable String page) {

    /** Whether it was not there before. */
    public boolean isNew() {
        return before == null;
    }

    /** Whether it is there no more. */
    public boolean isGone() {
        return after == null;
    }

    /** What {@code site:diff} writes of it. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("of", of);
        json.put("what", what);
        if (before != null) {
            json.put("before", before);
        }
        if (after != null) {
            json.put("after", after);
        }
        if (page != null) {
            json.put("page", page);
        }
        return json;
    }
}
