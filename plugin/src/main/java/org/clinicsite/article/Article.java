package org.clinicsite.article;

import java.util.List;
import java.util.Set;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.jspecify.annotations.Nullable;

/**
 * A content file as a text with a structure: title, sections, prose, ready to be written as HTML. Immutable.
 */
public interface Article {

    /** The file it was made of. */
    Source source();

    /** What was changed in the source's text before it was read: removed links, dropped page chrome. */
    Edits edits();

    /**
     * The title: from the header, else the first line of raw text, or the only h1 or the {@code <title>} of the body;
     * null when there is none.
     */
    @Nullable
    String title();

    /** Its headings in order, all levels; without the title. */
    List<Section> sections();

    /** Its shortcuts in order, those within others too. */
    List<Shortcut> shortcuts();

    /** Of a list of questions its questions, in order; none of any other text. */
    List<Question> questions();

    /** Whether the body could not be read, which its author was told. */
    boolean isUnread();

    /** Words of the body as a reader counts them. */
    int wordCount();

    /**
     * The first words of the body as plain text, at most so many characters and never more than 2,000; cut behind a
     * word and with an ellipsis when something was cut.
     */
    String excerpt(int characters);

    /**
     * The body as HTML: sanitised, headings with anchors and permalinks, from level 2 on.
     *
     * @param links what becomes of each address
     * @param shortcuts what is shown for each shortcut
     * @param permalinkLabel words for a permalink before the heading's text, such as {@code Link to section:}; null
     *     writes headings without permalinks, as feeds want them
     */
    String html(LinkRewriter links, ShortcutWriter shortcuts, @Nullable String permalinkLabel);

    /**
     * The same text, to which anchors that were published lead as before though its headings were proposed anew: each that
     * is gone stands at the paragraph that has its words, without being a section. One whose words the text no longer has
     * is left out, as are all of a text with headings of its author's, who decides on them.
     *
     * @param published ids that the page once had
     */
    Article keeping(Set<String> published);

    /** The same, of shortcuts only the text that they hold. */
    default String html(LinkRewriter links, @Nullable String permalinkLabel) {
        return html(links, ShortcutWriter.TEXT_ONLY, permalinkLabel);
    }
}
