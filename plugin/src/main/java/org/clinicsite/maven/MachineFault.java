package org.clinicsite.maven;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.publish.TargetException;

/** What kind of fault it is that a machine or a host could not do something. */
final class MachineFault {

    /** As Linux, macOS and Windows say it; Java has no class for it. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private MachineFault() {}

    /** The code of a fault; that of its cause where it only wraps one. */
    static Code of(IOException e) {
        if (e instanceof TargetException target) {
            return target.code();
        }
        if (e instanceof AccessDeniedException) {
            return Code.NO_PERMISSION;
        }
        if (e instanceof NoSuchFileException) {
            return Code.NOT_THERE;
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return Code.FILE_IN_THE_WAY;
        }
        if (e instanceof InterruptedIOException) {
            return Code.INTERRUPTED;
        }
        String message = String.valueOf(e.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return Code.DISK_FULL;
        }
        return e.getCause() instanceof IOException cause ? of(cause) : Code.MACHINE_FAULT;
    }
}
