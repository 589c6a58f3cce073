package org.clinicsite.render;

import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.Environment;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.text.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * Templates as FreeMarker has parsed them. Parsing takes longer than drawing a small site, so what the last builds of
 * this JVM parsed serves the next one with the same texts. Nothing of a site is in here: it comes with each page.
 */
final class ParsedTemplates {

    /** A clinic's templates, the same with marks, and those of another site beside. */
    private static final int MOST = 4;

    /** As {@code <#import "/partials/icon.ftlh" as icon>} names it. */
    private static final Pattern IMPORT = Pattern.compile("<#import \"([^\"]+)\"");

    private static final List<SoftReference<ParsedTemplates>> LATEST = new ArrayList<>();

    /** Where a page says which build it belongs to. */
    private static final String BUILD = "org.clinicsite.build";

    private final Map<String, String> own;
    private final Configuration configuration = new Telling();

    /**
     * What one site's pages are drawn with.
     *
     * @param folder is told which files are used
     * @param lazy whether what a template imports is read when something of it is asked for: not with files of the clinic's
     *     own, for each that is missing is told
     */
    record Build(TemplateFolder folder, boolean lazy, RecordWrapper wrapper, Locale locale, TimeZone zone) {}

    private ParsedTemplates(Map<String, String> own) {
        this.own = own;
        configuration.setTemplateLoader(new TextLoader());
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer"); // for people: the functions price and number
        configuration.setBooleanFormat("c");
        configuration.setRecognizeStandardFileExtensions(true); // .ftlh and .ftlx escape
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setWrapUncheckedExceptions(true); // so that they come with a place
        configuration.setLogTemplateExceptions(false);
        configuration.setAttemptExceptionReporter((fault, environment) -> {});
    }

    /**
     * Those of an earlier build with the same texts, or new ones.
     *
     * @param own the clinic's texts by path, such as {@code layouts/article.ftlh}; all else is built in
     */
    static ParsedTemplates of(Map<String, String> own) {
        synchronized (LATEST) {
            LATEST.removeIf(latest -> latest.get() == null);
            for (SoftReference<ParsedTemplates> latest : LATEST) {
                ParsedTemplates parsed = latest.get();
                if (parsed != null && parsed.own.equals(own)) {
                    LATEST.remove(latest);
                    LATEST.add(latest);
                    return parsed;
                }
            }
            if (LATEST.size() == MOST) {
                LATEST.remove(0);
            }
            ParsedTemplates parsed = new ParsedTemplates(own);
            LATEST.add(new SoftReference<>(parsed));
            return parsed;
        }
    }

    /**
     * Parses a template and what it imports, so that drawing need not.
     *
     * @param seen those that were parsed so; gets them
     * @throws IOException when one is missing or has a mistake; drawing tells it with the page
     */
    void parse(String template, Set<String> seen) throws IOException {
        String text = text(template);
        if (text == null || !seen.add(template)) {
            return;
        }
        configuration.getTemplate(template);
        Matcher imports = IMPORT.matcher(text);
        while (imports.find()) {
            String name = imports.group(1);
            parse(name.startsWith("/") ? name.substring(1) : new FilePath(template).beside() + name, seen);
        }
    }

    private @Nullable String text(String name) {
        String text = own.get(name);
        return text == null ? TemplateFolder.builtInText(name) : text;
    }

    /** Draws one file. */
    void draw(String template, TemplateHashModel names, Build build, Writer out) throws TemplateException, IOException {
        Template parsed = configuration.getTemplate(template);
        build.folder().use(parsed.getName());
        Environment environment = parsed.createProcessingEnvironment(names, out);
        environment.setObjectWrapper(build.wrapper());
        environment.setLocale(build.locale());
        environment.setTimeZone(build.zone());
        environment.setLazyImports(build.lazy());
        environment.setCustomAttribute(BUILD, build);
        environment.process();
    }

    /** Tells the folder of each template that another asks for, parsed by this build or before. */
    private static final class Telling extends Configuration {

        Telling() {
            super(VERSION_2_3_35);
        }

        @Override
        public @Nullable Template getTemplate(
                String name,
                @Nullable Locale locale,
                @Nullable Object customLookupCondition,
                @Nullable String encoding,
                boolean parseAsFTL,
                boolean ignoreMissing)
                throws IOException {
            Template template =
                    super.getTemplate(name, Locale.ROOT, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
            Environment environment = Environment.getCurrentEnvironment();
            if (template != null
                    && environment != null
                    && environment.getCustomAttribute(BUILD) instanceof Build build) {
                build.folder().use(template.getName());
            }
            return template;
        }
    }

    /** Hands out the clinic's texts, and the built-in ones for all else. */
    private final class TextLoader implements TemplateLoader {

        @Override
        public @Nullable Object findTemplateSource(String name) {
            String text = text(name);
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
