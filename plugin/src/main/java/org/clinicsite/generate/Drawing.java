package org.clinicsite.generate;

import java.time.Instant;
import java.util.Optional;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.SiteException;
import org.clinicsite.render.PageContent;
import org.clinicsite.render.SiteIcons;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.site.Site;
import org.clinicsite.site.Words;

/** All that the pages of a site are drawn of, but for the templates. */
record Drawing(
        Site site,
        Words words,
        PageContent texts,
        Shortcuts shortcuts,
        SiteIcons icons,
        Instant issued,
        boolean preview) {

    /** What draws it by a template folder; empty, with problems, where that folder cannot. */
    Outcome<Optional<SiteRenderer>> by(TemplateFolder folder) {
        try {
            return Outcome.of(
                    Optional.of(new SiteRenderer(site, words, folder, texts, shortcuts, icons, issued, preview)));
        } catch (SiteException e) {
            return new Outcome<>(Optional.empty(), e.problems());
        }
    }
}
