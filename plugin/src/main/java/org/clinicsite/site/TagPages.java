package org.clinicsite.site;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.Slug;

/**
 * A list of articles for each of their tags, and the list of tags. Tags of what is no article have no page, but are to be
 * spelt alike.
 */
public final class TagPages {

    /** One tag, however it is written. */
    private static final class Tag {
        /** The spellings, sorted, each with the file that is the first to use it. */
        final TreeMap<String, Source> spellings = new TreeMap<>();

        final Set<Page> articles = new LinkedHashSet<>();
    }

    private TagPages() {}

    /** The form of a tag that decides which tags are one: its slug. */
    public static String slug(String tag) {
        return Slug.of(tag);
    }

    /** Makes them of the articles and other texts that are pages. */
    static Part of(SiteInputs inputs, Part site, Claims claims) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Tag> tags = tags(site, problems);
        List<Crumb> above = tags.values().stream().anyMatch(tag -> !tag.articles.isEmpty())
                ? List.of(new Crumb(
                        inputs.words().get("titles.tags"), inputs.home().child("tags")))
                : List.of();
        List<Page> pages = new ArrayList<>();
        List<Page> firsts = new ArrayList<>();
        tags.forEach((slug, tag) -> {
            checkSpelling(slug, tag).ifPresent(problems::add);
            if (tag.articles.isEmpty()) {
                return;
            }
            Optional<Problem> fault = checkUsable(slug, tag);
            if (fault.isPresent()) {
                problems.add(fault.get());
                return;
            }
            List<Page> list = createPages(inputs, slug, tag, above, claims);
            pages.addAll(list);
            list.stream().findFirst().ifPresent(firsts::add);
        });
        Part made = Part.of(pages, problems);
        return claims.isTaken("tags/index.html") // a page of the clinic's own about its topics takes the list's place
                ? made
                : made.with(ListPages.of(inputs, PageKind.TAGS, firsts, inputs.perPage(PageKind.TAGS, 1), claims));
    }

    /** By slug. */
    private static Map<String, Tag> tags(Part site, List<Problem> problems) {
        List<Page> written = new ArrayList<>(site.of(PageKind.ARTICLE));
        site.pages().stream()
                .filter(page -> page.facts() != null && page.kind() != PageKind.ARTICLE)
                .sorted(Comparator.comparing(Page::path))
                .forEach(written::add);
        Map<String, Tag> tags = new TreeMap<>();
        Map<String, String> slugs = new HashMap<>();
        for (Page page : written) {
            Source source = requireNonNull(page.article()).source();
            for (String name : Wording.texts(source.facts().common().tags())) {
                String slug = slugs.computeIfAbsent(name, TagPages::slug);
                if (slug.isEmpty()) {
                    problems.add(source.places()
                            .warning(
                                    Code.BAD_TAG,
                                    "tags",
                                    name,
                                    "The tag '" + name + "' has neither letter nor digit; it gets no page.",
                                    "Write it in words."));
                    continue;
                }
                Tag tag = tags.computeIfAbsent(slug, s -> new Tag());
                tag.spellings.putIfAbsent(name, source);
                if (page.kind() == PageKind.ARTICLE) {
                    tag.articles.add(page);
                }
            }
        }
        return tags;
    }

    /** What is wrong with the ways in which a tag is written. */
    private static Optional<Problem> checkSpelling(String slug, Tag tag) {
        String name = tag.spellings.firstKey();
        String other = tag.spellings.keySet().stream()
                .filter(one -> !meaning(one).equals(meaning(name)))
                .findFirst()
                .orElse(null);
        if (other != null) {
            Source first = tag.spellings.firstEntry().getValue();
            int at = first.places().offset("tags", name);
            return Optional.of(requireNonNull(tag.spellings.get(other))
                    .places()
                    .error(
                            Code.BAD_TAG,
                            "tags",
                            other,
                            "The tags '" + other + "' and '" + name + "' ("
                                    + first.places().text().path()
                                    + (at < 0 ? "" : ":" + first.places().text().line(at))
                                    + ") would share the page /tags/" + slug + "/.",
                            "Write one of them in words, so that their letters differ."));
        }
        return tag.spellings.size() == 1
                ? Optional.empty()
                : Optional.of(tag.spellings
                        .lastEntry()
                        .getValue()
                        .places()
                        .warning(
                                Code.BAD_TAG,
                                "tags",
                                tag.spellings.lastKey(),
                                "The tag is written in several ways: " + String.join(", ", tag.spellings.keySet())
                                        + ". It is one tag here.",
                                "Write '" + name + "' everywhere."));
    }

    /** What tells a tag from another of the same slug: letters, digits and signs, but not how they are parted. */
    private static String meaning(String tag) {
        StringBuilder meaning = new StringBuilder();
        Normalizer.normalize(tag, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.MATH_SYMBOL
                        || Character.getType(c) == Character.CURRENCY_SYMBOL
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || "#%@*".indexOf(c) >= 0)
                .forEach(meaning::appendCodePoint);
        return meaning.toString();
    }

    private static Optional<Problem> checkUsable(String slug, Tag tag) {
        String fault = PathNames.fault("tags/" + slug);
        String name = tag.spellings.firstKey();
        return fault == null
                ? Optional.empty()
                : Optional.of(tag.spellings
                        .firstEntry()
                        .getValue()
                        .places()
                        .error(
                                Code.BAD_TAG,
                                "tags",
                                name,
                                "The page of the tag '" + FileNames.shown(name) + "' would have " + fault + ".",
                                "Write the tag in other or fewer words."));
    }

    private static List<Page> createPages(SiteInputs inputs, String slug, Tag tag, List<Crumb> above, Claims claims) {
        String name = tag.spellings.firstKey();
        List<Page> articles = List.copyOf(tag.articles);
        String title = inputs.words().get("titles.tag", "tag", name);
        String description = inputs.words()
                .get(
                        "descriptions.tag",
                        "clinic",
                        inputs.clinic().name().text(),
                        "tag",
                        name,
                        "title",
                        title,
                        "items",
                        Descriptions.names(articles));
        PagePath path = inputs.home().child("tags").child(slug);
        ListPages.Naming naming = new ListPages.Naming(
                PageKind.TAG, path, title, Descriptions.filled(description, inputs.clinic()), above);
        return ListPages.numbered(inputs, naming, articles, inputs.clinic().perPage(), claims);
    }
}
