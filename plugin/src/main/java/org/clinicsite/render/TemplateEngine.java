package org.clinicsite.render;

import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.core.TemplateClassResolver;
import freemarker.log.Logger;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
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

    private final Configuration configuration;

    /**
     * @param folder where the templates are
     * @param wrapper shows them our values
     * @param locale the site's
     * @param zone the site's
     */
    TemplateEngine(TemplateFolder folder, RecordWrapper wrapper, Locale locale, TimeZone zone) {
        configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateLoader(new FolderLoader(folder));
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setObjectWrapper(wrapper);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setLocale(locale);
        configuration.setTimeZone(zone);
        configuration.setNumberFormat("computer"); // for people: the functions price and number
        configuration.setBooleanFormat("c");
        configuration.setRecognizeStandardFileExtensions(true); // .ftlh and .ftlx escape
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setWrapUncheckedExceptions(true); // so that they come with a place
        configuration.setLogTemplateExceptions(false);
        configuration.setAttemptExceptionReporter((fault, environment) -> {});
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
        configuration.setSharedVariable(name, value);
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
            configuration.getTemplate(template).process(names, out);
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

    /** Reads templates from the folder; each is read once. */
    private static final class FolderLoader implements TemplateLoader {

        private final TemplateFolder folder;

        FolderLoader(TemplateFolder folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable Object findTemplateSource(String name) {
            String text = folder.text(name);
            return text == null ? null : Map.entry(name, text);
        }

        @Override
        public long getLastModified(Object source) {
            return 0;
        }

        @Override
        public Reader getReader(Object source, String encoding) {
            return new StringReader((String) ((Map.Entry<?, ?>) source).getValue());
        }

        @Override
        public void closeTemplateSource(Object source) {
            // nothing is open
        }
    }
}
