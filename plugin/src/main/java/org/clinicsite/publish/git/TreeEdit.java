package org.clinicsite.publish.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clinicsite.publish.git.Listing.Entry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What is to differ in a tree. Everything else in it is taken over as it stands: a link stays a link, a submodule a
 * submodule, and a name that no disk would take keeps its bytes. A tree's names are never followed: a link has nothing
 * below it.
 */
final class TreeEdit {

    private final Map<String, TreeEdit> folders = new TreeMap<>();
    private final Map<String, ObjectId> files = new TreeMap<>();
    private final Map<String, ObjectId> otherwise = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();

    /** A file shall stand there with these bytes, whatever stands there now. */
    void put(String path, ObjectId blob) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            files.put(path, blob);
        } else {
            below(path.substring(0, slash)).put(path.substring(slash + 1), blob);
        }
    }

    /** A file shall stand there with these bytes where nothing else will; not below a folder. */
    void putWhereNothingIs(String name, ObjectId blob) {
        otherwise.put(name, blob);
    }

    /** No file shall stand there; a link, a submodule or a folder of that name stays. */
    void remove(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            gone.add(path);
        } else {
            below(path.substring(0, slash)).remove(path.substring(slash + 1));
        }
    }

    private TreeEdit below(String folder) {
        return folders.computeIfAbsent(folder, f -> new TreeEdit());
    }

    private boolean puts() {
        return !files.isEmpty() || folders.values().stream().anyMatch(TreeEdit::puts);
    }

    /**
     * Writes the tree that comes of it.
     *
     * @param before the tree that it is about; null for an empty one
     * @return null when nothing is left
     */
    @Nullable
    ObjectId write(@Nullable ObjectId before, ObjectReader reader, ObjectInserter inserter) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Map<String, ObjectId> subtrees = new TreeMap<>();
        if (before != null) {
            for (Entry entry : Listing.entries(reader, before)) {
                String name = entry.part();
                TreeEdit below = name == null ? null : folders.get(name);
                boolean isFolder = FileMode.TREE.equals(entry.mode().getBits());
                if (name != null && below != null && isFolder && !files.containsKey(name)) {
                    subtrees.putIfAbsent(name, entry.id());
                } else if (name == null || !isReplaced(name, entry)) {
                    entries.add(entry);
                }
            }
        }
        for (Map.Entry<String, TreeEdit> below : folders.entrySet()) {
            ObjectId tree = subtrees.get(below.getKey());
            if (tree != null || below.getValue().puts()) {
                ObjectId now = below.getValue().write(tree, reader, inserter);
                if (now != null) {
                    entries.add(new Entry(Constants.encode(below.getKey()), FileMode.TREE, now));
                }
            }
        }
        files.forEach((name, blob) -> entries.add(new Entry(Constants.encode(name), FileMode.REGULAR_FILE, blob)));
        otherwise.forEach((name, blob) -> {
            if (entries.stream().noneMatch(entry -> name.equals(entry.part()))) {
                entries.add(new Entry(Constants.encode(name), FileMode.REGULAR_FILE, blob));
            }
        });
        if (entries.isEmpty()) {
            return null;
        }
        entries.sort(Entry.ORDER);
        TreeFormatter tree = new TreeFormatter();
        for (Entry entry : entries) {
            tree.append(entry.name(), 0, entry.name().length, entry.mode(), entry.id(), true);
        }
        return inserter.insert(tree);
    }

    private boolean isReplaced(String name, Entry entry) {
        TreeEdit below = folders.get(name);
        return files.containsKey(name) || below != null && below.puts() || gone.contains(name) && entry.isFile();
    }
}
