package org.clinicsite.document.html;

import java.util.Set;

/** Ids that belong to the page around an article; no section gets them. */
public final class LayoutIds {

    /** The list of a page's sections, where it has one. */
    public static final String CONTENTS = "contents";

    /** The ids that the default template sets, and those that a template of one's own is likely to set. */
    public static final Set<String> RESERVED = Set.of(
            "ask-first",
            "avoid-area",
            "breadcrumb",
            "cautions",
            "client-reviews",
            CONTENTS,
            "credentials",
            "data-receivers",
            "disclaimer",
            "first",
            "footer",
            "form-health",
            "form-title",
            "header",
            "main",
            "menu",
            "nav",
            "next",
            "not-now",
            "people",
            "places",
            "reading",
            "red-flags",
            "related",
            "skip",
            "sources",
            "topics",
            "treatment",
            "treatments",
            "top");

    private LayoutIds() {}
}
