package org.clinicsite.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** What a folder is beside what it holds: modes, owners, times. As far as the system has them and lets them be set. */
final class FolderAttributes {

    private FolderAttributes() {}

    /**
     * Makes a folder like another.
     *
     * @param to filled already: with new entries, it gets the time of now
     * @throws IOException when its mode or times cannot be set
     */
    static void copy(Path from, Path to) throws IOException {
        BasicFileAttributes times = Files.readAttributes(from, BasicFileAttributes.class);
        boolean same = names(from).equals(names(to));
        PosixFileAttributeView posix = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (posix != null) {
            posix(from, to, posix);
        }
        AclFileAttributeView acl = Files.getFileAttributeView(to, AclFileAttributeView.class);
        AclFileAttributeView theirs = Files.getFileAttributeView(from, AclFileAttributeView.class);
        if (acl != null && theirs != null) {
            acl.setAcl(theirs.getAcl());
        }
        DosFileAttributeView dos = Files.getFileAttributeView(from, DosFileAttributeView.class);
        if (posix == null && dos != null) {
            Files.setAttribute(to, "dos:hidden", dos.readAttributes().isHidden());
        }
        if (same) {
            Files.getFileAttributeView(to, BasicFileAttributeView.class)
                    .setTimes(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime());
        }
    }

    private static void posix(Path from, Path to, PosixFileAttributeView view) throws IOException {
        PosixFileAttributes theirs = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes mine = view.readAttributes();
        try { // first: changing an owner takes special modes away
            if (!mine.group().equals(theirs.group())) {
                view.setGroup(theirs.group());
            }
            if (!mine.owner().equals(theirs.owner())) {
                view.setOwner(theirs.owner());
            }
        } catch (IOException e) {
            view.setPermissions(theirs.permissions()); // only an administrator gives a folder away
            return;
        }
        if (to.getFileSystem().supportedFileAttributeViews().contains("unix")) { // with set-group-id and sticky bit
            Files.setAttribute(to, "unix:mode", Files.getAttribute(from, "unix:mode"));
        } else {
            view.setPermissions(theirs.permissions());
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }
}
