package org.clinicsite.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.clinicsite.output.OutputFile;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.render.SiteRenderer;
import org.clinicsite.site.Claims;
import org.clinicsite.site.SecurityText;
import org.clinicsite.source.Content;
import org.clinicsite.source.TextFile;

/**
 * Files that are published as they are: {@code content/static/robots.txt} as {@code robots.txt}.
 *
 * @param files where each is, by its path in the site
 * @param shownAs their folder as people know it, with a slash at its end
 */
record StaticFiles(SortedMap<String, Path> files, String shownAs) {

    /** Where they lie in the content folder. */
    static final String FOLDER = "static/";

    private static final String SECURITY_TEXT = ".well-known/security.txt";

    static StaticFiles of(Content content, String contentShownAs) {
        SortedMap<String, Path> files = new TreeMap<>();
        content.files().forEach((path, file) -> {
            if (path.startsWith(FOLDER)) {
                files.put(path.substring(FOLDER.length()), file);
            }
        });
        return new StaticFiles(files, contentShownAs + "/" + FOLDER);
    }

    /** Claims their paths, and those of the files that each site has; the clinic's own takes the place of a generated one. */
    void claim(Claims claims) {
        files.keySet().forEach(path -> claims.claim(path, shownAs + path));
        for (String file : SiteRenderer.FILES) {
            if (!has(file)) {
                claims.claim(file, null);
            }
        }
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Such as {@code /robots.txt}. */
    TreeSet<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        files.keySet().forEach(path -> paths.add("/" + path));
        return paths;
    }

    List<CopiedFiles.Copy> copies() {
        List<CopiedFiles.Copy> copies = new ArrayList<>();
        files.forEach((path, file) -> copies.add(new CopiedFiles.Copy(FOLDER + path, path, file)));
        return copies;
    }

    void write(Consumer<OutputFile> output) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            output.accept(OutputFile.copy(file.getKey(), file.getValue()));
        }
    }

    /** What the clinic's own security.txt leaves to be desired. */
    List<Problem> checkSecurityText(LocalDate today) throws IOException {
        Path file = files.get(SECURITY_TEXT);
        if (file == null) {
            return List.of();
        }
        Problems problems = new Problems();
        String shown = shownAs + SECURITY_TEXT;
        TextFile.read(file, shown, problems)
                .ifPresent(bytes ->
                        problems.addAll(SecurityText.check(shown, new String(bytes, StandardCharsets.UTF_8), today)));
        return problems.all();
    }
}
