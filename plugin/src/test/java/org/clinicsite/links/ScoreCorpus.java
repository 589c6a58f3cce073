package org.clinicsite.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges all texts of a labelled folder as the plugin would and writes links.json: {@code ScoreCorpus FOLDER LINKS_JSON}. */
public final class ScoreCorpus {

    private ScoreCorpus() {}

    public static void main(String[] args) throws IOException {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        List<LinkReview> reviews = new ArrayList<>();
        for (Corpus.Document document : Corpus.read(Path.of(args[0]))) {
            reviews.add(document.review(filter));
        }
        Files.write(Path.of(args[1]), new LinkReportWriter(reviews).json());
    }
}
