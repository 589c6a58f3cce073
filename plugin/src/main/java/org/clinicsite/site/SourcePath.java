package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Source;
import org.clinicsite.source.facts.CommonFacts;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Where the page of a content file is served: by its {@code permalink}, else by its kind and its {@code slug} or the file's
 * name.
 *
 * @param slug the last part
 * @param path null when what is written is none
 * @param problems what is wrong with what is written
 */
record SourcePath(String slug, @Nullable PagePath path, List<Problem> problems) {

    /** Endings by which hosts take a file for something else than a page. */
    private static final Set<String> SERVED_OTHERWISE = Set.of(
            "asp", "aspx", "cgi", "css", "gif", "jpeg", "jpg", "js", "json", "jsp", "pdf", "php", "png", "svg", "txt",
            "webp", "xml");

    /** @param home the first page of the site in the text's language */
    static SourcePath of(Source source, PagePath home) {
        List<Problem> problems = new ArrayList<>();
        String slug = slug(source, problems);
        return new SourcePath(slug, path(source, home, slug, problems), problems);
    }

    private static String slug(Source source, List<Problem> problems) {
        String written = source.facts().common().slug();
        if (written == null) {
            String slug = Slug.of(source.baseName());
            return slug.isEmpty() ? "page" : slug;
        }
        String slug = Slug.of(new FilePath(written).name());
        String fault = PathNames.writtenFault(written);
        if (fault != null) {
            String instead = PathNames.writtenFault(slug) == null && !slug.isEmpty()
                    ? slug
                    : source.type().word();
            problems.add(source.places()
                    .error(
                            Code.BAD_PATH,
                            "slug",
                            written,
                            "slug: '" + FileNames.shown(written) + "' has " + fault + ".",
                            "Write '" + instead + "'."));
            return source.baseName();
        } else if (!slug.equals(written)) {
            problems.add(source.places()
                    .warning(
                            Code.BAD_PATH,
                            "slug",
                            written,
                            "'" + written + "' is no slug; '" + slug + "' is used.",
                            "Use letters, digits and hyphens; a whole path goes into 'permalink'."));
        }
        return slug.isEmpty() ? "page" : slug;
    }

    private static @Nullable PagePath path(Source source, PagePath home, String slug, List<Problem> problems) {
        String wanted = source.facts().common().permalink();
        if (wanted == null) {
            ContentType type = source.type();
            return type == ContentType.PAGE
                    ? home.child(slug)
                    : home.child(type.folder()).child(slug);
        }
        String last = new FilePath(wanted).name().toLowerCase(Locale.ROOT);
        String fault = PathNames.writtenFault(wanted);
        if (fault == null && SERVED_OTHERWISE.contains(new FilePath(last).extension())) {
            fault = "the ending '" + last.substring(last.lastIndexOf('.'))
                    + "', and hosts would not serve it as a page";
        }
        if (fault != null) {
            problems.add(source.places()
                    .error(
                            Code.BAD_PATH,
                            "permalink",
                            wanted,
                            "permalink: '" + FileNames.shown(wanted) + "' has " + fault + ".",
                            "Write a path of letters, digits and hyphens, such as /" + Slug.of(source.baseName())
                                    + "/."));
            return null;
        }
        try {
            boolean file = last.endsWith(".html") || last.endsWith(".htm");
            return home.to(wanted.endsWith("/") || file ? wanted : wanted + "/");
        } catch (IllegalArgumentException e) {
            problems.add(source.places()
                    .error(
                            Code.BAD_PATH,
                            "permalink",
                            wanted,
                            "permalink: " + e.getMessage() + ".",
                            "Write it as /about-us/."));
            return null;
        }
    }

    /** An error in what gives a page its path: {@code permalink}, {@code slug} or the file's name. */
    static Problem problem(Code code, Source source, String message, String advice) {
        CommonFacts common = source.facts().common();
        if (common.permalink() != null) {
            return source.places().error(code, "permalink", common.permalink(), message, advice);
        }
        return common.slug() != null
                ? source.places().error(code, "slug", common.slug(), message, advice)
                : Problem.error(code, source.text().path(), 0, 0, message, advice);
    }
}
