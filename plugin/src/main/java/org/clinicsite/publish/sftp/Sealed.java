package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.publish.Shelf;
import org.clinicsite.text.FilePath;
import org.clinicsite.work.Workers;

/**
 * Folders in which nothing has come or gone since they were published. A site has a folder for each page, and to list
 * each takes four requests; so a publish sets the time of those without folders in them to {@link #TIME}. Whoever adds,
 * takes away or renames something there changes that time, and the folder is listed again. A host that keeps no such
 * times has every folder listed.
 */
final class Sealed {

    /** 2000-01-01, in seconds since 1970: long before any publish, so that no change is ever of that second. */
    private static final long TIME = 946_684_800;

    private Sealed() {}

    /**
     * What stands below a folder.
     *
     * @param listed all that was found, by path, folders included
     * @param closed folders that were not listed, for they hold just what was published
     */
    record Tree(Map<String, RemoteFiles.Found> listed, Set<String> closed) implements Shelf.Inside {

        /** Of a folder that is not there. */
        static final Tree NONE = new Tree(Map.of(), Set.of());

        /** Whether a file that was published is there, as long as it was. */
        @Override
        public boolean holds(String path, long size) {
            RemoteFiles.Found found = listed.get(path);
            return found == null
                    ? closed.contains(folderOf(path))
                    : found.attributes().isRegularFile() && found.attributes().getSize() == size;
        }

        /** What is not among those that were published, without folders. */
        @Override
        public List<String> others(Set<String> published) {
            return listed.values().stream()
                    .filter(found -> !found.isFolder() && !published.contains(found.path()))
                    .map(RemoteFiles.Found::path)
                    .toList();
        }

        /** Links that were found. */
        List<String> links() {
            return listed.values().stream()
                    .filter(found -> found.attributes().isSymbolicLink())
                    .map(RemoteFiles.Found::path)
                    .toList();
        }

        /** Whether a file can be put there without touching or passing through anything that is there. */
        boolean isFree(String path, Set<String> published) {
            for (String folder : new FilePath(path).folders()) {
                RemoteFiles.Found found = listed.get(folder);
                if (found != null && !found.isFolder() || published.contains(folder)) {
                    return false;
                }
            }
            return !listed.containsKey(path) && !(closed.contains(folderOf(path)) && published.contains(path));
        }

        /** All files and links, those in closed folders included. */
        Set<String> files(Set<String> published) {
            Set<String> files = new TreeSet<>(others(Set.of()));
            published.stream().filter(path -> closed.contains(folderOf(path))).forEach(files::add);
            return files;
        }

        /** All folders. */
        Set<String> folders() {
            Set<String> folders = new TreeSet<>();
            listed.values().stream().filter(RemoteFiles.Found::isFolder).forEach(found -> folders.add(found.path()));
            return folders;
        }
    }

    /**
     * Lists a release's folder, and of those within it all that are not sealed.
     *
     * @param published paths of the files that the release was published with; without any, all is listed
     */
    static Tree tree(RemoteFiles files, String folder, Collection<String> published, Workers workers)
            throws IOException {
        Set<String> leaves = leaves(published);
        Set<String> closed = new TreeSet<>();
        Map<String, RemoteFiles.Found> listed = files.tree(
                folder,
                found -> {
                    boolean isSealed = leaves.contains(found.path()) && isSealed(found.attributes());
                    if (isSealed) {
                        closed.add(found.path());
                    }
                    return !isSealed;
                },
                workers);
        return new Tree(listed, closed);
    }

    /** Asks the host to keep the time of a new folder, to see later whether it tells of changes. */
    static boolean begin(RemoteFiles files, String folder) throws IOException {
        return files.setTime(folder, TIME);
    }

    /** Whether the host told of the files that came since {@link #begin}. */
    static boolean isTold(RemoteFiles files, String folder) throws IOException {
        return !isSealed(files.attributes(folder));
    }

    /** Seals those folders of a release that hold files that were published, and nothing else. */
    static void seal(
            RemoteFiles files, String folder, Collection<String> published, List<String> foreign, Workers workers)
            throws IOException {
        Set<String> leaves = leaves(published);
        foreign.forEach(path -> leaves.remove(folderOf(path)));
        RemoteFiles.gather(workers, List.copyOf(leaves), leaf -> files.setTime(folder + "/" + leaf, TIME));
    }

    private static boolean isSealed(org.apache.sshd.sftp.client.SftpClient.Attributes attributes) {
        return RemoteFiles.time(attributes) == TIME;
    }

    /** Folders with files and without folders. */
    private static Set<String> leaves(Collection<String> paths) {
        Set<String> leaves = new TreeSet<>();
        List<String> inner = new ArrayList<>();
        for (String path : paths) {
            String folder = folderOf(path);
            leaves.add(folder);
            for (String above = folderOf(folder); !above.isEmpty(); above = folderOf(above)) {
                inner.add(above);
            }
        }
        inner.forEach(leaves::remove);
        leaves.remove("");
        return leaves;
    }

    private static String folderOf(String path) {
        return new FilePath(path).folder();
    }
}
