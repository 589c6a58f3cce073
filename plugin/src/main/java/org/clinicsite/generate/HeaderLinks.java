package org.clinicsite.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.source.FactPlaces;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * The sources that an article's header names, judged as every link is.
 *
 * @param source the article, its header without the addresses that may not be linked
 * @param review what was decided; null when the header names no address
 */
record HeaderLinks(Source source, @Nullable LinkReview review) {

    static HeaderLinks of(Source source, LinkFilter filter) {
        if (!(source.facts() instanceof Sourced facts) || facts.sources().isEmpty()) {
            return new HeaderLinks(source, null);
        }
        FactPlaces places = source.places();
        SortedMap<Integer, String> addresses = new TreeMap<>();
        for (ArticleFacts.Source each : facts.sources()) {
            String url = each.url();
            int at = url == null ? -1 : places.offset("sources", url);
            if (url != null && at >= 0) {
                int written = places.text().text().indexOf(url, at); // behind a quote
                if (written >= 0) {
                    addresses.put(written, url);
                }
            }
        }
        if (addresses.isEmpty()) {
            return new HeaderLinks(source, null);
        }
        boolean same = places.text().path().equals(source.text().path());
        String path = same ? source.path() : source.path().replaceFirst("\\.[^./]*$", ".yaml");
        LinkReview review = filter.header(path, places.text(), addresses);
        List<String> gone = review.verdicts().stream()
                .filter(link -> link.verdict().takesLinkOut())
                .map(link -> link.written())
                .toList();
        List<ArticleFacts.Source> kept = new ArrayList<>();
        for (ArticleFacts.Source each : facts.sources()) {
            kept.add(
                    each.url() != null && gone.contains(each.url())
                            ? new ArticleFacts.Source(each.title(), each.publisher(), each.year(), null, each.doi())
                            : each);
        }
        return new HeaderLinks(gone.isEmpty() ? source : source.with(facts.withSources(kept)), review);
    }

    /** Whether the header stands in the file of the text. */
    boolean isInTheText() {
        return review != null && review.path().equals(source.path());
    }
}
