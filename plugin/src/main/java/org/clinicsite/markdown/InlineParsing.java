package org.clinicsite.markdown;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * flexmark's inline parser with one method done anew. The original copies the whole paragraph for every pattern that
 * matches, and goes on to its end for every one that does not: a paragraph of ten thousand links took minutes.
 */
final class InlineParsing extends CommonmarkInlineParser {

    InlineParsing(
            DataHolder options,
            BitSet specialCharacters,
            BitSet delimiterCharacters,
            Map<Character, DelimiterProcessor> delimiterProcessors,
            LinkRefProcessorData references,
            List<InlineParserExtensionFactory> extensions) {
        super(options, specialCharacters, delimiterCharacters, delimiterProcessors, references, extensions);
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
}
