package org.clinicsite.jbake;

import freemarker.ext.beans.BeansWrapper;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleDate;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateDateModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.template.model.TagsExtractor;
import org.jbake.util.DataFileUtil;
import org.jspecify.annotations.Nullable;

/**
 * What JBake's model extractors give to every template, by the same names: {@code published_posts}, {@code alltags},
 * {@code tags}, {@code db}, a list for each type and so on. Each list is made when it is first asked for and then
 * serves all pages and threads.
 */
final class SiteNames {

    private final MemoryStore store;
    private final JBakeConfig config;
    private final Date date;
    private final Date now;
    private final ObjectWrapper wrapper;
    private final Map<String, Supplier<TemplateModel>> names = new HashMap<>();
    private final Map<String, TemplateModel> made = new ConcurrentHashMap<>();

    /** @param date the build's date */
    SiteNames(MemoryStore store, JBakeConfig config, Date date, Date now, ObjectWrapper wrapper) {
        this.store = store;
        this.config = config;
        this.date = date;
        this.now = now;
        this.wrapper = wrapper;
        names.put("published_pages", () -> sequence(store.published("page")));
        names.put("published_content", () -> sequence(ofAllTypes(false)));
        names.put("all_content", () -> sequence(ofAllTypes(true)));
        names.put("alltags", () -> sequence(store.getAllTags()));
        names.put("tags", () -> sequence(new TagsExtractor().get(store, extractorModel(), "tags")));
        for (String type : List.of("page", "post", "index", "archive", "feed")) {
            names.put(type + "s", () -> sequence(store.all(type)));
        }
        for (String type : store.types()) {
            if (!names.containsKey(type + "s")) {
                names.put(type + "s", () -> sequence(store.all(type)));
                names.put("published_" + type + "s", () -> sequence(store.published(type)));
            }
        }
        names.put(ModelAttributes.DB, () -> bean(store));
        names.put(ModelAttributes.DATA, () -> bean(new DataFileUtil(store, config.getDataFileDocType())));
    }

    /**
     * Looks a name up.
     *
     * @return null when it is not one of the site's
     */
    @Nullable
    TemplateModel get(String name, PageToDraw page) throws TemplateModelException {
        switch (name) {
            case "published_posts" -> {
                if (page.from() < 0) {
                    return made("published_posts", () -> sequence(store.published("post")));
                }
                List<DocumentModel> posts = store.published("post");
                return sequence(posts.subList(
                        Math.min(page.from(), posts.size()), Math.min(page.from() + page.size(), posts.size())));
            }
            case "tag_posts" -> {
                return sequence(store.getPublishedPostsByTag(page.tag()));
            }
            case "tagged_documents" -> {
                return sequence(store.getPublishedDocumentsByTag(page.tag()));
            }
            case ModelAttributes.PUBLISHED_DATE -> {
                return new SimpleDate(date, TemplateDateModel.UNKNOWN);
            }
            case FixedNow.NAME -> {
                return new SimpleDate(now, TemplateDateModel.DATETIME);
            }
            default -> {
                Supplier<TemplateModel> maker = names.get(name);
                return maker == null ? null : made(name, maker);
            }
        }
    }

    private TemplateModel made(String name, Supplier<TemplateModel> maker) {
        TemplateModel known = made.get(name);
        if (known == null) {
            known = maker.get();
            TemplateModel other = made.putIfAbsent(name, known);
            known = other == null ? known : other;
        }
        return known;
    }

    private List<DocumentModel> ofAllTypes(boolean draftsAndOthers) {
        List<DocumentModel> documents = new ArrayList<>();
        for (String type : store.types()) {
            if (!draftsAndOthers) {
                documents.addAll(store.published(type));
            } else if (!type.equals(config.getDataFileDocType())) {
                documents.addAll(store.all(type));
            }
        }
        return documents;
    }

    private Map<String, Object> extractorModel() {
        Map<String, Object> model = new HashMap<>();
        model.put(ModelAttributes.CONFIG, config.templateView());
        return model;
    }

    private TemplateModel sequence(Collection<?> items) {
        return new SimpleSequence(items, wrapper);
    }

    private static TemplateModel bean(Object object) {
        try {
            BeansWrapper beans = TemplateAccess.beans();
            return beans.wrap(object);
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }
}
