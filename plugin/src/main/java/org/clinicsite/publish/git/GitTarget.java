package org.clinicsite.publish.git;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Publication;
import org.clinicsite.publish.PublishTarget;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.Standing;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.UnreadableException;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FileNames;
import org.clinicsite.text.FilePath;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.URIish;
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
public final class GitTarget implements PublishTarget {

    private static final String NO_JEKYLL = ".nojekyll";

    /** Files of the live site are read to be compared in words; larger ones are no pages. */
    private static final int LARGEST_READ = 64 << 20;

    /** What GitHub takes: https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github */
    private static final long MOST_OF_GITHUB = 100L << 20;

    /** JGit keeps a pack in one array while it is made. */
    private static final long MOST_PACKED = 1L << 30;

    /** That array grows, is copied once, and something else has to run: measured with files that do not pack. */
    private static final int MEMORY_PER_BYTE = 4;

    private static final int MOST_NAMED = 3;

    private static final String OTHERS =
            "See with mvn site:releases which others there are, and name one: -Dsite.to=ID.";

    private final Remote remote;

    private GitTarget(Remote remote) {
        this.remote = remote;
    }

    /**
     * Opens a branch; neither it nor a commit need exist, the repository must.
     *
     * @throws SiteException when the settings name none
     */
    public static PublishTarget open(TargetSettings settings, TargetContext context) throws SiteException, IOException {
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
            return new GitTarget(new Remote(remote, branch, settings.get("ssh", "ssh"), context));
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
        return remote.describe();
    }

    @Override
    public Optional<LeaseStore> leases() {
        return Optional.empty(); // the push expects the commit that was looked at
    }

    @Override
    public List<Problem> refuses(Plan plan) {
        List<Problem> problems = new ArrayList<>();
        if ("github.com".equalsIgnoreCase(remote.host())) {
            problems.addAll(plan.largerThan(MOST_OF_GITHUB, "GitHub takes none of more than 100 MiB"));
        }
        long bytes = plan.bytes();
        long most = Math.min(MOST_PACKED, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE);
        if (!remote.isOnThisMachine() && bytes > most) { // on this machine each file is written by itself
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
        RevCommit commit = remote.look();
        if (commit == null) {
            return Standing.EMPTY;
        }
        return remote.reading(() -> {
            History history = History.of(remote, commit);
            History.Live live = history.look();
            return new Standing(live.manifest(), history.releases(), foreign(live), null, live.warnings());
        });
    }

    private static List<String> foreign(History.Live live) {
        return live.others().stream()
                .filter(path -> !path.equals(History.MANIFEST) && !path.equals(NO_JEKYLL))
                .toList();
    }

    @Override
    public List<Release> releases() throws IOException {
        RevCommit commit = remote.look();
        return commit == null
                ? List.of()
                : remote.reading(() -> History.of(remote, commit).releases());
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        RevCommit commit = remote.looked();
        if (commit == null) {
            return Map.of();
        }
        return remote.reading(() -> {
            Map<String, ObjectId> blobs = Listing.of(remote.repository(), commit.getTree(), paths, false)
                    .files();
            remote.requireBlobs(blobs.values());
            Map<String, byte[]> read = new LinkedHashMap<>();
            for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
                ObjectLoader loader = remote.repository().open(blob.getValue(), Constants.OBJ_BLOB);
                if (!blob.getKey().equals(History.MANIFEST) && loader.getSize() <= LARGEST_READ) {
                    read.put(blob.getKey(), loader.getBytes());
                }
            }
            return read;
        });
    }

    @Override
    public void publish(Publication publication) throws IOException {
        RevCommit before = remote.looked();
        Plan plan = publication.plan();
        refuse(plan);
        publication.progress().begin("Packing", plan.uploads().size(), plan.bytes());
        remote.reading(() -> {
            Map<String, Manifest.Entry> live = before == null
                    ? Map.of()
                    : History.of(remote, before).look().manifest().files();
            TreeEdit edit = new TreeEdit();
            SortedSet<String> put = new TreeSet<>();
            ObjectId commit;
            try (ObjectInserter inserter = remote.repository().newObjectInserter()) {
                Map<String, IOException> failures = new TreeMap<>();
                for (Plan.Change change : plan.changes()) {
                    String path = change.path();
                    if (change.after() == null) {
                        edit.remove(path);
                    } else if (change.isOfBytes() || !live.containsKey(path)) {
                        try {
                            long size = change.after().size();
                            publication.site().stream(
                                    path, in -> edit.put(path, inserter.insert(Constants.OBJ_BLOB, size, in)));
                            put.add(path);
                            publication.progress().sent(path, size);
                        } catch (IOException e) {
                            failures.put(path, e);
                        }
                    }
                }
                if (!failures.isEmpty()) {
                    throw TargetException.files(failures);
                }
                commit = commit(
                        inserter,
                        before,
                        tree(inserter, before, edit, publication.manifest()),
                        publication.manifest().time(),
                        Message.published(publication.manifest(), plan));
            }
            tellReplaced(before, live, put, publication.progress());
            publication.guard().check();
            remote.push(commit, before, publication.progress());
            return commit;
        });
    }

    /** Git takes no file of a name such as {@code .git}, and the manifest is not the site's. */
    private static void refuse(Plan plan) throws TargetException {
        Map<String, IOException> failures = new TreeMap<>();
        for (Plan.Change change : plan.uploads()) {
            String fault = History.fault(change.path());
            if (fault != null) {
                failures.put(change.path(), new IOException(fault));
            }
        }
        if (!failures.isEmpty()) {
            throw TargetException.files(failures);
        }
    }

    /** What was somebody else's and has to make room for the site's files; the history keeps it. */
    private void tellReplaced(
            @Nullable RevCommit before, Map<String, Manifest.Entry> live, SortedSet<String> put, Progress progress)
            throws IOException {
        if (before == null || put.isEmpty()) {
            return;
        }
        List<String> replaced = new ArrayList<>();
        for (String other : Listing.of(remote.repository(), before.getTree(), live.keySet(), true)
                .others()) {
            if (isInTheWay(other, put)) {
                replaced.add(other);
            }
        }
        if (!replaced.isEmpty()) {
            progress.note("The site's files take the place of what somebody else put on the branch: "
                    + String.join(
                            ", ",
                            replaced.stream()
                                    .limit(MOST_NAMED)
                                    .map(FileNames::shown)
                                    .toList())
                    + (replaced.size() > MOST_NAMED ? " and " + (replaced.size() - MOST_NAMED) + " more" : "")
                    + ". The commit " + before.name() + " has it still.");
        }
    }

    /** Whether a file is put at a path, below it, or where it needs a folder. */
    private static boolean isInTheWay(String other, SortedSet<String> put) {
        SortedSet<String> below = put.tailSet(other + "/");
        if (put.contains(other) || !below.isEmpty() && below.first().startsWith(other + "/")) {
            return true;
        }
        return new FilePath(other).folders().stream().anyMatch(put::contains);
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        RevCommit before = remote.look();
        remote.reading(() -> {
            History history = before == null ? null : History.of(remote, before);
            History.Written to =
                    history == null ? null : history.find(release.id()).orElse(null);
            if (before == null || history == null || to == null) {
                throw new TargetException(
                        Code.NO_RELEASE,
                        "The release " + release.id() + " is not among the last " + Remote.DEPTH + " commits of "
                                + remote.branch() + ".",
                        "See what is with mvn site:releases.");
            }
            History.Live stands = history.look();
            stands.warnings().stream().map(Problem::told).forEach(progress::note);
            Manifest live = stands.manifest();
            Manifest then = wanted(() -> history.manifest(to));
            Manifest both = then.withAssetsOf(live);
            Map<String, ObjectId> old = wanted(() -> history.files(to));
            Listing now = Listing.of(
                    remote.repository(), before.getTree(), both.files().keySet(), false);
            TreeEdit edit = new TreeEdit();
            live.files().keySet().stream()
                    .filter(path -> !both.files().containsKey(path))
                    .forEach(edit::remove);
            SortedSet<String> gone = new TreeSet<>();
            SortedSet<String> put = new TreeSet<>();
            Set<ObjectId> needed = new HashSet<>();
            for (String path : both.files().keySet()) {
                ObjectId blob = then.files().containsKey(path) ? old.get(path) : now.get(path);
                if (blob == null) {
                    gone.add(path);
                } else if (!blob.equals(now.get(path))) {
                    edit.put(path, blob);
                    put.add(path);
                    needed.add(blob);
                }
            }
            if (!gone.isEmpty()) {
                throw new TargetException(
                        Code.NO_RELEASE,
                        "The release " + release.id() + " cannot be gone back to: " + gone.size()
                                + " of its files are not in its commit "
                                + to.commit().name() + ", such as "
                                + gone.first() + ".",
                        OTHERS);
            }
            needed.removeAll(now.files().values());
            remote.requireBlobs(needed);
            tellReplaced(before, live.files(), put, progress);
            try (ObjectInserter inserter = remote.repository().newObjectInserter()) {
                Instant time = Instant.ofEpochSecond(before.getCommitTime() + 1L);
                Instant clock = Instant.now();
                ObjectId tree = tree(inserter, before, edit, both);
                if (!tree.equals(before.getTree())) {
                    ObjectId commit =
                            commit(inserter, before, tree, clock.isAfter(time) ? clock : time, Message.wentBack(both));
                    remote.push(commit, before, progress);
                }
                return tree;
            }
        });
    }

    /** Reads what a rollback needs of the release that is gone back to. */
    private static <T> T wanted(Remote.Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (UnreadableException e) {
            throw new TargetException(Code.NO_RELEASE, e.getMessage(), OTHERS, e);
        }
    }

    private static ObjectId tree(ObjectInserter inserter, @Nullable RevCommit before, TreeEdit edit, Manifest manifest)
            throws IOException {
        edit.put(History.MANIFEST, inserter.insert(Constants.OBJ_BLOB, manifest.toJson()));
        edit.putWhereNothingIs(NO_JEKYLL, inserter.insert(Constants.OBJ_BLOB, new byte[0]));
        try (ObjectReader reader = inserter.newReader()) {
            return requireNonNull(edit.write(before == null ? null : before.getTree(), reader, inserter));
        }
    }

    private static ObjectId commit(
            ObjectInserter inserter, @Nullable RevCommit parent, ObjectId tree, Instant time, String message)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
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

    @Override
    public void close() {
        remote.close();
    }
}
