package org.clinicsite.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.clinicsite.document.Draft;
import org.clinicsite.document.Drafts;
import org.clinicsite.source.Format;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many links a second one thread finds and judges. */
@State(Scope.Thread)
public class LinkFilterBenchmark {

    private static final int ARTICLES = 20;
    private static final int LINKS_PER_ARTICLE = 20;
    private static final int LINKS = ARTICLES * LINKS_PER_ARTICLE;

    /** Made up; between two links stand some forty words, as in articles. */
    private static final String[] SENTENCES = {
        "Warm hands and slow strokes calm the nervous system, and most people notice it within a few minutes. ",
        "Drink a glass of water after the session and give yourself ten quiet minutes before you drive home. ",
        "The neck carries the head all day long, and a screen that stands too low makes the work harder. ",
        "Tell your therapist about injuries, medicines and anything that hurts more than it did last week. ",
    };

    private static final String[] ADDRESSES = {
        "https://www.nhs.uk/conditions/neck-pain/%d", "https://doi.org/10.1000/%d", "https://slowhands%d.example/",
        "https://blog%d.example.org/2026/03/14/three-exercises", "https://cheap-deals%d.example.com/buy?utm_source=x",
    };

    @Param({"MARKDOWN", "HTML", "TEXT"})
    Format format = Format.TEXT;

    private final LinkFilter filter =
            LinkFilter.of(LinkPolicy.none(), "https://www.clinic.example/", List.of(), Locale.UK);
    private final List<Draft> drafts = new ArrayList<>();

    /** Writes the articles and reads them, for they are read anyhow to become pages. */
    @Setup
    public void articles() {
        for (int a = 0; a < ARTICLES; a++) {
            StringBuilder text = new StringBuilder("Rest for the neck\n\n");
            for (int n = 0; n < LINKS_PER_ARTICLE; n++) {
                String address = ADDRESSES[(a + n) % ADDRESSES.length].formatted(a * LINKS_PER_ARTICLE + n);
                text.append(SENTENCES[(a + n) % SENTENCES.length]).append(switch (format) {
                    case MARKDOWN -> "See [a note on it](" + address + "). ";
                    case HTML -> "See <a href=\"" + address + "\">a note on it</a>. ";
                    case TEXT -> "See " + address + " for a note on it. ";
                });
                text.append(SENTENCES[(a + n + 1) % SENTENCES.length]).append("\n\n");
            }
            drafts.add(Drafts.of(format, text.toString()));
        }
        if (review(0).verdicts().size() != LINKS_PER_ARTICLE) {
            throw new IllegalStateException("The articles do not hold the links that are counted.");
        }
    }

    private LinkReview review(int article) {
        return filter.review(drafts.get(article));
    }

    /** Links found and judged in a second, in one thread. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @OperationsPerInvocation(LINKS)
    @Fork(1)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 3)
    public void linksFoundAndJudged(Blackhole out) {
        for (int article = 0; article < ARTICLES; article++) {
            out.consume(review(article));
        }
    }
}
