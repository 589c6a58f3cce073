package org.clinicsite.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.Section;
import org.clinicsite.document.Document;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.document.Draft;
import org.clinicsite.document.markdown.MarkdownChoices;
import org.clinicsite.document.markdown.MarkdownWriter;
import org.clinicsite.document.tree.Block;
import org.clinicsite.document.tree.Directive;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.document.tree.Provenance;
import org.clinicsite.imports.Import.Target;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.site.Shortcuts;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.SourceText;
import org.clinicsite.text.Titles;
import org.clinicsite.text.WordBreaks;
import org.jspecify.annotations.Nullable;

/** One text on its way into the content folder. */
final class Transfer {

    /** Words of a link or picture in a line of the list of what is missing. */
    private static final int SHOWN = 60;

    private final Target target;
    private final Piece piece;
    private final MovedAddresses addresses;
    private final ImportedFiles pictures;
    private final KnownPages known;
    private final Document document;
    private final LinkReview review;
    private final Article article;
    private final Set<String> missing = new LinkedHashSet<>();

    Transfer(
            Target target,
            DocumentReader reader,
            LinkFilter filter,
            MovedAddresses addresses,
            ImportedFiles pictures,
            KnownPages known) {
        this.target = target;
        this.piece = target.piece();
        this.addresses = addresses;
        this.pictures = pictures;
        this.known = known;
        Draft draft = reader.draft(source(piece)).value();
        LinkReview found = filter.review(draft);
        this.document = draft.without(found.edits()).value();
        this.review = found.shownIn(document);
        this.article = ArticleReader.read(document).value();
    }

    private static Source source(Piece piece) {
        CommonFacts common = new CommonFacts(
                piece.head().title() == null ? null : Wording.of(piece.head().title()),
                null,
                null,
                null,
                CommonFacts.Status.PUBLISHED,
                null,
                null,
                1000,
                List.of(),
                null,
                null,
                List.of(),
                null,
                false,
                Map.of(),
                null,
                false,
                Map.of());
        return new Source(
                ContentType.ARTICLE,
                piece.shown(),
                piece.format(),
                piece.isOwn() ? Source.HeaderKind.YAML : Source.HeaderKind.NONE,
                new SourceText(piece.shown(), piece.body()),
                0,
                new ArticleFacts(common, null, null, null, null, null, null, null, List.of(), List.of(), null));
    }

    Result result() {
        return new Result(this);
    }

    /** What is known of a text; its pictures get their places when it is finished. */
    record Result(Transfer transfer) {

        /** The whole file. */
        String finish() {
            return transfer.file();
        }

        List<String> missing() {
            return List.copyOf(transfer.missing);
        }

        LinkReview review() {
            return transfer.review;
        }

        String kind() {
            return transfer.piece.kind() != null
                    ? transfer.piece.kind()
                    : transfer.piece.isOwn()
                                    || transfer.document.tree().provenance().equals(Provenance.OWN)
                            ? transfer.piece.format() == Format.MARKDOWN ? "Markdown" : "plain HTML"
                            : transfer.document.tree().provenance().kind().words();
        }

        List<String> leftOut() {
            List<String> out = new ArrayList<>();
            transfer.document.tree().provenance().removals().forEach(removal -> out.add("“" + removal.words() + "”"));
            if (!transfer.piece.head().dropped().isEmpty()) {
                out.add("the keys " + String.join(", ", transfer.piece.head().dropped()));
            }
            return out;
        }
    }

    private String file() {
        String title = article.title() == null ? piece.head().title() : article.title();
        title = title == null || title.isBlank() ? named() : title.strip();
        String body = MarkdownWriter.write(document.tree(), new Choices(title));
        return FrontMatter.of(keys(title)) + (body.isEmpty() ? "" : "\n" + body);
    }

    /** A title for a text that has none. */
    private String named() {
        String words = target.slug().replace('-', ' ');
        missing.add(piece.shown() + ": it has no title; " + target.shown() + " is called after its file");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Map<String, Object> keys(String title) {
        Head head = piece.head();
        Provenance provenance = document.tree().provenance();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("title", title);
        if (head.description() != null) {
            keys.put("description", head.description());
        }
        boolean isPage = target.to().startsWith("pages/");
        Object published = head.published() != null ? head.published() : Dates.read(provenance.date());
        if (published != null && !isPage) {
            keys.put("published", published.toString());
        }
        if (head.updated() != null
                && (isPage
                        || head.published() == null
                        || head.updated().day().isAfter(head.published().day()))) {
            keys.put("updated", head.updated().day().toString());
        }
        if (head.isDraft()) {
            keys.put("status", "draft");
        }
        String author = head.author() != null ? head.author() : provenance.author();
        if (author != null && !isPage) {
            String therapist = known.therapist(author);
            keys.put("author", therapist != null ? therapist : name(author));
        }
        Set<String> tags = new LinkedHashSet<>();
        head.tags().forEach(tag -> tags.add(known.tag(tag)));
        if (!tags.isEmpty()) {
            keys.put("tags", List.copyOf(tags));
        }
        if (!target.aliases().isEmpty()) {
            keys.put("aliases", target.aliases());
        }
        head.kept().forEach((key, value) -> keepValue(key, value, keys));
        if (piece.head().addresses().isEmpty() && piece.folder() == null) {
            missing.add(piece.shown() + ": its old address is not known");
        }
        return keys;
    }

    /** A name that no slug is: with a capital letter. */
    private static String name(String author) {
        return author.equals(author.toLowerCase(Locale.ROOT)) && author.indexOf(' ') < 0 && !author.isEmpty()
                ? author.substring(0, 1).toUpperCase(Locale.ROOT) + author.substring(1)
                : author;
    }

    /** A key of ours; one that names what this site does not have is left out, for it would stop the build. */
    private void keepValue(String key, Object value, Map<String, Object> keys) {
        boolean right = switch (key) {
            case "service" -> known.has(ContentType.SERVICE, value.toString());
            case "reviewer" -> known.has(ContentType.THERAPIST, value.toString());
            case "related" ->
                value instanceof List<?> list
                        && list.stream().allMatch(each -> known.has(ContentType.ARTICLE, each.toString()));
            case "image" -> piece.head().kept().get("image-alt") != null && value instanceof String;
            case "image-alt" -> keys.containsKey("image");
            case "expires", "reviewed", "next-review" -> Dates.read(value.toString()) != null;
            case "order" -> value instanceof Integer;
            case "noindex" -> value instanceof Boolean;
            case "sections" -> value.equals("none") || value.equals("propose");
            default -> true;
        };
        Object written = value;
        Object words = piece.head().kept().get("image-alt");
        if (right && key.equals("image") && words != null) {
            Path file = pictures.find(MovedAddresses.decoded(value.toString()), piece.folder());
            written = file == null ? null : placed(file, words.toString(), value.toString());
        }
        if (!right || written == null) {
            missing.add(piece.shown() + ": the key " + key + " was left out: "
                    + (key.startsWith("image")
                            ? "the picture or its words (image-alt) are missing"
                            : "'" + value + "' is nothing of this site"));
        } else {
            keys.put(key, written);
        }
    }

    private @Nullable String placed(Path file, String words, String address) {
        try {
            return pictures.place(file, target.folder(), words, target.slug(), piece.id() + " " + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with the line, where it has one. */
    private String at(Node node) {
        return piece.above() < 0
                ? piece.shown()
                : piece.shown() + ":"
                        + (piece.above() + document.source().text().line(node.start()));
    }

    private static String shown(String text) {
        return WordBreaks.opening(text, SHOWN);
    }

    /** How the tree is written. */
    private final class Choices implements MarkdownChoices {

        private final Map<Node, Section> sections = new IdentityHashMap<>();
        private final Map<Integer, Section> proposed = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private final Map<Node, String> links = new IdentityHashMap<>();
        private final Set<Node> gone = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        private final String title;
        private boolean titled;

        Choices(String title) {
            this.title = title;
            Deque<Section> written = new ArrayDeque<>();
            for (Section section : article.sections()) {
                if (section.origin() == Section.Origin.PROPOSED) {
                    proposed.put(section.line(), section);
                } else {
                    written.add(section);
                }
                ids.add(section.id());
            }
            document.tree().blocks().forEach(node -> look(node, written));
            document.tree().notes().forEach(node -> look(node, written));
        }

        private void look(Node node, Deque<Section> written) {
            if (node instanceof Block.Heading heading
                    && !written.isEmpty()
                    && written.peek().title().equals(heading.title())) {
                sections.put(heading, written.remove());
            } else if (node instanceof Inline.Element element && element.attribute("id") != null) {
                ids.add(Objects.requireNonNull(element.attribute("id")));
            }
            node.children().forEach(child -> look(child, written));
        }

        @Override
        public @Nullable Heading heading(Block.Heading heading) {
            Section section = sections.get(heading);
            if (section == null) {
                if (!titled && Titles.same(heading.title(), title)) {
                    titled = true;
                    return null;
                }
                return new Heading(Math.max(2, heading.level()), heading.title(), null);
            }
            return new Heading(section.level(), section.title(), section.id());
        }

        @Override
        public @Nullable Heading before(Node block) {
            Section section = proposed.isEmpty()
                    ? null
                    : proposed.remove(document.source().text().line(block.start()));
            return section == null ? null : new Heading(section.level(), section.title(), section.id());
        }

        @Override
        public @Nullable String address(Inline.Link link) {
            return decided(link, () -> leads(link));
        }

        @Override
        public @Nullable String address(Inline.Picture picture) {
            return decided(picture, () -> shows(picture));
        }

        /** Each is asked for more than once, but told of once. */
        private @Nullable String decided(Node node, java.util.function.Supplier<@Nullable String> answer) {
            if (gone.contains(node)) {
                return null;
            }
            String known = links.get(node);
            if (known == null) {
                known = answer.get();
                if (known == null) {
                    gone.add(node);
                } else {
                    links.put(node, known);
                }
            }
            return known;
        }

        private @Nullable String leads(Inline.Link link) {
            String address = link.address().value().strip();
            if (address.isEmpty()) {
                return null;
            }
            if (address.startsWith("#")) {
                return ids.contains(MovedAddresses.decoded(address.substring(1))) ? address : null;
            }
            if (addresses.isElsewhere(address)) {
                return org.clinicsite.document.tree.Addresses.isSafe(address)
                        ? address.startsWith("//") ? "https:" + address : address
                        : null;
            }
            Target other = addresses.target(address, piece.folder());
            if (other != null && other.isShown()) {
                return Path.of(target.folder())
                        .relativize(Path.of(other.to()))
                        .toString()
                        .replace('\\', '/');
            }
            if (other == null) {
                if (addresses.isShown(address)) {
                    return address;
                }
                Path file = pictures.find(MovedAddresses.decoded(address.replaceFirst("[?#].*$", "")), piece.folder());
                String name = file == null ? null : placed(file, "", address);
                if (name != null) {
                    return name;
                }
            }
            StringBuilder words = new StringBuilder();
            org.clinicsite.document.tree.PlainText.of(link, words);
            missing.add(at(link) + ": the link “" + shown(words.toString().strip()) + "” to " + address
                    + (other == null && !addresses.isThere(address)
                            ? " leads nowhere"
                            : " leads to what is not shown now")
                    + "; its words stay");
            return null;
        }

        private @Nullable String shows(Inline.Picture picture) {
            String address = picture.address().value().strip();
            Path file = address.startsWith("data:")
                    ? null
                    : pictures.find(MovedAddresses.decoded(address.replaceFirst("[?#].*$", "")), piece.folder());
            String name = file == null ? null : placed(file, picture.alt(), address);
            if (name == null) {
                missing.add(at(picture) + ": the picture " + shown(address)
                        + (picture.alt().isBlank() ? "" : " (“" + shown(picture.alt()) + "”)")
                        + (file == null ? " is not here" : " is nothing that a page can show") + "; put it beside "
                        + target.shown() + " and into the text");
            } else if (picture.alt().isBlank()) {
                missing.add(target.shown() + ": nothing says what the picture " + name
                        + " shows; write it between ![ and ]");
            }
            return name;
        }

        @Override
        public boolean keeps(Directive directive) {
            if (!Shortcuts.builtIn().contains(directive.name())) {
                return false;
            }
            boolean known = directive.values().stream().allMatch(value -> switch (value.key()) {
                case "service" -> Transfer.this.known.has(ContentType.SERVICE, value.text());
                case "therapist" -> Transfer.this.known.has(ContentType.THERAPIST, value.text());
                case "location" -> Transfer.this.known.has(ContentType.LOCATION, value.text());
                case "article" -> Transfer.this.known.has(ContentType.ARTICLE, value.text());
                default -> false;
            });
            boolean needs = directive.name().equals("hours") || directive.name().equals("map");
            return known && !(needs && directive.values().isEmpty());
        }
    }
}
