package org.clinicsite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.SoftAssertions;
import org.json.simple.parser.JSONParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The demo's files besides its pages, held against the standards that describe them. */
class FilesTest {

    private static final Path OUTPUT = Path.of("target", "files-site");
    private static final String BASE = "https://www.heronyard.example/clinic/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final OffsetDateTime BUILT = OffsetDateTime.parse("2026-11-22T00:00:00Z");

    private static Map<String, Document> pages;

    @BeforeAll
    static void generate() throws Exception {
        DemoSite.generate(OUTPUT, BASE, BUILT.toInstant());
        pages = DemoSite.documents(OUTPUT, BASE);
    }

    // ---- feed.xml: RFC 4287

    @Test
    void theFeedHasWhatEachAtomFeedAndEntryMustHaveAndNothingElse() throws Exception {
        Element feed = xml("feed.xml");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");

        SoftAssertions softly = new SoftAssertions();
        List<Element> entries = children(feed, "entry");
        softly.assertThat(entries).isNotEmpty();
        Set<String> ids = new HashSet<>();
        List<Element> parts = new ArrayList<>(entries);
        parts.add(feed);
        for (Element part : parts) {
            Map<String, Integer> count = new HashMap<>();
            for (Element child : children(part, null)) {
                softly.assertThat(child.getNamespaceURI()).isEqualTo(ATOM);
                count.merge(child.getLocalName(), 1, Integer::sum);
            }
            String name = children(part, "id").get(0).getTextContent();
            softly.assertThat(count)
                    .as(name)
                    .containsEntry("id", 1)
                    .containsEntry("title", 1)
                    .containsEntry("updated", 1);
            softly.assertThat(ids.add(name)).as("an id of its own: " + name).isTrue();
            softly.assertThat(URI.create(name).isAbsolute()).as(name).isTrue();
            Set<String> allowed = new HashSet<>(Set.of("author", "category", "id", "link", "title", "updated"));
            allowed.addAll(
                    part == feed
                            ? Set.of("subtitle", "entry", "icon", "logo")
                            : Set.of("content", "published", "summary"));
            softly.assertThat(allowed).as(name).containsAll(count.keySet());
            for (String once : List.of("subtitle", "summary", "content", "published", "icon", "logo")) {
                softly.assertThat(count.getOrDefault(once, 0))
                        .as(once + " of " + name)
                        .isLessThan(2);
            }
            for (Element date : children(part, null)) {
                if (date.getLocalName().matches("updated|published")) {
                    OffsetDateTime.parse(date.getTextContent()); // RFC 3339: with seconds and an offset
                }
            }
            for (Element author : children(part, "author")) {
                softly.assertThat(children(author, "name"))
                        .as("author of " + name)
                        .hasSize(1);
            }
            for (Element link : children(part, "link")) {
                softly.assertThat(link.getAttribute("href"))
                        .as("link of " + name)
                        .startsWith(BASE);
            }
            softly.assertThat(children(part, "link").stream()
                            .filter(l -> l.getAttribute("rel").equals("alternate")))
                    .as("links to the page of " + name)
                    .hasSize(1);
        }
        softly.assertThat(children(feed, "author"))
                .as("who answers for entries without an author")
                .hasSize(1);
        softly.assertThat(children(feed, "link").stream()
                        .filter(l -> l.getAttribute("rel").equals("self"))
                        .map(l -> l.getAttribute("href")))
                .containsExactly(BASE + "feed.xml");
        softly.assertAll();
    }

    @Test
    void theFeedsEntriesAreTheNewestArticlesWithAddressesThatWorkAnywhere() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<OffsetDateTime> published = new ArrayList<>();
        OffsetDateTime newest = OffsetDateTime.MIN;
        Element feed = xml("feed.xml");
        for (Element entry : children(feed, "entry")) {
            String id = children(entry, "id").get(0).getTextContent();
            Document page = pages.get("/" + id.substring(BASE.length()));
            softly.assertThat(page).as(id).isNotNull();
            softly.assertThat(children(entry, "title").get(0).getTextContent())
                    .isEqualTo(page.select("h1").text());
            published.add(
                    OffsetDateTime.parse(children(entry, "published").get(0).getTextContent()));
            OffsetDateTime updated =
                    OffsetDateTime.parse(children(entry, "updated").get(0).getTextContent());
            newest = updated.isAfter(newest) ? updated : newest;
            Element content = children(entry, "content").get(0);
            softly.assertThat(content.getAttribute("type")).isEqualTo("html");
            Document body = Jsoup.parse(content.getTextContent());
            softly.assertThat(body.select(".permalink, script"))
                    .as("marks in " + id)
                    .isEmpty();
            body.select("[href], [src]")
                    .forEach(e -> softly.assertThat(e.hasAttr("href") ? e.attr("href") : e.attr("src"))
                            .as("address in " + id)
                            .matches("(https?:|mailto:|tel:).*"));
        }
        softly.assertThat(children(feed, "updated").get(0).getTextContent())
                .isEqualTo(newest.toString().replace("00:00Z", "00:00:00Z"));
        softly.assertThat(published).isNotEmpty();
        softly.assertAll();
    }

    // ---- sitemap.xml: sitemaps.org 0.9

    @Test
    void theSitemapListsEveryPageThatMayBeFoundAndNoOther() throws Exception {
        Element urls = xml("sitemap.xml");
        assertThat(urls.getNamespaceURI()).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        assertThat(urls.getLocalName()).isEqualTo("urlset");
        Set<String> listed = new HashSet<>();
        for (Element url : children(urls, null)) {
            List<String> names =
                    children(url, null).stream().map(Element::getLocalName).toList();
            assertThat(names).isIn(List.of("loc"), List.of("loc", "lastmod"));
            String loc = children(url, "loc").get(0).getTextContent();
            assertThat(listed.add(loc)).as(loc).isTrue();
            assertThat(loc.length()).isLessThan(2048);
            children(url, "lastmod")
                    .forEach(d ->
                            assertThat(LocalDate.parse(d.getTextContent())).isBeforeOrEqualTo(BUILT.toLocalDate()));
        }
        Set<String> indexed = new HashSet<>();
        pages.forEach((path, page) -> {
            if (page.select("meta[name=robots][content*=noindex]").isEmpty()) {
                indexed.add(BASE + path.substring(1));
                assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(BASE + path.substring(1));
            }
        });
        assertThat(listed).isEqualTo(indexed).doesNotContain(BASE + "404.html");
    }

    // ---- robots.txt (RFC 9309), llms.txt, security.txt (RFC 9116)

    @Test
    void robotsMayReadEverythingAndLearnOfTheSitemap() throws Exception {
        assertThat(text("robots.txt").lines().filter(line -> !line.isBlank()))
                .containsExactly("User-agent: *", "Disallow:", "Sitemap: " + BASE + "sitemap.xml");
    }

    @Test
    void llmsTxtHasATitleAndLinksToPagesThatExist() throws Exception {
        List<String> lines = text("llms.txt").lines().toList();
        assertThat(lines.get(0)).matches("# \\S.*");
        assertThat(lines.stream().filter(line -> line.startsWith("# "))).hasSize(1);
        List<String> links =
                lines.stream().filter(line -> line.startsWith("- ")).toList();
        assertThat(links).isNotEmpty().allSatisfy(line -> {
            assertThat(line).matches("- \\[[^\\]]+]\\(https://\\S+\\): .+");
            assertThat(pages).containsKey("/" + line.replaceAll(".*\\(" + BASE + "([^)]*)\\).*", "$1"));
        });
    }

    @Test
    void securityTxtSaysWhomToTellAndHoldsLessThanAYear() throws Exception {
        Map<String, List<String>> fields = new HashMap<>();
        text(".well-known/security.txt")
                .lines()
                .forEach(line -> fields.computeIfAbsent(line.substring(0, line.indexOf(':')), name -> new ArrayList<>())
                        .add(line.substring(line.indexOf(':') + 2)));

        assertThat(fields.get("Contact")).isNotEmpty().allMatch(to -> to.matches("(mailto:|https://|tel:).+"));
        assertThat(fields.get("Expires")).hasSize(1);
        assertThat(Duration.between(
                        BUILT, OffsetDateTime.parse(fields.get("Expires").get(0))))
                .isBetween(Duration.ofDays(30), Duration.ofDays(364));
        assertThat(fields.get("Preferred-Languages")).containsExactly("en");
        assertThat(fields.get("Canonical")).containsExactly(BASE + ".well-known/security.txt");
    }

    // ---- icons and manifest

    @Test
    void theManifestsIconsExistAndAreAsLargeAsItSays() throws Exception {
        Map<?, ?> manifest = (Map<?, ?>) new JSONParser().parse(text("site.webmanifest"));
        assertThat(manifest.get("name")).isEqualTo("Heron Yard Massage");
        assertThat(manifest.get("start_url")).isEqualTo("/clinic/");
        assertThat(manifest.get("lang")).isEqualTo("en-GB");
        for (Object each : (List<?>) manifest.get("icons")) {
            Map<?, ?> icon = (Map<?, ?>) each;
            Path file = OUTPUT.resolve(icon.get("src").toString().substring("/clinic/".length()));
            assertThat(file).isRegularFile();
            if (icon.get("type").equals("image/png")) {
                var image = ImageIO.read(file.toFile());
                assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(icon.get("sizes"));
            } else {
                assertThat(icon.get("type")).isEqualTo("image/svg+xml");
                assertThat(icon.get("sizes")).isEqualTo("any");
            }
        }
    }

    @Test
    void everyPageNamesItsIconsManifestAndFeed() {
        SoftAssertions softly = new SoftAssertions();
        pages.forEach((path, page) -> {
            for (String rel : List.of("icon", "apple-touch-icon", "manifest", "alternate", "stylesheet")) {
                softly.assertThat(
                                page.select("head link[rel=" + rel + "]").not("[href*=/css/]:not([href*=/css/site-])"))
                        .as(rel + " of " + path)
                        .hasSize(1);
            }
        });
        softly.assertAll();
    }

    @Test
    void noFileIsTooLargeOrTooManyForAHost() throws Exception {
        try (Stream<Path> files = Files.walk(OUTPUT)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all.size()).isLessThan(20_000);
            assertThat(all)
                    .allSatisfy(file -> assertThat(file)
                            .satisfies(f -> assertThat(Files.size(f)).isLessThan(25L << 20)));
        }
    }

    private static String text(String file) throws Exception {
        return Files.readString(OUTPUT.resolve(file));
    }

    private static Element xml(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    /** Child elements, of one name or, for null, all. */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && (name == null || name.equals(element.getLocalName()))) {
                found.add(element);
            }
        }
        return found;
    }
}
