package org.clinicsite.document.markdown;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * flexmark's headings, asked only of lines that can be one. The original puts the whole paragraph together before each
 * line of it, to have it at hand should the line underline it: ten thousand lines in a table or a quote took minutes.
 */
final class HeadingLines implements CustomBlockParserFactory {

    private final HeadingParser.Factory headings = new HeadingParser.Factory();

    @Override
    public BlockParserFactory apply(DataHolder options) {
        return new Factory(headings.apply(options));
    }

    @Override
    public @Nullable Set<Class<?>> getAfterDependents() {
        return headings.getAfterDependents();
    }

    @Override
    public @Nullable Set<Class<?>> getBeforeDependents() {
        return headings.getBeforeDependents();
    }

    @Override
    public boolean affectsGlobalScope() {
        return headings.affectsGlobalScope();
    }

    private record Factory(BlockParserFactory headings) implements BlockParserFactory {

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int start = state.getNextNonSpaceIndex();
            return isHeading(state.getLine(), start) ? headings.tryStart(state, matched) : BlockStart.none();
        }

        /** Whether a line may be a heading, or the line below one, by the mark it begins with and by its end. */
        private static boolean isHeading(BasedSequence line, int start) {
            char mark = start < line.length() ? line.charAt(start) : ' ';
            if (mark != '=' && mark != '-') {
                return mark == '#';
            }
            int end = start;
            while (end < line.length() && line.charAt(end) == mark) {
                end++;
            }
            while (end < line.length() && line.charAt(end) <= ' ') {
                end++;
            }
            return end == line.length();
        }
    }
}
