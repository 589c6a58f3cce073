package org.clinicsite.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.picture.PlaceNote;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.secret.Secret;
import org.clinicsite.secret.Secrets;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.source.ContentFolder;
import org.clinicsite.source.Waivers;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;

/**
 * What goes into the site as it is, and what among it nobody means to publish: keys, tokens, dumps, and what office
 * programs and cameras leave behind.
 */
final class CopiedFiles {

    /** What nobody misses of the things that programs leave, when it is told of them all together. */
    private static final int MOST_NAMED = 5;

    private final String shownAs;
    private final Waivers waivers;
    private final Set<Secret.Kind> warned;
    private final Problems problems = new Problems();
    private final Set<String> looked = new HashSet<>();
    private final Set<String> letThrough = new TreeSet<>();

    /** What may be built and is never published unless it is waived: no site was ever meant to hold it. */
    private static final Set<Secret.Kind> NOBODYS = EnumSet.of(Secret.Kind.KEY, Secret.Kind.PASSWORDS);

    /**
     * A file to look at.
     *
     * @param path relative to the folder that holds {@code waivers.yaml}, with {@code /}
     * @param published where it goes, relative to the site's root
     */
    record Copy(String path, String published, Path file) {}

    /**
     * @param shownAs that folder as people know it, such as {@code content}; empty for the project's own
     * @param waivers what the owner allows
     * @param warned which kinds of secrets are a warning only
     */
    CopiedFiles(String shownAs, Waivers waivers, Set<Secret.Kind> warned) {
        this.shownAs = shownAs;
        this.waivers = waivers;
        this.warned = warned;
    }

    /** What pages lead to that is no picture. */
    static List<Copy> documents(LinkResolver resolver) {
        return resolver.used().values().stream()
                .filter(media -> media.fault() == null && !media.isPicture())
                .map(media -> new Copy(media.source(), media.published().substring(1), media.file()))
                .toList();
    }

    /** Bytes by path as people know it. */
    Map<String, Long> sizes(List<Copy> files) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Copy copy : files) {
            sizes.put(shown(copy.path()), Files.size(copy.file()));
        }
        return sizes;
    }

    /** Looks at files that are published. */
    void check(List<Copy> files, Workers workers) {
        workers.each(files, copy -> {
            try {
                check(copy);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read " + shown(copy.path()) + ": " + e.getMessage(), e);
            }
        });
        files.forEach(copy -> looked.add(copy.path()));
    }

    private void check(Copy copy) throws IOException {
        Optional<Secret> secret = Secrets.look(copy.path(), copy.file());
        if (secret.isPresent()) {
            boolean warning = warned.contains(secret.get().kind());
            if (warning && !NOBODYS.contains(secret.get().kind()) || waivers.cover(copy.path())) {
                synchronized (letThrough) {
                    letThrough.add(copy.published());
                }
            }
            tell(copy.path(), secret.get(), warning);
        } else if (!waivers.cover(copy.path())) {
            if (isLock(copy.path())) {
                problems.add(problemOfLock(copy.path()));
            }
            if (PlaceNote.isIn(copy.file())) {
                problems.add(Problem.warning(
                        Code.PLACE_IN_PICTURE,
                        shown(copy.path()),
                        0,
                        0,
                        "The picture tells where it was taken.",
                        "Export it without its place. Where everybody may know: " + waive(copy.path())));
            }
        }
    }

    /**
     * Looks at what is not published of a folder whose files are.
     *
     * @param folder the folder
     * @param begin its path, such as {@code static/}
     */
    void checkPassedOver(Path folder, String begin) throws IOException {
        List<String> left = new ArrayList<>();
        for (String path : ContentFolder.passedOver(folder)) {
            boolean isFolder = path.endsWith("/");
            String whole = begin + (isFolder ? path.substring(0, path.length() - 1) : path);
            String name = new FilePath(whole).name();
            looked.add(whole);
            Optional<Secret> secret = isFolder ? Secrets.folder(name) : Secrets.look(whole, folder.resolve(path));
            if (secret.isPresent()) {
                tell(whole, secret.get(), false);
            } else if (isLock(whole) && !waivers.cover(whole)) {
                problems.add(problemOfLock(whole));
            } else if (!isFolder && isLeft(name) && !waivers.cover(whole)) {
                left.add(shown(whole));
            }
        }
        if (!left.isEmpty()) {
            boolean many = left.size() > 1;
            problems.add(Problem.warning(
                    Code.LEFTOVER_FILE,
                    left.get(0),
                    0,
                    0,
                    "A system or an editor left it; it is not published."
                            + (many
                                    ? " So are " + String.join(", ", left.subList(1, Math.min(MOST_NAMED, left.size())))
                                            + (left.size() > MOST_NAMED
                                                    ? " and " + (left.size() - MOST_NAMED) + " more."
                                                    : ".")
                                    : ""),
                    many ? "Delete them." : "Delete it."));
        }
    }

    private void tell(String path, Secret secret, boolean warning) {
        if (!waivers.cover(path)) {
            problems.add(new Problem(
                    Code.SECRET_FILE,
                    warning ? Problem.Level.WARNING : Problem.Level.ERROR,
                    shown(path),
                    secret.line(),
                    secret.column(),
                    secret.says(),
                    Secret.ADVICE + " If visitors may have it: " + waive(path)));
        }
    }

    private String waive(String path) {
        return "write '" + Waivers.line(path) + "' into " + shown(Waivers.FILE) + ".";
    }

    private String shown(String path) {
        return shownAs.isEmpty() ? path : shownAs + "/" + path;
    }

    private Problem problemOfLock(String path) {
        return Problem.warning(
                Code.LEFTOVER_FILE,
                shown(path),
                0,
                0,
                "An office program has a file of this folder open, or was ended with it; this note holds who.",
                "Save and close the file, and delete this one.");
    }

    /** {@code ~$Prices.docx} of Microsoft Office, {@code .~lock.Prices.odt#} of LibreOffice. */
    private static boolean isLock(String path) {
        String name = new FilePath(path).name();
        return name.startsWith("~$") || name.startsWith(".~lock.") && name.endsWith("#");
    }

    private static boolean isLeft(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("readme.")
                && (!lower.startsWith(".") || lower.equals(".ds_store") || lower.endsWith(".swp"));
    }

    /** Where the site holds what looks like a secret and may be published, relative to its root, sorted. */
    List<String> letThrough() {
        return List.copyOf(letThrough);
    }

    /** Tells of waivers that wait for a file that is not there; when all files were looked at. */
    void reportUnusedWaivers() {
        problems.addAll(waivers.findUnused(looked));
    }

    /** All that was found so far. */
    List<Problem> problems() {
        return problems.all();
    }
}
