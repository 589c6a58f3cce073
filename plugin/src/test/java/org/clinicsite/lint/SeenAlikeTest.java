package org.clinicsite.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clinicsite.article.Article;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.article.Section;
import org.clinicsite.document.Document;
import org.clinicsite.document.Draft;
import org.clinicsite.document.Drafts;
import org.clinicsite.document.NastyTexts;
import org.clinicsite.document.tree.Inline;
import org.clinicsite.document.tree.Node;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkPolicy;
import org.clinicsite.links.LinkReview;
import org.clinicsite.links.LinkVerdict;
import org.clinicsite.links.Verdict;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who looks at a text sees what its page shows: the lint reads the page's words, and the links that are reported are those
 * that the page has and those that were taken out. Held on random texts; more of them with {@code -Drandom.texts=100000}.
 */
class SeenAlikeTest {

    private static final int TEXTS = Integer.getInteger("random.texts", 2000);

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(https?://|www\\.)[^\\s\u00A0\u202F<>\"\u201C\u201D\uFFFC]*");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private final LinkFilter filter =
            LinkFilter.of(LinkPolicy.none(), "https://www.clinic.example/", List.of(), Locale.UK);
    private final Lexicon lexicon = Lexicon.of("en", Pack.of("GB"));

    @Tag("random")
    @ParameterizedTest
    @EnumSource(Format.class)
    void randomTexts(Format format) {
        NastyTexts texts = new NastyTexts(format.ordinal());
        for (int i = 0; i < TEXTS / 3; i++) {
            look(format, HeaderKind.YAML, texts.next(format), 0);
        }
    }

    @Test
    void theDemo() throws IOException {
        assertThat(all(Path.of("../content"))).isPositive();
    }

    /** Texts that are not ours; where they are not there, there is nothing to look at. */
    @Test
    void textsOfOthers() throws IOException {
        for (Path folder : List.of(Path.of("../../shared/corpus"), Path.of("../../shared/paste"))) {
            if (Files.isDirectory(folder)) {
                assertThat(all(folder)).as(folder.toString()).isPositive();
            }
        }
    }

    private int all(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(f -> f.toString().matches(".*\\.(md|html|txt)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            text = text.startsWith("\ufeff") ? text.substring(1) : text;
            String name = file.toString();
            Format format = name.endsWith(".md") ? Format.MARKDOWN : name.endsWith(".html") ? Format.HTML : Format.TEXT;
            int close = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
            look(format, close > 0 ? HeaderKind.YAML : HeaderKind.NONE, text, close > 0 ? close + 5 : 0);
        }
        return files.size();
    }

    private void look(Format format, HeaderKind header, String text, int bodyStart) {
        String path = "articles/x." + (format == Format.MARKDOWN ? "md" : format == Format.HTML ? "html" : "txt");
        Problems problems = new Problems();
        Draft draft = Drafts.of(
                Drafts.source(path, format, header, text, bodyStart, "A title that no text of these has"), problems);
        LinkReview found = filter.review(draft);
        Document document = problems.take(draft.without(found.edits()));
        LinkReview review = found.shownIn(document);
        Article article = problems.take(ArticleReader.read(document));
        Set<Integer> shown = new TreeSet<>();
        LinkRewriter links = (kind, address, start) -> {
            LinkVerdict link = review.at(start);
            boolean words = link != null
                    && link.verdict() == Verdict.UNLINK
                    && link.text() == null; // a bare address, which the site shows as words
            if (!address.isBlank() && !words) {
                shown.add(link == null ? start : link.address().start());
            }
            return new LinkRewriter.Target(address, null, List.of());
        };
        Element page = Jsoup.parse(article.html(
                        links,
                        (shortcut, held) -> "<p>" + (shortcut.label() == null ? "" : shortcut.label()) + "</p>"
                                + (held == null ? "" : held.html()),
                        null))
                .body();
        Prose prose = TreeProse.of(document, article.title(), new int[0], lexicon);
        assertThat(wordsRead(prose)).as(text).isEqualTo(wordsShown(page, article));
        links(text, document, review, shown);
    }

    private static void links(String text, Document document, LinkReview review, Set<Integer> shown) {
        Set<Integer> places = new TreeSet<>();
        document.tree().blocks().forEach(node -> places(node, places));
        document.tree().notes().forEach(node -> places(node, places));
        Set<Integer> kept = new TreeSet<>();
        for (LinkVerdict link : review.verdicts()) {
            int at = link.address().start();
            boolean stays = !link.verdict().takesLinkOut();
            if (stays) {
                assertThat(shown.contains(at) || isShown(link, places))
                        .as(link + " in " + text)
                        .isTrue();
                kept.add(at);
            } else {
                assertThat(shown).as(link + " in " + text).doesNotContain(at);
            }
        }
        if (document.source().format() != Format.TEXT) {
            assertThat(kept).as(text).containsAll(shown);
        }
    }

    /** Whether a bare address stands among the words. */
    private static boolean isShown(LinkVerdict link, Set<Integer> places) {
        for (int at = link.address().start(); at < link.address().end(); at++) {
            if (places.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static void places(Node node, Set<Integer> places) {
        if (node instanceof Inline.Words
                || node instanceof Inline.Code
                || node.children().isEmpty()) {
            for (int at = node.start(); at < node.end(); at++) {
                places.add(at);
            }
        }
        node.children().forEach(child -> places(child, places));
    }

    private static List<String> wordsRead(Prose prose) {
        List<String> words = new ArrayList<>();
        for (ProseBlock block : prose.blocks()) {
            if (block.kind() != ProseBlock.Kind.HEADER) {
                words(new String(prose.text(), block.start(), block.end() - block.start()), words);
            }
        }
        return words;
    }

    private static List<String> wordsShown(Element page, Article article) {
        for (Section section : article.sections()) {
            Element heading = section.origin() == Section.Origin.PROPOSED ? page.getElementById(section.id()) : null;
            if (heading != null) {
                heading.remove();
            }
        }
        page.select("pre, code, kbd, samp").forEach(code -> code.replaceWith(new TextNode("\uFFFC")));
        page.select("sup.note, a.back").remove();
        StringBuilder said = new StringBuilder();
        page.traverse(new NodeVisitor() {
            @Override
            public void head(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof TextNode text) {
                    said.append(text.getWholeText());
                } else if (node instanceof Element element && isBlock(element)) {
                    said.append('\n');
                }
            }

            @Override
            public void tail(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element && isBlock(element)) {
                    said.append('\n');
                }
            }
        });
        List<String> words = new ArrayList<>();
        words(said.toString(), words);
        return words;
    }

    private static boolean isBlock(Element element) {
        return element.isBlock()
                || Set.of("br", "td", "th", "summary", "caption").contains(element.normalName());
    }

    private static void words(String text, List<String> to) {
        String plain = text.replace("\u00AD", "").replace("\u200B", "");
        Matcher words = WORD.matcher(ADDRESS.matcher(plain).replaceAll(" "));
        while (words.find()) {
            to.add(words.group());
        }
    }
}
