package org.clinicsite.jbake;

import freemarker.cache.MruCacheStorage;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateNumberFormat;
import freemarker.core.TemplateNumberFormatFactory;
import freemarker.core.TemplateValueFormatException;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.TemplateNumberModel;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clinicsite.output.OutputFile;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.jbake.template.RenderingException;
import org.jspecify.annotations.Nullable;

/**
 * The project's FreeMarker templates, with FreeMarker's settings as JBake leaves them, so that pages come out the same,
 * and locked: no <code>?new</code>, no <code>?api</code>, no method but questions, no file outside the template folder.
 * Safe for many threads.
 */
final class Templates {

    /** More characters than any page; a template that writes more does not end. */
    private static final int LARGEST = 256 << 20;

    private static final String NUMBER_FORMAT = "written";

    private final Configuration freemarker;
    private final FolderTemplateLoader folder;
    private final Charset charset;
    private final SiteNames names;
    private final Map<OtherEngine.Language, OtherEngine> engines;
    private final Function<OtherEngine.Language, OtherEngine> engine;

    /**
     * @param engine of {@link #engine}; nobody else's
     * @param folderName the template folder as people know it
     * @param others makes a store for a template engine of JBake's own, which shares it with nobody
     * @param date the build's date
     * @param now the beginning of the day
     * @param problems gets errors for templates in another charset
     * @throws SiteException when {@code render.encoding} names no encoding
     */
    Templates(
            Configuration engine,
            JBakeConfig config,
            String folderName,
            MemoryStore store,
            Supplier<MemoryStore> others,
            Date date,
            Date now,
            Problems problems)
            throws SiteException {
        this.charset = config.renderCharset();
        this.folder = new FolderTemplateLoader(config.getTemplateFolder().toPath(), folderName, charset, problems);
        this.freemarker = engine;
        freemarker.setTemplateLoader(folder);
        freemarker.setDefaultEncoding(config.getRenderEncoding());
        freemarker.setOutputEncoding(config.getOutputEncoding());
        freemarker.setTimeZone(config.getFreemarkerTimeZone());
        freemarker.setSQLDateAndTimeTimeZone(config.getFreemarkerTimeZone());
        this.names = new SiteNames(store, config, date, now, freemarker.getObjectWrapper());
        this.engines = new ConcurrentHashMap<>();
        this.engine = language -> OtherEngine.of(language, config, others.get());
    }

    private Templates(
            Configuration freemarker, FolderTemplateLoader folder, Charset charset, SiteNames names, Templates like) {
        this.freemarker = freemarker;
        this.folder = folder;
        this.charset = charset;
        this.names = names;
        this.engines = like.engines;
        this.engine = like.engine;
        freemarker.setTemplateLoader(folder);
    }

    /** The same with changed templates: by name and text. */
    Templates with(BinaryOperator<String> change) {
        Configuration other = (Configuration) freemarker.clone();
        other.setCacheStorage(new MruCacheStorage(Integer.MAX_VALUE, 0));
        return new Templates(other, folder.with(change), charset, names, this);
    }

    /** What pages are written in. */
    Charset charset() {
        return charset;
    }

    /** FreeMarker, locked, without a project yet: it takes a while to load, which can pass beside other work. */
    static Configuration engine() {
        Configuration freemarker = new Configuration(Configuration.DEFAULT_INCOMPATIBLE_IMPROVEMENTS);
        freemarker.setCacheStorage(new MruCacheStorage(Integer.MAX_VALUE, 0));
        freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freemarker.setLocale(Locale.ENGLISH); // JBake takes the machine's here, whatever jvm.locale says
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setAttemptExceptionReporter((exception, environment) -> {});
        freemarker.setCustomNumberFormats(Map.of(NUMBER_FORMAT, new AsWritten()));
        freemarker.setNumberFormat("@" + NUMBER_FORMAT);
        freemarker.setObjectWrapper(values());
        return freemarker;
    }

    private static DefaultObjectWrapper values() {
        DefaultObjectWrapperBuilder builder =
                new DefaultObjectWrapperBuilder(Configuration.DEFAULT_INCOMPATIBLE_IMPROVEMENTS);
        builder.setUseAdaptersForContainers(true);
        builder.setMemberAccessPolicy(TemplateAccess.nothing());
        return builder.build();
    }

    /**
     * Draws a page.
     *
     * @throws Failure when a template is at fault
     */
    OutputFile draw(PageToDraw page) throws Failure {
        PageText text = new PageText();
        Optional<OtherEngine.Language> other = OtherEngine.Language.of(page.template());
        if (other.isPresent()) {
            try {
                text.write(engines.computeIfAbsent(other.get(), engine).draw(page));
            } catch (RenderingException | IOException | RuntimeException | LinkageError e) {
                throw failure(page, other.get(), e);
            }
            return new OutputFile(page.path(), text.bytes(charset));
        }
        try {
            freemarker
                    .getTemplate(page.template())
                    .process(new PageModel(names, page, freemarker.getObjectWrapper()), text);
            if (isXml(page.path())) {
                text.dropWhatXmlForbids();
            }
            return new OutputFile(page.path(), text.bytes(charset));
        } catch (StackOverflowError e) {
            throw new Failure(
                    Code.ENDLESS_TEMPLATE,
                    folder.name(page.template()),
                    0,
                    0,
                    "The template calls itself without end, through a macro or an include.",
                    "Give the recursion an end.");
        } catch (TemplateNotFoundException e) {
            throw new Failure(
                    Code.MISSING_TEMPLATE,
                    folder.name(page.template()),
                    0,
                    0,
                    "There is no template '" + e.getTemplateName() + "', which " + page.label() + " needs.",
                    "Write it, or name another in " + JBakeConfig.FILE + ".");
        } catch (ParseException e) {
            throw failure(page.template(), e);
        } catch (TemplateException e) {
            throw failure(page, e);
        } catch (IOException e) {
            if (e.getCause() instanceof ParseException parse) { // of a page before, kept in FreeMarker's cache
                throw failure(page.template(), parse);
            }
            throw new Failure(Code.TEMPLATE_ERROR, folder.name(page.template()), 0, 0, oneLine(e.getMessage()), null);
        }
    }

    private static boolean isXml(String path) {
        return path.endsWith(".xml") || path.endsWith(".rss") || path.endsWith(".atom");
    }

    /** In the words of the language's own library; each has its way to tell a place. */
    private Failure failure(PageToDraw page, OtherEngine.Language language, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new Failure(
                Code.TEMPLATE_ERROR,
                folder.name(page.template()),
                0,
                0,
                language.shown() + " says: "
                        + oneLine(cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                null);
    }

    private Failure failure(String template, ParseException e) {
        return new Failure(
                Code.TEMPLATE_ERROR,
                folder.name(e.getTemplateName() == null ? template : e.getTemplateName()),
                e.getLineNumber(),
                e.getColumnNumber(),
                oneLine(e.getEditorMessage()),
                null);
    }

    private Failure failure(PageToDraw page, TemplateException e) {
        String name = e.getTemplateSourceName() == null ? page.template() : e.getTemplateSourceName();
        int line = e.getLineNumber() == null ? 0 : e.getLineNumber();
        int column = e.getColumnNumber() == null ? 0 : e.getColumnNumber();
        if (e instanceof InvalidReferenceException && e.getBlamedExpressionString() != null) {
            String blamed = e.getBlamedExpressionString();
            return new Failure(
                    Code.TEMPLATE_ERROR,
                    folder.name(name),
                    line,
                    column,
                    "There is no '" + blamed + "'.",
                    "Write (" + blamed + ")! or (" + blamed + ")!\"otherwise\" where it may be missing.");
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse) { // of an included template
                return failure(name, parse);
            }
            if (cause instanceof TemplateNotFoundException missing) {
                return new Failure(
                        Code.MISSING_TEMPLATE,
                        folder.name(name),
                        line,
                        column,
                        "There is no template '" + missing.getTemplateName() + "' to include.",
                        "Write it in the template folder, or mend the name.");
            }
        }
        return new Failure(
                Code.TEMPLATE_ERROR, folder.name(name), line, column, oneLine(e.getMessageWithoutStackTop()), null);
    }

    /** FreeMarker explains at length and over many lines; the first part says it. */
    private static String oneLine(@Nullable String message) {
        if (message == null) {
            return "The template fails.";
        }
        int cut = message.length();
        for (String next : List.of("\n\n", "\n----", " Help (latest version)")) {
            int at = message.indexOf(next);
            cut = at < 0 ? cut : Math.min(cut, at);
        }
        String line = message.substring(0, cut).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") || line.endsWith("]") ? line : line + ".";
    }

    /** A template is at fault; where and why, and not for which page: all pages of a template fail alike. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Failure(Code code, String path, int line, int column, String message, @Nullable String advice) {
            super(message, null, false, false);
            this.problem = Problem.error(code, path, Math.max(0, line), Math.max(0, column), message, advice);
        }

        Problem problem() {
            return problem;
        }
    }

    /** Collects a page's characters; refuses one that grows without end. */
    private static final class PageText extends Writer {

        private final StringBuilder text = new StringBuilder(16 * 1024);

        @Override
        public void write(char[] characters, int from, int count) throws IOException {
            text.append(characters, from, count);
            check();
        }

        @Override
        public void write(String string, int from, int count) throws IOException {
            text.append(string, from, from + count);
            check();
        }

        @Override
        public void write(int c) throws IOException {
            text.append((char) c);
            check();
        }

        private void check() throws IOException {
            if (text.length() > LARGEST) {
                throw new IOException(
                        "The page is larger than 256 million characters: a loop of the template has no end, or the"
                                + " texts that it shows are that long.");
            }
        }

        /** A page break of a pasted text, for one: HTML takes it for a blank, no reader of feeds takes it at all. */
        void dropWhatXmlForbids() {
            for (int i = 0; i < text.length(); i++) {
                if (JBakeHeader.isForbidden(text.charAt(i))) {
                    text.setCharAt(i, ' ');
                }
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }

        byte[] bytes(Charset charset) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                return text.toString().getBytes(StandardCharsets.UTF_8);
            }
            ByteBuffer encoded = charset.encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        }
    }

    /** FreeMarker's own default format, but for a number that knows how it was written. */
    private static final class AsWritten extends TemplateNumberFormatFactory {

        @Override
        public TemplateNumberFormat get(String parameters, Locale locale, Environment environment)
                throws TemplateValueFormatException {
            TemplateNumberFormat usual = environment.getTemplateNumberFormat("number", locale);
            return new TemplateNumberFormat() {
                @Override
                public String formatToPlainText(TemplateNumberModel model)
                        throws TemplateValueFormatException, TemplateModelException {
                    return model.getAsNumber() instanceof WrittenNumber written
                            ? written.toString()
                            : usual.formatToPlainText(model);
                }

                @Override
                public boolean isLocaleBound() {
                    return true;
                }

                @Override
                public String getDescription() {
                    return "number, as written where that is known";
                }
            };
        }
    }
}
