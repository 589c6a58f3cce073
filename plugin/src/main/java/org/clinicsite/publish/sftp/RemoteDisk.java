package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.clinicsite.publish.Disk;
import org.clinicsite.work.Workers;

/** A folder on the host. */
final class RemoteDisk implements Disk {

    private final RemoteFiles files;
    private final String root;
    private final int threads;

    /**
     * @param root as {@link Address#path} has it
     * @param threads how many requests to have under way at once
     */
    RemoteDisk(RemoteFiles files, String root, int threads) {
        this.files = files;
        this.root = root;
        this.threads = threads;
    }

    @Override
    public String shown(String path) {
        return path.isEmpty() ? root : root + "/" + path;
    }

    @Override
    public List<String> roots() throws IOException {
        Set<String> roots = new LinkedHashSet<>(List.of(root));
        files.realPath(root).ifPresent(roots::add);
        return List.copyOf(roots);
    }

    @Override
    public Found find(String path) throws IOException {
        return files.find(shown(path));
    }

    @Override
    public SortedMap<String, Found> list(String folder, Predicate<String> wanted) throws IOException {
        SortedMap<String, Found> names = new TreeMap<>();
        for (DirEntry entry : files.list(shown(folder))) {
            if (wanted.test(entry.getFilename())) {
                names.put(entry.getFilename(), RemoteFiles.found(entry.getAttributes()));
            }
        }
        return names;
    }

    @Override
    public Map<String, byte[]> read(Map<String, Found> found, int most) throws IOException {
        Map<String, byte[]> read = new ConcurrentHashMap<>();
        List<String> paths = new ArrayList<>();
        found.forEach((path, file) -> {
            if (file.size() == 0) {
                read.put(path, new byte[0]);
            } else {
                paths.add(path);
            }
        });
        try (Workers workers = new Workers(threads)) {
            RemoteFiles.gather(workers, paths, path -> {
                files.read(shown(path), most).ifPresent(bytes -> read.put(path, bytes));
                return path;
            });
        }
        return read;
    }

    @Override
    public String readLink(String path) throws IOException {
        try {
            return files.readLink(shown(path));
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
