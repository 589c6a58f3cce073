package org.clinicsite.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.site.Fate.State;
import org.jspecify.annotations.Nullable;

/** What became of each content file, to be asked by whoever names one: by its path, its page's, or its slug. Immutable. */
public final class Fates {

    private final Map<String, Fate> byFile = new LinkedHashMap<>();
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<String, Page> over = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private final Set<String> overSlugs = new HashSet<>();
    private final Set<String> refusedSlugs = new HashSet<>();
    private final Set<String> unpublished = new TreeSet<>();

    /** @param fates one for each file */
    Fates(Collection<Fate> fates) {
        for (Fate fate : fates) {
            byFile.put(fate.file(), fate);
            State state = fate.state();
            if (state instanceof State.Built built) {
                pages.put(fate.file(), built.page());
            } else if (state instanceof State.Over ended) {
                over.put(fate.file(), ended.instead());
                overSlugs.add(fate.slug());
                if (fate.path() != null) {
                    over.put(fate.path().value(), ended.instead());
                }
            } else if (state instanceof State.Forbidden) {
                forbidden.add(fate.file());
                if (fate.path() != null) {
                    forbidden.add(fate.path().value());
                }
            } else if (state instanceof State.Refused) {
                refusedSlugs.add(fate.slug());
            } else {
                unpublished.add(fate.file());
            }
        }
    }

    /** One for each content file. */
    public Collection<Fate> all() {
        return byFile.values();
    }

    /** The page that a content file became, or is a part of. */
    public Optional<Page> page(@Nullable String file) {
        return Optional.ofNullable(pages.get(file));
    }

    /** The content files that are pages, or parts of one. */
    Set<String> built() {
        return pages.keySet();
    }

    /** Whether a content file is a draft, or of a later day. */
    boolean isUnpublished(String file) {
        return unpublished.contains(file);
    }

    /** Whether a draft or a text of a later day has a name. */
    boolean isUnpublishedSlug(String slug) {
        return unpublished.stream().anyMatch(file -> file.contains("/" + slug + "."));
    }

    /** The page that takes the visitors of what is over, by its file or its path. */
    Optional<Page> instead(String fileOrPath) {
        return Optional.ofNullable(over.get(fileOrPath));
    }

    boolean isOverSlug(String slug) {
        return overSlugs.contains(slug);
    }

    /** Whether the law of the place does not allow it, by its file or its path. */
    boolean isForbidden(String fileOrPath) {
        return forbidden.contains(fileOrPath);
    }

    /** Whether an error keeps a content file from being a page. */
    boolean isRefused(String file) {
        Fate fate = byFile.get(file);
        return fate != null && fate.state() instanceof State.Refused;
    }

    /** Whether an error keeps a page with a slug from being there: who names it is not told once more. */
    boolean isRefusedSlug(String slug) {
        return refusedSlugs.contains(slug);
    }

    /** The slugs of what an error keeps from being pages, in a folder of the content, such as {@code services}. */
    Set<String> refusedSlugs(String folder) {
        Set<String> slugs = new TreeSet<>();
        for (Fate fate : byFile.values()) {
            if (fate.state() instanceof State.Refused && fate.file().startsWith(folder + "/")) {
                slugs.add(fate.slug());
            }
        }
        return slugs;
    }
}
