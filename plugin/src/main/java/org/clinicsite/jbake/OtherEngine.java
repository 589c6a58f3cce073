package org.clinicsite.jbake;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jbake.app.ContentStore;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.template.AbstractTemplateEngine;
import org.jbake.template.DelegatingTemplateEngine;
import org.jbake.template.ModelExtractors;
import org.jbake.template.RenderingException;
import org.jbake.template.model.TagsExtractor;
import org.jbake.template.model.TemplateModel;
import org.jspecify.annotations.Nullable;

/**
 * Templates in another language than FreeMarker, drawn by JBake's own adapter for it, when the language's library is on the
 * plugin's class path. One page at a time: the adapters are not made for more. Such a template is a program; it sees what
 * JBake shows it, the clock among it.
 */
final class OtherEngine {

    /** What JBake 2.7 knows beside FreeMarker; the versions are those that it is made for. */
    enum Language {
        GROOVY(
                "Groovy",
                List.of("groovy", "gsp", "gxml"),
                "GroovyTemplateEngine",
                "groovy.text.Template",
                "org.codehaus.groovy:groovy-templates:3.0.9",
                "org.codehaus.groovy:groovy-dateutil:3.0.9"),
        GROOVY_MARKUP(
                "Groovy",
                List.of("tpl"),
                "GroovyMarkupTemplateEngine",
                "groovy.text.markup.MarkupTemplateEngine",
                "org.codehaus.groovy:groovy-templates:3.0.9",
                "org.codehaus.groovy:groovy-dateutil:3.0.9"),
        THYMELEAF(
                "Thymeleaf",
                List.of("thyme", "html"),
                "ThymeleafTemplateEngine",
                "org.thymeleaf.TemplateEngine",
                "org.thymeleaf:thymeleaf:3.0.14.RELEASE",
                "commons-lang:commons-lang:2.6"),
        JADE(
                "Jade",
                List.of("jade"),
                "JadeTemplateEngine",
                "de.neuland.jade4j.JadeConfiguration",
                "de.neuland-bfi:jade4j:1.3.2"),
        PEBBLE(
                "Pebble",
                List.of("pebble", "peb"),
                "PebbleTemplateEngine",
                "com.mitchellbosecke.pebble.PebbleEngine",
                "io.pebbletemplates:pebble:3.1.5");

        /** What JBake's adapters name in their signatures; this version has no known hole. */
        private static final String SETTINGS = "org.apache.commons:commons-configuration2:2.11.0";

        private final String shown;
        private final List<String> extensions;
        private final String adapter;
        private final String library;
        private final List<String> artifacts;

        Language(String shown, List<String> extensions, String adapter, String library, String... artifacts) {
            this.shown = shown;
            this.extensions = extensions;
            this.adapter = "org.jbake.template." + adapter;
            this.library = library;
            this.artifacts = List.of(artifacts);
        }

        /** That of a template, by its extension; empty for FreeMarker and for what JBake does not know. */
        static Optional<Language> of(String template) {
            String extension = template.substring(template.lastIndexOf('.') + 1);
            return Arrays.stream(values())
                    .filter(language -> language.extensions.contains(extension))
                    .findFirst();
        }

        /** As people call it. */
        String shown() {
            return shown;
        }

        /** Whether its library is there. */
        boolean isThere() {
            try {
                for (String name : List.of(library, "org.apache.commons.configuration2.CompositeConfiguration")) {
                    Class.forName(name, false, OtherEngine.class.getClassLoader());
                }
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                return false;
            }
        }

        /** What to paste into the POM, a line for each. */
        String dependencies() {
            StringBuilder out = new StringBuilder();
            List<String> all = new ArrayList<>(artifacts);
            all.add(SETTINGS);
            for (String artifact : all) {
                String[] parts = artifact.split(":");
                out.append("\n<dependency><groupId>")
                        .append(parts[0])
                        .append("</groupId><artifactId>")
                        .append(parts[1])
                        .append("</artifactId><version>")
                        .append(parts[2])
                        .append("</version></dependency>");
            }
            return out.toString();
        }
    }

    private final JBakeConfig config;
    private final MemoryStore store;
    private final AbstractTemplateEngine adapter;

    private OtherEngine(JBakeConfig config, MemoryStore store, AbstractTemplateEngine adapter) {
        this.config = config;
        this.store = store;
        this.adapter = adapter;
    }

    /** @param store nobody else's: the pages of the index are told to it */
    static OtherEngine of(Language language, JBakeConfig config, MemoryStore store) {
        register(config.getDataFileDocType());
        try {
            MethodHandle constructor = MethodHandles.publicLookup()
                    .findConstructor(
                            Class.forName(language.adapter),
                            MethodType.methodType(void.class, JBakeConfiguration.class, ContentStore.class));
            return new OtherEngine(config, store, (AbstractTemplateEngine) constructor.invoke(config, store));
        } catch (Throwable e) {
            throw new IllegalStateException(language.shown + " cannot be started", e);
        }
    }

    /**
     * What JBake's adapters ask for, from our lists. They are plain ones: Groovy looks at all that a class has, and JBake's
     * own list names types of its database. JBake has one table of these names for all; nobody else here uses it.
     */
    private static void register(String dataType) {
        register(ModelAttributes.DB, (store, model) -> new StoreView(store));
        register("published_posts", (store, model) -> List.copyOf(store.getPublishedPosts(true)));
        register("published_pages", (store, model) -> List.copyOf(store.published("page")));
        register("published_content", (store, model) -> all(store.types(), store::published));
        register(
                "all_content",
                (store, model) -> all(
                        store.types().stream()
                                .filter(type -> !type.equals(dataType))
                                .toList(),
                        store::all));
        register("tag_posts", (store, model) -> List.copyOf(store.getPublishedPostsByTag(tag(model))));
        register("tagged_documents", (store, model) -> List.copyOf(store.getPublishedDocumentsByTag(tag(model))));
        register("tags", (store, model) -> plain(new TagsExtractor().get(store, model, "tags")));
        for (String type : List.of("page", "post", "index", "archive", "feed")) {
            register(type + "s", (store, model) -> List.copyOf(store.all(type)));
        }
    }

    private static void register(String name, BiFunction<MemoryStore, Map<?, ?>, Object> value) {
        ModelExtractors.getInstance()
                .registerEngine(name, (store, model, key) -> value.apply((MemoryStore) store, model));
    }

    private static List<DocumentModel> all(Collection<String> types, Function<String, List<DocumentModel>> of) {
        return types.stream().map(of).flatMap(List::stream).toList();
    }

    private static List<?> plain(Collection<?> list) {
        return List.copyOf(list);
    }

    private static @Nullable String tag(Map<?, ?> model) {
        return model.get(ModelAttributes.TAG) instanceof String tag ? tag : null;
    }

    /**
     * Draws a page.
     *
     * @throws RenderingException when the template is at fault
     */
    synchronized String draw(PageToDraw page) throws RenderingException {
        TemplateModel model = new TemplateModel();
        model.putAll(page.model());
        for (String type : store.types()) {
            model.putIfAbsent(type + "s", List.copyOf(store.all(type)));
            model.putIfAbsent("published_" + type + "s", List.copyOf(store.published(type)));
        }
        model.setRenderer(new Inclusion(store, config));
        store.page(page.from(), page.size());
        StringWriter out = new StringWriter();
        adapter.renderDocument(model, page.template(), out);
        return out.toString();
    }

    /** What a template asks when it includes another. */
    private final class Inclusion extends DelegatingTemplateEngine {

        Inclusion(ContentStore pages, JBakeConfiguration settings) {
            super(pages, settings);
        }

        @Override
        public void renderDocument(TemplateModel model, String template, Writer writer) throws RenderingException {
            adapter.renderDocument(model, template, writer);
        }
    }
}
