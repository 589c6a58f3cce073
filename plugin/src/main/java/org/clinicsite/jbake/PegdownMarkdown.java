package org.clinicsite.jbake;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.PegdownExtensions;
import com.vladsch.flexmark.profile.pegdown.PegdownOptionsAdapter;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Markdown as JBake has it: flexmark with the options that pegdown had, named in {@code markdown.extensions}. Parser
 * and renderer are built once and serve all threads; JBake builds both for every file. A text with plain marks only does
 * without them, see {@link PlainMarkdown}.
 */
final class PegdownMarkdown {

    /** The page that a document becomes; a page of its own choosing leaves every link as it is. */
    static final DataKey<MarkdownLinks.Page> PAGE =
            new DataKey<>("JBAKE_PAGE", (MarkdownLinks.Page) (written, image, offset) -> written);

    private final int extensions;
    private volatile @Nullable Flexmark flexmark;

    /** @param extensions names of pegdown extensions; {@code -NAME} takes one away, an unknown one does nothing */
    PegdownMarkdown(List<String> extensions) {
        int bits = PegdownExtensions.NONE;
        for (String name : extensions) {
            if (name.startsWith("-")) {
                bits &= ~bit(name.substring(1));
            } else {
                bits |= bit(name.startsWith("+") ? name.substring(1) : name);
            }
        }
        this.extensions = bits;
    }

    /** Reads and writes all of Markdown. It takes a while to load, so it is made when a text first needs it. */
    private record Flexmark(Parser parser, HtmlRenderer renderer) {
        static Flexmark of(int bits) {
            DataHolder options = quick(PegdownOptionsAdapter.flexmarkOptions(bits), bits);
            DataHolder plainMail = new MutableDataSet(options).set(HtmlRenderer.OBFUSCATE_EMAIL, false);
            return new Flexmark(
                    Parser.builder(options).build(),
                    HtmlRenderer.builder(plainMail)
                            .linkResolverFactory(new MarkdownLinks())
                            .build());
        }
    }

    /** The named extensions, as {@link PegdownExtensions} has them. */
    int extensions() {
        return extensions;
    }

    private Flexmark flexmark() {
        Flexmark made = flexmark;
        if (made == null) {
            synchronized (this) {
                made = flexmark;
                if (made == null) {
                    made = Flexmark.of(extensions);
                    flexmark = made;
                }
            }
        }
        return made;
    }

    /** Abbreviations name the extension that they must run before, so beside them it has to be flexmark's own. */
    private static DataHolder quick(DataHolder options, int bits) {
        if ((bits & PegdownExtensions.ABBREVIATIONS) != 0) {
            return options;
        }
        List<Extension> extensions = new ArrayList<>();
        for (Extension extension : Parser.EXTENSIONS.get(options)) {
            extensions.add(extension instanceof AutolinkExtension ? new QuickAutolinks() : extension);
        }
        return new MutableDataSet(options).set(Parser.EXTENSIONS, extensions).toImmutable();
    }

    private static int bit(String name) {
        try {
            return PegdownExtensions.class.getField(name).getInt(null);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return PegdownExtensions.NONE; // as JBake does
        }
    }

    /**
     * Makes HTML of a text with plain marks only.
     *
     * @param text the Markdown, lines closed by LF
     * @param page answers for links; is not asked when the result is null
     * @return what {@link #render} makes of it; null when the text has more than plain marks
     */
    @Nullable
    String renderPlain(String text, MarkdownLinks.Page page) {
        return PlainMarkdown.render(text, extensions, page);
    }

    /** Is told what a text holds, in its order. */
    interface Heard {
        /**
         * A piece of raw HTML.
         *
         * @param html as it is written
         * @param offset where
         */
        void rawHtml(String html, int offset);

        /** Code whose end is missing. */
        default void openFence(int offset) {}
    }

    /**
     * Makes HTML of any text. Mail addresses are marked, see {@link MailAddresses}.
     *
     * @param text the Markdown, lines closed by LF
     * @param page answers for links
     * @param heard is told of raw HTML and the like; offsets count from the start of the text
     */
    String render(String text, MarkdownLinks.Page page, Heard heard) {
        Flexmark made = flexmark();
        Document document = made.parser.parse(text);
        document.set(PAGE, page);
        if (text.indexOf('<') >= 0 || text.contains("```") || text.contains("~~~")) {
            tell(document, heard);
        }
        if (text.toLowerCase(Locale.ROOT).contains("script:")) {
            tellScripts(document, page);
        }
        StringBuilder html = new StringBuilder(text.length() + text.length() / 4);
        made.renderer.render(document, html);
        return html.toString();
    }

    /** flexmark leaves such a link out before it asks for its address; so that the author hears of it, we ask. */
    private static void tellScripts(Node node, MarkdownLinks.Page page) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof LinkNodeBase link) {
                String url = link.getUrl().unescape();
                if (url.toLowerCase(Locale.ROOT).contains("script:")) {
                    page.resolve(url, child instanceof Image, child.getStartOffset());
                }
            }
            tellScripts(child, page);
        }
    }

    private static void tell(Node node, Heard heard) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof HtmlBlock block) {
                block.getContentLines().forEach(line -> tellPieces(line, heard));
            } else if (child instanceof HtmlInline) {
                tellPieces(child.getChars(), heard);
            } else if (child instanceof FencedCodeBlock code) {
                if (code.getClosingMarker().isEmpty()) {
                    heard.openFence(code.getStartOffset());
                }
            } else {
                tell(child, heard);
            }
        }
    }

    /** In a quotation each line is a piece of its own, for the mark before it is none of the HTML. */
    private static void tellPieces(BasedSequence html, Heard heard) {
        int start = 0;
        for (int i = 1; i <= html.length(); i++) {
            if (i == html.length() || html.getIndexOffset(i) != html.getIndexOffset(start) + i - start) {
                heard.rawHtml(html.subSequence(start, i).toString(), html.getIndexOffset(start));
                start = i;
            }
        }
    }
}
