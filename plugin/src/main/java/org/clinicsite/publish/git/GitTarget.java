package org.clinicsite.publish.git;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.clinicsite.text.ByteSize;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * A branch such as {@code gh-pages} of any remote. The branch is the live site, each of its commits a release. A publish
 * is one commit made in memory, without a working tree, and one update of the branch; it is pushed with the commit that
 * was looked at as the expected one, so that nobody's work is ever overwritten: that is the lease.
 *
 * <p>A rollback is a new commit with the files of an old one, not a move of the branch back: hosts that protect the
 * branch allow it, nobody's clone breaks, and it is itself in the history and can be undone.
 *
 * <p>{@code .clinic-site.json} in the tree is the manifest; {@code .nojekyll} makes GitHub serve {@code .well-known} too.
 * What others put on the branch, such as {@code CNAME}, stays.
 */
public final class GitTarget implements Target {

    private static final String MANIFEST = ".clinic-site.json";
    private static final String NO_JEKYLL = ".nojekyll";

    /** How many commits are looked at for releases. */
    private static final int DEPTH = 20;

    /** What GitHub takes: https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github */
    private static final long MOST_OF_GITHUB = 100L << 20;

    /** JGit keeps a pack in one array while it is made. */
    private static final long MOST_PACKED = 1L << 30;

    /** That array grows, is copied once, and something else has to run: measured with files that do not pack. */
    private static final int MEMORY_PER_BYTE = 4;

    private static final int TIMEOUT_SECONDS = 60;

    /**
     * What a killed push may leave in a repository on this machine. Git holds such a lock for milliseconds; the last
     * attempt of {@link org.clinicsite.publish.Retry#USUAL} comes later than this.
     */
    private static final Duration DEAD_LOCK = Duration.ofSeconds(3);

    private static final Pattern TEMPORARY = Pattern.compile("\\b(408|429|500|502|503|504)\\b");

    /** Git's words and JGit's. */
    private static final Pattern LOCKED =
            Pattern.compile("(?i)lock_failure|(cannot|unable to|failed to) lock|lock error");

    private static final Pattern DENIED =
            Pattern.compile("(?i)not authorized|not permitted|authentication|auth fail|permission denied|\\b40[13]\\b");

    private final String branch;
    private final URIish remote;
    private final String ssh;
    private final TargetContext context;
    private Repository repository;
    private @Nullable Tip tip;

    /** Whether the host keeps blobs back until they are asked for; so until it says that it cannot. */
    private boolean filters = true;

    /** The branch as it was looked at; no commit where there is no such branch. */
    private record Tip(@Nullable RevCommit commit) {}

    /** A release, the newest commit that it stands in, and the blob of its manifest there. */
    private record Found(Release release, RevCommit commit, ObjectId manifest) {}

    private GitTarget(URIish remote, String branch, String ssh, TargetContext context) throws IOException {
        this.remote = remote;
        this.branch = branch;
        this.ssh = ssh;
        this.context = context;
        this.repository = empty();
    }

    /**
     * Opens a branch; neither it nor a commit need exist, the repository must.
     *
     * @throws SiteException when the settings name none
     */
    public static Target open(TargetSettings settings, TargetContext context) throws SiteException, IOException {
        settings.onlyKnows("url", "branch", "ssh");
        String url = settings.required("url", "https://github.com/example/clinic.git");
        String branch = settings.get("branch", "gh-pages");
        if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
            throw problem(
                    Code.BAD_TARGET,
                    settings,
                    "branch is no name of a branch: '" + branch + "'.",
                    "Write one such as gh-pages.");
        }
        try {
            URIish remote = new URIish(url);
            if (remote.getPass() != null) {
                throw problem(
                        Code.EXPOSED_CREDENTIALS,
                        settings,
                        "the url holds a password.",
                        "Take it out, and write it to settings.xml as a <server> with the id of the target.");
            }
            if (!remote.isRemote() && !url.startsWith("file:")) {
                remote = new URIish(new File(url).getAbsoluteFile().toURI().toString());
            }
            return new GitTarget(remote, branch, settings.get("ssh", "ssh"), context);
        } catch (URISyntaxException e) {
            throw problem(
                    Code.BAD_TARGET,
                    settings,
                    "url is no address of a repository.",
                    "Write one such as https://github.com/example/clinic.git or git@github.com:example/clinic.git.");
        }
    }

    private static SiteException problem(Code code, TargetSettings settings, String message, String advice) {
        return new SiteException(
                Problem.error(code, null, 0, 0, "Target '" + settings.name() + "': " + message, advice));
    }

    @Override
    public String describe() {
        return "git " + remote.setPass(null) + " branch " + branch;
    }

    @Override
    public Optional<LeaseStore> leases() {
        return Optional.empty(); // the push expects the commit that was looked at
    }

    @Override
    public List<Problem> refuses(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        if ("github.com".equalsIgnoreCase(remote.getHost())) {
            problems.addAll(plan.largerThan(MOST_OF_GITHUB, "GitHub takes none of more than 100 MiB"));
        }
        long bytes = plan.bytes();
        long most = Math.min(MOST_PACKED, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
        if (repository.getDirectory() == null && bytes > most) { // on this machine each file is written by itself
            String elsewhere = "eep films and large documents elsewhere, and link to them.";
            long gigabytes = (bytes * MEMORY_PER_BYTE >> 30) + 1;
            problems.add(Problem.error(
                    Code.SITE_TOO_LARGE,
                    null,
                    0,
                    0,
                    "The files to send have " + ByteSize.of(bytes) + " together; a push is packed in memory, which has"
                            + " room for " + ByteSize.of(most) + ".",
                    bytes > MOST_PACKED
                            ? "K" + elsewhere
                            : "Give Maven more with MAVEN_OPTS=-Xmx" + gigabytes + "g, or k" + elsewhere));
        }
        return problems;
    }

    @Override
    public Standing standing() throws IOException {
        RevCommit commit = fetch().commit();
        if (commit == null) {
            return Standing.EMPTY;
        }
        Manifest live = manifest(commit.getTree());
        TreeSet<String> foreign = new TreeSet<>(entries(commit.getTree()).keySet());
        foreign.removeAll(live.files().keySet());
        foreign.removeAll(List.of(MANIFEST, NO_JEKYLL));
        return new Standing(live, releases(found(commit)), List.copyOf(foreign), null);
    }

    @Override
    public List<Release> releases() throws IOException {
        RevCommit commit = fetch().commit();
        return commit == null ? List.of() : releases(found(commit));
    }

    private static List<Release> releases(List<Found> found) {
        return found.stream()
                .map(Found::release)
                .sorted(Comparator.comparing(Release::id).reversed())
                .toList();
    }

    /** The newest commit of each release, newest first, read from the messages of commits; few blobs are needed. */
    private List<Found> found(RevCommit tip) throws IOException {
        Map<RevCommit, ObjectId> manifests = new LinkedHashMap<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.assumeShallow(repository.getObjectDatabase().getShallowCommits()); // it does not look by itself
            walk.markStart(walk.parseCommit(tip));
            int looked = 0;
            for (RevCommit commit : walk) {
                if (++looked > DEPTH) {
                    break; // a history on this machine is not cut off
                }
                ObjectId manifest = find(commit.getTree(), MANIFEST);
                if (manifest != null) {
                    walk.parseBody(commit);
                    manifests.put(commit, manifest);
                }
            }
        }
        Map<ObjectId, Release> told = new HashMap<>();
        manifests.forEach((commit, manifest) ->
                Message.release(commit.getFullMessage()).ifPresent(release -> told.putIfAbsent(manifest, release)));
        need(manifests.values().stream().filter(id -> !told.containsKey(id)).toList());
        ObjectId live = find(tip.getTree(), MANIFEST);
        Map<String, Found> found = new LinkedHashMap<>();
        for (Map.Entry<RevCommit, ObjectId> each : manifests.entrySet()) {
            Release there = told.get(each.getValue());
            Release release = there != null ? there : Release.of(manifest(each.getValue()), false);
            Release known = each.getValue().equals(live) ? release.asLive() : release;
            found.putIfAbsent(release.id(), new Found(known, each.getKey(), each.getValue()));
        }
        return List.copyOf(found.values());
    }

    private Manifest manifest(RevTree tree) throws IOException {
        ObjectId blob = find(tree, MANIFEST);
        if (blob == null) {
            return Manifest.NONE;
        }
        need(List.of(blob));
        return manifest(blob);
    }

    private Manifest manifest(ObjectId blob) throws IOException {
        return Manifest.parse(repository.open(blob).getBytes(), MANIFEST + " of branch " + branch);
    }

    private @Nullable ObjectId find(RevTree tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            return walk == null ? null : walk.getObjectId(0);
        }
    }

    /** All files of a tree, with their modes. */
    private SortedMap<String, DirCacheEntry> entries(RevTree tree) throws IOException {
        SortedMap<String, DirCacheEntry> entries = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                entries.put(
                        walk.getPathString(), entry(walk.getPathString(), walk.getObjectId(0), walk.getFileMode(0)));
            }
        }
        return entries;
    }

    private static DirCacheEntry entry(String path, ObjectId id, FileMode mode) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setObjectId(id);
        entry.setFileMode(mode);
        return entry;
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        RevCommit commit = looked().commit();
        Map<String, ObjectId> blobs = new LinkedHashMap<>();
        for (String path : paths) {
            ObjectId blob = commit == null || path.equals(MANIFEST) ? null : find(commit.getTree(), path);
            if (blob != null) {
                blobs.put(path, blob);
            }
        }
        need(blobs.values());
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
            read.put(blob.getKey(), repository.open(blob.getValue()).getBytes());
        }
        return read;
    }

    @Override
    public void publish(Publication publication) throws IOException {
        RevCommit before = looked().commit();
        SortedMap<String, DirCacheEntry> old = before == null ? new TreeMap<>() : entries(before.getTree());
        Manifest live = before == null ? Manifest.NONE : manifest(before.getTree());
        Plan plan = publication.plan();
        publication.progress().begin("Packing", plan.uploads().size(), plan.bytes());
        SortedMap<String, DirCacheEntry> files = new TreeMap<>();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            Map<String, IOException> failures = new ConcurrentHashMap<>();
            for (Plan.Change change : plan.changes()) {
                DirCacheEntry there = old.get(change.path());
                if (change.after() == null) {
                    continue;
                }
                if (there != null && !change.isOfBytes()) {
                    files.put(change.path(), entry(change.path(), there.getObjectId(), FileMode.REGULAR_FILE));
                    continue;
                }
                try {
                    long size = change.after().size();
                    publication.site().stream(change.path(), in -> {
                        ObjectId id = inserter.insert(Constants.OBJ_BLOB, size, in);
                        files.put(change.path(), entry(change.path(), id, FileMode.REGULAR_FILE));
                    });
                    publication.progress().sent(change.path(), size);
                } catch (IOException e) {
                    failures.put(change.path(), e);
                }
            }
            if (!failures.isEmpty()) {
                throw TargetException.files(failures);
            }
            ObjectId json =
                    inserter.insert(Constants.OBJ_BLOB, publication.manifest().toJson());
            files.put(MANIFEST, entry(MANIFEST, json, FileMode.REGULAR_FILE));
            ObjectId commit = commit(
                    inserter,
                    before,
                    keepForeign(files, old, live),
                    publication.manifest().time(),
                    Message.published(publication.manifest(), plan));
            publication.guard().check();
            push(commit, before, publication.progress());
        }
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        RevCommit before = fetch().commit();
        Found to = (before == null ? List.<Found>of() : found(before))
                .stream()
                        .filter(each -> each.release().id().equals(release.id()))
                        .findFirst()
                        .orElse(null);
        if (before == null || to == null) {
            throw new TargetException(
                    Code.NO_RELEASE,
                    "The release " + release.id() + " is not among the last " + DEPTH + " commits of " + branch + ".",
                    "See what is with mvn site:releases.");
        }
        if (to.release().live()) {
            return;
        }
        SortedMap<String, DirCacheEntry> old = entries(before.getTree());
        SortedMap<String, DirCacheEntry> files = entries(to.commit().getTree());
        need(needed(files, old, to.manifest()));
        Manifest then = manifest(to.manifest());
        Manifest live = manifest(before.getTree());
        files.keySet().removeIf(path -> !then.files().containsKey(path) && !path.equals(MANIFEST));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            Manifest both = then.withAssetsOf(live);
            both.files().keySet().stream()
                    .filter(old::containsKey)
                    .forEach(path -> files.putIfAbsent(path, old.get(path)));
            ObjectId json = inserter.insert(Constants.OBJ_BLOB, both.toJson());
            files.put(MANIFEST, entry(MANIFEST, json, FileMode.REGULAR_FILE));
            SortedMap<String, DirCacheEntry> all = keepForeign(files, old, live);
            Instant time = Instant.ofEpochSecond(before.getCommitTime() + 1L);
            Instant now = Instant.now();
            ObjectId commit = commit(inserter, before, all, now.isAfter(time) ? now : time, Message.wentBack(both));
            push(commit, before, progress);
        }
    }

    /** Blobs that a push of the old files will hold, for the branch no longer has them, and the two manifests. */
    private static Collection<ObjectId> needed(
            SortedMap<String, DirCacheEntry> files, SortedMap<String, DirCacheEntry> old, ObjectId manifest) {
        Set<ObjectId> there = new HashSet<>();
        old.values().forEach(entry -> there.add(entry.getObjectId()));
        Set<ObjectId> needed = new LinkedHashSet<>();
        needed.add(manifest);
        DirCacheEntry live = old.get(MANIFEST);
        if (live != null) {
            needed.add(live.getObjectId());
        }
        for (DirCacheEntry entry : files.values()) {
            if (!there.contains(entry.getObjectId())) {
                needed.add(entry.getObjectId());
            }
        }
        return needed;
    }

    /** The files of a release, and those of others that lie on the branch and are in no file's way. */
    private SortedMap<String, DirCacheEntry> keepForeign(
            SortedMap<String, DirCacheEntry> files, SortedMap<String, DirCacheEntry> old, Manifest live) {
        SortedMap<String, DirCacheEntry> all = new TreeMap<>(files);
        old.forEach((path, entry) -> {
            boolean ours = live.files().containsKey(path) || path.equals(MANIFEST);
            if (!ours && !files.containsKey(path) && isFree(path, files)) {
                all.put(path, entry);
            }
        });
        return all;
    }

    /** Whether no file stands where the path needs a folder, nor a folder where it needs to be. */
    private static boolean isFree(String path, SortedMap<String, DirCacheEntry> files) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (files.containsKey(path.substring(0, slash))) {
                return false;
            }
        }
        SortedMap<String, DirCacheEntry> behind = files.tailMap(path + "/");
        return behind.isEmpty() || !behind.firstKey().startsWith(path + "/");
    }

    private static ObjectId commit(
            ObjectInserter inserter,
            @Nullable RevCommit parent,
            SortedMap<String, DirCacheEntry> files,
            Instant time,
            String message)
            throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        files.values().forEach(builder::add);
        if (!files.containsKey(NO_JEKYLL)) {
            builder.add(entry(NO_JEKYLL, inserter.insert(Constants.OBJ_BLOB, new byte[0]), FileMode.REGULAR_FILE));
        }
        builder.finish();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(index.writeTree(inserter));
        if (parent != null) {
            commit.setParentId(parent);
        }
        PersonIdent ident = new PersonIdent("clinic-site-maven-plugin", "noreply@localhost", time, ZoneOffset.UTC);
        commit.setAuthor(ident);
        commit.setCommitter(ident);
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    private static InMemoryRepository empty() throws IOException {
        return new InMemoryRepository.Builder()
                .setRepositoryDescription(new DfsRepositoryDescription("site"))
                .setFS(FS.DETECTED) // which repositories on this machine are opened with
                .build();
    }

    private Tip looked() throws IOException {
        return tip == null ? fetch() : tip;
    }

    private Tip fetch() throws IOException {
        Tip now = context.retry().call(describe(), context.progress(), () -> {
            try {
                File here = here();
                if (here != null) {
                    return open(here);
                }
                Ref there = remoteRef();
                if (there == null) {
                    return new Tip(null);
                }
                return repository.getObjectDatabase().has(there.getObjectId()) ? tip(there.getObjectId()) : fetchAnew();
            } catch (TransportException | NotSupportedException e) {
                throw explained(e);
            }
        });
        tip = now;
        return now;
    }

    /** The repository's own folder; null when it is not on this machine, or none. */
    private @Nullable File here() {
        return remote.isRemote() ? null : RepositoryCache.FileKey.resolve(new File(remote.getPath()), FS.DETECTED);
    }

    /** Nothing is fetched from a repository on this machine: its objects are read where they are. */
    private Tip open(File folder) throws IOException {
        repository.close();
        repository =
                new FileRepositoryBuilder().setGitDir(folder).setFS(FS.DETECTED).build();
        Ref there = repository.exactRef(ref());
        if (there == null) {
            repository.close();
            repository = empty(); // the first release goes there as one pack
            return new Tip(null);
        }
        return tip(there.getObjectId());
    }

    /** Into an empty repository: JGit's one in memory forgets where a history was cut off when it fetches again. */
    private Tip fetchAnew() throws IOException {
        if (filters) {
            try {
                return fetchAnew(FilterSpec.fromFilterLine("blob:none"));
            } catch (TransportException e) {
                if (!isRefusal(e)) {
                    throw e;
                }
                filters = false; // the host has no such thing
            }
        }
        return fetchAnew(FilterSpec.NO_FILTER);
    }

    private Tip fetchAnew(FilterSpec filter) throws IOException {
        repository.close();
        repository = empty();
        try (Transport transport = transport()) {
            transport.setDepth(DEPTH);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setFilterSpec(filter);
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + ref() + ":" + ref())));
            return tip(requireNonNull(repository.exactRef(ref())).getObjectId());
        }
    }

    /** Whether the host answered, but does not do what it was asked for. */
    private static boolean isRefusal(TransportException e) {
        return e instanceof PackProtocolException
                || e instanceof RemoteRepositoryException
                || e.getCause() instanceof PackProtocolException
                || e.getCause() instanceof RemoteRepositoryException;
    }

    /** Fetches those of some blobs that are not here yet, all at once. */
    private void need(Collection<ObjectId> blobs) throws IOException {
        TreeSet<ObjectId> missing = new TreeSet<>();
        for (ObjectId blob : blobs) {
            if (!repository.getObjectDatabase().has(blob)) {
                missing.add(blob);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        context.retry().call(describe(), context.progress(), () -> {
            try {
                fetchBlobs(missing);
                return missing;
            } catch (TransportException | NotSupportedException e) {
                throw explained(e);
            }
        });
    }

    private void fetchBlobs(Collection<ObjectId> blobs) throws IOException {
        List<RefSpec> wanted =
                blobs.stream().map(blob -> new RefSpec(blob.name())).toList();
        try (InMemoryRepository other = empty();
                Transport transport = transport(other);
                ObjectInserter inserter = repository.newObjectInserter()) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(NullProgressMonitor.INSTANCE, wanted);
            for (ObjectId blob : blobs) {
                inserter.insert(Constants.OBJ_BLOB, other.open(blob).getBytes());
            }
            inserter.flush();
        } catch (TransportException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            filters = false; // the host gives no blob by its name
            fetchAnew();
        }
    }

    private @Nullable Ref remoteRef() throws IOException {
        try (Transport transport = transport()) {
            return remoteRef(transport);
        }
    }

    private Tip tip(ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new Tip(walk.parseCommit(id));
        }
    }

    private @Nullable Ref remoteRef(Transport transport) throws IOException {
        try (org.eclipse.jgit.transport.FetchConnection connection =
                transport.openFetch(List.of(new RefSpec(ref() + ":" + ref())))) {
            return connection.getRef(ref());
        }
    }

    private String ref() {
        return Constants.R_HEADS + branch;
    }

    private Transport transport() throws IOException {
        return transport(repository);
    }

    private Transport transport(Repository local) throws IOException {
        Transport transport = Transport.open(local, remote);
        transport.setTimeout(TIMEOUT_SECONDS);
        if (context.credentials().secret() != null) {
            String user = context.credentials().user();
            transport.setCredentialsProvider(new OneTry(
                    user == null ? "git" : user, context.credentials().secret()));
        }
        if (transport instanceof SshTransport overSsh) {
            overSsh.setSshSessionFactory(new SystemSsh(ssh, context.credentials()));
        }
        return transport;
    }

    private void push(ObjectId commit, @Nullable RevCommit expected, Progress progress) throws IOException {
        progress.begin("Pushing", 0, 0);
        AtomicBoolean again = new AtomicBoolean();
        context.retry().call(describe(), progress, () -> {
            unlock();
            if (repository.getDirectory() != null) {
                update(commit, requireNonNull(expected));
                return commit;
            }
            try (Transport transport = transport()) {
                Ref there = again.getAndSet(true) ? remoteRef(transport) : null;
                if (there != null && commit.equals(there.getObjectId())) {
                    return commit; // an earlier attempt came through, only its answer did not
                }
                RemoteRefUpdate update = new RemoteRefUpdate(
                        repository,
                        commit.name(),
                        commit,
                        ref(),
                        false,
                        null,
                        expected == null ? ObjectId.zeroId() : expected);
                PushResult answer = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
                done(update, answer.getMessages());
                tip = tip(commit);
                return commit;
            } catch (TransportException | NotSupportedException e) {
                throw explained(e);
            }
        });
    }

    /** In a repository on this machine, where the objects are already. */
    private void update(ObjectId commit, RevCommit expected) throws IOException {
        if (!repository.isBare() && ref().equals(repository.getFullBranch())) {
            throw new TargetException(
                    Code.BRANCH_IN_USE,
                    "The branch " + branch + " is checked out in " + repository.getWorkTree()
                            + ": its files would no longer be those of the branch.",
                    "Check another branch out there, or publish to a bare repository.");
        }
        RefUpdate update = repository.updateRef(ref());
        update.setNewObjectId(commit);
        update.setExpectedOldObjectId(expected);
        update.setRefLogMessage("publish", false);
        switch (update.update()) {
            case FAST_FORWARD, NO_CHANGE -> tip = tip(commit);
            case LOCK_FAILURE -> {
                Ref now = repository.exactRef(ref());
                if (now != null && now.getObjectId().equals(expected)) {
                    throw TargetException.temporary(Code.HOST_BUSY, "The branch " + branch + " is locked.", null, null);
                }
                throw meanwhile();
            }
            case REJECTED -> throw meanwhile();
            default ->
                throw new TargetException(
                        Code.HOST_REFUSED,
                        "The branch " + branch + " could not be changed: " + update.getResult() + ".",
                        "Look at the repository with git fsck.");
        }
    }

    private TargetException meanwhile() {
        return new TargetException(
                Code.PUBLISH_OVERTAKEN,
                "Somebody else changed the branch " + branch + " meanwhile; nothing was pushed.",
                "Publish again.");
    }

    /** @param words what the host said besides, such as its hooks */
    private void done(RemoteRefUpdate update, @Nullable String words) throws IOException {
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {}
            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> throw meanwhile();
            default -> {
                String why = update.getMessage() == null ? update.getStatus().name() : update.getMessage();
                if (LOCKED.matcher(why).find()) {
                    throw TargetException.temporary(
                            Code.HOST_BUSY, "The branch " + branch + " is locked (" + why + ").", null, null);
                }
                throw new TargetException(
                        Code.HOST_REFUSED,
                        "The host refused the branch " + branch + ": " + why + "."
                                + (words == null || words.isBlank() ? "" : " It says: " + words.strip()),
                        "Look whether the branch is protected, or whether a hook says no.");
            }
        }
    }

    /** In a repository on this machine, one who was killed in the very moment may have left the branch's lock. */
    private void unlock() throws IOException {
        if (remote.isRemote()) {
            return;
        }
        for (String folder : List.of("", ".git")) {
            Path lock = Path.of(remote.getPath(), folder, ref() + ".lock");
            if (Files.exists(lock)
                    && Files.getLastModifiedTime(lock)
                            .toInstant()
                            .isBefore(Instant.now().minus(DEAD_LOCK))) {
                Files.deleteIfExists(lock);
            }
        }
    }

    /** In words for people, and whether it may work the next time. Holds what the host said, never a secret. */
    private TargetException explained(IOException e) {
        String says = said(e);
        String where = remote.setPass(null).toString();
        if (e instanceof NoRemoteRepositoryException) {
            return new TargetException(
                    Code.NO_SUCH_PLACE,
                    "There is no repository at " + where + ", or it does not show itself to us.",
                    "Look at the address, and whether those who come with "
                            + (isAnonymous()
                                    ? "no credentials"
                                    : context.credentials().toString())
                            + " may read it.",
                    e);
        }
        if (DENIED.matcher(says).find()) {
            return new TargetException(
                    Code.NOT_LET_IN,
                    where + " does not let us in (" + says + "); we came with "
                            + (context.credentials().secret() == null
                                            && context.credentials().keyFile() == null
                                    ? "no credentials of our own."
                                    : "those of " + context.credentials().origin() + "."),
                    "Write a <server> with the target's name as its id to settings.xml, whose token may write to the"
                            + " repository; for ssh, load the key into the agent.",
                    e);
        }
        Matcher code = TEMPORARY.matcher(says);
        if (code.find() || isOfNetwork(e)) {
            return TargetException.temporary(Code.CONNECTION_LOST, where + ": " + says + ".", null, e);
        }
        return new TargetException(
                Code.HOST_REFUSED, where + ": " + says + ".", "Try git ls-remote " + where + " to see more.", e);
    }

    private boolean isAnonymous() {
        return context.credentials().secret() == null && context.credentials().keyFile() == null;
    }

    private static String said(Throwable e) {
        Collection<String> all = new ArrayList<>();
        for (Throwable at = e; at != null && all.size() < 3; at = at.getCause()) {
            String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
            if (all.stream().noneMatch(before -> before.contains(message))) {
                all.add(message.strip());
            }
        }
        return String.join("; ", all);
    }

    private static boolean isOfNetwork(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof java.net.SocketException
                    || at instanceof java.net.SocketTimeoutException
                    || at instanceof java.net.UnknownHostException
                    || at instanceof java.io.EOFException
                    || at instanceof java.io.InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        repository.close();
    }
}
