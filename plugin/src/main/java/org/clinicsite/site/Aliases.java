package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.source.Source;
import org.clinicsite.text.FileNames;

/** Old paths of a content file, each of which leads to a page. */
final class Aliases {

    private Aliases() {}

    /** The redirects from what the file's {@code aliases} say. */
    static Part of(Source source, Page page, Claims claims) {
        Map<String, PagePath> redirects = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String alias : source.facts().common().aliases()) {
            String fault = PathNames.writtenFault(alias);
            if (fault != null) {
                problems.add(problem(
                        Code.BAD_PATH,
                        source,
                        alias,
                        "The alias '" + FileNames.shown(alias) + "' has " + fault + ".",
                        "Write the old path alone, such as /old-name/."));
                continue;
            }
            try {
                String path = (alias.startsWith("/") ? "" : "/") + alias;
                PagePath from = new PagePath(path.endsWith("/") || path.endsWith(".html") ? path : path + "/");
                if (claims.isTaken(from.outputFile())) {
                    problems.add(problem(
                            Code.PATH_TAKEN,
                            source,
                            alias,
                            "The alias '" + alias + "' is a path that the site uses.",
                            "Delete it."));
                } else if (claims.claim(from.outputFile(), source.text().path())) {
                    redirects.put(from.value(), page.path());
                }
            } catch (IllegalArgumentException e) {
                problems.add(problem(
                        Code.BAD_PATH,
                        source,
                        alias,
                        "'" + alias + "' is no path: " + e.getMessage() + ".",
                        "Write it as /old-name/."));
            }
        }
        return new Part(List.of(), redirects, List.of(), problems);
    }

    private static Problem problem(Code code, Source source, String alias, String message, String advice) {
        return source.places().error(code, "aliases", alias, message, advice);
    }
}
