package org.clinicsite.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.DateText;
import org.clinicsite.source.facts.TherapistFacts;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** What the site has already: its paths, its people, the spelling of its tags. */
final class KnownPages {

    private final Map<String, String> paths = new HashMap<>();
    private final Map<ContentType, Set<String>> slugs = new HashMap<>();
    private final Map<String, String> therapists = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private int aliases;

    /** @param today decides what is shown already, and what no longer */
    KnownPages(Content content, LocalDate today) {
        paths.put("/", "/");
        for (Source source : content.sources()) {
            CommonFacts common = source.facts().common();
            String slug = common.slug() == null ? Slug.of(source.baseName()) : common.slug();
            slugs.computeIfAbsent(source.type(), type -> new HashSet<>()).add(slug);
            common.tags().forEach(tag -> tag(tag.text()));
            aliases += common.aliases().size();
            String path = source.type() == ContentType.PAGE
                    ? "/" + slug
                    : "/" + source.type().folder() + "/" + slug;
            boolean shown = !common.isDraft()
                    && !common.isOver(today)
                    && !isAhead(source.facts().published(), today);
            paths.put(key(common.permalink() == null ? path : common.permalink()), shown ? "" : null);
            paths.put("/" + source.type().folder(), "");
            if (source.type() == ContentType.THERAPIST && source.facts() instanceof TherapistFacts) {
                therapists.put(slug, slug);
                if (common.title() != null) {
                    therapists.put(Slug.of(common.title().text()), slug);
                }
            }
        }
    }

    /** A path without what servers add to it. */
    static String key(String path) {
        String key = path.replaceFirst("(?:/index)?(?:\\.html?|\\.md)?/*$", "");
        return (key.startsWith("/") ? key : "/" + key).toLowerCase(Locale.ROOT);
    }

    /** Whether everybody can see a page there. */
    boolean isShown(String path) {
        return paths.get(key(path)) != null;
    }

    /** Whether a page has the path. */
    boolean isTaken(String path) {
        return paths.containsKey(key(path));
    }

    boolean has(ContentType type, String slug) {
        return slugs.getOrDefault(type, Set.of()).contains(slug);
    }

    /** The slug of a therapist with this name; null when there is none. */
    @Nullable
    String therapist(String name) {
        return therapists.get(Slug.of(name));
    }

    /** A tag as it is spelled already. */
    String tag(String written) {
        String known = tags.putIfAbsent(Slug.of(written), written);
        return known == null ? written : known;
    }

    int aliases() {
        return aliases;
    }

    private static boolean isAhead(@Nullable DateText published, LocalDate today) {
        return published != null && published.day().isAfter(today);
    }
}
