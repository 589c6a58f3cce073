package org.clinicsite.render;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.log.Logger;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.render.PageTexts.ShortcutFault;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.Words.MissingWordException;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker, locked down: a template sees the values that it is given and the files of its {@link TemplateFolder}, makes
 * no Java object, reaches no class, logs nothing, and ends. What it does wrong becomes a {@link TemplateFault} with the
 * template's line.
 */
final class TemplateEngine {

    private final ParsedTemplates templates;
    private final ParsedTemplates.Build build;

    /** What all pages see. */
    private final Map<String, TemplateModel> shared = new HashMap<>();

    /**
     * @param folder where the templates are
     * @param wrapper shows them our values
     * @param locale the site's
     * @param zone the site's
     */
    TemplateEngine(TemplateFolder folder, RecordWrapper wrapper, Locale locale, TimeZone zone) {
        templates = ParsedTemplates.of(folder.ownTexts());
        build = new ParsedTemplates.Build(folder, !folder.drawsPages(), wrapper, locale, zone);
    }

    /**
     * FreeMarker looks for a logging library on the class path and would speak through it, or complain about it. To be
     * called before any other class of FreeMarker is touched.
     */
    @SuppressWarnings("deprecation") // the other way is a system property, which is everybody's
    static void silence() {
        try {
            Logger.selectLoggerLibrary(Logger.LIBRARY_NONE);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no library needs no class", e);
        }
    }

    /** Gives all templates a value under a name. Only while the site is set up. */
    void share(String name, TemplateModel value) {
        shared.put(name, value);
    }

    /**
     * Draws one file.
     *
     * @param template such as {@code layouts/article.ftlh}
     * @param names the values of this page
     * @param page what is drawn, for the fault
     * @return its text in UTF-8
     */
    byte[] draw(String template, TemplateHashModel names, PagePath page) throws TemplateFault {
        LimitedWriter out = new LimitedWriter();
        try {
            templates.draw(template, new PageAndSite(names, shared), build, out);
            return out.bytes();
        } catch (TemplateException | IOException e) {
            throw fault(e, template, page);
        } catch (StackOverflowError e) {
            throw fault(Code.ENDLESS_TEMPLATE, template, 0, 0, "The template calls itself without end.", page);
        }
    }

    /** The first mistake: a template that cannot be read fails every template that imports it. */
    private static TemplateFault fault(Exception e, String template, PagePath page) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedWriter.TooLong) {
                Problem problem = Problem.error(
                        Code.ENDLESS_TEMPLATE,
                        "site-template/" + template,
                        0,
                        0,
                        "The template writes without end.",
                        "Give its loop an end.");
                return new TemplateFault(problem, page, true);
            }
            if (cause instanceof TextPictures.Unfinished picture) {
                return picture.fault();
            }
            if (cause instanceof UncheckedIOException disk) {
                throw disk; // a file that the page shows: no template is to blame
            }
            if (cause instanceof ShortcutFault mistake) {
                return new TemplateFault(mistake.problem(), page);
            }
            if (cause instanceof ParseException mistake) {
                return fault(
                        Code.TEMPLATE_ERROR,
                        mistake.getTemplateName(),
                        mistake.getLineNumber(),
                        mistake.getColumnNumber(),
                        firstLine(mistake.getEditorMessage()),
                        page);
            }
            if (cause instanceof TemplateNotFoundException missing
                    && missing.getTemplateName().equals(template)) {
                return fault(Code.MISSING_TEMPLATE, template, 0, 0, "There is no template '" + template + "'.", page);
            }
        }
        if (e instanceof TemplateException mistake) {
            return fault(
                    Code.TEMPLATE_ERROR,
                    mistake.getTemplateSourceName(),
                    number(mistake.getLineNumber()),
                    number(mistake.getColumnNumber()),
                    sentence(mistake),
                    page);
        }
        String says = e.getMessage();
        return fault(
                Code.TEMPLATE_ERROR,
                template,
                0,
                0,
                says == null ? "The template could not be read." : firstLine(says),
                page);
    }

    private static TemplateFault fault(
            Code code, @Nullable String template, int line, int column, String message, PagePath page) {
        return new TemplateFault(
                Problem.error(code, "site-template/" + template, Math.max(0, line), Math.max(0, column), message, null),
                page);
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** One sentence of FreeMarker's page-long messages. */
    private static String sentence(TemplateException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingWordException missing) {
                return missing.problem().says();
            }
            if (cause instanceof TemplateNotFoundException missing) {
                return "There is no template '" + missing.getTemplateName()
                        + "'. Write its path from site-template with a slash before it, such as"
                        + " /partials/header.ftlh.";
            }
        }
        if (e instanceof InvalidReferenceException && e.getBlamedExpressionString() != null) {
            return "'" + e.getBlamedExpressionString() + "' has no value here.";
        }
        if (e instanceof StopException && e.getMessageWithoutStackTop() != null) {
            return firstLine(e.getMessageWithoutStackTop());
        }
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return firstLine(cause.getMessage());
        }
        String says = e.getMessageWithoutStackTop();
        return says == null ? "The template could not be drawn." : firstLine(says);
    }

    private static String firstLine(String message) {
        String text = message.strip();
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        return line.endsWith(".") ? line : line + ".";
    }

    /** A page's own names, then those of the site. */
    private record PageAndSite(TemplateHashModel page, Map<String, TemplateModel> site) implements TemplateHashModel {

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            TemplateModel own = page.get(key);
            return own == null ? site.get(key) : own;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
