package org.clinicsite.article;

import java.lang.ref.WeakReference;
import java.util.List;
import org.clinicsite.markdown.Markdown;
import org.clinicsite.markdown.MarkdownDocument;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.text.Edits;
import org.clinicsite.text.Words;
import org.jspecify.annotations.Nullable;

/** An article of any format, its body ready but for the links. */
final class ReadArticle implements Article {

    /** So much of the plain text is kept for {@link #excerpt}. */
    static final int LONGEST_EXCERPT = 2000;

    private final Source source;
    private final Edits edits;
    private final Markdown markdown;
    /** Weak: the link filter asks for the tree right after reading, a page that is drawn later does not need it. */
    private final WeakReference<@Nullable MarkdownDocument> document;

    private final @Nullable String title;
    private final List<Section> sections;
    private final List<Shortcut> shortcuts;
    private final GappedHtml html;
    private final int wordCount;
    private final String opening;

    ReadArticle(Source source, Edits edits, Markdown markdown, @Nullable MarkdownDocument document, Body body) {
        this.source = source;
        this.edits = edits;
        this.markdown = markdown;
        this.document = new WeakReference<>(document);
        this.title = body.title();
        this.sections = List.copyOf(body.sections());
        this.shortcuts = body.shortcuts();
        this.html = body.html();
        this.wordCount = body.wordCount();
        this.opening = body.opening();
    }

    /**
     * What a format's reader finds.
     *
     * @param title null when there is none
     * @param sections in order
     * @param shortcuts in order
     * @param html the body
     * @param wordCount its words
     * @param opening the beginning as plain text, at most {@link #LONGEST_EXCERPT} characters
     */
    record Body(
            @Nullable String title,
            List<Section> sections,
            List<Shortcut> shortcuts,
            GappedHtml html,
            int wordCount,
            String opening) {}

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Edits edits() {
        return edits;
    }

    @Override
    public @Nullable MarkdownDocument markdown() {
        if (source.format() != Format.MARKDOWN) {
            return null;
        }
        MarkdownDocument known = document.get();
        return known != null ? known : markdown.parse(Places.body(source, edits));
    }

    @Override
    public @Nullable String title() {
        return title;
    }

    @Override
    public List<Section> sections() {
        return sections;
    }

    @Override
    public List<Shortcut> shortcuts() {
        return shortcuts;
    }

    @Override
    public int wordCount() {
        return wordCount;
    }

    @Override
    public String excerpt(int characters) {
        return Words.opening(opening, Math.min(characters, LONGEST_EXCERPT - 1));
    }

    @Override
    public String html(LinkRewriter links, ShortcutWriter shortcuts, @Nullable String permalinkLabel) {
        return html.fill(links, shortcuts, permalinkLabel);
    }

    @Override
    public String toString() {
        return source.path();
    }
}
