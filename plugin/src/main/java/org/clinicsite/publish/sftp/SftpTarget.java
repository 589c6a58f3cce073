package org.clinicsite.publish.sftp;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.FutureTask;
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
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Uploads;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a host that lets us in by ssh, which a web server there serves. The same on the disk as a folder of this
 * machine, see {@code DirectoryTarget}:
 *
 * <pre>
 * /var/www/clinic/
 *   current -&gt; releases/20261122-104533-3fa9c1d     what the web server serves
 *   releases/20261122-104533-3fa9c1d/               the whole site
 *   releases/20261122-104533-3fa9c1d.json           its manifest; .json.new until it has been live
 *   .lock/                                          who is publishing
 * </pre>
 *
 * <p>Unchanged files are hard links that the host makes ({@code hardlink@openssh.com}), or copies that it makes
 * ({@code copy-data}); where it can neither, they are sent again. {@code current} is replaced by {@code
 * posix-rename@openssh.com} (https://github.com/openssh/openssh-portable/blob/master/PROTOCOL, section 4.3), which is one
 * step; a host without it is told of, for it leaves a moment without a site.
 */
public final class SftpTarget implements PublishTarget {

    /** A page is compared in words as long as it is no longer than this. */
    private static final int LONGEST_READ = 16 << 20;

    private final Address address;
    private final SftpConnection connection;
    private final RemoteFiles files;
    private final TargetContext context;
    private final String root;
    private final String current;
    private final String releases;
    private final RemoteDisk disk;
    private final Shelf shelf;

    /** What the live release's folder holds, as long as nothing was changed since. */
    private @Nullable Inside seen;

    private record Inside(Shelf.Look look, Sealed.Tree tree) {}

    /** @param connection closed with this target */
    SftpTarget(Address address, SftpConnection connection, TargetContext context) {
        this.address = address;
        this.connection = connection;
        this.files = new RemoteFiles(connection);
        this.context = context;
        this.root = address.path();
        this.current = root + "/" + Shelf.CURRENT;
        this.releases = root + "/" + Shelf.RELEASES;
        this.disk = new RemoteDisk(files, root, connection.threads());
        this.shelf = new Shelf(disk);
    }

    /**
     * Opens a folder on a host; it need not exist. Connects when it is first used.
     *
     * @throws SiteException when the settings name none
     */
    public static PublishTarget open(TargetSettings settings, TargetContext context) throws SiteException {
        return open(settings, context, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Opens it with another environment and home folder than the process's. */
    static SftpTarget open(TargetSettings settings, TargetContext context, Map<String, String> environment, Path home)
            throws SiteException {
        settings.onlyKnows("url", "knownHosts", "hostKey");
        Address address = Address.of(settings);
        String hostKey = settings.get("hostKey");
        if (hostKey != null && !hostKey.startsWith("SHA256:")) {
            throw new SiteException(Problem.error(
                    Code.BAD_TARGET,
                    null,
                    0,
                    0,
                    "Target '" + settings.name() + "': hostKey is no fingerprint: '" + hostKey + "'.",
                    "Write it as ssh-keygen -lf shows it: SHA256: and 43 letters and digits."));
        }
        String knownHosts = settings.get("knownHosts");
        List<Path> known = knownHosts == null
                ? List.of(home.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts"))
                : List.of(Path.of(knownHosts));
        String user = address.user() != null
                ? address.user()
                : context.credentials().user() != null ? context.credentials().user() : System.getProperty("user.name");
        FutureTask<Identity> keys = new FutureTask<>(() -> new Identity(context.credentials(), environment, home));
        Thread reading = new Thread(keys, "clinic-site-keys");
        reading.setDaemon(true);
        reading.setContextClassLoader(SftpTarget.class.getClassLoader());
        reading.start();
        return new SftpTarget(
                address,
                new SftpConnection(address, user, new HostKeys(address, known, hostKey), keys, context),
                context);
    }

    @Override
    public String describe() {
        return "sftp " + address;
    }

    @Override
    public Optional<LeaseStore> leases() {
        return Optional.of(new SftpLeases(files, address.path() + "/.lock"));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    @Override
    public Standing standing() throws IOException {
        Shelf.Look look = shelf.look();
        refuse(look);
        return look.standing(inside(look));
    }

    private void refuse(Shelf.Look look) throws TargetException {
        look.refuse();
        if (look.isPlain() && look.current().is(Disk.Kind.FOLDER)) {
            throw new TargetException(
                    Code.BAD_TARGET,
                    current + " is a folder and no link, and releases/" + Shelf.PLAIN
                            + " says that it is meant so; only a" + " target of type directory publishes that way.",
                    "Publish with such a one. Or: " + look.otherFolder());
        }
    }

    @Override
    public List<Release> releases() throws IOException {
        Shelf.Look look = shelf.look();
        look.refuseUnlisted();
        return look.releases();
    }

    private Sealed.Tree inside(Shelf.Look look) throws IOException {
        Inside before = seen;
        if (before != null && before.look() == look) {
            return before.tree();
        }
        Sealed.Tree tree = Sealed.Tree.NONE;
        if (!look.place().isEmpty()) {
            try (Workers workers = new Workers(connection.threads())) {
                tree = Sealed.tree(files, disk.shown(look.place()), look.known(), workers);
            }
        }
        seen = new Inside(look, tree);
        return tree;
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        Shelf.Look look = shelf.look();
        Manifest live = look.manifestOf(look.live());
        if (live == null || look.place().isEmpty()) {
            return Map.of();
        }
        Sealed.Tree inside = inside(look);
        Map<String, Disk.Found> there = new TreeMap<>();
        for (String path : paths) {
            Manifest.Entry entry = live.files().get(path);
            if (entry != null && inside.holds(path, entry.size())) {
                there.put(look.place() + "/" + path, new Disk.Found(Disk.Kind.FILE, entry.size(), 0));
            }
        }
        Map<String, byte[]> read = new TreeMap<>();
        disk.read(there, LONGEST_READ)
                .forEach((path, bytes) -> read.put(path.substring(look.place().length() + 1), bytes));
        return read;
    }

    @Override
    public void publish(Publication publication) throws IOException {
        Shelf.Look look = shelf.look();
        refuse(look);
        Progress progress = publication.progress();
        String id = publication.manifest().release();
        String part = part(id);
        try (Workers workers = new Workers(connection.threads())) {
            files.makeFolders(releases);
            if (sweep(look, progress, workers)) {
                look = shelf.look();
            }
            Sealed.Tree inside = inside(look);
            seen = null;
            try {
                files.makeFolder(part);
                boolean told = Sealed.begin(files, part);
                Set<String> paths = publication.manifest().files().keySet();
                List<Carried> others = foreign(paths, look, inside, progress);
                fill(publication, look, inside, others, part, workers);
                if (told && Sealed.isTold(files, part)) {
                    List<String> foreign = others.stream().map(Carried::path).toList();
                    Sealed.seal(files, part, paths, foreign, workers);
                }
                writeWhole(id, id + Shelf.BEGUN, publication.manifest().toJson());
                publication.guard().check();
                files.rename(part, releases + "/" + id);
            } catch (IOException e) {
                sweepQuietly(id, part, e, workers);
                throw e;
            }
            progress.begin("Switching", 0, 0);
            switchTo(id, look, progress);
            if (look.releases().isEmpty()) {
                progress.note("The first release. Let the web server serve " + current + ".");
            }
            tidy(id, publication.keep(), workers, progress);
        }
    }

    /** A name in {@code releases} that nobody has: what lies under it is swept when this process dies. */
    private String part(String id) {
        return releases + "/" + id + "." + UUID.randomUUID() + Shelf.PART;
    }

    /**
     * Takes away what a publish left that was broken off.
     *
     * @return whether there was anything
     */
    private boolean sweep(Shelf.Look look, Progress progress, Workers workers) throws IOException {
        for (String name : look.leftovers()) {
            switch (look.find(name).kind()) {
                case FILE -> files.delete(releases + "/" + name);
                case FOLDER -> discard(name, Sealed.Tree.NONE, Set.of(), workers);
                default -> progress.note(look.leftAlone(name));
            }
        }
        if (look.isToBeFinished()) {
            finish(look.live());
        }
        return look.isToBeFinished() || !look.leftovers().isEmpty();
    }

    private void finish(String id) throws IOException {
        files.renameOver(releases + "/" + id + Shelf.BEGUN, releases + "/" + id + Shelf.JSON);
    }

    /**
     * Deletes a folder in {@code releases}; one who is killed meanwhile leaves none that looks whole.
     *
     * @param tree what is in it; {@link Sealed.Tree#NONE} when that has yet to be looked at
     */
    private void discard(String name, Sealed.Tree tree, Set<String> published, Workers workers) throws IOException {
        String part = releases + "/" + name;
        if (Release.isId(name)) {
            part = part(name);
            files.rename(releases + "/" + name, part);
            deleteFile(name + Shelf.BEGUN);
            deleteFile(name + Shelf.JSON);
        }
        if (tree == Sealed.Tree.NONE) {
            files.deleteTree(part, workers);
        } else {
            files.deleteTree(part, tree.files(published), tree.folders(), workers);
        }
    }

    private void deleteFile(String name) throws IOException {
        if (files.find(releases + "/" + name).is(Disk.Kind.FILE)) {
            files.delete(releases + "/" + name);
        }
    }

    private void sweepQuietly(String id, String part, IOException why, Workers workers) {
        if (why instanceof TargetException e && e.isTemporary()) {
            return; // the host is away; the next publish sweeps
        }
        try {
            files.delete(releases + "/" + id + Shelf.BEGUN);
            files.deleteTree(part, workers);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void fill(
            Publication publication,
            Shelf.Look look,
            Sealed.Tree inside,
            List<Carried> others,
            String folder,
            Workers workers)
            throws IOException {
        SortedMap<String, Manifest.Entry> wanted = publication.manifest().files();
        Progress progress = publication.progress();
        Set<String> all = new TreeSet<>(wanted.keySet());
        others.forEach(each -> all.add(each.path()));
        progress.begin("Carrying over what did not change", 0, 0);
        files.makeFoldersFor(folder, all, workers);
        String before = disk.shown(look.place());
        SortedMap<String, Manifest.Entry> sure = look.standing(inside).live().files();
        Set<String> done = Collections.synchronizedSet(new TreeSet<>());
        List<String> unchanged = wanted.entrySet().stream()
                .filter(file -> {
                    Manifest.Entry there = sure.get(file.getKey());
                    return there != null
                            && there.sha256().equals(file.getValue().sha256());
                })
                .map(Map.Entry::getKey)
                .toList();
        RemoteFiles.gather(
                workers, unchanged, path -> files.same(before + "/" + path, folder + "/" + path) && done.add(path));
        RemoteFiles.gather(workers, others, each -> {
            carry(each, folder);
            return each;
        });
        List<Plan.Change> rest = publication.plan().changes().stream()
                .filter(change -> change.after() != null && !done.contains(change.path()))
                .filter(change -> !change.isKept() || sure.containsKey(change.path()))
                .toList();
        long bytes = rest.stream()
                .mapToLong(change -> requireNonNull(change.after()).size())
                .sum();
        progress.begin("Sending", rest.size(), bytes);
        Uploads.send(rest, workers, context.retry(), progress, change -> {
            String to = folder + "/" + change.path();
            if (change.isKept()) {
                long size = requireNonNull(change.after()).size();
                files.sendBack(before + "/" + change.path(), size, to);
            } else {
                publication.site().stream(change.path(), in -> files.writeOnce(to, in));
            }
        });
    }

    /** A file that goes along from another release's folder. */
    private record Carried(String path, String from, boolean isLink, long size) {}

    /** What others put into the live release, as far as the paths are free. */
    private List<Carried> foreign(Set<String> wanted, Shelf.Look look, Sealed.Tree inside, Progress progress) {
        Set<String> folders = new TreeSet<>();
        for (String path : wanted) {
            folders.addAll(new FilePath(path).folders());
        }
        List<Carried> others = new ArrayList<>();
        for (String path : look.standing(inside).foreign()) {
            if (wanted.contains(path) || folders.contains(path) || isBelow(path, wanted)) {
                continue;
            }
            Disk.Found found =
                    RemoteFiles.found(requireNonNull(inside.listed().get(path)).attributes());
            if (found.is(Disk.Kind.OTHER)) {
                progress.note(Shelf.isNotCarried(path));
                continue;
            }
            others.add(
                    new Carried(path, disk.shown(look.place()) + "/" + path, found.is(Disk.Kind.LINK), found.size()));
        }
        return others;
    }

    private static boolean isBelow(String path, Set<String> wanted) {
        return new FilePath(path).folders().stream().anyMatch(wanted::contains);
    }

    private void carry(Carried each, String folder) throws IOException {
        String to = folder + "/" + each.path();
        try {
            if (each.isLink()) {
                files.createSymbolicLink(to, files.readLink(each.from()));
            } else if (!files.same(each.from(), to)) {
                files.sendBack(each.from(), each.size(), to);
            }
        } catch (NoSuchFileException e) {
            // somebody took it away meanwhile, or from a release of old
        }
    }

    /** So that nobody reads half of it. */
    private void writeWhole(String id, String name, byte[] bytes) throws IOException {
        String part = part(id);
        files.write(part, bytes);
        files.renameOver(part, releases + "/" + name);
    }

    private void switchTo(String id, Shelf.Look look, Progress progress) throws IOException {
        if (!files.canRenameOver()) {
            progress.note("This host's SFTP server cannot replace a link in one step (it lacks"
                    + " posix-rename@openssh.com): for a moment visitors find no site. OpenSSH's server can.");
        }
        String link = root + "/" + shelf.newLink();
        files.createSymbolicLink(link, Shelf.in(id));
        String aside = look.aside();
        if (aside != null) {
            files.rename(current, root + "/" + aside);
            progress.note(look.keptAside(aside));
        }
        files.renameOver(link, current);
    }

    /** After the switch: a failure here is told, and mended by the next publish. */
    private void tidy(String id, int keep, Workers workers, Progress progress) {
        try {
            finish(id);
            Shelf.Look look = shelf.look();
            for (String old : look.tooOld(keep - 1, id)) {
                Set<String> published = look.paths(old);
                Sealed.Tree[] tree = {Sealed.Tree.NONE};
                String held = look.heldBy(old, folder -> {
                    tree[0] = Sealed.tree(files, releases + "/" + folder, published, workers);
                    return tree[0].links();
                });
                if (held != null) {
                    progress.note(held);
                } else if (look.find(old).is(Disk.Kind.FOLDER)) {
                    discard(old, tree[0], published, workers);
                } else {
                    deleteFile(old + Shelf.JSON);
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
        try (Workers workers = new Workers(connection.threads())) {
            Sealed.Tree to = Sealed.tree(files, releases + "/" + id, look.paths(id), workers);
            String replaced = look.replaced(id, to.links());
            if (replaced != null) {
                throw look.isNotShown(id, replaced);
            }
            if (look.isToBeFinished()) {
                finish(look.live());
            }
            if (!look.place().isEmpty()) {
                bringAlong(id, to, look, progress, workers);
            }
            seen = null;
            switchTo(id, look, progress);
        }
    }

    /** Foreign files, and the live release's assets for visitors who have a page of it open. */
    private void bringAlong(String id, Sealed.Tree to, Shelf.Look look, Progress progress, Workers workers)
            throws IOException {
        String folder = releases + "/" + id;
        Set<String> there = look.paths(id);
        Sealed.Tree inside = inside(look);
        Manifest manifest = look.manifestOf(id);
        SortedMap<String, Manifest.Entry> all = new TreeMap<>();
        if (manifest != null) {
            all.putAll(manifest.withAssetsOf(look.standing(inside).live()).files());
            all.keySet().removeIf(path -> !there.contains(path) && !to.isFree(path, there));
        }
        List<Carried> others = new ArrayList<>(foreign(all.keySet(), look, inside, progress));
        others.removeIf(each -> !to.isFree(each.path(), there));
        for (String path : all.keySet()) {
            if (!there.contains(path)) {
                long size = requireNonNull(all.get(path)).size();
                others.add(new Carried(path, disk.shown(look.place()) + "/" + path, false, size));
            }
        }
        Set<String> paths = new TreeSet<>();
        others.forEach(each -> paths.add(each.path()));
        files.makeFoldersFor(folder, paths, workers);
        RemoteFiles.gather(workers, others, each -> {
            carry(each, folder);
            return each;
        });
        if (manifest != null && all.size() > there.size()) {
            writeWhole(id, id + Shelf.JSON, new Manifest(id, manifest.time(), all).toJson());
        }
    }
}
