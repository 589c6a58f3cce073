package org.clinicsite.publish.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.publish.SitePath;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;
import org.jspecify.annotations.Nullable;

/**
 * What a tree holds: the paths that are asked for, and what stands beside them. A tree may come from anybody. Links and
 * submodules are entries like others, with nothing below them; a name that holds a slash is no path; what is not asked for
 * is looked at up to a bound, for a tree of a few bytes may stand for millions of files.
 *
 * @param files what stands at the paths that were asked for: files only, no links
 * @param others paths of all else, sorted
 * @param isWhole whether all else was looked at
 */
record Listing(Map<String, ObjectId> files, List<String> others, boolean isWhole) {

    /** So many entries beside ours are looked at. */
    private static final int MOST_OTHERS = 10_000;

    private record Folder(String path, ObjectId tree) {}

    /**
     * Looks.
     *
     * @param asked paths
     * @param others whether to look at what else there is
     */
    static Listing of(Repository repository, ObjectId tree, Collection<String> asked, boolean others)
            throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return of(reader, tree, asked, others);
        }
    }

    private static Listing of(ObjectReader reader, ObjectId tree, Collection<String> asked, boolean others)
            throws IOException {
        Set<String> files = new HashSet<>(asked);
        Set<String> folders = new HashSet<>();
        for (String path : asked) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.substring(0, slash))) {
                    break;
                }
            }
        }
        Map<String, ObjectId> found = new HashMap<>();
        Set<String> beside = new TreeSet<>();
        int left = others ? MOST_OTHERS : 0;
        Deque<Folder> open = new ArrayDeque<>(List.of(new Folder("", tree)));
        Deque<Folder> foreign = new ArrayDeque<>();
        while (!open.isEmpty() || !foreign.isEmpty() && left > 0) {
            Folder folder = open.isEmpty() ? foreign.remove() : open.remove();
            for (Entry entry : entries(reader, folder.tree())) {
                String path = folder.path() + new String(entry.name(), StandardCharsets.UTF_8);
                boolean isPath = entry.part() != null;
                boolean isFolder = FileMode.TREE.equals(entry.mode().getBits());
                if (isFolder && isPath && folders.contains(path)) {
                    open.add(new Folder(path + "/", entry.id()));
                } else if (isPath && entry.isFile() && files.contains(path)) {
                    found.putIfAbsent(path, entry.id());
                } else if (left-- > 0) {
                    if (isFolder && path.length() < SitePath.LONGEST) {
                        foreign.add(new Folder(path + "/", entry.id()));
                    } else {
                        beside.add(isFolder ? path + "/" : path);
                    }
                }
            }
        }
        return new Listing(Map.copyOf(found), List.copyOf(beside), left >= 0 && foreign.isEmpty());
    }

    /** What stands at a path: a file; null for all else. */
    @Nullable
    ObjectId get(String path) {
        return files.get(path);
    }

    /**
     * An entry of a tree.
     *
     * @param name as the tree has it
     */
    record Entry(byte[] name, FileMode mode, ObjectId id) {

        /** Git's own order, in which a folder's name counts as if a slash stood behind it. */
        static final Comparator<Entry> ORDER = (one, other) -> Paths.compare(
                one.name,
                0,
                one.name.length,
                one.mode.getBits(),
                other.name,
                0,
                other.name.length,
                other.mode.getBits());

        /** Whether it is a file and neither a link nor a submodule nor a folder. */
        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(mode.getBits()) || FileMode.EXECUTABLE_FILE.equals(mode.getBits());
        }

        /** The name as a part of a path; null for one that can be none. */
        @Nullable
        String part() {
            String part = new String(name, StandardCharsets.UTF_8);
            boolean isPart = !part.isEmpty() && part.indexOf('/') < 0 && Arrays.equals(Constants.encode(part), name);
            return isPart ? part : null;
        }
    }

    /** All entries of one tree, in its order. */
    static List<Entry> entries(ObjectReader reader, ObjectId tree) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (CanonicalTreeParser at = new CanonicalTreeParser(new byte[0], reader, tree); !at.eof(); at.next()) {
                byte[] name = new byte[at.getNameLength()];
                at.getName(name, 0);
                entries.add(new Entry(name, at.getEntryFileMode(), at.getEntryObjectId()));
            }
        } catch (IndexOutOfBoundsException e) { // the parser trusts what it reads
            throw new CorruptObjectException("the tree " + tree.name() + " breaks off", e);
        }
        return entries;
    }
}
