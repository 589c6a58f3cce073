package org.clinicsite.publish.directory;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.clinicsite.output.FolderTree;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Disk;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Shelf;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Uploads;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A folder on this machine or on a share, which a web server serves.
 *
 * <pre>
 * /var/www/clinic/
 *   current -&gt; releases/20261122-104533-3fa9c1d     what the web server serves
 *   releases/20261122-104533-3fa9c1d/               the whole site
 *   releases/20261122-104533-3fa9c1d.json           its manifest
 *   .lock/                                          who is publishing
 * </pre>
 *
 * <p>A new release is a folder of its own; files that did not change are hard links to those of the release before. It gets
 * its id for a name when it is whole. Then {@code current} is replaced by renaming a new link over it, which the system does
 * at once. A manifest is called {@code .json.new} until its release has been live: that is how the next publish knows what
 * was broken off.
 *
 * <p>No link is followed but {@code current}, and that only to learn its release's id: what somebody put in the place of a
 * folder or a file is told and left.
 *
 * <p>Where the disk knows no symbolic links, or {@code symlinks} is {@code never}, {@code current} is the folder itself:
 * the old one is renamed away, then the new one into its place. A visitor may find nothing between the two; one who is
 * killed there leaves that to be finished by the next look.
 */
public final class DirectoryTarget implements PublishTarget {

    /** A page is compared in words as long as it is no longer than this. */
    private static final int LONGEST_READ = 16 << 20;

    private final Path root;
    private final Path current;
    private final Path releases;
    private final boolean never;
    private final TargetContext context;
    private final Shelf shelf;

    /** What a folder holds, links and all; none of them was followed. */
    private record Tree(SortedMap<String, BasicFileAttributes> files) implements Shelf.Inside {

        static final Tree NONE = new Tree(new TreeMap<>());

        static Tree of(Path folder) throws IOException {
            return new Tree(FolderTree.tree(folder));
        }

        @Override
        public boolean holds(String path, long size) {
            BasicFileAttributes found = files.get(path);
            return found != null && found.isRegularFile() && found.size() == size;
        }

        @Override
        public List<String> others(Set<String> paths) {
            return files.keySet().stream().filter(path -> !paths.contains(path)).toList();
        }

        List<String> links() {
            return files.entrySet().stream()
                    .filter(file -> file.getValue().isSymbolicLink())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Whether a file can be put there without touching or passing through anything that is there. */
        boolean isFree(String path) {
            if (new FilePath(path).folders().stream().anyMatch(files::containsKey)) {
                return false;
            }
            SortedMap<String, BasicFileAttributes> after = files.tailMap(path);
            return after.isEmpty()
                    || !after.firstKey().equals(path)
                            && files.tailMap(path + "/").keySet().stream()
                                    .limit(1)
                                    .noneMatch(next -> next.startsWith(path + "/"));
        }
    }

    private DirectoryTarget(Path root, boolean never, TargetContext context) {
        this.root = root;
        this.current = root.resolve(Shelf.CURRENT);
        this.releases = root.resolve(Shelf.RELEASES);
        this.never = never;
        this.context = context;
        this.shelf = new Shelf(new LocalDisk(root));
    }

    /**
     * Opens a folder; it need not exist.
     *
     * @throws SiteException when the settings name none
     */
    public static PublishTarget open(TargetSettings settings, TargetContext context) throws SiteException {
        settings.onlyKnows("url", "symlinks");
        String url = settings.required("url", "/var/www/clinic");
        String symlinks = settings.get("symlinks", "auto");
        if (!symlinks.equals("auto") && !symlinks.equals("never")) {
            throw new SiteException(Problem.error(
                    Code.BAD_TARGET,
                    null,
                    0,
                    0,
                    "Target '" + settings.name() + "': symlinks is neither auto nor never: '" + symlinks + "'.",
                    null));
        }
        try {
            Path root = url.startsWith("file:") ? Path.of(java.net.URI.create(url)) : Path.of(url);
            return new DirectoryTarget(root.toAbsolutePath().normalize(), symlinks.equals("never"), context);
        } catch (IllegalArgumentException e) {
            throw new SiteException(Problem.error(
                    Code.BAD_TARGET,
                    null,
                    0,
                    0,
                    "Target '" + settings.name() + "': url is no folder: '" + url + "'.",
                    "Write a path such as /var/www/clinic."));
        }
    }

    @Override
    public String describe() {
        return "directory " + root;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(root);
    }

    @Override
    public Optional<LeaseStore> leases() {
        return Optional.of(new FileLeases(root));
    }

    @Override
    public void close() {
        // nothing is held open
    }

    @Override
    public Standing standing() throws IOException {
        Shelf.Look look = shelf.look();
        look.refuse();
        return look.standing(inside(look));
    }

    @Override
    public List<Release> releases() throws IOException {
        Shelf.Look look = shelf.look();
        look.refuseUnlisted();
        return look.releases();
    }

    private Tree inside(Shelf.Look look) throws IOException {
        return look.place().isEmpty() ? Tree.NONE : Tree.of(root.resolve(look.place()));
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        Shelf.Look look = shelf.look();
        Manifest live = look.manifestOf(look.live());
        Map<String, byte[]> read = new TreeMap<>();
        if (live != null) {
            Tree inside = inside(look);
            for (String path : paths) {
                Manifest.Entry entry = live.files().get(path);
                if (entry != null && inside.holds(path, entry.size())) {
                    LocalDisk.read(root.resolve(look.place()).resolve(path), LONGEST_READ)
                            .ifPresent(bytes -> read.put(path, bytes));
                }
            }
        }
        return read;
    }

    @Override
    public void publish(Publication publication) throws IOException {
        Shelf.Look look = shelf.look();
        look.refuse();
        Files.createDirectories(releases);
        Progress progress = publication.progress();
        sweep(look, progress);
        look = shelf.look();
        Manifest manifest = publication.manifest();
        String id = manifest.release();
        Path folder = Files.createDirectory(part(id));
        try {
            Tree inside = inside(look);
            fill(publication, folder, look, inside);
            if (!look.place().isEmpty()) {
                carryOver(look.standing(inside).foreign(), look, inside, folder, progress);
            }
            progress.begin("Switching", 0, 0);
            writeWhole(id, id + Shelf.BEGUN, manifest.toJson());
            publication.guard().check();
            Files.move(folder, releases.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            sync(releases);
        } catch (IOException e) {
            Files.deleteIfExists(releases.resolve(id + Shelf.BEGUN));
            FolderTree.delete(root, root.relativize(folder));
            throw e;
        }
        switchTo(id, look, progress);
        if (look.releases().isEmpty()) {
            progress.note("The first release. Let the web server serve " + current + ".");
        }
        tellWhenClosed(Files.isSymbolicLink(current) ? releases.resolve(id) : current, progress);
        prune(publication.keep(), id, progress);
    }

    /** A web server is another user: made with {@code umask 077}, it would find a site that it may not read. */
    private void tellWhenClosed(Path folder, Progress progress) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> rights = view.readAttributes().permissions();
        if (!rights.contains(PosixFilePermission.GROUP_EXECUTE)
                && !rights.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            progress.note("No other user may read " + folder + ", the web server neither. Run chmod -R a+rX " + root
                    + " now, and umask 022 before the next publish.");
        }
    }

    /** A name in {@code releases} that nobody has: what lies under it is swept when this process dies. */
    private Path part(String id) {
        return releases.resolve(id + "." + UUID.randomUUID() + Shelf.PART);
    }

    /** Takes away what a publish left that was broken off. */
    private void sweep(Shelf.Look look, Progress progress) throws IOException {
        for (String name : look.leftovers()) {
            switch (look.find(name).kind()) {
                case FILE -> Files.deleteIfExists(releases.resolve(name));
                case FOLDER -> discard(name);
                default -> progress.note(look.leftAlone(name));
            }
        }
        finish(look);
    }

    /** Deletes a folder in {@code releases}; one who is killed meanwhile leaves none that looks whole. */
    private void discard(String name) throws IOException {
        Path part = releases.resolve(name);
        if (Release.isId(name)) {
            part = part(name);
            Files.move(releases.resolve(name), part, StandardCopyOption.ATOMIC_MOVE);
            deleteFile(name + Shelf.BEGUN);
            deleteFile(name + Shelf.JSON);
        }
        FolderTree.delete(root, root.relativize(part));
    }

    private void deleteFile(String name) throws IOException {
        if (LocalDisk.found(releases.resolve(name)).is(Disk.Kind.FILE)) {
            Files.deleteIfExists(releases.resolve(name));
        }
    }

    /** The manifest of a release that has been live gets its last name; without links, its folder gets its place. */
    private void finish(Shelf.Look look) throws IOException {
        String live = look.live();
        if (look.isPlain() && look.current().is(Disk.Kind.NOTHING) && !live.isEmpty()) {
            Files.move(releases.resolve(live), current, StandardCopyOption.ATOMIC_MOVE);
        }
        if (look.isToBeFinished()) {
            finish(live);
        }
    }

    private void finish(String live) throws IOException {
        Files.move(
                releases.resolve(live + Shelf.BEGUN),
                releases.resolve(live + Shelf.JSON),
                StandardCopyOption.ATOMIC_MOVE);
    }

    private void fill(Publication publication, Path folder, Shelf.Look look, Tree inside) throws IOException {
        Plan plan = publication.plan();
        List<Plan.Change> changes =
                plan.changes().stream().filter(change -> change.after() != null).toList();
        TreeSet<Path> folders = new TreeSet<>();
        folders.add(folder);
        for (Plan.Change change : changes) {
            Path parent = folder.resolve(change.path()).getParent();
            if (folders.add(requireNonNull(parent))) {
                Files.createDirectories(parent);
            }
        }
        Path before = root.resolve(look.place());
        publication.progress().begin("Copying", plan.uploads().size(), plan.bytes());
        try (Workers workers = new Workers(context.threads())) {
            Uploads.send(plan.uploads(), workers, context.retry(), publication.progress(), change -> {
                if (change.isOfBytes() || !carry(change, before, folder, inside)) {
                    write(change, folder, publication);
                }
            });
            workers.each(
                    plan.of(Plan.Kind.UNCHANGED), change -> carryQuietly(change, before, folder, inside, publication));
            // all are written first: syncing one then takes most others along
            workers.each(plan.uploads(), change -> syncQuietly(folder.resolve(change.path())));
            workers.each(List.copyOf(folders), DirectoryTarget::syncQuietly);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Plan.Change change, Path folder, Publication publication) throws IOException {
        publication.site().stream(change.path(), in -> Files.copy(in, folder.resolve(change.path())));
    }

    private static void carryQuietly(
            Plan.Change change, Path before, Path folder, Tree inside, Publication publication) {
        try {
            if (!carry(change, before, folder, inside)
                    && publication.site().files().containsKey(change.path())) {
                write(change, folder, publication);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file in two releases, when it is there and as long as it should be. */
    private static boolean carry(Plan.Change change, Path before, Path folder, Tree inside) throws IOException {
        String path = change.path();
        if (change.before() == null || !inside.holds(path, change.before().size())) {
            return false;
        }
        return link(before.resolve(path), folder.resolve(path)) || copy(before.resolve(path), folder.resolve(path));
    }

    private static boolean link(Path from, Path to) {
        try {
            Files.createLink(to, from);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Also a link, as a link; not over anything. */
    private static boolean copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            return true;
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return false; // somebody was there meanwhile
        }
    }

    /** What others put into the live site goes along, where the new one has nothing of that name. */
    private void carryOver(Collection<String> foreign, Shelf.Look look, Tree inside, Path to, Progress progress)
            throws IOException {
        Tree there = Tree.of(to);
        for (String path : foreign) {
            BasicFileAttributes found = requireNonNull(inside.files().get(path));
            if (!there.isFree(path)) {
                continue;
            }
            if (found.isOther()) {
                progress.note(Shelf.isNotCarried(path));
                continue;
            }
            Path copy = to.resolve(path);
            Files.createDirectories(requireNonNull(copy.getParent()));
            copy(root.resolve(look.place()).resolve(path), copy);
        }
    }

    private void switchTo(String id, Shelf.Look look, Progress progress) throws IOException {
        boolean isLink = look.current().is(Disk.Kind.LINK);
        boolean folders =
                look.isPlain() || !isLink && (never || look.find(Shelf.PLAIN).is(Disk.Kind.FILE));
        Path link = folders ? null : newLink(id, isLink);
        putAside(look, progress);
        if (link == null) {
            switchFolders(id, look);
        } else {
            Files.move(link, current, StandardCopyOption.ATOMIC_MOVE);
        }
        sync(root);
        if (Files.exists(releases.resolve(id + Shelf.BEGUN), LinkOption.NOFOLLOW_LINKS)) {
            finish(id);
        }
    }

    /** A link to a release under another name than {@code current}; null where the disk knows no links. */
    private @Nullable Path newLink(String id, boolean mustBe) throws IOException {
        Path link = root.resolve(shelf.newLink());
        try {
            Files.deleteIfExists(link);
            return Files.createSymbolicLink(link, Path.of(Shelf.RELEASES, id));
        } catch (IOException | UnsupportedOperationException e) {
            if (mustBe) {
                throw e;
            }
            return null;
        }
    }

    /** Something that no publish made and that has the place of the live site stays, under another name. */
    private void putAside(Shelf.Look look, Progress progress) throws IOException {
        String aside = look.aside();
        if (aside != null) {
            Files.move(current, root.resolve(aside), StandardCopyOption.ATOMIC_MOVE);
            progress.note(look.keptAside(aside));
        }
    }

    private void switchFolders(String id, Shelf.Look look) throws IOException {
        if (look.isPlain() && !look.live().isEmpty()) {
            Files.move(current, releases.resolve(look.live()), StandardCopyOption.ATOMIC_MOVE);
        }
        writeWhole(id, Shelf.PLAIN, id.getBytes(StandardCharsets.US_ASCII));
        Files.move(releases.resolve(id), current, StandardCopyOption.ATOMIC_MOVE);
    }

    /** After the switch: what cannot be taken away is told, and tried again by the next publish. */
    private void prune(int keep, String live, Progress progress) {
        try {
            Shelf.Look look = shelf.look();
            for (String id : look.tooOld(keep - 1, live)) {
                String held = look.heldBy(
                        id, folder -> Tree.of(releases.resolve(folder)).links());
                if (held != null) {
                    progress.note(held);
                } else if (look.find(id).is(Disk.Kind.FOLDER)) {
                    discard(id);
                } else {
                    deleteFile(id + Shelf.JSON);
                }
            }
        } catch (IOException e) {
            progress.note("The site is live. Old releases could not be taken away: " + e.getMessage());
        }
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        Shelf.Look look = shelf.look();
        look.refuseRollback();
        String id = release.id();
        if (!look.canBeShown(id)) {
            throw Shelf.Look.isGone(id);
        }
        if (id.equals(look.live())) {
            return;
        }
        Path folder = releases.resolve(id);
        String replaced = look.replaced(id, Tree.of(folder).links());
        if (replaced != null) {
            throw look.isNotShown(id, replaced);
        }
        finish(look);
        look = shelf.look();
        if (!look.place().isEmpty()) {
            Tree inside = inside(look);
            keepAssets(id, look, inside, folder);
            carryOver(look.standing(inside).foreign(), look, inside, folder, progress);
        }
        switchTo(id, look, progress);
    }

    /** Visitors with a page of the live release open still ask for its assets. */
    private void keepAssets(String id, Shelf.Look look, Tree inside, Path folder) throws IOException {
        Manifest to = look.manifestOf(id);
        if (to == null) {
            return;
        }
        Tree there = Tree.of(folder);
        SortedMap<String, Manifest.Entry> both = new TreeMap<>(to.files());
        to.withAssetsOf(look.standing(inside).live()).files().forEach((path, entry) -> {
            if (there.isFree(path)) {
                both.put(path, entry);
            }
        });
        for (String path : both.keySet()) {
            if (!to.files().containsKey(path)) {
                Files.createDirectories(requireNonNull(folder.resolve(path).getParent()));
                copy(root.resolve(look.place()).resolve(path), folder.resolve(path));
            }
        }
        if (both.size() > to.files().size()) {
            writeWhole(id, id + Shelf.JSON, new Manifest(id, to.time(), both).toJson());
        }
    }

    /** So that nobody reads half of it. */
    private void writeWhole(String id, String name, byte[] bytes) throws IOException {
        Path part = part(id);
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
        sync(part);
        Files.move(part, releases.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void syncQuietly(Path path) {
        try {
            sync(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the disk itself, so that a power cut cannot leave a link to a folder of empty files. */
    private static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!folder) {
                throw e;
            } // Windows does not open folders
        }
    }
}
