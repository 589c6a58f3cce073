package org.clinicsite.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.lint.EditorialLint;
import org.clinicsite.output.BuildRecord;
import org.clinicsite.problem.Outcome;
import org.clinicsite.problem.Problems;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.KeptTexts;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What one process keeps of a clinic's texts from build to build, so that only what has changed is read and judged again; the
 * bytes that come out are those of a build that keeps nothing. A text's result depends on the text and on {@link Settings}:
 * when these change, all texts are judged anew. Not for two builds at a time.
 */
public final class Kept {

    /**
     * All that the result of a text depends on besides the text.
     *
     * @param others texts that say something of the clinic, such as people's credentials; compared one by one as the same
     */
    private record Settings(
            ClinicFacts clinic,
            String policy,
            String editorial,
            LocalDate today,
            @Nullable String baseUrl,
            CommonFacts.Sections sections,
            boolean isLinted,
            List<Same> others) {

        static Settings of(Content content, GenerateOptions options, LocalDate today) {
            return new Settings(
                    content.clinic(),
                    text(content.linkPolicy()),
                    text(content.editorial()),
                    today,
                    options.baseUrl(),
                    options.sections(),
                    EditorialLint.isNeeded(content),
                    content.sources().stream()
                            .filter(source -> source.type() != ContentType.ARTICLE)
                            .map(Same::new)
                            .toList());
        }

        private static String text(@Nullable SourceText file) {
            return file == null ? "" : file.text();
        }
    }

    /** Equal to what holds the very same source: one that was read anew is another. */
    private record Same(Source source) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.source == source;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(source);
        }
    }

    /**
     * Who judges texts.
     *
     * @param lint null where a site is not looked at
     */
    record Judges(LinkFilter filter, @Nullable EditorialLint lint) {}

    private record Done(Source source, Outcome<Reviewed> reviewed) {}

    private final KeptTexts texts = new KeptTexts();
    private final Map<String, Done> done = new ConcurrentHashMap<>();
    private @Nullable Settings settings;
    private @Nullable Recorded recorded;
    private @Nullable Outcome<Judges> judges;

    /** Reads these files anew; see {@link KeptTexts#forget}. */
    public void forget(Collection<Path> changed) {
        texts.forget(changed);
    }

    /** What earlier builds put where, and the {@link Reports#recordStamp} of the files that say so. */
    private record Recorded(List<Object> stamp, BuildRecord record) {}

    /** What {@link Reports#record} reads, read now or before. */
    BuildRecord record(Reports reports) throws IOException {
        List<Object> stamp = reports.recordStamp();
        Recorded known = recorded;
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Recorded(stamp, reports.record());
            recorded = known;
        }
        return known.record();
    }

    /** Whether nothing was built with it yet. */
    boolean isEmpty() {
        return settings == null;
    }

    KeptTexts texts() {
        return texts;
    }

    /**
     * Those of the last build where nothing has changed that they go by.
     *
     * @return problems: what is wrong with their settings
     */
    Outcome<Judges> judges(Content content, GenerateOptions options, LocalDate today) {
        Settings now = Settings.of(content, options, today);
        Outcome<Judges> known = judges;
        if (known == null || !now.equals(settings)) {
            done.clear();
            known = newJudges(content, options, today);
            judges = known;
            settings = now;
        }
        Set<String> paths = new HashSet<>();
        content.sources().forEach(source -> paths.add(source.path()));
        done.keySet().retainAll(paths);
        return known;
    }

    /** New ones. */
    private static Outcome<Judges> newJudges(Content content, GenerateOptions options, LocalDate today) {
        Problems own = new Problems();
        LinkFilter filter = own.take(ContentLinkFilter.of(content, options.baseUrl()));
        EditorialLint lint = EditorialLint.isNeeded(content) ? own.take(EditorialLint.of(content, today)) : null;
        return own.with(new Judges(filter, lint));
    }

    /**
     * The result of a text, made now or before. From any thread.
     *
     * @param work makes it
     */
    Outcome<Reviewed> review(Source source, Supplier<Outcome<Reviewed>> work) {
        Done before = done.get(source.path());
        if (before == null || before.source() != source) {
            before = new Done(source, work.get());
            done.put(source.path(), before);
        }
        return before.reviewed();
    }
}
