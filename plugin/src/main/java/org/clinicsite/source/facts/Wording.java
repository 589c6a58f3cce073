package org.clinicsite.source.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words for people, in one language or in several. An author writes a text ({@code tagline: Massage in York}), which is in
 * the site's language, or a text for each language ({@code tagline: {en: Massage in York, fr: Massages à York}}). A site
 * shows those of its own language. What people read is of this type in all facts; a {@code String} is an address, a code or
 * a name of a file.
 *
 * @param text in the language of the site
 * @param languages all there is, by BCP 47 tag, in the author's order; empty where the author named no language
 */
public record Wording(String text, Map<String, String> languages) {

    public Wording {
        languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
    }

    // written out: what a record makes by itself takes a fresh JVM milliseconds

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording words && text.equals(words.text) && languages.equals(words.languages);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Words in the language of the site, whichever that is. */
    public static Wording of(String text) {
        return new Wording(text, Map.of());
    }

    /**
     * Words in several languages, as a site in one of them shows them: {@code en-GB} takes those of {@code en-GB}, else those
     * of {@code en} (RFC 4647, 3.4 "Lookup"), else those of another country's English.
     *
     * @param languages by BCP 47 tag
     * @param tag of the site's language
     * @return empty when there are none in that language
     */
    public static Optional<Wording> of(Map<String, String> languages, String tag) {
        for (String range = tag; !range.isEmpty(); range = range.substring(0, Math.max(0, range.lastIndexOf('-')))) {
            for (Map.Entry<String, String> one : languages.entrySet()) {
                if (one.getKey().equalsIgnoreCase(range)) {
                    return Optional.of(new Wording(one.getValue(), languages));
                }
            }
        }
        String language = language(tag);
        return languages.entrySet().stream()
                .filter(one -> language(one.getKey()).equalsIgnoreCase(language))
                .findFirst()
                .map(one -> new Wording(one.getValue(), languages));
    }

    /** The text of words that may be unsaid; null when they are. */
    public static @Nullable String textOf(@Nullable Wording wording) {
        return wording == null ? null : wording.text;
    }

    /** The texts of several. */
    public static List<String> texts(List<Wording> words) {
        return words.stream().map(Wording::text).toList();
    }

    private static String language(String tag) {
        return tag.indexOf('-') < 0 ? tag : tag.substring(0, tag.indexOf('-'));
    }

    /** The text in the language of the site. */
    @Override
    public String toString() {
        return text;
    }
}
