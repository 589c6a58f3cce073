package org.clinicsite.document.tree;

import java.util.HashMap;
import java.util.Map;
import org.clinicsite.text.EnumWord;
import org.jspecify.annotations.Nullable;

/**
 * The elements of HTML (https://html.spec.whatwg.org/multipage/indices.html#elements-3): what each is to a reader, and what
 * becomes of it in a text. The only such table.
 */
public enum Tag {
    A(Kind.LINK),
    ABBR(Kind.TEXT),
    B(Kind.TEXT),
    BDI(Kind.TEXT),
    BDO(Kind.TEXT),
    BLOCKQUOTE(Kind.QUOTE),
    BR(Kind.BREAK, true),
    CAPTION(Kind.CAPTION, false, true),
    CITE(Kind.TEXT),
    CODE(Kind.CODE),
    COL(Kind.COLUMN, true),
    COLGROUP(Kind.COLUMN, false, true),
    DD(Kind.ITEM, false, true),
    DEL(Kind.TEXT),
    DETAILS(Kind.BOX),
    DFN(Kind.TEXT),
    DIV(Kind.BOX),
    DL(Kind.BOX),
    DT(Kind.ITEM, false, true),
    EM(Kind.TEXT),
    FIGCAPTION(Kind.CAPTION),
    FIGURE(Kind.BOX),
    H1(Kind.HEADING),
    H2(Kind.HEADING),
    H3(Kind.HEADING),
    H4(Kind.HEADING),
    H5(Kind.HEADING),
    H6(Kind.HEADING),
    HR(Kind.RULE, true),
    I(Kind.TEXT),
    IMG(Kind.PICTURE, true),
    INS(Kind.TEXT),
    KBD(Kind.CODE),
    LI(Kind.ITEM, false, true),
    MARK(Kind.TEXT),
    OL(Kind.BOX),
    P(Kind.PARAGRAPH, false, true),
    PRE(Kind.PREFORMATTED),
    Q(Kind.TEXT),
    RP(Kind.TEXT, false, true),
    RT(Kind.TEXT, false, true),
    RUBY(Kind.TEXT),
    S(Kind.TEXT),
    SAMP(Kind.CODE),
    SECTION(Kind.BOX),
    SMALL(Kind.TEXT),
    SPAN(Kind.TEXT),
    STRONG(Kind.TEXT),
    SUB(Kind.TEXT),
    SUMMARY(Kind.CAPTION),
    SUP(Kind.TEXT),
    TABLE(Kind.BOX),
    TBODY(Kind.ROWS, false, true),
    TD(Kind.CELL, false, true),
    TFOOT(Kind.ROWS, false, true),
    TH(Kind.CELL, false, true),
    THEAD(Kind.ROWS, false, true),
    TIME(Kind.TEXT),
    TR(Kind.BOX, false, true),
    U(Kind.TEXT),
    UL(Kind.BOX),
    VAR(Kind.TEXT),
    WBR(Kind.TEXT, true),

    // boxes of a page that mean nothing within a text
    ADDRESS(Kind.PAGE_BOX),
    ARTICLE(Kind.PAGE_BOX),
    CENTER(Kind.PAGE_BOX),
    FIELDSET(Kind.PAGE_BOX),
    FORM(Kind.PAGE_BOX),
    HEADER(Kind.PAGE_BOX),
    HGROUP(Kind.PAGE_BOX),
    MAIN(Kind.PAGE_BOX),

    // parts of a page that are not its text
    ASIDE(Kind.PAGE_PART),
    FOOTER(Kind.PAGE_PART),
    NAV(Kind.PAGE_PART),

    // what no text holds
    APPLET(Kind.NO_TEXT),
    AUDIO(Kind.NO_TEXT),
    BASE(Kind.NO_TEXT, true),
    BUTTON(Kind.NO_TEXT),
    CANVAS(Kind.NO_TEXT),
    EMBED(Kind.NO_TEXT, true),
    FRAME(Kind.NO_TEXT, true),
    FRAMESET(Kind.NO_TEXT),
    HEAD(Kind.NO_TEXT),
    IFRAME(Kind.NO_TEXT),
    INPUT(Kind.NO_TEXT, true),
    LINK(Kind.NO_TEXT, true),
    MATH(Kind.NO_TEXT),
    META(Kind.NO_TEXT, true),
    NOEMBED(Kind.NO_TEXT),
    NOFRAMES(Kind.NO_TEXT),
    NOSCRIPT(Kind.NO_TEXT),
    OBJECT(Kind.NO_TEXT),
    OPTION(Kind.NO_TEXT),
    PARAM(Kind.NO_TEXT, true),
    PLAINTEXT(Kind.NO_TEXT),
    PORTAL(Kind.NO_TEXT),
    SCRIPT(Kind.NO_TEXT),
    SELECT(Kind.NO_TEXT),
    SOURCE(Kind.NO_TEXT, true),
    STYLE(Kind.NO_TEXT),
    SVG(Kind.NO_TEXT),
    TEMPLATE(Kind.NO_TEXT),
    TEXTAREA(Kind.NO_TEXT),
    TITLE(Kind.NO_TEXT),
    TRACK(Kind.NO_TEXT, true),
    VIDEO(Kind.NO_TEXT),
    XMP(Kind.NO_TEXT),

    // not known in a text, but known to have no end
    AREA(Kind.UNKNOWN, true);

    /** What an element is to a reader. */
    public enum Kind {
        /** Words in a line. */
        TEXT,
        /** Code in a line. */
        CODE,
        LINK,
        PICTURE,
        /** A line's end. */
        BREAK,
        /** A line across the text. */
        RULE,
        PARAGRAPH,
        HEADING,
        ITEM,
        CELL,
        CAPTION,
        QUOTE,
        PREFORMATTED,
        /** Something that holds blocks. */
        BOX,
        /** Rows of a table. */
        ROWS,
        /** What a table says of its columns. */
        COLUMN,
        /** A box that is written as a plain one. */
        PAGE_BOX,
        /** A part of a page that goes with all that is in it. */
        PAGE_PART,
        /** It goes with all that is in it. */
        NO_TEXT,
        /** It goes, what is in it stays. */
        UNKNOWN;

        /** Whether a text may hold it as it is. */
        public boolean isKept() {
            return compareTo(COLUMN) <= 0;
        }

        /** Whether it parts the words before it from those behind. */
        public boolean endsLine() {
            return compareTo(BREAK) >= 0 && compareTo(BOX) <= 0;
        }
    }

    private static final Map<String, Tag> BY_NAME = new HashMap<>();

    static {
        for (Tag tag : values()) {
            BY_NAME.put(tag.label, tag);
        }
    }

    private final String label;
    private final Kind kind;
    private final boolean empty;
    private final boolean mayStayOpen;

    Tag(Kind kind) {
        this(kind, false, false);
    }

    Tag(Kind kind, boolean empty) {
        this(kind, empty, false);
    }

    Tag(Kind kind, boolean empty, boolean mayStayOpen) {
        this.label = EnumWord.of(this);
        this.kind = kind;
        this.empty = empty;
        this.mayStayOpen = mayStayOpen;
    }

    /** The element of a name in lower case; null when the table has none. */
    public static @Nullable Tag of(String name) {
        return BY_NAME.get(name);
    }

    /** Its name, such as {@code blockquote}. */
    public String label() {
        return label;
    }

    /** What it is to a reader. */
    public Kind kind() {
        return kind;
    }

    /** Whether it holds nothing and has no end tag. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether HTML lets an author leave its end tag out. */
    public boolean mayStayOpen() {
        return mayStayOpen;
    }

    /** Of a heading its level. */
    public int level() {
        return label.charAt(1) - '0';
    }
}
