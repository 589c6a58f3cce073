package org.clinicsite.publish.s3;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.FileClass;
import org.clinicsite.publish.FileRules;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.LocalSite;
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
import org.clinicsite.publish.Uploads;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket that a web server or a content delivery network serves.
 *
 * <pre>
 * index.html, prices/index.html, …        the site
 * .clinic-site/objects/SHA-256            the bytes of every file of every release that is kept
 * .clinic-site/releases/ID.json           what such a release consists of
 * .clinic-site/live.json                  the same for the live one
 * .clinic-site/begun.json, ours.json      what a publish that is broken off may leave
 * .clinic-site/locks/                     who is publishing
 * </pre>
 *
 * <p>Objects cannot be switched together. So the bytes all go to {@code objects} first, where nobody looks; when every one
 * has arrived, the host copies them into place, in the order of {@link Plan#waves()}, which takes no upload and so little
 * time. Then comes the manifest, which is written only when nobody else has written it meanwhile, then the deletes.
 *
 * <p>Bytes are kept as objects of our own and not as the bucket's versions: R2 has none, a bucket of AWS has to be set up for
 * them, and who may restore a version may see every file that was ever deleted from the bucket. Kept objects also make a
 * publish that was broken off cheap to go on with, and tell by their tags whether what visitors see is what was published.
 */
public final class S3Target implements PublishTarget {

    private static final String JSON = "application/json";

    /** Files of the live site are read to be compared in words; larger ones are no pages. */
    private static final int LARGEST_READ = 64 << 20;

    /** What is sent, or copied within the bucket, in one piece: https://docs.aws.amazon.com/AmazonS3/latest/userguide/copy-object.html */
    private static final long MOST_BYTES = 5L << 30;

    private static final String OTHERS =
            "See with mvn site:releases which others there are, and name one: -Dsite.to=ID.";

    /** Those that write requests with their headers, tokens among them, when Maven is told to debug. */
    private static final List<String> TALKATIVE = List.of("software.amazon.awssdk", "org.apache.hc");

    private final BucketAddress address;
    private final Bucket bucket;
    private final TargetContext context;
    private final Workers workers;
    private @Nullable State seen;

    private S3Target(BucketAddress address, Bucket bucket, TargetContext context) {
        this.address = address;
        this.bucket = bucket;
        this.context = context;
        this.workers = new Workers(bucket.threads());
    }

    /**
     * Opens a bucket, which must exist.
     *
     * @throws SiteException when the settings name none
     */
    public static PublishTarget open(TargetSettings settings, TargetContext context) throws SiteException {
        return open(settings, context, System.getenv());
    }

    /** Opens it with another environment than the process's. */
    static S3Target open(TargetSettings settings, TargetContext context, Map<String, String> environment)
            throws SiteException {
        BucketAddress address = BucketAddress.of(settings, environment);
        hush();
        return new S3Target(address, new Bucket(address, context), context);
    }

    /** Opens it by a client of the caller's. */
    static S3Target open(
            TargetSettings settings, TargetContext context, Map<String, String> environment, S3Client client)
            throws SiteException {
        BucketAddress address = BucketAddress.of(settings, environment);
        return new S3Target(address, new Bucket(address, context, client), context);
    }

    /** Maven's loggers ask these properties when they are made: the former for Maven 3, the latter for Maven 4. */
    private static void hush() throws SiteException {
        for (String name : TALKATIVE) {
            System.setProperty("org.slf4j.simpleLogger.log." + name, "info");
            System.setProperty("maven.logger.log." + name, "info");
            for (String each : List.of(name + ".request", name + ".client5.http.headers")) {
                Logger logger = LoggerFactory.getLogger(each);
                if (logger.isDebugEnabled()) {
                    throw new SiteException(Problem.error(
                            Code.EXPOSED_CREDENTIALS,
                            null,
                            0,
                            0,
                            "The log would show credentials: '" + each + "' writes requests with their headers.",
                            "Publish without -X, or with -Dorg.slf4j.simpleLogger.log." + name + "=info."));
                }
            }
        }
    }

    @Override
    public String describe() {
        return "s3 " + address;
    }

    @Override
    public Optional<LeaseStore> leases() {
        return Optional.of(new S3Leases(bucket));
    }

    @Override
    public void close() {
        workers.close();
        bucket.close();
    }

    @Override
    public List<Problem> refuses(Plan plan) {
        return plan.largerThan(MOST_BYTES, "S3 takes 5 GiB in one piece");
    }

    @Override
    public Standing standing() throws IOException {
        State state = State.look(bucket, workers);
        refuseNewer(state);
        seen = state;
        return state.standing();
    }

    @Override
    public List<Release> releases() throws IOException {
        return State.look(bucket, workers).list();
    }

    /** What a later version of the plugin wrote is whole: it is not replaced unasked. */
    private void refuseNewer(State state) throws TargetException {
        UnreadableException newer = state.newer();
        if (newer != null) {
            throw new TargetException(
                    Code.NEWER_STATE,
                    newer.getMessage(),
                    "Use that version or a newer one. Without it, delete this one object; the site stays as it is, and"
                            + " publish and rollback go on with the releases that this version knows:\n  aws s3 rm "
                            + bucket.named(State.LIVE)
                            + (address.endpoint() == null ? "" : " --endpoint-url " + address.endpoint()),
                    newer);
        }
    }

    @Override
    public Map<String, byte[]> read(Collection<String> paths) throws IOException {
        State state = seen;
        if (state == null) {
            standing();
            state = requireNonNull(seen);
        }
        Map<String, Manifest.Entry> live = state.live().files();
        Map<String, byte[]> read = new ConcurrentHashMap<>();
        try {
            workers.each(paths.stream().filter(live::containsKey).toList(), path -> {
                try {
                    bucket.find(path, LARGEST_READ)
                            .filter(file -> file.bytes().length <= LARGEST_READ)
                            .ifPresent(file -> read.put(path, file.bytes()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return read;
    }

    private static byte[] md5(LocalSite site, String path) throws IOException {
        MessageDigest md5 = Bucket.md5();
        site.stream(path, in -> in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), md5)));
        return md5.digest();
    }

    @Override
    public void publish(Publication publication) throws IOException {
        refuseOwnNames(publication.plan());
        State before = seen;
        State state = before == null ? State.look(bucket, workers) : before;
        refuseNewer(state);
        seen = null;
        stage(publication, state);
        publication.guard().check();
        apply(state, publication.plan(), publication.manifest(), publication.keep(), publication.progress());
    }

    /** The plugin's own objects are no files of a site. */
    private static void refuseOwnNames(Plan plan) throws TargetException {
        Map<String, IOException> failures = new TreeMap<>();
        for (Plan.Change change : plan.uploads()) {
            String fault = State.fault(change.path());
            if (fault != null) {
                failures.put(change.path(), new IOException(fault));
            }
        }
        if (!failures.isEmpty()) {
            throw TargetException.files(failures);
        }
    }

    /** Sends the bytes that the bucket does not keep yet to where nobody looks. */
    private void stage(Publication publication, State state) throws TargetException {
        Map<String, Plan.Change> missing = new TreeMap<>();
        for (Plan.Change change : publication.plan().changes()) {
            if (change.after() != null && !change.isKept() && !state.keeps(change.after())) {
                missing.putIfAbsent(change.after().sha256(), change);
            }
        }
        List<Plan.Change> list = List.copyOf(missing.values());
        long bytes = list.stream()
                .mapToLong(change -> requireNonNull(change.after()).size())
                .sum();
        publication.progress().begin("Sending", list.size(), bytes);
        Uploads.send(list, workers, context.retry(), publication.progress(), change -> {
            Manifest.Entry entry = requireNonNull(change.after());
            bucket.putOnce(
                    State.object(entry),
                    publication.site().file(change.path()),
                    md5(publication.site(), change.path()));
        });
        // what is already kept may have changed since, on this machine or there
        for (Plan.Change change : publication.plan().uploads()) {
            try {
                Manifest.Entry entry = requireNonNull(change.after());
                byte[] md5 = md5(publication.site(), change.path());
                if (state.isSpoilt(entry, md5)) {
                    bucket.put(State.object(entry), publication.site().file(change.path()), md5);
                }
            } catch (TargetException e) {
                throw e;
            } catch (IOException e) {
                throw TargetException.files(Map.of(change.path(), e));
            }
        }
    }

    private void apply(State state, Plan plan, Manifest manifest, int keep, Progress progress) throws IOException {
        SortedSet<String> ours = leftovers(plan, manifest);
        String before = state.live().release();
        if (!before.isEmpty() && !state.isKept(before)) {
            bucket.put(State.release(before), state.live().toJson(), JSON);
        }
        try {
            bucket.replace(State.BEGUN, manifest.toJson(), JSON, state.begunTag());
        } catch (Bucket.Lost e) {
            throw anotherPublish("Nothing was changed. ", e);
        }
        bucket.put(State.OURS, State.json(ours), JSON);
        List<String> inTheWay = inTheWay(state, plan, manifest);
        delete(inTheWay, Progress.NONE);
        ours.removeAll(inTheWay);
        try {
            for (List<Plan.Change> wave : plan.waves()) {
                FileClass what = FileRules.classOf(wave.get(0).path());
                progress.begin("Putting into place: " + words(what), wave.size(), 0);
                Uploads.send(wave, workers, context.retry(), progress, change -> {
                    Manifest.Entry entry = requireNonNull(change.after());
                    bucket.copyOnce(State.object(entry), change.path(), entry);
                });
            }
            progress.begin("Writing the manifest", 0, 0);
            bucket.replace(State.LIVE, manifest.toJson(), JSON, state.liveTag());
        } catch (Bucket.Lost e) {
            throw anotherPublish("Files of both may be mixed now. ", e).halfDone();
        } catch (TargetException e) {
            throw e.halfDone();
        }
        tidy(state, ours, manifest, keep, progress);
    }

    /**
     * Files that become folders and the other way round. To S3 these are names and no more, but hosts that keep objects as
     * files cannot have both at once, so here the old one goes first.
     */
    private static List<String> inTheWay(State state, Plan plan, Manifest manifest) {
        TreeSet<String> folders = new TreeSet<>();
        for (String path : manifest.files().keySet()) {
            addFolders(path, folders);
        }
        List<String> paths = new ArrayList<>();
        for (Plan.Change change : plan.of(Plan.Kind.DELETE)) {
            TreeSet<String> above = new TreeSet<>();
            addFolders(change.path(), above);
            above.retainAll(manifest.files().keySet());
            if (state.objects().containsKey(change.path()) && (folders.contains(change.path()) || !above.isEmpty())) {
                paths.add(change.path());
            }
        }
        return paths;
    }

    private static void addFolders(String path, Collection<String> folders) {
        folders.addAll(new FilePath(path).folders());
    }

    private static TargetException anotherPublish(String meanwhile, Exception cause) {
        return new TargetException(
                Code.PUBLISH_OVERTAKEN,
                "Another publish to this place finished meanwhile. " + meanwhile.strip(),
                "Publish again: what differs is sent, and nothing else.",
                cause);
    }

    private static String words(FileClass what) {
        return switch (what) {
            case HASHED_ASSET, ASSET -> "assets";
            case PAGE -> "pages";
            case FEED -> "feed and site map";
            case INDEX -> "home page";
        };
    }

    /** What will stand there beside the manifest's files until it is deleted. */
    private static SortedSet<String> leftovers(Plan plan, Manifest manifest) {
        SortedSet<String> ours = new TreeSet<>();
        plan.of(Plan.Kind.DELETE).forEach(change -> ours.add(change.path()));
        ours.removeAll(manifest.files().keySet());
        return ours;
    }

    /** After the switch: a failure here is told, and mended by the next publish. */
    private void tidy(State state, SortedSet<String> ours, Manifest manifest, int keep, Progress progress) {
        try {
            String id = manifest.release();
            bucket.put(State.release(id), manifest.toJson(), JSON);
            SortedMap<String, Manifest> releases = new TreeMap<>(state.releases());
            releases.put(id, manifest);
            TreeMap<String, Manifest> kept = newest(releases, keep, id);
            progress.begin("Deleting what is no longer there", ours.size(), 0);
            delete(ours, progress);
            List<String> pruned = new ArrayList<>();
            for (String old : releases.keySet()) {
                if (!kept.containsKey(old)) {
                    pruned.add(State.release(old));
                }
            }
            SortedMap<String, String> puzzling = new TreeMap<>(state.unreadable());
            puzzling.keySet().removeAll(releases.keySet());
            SortedMap<String, String> older = puzzling.headMap(kept.firstKey());
            if (kept.size() >= keep) {
                older.keySet().forEach(old -> pruned.add(State.release(old)));
                older.clear();
            }
            if (puzzling.isEmpty()) { // else nobody knows which bytes it needs
                pruned.addAll(state.bytesOfNone(kept.values()));
            }
            delete(pruned, Progress.NONE);
            bucket.delete(State.OURS);
            bucket.delete(State.BEGUN);
        } catch (IOException e) {
            progress.note("The site is live. What is no longer needed could not be deleted: " + e.getMessage()
                    + " The next publish does it.");
        }
    }

    private static TreeMap<String, Manifest> newest(SortedMap<String, Manifest> releases, int keep, String live) {
        TreeMap<String, Manifest> kept = new TreeMap<>(releases);
        List<String> oldestFirst = List.copyOf(releases.keySet());
        for (String id : oldestFirst) {
            if (kept.size() > keep && !id.equals(live)) {
                kept.remove(id);
            }
        }
        return kept;
    }

    private void delete(Collection<String> keys, Progress progress) throws IOException {
        try {
            workers.each(List.copyOf(keys), key -> {
                try {
                    bucket.delete(key);
                    progress.sent(key, 0);
                } catch (IOException e) {
                    throw new UncheckedIOException("'" + key + "': " + e.getMessage(), e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void rollback(Release release, Progress progress) throws IOException {
        State state = State.look(bucket, workers);
        refuseNewer(state);
        seen = null;
        state.warnings().stream().map(Problem::told).forEach(progress::note);
        Manifest to = state.releases().get(release.id());
        if (to == null) {
            String fault = state.unreadable().get(release.id());
            throw new TargetException(
                    Code.NO_RELEASE,
                    "The release " + release.id() + (fault == null ? " is no longer there." : ": " + fault + "."),
                    OTHERS);
        }
        Plan plan = Plan.of(state.standing(), to.files());
        List<Plan.Change> gone = plan.uploads().stream()
                .filter(change -> !state.keeps(requireNonNull(change.after())))
                .toList();
        if (!gone.isEmpty()) {
            throw new TargetException(
                    Code.NO_RELEASE,
                    "The release " + release.id() + " cannot be gone back to: the bytes of " + gone.size()
                            + " of its files are no longer kept in the bucket, such as those of "
                            + gone.get(0).path() + ".",
                    OTHERS);
        }
        apply(state, plan, new Manifest(to.release(), to.time(), plan.result()), Integer.MAX_VALUE, progress);
    }
}
