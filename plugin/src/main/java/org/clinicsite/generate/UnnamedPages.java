package org.clinicsite.generate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.site.Page;
import org.clinicsite.site.PageKind;
import org.clinicsite.site.Site;
import org.clinicsite.site.TagPages;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.Wording;
import org.clinicsite.text.FileNames;

/** Pages whose files the locale of this run cannot name. */
final class UnnamedPages {

    /** A name that only UTF-8 can write beside those of a site: letters of five scripts. */
    private static final String ANY = "éШא字ก";

    private UnnamedPages() {}

    /** Whether this run can name every file in the folder. */
    static boolean arePossible(Path folder) {
        return !isNamed(folder, ANY);
    }

    /**
     * What is told of them, once for all, at what gives the first of them its name.
     *
     * @param folder of the site
     */
    static Optional<Problem> findFault(Site site, Path folder) {
        List<Page> unnamed = site.pages().stream()
                .filter(page -> !isNamed(folder, page.path().outputFile()))
                .toList();
        if (unnamed.isEmpty()) {
            return Optional.empty();
        }
        Problem told = DiskFault.ofLocale(
                unnamed.stream()
                        .map(page -> FileNames.encoded(page.path().outputFile()))
                        .toList(),
                "write its tag, slug or permalink in the letters a to z");
        return Optional.of(problemAt(unnamed.get(0), told));
    }

    private static boolean isNamed(Path folder, String path) {
        try {
            FileNames.resolve(folder, path);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Problem problemAt(Page page, Problem told) {
        boolean list = page.kind() == PageKind.TAG;
        Page named = list && !page.items().isEmpty() ? page.items().get(0) : page;
        if (named.article() == null) {
            return told;
        }
        Source source = named.article().source();
        if (!list) {
            return new Problem(told.code(), told.level(), source.text().path(), 0, 0, told.message(), told.advice());
        }
        String written = Objects.requireNonNull(named.facts()).common().tags().stream()
                .map(Wording::text)
                .filter(tag -> TagPages.slug(tag).equals(page.slug()))
                .findFirst()
                .orElse(null);
        return source.places().problem(told.code(), told.level(), "tags", written, told.message(), told.advice());
    }
}
