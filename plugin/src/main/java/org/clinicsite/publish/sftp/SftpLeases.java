package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.clinicsite.publish.LeaseStore;

/** Leases as files in a folder on the host, which is made when the first is taken. */
final class SftpLeases implements LeaseStore {

    private final RemoteFiles files;
    private final String folder;

    SftpLeases(RemoteFiles files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (DirEntry entry : files.list(folder)) {
            if (entry.getFilename().startsWith("lock.")) {
                names.add(entry.getFilename());
            }
        }
        return names;
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(files.read(folder + "/" + name));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        files.makeFolders(folder);
        return files.create(folder + "/" + name, bytes);
    }

    @Override
    public void renew(String name, byte[] bytes) throws IOException {
        files.overwrite(folder + "/" + name, bytes);
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(folder + "/" + name);
    }

    /** A file written now has the time of the host's clock. */
    @Override
    public Duration age(String name) throws IOException {
        String probe = folder + "/clock." + UUID.randomUUID();
        try {
            long then = files.written(folder + "/" + name);
            files.write(probe, new byte[0]);
            return Duration.ofSeconds(Math.max(0, files.written(probe) - then));
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } finally {
            files.delete(probe);
        }
    }
}
