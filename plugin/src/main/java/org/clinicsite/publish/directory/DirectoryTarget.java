package org.clinicsite.publish.directory;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.output.FolderTree;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.Target;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Uploads;
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
 * <p>A new release is a folder of its own; files that did not change are hard links to those of the release before. Then
 * {@code current} is replaced by renaming a new link over it, which the system does at once. A manifest is called
 * {@code .json.new} until its release has been live: that is how the next publish knows what was broken off.
 *
 * <p>Where the disk knows no symbolic links, or {@code symlinks} is {@code never}, {@code current} is the folder itself:
 * the old one is renamed away, then the new one into its place. A visitor may find nothing between the two; one who is
 * killed there leaves that to be finished by the next look.
 */
public final class DirectoryTarget implements Target {

    private static final String CURRENT = "current";
    private static final String RELEASES = "releases";
    private static final String JSON = ".json";
    private static final String BEGUN = ".json.new";
    private static final String PLAIN = "plain";

    private final Path root;
    private final Path current;
    private final Path releases;
    private final boolean never;
    private final TargetContext context;

    /** Manifests by the names of their files: a publish looks several times. */
    private final Map<String, Read> read = new HashMap<>();

    private record Read(byte[] json, Manifest manifest) {}

    private DirectoryTarget(Path root, boolean never, TargetContext context) {
        this.root = root;
        this.current = root.resolve(CURRENT);
        this.releases = root.resolve(RELEASES);
        this.never = never;
        this.context = context;
    }

    /**
     * Opens a folder; it need not exist.
     *
     * @throws SiteException when the settings name none
     */
    public static Target open(TargetSettings settings, TargetContext context) throws SiteException {
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
        return Optional.of(new FileLeases(root.resolve(".lock")));
    }

    @Override
    public void close() {
        // nothing is held open
    }

    @Override
    public Standing standing() throws IOException {
        TreeMap<String, Manifest> manifests = manifests();
        String live = live(manifests.keySet());
        List<Release> found = releases(manifests, live);
        if (live == null) {
            return new Standing(Manifest.NONE, found, List.of(), null);
        }
        Manifest manifest = requireNonNull(manifests.get(live));
        List<String> foreign = new ArrayList<>(FolderTree.files(liveFolder(live)));
        foreign.removeIf(manifest.files()::containsKey);
        return new Standing(manifest, found, foreign, null);
    }

    @Override
    public List<Release> releases() throws IOException {
        TreeMap<String, Manifest> manifests = manifests();
        return releases(manifests, live(manifests.keySet()));
    }

    private List<Release> releases(TreeMap<String, Manifest> manifests, @Nullable String live) {
        List<Release> found = new ArrayList<>();
        for (Manifest manifest : manifests.descendingMap().values()) {
            boolean isLive = manifest.release().equals(live);
            if (isLive || Files.exists(releases.resolve(manifest.release() + JSON))) {
                found.add(Release.of(manifest, isLive));
            }
        }
        return found;
    }

    /** All that are whole, those of a publish that was broken off before its switch included, by id. */
    private TreeMap<String, Manifest> manifests() throws IOException {
        TreeMap<String, Manifest> manifests = new TreeMap<>();
        for (String name : names(releases)) {
            String ending = name.endsWith(JSON) ? JSON : BEGUN;
            String id = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : "";
            if (Release.isId(id)) {
                Path file = releases.resolve(name);
                byte[] json = Files.readAllBytes(file);
                Read before = read.get(name);
                Read now = before != null && Arrays.equals(before.json(), json)
                        ? before
                        : new Read(json, Manifest.parse(json, file.toString()));
                read.put(name, now);
                manifests.put(id, now.manifest());
            }
        }
        return manifests;
    }

    private static Collection<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return names;
    }

    /** The id of the live release; null when there is none. */
    private @Nullable String live(Collection<String> manifests) throws IOException {
        String plain = isPlain() ? Files.readString(releases.resolve(PLAIN)).strip() : "";
        if (manifests.contains(plain)) {
            return plain;
        }
        if (Files.isSymbolicLink(current)) {
            Path to = Files.readSymbolicLink(current);
            String id = to.getFileName() == null ? "" : to.getFileName().toString();
            if (manifests.contains(id) && to.equals(Path.of(RELEASES, id))) {
                return id;
            }
            throw new TargetException(
                    Code.FOREIGN_PLACE,
                    current + " leads to " + to + ", which no publish made.",
                    "Move the link away, or name another folder.");
        }
        if (Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
            throw new TargetException(
                    Code.FOREIGN_PLACE,
                    current + " is there already, and no publish made it.",
                    "Move it away, or name another folder.");
        }
        return null;
    }

    /** Whether {@code current} is the site's folder itself. The file {@code plain} in {@code releases} says so, and holds the live release's id. */
    private boolean isPlain() {
        return Files.exists(releases.resolve(PLAIN));
    }

    private Path liveFolder(String live) {
        // without links, one who was killed between the two renames left the live release in its own place
        return isPlain() && Files.isDirectory(current) ? current : releases.resolve(live);
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        TreeMap<String, Manifest> manifests = manifests();
        String live = live(manifests.keySet());
        Map<String, byte[]> read = new TreeMap<>();
        if (live != null) {
            Path folder = liveFolder(live);
            for (String path : paths) {
                if (requireNonNull(manifests.get(live)).files().containsKey(path)
                        && Files.exists(folder.resolve(path))) {
                    read.put(path, Files.readAllBytes(folder.resolve(path)));
                }
            }
        }
        return read;
    }

    @Override
    public void publish(Publication publication) throws IOException {
        makeFolders();
        Standing standing = standing();
        sweep(standing);
        Manifest manifest = publication.manifest();
        String id = manifest.release();
        Path folder = Files.createDirectory(releases.resolve(id));
        try {
            Path before = standing.live().release().isEmpty()
                    ? null
                    : liveFolder(standing.live().release());
            fill(publication, folder, before);
            if (before != null) {
                carryOver(standing.foreign(), manifest, before, folder);
            }
            publication.progress().begin("Switching", 0, 0);
            writeWhole(releases.resolve(id + BEGUN), manifest.toJson());
            sync(releases);
            publication.guard().check();
        } catch (IOException e) {
            Files.deleteIfExists(releases.resolve(id + BEGUN));
            FolderTree.delete(folder);
            throw e;
        }
        switchTo(id, standing.live().release());
        if (standing.live().release().isEmpty()) {
            publication.progress().note("The first release. Let the web server serve " + current + ".");
        }
        tellWhenClosed(liveFolder(id), publication.progress());
        prune(publication.keep(), id);
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

    private void makeFolders() throws IOException {
        if (Files.isDirectory(releases)) {
            return;
        }
        Path begun = root.resolve("releases.new");
        FolderTree.delete(begun);
        Files.createDirectories(begun);
        if (never || !knowsLinks(begun)) {
            Files.write(begun.resolve(PLAIN), new byte[0]);
        }
        Files.move(begun, releases, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean knowsLinks(Path folder) {
        try {
            Files.delete(Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere")));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Takes away what a publish left that was broken off. */
    private void sweep(Standing standing) throws IOException {
        TreeSet<String> whole = new TreeSet<>();
        standing.releases().forEach(release -> whole.add(release.id()));
        for (String name : names(releases)) {
            String id = name.endsWith(BEGUN) ? name.substring(0, name.length() - BEGUN.length()) : name;
            if (Release.isId(id) && !whole.contains(id)) {
                FolderTree.delete(releases.resolve(name));
            } else if (name.endsWith(".part")) {
                Files.deleteIfExists(releases.resolve(name));
            }
        }
        String live = standing.live().release();
        if (!live.isEmpty()) {
            finish(live);
        }
    }

    /** The manifest of a release that has been live gets its last name; without links, its folder gets its place. */
    private void finish(String live) throws IOException {
        if (isPlain() && !Files.exists(current) && Files.isDirectory(releases.resolve(live))) {
            Files.move(releases.resolve(live), current, StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(releases.resolve(live + BEGUN))) {
            Files.move(releases.resolve(live + BEGUN), releases.resolve(live + JSON), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void fill(Publication publication, Path folder, @Nullable Path before) throws IOException {
        Plan plan = publication.plan();
        List<Plan.Change> changes =
                plan.changes().stream().filter(change -> change.after() != null).toList();
        TreeSet<Path> folders = new TreeSet<>();
        folders.add(folder);
        for (Plan.Change change : changes) {
            Path parent = inside(folder, change.path()).getParent();
            if (folders.add(requireNonNull(parent))) {
                Files.createDirectories(parent);
            }
        }
        publication.progress().begin("Copying", plan.uploads().size(), plan.bytes());
        try (Workers workers = new Workers(context.threads())) {
            Uploads.send(plan.uploads(), workers, context.retry(), publication.progress(), change -> {
                Path to = inside(folder, change.path());
                Path same = before == null ? null : before.resolve(change.path());
                if (same == null || change.isOfBytes() || !link(same, to, change.path(), publication)) {
                    publication.site().stream(change.path(), in -> Files.copy(in, to));
                }
            });
            workers.each(
                    plan.of(Plan.Kind.UNCHANGED), change -> carryQuietly(publication, change.path(), folder, before));
            // all are written first: syncing one then takes most others along
            workers.each(plan.uploads(), change -> syncQuietly(inside(folder, change.path())));
            workers.each(List.copyOf(folders), DirectoryTarget::syncQuietly);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void carryQuietly(Publication publication, String path, Path folder, @Nullable Path before) {
        try {
            Path to = inside(folder, path);
            if (before != null && link(before.resolve(path), to, path, publication)) {
                return;
            }
            if (publication.site().files().containsKey(path)) {
                publication.site().stream(path, in -> Files.copy(in, to));
            } else if (before != null && Files.exists(before.resolve(path))) {
                Files.copy(before.resolve(path), to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same file in two releases, when it is as long as it should be. */
    private static boolean link(Path from, Path to, String path, Publication publication) {
        long size = requireNonNull(publication.manifest().files().get(path)).size();
        try {
            BasicFileAttributes there =
                    Files.readAttributes(from, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!there.isRegularFile() || there.size() != size) {
                return false;
            }
            Files.createLink(to, from);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static Path inside(Path folder, String path) {
        Path to = folder.resolve(path).normalize();
        if (!to.startsWith(folder) || to.equals(folder)) {
            throw new IllegalArgumentException("'" + path + "' leads out of the release's folder");
        }
        return to;
    }

    /** What others put into the live site goes along, where the new one has nothing of that name. */
    private static void carryOver(Collection<String> foreign, Manifest manifest, Path from, Path to)
            throws IOException {
        for (String path : foreign) {
            Path copy = inside(to, path);
            if (manifest.files().containsKey(path) || !mayMakeFolder(to, copy.getParent()) || Files.exists(copy)) {
                continue;
            }
            Files.createDirectories(requireNonNull(copy.getParent()));
            Files.copy(from.resolve(path), copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Whether no file stands where a folder would have to be. */
    private static boolean mayMakeFolder(Path root, @Nullable Path folder) {
        for (Path at = folder; at != null && !at.equals(root); at = at.getParent()) {
            if (Files.exists(at)) {
                return Files.isDirectory(at);
            }
        }
        return true;
    }

    private void switchTo(String id, String from) throws IOException {
        if (isPlain()) {
            switchFolders(id, from);
        } else {
            Path link = root.resolve("current.new" + ProcessHandle.current().pid());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(RELEASES, id));
            Files.move(link, current, StandardCopyOption.ATOMIC_MOVE);
            sync(root);
        }
        finish(id);
    }

    private void switchFolders(String id, String from) throws IOException {
        if (!from.isEmpty() && Files.isDirectory(current)) {
            Files.move(current, releases.resolve(from), StandardCopyOption.ATOMIC_MOVE);
        }
        writeWhole(releases.resolve(PLAIN), id.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Files.move(releases.resolve(id), current, StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    private void prune(int keep, String live) throws IOException {
        int kept = 0;
        for (String id : manifests().descendingKeySet()) {
            if (id.equals(live)) {
                continue;
            }
            kept++;
            if (kept >= keep) {
                Files.deleteIfExists(releases.resolve(id + JSON));
                FolderTree.delete(releases.resolve(id));
            }
        }
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        Standing standing = standing();
        Manifest to = manifests().get(release.id());
        if (to == null
                || !release.id().equals(standing.live().release())
                        && !Files.isDirectory(releases.resolve(release.id()))) {
            throw new TargetException(
                    Code.NO_RELEASE,
                    "The release " + release.id() + " is no longer there.",
                    "See what is with mvn site:releases.");
        }
        String live = standing.live().release();
        if (!live.equals(release.id())) {
            if (!live.isEmpty()) {
                finish(live);
                keepAssets(to, standing.live());
                carryOver(standing.foreign(), to, liveFolder(live), releases.resolve(release.id()));
            }
            switchTo(release.id(), live);
        }
    }

    /** Visitors with a page of the live release open still ask for its assets. */
    private void keepAssets(Manifest to, Manifest live) throws IOException {
        Manifest both = to.withAssetsOf(live);
        Path folder = releases.resolve(to.release());
        for (String path : both.files().keySet()) {
            Path from = liveFolder(live.release()).resolve(path);
            if (!to.files().containsKey(path) && Files.exists(from) && !Files.exists(folder.resolve(path))) {
                Files.createDirectories(requireNonNull(inside(folder, path).getParent()));
                Files.copy(from, folder.resolve(path));
            }
        }
        writeWhole(releases.resolve(to.release() + JSON), both.toJson());
    }

    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        sync(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
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
