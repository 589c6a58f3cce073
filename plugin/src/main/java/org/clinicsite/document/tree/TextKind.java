package org.clinicsite.document.tree;

/** What a text was taken for, by its looks. It decides on what is taken off. */
public enum TextKind {
    /** Written for this site, or so plain that nothing has to be taken off. */
    OWN("a text for this site", false),
    /** Text without any markup of its own. */
    PLAIN("plain text", true),
    /** A mail, or a post of a news group, with its head. */
    MAIL("a mail", true),
    /** A thread of a forum, as text or BBCode. */
    FORUM("a page of a forum", true),
    /** The source of a wiki's page. */
    WIKI("a wiki's source text", true),
    /** What a PDF or a printed page gives when it is copied: page heads, numbers, form feeds. */
    PDF("the text of a PDF", true),
    /** HTML as Word writes it. */
    WORD("HTML from Word", true),
    /** HTML as Google Docs writes it. */
    GOOGLE_DOCS("HTML from Google Docs", true),
    /** HTML as LibreOffice writes it. */
    LIBRE_OFFICE("HTML from LibreOffice", true),
    /** A whole page of the web, with menus and all. */
    WEB_PAGE("a saved web page", true),
    /** HTML that a blog's exporter wrote: the text, dressed for the program that it comes from. */
    EXPORT("HTML of a blog's export", true);

    private final String words;
    private final boolean pasted;

    TextKind(String words, boolean pasted) {
        this.words = words;
        this.pasted = pasted;
    }

    /** How people call it, such as {@code a saved web page}. */
    public String words() {
        return words;
    }

    /** Whether it came as it is from somewhere else. */
    public boolean isPasted() {
        return pasted;
    }
}
