package org.clinicsite.document;

import java.util.List;
import java.util.Map;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Format;
import org.clinicsite.source.Source;
import org.clinicsite.source.Source.HeaderKind;
import org.clinicsite.source.facts.ArticleFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Texts of tests, their markup read. */
public final class Drafts {

    private static final DocumentReader READER = new DocumentReader();

    private Drafts() {}

    /** A file of an article. */
    public static Source source(
            String path, Format format, HeaderKind header, String text, int bodyStart, @Nullable String title) {
        CommonFacts common = new CommonFacts(
                title == null ? null : Wording.of(title),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                Map.of(),
                null,
                null,
                Map.of());
        return new Source(
                ContentType.ARTICLE,
                path,
                format,
                header,
                new SourceText("content/" + path, text),
                bodyStart,
                new ArticleFacts(common, null, null, null, null, null, null, null, List.of(), List.of(), null));
    }

    /** A text without a header. */
    public static Draft of(Format format, String text) {
        return of(format, HeaderKind.NONE, text, 0);
    }

    /** A text with a header of a kind. */
    public static Draft of(Format format, HeaderKind header, String text, int bodyStart) {
        return of(source("articles/x." + ending(format), format, header, text, bodyStart, null), new Problems());
    }

    /** A file. */
    public static Draft of(Source source, Problems problems) {
        return problems.take(READER.draft(source));
    }

    private static String ending(Format format) {
        return format == Format.MARKDOWN ? "md" : format == Format.HTML ? "html" : "txt";
    }
}
