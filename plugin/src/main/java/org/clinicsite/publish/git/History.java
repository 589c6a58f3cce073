package org.clinicsite.publish.git;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.Manifest;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.UnreadableException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What the last commits of a branch say of its releases. Anybody may have written them: a manifest that cannot be read
 * costs what it alone knew, and nothing else.
 */
final class History {

    /** The manifest's name on the branch. */
    static final String MANIFEST = ".clinic-site.json";

    private final Remote remote;
    private final RevCommit tip;
    private final @Nullable ObjectId last;
    private final Map<ObjectId, Written> manifests;
    private final Map<ObjectId, Manifest> read = new HashMap<>();
    private final Map<ObjectId, UnreadableException> unreadable = new HashMap<>();

    /**
     * A manifest of the history.
     *
     * @param blob its bytes
     * @param commit the oldest commit that has it and tells of a release, the one that published; else the oldest
     * @param told the release that this commit's message tells of; null when it tells of none
     */
    record Written(
            ObjectId blob, RevCommit commit, @Nullable Release told) {}

    /**
     * What visitors see.
     *
     * @param manifest of the live release, without files that are gone from the branch, with those that somebody changed
     *     as they are now; {@link Manifest#NONE} where nothing is known
     * @param others paths of all else on the branch
     * @param warnings what people should know
     */
    record Live(Manifest manifest, List<String> others, List<Problem> warnings) {}

    private History(Remote remote, RevCommit tip, @Nullable ObjectId last, Map<ObjectId, Written> manifests) {
        this.remote = remote;
        this.tip = tip;
        this.last = last;
        this.manifests = manifests;
    }

    /** Looks at the last {@link Remote#DEPTH} commits; reads no file yet. */
    static History of(Remote remote, RevCommit tip) throws IOException {
        Repository repository = remote.repository();
        Map<ObjectId, Written> manifests = new LinkedHashMap<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.assumeShallow(repository.getObjectDatabase().getShallowCommits()); // it does not look by itself
            PriorityQueue<RevCommit> next = new PriorityQueue<>(
                    Comparator.comparing(RevCommit::getCommitTime).reversed());
            Set<ObjectId> met = new HashSet<>();
            next.add(walk.parseCommit(tip));
            for (int looked = 0; looked < Remote.DEPTH && !next.isEmpty(); looked++) {
                RevCommit commit = next.remove(); // a history on this machine is not cut off
                for (RevCommit parent : commit.getParents()) {
                    if (met.add(parent.getId()) && isWhole(walk, parent)) {
                        next.add(parent);
                    }
                }
                ObjectId manifest = manifestOrNone(repository, commit);
                if (manifest != null) {
                    walk.parseBody(commit);
                    Release told = Message.release(commit.getFullMessage()).orElse(null);
                    Written newer = manifests.get(manifest);
                    if (newer == null || told != null || newer.told() == null) {
                        manifests.put(manifest, new Written(manifest, commit, told));
                    }
                }
            }
        }
        return new History(remote, tip, manifest(repository, tip), manifests);
    }

    /** Whether a commit can be read; the history ends at one that cannot. */
    private static boolean isWhole(RevWalk walk, RevCommit commit) throws IOException {
        try {
            walk.parseHeaders(commit);
            return true;
        } catch (MissingObjectException
                | CorruptObjectException
                | IncorrectObjectTypeException
                | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** As {@link #manifest(Repository, RevCommit)}; an old commit of a damaged tree has none. */
    private static @Nullable ObjectId manifestOrNone(Repository repository, RevCommit commit) throws IOException {
        try {
            return manifest(repository, commit);
        } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException e) {
            return null;
        }
    }

    /** The manifest's blob; null when the commit has none, or a folder, link or submodule of that name. */
    private static @Nullable ObjectId manifest(Repository repository, RevCommit commit) throws IOException {
        return Listing.of(repository, commit.getTree(), List.of(MANIFEST), false)
                .get(MANIFEST);
    }

    /** Reads a manifest, once. */
    Manifest manifest(Written written) throws IOException {
        remote.requireBlobs(List.of(written.blob()));
        UnreadableException known = unreadable.get(written.blob());
        if (known != null) {
            throw known;
        }
        Manifest manifest = read.get(written.blob());
        if (manifest == null) {
            try {
                manifest = parse(written.blob());
                read.put(written.blob(), manifest);
            } catch (UnreadableException e) {
                unreadable.put(written.blob(), e);
                throw e;
            }
        }
        return manifest;
    }

    private Manifest parse(ObjectId blob) throws IOException {
        String where = MANIFEST + " of branch " + remote.branch();
        try {
            ObjectLoader loader = remote.repository().open(blob);
            if (loader.getType() != Constants.OBJ_BLOB || loader.getSize() > Limits.MANIFEST_BYTES) {
                throw UnreadableException.damaged(where, "too large");
            }
            Manifest manifest = Manifest.parse(loader.getBytes(), where);
            for (String path : manifest.files().keySet()) {
                String fault = fault(path);
                if (fault != null) {
                    throw UnreadableException.damaged(where, fault);
                }
            }
            return manifest;
        } catch (MissingObjectException | CorruptObjectException | LargeObjectException e) {
            throw UnreadableException.damaged(where, String.valueOf(e.getMessage()));
        }
    }

    /** What keeps a path from being a file of a site on a branch; null when nothing does. */
    static @Nullable String fault(String path) {
        if (path.equals(MANIFEST) || path.startsWith(MANIFEST + "/")) {
            return "'" + MANIFEST + "' is the plugin's own";
        }
        try {
            new ObjectChecker().setSafeForMacOS(true).checkPath(path);
            return null;
        } catch (CorruptObjectException e) {
            return "Git takes no such name: " + e.getMessage();
        }
    }

    /** All releases that are known, newest first, those marked that cannot be read. */
    List<Release> releases() throws IOException {
        remote.requireBlobs(manifests.values().stream()
                .filter(written -> written.told() == null)
                .map(Written::blob)
                .toList());
        Release live = null;
        Map<String, Release> releases = new HashMap<>();
        Written own = live().orElse(null);
        for (Written written : manifests.values()) {
            Release release = release(written);
            if (release != null) {
                live = written == own ? release : live;
                Release known = releases.get(release.id());
                if (known == null || known.fault() != null && release.fault() == null) {
                    releases.put(release.id(), release);
                }
            }
        }
        if (live != null) {
            releases.computeIfPresent(live.id(), (id, release) -> release.asLive());
        }
        return releases.values().stream()
                .sorted(Comparator.comparing(Release::id).reversed())
                .toList();
    }

    /** The release of a manifest: as it says, or as the commit's message does where the manifest was not fetched. */
    private @Nullable Release release(Written written) throws IOException {
        Release told = written.told();
        if (told != null && remote.isKeptBack(written.blob())) {
            return told;
        }
        try {
            return Release.of(manifest(written), false);
        } catch (UnreadableException e) {
            return told == null ? null : Release.unreadable(told.id(), false, "its manifest " + e.fault());
        }
    }

    /** The newest manifest of a release, one that can be read where there is one. */
    Optional<Written> find(String id) throws IOException {
        Written found = null;
        for (Written written : manifests.values()) {
            Release release = release(written);
            if (release != null && release.id().equals(id) && (found == null || release.fault() == null)) {
                found = written;
                if (release.fault() == null) {
                    break;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** The manifest that tells of the live release: the branch's own, else the newest that can be read. */
    private Optional<Written> live() throws IOException {
        Written own = last == null ? null : manifests.get(last);
        if (own != null && own.told() != null && remote.isKeptBack(own.blob())) {
            return Optional.of(own);
        }
        for (Written written : newestFirst(own)) {
            try {
                manifest(written);
                return Optional.of(written);
            } catch (UnreadableException e) {
                if (written == own && e.isNewer()) {
                    return Optional.of(own);
                }
            }
        }
        return Optional.empty();
    }

    private List<Written> newestFirst(@Nullable Written own) {
        List<Written> all = new ArrayList<>();
        if (own != null) {
            all.add(own);
        }
        manifests.values().stream().filter(written -> written != own).forEach(all::add);
        return all;
    }

    /**
     * What visitors see.
     *
     * @throws TargetException when a newer version of the plugin published it
     */
    Live look() throws IOException {
        Written own = last == null ? null : manifests.get(last);
        List<Problem> warnings = new ArrayList<>();
        String fault = null;
        if (own != null) {
            remote.requireBlobs(List.of(own.blob()));
            try {
                manifest(own);
            } catch (UnreadableException e) {
                if (e.isNewer()) {
                    throw newer(e);
                }
                fault = e.fault();
            }
        }
        Written live = live().orElse(null);
        if (own == null && !manifests.isEmpty()) {
            fault = "is gone";
        }
        if (fault != null) {
            warnings.add(Problem.warning(
                    Code.DAMAGED_STATE,
                    null,
                    0,
                    0,
                    "The file " + MANIFEST + " of branch " + remote.branch() + " " + fault + ". "
                            + (live == null
                                    ? "None of the last " + Remote.DEPTH
                                            + " commits has one that can be read: what stands on the"
                                            + " branch counts as somebody else's, and stays."
                                    : "What the commit "
                                            + live.commit().abbreviate(7).name() + " says of release "
                                            + manifest(live).release() + " counts instead; other files stay."),
                    null));
        }
        Manifest manifest = live == null ? Manifest.NONE : manifest(live);
        Repository repository = remote.repository();
        Listing now = Listing.of(repository, tip.getTree(), manifest.files().keySet(), true);
        if (!now.isWhole()) {
            warnings.add(Problem.warning(
                    Code.FOREIGN_PLACE,
                    null,
                    0,
                    0,
                    "The branch " + remote.branch() + " holds more files of somebody else than can be listed.",
                    null));
        }
        Manifest standing = live == null ? manifest : asItStands(live, manifest, now);
        TreeSet<String> others = new TreeSet<>(now.others());
        now.files().keySet().stream()
                .filter(path -> !standing.files().containsKey(path))
                .forEach(others::add);
        return new Live(standing, List.copyOf(others), warnings);
    }

    /**
     * The files of a release, by path, in the commit that published it. Where that commit is not at hand, somebody else wrote
     * the manifest, or at least wrote it again: then a file is one when it has the bytes that the manifest says.
     */
    Map<String, ObjectId> files(Written written) throws IOException {
        Manifest manifest = manifest(written);
        Map<String, ObjectId> files;
        try {
            files = Listing.of(
                            remote.repository(),
                            written.commit().getTree(),
                            manifest.files().keySet(),
                            false)
                    .files();
        } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException e) {
            throw UnreadableException.damaged(
                    "list of the commit " + written.commit().name(), String.valueOf(e.getMessage()));
        }
        if (isPublished(written)) {
            return files;
        }
        remote.requireBlobs(files.values());
        Map<String, ObjectId> sure = new HashMap<>();
        for (Map.Entry<String, ObjectId> file : files.entrySet()) {
            Manifest.Entry entry = requireNonNull(manifest.files().get(file.getKey()));
            Manifest.Entry there = entry(file.getValue(), entry);
            if (there != null && there.sha256().equals(entry.sha256())) {
                sure.put(file.getKey(), file.getValue());
            }
        }
        return sure;
    }

    /** Whether the commit's message and its manifest tell of one release. */
    private boolean isPublished(Written written) throws IOException {
        Release told = written.told();
        return told != null && told.id().equals(manifest(written).release());
    }

    /** A file that is gone is left out; one that somebody changed counts as it is. */
    private Manifest asItStands(Written live, Manifest manifest, Listing now) throws IOException {
        boolean isPublished = isPublished(live);
        Map<String, ObjectId> then = filesOrNone(live);
        TreeMap<String, Manifest.Entry> files = new TreeMap<>();
        Map<String, ObjectId> changed = new TreeMap<>();
        manifest.files().forEach((path, entry) -> {
            ObjectId blob = now.get(path);
            if (blob != null && blob.equals(then.get(path))) {
                files.put(path, entry);
            } else if (blob != null && (isPublished || then.containsKey(path))) {
                changed.put(path, blob);
            }
        });
        remote.requireBlobs(changed.values());
        for (Map.Entry<String, ObjectId> file : changed.entrySet()) {
            String path = file.getKey();
            Manifest.Entry there =
                    entry(file.getValue(), requireNonNull(manifest.files().get(path)));
            if (there != null) {
                files.put(path, there);
            }
        }
        return new Manifest(manifest.release(), manifest.time(), files);
    }

    private Map<String, ObjectId> filesOrNone(Written written) throws IOException {
        try {
            return files(written);
        } catch (UnreadableException e) {
            return Map.of(); // then the bytes tell
        }
    }

    /** A file with other bytes; null when they are lost. */
    private Manifest.@Nullable Entry entry(ObjectId blob, Manifest.Entry headers) throws IOException {
        try (InputStream in = remote.repository().open(blob, Constants.OBJ_BLOB).openStream();
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            long size = digest.transferTo(OutputStream.nullOutputStream());
            return new Manifest.Entry(
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()),
                    size,
                    headers.contentType(),
                    headers.cacheControl(),
                    headers.kept());
        } catch (MissingObjectException | CorruptObjectException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private TargetException newer(UnreadableException e) {
        return new TargetException(
                Code.NEWER_STATE,
                e.getMessage(),
                "Use that version or a newer one. Without it, take the file off the branch; the site stays as it is, and"
                        + " publish and rollback go on with the releases that this version knows:\n"
                        + remote.commands("git rm " + MANIFEST, "Take the manifest away"),
                e);
    }
}
