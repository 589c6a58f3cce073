package org.clinicsite.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.text.Escape;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * An article's body as HTML with gaps where something is decided only when a page is drawn: the targets of links and
 * pictures, and the permalinks, which feeds leave out. It stands in for the parsed tree, which takes twenty times the
 * memory. Immutable.
 */
final class GappedHtml {

    /** What is still to be written at a place of the HTML. */
    private sealed interface Gap {
        /** Where in the HTML. */
        int at();
    }

    private record LinkStart(
            int at, String address, int offset, @Nullable String title, List<String> others) implements Gap {}

    private record LinkEnd(int at) implements Gap {}

    private record Picture(
            int at,
            String address,
            int offset,
            String alt,
            @Nullable String title,
            List<String> size) implements Gap {}

    private record HeadingStart(int at) implements Gap {}

    private record HeadingEnd(int at, Section section) implements Gap {}

    /** @param anchors former ids that lead here */
    private record Passage(int at, List<String> anchors) implements Gap {}

    /** The page's own address, before a {@code #}. */
    private record OwnAddress(int at) implements Gap {}

    private record ShortcutStart(int at) implements Gap {}

    /** What the paragraph of pictures holds with which a shortcut's text begins. */
    private record PictureStart(int at) implements Gap {}

    private record PictureEnd(int at) implements Gap {}

    private record ShortcutEnd(int at, Shortcut shortcut) implements Gap {}

    private final String html;
    private final List<Gap> gaps;
    /** Where words begin and end in the HTML, in turn; only of a text that has passages. */
    private final int[] words;

    private GappedHtml(String html, List<Gap> gaps, int[] words) {
        this.html = html;
        this.gaps = gaps;
        this.words = words;
    }

    /**
     * The HTML without gaps.
     *
     * @param links decides on addresses
     * @param shortcuts writes shortcuts
     * @param permalinkLabel words before the heading's text in a permalink; null writes no permalinks
     */
    String fill(LinkRewriter links, ShortcutWriter shortcuts, @Nullable String permalinkLabel) {
        StringBuilder out = new StringBuilder(html.length() + gaps.size() * 64);
        int done = 0;
        boolean linked = false;
        Deque<Opened> open = new ArrayDeque<>();
        for (Gap gap : gaps) {
            if (gap.at() > done) {
                out.append(html.substring(done, gap.at())); // quicker than character by character
                done = gap.at();
            }
            if (gap instanceof LinkStart link) {
                linked = link(out, link, links);
            } else if (gap instanceof LinkEnd) {
                if (linked) {
                    out.append("</a>");
                }
            } else if (gap instanceof Picture picture) {
                boolean drawn = picture(out, picture, links);
                if (!drawn && isAlone(out, "<p>") && html.startsWith("</p>\n", done)) {
                    out.setLength(out.lastIndexOf("<p>")); // its words were for the picture, and go with it
                    done += "</p>\n".length();
                } else if (!drawn && !isAlone(out, "<figure>")) {
                    Escape.text(out, picture.alt()); // in a line the words stay, also as those of a link around it
                }
                if (!drawn && !open.isEmpty()) {
                    open.element().misses();
                }
            } else if (gap instanceof HeadingStart) {
                if (permalinkLabel != null) {
                    out.append("<div class=\"heading\">");
                }
            } else if (gap instanceof Passage passage && permalinkLabel != null) {
                for (String anchor : passage.anchors()) {
                    out.append("<span");
                    writeAttribute(out, "id", anchor);
                    out.append("></span>");
                }
            } else if (gap instanceof OwnAddress) {
                Escape.attribute(out, links.page());
            } else if (gap instanceof PictureStart && !open.isEmpty()) {
                open.element().begin(out.length());
            } else if (gap instanceof PictureEnd && !open.isEmpty()) {
                open.element().end(out.length());
            } else if (gap instanceof ShortcutStart) {
                open.push(new Opened(out.length()));
            } else if (gap instanceof ShortcutEnd end) {
                Opened opened = open.pop();
                HeldText held = end.shortcut().container() ? opened.held(out) : null;
                out.setLength(opened.at);
                out.append(shortcuts.write(end.shortcut(), held)).append('\n');
            } else if (gap instanceof HeadingEnd heading && permalinkLabel != null) {
                writePermalink(out, heading.section(), permalinkLabel);
            }
        }
        return out.append(html.substring(done)).toString();
    }

    /** A shortcut that is not ended yet. */
    private static final class Opened {

        /** Where its text begins in what is written. */
        private final int at;
        /** Whether its text begins with a paragraph of pictures, all of which are shown. */
        private boolean pictured;

        private int pictureStart;
        private int pictureEnd;

        Opened(int at) {
            this.at = at;
        }

        void begin(int start) {
            pictured = true;
            pictureStart = start;
        }

        /** A picture is not shown. */
        void misses() {
            if (pictureEnd == 0) {
                pictured = false;
            }
        }

        void end(int end) {
            pictureEnd = end;
        }

        HeldText held(StringBuilder out) {
            String html = out.substring(at);
            return pictured
                    ? new HeldText(
                            html,
                            out.substring(pictureStart, pictureEnd),
                            out.substring(pictureEnd + "</p>".length()).strip())
                    : new HeldText(html, null, null);
        }
    }

    /** The words of each passage as a slug, in order. */
    List<String> passages() {
        List<String> slugs = new ArrayList<>();
        int word = 0;
        for (int i = 0; i < gaps.size(); i++) {
            if (gaps.get(i) instanceof Passage) {
                int end = nextPassage(i + 1);
                StringBuilder said = new StringBuilder();
                for (; word < words.length && words[word] < end; word += 2) {
                    if (words[word] >= gaps.get(i).at()) {
                        said.append(Escape.undone(html.substring(words[word], words[word + 1])))
                                .append(' ');
                    }
                }
                slugs.add(Slug.of(said.toString()));
            }
        }
        return slugs;
    }

    private int nextPassage(int from) {
        for (Gap gap : gaps.subList(from, gaps.size())) {
            if (gap instanceof Passage) {
                return gap.at();
            }
        }
        return html.length();
    }

    /**
     * The same with anchors before its passages.
     *
     * @param byPassage ids by the number of the passage that they lead to
     */
    GappedHtml with(Map<Integer, List<String>> byPassage) {
        List<Gap> anchored = new ArrayList<>(gaps.size());
        int passage = 0;
        for (Gap gap : gaps) {
            anchored.add(
                    gap instanceof Passage ? new Passage(gap.at(), byPassage.getOrDefault(passage++, List.of())) : gap);
        }
        return new GappedHtml(html, List.copyOf(anchored), words);
    }

    private static boolean link(StringBuilder out, LinkStart link, LinkRewriter links) {
        LinkRewriter.Target target = links.rewrite(LinkRewriter.Kind.LINK, link.address(), link.offset());
        String address = target.address();
        if (address == null || !Addresses.isSafe(address)) {
            return false;
        }
        out.append("<a");
        writeAttribute(out, "href", Addresses.encoded(address));
        writeAttribute(out, "title", link.title());
        writeAttribute(out, "rel", target.rel());
        writeAttributes(out, link.others());
        writeAttributes(out, target.attributes());
        out.append('>');
        return true;
    }

    /** @return whether there is one to show */
    private static boolean picture(StringBuilder out, Picture picture, LinkRewriter links) {
        String drawn = links.draw(picture.address(), picture.offset(), picture.alt(), picture.title());
        if (drawn != null) {
            out.append(drawn);
            return true;
        }
        LinkRewriter.Target target = links.rewrite(LinkRewriter.Kind.IMAGE, picture.address(), picture.offset());
        String address = target.address();
        if (address == null || !Addresses.isSafe(address)) {
            return false;
        }
        out.append("<img");
        writeAttribute(out, "src", Addresses.encoded(address));
        writeAttribute(out, "alt", picture.alt());
        writeAttribute(out, "title", picture.title());
        writeAttributes(out, target.attributes().isEmpty() ? picture.size() : target.attributes());
        out.append('>');
        return true;
    }

    /** Whether nothing but blanks stands between a box's beginning and here. */
    private static boolean isAlone(StringBuilder out, String tag) {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        return end >= tag.length() && out.substring(end - tag.length(), end).equals(tag);
    }

    private static void writePermalink(StringBuilder out, Section section, String label) {
        out.append("<a class=\"permalink\"");
        writeAttribute(out, "href", "#" + section.id());
        out.append("><span aria-hidden=\"true\">#</span><span class=\"visually-hidden\">");
        Escape.text(out, label);
        out.append(' ');
        Escape.text(out, section.title());
        out.append("</span></a></div>");
    }

    private static void writeAttributes(StringBuilder out, List<String> namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            writeAttribute(out, namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }

    private static void writeAttribute(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            Escape.attribute(out, value);
            out.append('"');
        }
    }

    /** Puts HTML together; what is not left open goes straight to {@link #out()}. */
    static final class Builder {

        private final StringBuilder out;
        private final List<Gap> gaps = new ArrayList<>();
        private int[] words = {};
        private int count;

        Builder(int expectedLength) {
            out = new StringBuilder(expectedLength);
        }

        /** For HTML that needs no decision. */
        StringBuilder out() {
            return out;
        }

        void openHeading(Section section) {
            gaps.add(new HeadingStart(out.length()));
            out.append("<h").append(section.level());
            writeAttribute(out, "id", section.id());
            out.append('>');
        }

        void closeHeading(Section section) {
            out.append("</h").append(section.level()).append('>');
            gaps.add(new HeadingEnd(out.length(), section));
            out.append('\n');
        }

        /** An outermost block begins, to which a former anchor may lead. */
        void endPassage() {
            gaps.add(new Passage(out.length(), List.of()));
        }

        /** What was written from a place on are words of the text; asked for of a text that has passages. */
        void addWords(int start) {
            if (words.length < count + 2) {
                words = Arrays.copyOf(words, Math.max(16, count * 2));
            }
            words[count++] = start;
            words[count++] = out.length();
        }

        /** The page's own address belongs here. */
        void addOwnAddress() {
            gaps.add(new OwnAddress(out.length()));
        }

        /** The pictures begin with which the text of a shortcut begins. */
        void openPicture() {
            gaps.add(new PictureStart(out.length()));
        }

        void closePicture() {
            gaps.add(new PictureEnd(out.length()));
        }

        /** What is written up to {@link #closeShortcut} is the text that the shortcut holds. */
        void openShortcut() {
            gaps.add(new ShortcutStart(out.length()));
        }

        void closeShortcut(Shortcut shortcut) {
            gaps.add(new ShortcutEnd(out.length(), shortcut));
        }

        /** A heading that is nothing but its title; only in a text that has passages. */
        void writeHeading(Section section) {
            openHeading(section);
            int start = out.length();
            Escape.text(out, section.title());
            addWords(start);
            closeHeading(section);
        }

        /**
         * @param offset where the address stands in the file
         * @param others more attributes, name and value in turn
         */
        void openLink(String address, int offset, @Nullable String title, List<String> others) {
            gaps.add(new LinkStart(out.length(), address, offset, title, others));
        }

        void closeLink() {
            gaps.add(new LinkEnd(out.length()));
        }

        /**
         * @param offset where the address stands in the file
         * @param size attributes to write when the rewriter has none, name and value in turn
         */
        void addPicture(String address, int offset, String alt, @Nullable String title, List<String> size) {
            gaps.add(new Picture(out.length(), address, offset, alt, title, size));
        }

        GappedHtml build() {
            return new GappedHtml(out.toString(), List.copyOf(gaps), Arrays.copyOf(words, count));
        }
    }
}
