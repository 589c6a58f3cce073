package org.clinicsite.jbake;

import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.ext.autolink.internal.AutolinkNodePostProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.NodePostProcessor;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeTracker;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * flexmark's automatic links, asked only where a link can be. flexmark itself unescapes and searches each word of a
 * text, which takes a quarter of the time that an article needs.
 */
final class QuickAutolinks implements Parser.ParserExtension {

    @Override
    public void parserOptions(MutableDataHolder options) {
        AutolinkExtension.create().parserOptions(options);
    }

    @Override
    public void extend(Parser.Builder builder) {
        builder.postProcessorFactory(new Factory());
    }

    private static final class Factory extends AutolinkNodePostProcessor.Factory {
        @Override
        public NodePostProcessor apply(Document document) {
            return new Links(document);
        }
    }

    private static final class Links extends AutolinkNodePostProcessor {

        /** Where the text has something of an address, or an escape that may hide it; sorted. */
        private final int[] candidates;

        Links(Document document) {
            super(document);
            this.candidates = candidates(text(document));
        }

        /** What the parser was given; writing its characters out again takes longer than all that is done here. */
        private static String text(Document document) {
            return document.getChars().getBase() instanceof String text
                    ? text
                    : document.getChars().toString();
        }

        @Override
        public void process(NodeTracker state, Node node) {
            Node parent = node.getParent();
            if (parent == null) {
                return;
            }
            int at = Arrays.binarySearch(candidates, parent.getStartOffset());
            int next = at < 0 ? -at - 1 : at;
            if (next < candidates.length && candidates[next] < parent.getEndOffset()) {
                super.process(state, node);
            }
        }

        private static int[] candidates(String text) {
            IntStream.Builder found = IntStream.builder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean candidate = switch (c) {
                    case '@', '&', '\\' -> true;
                    case ':' -> text.startsWith("/", i + 1);
                    case 'w', 'W' -> i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == 'w';
                    default -> false;
                };
                if (candidate) {
                    found.add(i);
                }
            }
            return found.build().toArray();
        }
    }
}
