package org.clinicsite.publish.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attribute;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.CopyDataExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatExtensionInfo;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.client.impl.SftpResponse;
import org.apache.sshd.sftp.client.impl.SftpStatus;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Disk;
import org.clinicsite.publish.TargetException;
import org.clinicsite.work.Workers;

/**
 * What is done to files on the host. Every method may be called again when it is not known whether the first call arrived:
 * the second finds what the first did, and is content.
 */
final class RemoteFiles {

    /** Names in one folder. */
    private static final int MOST_NAMES = 1_000_000;

    private static final String HARD_LINK = "hardlink@openssh.com";

    private final SftpConnection connection;

    RemoteFiles(SftpConnection connection) {
        this.connection = connection;
    }

    /** Something in a folder. */
    record Found(String path, Attributes attributes) {
        boolean isFolder() {
            return attributes.isDirectory();
        }
    }

    /**
     * What a folder holds, without {@code .} and {@code ..}, and without names that hold a slash, as no disk has them; nothing
     * when it is not there.
     */
    Collection<DirEntry> list(String folder) throws IOException {
        try {
            return connection.call(folder, sftp -> {
                List<DirEntry> entries = new ArrayList<>();
                try (CloseableHandle handle = sftp.openDir(folder)) {
                    List<DirEntry> some;
                    while ((some = sftp.readDir(handle)) != null) {
                        entries.addAll(some);
                        if (entries.size() > MOST_NAMES) {
                            throw new TargetException(
                                    Code.FOREIGN_PLACE,
                                    folder + " holds more than " + MOST_NAMES + " files.",
                                    "No publish put so many there. Look who did, or name another folder.");
                        }
                    }
                }
                entries.removeIf(entry -> entry.getFilename().equals(".")
                        || entry.getFilename().equals("..")
                        || entry.getFilename().isEmpty()
                        || entry.getFilename().indexOf('/') >= 0);
                return entries;
            });
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * Everything below a folder, by path relative to it; links are not followed.
     *
     * @param into whether to look into a folder that was found
     */
    Map<String, Found> tree(String folder, Predicate<Found> into, Workers workers) throws IOException {
        Map<String, Found> all = new TreeMap<>();
        List<String> level = List.of("");
        while (!level.isEmpty()) {
            List<List<Found>> found = gather(workers, level, prefix -> {
                List<Found> entries = new ArrayList<>();
                for (DirEntry entry : list(prefix.isEmpty() ? folder : folder + "/" + prefix)) {
                    String path = prefix.isEmpty() ? entry.getFilename() : prefix + "/" + entry.getFilename();
                    entries.add(new Found(path, entry.getAttributes()));
                }
                return entries;
            });
            List<String> below = new ArrayList<>();
            for (List<Found> entries : found) {
                for (Found each : entries) {
                    all.put(each.path(), each);
                    if (each.isFolder() && into.test(each)) {
                        below.add(each.path());
                    }
                }
            }
            level = below;
        }
        return all;
    }

    /** What is done to many by many threads. */
    interface Step<T, R> {
        /** Does it to one. */
        R to(T item) throws IOException;
    }

    /** Does the same to each; the results in their order. */
    static <T, R> List<R> gather(Workers workers, List<T> items, Step<T, R> step) throws IOException {
        try {
            return workers.map(items, item -> {
                try {
                    return step.to(item);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What stands at a path, links not followed; throws when there is nothing. */
    Attributes attributes(String path) throws IOException {
        return connection.call(path, sftp -> sftp.lstat(path));
    }

    /** Whether something stands at a path, be it a link that leads nowhere. */
    boolean exists(String path) throws IOException {
        try {
            attributes(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Where a link leads, as it is written. */
    String readLink(String path) throws IOException {
        return connection.call(path, sftp -> sftp.readLink(path));
    }

    /** A file's bytes; empty when it is longer than that, is not there, or may not be read. */
    Optional<byte[]> read(String path, int most) throws IOException {
        try {
            return connection.call(path, sftp -> {
                try (InputStream in = sftp.read(path)) {
                    byte[] bytes = in.readNBytes(most + 1);
                    return bytes.length > most ? Optional.<byte[]>empty() : Optional.of(bytes);
                }
            });
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (TargetException e) {
            if (e.isTemporary()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What has a name, links not followed. */
    Disk.Found find(String path) throws IOException {
        try {
            return found(attributes(path));
        } catch (NoSuchFileException e) {
            return Disk.Found.NOTHING;
        }
    }

    /** What a host tells of something, in our words. */
    static Disk.Found found(Attributes attributes) {
        Disk.Kind kind = attributes.isSymbolicLink()
                ? Disk.Kind.LINK
                : attributes.isDirectory()
                        ? Disk.Kind.FOLDER
                        : attributes.isRegularFile() ? Disk.Kind.FILE : Disk.Kind.OTHER;
        return kind == Disk.Kind.FILE
                ? new Disk.Found(kind, attributes.getSize(), time(attributes))
                : new Disk.Found(kind, 0, 0);
    }

    /** The name of a folder after all links; empty when the host does not tell. */
    Optional<String> realPath(String path) throws IOException {
        try {
            return connection.call(path, sftp -> Optional.of(sftp.canonicalPath(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (TargetException e) {
            if (e.isTemporary()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Writes a file of any size, over what stands there; once, for callers that try again themselves. */
    void writeOnce(String path, InputStream in) throws IOException {
        try {
            connection.once(path, sftp -> {
                sftp.put(in, path, EnumSet.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write));
                return path;
            });
        } catch (TargetException e) {
            if (e.getCause() instanceof SftpException failure
                    && failure.getStatus() == SftpConstants.SSH_FX_FAILURE
                    && isFull(path)) {
                throw new TargetException(
                        Code.DISK_FULL,
                        "The host's disk is full: '" + path + "' could not be written.",
                        "Make room, or keep fewer releases.",
                        e);
            }
            throw e;
        }
    }

    /**
     * Copies a file of any size within the host, by way of this machine: for a host that cannot by itself.
     *
     * @param size as it was found; an empty one is not opened, see {@link Disk#read}
     */
    void sendBack(String from, long size, String to) throws IOException {
        if (size == 0) {
            write(to, new byte[0]);
            return;
        }
        connection.call(to, sftp -> {
            try (InputStream in = sftp.read(from)) {
                sftp.put(in, to, EnumSet.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write));
            }
            return to;
        });
    }

    private boolean isFull(String path) {
        try {
            return connection.once(path, sftp -> {
                OpenSSHStatPathExtension statistics = sftp.getExtension(OpenSSHStatPathExtension.class);
                if (statistics == null || !statistics.isSupported()) {
                    return false;
                }
                OpenSSHStatExtensionInfo disk = statistics.stat(path.substring(0, path.lastIndexOf('/')));
                return disk.f_bavail == 0 || disk.f_files > 0 && disk.f_favail == 0;
            });
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes a file, over what stands there. */
    void write(String path, byte[] bytes) throws IOException {
        connection.call(path, sftp -> {
            sftp.put(
                    new ByteArrayInputStream(bytes),
                    path,
                    EnumSet.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write));
            return bytes;
        });
    }

    /** Writes a file that must not be there; false when it is. */
    boolean create(String path, byte[] bytes) throws IOException {
        try {
            connection.once(path, sftp -> {
                try (CloseableHandle handle =
                        sftp.open(path, EnumSet.of(OpenMode.Create, OpenMode.Exclusive, OpenMode.Write))) {
                    sftp.write(handle, 0, bytes, 0, bytes.length);
                }
                return bytes;
            });
            return true;
        } catch (TargetException e) {
            if (!e.isTemporary() && exists(path)) {
                return false;
            }
            throw e;
        }
    }

    /** Writes a file that is there anew, without a moment in which it is empty; not when it is gone, or a link. */
    void overwrite(String path, byte[] bytes) throws IOException {
        if (!find(path).is(Disk.Kind.FILE)) {
            return;
        }
        try {
            connection.call(path, sftp -> {
                try (CloseableHandle handle = sftp.open(path, EnumSet.of(OpenMode.Write))) {
                    sftp.write(handle, 0, bytes, 0, bytes.length);
                    Attributes attributes = new Attributes();
                    attributes.setSize(bytes.length);
                    sftp.setStat(handle, attributes);
                }
                return bytes;
            });
        } catch (NoSuchFileException e) {
            // then there is nothing to renew
        }
    }

    /** Makes a folder and those above it. */
    void makeFolders(String path) throws IOException {
        if (path.isEmpty() || exists(path)) {
            return;
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            makeFolders(path.substring(0, slash));
        }
        makeFolder(path);
    }

    /** Makes a folder in one that is there. */
    void makeFolder(String path) throws IOException {
        try {
            connection.call(path, sftp -> {
                sftp.mkdir(path);
                return path;
            });
        } catch (TargetException e) {
            if (!e.isTemporary() && exists(path) && attributes(path).isDirectory()) {
                return;
            }
            throw e;
        }
    }

    /** Makes the folders that some paths need, relative to one that is there: many at once, level by level. */
    void makeFoldersFor(String folder, Collection<String> paths, Workers workers) throws IOException {
        for (List<String> level : levels(foldersOf(paths))) {
            gather(workers, level, path -> {
                makeFolder(folder + "/" + path);
                return path;
            });
        }
    }

    /**
     * The same file under a second name.
     *
     * @return false when the host cannot; then it has to be sent
     */
    boolean same(String from, String to) throws IOException {
        try {
            return connection.call(
                    to,
                    sftp -> sftp.getServerExtensions().containsKey(HARD_LINK) && hardLink(sftp, from, to)
                            || copy(sftp, from, to));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean hardLink(SftpClient sftp, String from, String to) throws IOException {
        Buffer buffer = new ByteArrayBuffer();
        buffer.putString(HARD_LINK);
        buffer.putString(from);
        buffer.putString(to);
        RawSftpClient raw = (RawSftpClient) sftp;
        SftpStatus status = SftpStatus.parse(SftpResponse.parse(
                SftpConstants.SSH_FXP_EXTENDED, raw.receive(raw.send(SftpConstants.SSH_FXP_EXTENDED, buffer))));
        if (status.isOk()) {
            return true;
        }
        try { // an answer that got lost: the link is there
            Attributes there = sftp.lstat(to);
            return there.isRegularFile() && there.getSize() == sftp.lstat(from).getSize();
        } catch (SftpException e) {
            return false;
        }
    }

    private static boolean copy(SftpClient sftp, String from, String to) throws IOException {
        CopyDataExtension copying = sftp.getExtension(CopyDataExtension.class);
        if (copying == null || !copying.isSupported()) {
            return false;
        }
        try (CloseableHandle in = sftp.open(from, EnumSet.of(OpenMode.Read));
                CloseableHandle out = sftp.open(to, EnumSet.of(OpenMode.Create, OpenMode.Truncate, OpenMode.Write))) {
            copying.copyData(in, 0, 0, out, 0);
        } catch (SftpException e) {
            return false;
        }
        return sftp.lstat(to).getSize() == sftp.lstat(from).getSize();
    }

    /** Gives something another name that is free. */
    void rename(String from, String to) throws IOException {
        try {
            connection.call(to, sftp -> {
                sftp.rename(from, to);
                return to;
            });
        } catch (NoSuchFileException e) {
            if (!exists(to)) {
                throw e;
            }
        }
    }

    /** Whether {@link #renameOver} is one step. */
    boolean canRenameOver() throws IOException {
        return connection.call("", sftp -> {
            OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
            return posix != null && posix.isSupported();
        });
    }

    /** Gives something a name in the place of what had it: at once where the host can, else after deleting that. */
    void renameOver(String from, String to) throws IOException {
        boolean atOnce = canRenameOver();
        try {
            connection.call(to, sftp -> {
                if (atOnce) {
                    sftp.getExtension(OpenSSHPosixRenameExtension.class).posixRename(from, to);
                } else {
                    try {
                        sftp.remove(to);
                    } catch (SftpException e) {
                        if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                            throw e;
                        }
                    }
                    sftp.rename(from, to);
                }
                return to;
            });
        } catch (NoSuchFileException e) {
            if (exists(from) || !exists(to)) {
                throw e;
            }
        }
    }

    /** Makes a symbolic link. */
    void createSymbolicLink(String link, String leadsTo) throws IOException {
        delete(link);
        connection.call(link, sftp -> {
            sftp.symLink(link, leadsTo);
            return link;
        });
    }

    /** Deletes a file or link; one that is not there is no failure. */
    void delete(String path) throws IOException {
        try {
            connection.call(path, sftp -> {
                sftp.remove(path);
                return path;
            });
        } catch (NoSuchFileException e) {
            // gone already
        }
    }

    /** Deletes a folder with all that is in it: links in it are deleted, and what they lead to is not looked at. */
    void deleteTree(String folder, Workers workers) throws IOException {
        Set<String> paths = new TreeSet<>();
        Set<String> folders = new TreeSet<>();
        for (Found each : tree(folder, found -> true, workers).values()) {
            (each.isFolder() ? folders : paths).add(each.path());
        }
        delete(folder, paths, folders, workers);
    }

    /**
     * Deletes a folder of which it is known what is in it; when there is more after all, that is listed.
     *
     * @param paths all files and links in it, relative to it
     * @param folders all folders in it, none of them a link
     */
    void deleteTree(String folder, Set<String> paths, Set<String> folders, Workers workers) throws IOException {
        try {
            delete(folder, paths, folders, workers);
        } catch (TargetException e) {
            if (e.isTemporary()) {
                throw e;
            }
            deleteTree(folder, workers);
        }
    }

    private void delete(String folder, Set<String> paths, Set<String> folders, Workers workers) throws IOException {
        gather(workers, List.copyOf(paths), path -> {
            delete(folder + "/" + path);
            return path;
        });
        List<List<String>> levels = levels(folders);
        for (int i = levels.size() - 1; i >= 0; i--) { // the deeper before those above
            gather(workers, levels.get(i), path -> {
                deleteFolder(folder + "/" + path);
                return path;
            });
        }
        deleteFolder(folder);
    }

    /** The folders that some paths lie in. */
    private static Set<String> foldersOf(Collection<String> paths) {
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.lastIndexOf('/');
                    slash > 0 && folders.add(path.substring(0, slash));
                    slash = path.lastIndexOf('/', slash - 1)) {
                // those above as well, until one that is known
            }
        }
        return folders;
    }

    /** Paths by how deep they lie, the highest first. */
    private static List<List<String>> levels(Collection<String> paths) {
        Map<Integer, List<String>> levels = new TreeMap<>();
        for (String path : paths) {
            int depth = (int) path.chars().filter(c -> c == '/').count();
            levels.computeIfAbsent(depth, d -> new ArrayList<>()).add(path);
        }
        return List.copyOf(levels.values());
    }

    private void deleteFolder(String path) throws IOException {
        try {
            connection.call(path, sftp -> {
                sftp.rmdir(path);
                return path;
            });
        } catch (NoSuchFileException e) {
            // gone already
        }
    }

    /** When a file was last written, in seconds since 1970 by the host's clock. */
    long written(String path) throws IOException {
        return time(attributes(path));
    }

    /** When something was last written, in seconds since 1970 by the host's clock; 0 when the host does not say. */
    static long time(Attributes attributes) {
        return attributes.getFlags().contains(Attribute.ModifyTime)
                ? attributes.getModifyTime().toMillis() / 1000
                : 0;
    }

    /**
     * Sets when something was last written.
     *
     * @param seconds since 1970
     * @return false when the host does not do that
     */
    boolean setTime(String path, long seconds) throws IOException {
        FileTime time = FileTime.from(seconds, TimeUnit.SECONDS);
        try {
            connection.call(path, sftp -> {
                sftp.setStat(path, new Attributes().modifyTime(time).accessTime(time)); // only both together
                return path;
            });
            return true;
        } catch (TargetException e) {
            if (e.isTemporary()) {
                throw e;
            }
            return false;
        }
    }
}
