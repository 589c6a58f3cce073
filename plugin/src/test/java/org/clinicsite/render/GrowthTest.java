package org.clinicsite.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.PagePath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing grows faster than the articles do: four times as many make lists of four times as many bytes. */
class GrowthTest {

    private static final int FEW = 1000;
    private static final int MANY = 4000;

    /** Numbers of pages get longer, and the last page of a list is seldom full. */
    private static final double SLACK = 1.1;

    @TempDir
    Path temp;

    /** A tenth as many tags as articles, two of them on each. */
    private static SmallClinic clinic(int articles) {
        SmallClinic clinic = new SmallClinic();
        for (int i = 0; i < articles; i++) {
            clinic.with("content/articles/a%05d.md".formatted(i), """
                    ---
                    title: Article %05d on necks
                    description: What helps a stiff neck at a desk, told for the %05d. time, and when to see a doctor first.
                    published: 20%02d-03-14
                    author: ada
                    tags: [Topic %04d, Topic %04d]
                    ---
                    Moving.
                    """.formatted(
                            i, i, 10 + i % 16, i % (articles / 10), (i + 1) % (articles / 10)));
        }
        return clinic;
    }

    /** Of a kind with more pages than these, so many are drawn, from the first to the last, and the others reckoned. */
    private static final int DRAWN = 30;

    /** Bytes of all pages of a kind, and of each other file. */
    private static Map<String, Long> bytes(SmallClinic.Rendering drawn, Map<PageKind, Integer> longest)
            throws TemplateFault {
        Map<String, Long> bytes = new TreeMap<>();
        for (PageKind kind : PageKind.values()) {
            List<Page> pages = drawn.site().pages().stream()
                    .filter(page -> page.kind() == kind)
                    .toList();
            int count = Math.min(DRAWN, pages.size());
            long sum = 0;
            for (int i = 0; i < count; i++) {
                Page page = pages.get(count == 1 ? 0 : (int) ((long) i * (pages.size() - 1) / (count - 1)));
                int length = drawn.renderer().render(page).length;
                sum += length;
                longest.merge(kind, length, Math::max);
            }
            if (count > 0) {
                bytes.put(kind.toString(), sum * pages.size() / count);
            }
        }
        drawn.renderer().files().forEach((path, file) -> bytes.put(path.value(), (long) file.length));
        return bytes;
    }

    @Test
    void fourTimesTheArticlesAreFourTimesTheBytesAndNoPageGetsLonger() throws Exception {
        Map<PageKind, Integer> few = new EnumMap<>(PageKind.class);
        Map<PageKind, Integer> many = new EnumMap<>(PageKind.class);
        Map<String, Long> before = bytes(clinic(FEW).in(temp.resolve("few")), few);
        Map<String, Long> after = bytes(clinic(MANY).in(temp.resolve("many")), many);

        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after)
                .allSatisfy((what, size) ->
                        assertThat(size).as(what).isLessThan((long) (before.get(what) * SLACK * MANY / FEW)));
        assertThat(many)
                .allSatisfy((kind, length) -> assertThat(length)
                        .as("the longest page of %s", kind)
                        .isLessThan((int) (few.get(kind) * SLACK)));
        assertThat(after.get("/llms.txt")).isLessThan((long) (before.get("/llms.txt") * SLACK));
        assertThat(after.get("/feed.xml")).isLessThan((long) (before.get("/feed.xml") * SLACK));
    }

    @Test
    void everyArticleIsOnThePagesOfItsListsOnceAndOnTheSiteMap() throws Exception {
        SmallClinic.Rendering drawn = clinic(130).in(temp);
        Set<String> articles = drawn.site().all(PageKind.ARTICLE).stream()
                .map(page -> page.path().value())
                .collect(Collectors.toSet());

        assertThat(links(drawn, PageKind.ARTICLES, "main .article-card h2 a"))
                .containsExactlyInAnyOrderElementsOf(articles);
        assertThat(links(drawn, PageKind.SITE_MAP, "main .titles a"))
                .doesNotHaveDuplicates()
                .containsAll(articles);
        assertThat(new HashSet<>(links(drawn, PageKind.TAGS, "main h2 a"))).hasSize(14);
        assertThat(drawn.html("/site-map/")).contains("<h2>More</h2>").contains("/articles/neck/");
    }

    private static List<String> links(SmallClinic.Rendering drawn, PageKind list, String selector)
            throws TemplateFault {
        List<String> links = new ArrayList<>();
        for (Page page : drawn.site().pages()) {
            if (page.kind() == list) {
                drawn.document(page.path().value()).select(selector).forEach(a -> links.add(a.attr("href")));
            }
        }
        return links;
    }

    @Test
    void theWayThroughALongListNamesTheFirstTheLastAndThoseBeside() throws Exception {
        SmallClinic.Rendering drawn = clinic(399).in(temp);

        assertThat(ways(drawn, "/articles/")).isEqualTo("[1] 2 … 20");
        assertThat(ways(drawn, "/articles/page/3/")).isEqualTo("1 2 [3] 4 … 20");
        assertThat(ways(drawn, "/articles/page/4/")).isEqualTo("1 … 3 [4] 5 … 20");
        assertThat(ways(drawn, "/articles/page/10/")).isEqualTo("1 … 9 [10] 11 … 20");
        assertThat(ways(drawn, "/articles/page/20/")).isEqualTo("1 … 19 [20]");
    }

    @Test
    void aShortListNamesAllItsPages() throws Exception {
        SmallClinic.Rendering drawn = clinic(139).in(temp);

        assertThat(ways(drawn, "/articles/page/4/")).isEqualTo("1 2 3 [4] 5 6 7");
    }

    private static String ways(SmallClinic.Rendering drawn, String path) throws TemplateFault {
        return drawn.document(path).select(".pagination li").stream()
                .map(item -> {
                    Element link = item.selectFirst("a");
                    return link == null
                            ? item.text()
                            : link.hasAttr("aria-current") ? "[" + link.ownText() + "]" : link.ownText();
                })
                .collect(Collectors.joining(" "));
    }

    @Test
    void theClinicSaysHowManyAPageShows() throws Exception {
        SmallClinic.Rendering drawn = clinic(99)
                .withFact("locale: en-GB", "locale: en-GB\nper-page: 50")
                .in(temp);

        assertThat(drawn.document("/articles/").select("main .article-card")).hasSize(50);
        assertThat(drawn.document("/articles/page/2/").select("main .article-card"))
                .hasSize(50);
    }

    @Test
    void ownLayoutsThatLeadToNoOtherPageShowTheWholeList() throws Exception {
        SmallClinic.Rendering drawn = clinic(400)
                .with("site-template/layouts/site-map.ftlh", "<#list pagesOf(\"article\") as a>${url(a)} </#list>")
                .with("site-template/layouts/tags.ftlh", "<#list page.items as t>${url(t)} </#list>")
                .in(temp);

        assertThat(drawn.site().pages().stream().map(page -> page.path().value()))
                .contains("/tags/", "/site-map/")
                .doesNotContain("/tags/page/2/", "/site-map/page/2/");
        assertThat(drawn.html("/tags/").split(" ")).hasSize(41);
    }

    @Test
    void moreAddressesThanOneSitemapMayHaveAreSeveralAndAnIndex() throws Exception {
        SmallClinic.Rendering drawn = clinic(30).in(temp);
        Map<PagePath, byte[]> files = new TreeMap<>();
        drawn.renderer().sitemaps(files, 20);

        assertThat(files.keySet().stream().map(PagePath::value))
                .containsExactly("/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml", "/sitemap.xml");
        Document index = xml(files, "/sitemap.xml");
        assertThat(index.select("sitemapindex > sitemap > loc").eachText())
                .containsExactly(
                        "https://oak.example/sitemap-1.xml",
                        "https://oak.example/sitemap-2.xml",
                        "https://oak.example/sitemap-3.xml");
        List<String> whole = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            List<String> part = xml(files, "/sitemap-" + i + ".xml")
                    .select("urlset > url > loc")
                    .eachText();
            assertThat(part).hasSizeLessThanOrEqualTo(20);
            whole.addAll(part);
        }
        assertThat(whole)
                .containsExactlyElementsOf(drawn.site().pages().stream()
                        .filter(Page::indexed)
                        .map(page -> drawn.site().base().absolute(page.path()))
                        .toList());
    }

    private static Document xml(Map<PagePath, byte[]> files, String path) {
        return Jsoup.parse(new String(files.get(new PagePath(path)), StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
