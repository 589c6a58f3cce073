package org.clinicsite.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clinicsite.markdown.Markdown;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.SourceText;

/** Judges all texts of a folder and writes links.json: {@code ScoreCorpus FOLDER LINKS_JSON}. */
public final class ScoreCorpus {

    private ScoreCorpus() {}

    public static void main(String[] args) throws IOException {
        LinkFilter filter = new LinkFilter(LinkPolicy.none(), List.of(), List.of(), Locale.UK);
        Files.write(Path.of(args[1]), new LinkReportWriter(reviews(filter, Path.of(args[0]))).json());
    }

    static List<LinkReview> reviews(LinkFilter filter, Path folder) throws IOException {
        List<LinkReview> reviews = new ArrayList<>();
        for (Path file : texts(folder)) {
            String name = file.getFileName().toString();
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Format format = format(name);
            reviews.add(filter.review("articles/" + name, new SourceText("content/articles/" + name, text), 0, format, HeaderKind.NONE,
                    format == Format.MARKDOWN ? new Markdown().parse(text) : null));
        }
        return reviews;
    }

    static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(txt|md|html)"))
                    .filter(f -> !f.getFileName().toString().equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    static Format format(String name) {
        return name.endsWith(".md") ? Format.MARKDOWN : name.endsWith(".html") ? Format.HTML : Format.TEXT;
    }
}
