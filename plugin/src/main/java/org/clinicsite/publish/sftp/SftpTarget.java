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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
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
public final class SftpTarget implements Target {

    private static final String JSON = ".json";
    private static final String BEGUN = ".json.new";

    private final Address address;
    private final SftpConnection connection;
    private final RemoteFiles files;
    private final TargetContext context;
    private final String current;
    private final String releases;
    private @Nullable Look seen;
    private @Nullable Inside inside;

    private SftpTarget(Address address, SftpConnection connection, TargetContext context) {
        this.address = address;
        this.connection = connection;
        this.files = new RemoteFiles(connection);
        this.context = context;
        this.current = address.path() + "/current";
        this.releases = address.path() + "/releases";
    }

    /**
     * Opens a folder on a host; it need not exist. Connects when it is first used.
     *
     * @throws SiteException when the settings name none
     */
    public static Target open(TargetSettings settings, TargetContext context) throws SiteException {
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

    /**
     * What was found on the host.
     *
     * @param names what {@code releases} holds
     * @param manifests of all that are whole, by id
     * @param live the manifest of the live release; {@link Manifest#NONE} when there is none
     */
    private record Look(SortedSet<String> names, SortedMap<String, Manifest> manifests, Manifest live) {

        String id() {
            return live.release();
        }

        /** Those that have been live, newest first. */
        List<Release> releases() {
            List<Release> found = new ArrayList<>();
            for (Manifest each : manifests.values()) {
                boolean isLive = each.release().equals(id());
                if (isLive || names.contains(each.release() + JSON)) {
                    found.add(0, Release.of(each, isLive));
                }
            }
            return found;
        }
    }

    /**
     * What the live release's folder holds.
     *
     * @param sure those files of its manifest that are as it says
     * @param foreign what nobody published, by path
     */
    private record Inside(SortedMap<String, Manifest.Entry> sure, SortedMap<String, RemoteFiles.Found> foreign) {}

    @Override
    public Standing standing() throws IOException {
        Look look = lookAgain();
        Inside inside = insideAgain(look);
        Manifest live = new Manifest(look.id(), look.live().time(), inside.sure());
        return new Standing(live, look.releases(), List.copyOf(inside.foreign().keySet()), null);
    }

    @Override
    public List<Release> releases() throws IOException {
        return lookAgain().releases();
    }

    private Look look(Workers workers) throws IOException {
        SortedSet<String> names = names();
        String live = liveId();
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            String id = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : "";
            if (Release.isId(id) && names.contains(id)) {
                ids.add(id);
            }
        }
        if (live != null && !ids.contains(live) && names.contains(live + BEGUN)) {
            ids.add(live);
        }
        SortedMap<String, Manifest> manifests = new TreeMap<>();
        for (Manifest each : RemoteFiles.gather(workers, ids, id -> {
            String file = releases + "/" + id + (names.contains(id + JSON) ? JSON : BEGUN);
            return Manifest.parse(files.read(file), file);
        })) {
            manifests.put(each.release(), each);
        }
        if (live == null) {
            return new Look(names, manifests, Manifest.NONE);
        }
        Manifest manifest = manifests.get(live);
        if (manifest == null) {
            throw new TargetException(
                    Code.DAMAGED_STATE,
                    current + " leads to releases/" + live + ", whose manifest is gone.",
                    "Bring releases/" + live + JSON + " back, or delete the link " + current + ".");
        }
        return new Look(names, manifests, manifest);
    }

    private Inside inside(Look look, Workers workers) throws IOException {
        if (look.id().isEmpty()) {
            return new Inside(new TreeMap<>(), new TreeMap<>());
        }
        Sealed.Tree tree = Sealed.tree(
                files, releases + "/" + look.id(), look.live().files().keySet(), workers);
        SortedMap<String, Manifest.Entry> sure = new TreeMap<>(look.live().files());
        sure.entrySet()
                .removeIf(file -> !tree.holds(file.getKey(), file.getValue().size()));
        return new Inside(sure, tree.others(look.live().files().keySet()));
    }

    private Inside insideAgain(Look look) throws IOException {
        Inside before = inside;
        if (before != null) {
            return before;
        }
        try (Workers workers = new Workers(connection.threads())) {
            Inside now = inside(look, workers);
            inside = now;
            return now;
        }
    }

    private void forget() {
        seen = null;
        inside = null;
    }

    private SortedSet<String> names() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (DirEntry entry : files.list(releases)) {
            names.add(entry.getFilename());
        }
        return names;
    }

    /** The id of the live release; null when there is none. */
    private @Nullable String liveId() throws IOException {
        boolean link;
        try {
            link = files.attributes(current).isSymbolicLink();
        } catch (NoSuchFileException e) {
            return null;
        }
        String leadsTo = link ? files.readLink(current) : "";
        String id = leadsTo.substring(leadsTo.lastIndexOf('/') + 1);
        if (!link || !Release.isId(id) || !leadsTo.endsWith("releases/" + id)) {
            throw new TargetException(
                    Code.FOREIGN_PLACE,
                    current
                            + (link
                                    ? " leads to " + leadsTo + ", which no publish made."
                                    : " is there already, and no" + " publish made it."),
                    "Move it away, or name another folder.");
        }
        return id;
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        Look look = lookAgain();
        Map<String, byte[]> read = new ConcurrentHashMap<>();
        try (Workers workers = new Workers(connection.threads())) {
            List<String> there =
                    paths.stream().filter(look.live().files()::containsKey).toList();
            RemoteFiles.gather(workers, there, path -> {
                try {
                    read.put(path, files.read(releases + "/" + look.id() + "/" + path));
                } catch (NoSuchFileException e) {
                    // somebody took it away
                }
                return path;
            });
        }
        return read;
    }

    /** What was seen before, when the same releases are there and the same one is live. */
    private Look lookAgain() throws IOException {
        Look before = seen;
        if (before != null
                && before.id().equals(Optional.ofNullable(liveId()).orElse(""))
                && before.names().equals(names())) {
            return before;
        }
        forget();
        try (Workers workers = new Workers(connection.threads())) {
            Look look = look(workers);
            seen = look;
            return look;
        }
    }

    @Override
    public void publish(Publication publication) throws IOException {
        Look look = lookAgain();
        Inside inside = insideAgain(look);
        forget();
        Progress progress = publication.progress();
        String id = publication.manifest().release();
        String folder = releases + "/" + id;
        try (Workers workers = new Workers(connection.threads())) {
            files.makeFolders(releases);
            sweep(look, workers);
            try {
                files.makeFolder(folder);
                boolean told = Sealed.begin(files, folder);
                List<Carried> others = foreign(publication.manifest().files().keySet(), look, inside);
                fill(publication, look, inside, others, folder, workers);
                if (told && Sealed.isTold(files, folder)) {
                    List<String> foreign = others.stream().map(Carried::path).toList();
                    Sealed.seal(files, folder, publication.manifest().files().keySet(), foreign, workers);
                }
                writeWhole(id + BEGUN, publication.manifest().toJson());
                publication.guard().check();
            } catch (IOException e) {
                sweepQuietly(id, folder, e, workers);
                throw e;
            }
            progress.begin("Switching", 0, 0);
            switchTo(id, progress);
            if (look.id().isEmpty()) {
                progress.note("The first release. Let the web server serve " + current + ".");
            }
            tidy(id, look, publication.keep(), workers, progress);
        }
    }

    /** Takes away what a publish left that was broken off. */
    private void sweep(Look look, Workers workers) throws IOException {
        Set<String> whole = new TreeSet<>();
        look.releases().forEach(release -> whole.add(release.id()));
        for (String name : look.names()) {
            String id = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            if (name.endsWith(".part")) {
                files.delete(releases + "/" + name);
            } else if (Release.isId(id) && !whole.contains(id)) {
                if (name.equals(id)) {
                    files.deleteTree(releases + "/" + name, Set.of(), workers);
                } else {
                    files.delete(releases + "/" + name);
                }
            }
        }
        if (!look.id().isEmpty() && look.names().contains(look.id() + BEGUN)) {
            files.renameOver(releases + "/" + look.id() + BEGUN, releases + "/" + look.id() + JSON);
        }
    }

    private void sweepQuietly(String id, String folder, IOException why, Workers workers) {
        if (why instanceof TargetException e && e.isTemporary()) {
            return; // the host is away; the next publish sweeps
        }
        try {
            files.delete(releases + "/" + id + BEGUN);
            files.deleteTree(folder, Set.of(), workers);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void fill(
            Publication publication, Look look, Inside inside, List<Carried> others, String folder, Workers workers)
            throws IOException {
        SortedMap<String, Manifest.Entry> wanted = publication.manifest().files();
        Progress progress = publication.progress();
        Set<String> all = new TreeSet<>(wanted.keySet());
        others.forEach(each -> all.add(each.path()));
        progress.begin("Carrying over what did not change", 0, 0);
        files.makeFoldersFor(folder, all, workers);
        String before = releases + "/" + look.id();
        Set<String> done = Collections.synchronizedSet(new TreeSet<>());
        List<String> unchanged = wanted.entrySet().stream()
                .filter(file -> {
                    Manifest.Entry there = inside.sure().get(file.getKey());
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
                .toList();
        long bytes = rest.stream()
                .mapToLong(change -> requireNonNull(change.after()).size())
                .sum();
        progress.begin("Sending", rest.size(), bytes);
        Uploads.send(rest, workers, context.retry(), progress, change -> {
            String to = folder + "/" + change.path();
            if (change.isKept()) {
                files.sendBack(before + "/" + change.path(), to);
            } else {
                publication.site().stream(change.path(), in -> files.writeOnce(to, in));
            }
        });
    }

    /** A file that goes along from another release's folder. */
    private record Carried(String path, String from, boolean isLink) {}

    /** What others put into the live release, as far as the paths are free. */
    private List<Carried> foreign(Set<String> wanted, Look look, Inside inside) {
        TreeMap<String, Carried> others = new TreeMap<>();
        inside.foreign().forEach((path, found) -> {
            boolean link = found.attributes().isSymbolicLink();
            others.put(path, new Carried(path, releases + "/" + look.id() + "/" + path, link));
        });
        Set<String> folders = new TreeSet<>();
        for (String path : wanted) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        others.keySet().removeIf(path -> wanted.contains(path) || folders.contains(path) || isBelow(path, wanted));
        return List.copyOf(others.values());
    }

    private static boolean isBelow(String path, Set<String> wanted) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (wanted.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private void carry(Carried each, String folder) throws IOException {
        String to = folder + "/" + each.path();
        try {
            if (each.isLink()) {
                files.symbolicLink(to, files.readLink(each.from()));
            } else if (!files.same(each.from(), to)) {
                files.sendBack(each.from(), to);
            }
        } catch (NoSuchFileException e) {
            // somebody took it away meanwhile, or from a release of old
        }
    }

    /** So that nobody reads half of it. */
    private void writeWhole(String name, byte[] bytes) throws IOException {
        files.write(releases + "/" + name + ".part", bytes);
        files.renameOver(releases + "/" + name + ".part", releases + "/" + name);
    }

    private void switchTo(String id, Progress progress) throws IOException {
        if (!files.canRenameOver()) {
            progress.note("This host's SFTP server cannot replace a link in one step (it lacks"
                    + " posix-rename@openssh.com): for a moment visitors find no site. OpenSSH's server can.");
        }
        files.symbolicLink(current + ".new", "releases/" + id);
        files.renameOver(current + ".new", current);
    }

    /** After the switch: a failure here is told, and mended by the next publish. */
    private void tidy(String id, Look look, int keep, Workers workers, Progress progress) {
        try {
            files.renameOver(releases + "/" + id + BEGUN, releases + "/" + id + JSON);
            List<String> ids = new ArrayList<>();
            for (String name : names()) {
                if (Release.isId(name) && !name.equals(id)) {
                    ids.add(0, name);
                }
            }
            for (String old : ids.subList(Math.min(keep - 1, ids.size()), ids.size())) {
                files.delete(releases + "/" + old + JSON);
                Manifest manifest = look.manifests().get(old);
                files.deleteTree(
                        releases + "/" + old,
                        manifest == null ? Set.of() : manifest.files().keySet(),
                        workers);
            }
        } catch (IOException e) {
            progress.note("The site is live. Old releases could not be taken away: " + e.getMessage());
        }
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        Look look = lookAgain();
        forget();
        String id = release.id();
        Manifest to = look.manifests().get(id);
        if (to == null) {
            throw new TargetException(
                    Code.NO_RELEASE,
                    "The release " + id + " is no longer there.",
                    "See which are with mvn site:releases.");
        }
        if (id.equals(look.id())) {
            return;
        }
        try (Workers workers = new Workers(connection.threads())) {
            if (!look.id().isEmpty()) {
                bringAlong(id, to, look, workers);
            }
            switchTo(id, progress);
        }
    }

    /** Foreign files, and the live release's assets for visitors who have a page of it open. */
    private void bringAlong(String id, Manifest to, Look look, Workers workers) throws IOException {
        String folder = releases + "/" + id;
        Manifest both = to.withAssetsOf(look.live());
        Set<String> ours = look.live().files().keySet();
        SortedMap<String, RemoteFiles.Found> foreign =
                Sealed.tree(files, releases + "/" + look.id(), ours, workers).others(ours);
        List<Carried> others =
                new ArrayList<>(foreign(both.files().keySet(), look, new Inside(new TreeMap<>(), foreign)));
        for (String path : both.files().keySet()) {
            if (!to.files().containsKey(path)) {
                others.add(new Carried(path, releases + "/" + look.id() + "/" + path, false));
            }
        }
        for (Carried each : List.copyOf(others)) {
            if (!isFree(folder, each.path())) {
                others.remove(each);
            }
        }
        Set<String> paths = new TreeSet<>();
        others.forEach(each -> paths.add(each.path()));
        files.makeFoldersFor(folder, paths, workers);
        RemoteFiles.gather(workers, others, each -> {
            carry(each, folder);
            return each;
        });
        if (!both.equals(to)) {
            writeWhole(id + JSON, both.toJson());
        }
    }

    /** Whether nothing stands there, nor a file where a folder would have to be. */
    private boolean isFree(String folder, String path) throws IOException {
        try {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (!files.attributes(folder + "/" + path.substring(0, slash)).isDirectory()) {
                    return false;
                }
            }
            return !files.exists(folder + "/" + path);
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
