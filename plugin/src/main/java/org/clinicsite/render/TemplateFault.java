package org.clinicsite.render;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Problem;
import org.clinicsite.site.PagePath;

/** A template could not draw a page. The author of the template, or of the page's header, can mend it. */
public final class TemplateFault extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient PagePath page;
    private final boolean endless;

    TemplateFault(Problem problem, PagePath page) {
        this(problem, page, false);
    }

    /** @param endless whether what was drawn got longer than any page is */
    TemplateFault(Problem problem, PagePath page, boolean endless) {
        super(problem.says());
        this.problem = problem;
        this.page = page;
        this.endless = endless;
    }

    /** Whether what was drawn got longer than any page is. */
    boolean isEndless() {
        return endless;
    }

    /** What is wrong, and where in which template. */
    public Problem problem() {
        return problem;
    }

    /**
     * The problems of a whole site: one mistake in a layout breaks every page that it draws, and is told once, with the
     * first page that it broke.
     */
    public static List<Problem> problems(Collection<TemplateFault> faults) {
        Map<Problem, PagePath> first = new TreeMap<>();
        for (TemplateFault fault : faults) {
            first.merge(fault.problem, fault.page, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return first.entrySet().stream()
                .map(e -> problemNaming(e.getValue(), e.getKey()))
                .toList();
    }

    private static Problem problemNaming(PagePath page, Problem p) {
        return new Problem(
                p.code(),
                p.level(),
                p.path(),
                p.line(),
                p.column(),
                p.message() + " (on page " + page + ")",
                p.advice());
    }
}
