package org.clinicsite.jbake.asciidoc;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarFile;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Title;
import org.asciidoctor.jruby.AsciidoctorJRuby;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that converts AsciiDoc: it is asked through its standard input and answers through its standard output, until
 * the input ends. What extensions print goes to the standard error.
 *
 * <p>What files a text is made of only Asciidoctor knows, so Ruby's own ways to a file are listened to: see {@link #touched}.
 */
public final class AsciidoctorMain {

    /** What each answer begins with, so that what was printed by others before it can be told from it. */
    static final byte[] MAGIC = {(byte) 0xFF, 'a', 'd', 'o', 'c', (byte) 0xFE};

    static final String WHOLE = "whole";

    /** Room for lists within lists. */
    private static final long STACK_BYTES = 16L << 20;

    /** More than a text includes. */
    private static final int MANY_FILES = 10_000;

    /** What may be set without a text's being made of more than files that are seen to be read. */
    private static final Set<String> PLAIN_OPTIONS = Set.of("header_footer", "standalone", "doctype", "compat_mode");

    /** What is seen: each way of Ruby's to open a file or to ask for one. Of a folder's list nothing can be kept. */
    private static final String LISTEN = """
            require 'java'
            module ClinicSiteListens
              %w(open new read binread readlines foreach file? exist? readable? directory? size mtime stat).each do |name|
                class_eval %(
                  def #{name}(*args, **named, &block)
                    Java::OrgClinicsiteJbakeAsciidoc::AsciidoctorMain.touched(args[0].to_s) if args[0].respond_to?(:to_str) || args[0].respond_to?(:to_path)
                    super(*args, **named, &block)
                  end)
              end
            end
            module ClinicSiteListensToFolders
              %w([] glob entries children each_child foreach).each do |name|
                class_eval %(
                  def #{name}(*args, **named, &block)
                    asked = args.flatten.map(&:to_s)
                    within = asked.any? && asked.all? {|path| path.start_with? 'uri:classloader:' }
                    Java::OrgClinicsiteJbakeAsciidoc::AsciidoctorMain.unforeseen unless within
                    super(*args, **named, &block)
                  end)
              end
            end
            ::File.singleton_class.prepend ClinicSiteListens
            ::Dir.singleton_class.prepend ClinicSiteListensToFolders
            """;

    /**
     * Loads what looks for gems when a library asks for it, as the highlighter rouge does. What is looked at while a library is
     * loaded is no part of a text.
     */
    private static final String LATE_GEMS = """
            module ClinicSiteLoads
              %w(require load).each do |name|
                class_eval %(
                  def #{name}(*args)
                    Java::OrgClinicsiteJbakeAsciidoc::AsciidoctorMain.loading 1
                    super(*args)
                  ensure
                    Java::OrgClinicsiteJbakeAsciidoc::AsciidoctorMain.loading(-1)
                  end)
              end
            end
            ::Kernel.singleton_class.prepend ClinicSiteLoads
            module ClinicSiteLateGems
              def const_missing(name)
                return super unless name == :Gem
                ::Kernel.require 'rubygems'
                ::Object.const_get :Gem
              end
            end
            ::Module.prepend ClinicSiteLateGems
            """;

    /** What they say is told where the text is named; held, for the JVM forgets what it was told of a logger that nobody holds. */
    private static final List<Logger> SILENT =
            List.of(Logger.getLogger("asciidoctor"), Logger.getLogger("org.asciidoctor"));

    private static final ThreadLocal<@Nullable Work> WORK = new ThreadLocal<>();

    /** What one thread is at. */
    private static final class Work {
        final Set<String> touched = new TreeSet<>();
        final List<Conversion.Message> messages = new ArrayList<>();
        boolean repeatable = true;
        int loading;
    }

    private final Setup setup;
    private final boolean plain;
    private final Asciidoctor asciidoctor;

    private AsciidoctorMain(Setup setup, boolean whole) throws IOException {
        this.setup = setup;
        this.plain = !whole && PLAIN_OPTIONS.containsAll(setup.options().keySet()) && !hasExtensions();
        this.asciidoctor = start();
    }

    /** Is called where Ruby opens a file, or asks for one. */
    public static void touched(String path) {
        Work work = WORK.get();
        if (work == null || work.loading > 0 || path.startsWith("uri:classloader:")) {
            return;
        }
        if (work.touched.size() == MANY_FILES || !Path.of(path).isAbsolute()) {
            work.repeatable = false;
        } else {
            work.touched.add(Path.of(path).normalize().toString());
        }
    }

    /** Is called where more is asked for than single files. */
    public static void unforeseen() {
        Work work = WORK.get();
        if (work != null && work.loading == 0) {
            work.repeatable = false;
        }
    }

    /** Is called before and after a library is loaded. */
    public static void loading(int deeper) {
        Work work = WORK.get();
        if (work != null) {
            work.loading += deeper;
        }
    }

    /**
     * Answers until nothing is asked any more.
     *
     * @param arguments {@link #WHOLE}, to do without all shortcuts
     */
    public static void main(String[] arguments) throws IOException {
        OutputStream answers = System.out;
        System.setOut(System.err);
        DataInputStream questions = new DataInputStream(new BufferedInputStream(System.in));
        Setup setup = Setup.read(questions);
        AsciidoctorMain main = new AsciidoctorMain(setup, arguments.length > 0);
        // one after the other: libraries such as rouge load parts of themselves when they are first needed, and are not
        // made
        // for two threads
        ExecutorService worker =
                Executors.newSingleThreadExecutor(work -> new Thread(null, work, "asciidoctor", STACK_BYTES));
        try {
            while (true) {
                int number = questions.readInt();
                String file = Wire.readText(questions);
                String body = Wire.readText(questions);
                worker.execute(() -> answer(answers, number, main.convert(new File(file), body)));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(OutputStream answers, int number, Conversion conversion) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(MAGIC);
            out.writeInt(number);
            conversion.write(out);
            synchronized (answers) {
                bytes.writeTo(answers);
                answers.flush();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1); // nobody listens any more
        }
    }

    /** Whether the class path holds what changes or widens Asciidoctor. */
    private static boolean hasExtensions() {
        ClassLoader loader = AsciidoctorMain.class.getClassLoader();
        return List.of(
                        "org.asciidoctor.jruby.extension.spi.ExtensionRegistry",
                        "org.asciidoctor.jruby.converter.spi.ConverterRegistry",
                        "org.asciidoctor.jruby.syntaxhighlighter.spi.SyntaxHighlighterRegistry")
                .stream()
                .anyMatch(service -> loader.getResource("META-INF/services/" + service) != null);
    }

    /**
     * Starts JRuby: as an interpreter, for its compiler costs more than a site's texts give back; and where nobody asks for
     * other gems than Asciidoctor's own, without what looks for them, which is half of the time.
     */
    private Asciidoctor start() throws IOException {
        set("jruby.compile.mode", "OFF");
        SILENT.forEach(logger -> logger.setUseParentHandlers(false));
        Asciidoctor made;
        if (plain) {
            set("jruby.cli.rubygems.enable", "false");
            set("jruby.cli.did_you_mean.enable", "false");
            set("jruby.cli.error_highlight.enable", "false");
            set("jruby.native.enabled", "false");
            made = AsciidoctorJRuby.Factory.create(ownGems());
        } else if (setup.options().containsKey("gemPath")) {
            made = AsciidoctorJRuby.Factory.create(
                    String.valueOf(setup.options().get("gemPath")));
        } else {
            made = Asciidoctor.Factory.create();
        }
        if (setup.options().containsKey("requires")) {
            for (String library :
                    String.valueOf(setup.options().get("requires")).split(",", -1)) {
                made.requireLibrary(library);
            }
        }
        made.registerLogHandler(AsciidoctorMain::heard);
        load(made, LISTEN);
        if (plain) {
            load(made, LATE_GEMS);
        }
        return made;
    }

    private static void load(Asciidoctor asciidoctor, String script) {
        asciidoctor
                .rubyExtensionRegistry()
                .loadClass(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    }

    private static void set(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    /** Where Asciidoctor's jar holds it and its gems, Asciidoctor itself first. */
    private static List<String> ownGems() throws IOException {
        CodeSource source = AsciidoctorJRuby.class.getProtectionDomain().getCodeSource();
        Set<String> gems = new TreeSet<>();
        try (JarFile jar = new JarFile(new File(source.getLocation().toURI()))) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("gems/") && name.endsWith("/lib/"))
                    .filter(name -> name.indexOf('/', "gems/".length()) == name.length() - "/lib/".length())
                    .forEach(name -> gems.add("uri:classloader:/" + name.substring(0, name.length() - 1)));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        List<String> paths = new ArrayList<>(gems); // "asciidoctor-2.0.23" comes before its own libraries
        return paths;
    }

    private static void heard(LogRecord record) {
        Work work = WORK.get();
        if (work == null || record.getSeverity().compareTo(Severity.WARN) < 0) {
            return;
        }
        Cursor cursor = record.getCursor();
        String file = cursor == null ? null : cursor.getFile();
        work.messages.add(new Conversion.Message(
                String.valueOf(record.getSeverity()),
                file,
                cursor == null ? 0 : Math.max(0, cursor.getLineNumber()),
                String.valueOf(record.getMessage())));
    }

    /** As JBake's own adapter asks Asciidoctor: for the header of the file, then for the HTML of the body. */
    private Conversion convert(File file, String body) {
        Work work = new Work();
        WORK.set(work);
        try {
            Document header = asciidoctor.loadFile(
                    file,
                    Options.builder().option(Options.PARSE_HEADER_ONLY, true).build());
            Title heading = header.getStructuredDoctitle();
            String title = heading == null ? null : heading.getCombined();
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(header.getAttributes());
            work.messages.clear(); // they come again with the body
            String html = asciidoctor.convert(body, options(file));
            return new Conversion(
                    null,
                    title,
                    attributes,
                    html == null ? "" : html,
                    work.messages,
                    new ArrayList<>(work.touched),
                    plain && work.repeatable);
        } catch (RuntimeException | StackOverflowError e) {
            return Conversion.failed(String.valueOf(e.getMessage()));
        } finally {
            WORK.remove();
        }
    }

    private Options options(File file) {
        AttributesBuilder attributes =
                Attributes.builder().arguments(setup.attributes().toArray(String[]::new));
        setup.exported().forEach((name, value) -> attributes.attribute(name, value));
        Options options = Options.builder().attributes(attributes.build()).build();
        setup.options().forEach((name, value) -> {
            if (!name.equals(Options.TEMPLATE_DIRS)) {
                options.setOption(name, value);
            } else if (!value.isEmpty()) {
                options.setTemplateDirs(String.valueOf(value));
            }
        });
        options.setBaseDir(file.getParentFile().getAbsolutePath());
        options.setSafe(SafeMode.UNSAFE);
        return options;
    }
}
