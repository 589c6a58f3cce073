package org.clinicsite.article;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/**
 * An article, its body ready but for the links.
 *
 * @param title null when there is none
 * @param sections in order
 * @param ids those of elements that are no sections
 * @param shortcuts in order
 * @param questions of a list of questions its questions
 * @param isUnread whether the body could not be read
 * @param html the body
 * @param wordCount its words
 * @param opening the beginning as plain text, at most {@link #LONGEST_EXCERPT} characters
 */
record ReadArticle(
        Source source,
        Edits edits,
        @Nullable String title,
        List<Section> sections,
        Set<String> ids,
        List<Shortcut> shortcuts,
        List<Question> questions,
        boolean isUnread,
        GappedHtml html,
        int wordCount,
        String opening)
        implements Article {

    /** So much of the plain text is kept for {@link #excerpt}. */
    static final int LONGEST_EXCERPT = 2000;

    @Override
    public String excerpt(int characters) {
        return WordBreaks.opening(opening, Math.min(characters, LONGEST_EXCERPT - 1));
    }

    @Override
    public String html(LinkRewriter links, ShortcutWriter writer, @Nullable String permalinkLabel) {
        return html.fill(links, writer, permalinkLabel);
    }

    @Override
    public Article keeping(Set<String> published) {
        Map<Integer, List<String>> anchors = FormerAnchors.of(published, this);
        return anchors.isEmpty()
                ? this
                : new ReadArticle(
                        source,
                        edits,
                        title,
                        sections,
                        ids,
                        shortcuts,
                        questions,
                        isUnread,
                        html.with(anchors),
                        wordCount,
                        opening);
    }

    @Override
    public String toString() {
        return source.path();
    }
}
