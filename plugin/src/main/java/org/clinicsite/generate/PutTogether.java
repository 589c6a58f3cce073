package org.clinicsite.generate;

import java.util.Optional;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.render.TemplateFault;
import org.clinicsite.site.BaseUrl;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.jspecify.annotations.Nullable;

/** A site whose pages can be drawn. */
record PutTogether(Site site, SiteRenderer renderer, String contentShownAs) implements DrawnPages {

    @Override
    public @Nullable BaseUrl address() {
        return site.base().isKnown() ? site.base() : null;
    }

    @Override
    public Optional<byte[]> file(String path) {
        try {
            for (Page page : site.pages()) {
                if (page.path().value().equals(path)) {
                    return Optional.of(renderer.render(page));
                }
            }
            return renderer.asset(path);
        } catch (TemplateFault e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> pageOf(String source) {
        return site.pages().stream()
                .filter(page -> page.article() != null
                        && source.equals(
                                contentShownAs + "/" + page.article().source().path()))
                .map(page -> page.path().value())
                .findFirst();
    }
}
