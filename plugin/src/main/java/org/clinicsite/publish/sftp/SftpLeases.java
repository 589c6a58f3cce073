package org.clinicsite.publish.sftp;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.Disk;
import org.clinicsite.publish.LeaseStore;
import org.clinicsite.publish.Limits;
import org.clinicsite.publish.TargetException;

/** Leases as files in a folder on the host, which is made when the first is taken. */
final class SftpLeases implements LeaseStore {

    private final RemoteFiles files;
    private final String folder;

    SftpLeases(RemoteFiles files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Whether the folder is there; a link in its place would lead the lock to another place than others look at. */
    private boolean isThere() throws IOException {
        Disk.Kind kind = files.find(folder).kind();
        if (kind != Disk.Kind.FOLDER && kind != Disk.Kind.NOTHING) {
            throw new TargetException(
                    Code.FOREIGN_PLACE,
                    folder + " is " + kind.words() + ", which no publish made.",
                    "Delete " + folder + " (what it may lead to can stay), then publish again.");
        }
        return kind == Disk.Kind.FOLDER;
    }

    @Override
    public List<String> names() throws IOException {
        if (!isThere()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (DirEntry entry : files.list(folder)) {
            Disk.Found found = RemoteFiles.found(entry.getAttributes());
            if (entry.getFilename().startsWith("lock.")
                    && names.size() < Limits.LEASES
                    && found.is(Disk.Kind.FILE)
                    && (found.size() > 0 || isFile(entry.getFilename()))) {
                names.add(entry.getFilename());
            }
        }
        return names;
    }

    /** MINA's server lists a pipe as an empty file; asked for it alone, it knows better. */
    private boolean isFile(String name) throws IOException {
        return files.find(folder + "/" + name).is(Disk.Kind.FILE);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return isFile(name)
                ? Optional.of(
                        files.read(folder + "/" + name, Limits.LEASE_BYTES).orElse(new byte[0]))
                : Optional.empty();
    }

    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
        if (!isThere()) {
            files.makeFolders(folder);
        }
        return files.create(folder + "/" + name, bytes);
    }

    @Override
    public void renew(String name, byte[] bytes) throws IOException {
        files.overwrite(folder + "/" + name, bytes);
    }

    @Override
    public void delete(String name) throws IOException {
        if (isFile(name)) {
            files.delete(folder + "/" + name);
        }
    }

    /** A file written now has the time of the host's clock. */
    @Override
    public Duration age(String name) throws IOException {
        String probe = folder + "/" + LeaseStore.scratchName();
        try {
            long then = files.written(folder + "/" + name);
            files.create(probe, new byte[0]);
            return Duration.ofSeconds(Math.max(0, files.written(probe) - then));
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } finally {
            files.delete(probe);
        }
    }

    @Override
    public void sweep() throws IOException {
        if (isThere()) {
            for (DirEntry entry : files.list(folder)) {
                if (LeaseStore.isScratch(entry.getFilename())) {
                    delete(entry.getFilename());
                }
            }
        }
    }
}
