package org.clinicsite.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.render.TemplateFolder;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentType;
import org.clinicsite.source.Media;
import org.clinicsite.source.Source;
import org.clinicsite.text.FilePath;

/** What somebody wrote for the site and nobody will see there. */
final class UnseenContent {

    /** Texts of programs that are read by {@code site:import} at most. */
    private static final Set<String> TEXTS = Set.of("doc", "docx", "odt", "rtf", "pages", "mdx", "adoc");

    private UnseenContent() {}

    /**
     * Files of word processors among the texts: most likely somebody waits for a page.
     *
     * @param used what pages lead to
     */
    static List<Problem> ofFiles(Content content, String shownAs, Iterable<Media> used) {
        Set<Path> led = new HashSet<>();
        used.forEach(media -> led.add(media.file()));
        List<Problem> problems = new ArrayList<>();
        content.files().forEach((path, file) -> {
            String ending = new FilePath(path).extension();
            if (TEXTS.contains(ending) && !path.startsWith(StaticFiles.FOLDER) && !led.contains(file)) {
                problems.add(Problem.warning(
                        Code.UNKNOWN_FORMAT,
                        shownAs + "/" + path,
                        0,
                        0,
                        "The text cannot be read: a file of this kind becomes no page.",
                        Set.of("docx", "odt").contains(ending)
                                ? "Move it out of '" + shownAs + "', then run mvn site:import -Dsite.from=FILE."
                                : "Save it as .md, .html or .txt."));
            }
        });
        return problems;
    }

    /** Tags of what is no article have no page, and no template that ships shows them; one of the clinic's own may. */
    static List<Problem> ofTags(Content content, TemplateFolder template) {
        List<Problem> problems = new ArrayList<>();
        for (Source source : content.sources()) {
            if (source.type() != ContentType.ARTICLE
                    && !source.facts().common().tags().isEmpty()
                    && !template.ownMentions("tags")) {
                problems.add(source.places()
                        .problem(
                                Code.UNUSED_KEY,
                                Problem.Level.WARNING,
                                "tags",
                                null,
                                "tags: only articles show their tags; these are seen by nobody.",
                                "Take the line away."));
            }
        }
        return problems;
    }
}
