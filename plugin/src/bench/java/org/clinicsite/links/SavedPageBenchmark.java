package org.clinicsite.links;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.document.Draft;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a saved web page of 200 KB takes from its text to its article's HTML, its links judged. */
@State(Scope.Thread)
public class SavedPageBenchmark {

    private static final int SIZE = 200_000;

    /** What the page is heavy with: scripts and styles as most are, its article, boxes with links, or comments. */
    public enum Weight {
        SCRIPTS,
        ARTICLE,
        BOXES,
        COMMENTS
    }

    @Param
    Weight weight = Weight.SCRIPTS;

    private final LinkFilter filter =
            LinkFilter.of(LinkPolicy.none(), "https://www.clinic.example/", List.of(), Locale.UK);

    private String page = "";

    /** Writes the page, the same each time. */
    @Setup
    public void page() {
        page = page(weight);
        String html = article();
        if (page.length() < SIZE || !html.contains("The neck carries the head") || html.contains("Trending now")) {
            throw new IllegalStateException("The page is not read as it should be.");
        }
    }

    static String page(Weight weight) {
        StringBuilder page = new StringBuilder("<!doctype html><html><head><title>Rest for the neck | A paper</title>"
                + "<style>" + ".c{color:#123}".repeat(200) + "</style></head><body class=\"home post\"><header><nav><ul>");
        for (int i = 0; i < 60; i++) {
            page.append("<li class=\"menu-item\"><a href=\"/section/").append(i).append("\">Section ").append(i).append("</a></li>");
        }
        page.append("</ul></nav></header><div id=\"page\"><div class=\"content\"><div class=\"post-body\"><h1>Rest for the neck</h1>");
        Random random = new Random(7);
        paragraphs(page, weight == Weight.ARTICLE ? SIZE * 9 / 10 : 8_000, random);
        page.append("</div><div class=\"share\"><a href=\"#\">Share</a> <a href=\"#\">Tweet</a></div></div><div class=\"sidebar\"><h3>Trending now</h3>");
        if (weight == Weight.BOXES) {
            for (int i = 0; page.length() < SIZE; i++) {
                page.append("<div class=\"card\" data-id=\"").append(i).append("\"><a class=\"card__link\" href=\"https://paper.example/")
                        .append(i).append("?utm_source=side\"><img src=\"/i/").append(i).append(".jpg\" alt=\"\"><span class=\"t\">Ten things of day ")
                        .append(i).append("</span></a></div>");
            }
        }
        page.append("</div>");
        if (weight == Weight.COMMENTS) {
            page.append("<div id=\"comments\" class=\"comments\"><ol>");
            for (int i = 0; page.length() < SIZE; i++) {
                page.append("<li class=\"comment\" id=\"c").append(i).append("\"><p class=\"by\">Reader ").append(i).append("</p><p>");
                sentences(page, 30 + random.nextInt(200), random);
                page.append("</p></li>");
            }
            page.append("</ol></div>");
        }
        page.append("</div><footer>© A paper</footer>");
        while (page.length() < SIZE) {
            page.append("<script>window.dataLayer=[{\"a\":1,\"b\":\"<p>no</p>\"}];").append("function f(){return 1<2}".repeat(100)).append("</script>");
        }
        return page.append("</body></html>").toString();
    }

    private static final String[] SENTENCES = {
        "The neck carries the head all day long, and a screen that stands too low makes the work harder. ",
        "Warm hands and slow strokes calm the nervous system, as <a href=\"https://www.nhs.uk/x\">the service says</a>. ",
        "Drink a glass of water after the session and give yourself <em>ten quiet minutes</em> before you drive. ",
        "Tell your therapist about injuries, medicines and anything that hurts more than it did last week. ",
    };

    private static void paragraphs(StringBuilder page, int size, Random random) {
        for (int end = page.length() + size; page.length() < end; ) {
            page.append("<p class=\"body-text\">");
            sentences(page, 300, random);
            page.append("</p>\n");
        }
    }

    private static void sentences(StringBuilder page, int size, Random random) {
        for (int end = page.length() + size; page.length() < end; ) {
            page.append(SENTENCES[random.nextInt(SENTENCES.length)]);
        }
    }

    private String article() {
        Draft draft = Drafts.of(Format.HTML, page);
        return ArticleReader.read(draft.without(filter.review(draft).edits()).value())
                .value()
                .html(LinkRewriter.AS_WRITTEN, null);
    }

    /** One page, in one thread. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Fork(1)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 2)
    public String pageOf200KilobytesToArticle() {
        return article();
    }
}
