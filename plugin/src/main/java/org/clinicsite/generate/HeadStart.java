package org.clinicsite.generate;

import java.io.IOException;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFolder;

/**
 * What every build needs and no content decides on, made beside the reading of the content: a small site spends more time on
 * it than on its pages. Each part is kept by who owns it, and made there if it is not ready; what goes wrong here goes wrong
 * there again, and is told there.
 */
final class HeadStart {

    private HeadStart() {}

    /** Makes it. */
    static void make(TemplateFolder template) throws IOException {
        LinkFilter.readLists();
        EditorialLint.readWords();
        SiteRenderer.parse(template);
    }
}
