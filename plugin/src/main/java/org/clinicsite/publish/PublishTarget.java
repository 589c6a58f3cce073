package org.clinicsite.publish;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clinicsite.problem.Problem;

/**
 * A place where sites are published. There are two families, and one plan for both:
 *
 * <ul>
 *   <li>those that switch at once (a symbolic link, a branch): the new release is put beside the live one, then one
 *       rename or one update of a reference makes it the live one;
 *   <li>those that hold objects one by one: {@link Plan#waves()} says in which order they go up, so that no visitor ever
 *       meets a page without its assets, and deletes come last.
 * </ul>
 *
 * <p>What holds for every target, and what {@code TargetContract} tests:
 *
 * <ul>
 *   <li>Looking ({@link #standing}, {@link #read}) writes nothing, not even a folder.
 *   <li>{@link #publish} that fails or is killed leaves the old site whole, or the new one. The next publish sweeps up.
 *   <li>Only what an earlier publish put there is ever deleted.
 *   <li>Assets that only old pages ask for stay for a while ({@link Plan.Change#isKept}), also over a rollback.
 *   <li>The release that is live is never pruned.
 *   <li>Every message names the place without any secret.
 * </ul>
 *
 * <p>Failures are {@link TargetException}s where there is more to say than the exception of the library does. A target is
 * used by one thread at a time, but for {@link LeaseStore}, which a second thread calls to renew the lease.
 */
public interface PublishTarget extends AutoCloseable {

    /** The kind and the place for people, such as {@code directory /var/www/clinic}; never a password. */
    String describe();

    /** The folder of this machine that it keeps everything in; empty for other machines. A site must not lie within. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** What a publish would find now; everything empty where nobody ever published. */
    Standing standing() throws IOException;

    /** {@link Standing#releases} alone: what a rollback needs to know, found without a look at the live site's files. */
    default List<Release> releases() throws IOException {
        return standing().releases();
    }

    /**
     * What it could not take of a plan, whoever publishes it: files that are too large, each with name and size. Asked
     * before anything is sent, also in a dry run.
     */
    default List<Problem> refuses(Plan plan) {
        return List.of();
    }

    /**
     * Files of the live release.
     *
     * @param paths as in its manifest
     * @return bytes by path, without those that the live release does not have
     */
    Map<String, byte[]> read(Collection<String> paths) throws IOException;

    /**
     * A file of the live release.
     *
     * @throws NoSuchFileException when the live release has no such file
     */
    default byte[] read(String path) throws IOException {
        byte[] bytes = read(List.of(path)).get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return bytes;
    }

    /** Where locks are kept; empty where the switch itself notices another publisher, as a push with a lease does. */
    Optional<LeaseStore> leases() throws IOException;

    /**
     * Puts a release there and makes it the live one. Keeps {@link Publication#keep} releases in all, the live one
     * included.
     *
     * @throws TargetException when it could not; names every file that failed
     */
    void publish(Publication publication) throws IOException;

    /**
     * Makes an earlier release the live one again.
     *
     * @param release one of {@link #releases}
     * @param progress told what is done
     */
    void rollback(Release release, Progress progress) throws IOException;

    /** Closes connections. */
    @Override
    void close() throws IOException;
}
