package org.clinicsite.publish.git;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.revwalk.RevCommit;
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
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * The repository that the branch is in: what is fetched from it and pushed to it, and what its refusals mean. Fetches into
 * memory; one on this machine is read and written where it is.
 */
final class Remote implements AutoCloseable {

    /** How many commits are fetched and looked at. */
    static final int DEPTH = 20;

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

    Remote(URIish remote, String branch, String ssh, TargetContext context) throws IOException {
        this.remote = remote;
        this.branch = branch;
        this.ssh = ssh;
        this.context = context;
        this.repository = empty();
    }

    /** The host; null where there is none. */
    @Nullable
    String host() {
        return remote.getHost();
    }

    /**
     * Whether the repository that was looked at lies on this machine: each file is written by itself, and what it lacks is
     * lost.
     */
    boolean isOnThisMachine() {
        return repository.getDirectory() != null;
    }

    /** The branch's name. */
    String branch() {
        return branch;
    }

    /** The kind and the place for people; never a password. */
    String describe() {
        return "git " + address() + " branch " + branch;
    }

    /**
     * What to type to change the branch by hand.
     *
     * @param change the command that changes the files in a clone
     * @param message of the commit, without quotes
     */
    String commands(String change, String message) {
        return "  git clone --branch " + quoted(branch) + " "
                + quoted(remote.isRemote() ? address() : remote.getPath())
                + " clinic-branch && cd clinic-branch && " + change + " && git commit -m '" + message + "' && git push";
    }

    private static String quoted(Object word) {
        return "'" + String.valueOf(word).replace("'", "'\\''") + "'";
    }

    /** Where it is, without a password. */
    private String address() {
        return remote.setPass(null).toString();
    }

    /** What was fetched. */
    Repository repository() {
        return repository;
    }

    /** Whether the host keeps an object back until it is needed. */
    boolean isKeptBack(ObjectId object) throws IOException {
        return !isOnThisMachine() && !repository.getObjectDatabase().has(object);
    }

    private static InMemoryRepository empty() throws IOException {
        return new InMemoryRepository.Builder()
                .setRepositoryDescription(new DfsRepositoryDescription("site"))
                .setFS(FS.DETECTED) // which repositories on this machine are opened with
                .build();
    }

    /** The branch's newest commit as it was looked at last; null when there is no such branch. */
    @Nullable
    RevCommit looked() throws IOException {
        return tip == null ? look() : tip.commit();
    }

    /** The branch's newest commit now; null when there is no such branch. */
    @Nullable
    RevCommit look() throws IOException {
        Tip now = context.retry().call(describe(), context.progress(), () -> {
            try {
                File here = here();
                if (here != null) {
                    return reading(() -> open(here));
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
        return now.commit();
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
        Ref there = ref(folder);
        if (there == null) {
            repository.close();
            repository = empty(); // the first release goes there as one pack
            return new Tip(null);
        }
        return tip(own(there).getObjectId());
    }

    private @Nullable Ref ref(File folder) throws IOException {
        Path file = folder.toPath().resolve(ref());
        try {
            Ref there = repository.exactRef(ref());
            if (there != null || !Files.isRegularFile(file)) {
                return there;
            }
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        }
        throw new TargetException(
                Code.DAMAGED_STATE,
                "The branch " + branch + " has lost its end: the file " + file + " holds no commit.",
                "Write the one that it had, which git --git-dir=" + quoted(folder)
                        + " fsck --lost-found may know:\n  rm "
                        + quoted(file) + " && " + endsAt()
                        + "\nWithout it: delete that file, and publish; the branch begins"
                        + " anew then, without what it held before.");
    }

    /** What to type to make the branch end at another commit. */
    private String endsAt() {
        File here = here();
        return here == null
                ? "git push --force " + quoted(address()) + " COMMIT:" + ref()
                : "git --git-dir=" + quoted(here) + " update-ref " + ref() + " COMMIT";
    }

    /** Refuses a branch that is another name for a second one: that one would change. */
    private Ref own(Ref there) throws TargetException {
        if (there.isSymbolic()) {
            String other = Repository.shortenRefName(there.getTarget().getName());
            throw new TargetException(
                    Code.BAD_TARGET,
                    "The branch " + branch + " is only another name for the branch " + other + ", which would change.",
                    "If that is meant, write <branch>" + other + "</branch> within its <target>. Else take the name"
                            + " away: git symbolic-ref --delete " + ref() + " in the repository.");
        }
        return there;
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
    void requireBlobs(Collection<ObjectId> blobs) throws IOException {
        TreeSet<ObjectId> missing = new TreeSet<>();
        for (ObjectId blob : blobs) {
            if (isKeptBack(blob)) {
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
            Ref there = connection.getRef(ref());
            return there == null ? null : own(there);
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

    /** Something that is read of what was fetched. */
    interface Reading<T> {
        /** Reads. */
        T read() throws IOException;
    }

    /** Says in words that what was fetched holds an object that is damaged or missing. */
    <T> T reading(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (MissingObjectException
                | CorruptObjectException
                | IncorrectObjectTypeException
                | LargeObjectException
                | IndexOutOfBoundsException e) { // the last by JGit's parsers, which trust what they read
            throw new TargetException(
                    Code.DAMAGED_STATE,
                    "The branch " + branch + " of " + address() + " cannot be read (" + e.getMessage() + ").",
                    "git fsck lists what is damaged. Make the branch end at the newest commit that is whole, and publish"
                            + " again:\n  " + endsAt(),
                    e);
        }
    }

    /** Makes the branch end at a commit, when it still ends where it was looked at. */
    void push(ObjectId commit, @Nullable RevCommit expected, Progress progress) throws IOException {
        progress.begin("Pushing", 0, 0);
        AtomicBoolean again = new AtomicBoolean();
        context.retry().call(describe(), progress, () -> {
            unlock();
            if (isOnThisMachine()) {
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
                checkDone(update, answer.getMessages());
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
        update.setForceUpdate(true); // the commit follows the expected one, so that the history need not be walked
        update.setRefLogMessage("publish", false);
        switch (update.update()) {
            case FORCED, FAST_FORWARD, NO_CHANGE -> tip = tip(commit);
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
    private void checkDone(RemoteRefUpdate update, @Nullable String words) throws IOException {
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

    /**
     * In a repository on this machine, one who was killed in the very moment may have left the branch's lock. Only a file
     * within the repository is taken away, never what a link leads to.
     */
    private void unlock() throws IOException {
        File here = here();
        if (here == null) {
            return;
        }
        Path lock = here.toPath().resolve(ref() + ".lock");
        if (Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                && lock.toRealPath().startsWith(here.toPath().toRealPath())
                && Files.getLastModifiedTime(lock)
                        .toInstant()
                        .isBefore(Instant.now().minus(DEAD_LOCK))) {
            Files.deleteIfExists(lock);
        }
    }

    /** In words for people, and whether it may work the next time. Holds what the host said, never a secret. */
    private TargetException explained(IOException e) {
        String says = said(e);
        String where = address();
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
