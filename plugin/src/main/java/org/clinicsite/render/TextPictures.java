package org.clinicsite.render;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleHash;
import java.nio.charset.StandardCharsets;
import org.clinicsite.site.PagePath;
import org.jspecify.annotations.Nullable;

/** Draws the pictures of one page's text by {@code partials/text-picture.ftlh}. */
final class TextPictures implements PictureDrawer {

    private static final String TEMPLATE = "partials/text-picture.ftlh";

    private final TemplateEngine engine;
    private final ObjectWrapper wrapper;
    private final PagePath page;

    /** @param page what is drawn, for a fault */
    TextPictures(TemplateEngine engine, ObjectWrapper wrapper, PagePath page) {
        this.engine = engine;
        this.wrapper = wrapper;
        this.page = page;
    }

    @Override
    public String draw(Picture picture, String alt, @Nullable String title, boolean first) {
        SimpleHash names = new SimpleHash(wrapper);
        names.put("image", picture);
        names.put("alt", alt);
        names.put("title", title == null ? "" : title);
        names.put("first", first);
        try {
            return new String(engine.draw(TEMPLATE, names, page), StandardCharsets.UTF_8).strip();
        } catch (TemplateFault fault) {
            throw new Unfinished(fault);
        }
    }

    /** Carries a fault through the text to the page that shows it. */
    static final class Unfinished extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient TemplateFault fault;

        Unfinished(TemplateFault fault) {
            super(fault);
            this.fault = fault;
        }

        TemplateFault fault() {
            return fault;
        }
    }
}
