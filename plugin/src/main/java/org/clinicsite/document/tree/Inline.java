package org.clinicsite.document.tree;

import java.util.List;
import org.clinicsite.text.Characters;
import org.clinicsite.text.Span;
import org.jspecify.annotations.Nullable;

/** A part of a line. */
public sealed interface Inline extends Node {

    /**
     * Words.
     *
     * @param text what a reader reads: the file's own characters, or, where the lengths differ, what a code or a mark
     *     of the file stands for
     */
    record Words(String text, int start, int end) implements Inline {

        /** Characters that no page may hold are left out. */
        public Words {
            text = Characters.allowed(text);
        }

        /** Where a character of the text stands in the file. */
        public int place(int character) {
            return text.length() == end - start ? start + character : start;
        }
    }

    /** Code in a line. */
    record Code(String text, int start, int end) implements Inline {

        /** Characters that no page may hold are left out. */
        public Code {
            text = Characters.allowed(text);
        }
    }

    /**
     * A link.
     *
     * @param address where it leads
     * @param form how it is written
     * @param title what a pointer shows; null when nothing
     * @param others more attributes that the author gave it, name and value in turn
     * @param children what a reader reads
     * @param inner where the file has that
     * @param dressing how its markup hid it
     * @param pictured whether its markup had a picture, an icon or a button in it
     */
    record Link(
            Address address,
            Form form,
            @Nullable String title,
            List<String> others,
            List<Node> children,
            Span inner,
            Dressing dressing,
            boolean pictured,
            int start,
            int end)
            implements Inline {

        /** One that nothing hides. */
        public Link(
                Address address,
                Form form,
                @Nullable String title,
                List<Node> children,
                Span inner,
                int start,
                int end) {
            this(address, form, title, List.of(), children, inner, Dressing.NONE, false, start, end);
        }

        /** The same with other attributes. */
        public Link with(List<String> attributes) {
            return new Link(address, form, title, attributes, children, inner, dressing, pictured, start, end);
        }

        /** The same with other children. */
        public Link of(List<Node> parts) {
            return new Link(address, form, title, others, parts, inner, dressing, pictured, start, end);
        }

        /** What a pointer shows; null when nothing. */
        public @Nullable String tooltip() {
            int at = title == null ? others.indexOf("title") : -1;
            return at >= 0 && at % 2 == 0 ? others.get(at + 1) : title;
        }
    }

    /** How markup hid a link from readers, before it was cleaned. */
    enum Dressing {
        NONE,
        /** {@code display:none}, {@code hidden}, no size, off the screen. */
        HIDDEN,
        /** Letters in the colour of the page. */
        INVISIBLE_INK
    }

    /**
     * An address.
     *
     * @param value escapes and entities resolved
     * @param start where it stands in the file; of a reference in its definition
     * @param end one past it
     */
    record Address(String value, int start, int end) {}

    /** How a link or a picture is written. */
    enum Form {
        /** {@code [text](address)}. */
        INLINE,
        /** {@code [text][name]}, the address elsewhere. */
        REFERENCE,
        /** {@code <address>}. */
        AUTOLINK,
        /** {@code <name@host>}. */
        MAIL,
        /** An element of HTML. */
        HTML,
        /** As people write it in a text that was pasted. */
        PASTED
    }

    /**
     * A picture.
     *
     * @param alt the words for it
     * @param title what a pointer shows; null when nothing
     * @param size its width and height as the author gave them, name and value in turn
     */
    record Picture(
            Address address,
            Form form,
            String alt,
            @Nullable String title,
            List<String> size,
            int start,
            int end) implements Inline {

        /** Characters that no page may hold are left out. */
        public Picture {
            alt = Characters.allowed(alt);
        }
    }

    /** Words that stand out. */
    record Mark(boolean strong, List<Node> children, int start, int end) implements Inline {}

    /**
     * A line's end.
     *
     * @param hard whether the author wants one there
     */
    record Break(boolean hard, int start, int end) implements Inline {}

    /**
     * The mention of a note.
     *
     * @param note its number among the notes of the text, from 0
     */
    record Mention(int note, int start, int end) implements Inline {}

    /**
     * An element of HTML that the author wrote, or that a part of Markdown beside such elements is.
     *
     * @param tag which
     * @param attributes name and value in turn
     * @param inner where the file has what lies in it
     * @param own whether the author wrote its tags
     */
    record Element(Tag tag, List<String> attributes, List<Node> children, Span inner, boolean own, int start, int end)
            implements Inline {

        /** The value of an attribute; null when it has none of the name. */
        public @Nullable String attribute(String name) {
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(name)) {
                    return attributes.get(i + 1);
                }
            }
            return null;
        }
    }

    /** HTML within Markdown that is not read yet: only between the front that finds it and the one that reads it. */
    record Raw(String html, boolean block, int start, int end) implements Inline {}
}
