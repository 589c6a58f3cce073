package org.clinicsite.render;

import java.util.List;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.Shortcut;
import org.clinicsite.document.tree.Addresses;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Tag;
import org.clinicsite.site.Page;
import org.clinicsite.text.SourceText;

/** The answers to the questions of a page as plain text, from the trees of its text and the plain forms of its shortcuts. */
final class Answers {

    private final Page page;
    private final SourceText source;
    private final LinkRewriter links;
    private final PlainShortcuts shortcuts;
    private final StringBuilder out = new StringBuilder();

    private Answers(Page page, SourceText source, LinkRewriter links, PlainShortcuts shortcuts) {
        this.page = page;
        this.source = source;
        this.links = links;
        this.shortcuts = shortcuts;
    }

    /**
     * A question with its answer.
     *
     * @param id the heading's anchor
     * @param question the heading as plain text
     * @param text the answer as plain text, paragraphs on lines of their own
     */
    record Answer(String id, String question, String text) {}

    /**
     * All questions of a page in order.
     *
     * @param links decides which pictures are shown; the words of others stand in their place
     * @param shortcuts what shortcuts say
     */
    static List<Answer> of(Page page, LinkRewriter links, PlainShortcuts shortcuts) {
        if (page.article() == null) {
            return List.of();
        }
        SourceText source = page.article().source().text();
        return page.article().questions().stream()
                .map(one -> {
                    Answers answers = new Answers(page, source, links, shortcuts);
                    one.answer().forEach(answers::say);
                    return new Answer(one.section().id(), one.section().title(), squeezed(answers.out));
                })
                .toList();
    }

    private void say(Node node) {
        if (node instanceof Inline.Words words) {
            line(words.text());
        } else if (node instanceof Inline.Code code) {
            line(code.text());
        } else if (node instanceof Block.CodeBlock code) {
            line(code.text());
            out.append('\n');
        } else if (node instanceof Inline.Break) {
            out.append(' ');
        } else if (node instanceof Inline.Picture picture) {
            picture(picture);
        } else if (node instanceof Block.Shortcut shortcut) {
            PlainShortcuts.Form form = shortcuts.of(page, Shortcut.of(shortcut, source));
            form.before().forEach(this::say);
            shortcut.children().forEach(this::say);
            form.after().forEach(this::say);
        } else if (!isPictureAlone(node)) {
            node.children().forEach(this::say);
            end(node);
        }
    }

    private void line(String text) {
        out.append(text.replace('\n', ' '));
    }

    /** The cells of a row stand on one line. */
    private void end(Node node) {
        if (node instanceof Inline.Element element && element.tag().kind().endsLine()) {
            Tag.Kind kind = element.tag().kind();
            out.append(kind == Tag.Kind.CELL || element.tag() == Tag.DT ? ' ' : '\n');
        } else if (node instanceof Block) {
            out.append(node instanceof Block.Cell ? ' ' : '\n');
        }
    }

    /** One that is not shown has its words in the line instead. */
    private void picture(Inline.Picture picture) {
        String to = links.rewrite(
                        LinkRewriter.Kind.IMAGE,
                        picture.address().value(),
                        picture.address().start())
                .address();
        if (to == null || !Addresses.isSafe(to)) {
            line(picture.alt());
        }
    }

    /** Whether a paragraph or figure is a picture and nothing else: where it is not shown, its words go with it. */
    private static boolean isPictureAlone(Node node) {
        return (node instanceof Block.Paragraph || node instanceof Inline.Element)
                && node.children().size() == 1
                && node.children().get(0) instanceof Inline.Picture;
    }

    /** Blanks and line ends as single ones, none at the ends. */
    private static String squeezed(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char last = out.length() == 0 ? '\n' : out.charAt(out.length() - 1);
            if (c == '\n' && last == ' ') {
                out.setCharAt(out.length() - 1, '\n');
            } else if (!(c == ' ' || c == '\n') || last != ' ' && last != '\n') {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
