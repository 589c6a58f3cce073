package org.clinicsite.document.markdown;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.core.delimiter.AsteriskDelimiterProcessor;
import com.vladsch.flexmark.parser.core.delimiter.Delimiter;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * flexmark's inline parser, spared two detours that made a paragraph of ten thousand links take minutes: it copied the
 * whole paragraph for every pattern that matched and went on to its end for every one that did not; and after each link
 * it went back through all the stars of the paragraph, even when none stood in the link.
 */
final class InlineParsing extends CommonmarkInlineParser {

    InlineParsing(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData references,
            List<InlineParserExtensionFactory> extensions) {
        super(
                options,
                specialCharacters,
                delimiterCharacters,
                withoutBlanks(delimiterProcessors),
                references,
                extensions);
    }

    private static Map<Character, DelimiterProcessor> withoutBlanks(Map<Character, DelimiterProcessor> processors) {
        Map<Character, DelimiterProcessor> all = new HashMap<>(processors);
        all.computeIfPresent('*', (mark, processor) -> new Stars());
        return all;
    }

    /**
     * Stars in languages without blanks between words: CommonMark takes {@code **「強い」**です} for no emphasis, since a mark
     * stands on one side and a letter on the other. A letter of such a language beside it is as good as a blank.
     */
    private static final class Stars extends AsteriskDelimiterProcessor {

        Stars() {
            super(false);
        }

        @Override
        public boolean canBeOpener(
                String before,
                String after,
                boolean leftFlanking,
                boolean rightFlanking,
                boolean beforeIsPunctuation,
                boolean afterIsPunctuation,
                boolean beforeIsWhitespace,
                boolean afterIsWhiteSpace) {
            return leftFlanking || !afterIsWhiteSpace && isWithoutBlanks(before, before.length() - 1);
        }

        @Override
        public boolean canBeCloser(
                String before,
                String after,
                boolean leftFlanking,
                boolean rightFlanking,
                boolean beforeIsPunctuation,
                boolean afterIsPunctuation,
                boolean beforeIsWhitespace,
                boolean afterIsWhiteSpace) {
            return rightFlanking || !beforeIsWhitespace && isWithoutBlanks(after, 0);
        }

        private static boolean isWithoutBlanks(String text, int at) {
            return at >= 0
                    && at < text.length()
                    && (Character.isIdeographic(text.codePointAt(at))
                            || text.charAt(at) >= '\u3040' && text.charAt(at) <= '\u30FF');
        }
    }

    /** Matches a pattern at the cursor, or, where it has no {@code ^}, from there on, and moves behind it; else null. */
    @Override
    public @Nullable BasedSequence match(Pattern pattern) {
        if (index >= input.length()) {
            return null;
        }
        Matcher matcher = pattern.matcher(input).region(index, input.length());
        boolean matches = isAnchored(pattern) ? matcher.lookingAt() : matcher.find();
        if (!matches) {
            return null;
        }
        index = matcher.end();
        return input.subSequence(matcher.start(), matcher.end());
    }

    /** Whether it begins with {@code ^}, as all of flexmark's do but one for backticks; none of them has a second choice. */
    private static boolean isAnchored(Pattern pattern) {
        return pattern.pattern().startsWith("^");
    }

    /** Reads an address; between angle brackets it may hold blanks (https://spec.commonmark.org/0.31.2/#link-destination). */
    @Override
    public @Nullable BasedSequence parseLinkDestination() {
        if (index < input.length() && input.charAt(index) == '<') {
            for (int end = index + 1; end < input.length(); end++) {
                char c = input.charAt(end);
                if (c == '>') {
                    BasedSequence address = input.subSequence(index, end + 1);
                    index = end + 1;
                    return address;
                }
                if (c == '<' || c == '\n' || c == '\r') {
                    break;
                }
                end += c == '\\' ? 1 : 0;
            }
        }
        return super.parseLinkDestination();
    }

    /** Makes emphasis of the marks behind one; of none there is nothing to make. */
    @Override
    public void processDelimiters(@Nullable Delimiter bottom) {
        if (lastDelimiter != bottom) {
            super.processDelimiters(bottom);
        }
    }
}
