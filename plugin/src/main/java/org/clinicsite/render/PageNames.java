package org.clinicsite.render;

import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import org.clinicsite.site.Page;
import org.jspecify.annotations.Nullable;

/** The names that differ from page to page. Each value is made when a template asks for it, and then kept. */
final class PageNames implements TemplateHashModel {

    private final Page page;
    private final String policy;
    private final PageTexts content;
    private final StructuredData structuredData;
    private final JBakeNames jbake;
    private final ObjectWrapper wrapper;
    private @Nullable TemplateModel body;

    PageNames(
            Page page,
            String policy,
            PageTexts content,
            StructuredData structuredData,
            JBakeNames jbake,
            ObjectWrapper wrapper) {
        this.page = page;
        this.policy = policy;
        this.content = content;
        this.structuredData = structuredData;
        this.jbake = jbake;
        this.wrapper = wrapper;
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
        return switch (key) {
            case "page" -> wrapper.wrap(page);
            case "policy" -> wrapper.wrap(policy);
            case "body" -> body();
            case "structuredData" -> TemplateFunctions.html(structuredData.of(page));
            default -> {
                Object value = jbake.get(key, page);
                yield value == null ? null : wrapper.wrap(value);
            }
        };
    }

    private TemplateModel body() throws TemplateModelException {
        if (body == null) {
            body = TemplateFunctions.html(content.body(page));
        }
        return body;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
