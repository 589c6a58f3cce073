package org.clinicsite.jbake;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that a template sees while one page is drawn: first the site's ({@link SiteNames}), then the page's own, as
 * in JBake.
 */
final class PageModel implements TemplateHashModel {

    private final SiteNames site;
    private final PageToDraw page;
    private final ObjectWrapper wrapper;

    PageModel(SiteNames site, PageToDraw page, ObjectWrapper wrapper) {
        this.site = site;
        this.page = page;
        this.wrapper = wrapper;
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
        TemplateModel model = site.get(key, page);
        if (model != null) {
            return model;
        }
        Map<String, Object> own = page.model();
        return own.containsKey(key) ? wrapper.wrap(own.get(key)) : null;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
