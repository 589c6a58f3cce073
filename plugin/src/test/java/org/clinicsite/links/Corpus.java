package org.clinicsite.links;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clinicsite.article.ArticleReader;
import org.clinicsite.article.LinkRewriter;
import org.clinicsite.document.Draft;
import org.clinicsite.document.Drafts;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.text.Edits;
import org.clinicsite.text.SourceText;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A folder of texts whose links are labelled: {@code ID.txt|md|html} and {@code ID.json} with {@code links}. */
final class Corpus {

    /** A labelled link. */
    record Gold(String url, int start16, String label) {

        boolean isSpam() {
            return label.equals("spam");
        }

        boolean counts() {
            return !label.equals("ambiguous");
        }

        boolean covers(int offset) {
            return start16 - 1 <= offset && offset < start16 + url.length();
        }
    }

    /**
     * A text with its labels; a YAML header is told from the body as the plugin does.
     *
     * @param group the source that it comes from: what is left out together when others are learned from
     * @param own whether its author wrote it for the site: it is read as if it had a header
     * @param health whether it is about health, massage or a clinic
     * @param share what it counts for: the three formats of one text count a third each
     */
    record Document(
            String id,
            String group,
            String genre,
            boolean own,
            boolean health,
            double share,
            String file,
            SourceText text,
            int bodyStart,
            Format format,
            HeaderKind header,
            List<Gold> links) {

        /** The text, its markup read. */
        Draft draft() {
            return Drafts.of(
                    Drafts.source("articles/" + file, format, header, text.text(), bodyStart, null), new Problems());
        }

        /** The text as a page shows it, no link taken out. */
        String page() {
            return ArticleReader.read(draft().without(Edits.NONE).value())
                    .value()
                    .html(LinkRewriter.AS_WRITTEN, null);
        }

        LinkReview review(LinkFilter filter) {
            return filter.review(draft());
        }
    }

    /** Texts made for measuring, each in three formats: the folder of them, and their group. */
    static final String CONSTRUCTED = "constructed";

    private Corpus() {}

    /** All texts of a folder that have a sidecar, by name. */
    static List<Document> read(Path folder) throws IOException {
        List<Path> sidecars;
        try (Stream<Path> files = Files.list(folder)) {
            sidecars =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        List<Document> documents = new ArrayList<>();
        for (Path sidecar : sidecars) {
            Object root = new Load(
                            LoadSettings.builder().setCodePointLimit(50_000_000).build())
                    .loadFromString(Files.readString(sidecar));
            if (root instanceof Map<?, ?> map && map.get("links") instanceof List<?> links) {
                documents.add(document(folder, map, links));
            }
        }
        if (Files.isDirectory(folder.resolve(CONSTRUCTED))) {
            documents.addAll(read(folder.resolve(CONSTRUCTED)));
        }
        return documents;
    }

    private static Document document(Path folder, Map<?, ?> map, List<?> links) throws IOException {
        List<Gold> gold = new ArrayList<>();
        for (Object link : links) {
            Map<?, ?> one = (Map<?, ?>) link;
            gold.add(new Gold(
                    (String) one.get("url"), ((Number) one.get("start16")).intValue(), (String) one.get("label")));
        }
        String file = Path.of((String) map.get("file")).getFileName().toString();
        String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        int body = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) + 5 : 0;
        body = Math.max(0, body == 4 ? 0 : body);
        boolean own = "own".equals(map.get("provenance"));
        HeaderKind found = body > 0 ? HeaderKind.YAML : HeaderKind.NONE;
        String group = map.get("group") instanceof String name ? name : file;
        return new Document(
                (String) map.get("id"),
                group,
                map.get("genre") instanceof String genre ? genre : "",
                own,
                Boolean.TRUE.equals(map.get("health")),
                group.equals(CONSTRUCTED) ? 1 / 3.0 : 1,
                file,
                new SourceText("content/articles/" + file, text),
                body,
                format(file),
                own ? HeaderKind.YAML : found,
                gold);
    }

    private static Format format(String name) {
        return name.endsWith(".md") ? Format.MARKDOWN : name.endsWith(".html") ? Format.HTML : Format.TEXT;
    }
}
