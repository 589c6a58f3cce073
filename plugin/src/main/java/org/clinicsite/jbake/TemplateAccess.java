package org.clinicsite.jbake;

import freemarker.ext.beans.BeanModel;
import freemarker.ext.beans.BeansWrapper;
import freemarker.ext.beans.BeansWrapperConfiguration;
import freemarker.ext.beans.MapModel;
import freemarker.ext.beans.MemberAccessPolicy;
import freemarker.ext.beans.MemberSelectorListMemberAccessPolicy.MemberSelector;
import freemarker.ext.beans.WhitelistMemberAccessPolicy;
import freemarker.ext.util.ModelFactory;
import freemarker.template.Configuration;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jbake.app.DocumentList;
import org.jspecify.annotations.Nullable;

/**
 * What templates may call on {@code db}, {@code data} and what they give: questions, and nothing that changes, opens or
 * reflects.
 */
final class TemplateAccess {

    private static final List<String> MEMBERS = List.of(
            "org.jbake.app.ContentStore.getDocumentCount(java.lang.String)",
            "org.jbake.app.ContentStore.getPublishedCount(java.lang.String)",
            "org.jbake.app.ContentStore.getDocumentByUri(java.lang.String)",
            "org.jbake.app.ContentStore.getDocumentStatus(java.lang.String)",
            "org.jbake.app.ContentStore.getPublishedPosts()",
            "org.jbake.app.ContentStore.getPublishedPosts(boolean)",
            "org.jbake.app.ContentStore.getPublishedPostsByTag(java.lang.String)",
            "org.jbake.app.ContentStore.getPublishedDocumentsByTag(java.lang.String)",
            "org.jbake.app.ContentStore.getPublishedPages()",
            "org.jbake.app.ContentStore.getPublishedContent(java.lang.String)",
            "org.jbake.app.ContentStore.getAllContent(java.lang.String)",
            "org.jbake.app.ContentStore.getAllContent(java.lang.String, boolean)",
            "org.jbake.app.ContentStore.getUnrenderedContent()",
            "org.jbake.app.ContentStore.getTags()",
            "org.jbake.app.ContentStore.getAllTags()",
            "org.jbake.app.ContentStore.getStart()",
            "org.jbake.app.ContentStore.getLimit()",
            "org.jbake.util.DataFileUtil.get(java.lang.String)",
            "org.jbake.model.BaseModel.getUri()",
            "org.jbake.model.DocumentModel.getBody()",
            "org.jbake.model.DocumentModel.getDate()",
            "org.jbake.model.DocumentModel.getStatus()",
            "org.jbake.model.DocumentModel.getType()",
            "org.jbake.model.DocumentModel.getTags()",
            "org.jbake.model.DocumentModel.getSha1()",
            "org.jbake.model.DocumentModel.getSourceuri()",
            "org.jbake.model.DocumentModel.getRootPath()",
            "org.jbake.model.DocumentModel.getRendered()",
            "org.jbake.model.DocumentModel.getFile()",
            "org.jbake.model.DocumentModel.getNoExtensionUri()",
            "org.jbake.model.DocumentModel.getTitle()",
            "org.jbake.model.DocumentModel.getCached()",
            "java.util.Map.get(java.lang.Object)",
            "java.util.Map.getOrDefault(java.lang.Object, java.lang.Object)",
            "java.util.Map.containsKey(java.lang.Object)",
            "java.util.Map.containsValue(java.lang.Object)",
            "java.util.Map.keySet()",
            "java.util.Map.values()",
            "java.util.Map.entrySet()",
            "java.util.Map.size()",
            "java.util.Map.isEmpty()",
            "java.util.Map$Entry.getKey()",
            "java.util.Map$Entry.getValue()",
            "java.util.Collection.size()",
            "java.util.Collection.isEmpty()",
            "java.util.Collection.contains(java.lang.Object)",
            "java.util.Collection.containsAll(java.util.Collection)",
            "java.util.Collection.iterator()",
            "java.util.Iterator.hasNext()",
            "java.util.Iterator.next()",
            "java.util.List.get(int)",
            "java.util.List.indexOf(java.lang.Object)",
            "java.util.List.lastIndexOf(java.lang.Object)",
            "java.util.List.subList(int, int)",
            "java.util.LinkedList.getFirst()",
            "java.util.LinkedList.getLast()",
            "java.lang.CharSequence.length()",
            "java.lang.String.isEmpty()",
            "java.lang.String.charAt(int)",
            "java.lang.String.substring(int)",
            "java.lang.String.substring(int, int)",
            "java.lang.String.indexOf(java.lang.String)",
            "java.lang.String.indexOf(java.lang.String, int)",
            "java.lang.String.lastIndexOf(java.lang.String)",
            "java.lang.String.startsWith(java.lang.String)",
            "java.lang.String.endsWith(java.lang.String)",
            "java.lang.String.contains(java.lang.CharSequence)",
            "java.lang.String.equalsIgnoreCase(java.lang.String)",
            "java.lang.String.compareTo(java.lang.String)",
            "java.lang.String.concat(java.lang.String)",
            "java.lang.String.matches(java.lang.String)",
            "java.lang.String.replace(java.lang.CharSequence, java.lang.CharSequence)",
            "java.lang.String.replaceAll(java.lang.String, java.lang.String)",
            "java.lang.String.replaceFirst(java.lang.String, java.lang.String)",
            "java.lang.String.split(java.lang.String)",
            "java.lang.String.trim()",
            "java.lang.String.strip()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.toLowerCase()",
            "java.util.Date.getTime()",
            "java.util.Date.after(java.util.Date)",
            "java.util.Date.before(java.util.Date)",
            "java.util.Date.compareTo(java.util.Date)",
            "java.lang.Number.intValue()",
            "java.lang.Number.longValue()",
            "java.lang.Number.doubleValue()",
            "java.lang.Boolean.booleanValue()",
            "java.lang.Object.equals(java.lang.Object)",
            "java.lang.Object.hashCode()",
            "java.lang.Object.toString()");

    private TemplateAccess() {}

    /** The wrapper for {@code db} and {@code data}: JBake wraps these two as beans. */
    static BeansWrapper beans() {
        return new Beans();
    }

    /**
     * Wraps JBake's lists as the plain lists they are: looking at their class itself would need the database's classes.
     */
    private static final class Beans extends BeansWrapper {

        private final Map<DocumentList<?>, TemplateModel> lists = Collections.synchronizedMap(new IdentityHashMap<>());
        private final Map<Class<?>, Set<Object>> members = new ConcurrentHashMap<>();

        Beans() {
            super(configuration(), true);
        }

        private static BeansWrapperConfiguration configuration() {
            BeansWrapperConfiguration configuration =
                    new BeansWrapperConfiguration(Configuration.DEFAULT_INCOMPATIBLE_IMPROVEMENTS) {};
            configuration.setMemberAccessPolicy(onlyQuestions());
            return configuration;
        }

        /** Whether a map's class has a member of that name, called or not. */
        boolean isMember(Map<?, ?> map, String name) {
            return members.computeIfAbsent(map.getClass(), type -> new Members(map).keySet())
                    .contains(name);
        }

        @Override
        protected ModelFactory getModelFactory(Class<?> clazz) {
            return Map.class.isAssignableFrom(clazz)
                    ? (object, wrapper) -> new NamedMap((Map<?, ?>) object, this)
                    : super.getModelFactory(clazz);
        }

        @Override
        public TemplateModel wrap(Object object) throws TemplateModelException {
            if (!(object instanceof DocumentList<?> list)) {
                return super.wrap(object);
            }
            TemplateModel known = lists.get(list);
            if (known == null) {
                known = super.wrap(new LinkedList<>(list));
                lists.put(list, known);
            }
            return known;
        }
    }

    /**
     * A map whose {@code ?keys} and {@code ?size} are those of FreeMarker without a lock: the map's own keys among the
     * names of Java's methods, in the order of one set of both. Templates filter the methods' names away, so they count
     * on that order. A name that is locked is there, as in JBake, and cannot be called.
     */
    private static final class NamedMap extends MapModel {

        private final Map<?, ?> map;
        private final Beans beans;

        NamedMap(Map<?, ?> map, Beans beans) {
            super(map, beans);
            this.map = map;
            this.beans = beans;
        }

        @Override
        protected Set<?> keySet() {
            Set<Object> names = new Members(map).keySet();
            names.addAll(map.keySet());
            return names;
        }

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            TemplateModel value = super.get(key);
            if (value == null && !map.containsKey(key) && beans.isMember(map, key)) {
                return (TemplateMethodModelEx) arguments -> {
                    throw new TemplateModelException("Templates may not call " + key + ".");
                };
            }
            return value;
        }
    }

    /** The names of Java's own members of an object; nothing that this wraps reaches a template. */
    private static final class Members extends BeanModel {

        private static final BeansWrapper OPEN = new BeansWrapper(Configuration.DEFAULT_INCOMPATIBLE_IMPROVEMENTS);

        Members(Object object) {
            super(object, OPEN);
        }

        @Override
        @SuppressWarnings("unchecked") // a new set for each call
        protected Set<Object> keySet() {
            return super.keySet();
        }
    }

    /** Nothing: for values that are texts, numbers, dates, lists and maps, all of which need no method. */
    static MemberAccessPolicy nothing() {
        return new WhitelistMemberAccessPolicy(List.of());
    }

    private static MemberAccessPolicy onlyQuestions() {
        try {
            return new WhitelistMemberAccessPolicy(
                    MemberSelector.parse(MEMBERS, false, TemplateAccess.class.getClassLoader()));
        } catch (ClassNotFoundException | NoSuchMethodException | NoSuchFieldException e) {
            throw new IllegalStateException("jbake-core is not 2.7.0", e);
        }
    }
}
