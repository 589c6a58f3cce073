package org.clinicsite.jbake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jbake.app.ContentStore;
import org.jbake.app.DocumentList;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jspecify.annotations.Nullable;

/**
 * JBake's content store without its database: all documents in memory, every question answered from lists that are made
 * once. Templates know it as {@code db}. Nothing changes after it is made, so it serves all threads; the lists that it
 * hands out are not to be changed.
 *
 * <p>The order is JBake's: newest first. JBake's database spreads its records over as many clusters as the machine has
 * cores, and documents of one date come out by cluster, last one first; tags, too, are met in that order. To give one
 * answer on every machine, {@link #CLUSTERS} stands for the cores.
 */
final class MemoryStore extends ContentStore {

    /** As on a machine with two cores. */
    static final int CLUSTERS = 2;

    private static final String POST = "post";
    private static final String PAGE = "page";

    private final Set<String> types;
    private final Map<String, List<DocumentModel>> all = new HashMap<>();
    private final Map<String, List<DocumentModel>> published = new HashMap<>();
    private final Map<String, DocumentList<DocumentModel>> allLists = new HashMap<>();
    private final Map<String, DocumentList<DocumentModel>> publishedLists = new HashMap<>();
    private final Map<String, DocumentList<DocumentModel>> postsByTag = new HashMap<>();
    private final Map<String, DocumentList<DocumentModel>> documentsByTag = new HashMap<>();
    private final Map<String, DocumentList<DocumentModel>> byUri = new HashMap<>();
    private final DocumentList<DocumentModel> none = new DocumentList<>();
    private final Set<String> postTags = new HashSet<>();
    private final Set<String> allTags = new HashSet<>();
    private int from = -1;
    private int size;

    /**
     * Fills the store.
     *
     * @param types all types in JBake's order
     * @param documents content, then data, each in the order in which JBake finds them
     * @param undated those of the documents whose date was chosen for want of one; they come before others of that date
     */
    MemoryStore(Set<String> types, List<DocumentModel> documents, Set<DocumentModel> undated) {
        super("memory", "");
        this.types = new LinkedHashSet<>(types);
        List<DocumentModel> stored = inStoredOrder(documents);
        Map<String, List<DocumentModel>> byType = new LinkedHashMap<>();
        for (DocumentModel document : stored) {
            byType.computeIfAbsent(document.getType(), type -> new ArrayList<>())
                    .add(document);
            byUri.computeIfAbsent(String.valueOf(document.getSourceuri()), uri -> new DocumentList<>())
                    .add(document);
        }
        for (String type : this.types) {
            List<DocumentModel> ofType = byType.getOrDefault(type, List.of());
            for (DocumentModel document : ofType) {
                if (isPublished(document)) {
                    allTags.addAll(Arrays.asList(document.getTags()));
                    if (type.equals(POST)) {
                        postTags.addAll(Arrays.asList(document.getTags()));
                    }
                }
            }
            List<DocumentModel> sorted = newestFirst(ofType, undated);
            List<DocumentModel> shown =
                    sorted.stream().filter(MemoryStore::isPublished).toList();
            all.put(type, sorted);
            published.put(type, shown);
            allLists.put(type, list(sorted));
            publishedLists.put(type, list(shown));
            for (DocumentModel document : shown) {
                for (String tag : new LinkedHashSet<>(Arrays.asList(document.getTags()))) {
                    documentsByTag
                            .computeIfAbsent(tag, t -> new DocumentList<>())
                            .add(document);
                    if (type.equals(POST)) {
                        postsByTag
                                .computeIfAbsent(tag, t -> new DocumentList<>())
                                .add(document);
                    }
                }
            }
        }
    }

    private static List<DocumentModel> inStoredOrder(List<DocumentModel> documents) {
        List<DocumentModel> stored = new ArrayList<>(documents.size());
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            for (int i = cluster; i < documents.size(); i += CLUSTERS) {
                stored.add(documents.get(i));
            }
        }
        return stored;
    }

    private static List<DocumentModel> newestFirst(List<DocumentModel> stored, Set<DocumentModel> undated) {
        List<DocumentModel> sorted = new ArrayList<>(stored);
        Collections.reverse(sorted);
        sorted.sort(Comparator.comparing(MemoryStore::date, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(document -> !undated.contains(document)));
        return sorted;
    }

    private static @Nullable Date date(DocumentModel document) {
        return document.getDate();
    }

    private static DocumentList<DocumentModel> list(List<DocumentModel> documents) {
        DocumentList<DocumentModel> list = new DocumentList<>();
        list.addAll(documents);
        return list;
    }

    private static boolean isPublished(DocumentModel document) {
        return ModelAttributes.Status.PUBLISHED.equals(document.getStatus());
    }

    // ---- for us: lists that answer get(i) at once

    /** All types, in JBake's order. */
    Set<String> types() {
        return types;
    }

    /** All documents of a type, drafts too, newest first. */
    List<DocumentModel> all(String type) {
        return all.getOrDefault(type, List.of());
    }

    /** The published documents of a type, newest first. */
    List<DocumentModel> published(String type) {
        return published.getOrDefault(type, List.of());
    }

    // ---- for templates, as db

    @Override
    public long getDocumentCount(String docType) {
        return all(docType).size();
    }

    @Override
    public long getPublishedCount(String docType) {
        return published(docType).size();
    }

    @Override
    public DocumentList<DocumentModel> getDocumentByUri(String uri) {
        return byUri.getOrDefault(uri, none);
    }

    @Override
    public DocumentList<DocumentModel> getDocumentStatus(String uri) {
        return getDocumentByUri(uri);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPosts() {
        return getPublishedContent(POST);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPosts(boolean applyPaging) {
        DocumentList<DocumentModel> posts = getPublishedContent(POST);
        return applyPaging && from >= 0
                ? list(posts.subList(Math.min(from, posts.size()), Math.min(from + size, posts.size())))
                : posts;
    }

    /**
     * What posts a page of the index has. For one thread, and templates that ask JBake's own way.
     *
     * @param from the first one, from 0; -1 for all
     */
    void page(int from, int size) {
        this.from = from;
        this.size = size;
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPostsByTag(@Nullable String tag) {
        return postsByTag.getOrDefault(tag, none);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedDocumentsByTag(@Nullable String tag) {
        return documentsByTag.getOrDefault(tag, none);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedPages() {
        return getPublishedContent(PAGE);
    }

    @Override
    public DocumentList<DocumentModel> getPublishedContent(String docType) {
        return publishedLists.getOrDefault(docType, none);
    }

    @Override
    public DocumentList<DocumentModel> getAllContent(String docType) {
        return allLists.getOrDefault(docType, none);
    }

    @Override
    public DocumentList<DocumentModel> getAllContent(String docType, boolean applyPaging) {
        return getAllContent(docType);
    }

    @Override
    public DocumentList<DocumentModel> getUnrenderedContent() {
        DocumentList<DocumentModel> list = new DocumentList<>();
        all.values().forEach(list::addAll);
        return list;
    }

    /** The tags of published posts. */
    @Override
    public Set<String> getTags() {
        return postTags;
    }

    /** The tags of everything published. */
    @Override
    public Set<String> getAllTags() {
        return allTags;
    }

    /** Always: there is nothing to open. */
    @Override
    public boolean isActive() {
        return true;
    }

    // ---- what a database needs and memory does not

    @Override
    public void startup() {
        // nothing to start
    }

    @Override
    public void close() {
        // nothing to close
    }

    @Override
    public void drop() {
        throw readOnly();
    }

    @Override
    public void addDocument(DocumentModel document) {
        throw readOnly();
    }

    @Override
    public void deleteContent(String uri) {
        throw readOnly();
    }

    @Override
    public void deleteAllByDocType(String docType) {
        throw readOnly();
    }

    @Override
    public void markContentAsRendered(DocumentModel document) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the store is made once and then only read");
    }
}
