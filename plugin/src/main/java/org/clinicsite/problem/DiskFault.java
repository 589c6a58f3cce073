package org.clinicsite.problem;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a disk or the system refused, told to people in one line: the path, the cause, the cure. The only place that reads
 * Java's own exceptions of files, which give a path and the name of a class, or no path at all.
 */
public final class DiskFault extends IOException {

    private static final long serialVersionUID = 1;

    private final Code code;

    private static final String ANOTHER_PLACE = "or name another place";

    /**
     * What systems say, in their own words: Java has a class for the most common faults only.
     *
     * @param code the kind of fault
     * @param marks how the system's text is recognised, in lower case; Linux and macOS ({@code strerror}), then Windows
     * @param cause what it means, to stand behind the path
     * @param cure what to do
     */
    private record Said(Code code, List<String> marks, String cause, String cure) {}

    private static final Said FULL = new Said(
            Code.DISK_FULL,
            List.of("no space left", "not enough space", "disk full", "out of disk space", "disk is full"),
            "could not be written: the disk is full",
            "Make room, " + ANOTHER_PLACE + " on a disk that has some.");

    /** What a machine may run out of; known without the path of a file. */
    private static final List<Said> USED_UP = List.of(
            FULL,
            new Said(
                    Code.DISK_FULL,
                    List.of("quota"),
                    "could not be written: the disk quota of this user is used up",
                    "Make room, " + ANOTHER_PLACE + " on another disk."),
            new Said(
                    Code.TOO_MANY_OPEN_FILES,
                    List.of("too many open files"),
                    "could not be opened: too many files are open",
                    "Raise the limit (ulimit -n 4096), or use fewer threads with -Dsite.threads=1."));

    private static final List<Said> OF_A_FILE = List.of(
            new Said(
                    Code.FILE_CHANGED,
                    List.of("changed while it was copied"),
                    "could not be written: what is copied there changed meanwhile",
                    "Generate again when nobody works on that file."),
            new Said(
                    Code.NO_PERMISSION,
                    List.of("read-only file system", "write protected", "write-protected"),
                    "could not be written: the disk is read-only",
                    "Mount it for writing, " + ANOTHER_PLACE + "."),
            new Said(
                    Code.BAD_FILE_NAME,
                    List.of("name too long", "filename or extension is too long"),
                    "has a name that is too long for this disk",
                    "Most disks take 255 bytes for a name, encrypted ones 143: give a shorter name or slug, "
                            + ANOTHER_PLACE + "."),
            new Said(
                    Code.FILE_IN_USE,
                    List.of("used by another process", "sharing violation", "locked a portion"),
                    "is held open by another program",
                    "Close what shows it (an editor, Explorer, a local web server), then try again."),
            new Said(
                    Code.FILE_IN_USE,
                    List.of("resource busy", "text file busy"),
                    "is in use: by another program, or as a mount point",
                    "Close what uses it, " + ANOTHER_PLACE + "."),
            new Said(
                    Code.NO_PERMISSION,
                    List.of("operation not permitted"),
                    "may not be changed: the system protects it",
                    "See its attributes and mount options (lsattr, mount), " + ANOTHER_PLACE + "."),
            new Said(
                    Code.DISK_FAILS,
                    List.of(
                            "input/output error",
                            "i/o error",
                            "i/o device error",
                            "data error",
                            "structure needs cleaning"),
                    "cannot be read or written: the disk fails",
                    "Look at the disk and what the system says of it, " + ANOTHER_PLACE + "."),
            new Said(
                    Code.DISK_FAILS,
                    List.of("stale file handle", "endpoint is not connected", "network", "host is down", "timed out"),
                    "cannot be reached: its disk is on the network and does not answer",
                    "Connect it again, then try again."),
            new Said(
                    Code.SYMBOLIC_LINK,
                    List.of("too many levels of symbolic links"),
                    "is a link that leads back to itself",
                    "Delete the link, " + ANOTHER_PLACE + "."),
            new Said(
                    Code.BAD_FILE_NAME,
                    List.of(
                            "volume label syntax",
                            "invalid argument",
                            "illegal byte sequence",
                            "invalid or incomplete"),
                    "has a name that this disk does not take",
                    "Give it another name or slug, of letters, digits and hyphens."),
            new Said(
                    Code.FILE_IN_THE_WAY,
                    List.of("not a directory", "directory name is invalid"),
                    "lies in a file where a folder is needed",
                    "Move it away, " + ANOTHER_PLACE + "."),
            new Said(
                    Code.FILE_IN_THE_WAY,
                    List.of("is a directory"),
                    "is a folder where a file is needed",
                    "Move it away, " + ANOTHER_PLACE + "."));

    /**
     * A fault that the caller knows better than any exception tells.
     *
     * @param code the kind of fault
     * @param path what it is about
     * @param cause what is wrong with it, to stand behind the path: {@code is a mount point}
     * @param cure what to do, one sentence
     */
    public DiskFault(Code code, Object path, String cause, String cure, @Nullable Throwable thrown) {
        this(code, "'" + path + "' " + cause + ". " + cure, thrown);
    }

    /** Not as the cause: Maven prints the messages of causes behind ours. */
    private DiskFault(Code code, String says, @Nullable Throwable thrown) {
        super(says);
        this.code = code;
        if (thrown != null) {
            addSuppressed(thrown);
        }
    }

    /** What any fault means; the fault itself when it was told already. */
    public static DiskFault of(IOException e) {
        return e instanceof DiskFault told ? told : tell(null, e);
    }

    /**
     * The same with a path that people know: exceptions may know none, or that of a file on its way.
     *
     * @param path what was to be read or written
     */
    public static DiskFault of(Path path, IOException e) {
        return e instanceof DiskFault told ? told : tell(path, e);
    }

    /** The kind of fault. */
    public Code code() {
        return code;
    }

    /** The line for people. */
    public String says() {
        return Objects.requireNonNull(getMessage());
    }

    private static DiskFault tell(@Nullable Path path, IOException e) {
        String file = file(path, e);
        if (file == null) {
            String text = text(e);
            Said said = said(text, USED_UP);
            return said != null
                    ? new DiskFault(said.code(), "A file " + said.cause() + ". " + said.cure(), e)
                    : new DiskFault(
                            e instanceof InterruptedIOException ? Code.INTERRUPTED : Code.MACHINE_FAULT,
                            text + ". Try again; with -e Maven shows where it came from.",
                            e);
        }
        if (e instanceof AccessDeniedException) {
            boolean read = isUnreadable(path, file);
            return new DiskFault(
                    Code.NO_PERMISSION,
                    file,
                    "may not be " + (read ? "read" : "written") + " by the user '" + System.getProperty("user.name")
                            + "'",
                    read
                            ? "Give the right to read it (chown, chmod)."
                            : "Give it the right (chown, chmod), or name another folder.",
                    e);
        }
        if (e instanceof NoSuchFileException) {
            return new DiskFault(
                    Code.NOT_THERE,
                    file,
                    "is not there, and could not be made",
                    "It was moved or deleted, or a link in its path leads nowhere: see, then try again.",
                    e);
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return new DiskFault(
                    Code.FILE_IN_THE_WAY,
                    file,
                    "or what it lies in is a file where a folder is needed",
                    "Move it away, or name another place.",
                    e);
        }
        if (e instanceof DirectoryNotEmptyException) {
            return new DiskFault(
                    Code.FILE_CHANGED,
                    file,
                    "was written to by somebody else meanwhile",
                    "Try again when that is done.",
                    e);
        }
        if (e instanceof FileSystemLoopException || e instanceof NotLinkException) {
            return new DiskFault(
                    Code.SYMBOLIC_LINK, file, "is a link that leads back to a folder above it", "Delete the link.", e);
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return new DiskFault(
                    Code.ACROSS_DISKS,
                    file,
                    "cannot be put in its place by renaming: a part of its path lies on another disk",
                    "Name a place on one disk.",
                    e);
        }
        String text = text(e);
        Said said = said(text, USED_UP);
        said = said == null ? said(text, OF_A_FILE) : said;
        if (said == null && isFull(path, file)) { // the system speaks another language than English
            said = FULL;
        }
        return said != null
                ? new DiskFault(said.code(), file, said.cause(), said.cure(), e)
                : new DiskFault(
                        Code.MACHINE_FAULT,
                        file,
                        "could not be read or written; the system says: " + text,
                        "See that its disk is there and has room, " + ANOTHER_PLACE + ".",
                        e);
    }

    private static @Nullable String file(@Nullable Path path, IOException e) {
        return path != null ? path.toString() : e instanceof FileSystemException known ? known.getFile() : null;
    }

    /** The system's words, without the path that Java puts before them and the full stop that Windows puts behind. */
    public static String text(IOException e) {
        String text = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (text == null || text.isBlank()) { // the class says it: AccessDenied
            text = e.getClass()
                    .getSimpleName()
                    .replaceAll("(?<=.)Exception$", "")
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                    .toLowerCase(Locale.ROOT);
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static @Nullable Said said(String text, List<Said> known) {
        String lower = text.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(said -> said.marks().stream().anyMatch(lower::contains))
                .findFirst()
                .orElse(null);
    }

    private static boolean isUnreadable(@Nullable Path path, String file) {
        Path there = path(path, file);
        return there != null && Files.exists(there) && !Files.isReadable(there);
    }

    /** Whether less than a page is free where the path lies. */
    private static boolean isFull(@Nullable Path path, String file) {
        Path there = path(path, file);
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there != null && Files.getFileStore(there).getUsableSpace() < 4096;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private static @Nullable Path path(@Nullable Path path, String file) {
        try {
            return Objects.requireNonNullElseGet(path, () -> Path.of(file)).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /**
     * What is told when the locale cannot name files, once for all of them.
     *
     * @param files in letters that every console has; at least one
     * @param without how they would be named without another locale, to stand behind "or"
     */
    public static Problem ofLocale(List<String> files, String without) {
        return Problem.error(
                Code.LOCALE,
                null,
                0,
                0,
                "The locale of this run (encoding " + System.getProperty("sun.jnu.encoding", "unknown")
                        + ") cannot name the file " + files.get(0)
                        + (files.size() == 1 ? "" : ", nor " + (files.size() - 1) + " more") + ".",
                "Run Maven with LC_ALL=C.UTF-8, or " + without + ".");
    }
}
