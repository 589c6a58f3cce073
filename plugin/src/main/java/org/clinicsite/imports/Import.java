package org.clinicsite.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.clinicsite.document.DocumentReader;
import org.clinicsite.generate.ContentLinkFilter;
import org.clinicsite.imports.ImportResult.Outcome;
import org.clinicsite.links.LinkFilter;
import org.clinicsite.links.LinkReview;
import org.clinicsite.output.WholeFiles;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PagePath;
import org.clinicsite.site.PathNames;
import org.clinicsite.source.Content;
import org.clinicsite.source.ContentReader;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.clinicsite.text.Fingerprint;
import org.clinicsite.text.Slug;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file, a folder or an export into the content folder: each text becomes a Markdown file with a header. Nothing is
 * downloaded, and nothing that somebody wrote or edited is overwritten. The stage's door.
 */
public final class Import {

    private final ImportOptions options;
    private final BiConsumer<Integer, Integer> progress;
    private final List<String> missing = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    private Import(ImportOptions options, BiConsumer<Integer, Integer> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs one.
     *
     * @param progress hears how many texts are read, of how many; called from many threads
     * @throws SiteException when there is nothing to import, or nowhere to put it
     * @throws IOException when a file cannot be read or written
     */
    public static ImportResult run(ImportOptions options, BiConsumer<Integer, Integer> progress)
            throws SiteException, IOException {
        return new Import(options, progress).run();
    }

    /**
     * Where a text goes.
     *
     * @param to relative to the content folder, with {@code .md}
     * @param shown the same file as people know it
     * @param address its path on the site
     * @param isShown whether everybody will see it there, so that others may link to it
     */
    record Target(Piece piece, String to, String shown, String address, boolean isShown, List<String> aliases) {

        String folder() {
            return new FilePath(to).folder();
        }

        String slug() {
            return new FilePath(to).stem();
        }
    }

    private ImportResult run() throws SiteException, IOException {
        if (!Files.exists(options.from())) {
            throw fault("There is no file or folder '" + options.from() + "'.", "Write -Dsite.from=FILE or FOLDER.");
        }
        if (options.uploads() != null && !Files.isDirectory(options.uploads())) {
            throw fault(
                    "There is no folder '" + options.uploads() + "'.",
                    "Write -Dsite.uploads=FOLDER: where the pictures of wp-content/uploads lie.");
        }
        try (Workers workers = new Workers(options.threads());
                Scratch scratch = new Scratch()) {
            Content content = new ContentReader(options.content(), options.shownAs(), workers)
                    .read()
                    .value();
            FolderReader reader = new FolderReader(options.from(), scratch, passedOver);
            List<Piece> pieces = reader.read();
            if (pieces.isEmpty()) {
                throw fault(
                        "There is no text in '" + options.from() + "'."
                                + (passedOver.isEmpty() ? "" : " " + String.join(". ", passedOver) + "."),
                        "Texts are .md, .html, .txt, .eml, .docx and .odt files, exports of WordPress (.xml) and Ghost (.json),"
                                + " and archives of them (.zip).");
            }
            return write(content, pieces, reader.menus(), reader.root(), scratch.folder(), workers);
        }
    }

    private ImportResult write(
            Content content, List<Piece> pieces, List<OldMenu> menus, Path root, Path scratch, Workers workers)
            throws SiteException, IOException {
        LocalDate today = options.today() != null
                ? options.today()
                : LocalDate.now(content.clinic().timeZone());
        KnownPages known = new KnownPages(content, today);
        ImportRecord record = ImportRecord.read(options.content());
        List<Target> targets = targets(pieces, record, known, content.clinic().hosting(), today);
        MovedAddresses addresses =
                new MovedAddresses(targets, known, content.clinic().url());
        ImportedFiles pictures = new ImportedFiles(root, scratch, options.uploads(), options.content(), record);
        LinkFilter filter = ContentLinkFilter.of(content, null).value();
        DocumentReader reader = new DocumentReader();
        int[] done = {0};
        List<Transfer.Result> results = workers.map(targets, target -> {
            Transfer.Result result = new Transfer(target, reader, filter, addresses, pictures, known).result();
            synchronized (done) {
                progress.accept(++done[0], targets.size());
            }
            return result;
        });
        // pictures are named one text after another, or their names would depend on which thread was first
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<ImportResult.Text> texts = new ArrayList<>();
        List<LinkReview> reviews = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            Transfer.Result result = results.get(i);
            pictures.begin();
            byte[] bytes = result.finish().getBytes(StandardCharsets.UTF_8);
            Outcome outcome = outcome(target, bytes, record);
            if (outcome == Outcome.WRITTEN || outcome == Outcome.RENEWED) {
                files.put(target.to(), bytes);
            }
            if (outcome == Outcome.KEPT) {
                pictures.takeBack();
            } else {
                record.put(target.piece().id(), target.to(), bytes);
                missing.addAll(result.missing());
            }
            reviews.add(result.review());
            texts.add(new ImportResult.Text(
                    target.piece().shown(),
                    target.to(),
                    result.kind(),
                    outcome,
                    target.piece().head().isDraft(),
                    result.leftOut()));
        }
        for (OldMenu menu : menus) {
            String todo = menu.todo(
                    targets,
                    addresses,
                    content.clinic().menu().stream()
                            .map(ClinicFacts.MenuEntry::link)
                            .filter(Objects::nonNull)
                            .toList());
            if (todo != null) {
                missing.add(todo);
            }
        }
        if (!options.isDryRun()) {
            write(files, pictures.copies(), record);
        }
        return new ImportResult(
                List.copyOf(texts),
                List.copyOf(pictures.copies().keySet()),
                List.copyOf(missing),
                List.copyOf(passedOver),
                List.copyOf(reviews));
    }

    private Outcome outcome(Target target, byte[] bytes, ImportRecord record) throws IOException {
        Path file = options.content().resolve(target.to());
        ImportRecord.Entry entry = record.of(target.piece().id());
        if (!Files.exists(file)) {
            return entry == null ? Outcome.WRITTEN : Outcome.KEPT;
        }
        if (BoundedFile.holds(file, bytes)) {
            return Outcome.UNCHANGED;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return entry != null && entry.hash().equals(Fingerprint.of(in)) ? Outcome.RENEWED : Outcome.KEPT;
        }
    }

    private void write(Map<String, byte[]> texts, Map<String, Path> pictures, ImportRecord record) throws IOException {
        Map<Path, WholeFiles> folders = new HashMap<>();
        try {
            for (Map.Entry<String, Path> picture : pictures.entrySet()) {
                addFile(picture.getKey(), BoundedFile.bytes(picture.getValue(), PictureFile.MOST_BYTES), folders);
            }
            for (Map.Entry<String, byte[]> text : texts.entrySet()) {
                addFile(text.getKey(), text.getValue(), folders);
            }
            addFile(ImportRecord.FILE, record.bytes(), folders);
            for (WholeFiles folder : folders.values()) {
                folder.keep();
            }
        } finally {
            for (WholeFiles folder : folders.values()) {
                folder.close();
            }
        }
    }

    private void addFile(String path, byte[] bytes, Map<Path, WholeFiles> folders) throws IOException {
        Path file = options.content().resolve(path);
        folders.computeIfAbsent(file.getParent(), WholeFiles::new)
                .write(file.getFileName().toString(), bytes);
    }

    // ---- where each goes

    private List<Target> targets(
            List<Piece> pieces, ImportRecord record, KnownPages known, Hosting hosting, LocalDate today)
            throws IOException {
        Map<String, Piece> taken = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        Map<Piece, String> paths = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            ImportRecord.Entry entry = record.of(piece.id());
            if (entry != null
                    && PathNames.writtenFault(entry.to()) == null
                    && taken.putIfAbsent(entry.to(), piece) == null) {
                paths.put(piece, entry.to());
            }
        }
        for (Piece piece : pieces) {
            if (!paths.containsKey(piece)) {
                String path = path(piece, taken);
                taken.put(path, piece);
                paths.put(piece, path);
            }
        }
        int most = hosting.limits().redirects() - known.aliases();
        int longest = hosting.limits().redirectLength();
        List<Target> targets = new ArrayList<>();
        for (Piece piece : pieces) {
            String to = Objects.requireNonNull(paths.get(piece));
            String slug = new FilePath(to).stem();
            String address = (to.startsWith("pages/") ? "/" : "/" + new FilePath(to).topFolder() + "/") + slug + "/";
            List<String> own = new ArrayList<>();
            for (String old : piece.head().addresses()) {
                String alias = alias(old);
                if (alias != null && (alias.equals("/") || KnownPages.key(alias).equals(KnownPages.key(address)))) {
                    continue;
                }
                String why = null;
                if (alias == null) {
                    why = "has a query, or is no path that a site can have";
                } else if (known.isTaken(alias)) {
                    why = "is a page of this site already";
                } else if (aliases.size() >= most
                        || FileNames.encoded(alias).length() + address.length() + 6 > longest) {
                    why = "is more than the host takes";
                } else if (aliases.putIfAbsent(KnownPages.key(alias), to) == null) {
                    own.add(alias);
                }
                if (why != null) {
                    missing.add(piece.shown() + ": the old address " + old + " " + why + "; nothing leads from it");
                }
            }
            boolean shown = !piece.head().isDraft()
                    && (piece.head().published() == null
                            || !piece.head().published().day().isAfter(today));
            targets.add(new Target(piece, to, options.shownAs() + "/" + to, address, shown, own));
        }
        // a page that is imported too is no old address of another
        Map<String, Target> byAddress = new HashMap<>();
        targets.forEach(target -> byAddress.put(KnownPages.key(target.address()), target));
        targets.forEach(target -> target.aliases().removeIf(alias -> byAddress.containsKey(KnownPages.key(alias))));
        return targets;
    }

    private String path(Piece piece, Map<String, Piece> taken) {
        Head head = piece.head();
        String slug = head.slug() == null ? "" : Slug.of(head.slug());
        slug = slug.isEmpty() && head.title() != null ? Slug.of(head.title()) : slug;
        slug = FileNames.cut(slug.isEmpty() ? "text" : slug, 120);
        String folder = head.isPage() ? "pages" : options.to();
        for (int i = 1; ; i++) {
            String path = folder + "/" + slug + (i == 1 ? "" : "-" + i) + ".md";
            if (!taken.containsKey(path)
                    && !Files.exists(options.content().resolve(path))
                    && !Files.exists(options.content().resolve(path.replaceFirst("md$", "html")))
                    && !Files.exists(options.content().resolve(path.replaceFirst("md$", "txt")))) {
                return path;
            }
        }
    }

    /** An old address as a path; null for one that cannot be kept. */
    private static @Nullable String alias(String address) {
        String path = address.replaceFirst("(?i)^(?:https?:)?//[^/]*", "");
        path = MovedAddresses.decoded(path.replaceFirst("#.*$", ""));
        path = path.startsWith("/") ? path : "/" + path;
        if (path.indexOf('?') >= 0 || path.equals("/") || PathNames.writtenFault(path) != null) {
            return path.equals("/") ? "/" : null;
        }
        try {
            return new PagePath(path).value();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static SiteException fault(String message, String advice) {
        return new SiteException(Problem.error(Code.BAD_PARAMETER, null, 0, 0, message, advice));
    }
}
