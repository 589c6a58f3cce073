package org.clinicsite.document.markdown;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import org.clinicsite.document.tree.Directive;
import org.jspecify.annotations.Nullable;

/** A directive in the tree, or, without one, the line of colons that ends a container. */
final class DirectiveBlock extends Block {

    private final @Nullable Directive directive;
    private Directive.@Nullable Fault fault;

    DirectiveBlock(BasedSequence chars, @Nullable Directive directive, Directive.@Nullable Fault fault) {
        super(chars);
        this.directive = directive;
        this.fault = fault;
    }

    /** What it says; null for a line of colons. */
    @Nullable
    Directive directive() {
        return directive;
    }

    /** What is wrong with it; null when nothing is. */
    Directive.@Nullable Fault fault() {
        return fault;
    }

    void setFault(Directive.Fault found) {
        fault = fault == null ? found : fault;
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
