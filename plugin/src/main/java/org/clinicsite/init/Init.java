package org.clinicsite.init;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clinicsite.generate.BuildProgress;
import org.clinicsite.generate.EditorSchemas;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;
import org.clinicsite.generate.Generator;
import org.clinicsite.output.NewFiles;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.FileNames;
import org.jspecify.annotations.Nullable;

/** Begins a clinic's project in an empty folder, and makes its site. */
public final class Init {

    /** Where version control keeps its history: such a folder is as good as empty. */
    private static final Set<String> HISTORY = Set.of(".git", ".hg", ".svn", ".jj", ".bzr");

    /** How many of the things that lie in a folder are named. */
    private static final int NAMED = 3;

    private Init() {}

    /**
     * Begins a project.
     *
     * @param asker who answers; null where nobody can be asked
     * @param progress told how far the site has come
     * @throws SiteException when the folder is not empty, or an answer is wrong; nothing was written
     * @throws IOException what only the machine's owner can mend; nothing is left behind
     */
    public static InitResult run(InitOptions options, @Nullable Asker asker, BuildProgress progress)
            throws SiteException, IOException {
        Path folder = options.folder();
        boolean hasPom = askForRoom(folder, options.keepsPom());
        Interview interview = new Interview(options.given(), nameOf(folder), options.locale(), asker);
        Map<String, String> texts =
                new LinkedHashMap<>(Project.files(interview.answers(), options.version(), source(), options.hosting()));
        if (hasPom) {
            texts.remove(Project.POM);
        }
        GenerateOptions build = GenerateOptions.of(
                        folder, folder.resolve("target/site"), folder.resolve("target/site-reports"))
                .threads(Runtime.getRuntime().availableProcessors())
                .imageCacheDirectory(
                        folder.resolve("target/site-cache/images")) // as generate names it: it finds all made
                .build();
        try (NewFiles files = new NewFiles(folder)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                files.write(text.getKey(), text.getValue());
            }
            GenerateResult site = generate(build, progress);
            files.keep();
            List<String> own = texts.keySet().stream()
                    .filter(file -> !EditorSchemas.isOne(file))
                    .toList();
            return new InitResult(own, interview.assumed(), build, site);
        }
    }

    /** The repository that has the plugin, an address; empty when it is one that every Maven asks, or none yet. */
    static String source() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Project.file("plugin.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return properties.getProperty("source", "").strip();
    }

    private static GenerateResult generate(GenerateOptions build, BuildProgress progress)
            throws SiteException, IOException {
        boolean made = false;
        try {
            GenerateResult site = Generator.generate(build, progress);
            made = true;
            return site;
        } finally {
            if (!made) {
                delete(build.sourceDirectory().resolve("target"));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Looks that nothing of anybody's lies there; whether there is a POM that stays. */
    private static boolean askForRoom(Path folder, boolean keepsPom) throws SiteException, IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<String> there = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                there.add(FileNames.shown(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw DiskFault.of(folder, e);
        }
        there.removeIf(HISTORY::contains);
        boolean hasPom = keepsPom && there.remove(Project.POM);
        if (!there.isEmpty()) {
            there.sort(null);
            int more = there.size() - NAMED;
            throw new SiteException(Problem.error(
                    Code.FOLDER_NOT_EMPTY,
                    null,
                    0,
                    0,
                    "The folder is not empty: in " + folder + " lie"
                            + (there.size() == 1 ? "s " : " ")
                            + there.stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (more > 0 ? " and " + more + " more" : "") + ".",
                    "Run it in an empty folder, or name one that is to be made: -Dsite.sourceDirectory=my-clinic."));
        }
        return hasPom;
    }

    /** What a clinic in this folder may be called: {@code quiet-hands} makes Quiet Hands. */
    private static String nameOf(Path folder) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        String words = Arrays.stream(name.split("[^\\p{L}\\p{M}\\p{N}'’]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + word.substring(word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining(" "));
        return words.isEmpty() || name.indexOf('\uFFFD') >= 0 // letters that the locale cannot read
                ? "Clinic"
                : FileNames.cut(words, 80);
    }
}
