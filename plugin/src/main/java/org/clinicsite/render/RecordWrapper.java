package org.clinicsite.render;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.article.Article;
import org.clinicsite.article.Shortcut;
import org.clinicsite.site.Page;
import org.clinicsite.site.Site;
import org.clinicsite.source.facts.Price;
import org.clinicsite.source.facts.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Shows templates our records by the names of their components, pages and the site likewise, numbers, texts, lists and maps as FreeMarker does, and
 * of anything else the text alone. No method of any object can be called, because none is ever offered.
 */
final class RecordWrapper extends DefaultObjectWrapper {

    private static final String OURS = "org.clinicsite.";
    private static final Set<String> NOT_FACTS = Set.of("toString", "hashCode");

    private final Map<Class<?>, Map<String, Method>> accessors = new ConcurrentHashMap<>();

    private final PageTexts content;

    RecordWrapper(PageTexts content) {
        super(Configuration.VERSION_2_3_35);
        this.content = content;
    }

    @Override
    protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
        if (value instanceof JBakeNames.LazyBody body) {
            return TemplateFunctions.html(content.plainBody(body.page()));
        }
        if (value instanceof Article article) {
            return new ArticleModel(article); // whatever it is made of
        }
        if (value instanceof Wording wording) {
            return new SimpleScalar(wording.text());
        }
        if (value instanceof Price price && price.amount() != null) {
            return new PriceModel(
                    price, price.amount(), accessors.computeIfAbsent(Price.class, RecordWrapper::accessors));
        }
        Class<?> type = value.getClass();
        if (type == Page.class
                || type == Site.class
                || type.isRecord() && type.getName().startsWith(OURS)) {
            return new ValueModel(value, accessors.computeIfAbsent(type, RecordWrapper::accessors));
        }
        return new SimpleScalar(value.toString());
    }

    private static Map<String, Method> accessors(Class<?> type) {
        Map<String, Method> byName = new HashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true); // records of this package are not public
                byName.put(component.getName(), accessor);
            }
            return byName;
        }
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !NOT_FACTS.contains(method.getName())) {
                byName.put(method.getName(), method);
            }
        }
        return byName;
    }

    /** What a value given to one of our functions was before it was wrapped; null for a missing value. */
    static @Nullable Object plain(@Nullable Object model) {
        if (model instanceof Wrapped wrapped) {
            return wrapped.value();
        }
        return model;
    }

    /** Remembers the object behind it, for functions that take one. */
    private interface Wrapped extends TemplateHashModel, freemarker.template.TemplateScalarModel {
        Object value();
    }

    private class ValueModel implements Wrapped {
        private final Object value;
        private final Map<String, Method> byName;

        ValueModel(Object value, Map<String, Method> byName) {
            this.value = value;
            this.byName = byName;
        }

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            Method accessor = byName.get(key);
            if (accessor == null) {
                return null;
            }
            try {
                return wrap(accessor.invoke(value));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new TemplateModelException("'" + key + "' could not be read", e);
            }
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        /** A record's text, such as an ISO date or a path; what has no text of its own is told by its class. */
        @Override
        public String getAsString() {
            return value.toString();
        }

        @Override
        public Object value() {
            return value;
        }
    }

    /** A price that is also a number, as it was before there were others than plain ones: the lowest amount. */
    private final class PriceModel extends ValueModel implements TemplateNumberModel {
        private final BigDecimal amount;

        PriceModel(Price price, BigDecimal amount, Map<String, Method> byName) {
            super(price, byName);
            this.amount = amount;
        }

        @Override
        public Number getAsNumber() {
            return amount;
        }
    }

    /** The text's facts; its HTML is the page's {@code body}. */
    private final class ArticleModel implements Wrapped {
        private final Article article;

        ArticleModel(Article article) {
            this.article = article;
        }

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            return switch (key) {
                case "title" -> wrap(article.title());
                case "sections" -> wrap(article.sections());
                case "wordCount" -> wrap(article.wordCount());
                case "shortcuts" ->
                    wrap(article.shortcuts().stream().map(Shortcut::name).toList());
                case "source" -> wrap(article.source().path());
                default -> null;
            };
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public String getAsString() {
            return article.source().path();
        }

        @Override
        public Object value() {
            return article;
        }
    }
}
