package org.clinicsite.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.document.html.LayoutIds;

/**
 * Finds the places that anchors led to whose headings were proposed once and are not any more. Such an id is made of words
 * of its text, so that it is its own map: it belongs to the shortest stretch of passages that has all of them.
 */
final class FormerAnchors {

    /** A list of contents, and so its anchor, is there from so many sections on. */
    private static final int LISTED = 3;

    private FormerAnchors() {}

    /**
     * Finds.
     *
     * @param published ids that the page once had
     * @return by the number of a passage the ids that lead to it, sorted
     */
    static Map<Integer, List<String>> of(Set<String> published, ReadArticle article) {
        Set<String> gone = new TreeSet<>(published);
        gone.removeAll(article.ids());
        article.sections().forEach(section -> gone.remove(section.id()));
        boolean listed = article.sections().size() >= LISTED;
        gone.removeIf(id -> LayoutIds.RESERVED.contains(id) && (listed || !id.equals(LayoutIds.CONTENTS)));
        Map<Integer, List<String>> found = new HashMap<>();
        if (gone.isEmpty()) {
            return found;
        }
        List<Set<String>> passages = new ArrayList<>();
        article.html().passages().forEach(slug -> passages.add(words(slug)));
        for (String id : gone) {
            int passage = id.equals(LayoutIds.CONTENTS) ? 0 : passage(id, passages);
            if (passage >= 0 && passage < passages.size()) {
                found.computeIfAbsent(passage, p -> new ArrayList<>()).add(id);
            }
        }
        return found;
    }

    private static Set<String> words(String slug) {
        return new HashSet<>(Arrays.asList(slug.split("-")));
    }

    /** Where the shortest stretch begins that has all words of an id, the earliest of several; -1 when none has. */
    private static int passage(String id, List<Set<String>> passages) {
        Set<String> words = words(id.replaceFirst("-\\d+$", "")); // the number of a name that was taken
        int best = -1;
        int shortest = passages.size() + 1;
        for (int start = 0; start < passages.size(); start++) {
            Set<String> missing = new HashSet<>(words);
            for (int end = start; end < passages.size() && end - start + 1 < shortest; end++) {
                missing.removeAll(passages.get(end));
                if (missing.isEmpty()) {
                    best = start;
                    shortest = end - start + 1;
                }
            }
            if (best < 0) {
                return -1; // not even the whole text has them
            }
        }
        return best;
    }
}
