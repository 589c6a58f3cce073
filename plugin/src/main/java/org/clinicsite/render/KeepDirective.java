package org.clinicsite.render;

import freemarker.core.DirectiveCallPlace;
import freemarker.core.Environment;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.clinicsite.render.LimitedWriter.Piece;

/**
 * The directive {@code <@keep when=… by=…>…</@keep>}: what many pages have alike is drawn for the first of them and then
 * written again. {@code by} is a text with all that it depends on besides the site, {@code when} whether this page is one
 * of the many. A third of a page is its frame, and drawing that takes as long as drawing the rest.
 */
final class KeepDirective implements TemplateDirectiveModel {

    /** So many bytes of all that was drawn are kept: cards of a hundred thousand articles. */
    private static final long MOST_BYTES = 64L << 20;

    private final boolean isActive;
    private final AtomicLong bytes = new AtomicLong();

    /** What was drawn, by the place in a template that asked for it. */
    private final Map<DirectiveCallPlace, Map<String, Piece>> byPlace = new ConcurrentHashMap<>();

    /** @param isActive false where a part may depend on what its file does not say: with partials of the clinic's own */
    KeepDirective(boolean isActive) {
        this.isActive = isActive;
    }

    @Override
    public void execute(
            Environment environment,
            @SuppressWarnings("rawtypes") Map given,
            TemplateModel[] loopVariables,
            TemplateDirectiveBody body)
            throws TemplateException, IOException {
        boolean isOneOfMany = !(given.get("when") instanceof TemplateBooleanModel when) || when.getAsBoolean();
        if (!isActive || !isOneOfMany) {
            body.render(environment.getOut());
            return;
        }
        String by = given.get("by") instanceof TemplateScalarModel text ? text.getAsString() : "";
        Map<String, Piece> kept =
                byPlace.computeIfAbsent(environment.getCurrentDirectiveCallPlace(), place -> new ConcurrentHashMap<>());
        Piece drawn = kept.get(by);
        if (drawn == null) {
            LimitedWriter out = new LimitedWriter();
            body.render(out);
            drawn = out.piece();
            if (bytes.addAndGet(drawn.utf8().length) <= MOST_BYTES) {
                kept.put(by, drawn);
            }
        }
        if (environment.getOut() instanceof LimitedWriter page) {
            page.write(drawn);
        } else {
            environment.getOut().write(drawn.toString());
        }
    }
}
