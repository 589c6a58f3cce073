package org.clinicsite.publish.git;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Somebody else who writes a branch of a repository on this machine, also as no Git command would. */
final class ByHand implements AutoCloseable {

    private final Repository repository;
    private final String ref;

    /** What stands at a path. */
    record Entry(FileMode mode, ObjectId id) {

        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(mode.getBits());
        }
    }

    ByHand(Path bare, String branch) throws IOException {
        this.repository = new FileRepositoryBuilder().setGitDir(bare.toFile()).build();
        this.ref = Constants.R_HEADS + branch;
    }

    Repository repository() {
        return repository;
    }

    /** The branch's end. */
    ObjectId tip() throws IOException {
        return requireNonNull(repository.exactRef(ref)).getObjectId();
    }

    /** Makes the branch end at a commit, whatever it was. */
    void reset(ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(ref, true);
        update.setNewObjectId(commit);
        update.forceUpdate();
    }

    /** The newest commit. */
    RevCommit newest() throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(tip());
        }
    }

    /** The commits, the newest first. */
    List<RevCommit> commits() throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(tip()));
            walk.forEach(commits::add);
        }
        return commits;
    }

    /** Everything in the newest commit but folders. */
    SortedMap<String, Entry> files() throws IOException {
        return files(newest());
    }

    SortedMap<String, Entry> files(RevCommit commit) throws IOException {
        SortedMap<String, Entry> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(walk.getPathString(), new Entry(walk.getFileMode(0), walk.getObjectId(0)));
            }
        }
        return files;
    }

    /** The text of a file in the newest commit; empty when there is no file. */
    String text(String path) throws IOException {
        Entry entry = at(path);
        return entry == null || !entry.isFile() ? "" : new String(bytes(entry), StandardCharsets.UTF_8);
    }

    /** What stands at a path in the newest commit; null when nothing does. */
    @Nullable
    Entry at(String path) throws IOException {
        ObjectId at = newest().getTree();
        FileMode mode = FileMode.TREE;
        try (ObjectReader reader = repository.newObjectReader()) {
            for (String part : path.split("/")) {
                Listing.Entry found = null;
                if (FileMode.TREE.equals(mode.getBits())) {
                    for (Listing.Entry entry : Listing.entries(reader, at)) {
                        found = part.equals(entry.part()) ? entry : found;
                    }
                }
                if (found == null) {
                    return null;
                }
                at = found.id();
                mode = found.mode();
            }
        }
        return new Entry(mode, at);
    }

    byte[] bytes(Entry entry) throws IOException {
        return repository.open(entry.id()).getBytes();
    }

    Entry file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    Entry file(byte[] bytes) throws IOException {
        return blob(FileMode.REGULAR_FILE, bytes);
    }

    Entry link(String leadsTo) throws IOException {
        return blob(FileMode.SYMLINK, leadsTo.getBytes(StandardCharsets.UTF_8));
    }

    /** A submodule, of a commit that nobody has. */
    static Entry submodule() {
        return new Entry(FileMode.GITLINK, ObjectId.fromString("1234567890".repeat(4)));
    }

    private Entry blob(FileMode mode, byte[] bytes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, bytes);
            inserter.flush();
            return new Entry(mode, id);
        }
    }

    /** One commit more, with some of the files changed. */
    void commit(Consumer<SortedMap<String, Entry>> change) throws IOException {
        SortedMap<String, Entry> files = files();
        change.accept(files);
        commit(tree(files), "By hand");
    }

    /** One commit more, of one file; null takes it away. */
    void commit(String path, Entry entry) throws IOException {
        commit(files -> {
            if (entry == null) {
                files.remove(path);
            } else {
                files.keySet().removeIf(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
                files.put(path, entry);
            }
        });
    }

    /** One commit more, of any tree. */
    void commit(ObjectId tree, String message) throws IOException {
        reset(commit(tree, message, List.of(tip())));
    }

    ObjectId commit(ObjectId tree, String message, List<ObjectId> parents) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            int time = parents.isEmpty() ? 1 : walk.parseCommit(parents.get(0)).getCommitTime() + 1;
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentIds(parents);
            PersonIdent ident =
                    new PersonIdent("Anna", "anna@test.example", Instant.ofEpochSecond(time), ZoneOffset.UTC);
            commit.setAuthor(ident);
            commit.setCommitter(ident);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /** Writes a commit anew that others follow, with other files and the same message; those keep what they hold. */
    void amend(int back, Consumer<SortedMap<String, Entry>> change) throws IOException {
        List<RevCommit> commits = commits();
        SortedMap<String, Entry> files = files(commits.get(back));
        change.accept(files);
        ObjectId at = back + 1 < commits.size() ? commits.get(back + 1) : null;
        for (int i = back; i >= 0; i--) {
            RevCommit old = commits.get(i);
            at = commit(
                    i == back ? tree(files) : old.getTree(),
                    old.getFullMessage(),
                    at == null ? List.of() : List.of(at));
        }
        reset(requireNonNull(at));
    }

    /** The tree that holds these. */
    ObjectId tree(SortedMap<String, Entry> files) throws IOException {
        SortedMap<String, SortedMap<String, Entry>> folders = new TreeMap<>();
        List<Listing.Entry> entries = new ArrayList<>();
        files.forEach((path, entry) -> {
            int slash = path.indexOf('/');
            if (slash < 0) {
                entries.add(new Listing.Entry(Constants.encode(path), entry.mode(), entry.id()));
            } else {
                folders.computeIfAbsent(path.substring(0, slash), folder -> new TreeMap<>())
                        .put(path.substring(slash + 1), entry);
            }
        });
        for (Map.Entry<String, SortedMap<String, Entry>> folder : folders.entrySet()) {
            entries.add(new Listing.Entry(Constants.encode(folder.getKey()), FileMode.TREE, tree(folder.getValue())));
        }
        return write(entries);
    }

    /** The tree of the newest commit and an entry more, of any name. */
    ObjectId treeWith(byte[] name, FileMode mode, ObjectId id) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            List<Listing.Entry> entries = new ArrayList<>(Listing.entries(reader, newest().getTree()));
            entries.add(new Listing.Entry(name, mode, id));
            return write(entries);
        }
    }

    ObjectId write(List<Listing.Entry> entries) throws IOException {
        List<Listing.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Listing.Entry.ORDER);
        TreeFormatter tree = new TreeFormatter();
        for (Listing.Entry entry : sorted) {
            tree.append(entry.name(), 0, entry.name().length, entry.mode(), entry.id(), true);
        }
        return insert(Constants.OBJ_TREE, tree.toByteArray());
    }

    /** Any object. */
    ObjectId insert(int type, byte[] bytes) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(type, bytes);
            inserter.flush();
            return id;
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
