package org.clinicsite.jbake;

import java.util.List;
import java.util.Set;
import org.jbake.model.DocumentModel;

/**
 * What templates of other languages than FreeMarker know as {@code db}: JBake's questions, by JBake's names. It is no
 * {@link MemoryStore}, and its lists are plain, for Groovy looks at all that a class inherits, and JBake's own name types
 * of its database.
 */
public final class StoreView {

    private final MemoryStore store;

    StoreView(MemoryStore store) {
        this.store = store;
    }

    /** How many documents there are of a type. */
    public long getDocumentCount(String type) {
        return store.getDocumentCount(type);
    }

    /** How many of them are published. */
    public long getPublishedCount(String type) {
        return store.getPublishedCount(type);
    }

    /** The document with an address, and what else has it. */
    public List<DocumentModel> getDocumentByUri(String uri) {
        return List.copyOf(store.getDocumentByUri(uri));
    }

    /** All published posts, newest first. */
    public List<DocumentModel> getPublishedPosts() {
        return List.copyOf(store.getPublishedPosts());
    }

    /** All published posts; where it is asked for, those of this page of the index. */
    public List<DocumentModel> getPublishedPosts(boolean applyPaging) {
        return List.copyOf(store.getPublishedPosts(applyPaging));
    }

    /** Published posts with a tag. */
    public List<DocumentModel> getPublishedPostsByTag(String tag) {
        return List.copyOf(store.getPublishedPostsByTag(tag));
    }

    /** Published documents of any type with a tag. */
    public List<DocumentModel> getPublishedDocumentsByTag(String tag) {
        return List.copyOf(store.getPublishedDocumentsByTag(tag));
    }

    /** All published pages. */
    public List<DocumentModel> getPublishedPages() {
        return List.copyOf(store.getPublishedPages());
    }

    /** What is published of a type. */
    public List<DocumentModel> getPublishedContent(String type) {
        return List.copyOf(store.getPublishedContent(type));
    }

    /** All of a type, drafts too. */
    public List<DocumentModel> getAllContent(String type) {
        return List.copyOf(store.getAllContent(type));
    }

    /** The tags of published posts. */
    public Set<String> getTags() {
        return store.getTags();
    }

    /** The tags of all that is published. */
    public Set<String> getAllTags() {
        return store.getAllTags();
    }
}
