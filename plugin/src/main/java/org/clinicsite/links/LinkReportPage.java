package org.clinicsite.links;

import java.util.List;

/** The page {@code links.html}. */
final class LinkReportPage {

    private final List<LinkReview> reviews;

    LinkReportPage(List<LinkReview> reviews) {
        this.reviews = reviews;
    }

    String html() {
        return "<!doctype html>" + reviews.size();
    }
}
