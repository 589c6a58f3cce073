package org.clinicsite.document.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.FencedCodeBlockParser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Set;
import org.clinicsite.document.tree.Directive;
import org.jspecify.annotations.Nullable;

/**
 * Finds directives among the blocks of a text; code and HTML are blocks of their own, so nothing in them is one. A line
 * of colons ends the innermost container that began with no more of them and no further to the right.
 */
final class DirectiveParser extends AbstractBlockParser {

    /** Containers within each other; a person stops at two. */
    private static final int MAX_DEPTH = 10;

    private final DirectiveBlock block;
    private final int colons;
    private final int column;
    private boolean closed;

    private DirectiveParser(DirectiveBlock block, int colons, int column) {
        this.block = block;
        this.colons = colons;
        this.column = column;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return isOpen();
    }

    @Override
    public boolean canContain(ParserState state, BlockParser blockParser, Block inner) {
        return isOpen();
    }

    private boolean isOpen() {
        Directive directive = block.directive();
        return directive != null && directive.container();
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (!isOpen()) {
            return BlockContinue.none();
        }
        int end = state.getIndent() > 3 ? 0 : DirectiveLine.closing(state.getLine(), state.getNextNonSpaceIndex());
        if (end >= colons && !isAnothers(state, end)) {
            closed = true; // the line itself becomes a block of its own, see Factory
            return BlockContinue.none();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    /** Whether a line of colons belongs to something within this container. */
    private boolean isAnothers(ParserState state, int end) {
        List<BlockParser> open = state.getActiveBlockParsers();
        int own = open.indexOf(this);
        if (own + 1 < open.size() && open.get(own + 1) instanceof FencedCodeBlockParser) {
            return true;
        }
        for (BlockParser inner : open.subList(own + 1, open.size())) {
            if (inner instanceof DirectiveParser other
                    && other.isOpen()
                    && end >= other.colons
                    && state.getColumn() + state.getIndent() >= other.column) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void closeBlock(ParserState state) {
        Directive directive = block.directive();
        if (isOpen() && directive != null && !closed) {
            block.setFault(new Directive.Fault(
                    directive.offset(),
                    "'" + directive.name() + "' has no end.",
                    "Write a line " + ":".repeat(colons) + " below its text."));
        }
    }

    /** Starts directives. */
    static final class Factory implements CustomBlockParserFactory, BlockParserFactory {

        @Override
        public BlockParserFactory apply(DataHolder options) {
            return this;
        }

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int start = state.getNextNonSpaceIndex();
            BasedSequence line = state.getLine();
            if (state.getIndent() > 3 || start + 2 >= line.length() || line.charAt(start) != ':') {
                return BlockStart.none();
            }
            BasedSequence chars = line.subSequence(start, line.length());
            if (DirectiveLine.closing(line, start) > 0) {
                return start(line, new DirectiveBlock(chars, null, stray(state, chars)), 0, 0);
            }
            DirectiveLine read = DirectiveLine.of(line.toString(), start, line.getStartOffset());
            if (read == null) {
                return BlockStart.none();
            }
            DirectiveBlock block = new DirectiveBlock(chars, read.directive(), read.fault());
            if (depth(state) >= MAX_DEPTH) {
                block = new DirectiveBlock(
                        chars,
                        null,
                        new Directive.Fault(
                                chars.getStartOffset(),
                                "Shortcuts lie more than " + MAX_DEPTH + " deep within each other.",
                                "Close some of them."));
            }
            return start(line, block, read.colons(), state.getColumn() + state.getIndent());
        }

        private static BlockStart start(BasedSequence line, DirectiveBlock block, int colons, int column) {
            return BlockStart.of(new DirectiveParser(block, colons, column)).atIndex(line.length());
        }

        private static int depth(ParserState state) {
            int depth = 0;
            for (BlockParser open : state.getActiveBlockParsers()) {
                depth += open instanceof DirectiveParser parser && !parser.closed ? 1 : 0;
            }
            return depth;
        }

        /** What is wrong with a line of colons; null when it ends a container. */
        private static Directive.@Nullable Fault stray(ParserState state, BasedSequence chars) {
            for (BlockParser open : state.getActiveBlockParsers()) {
                if (open instanceof DirectiveParser parser && parser.closed) {
                    return null;
                }
            }
            return new Directive.Fault(
                    chars.getStartOffset(),
                    "This line of colons ends nothing.",
                    "Delete it, or write a backslash before it to show it.");
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public boolean affectsGlobalScope() {
            return false;
        }
    }
}
