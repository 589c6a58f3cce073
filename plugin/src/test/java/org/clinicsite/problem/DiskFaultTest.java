package org.clinicsite.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What machines refuse, in words. */
class DiskFaultTest {

    /** The texts are those of Linux, macOS and Windows; the last is German. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No space left on device                         | could not be written: the disk is full. Make room",
                "There is not enough space on the disk.          | could not be written: the disk is full. Make room",
                "Disk quota exceeded                             | the disk quota of this user is used up. Make room",
                "Read-only file system                           | the disk is read-only. Mount it for writing",
                "The media is write protected.                   | the disk is read-only. Mount it for writing",
                "File name too long                              | has a name that is too long for this disk. Most disks",
                "The process cannot access the file because it is being used by another process. | is held open by another program. Close",
                "Device or resource busy                         | is in use: by another program, or as a mount point. Close",
                "Too many open files                             | too many files are open. Raise the limit (ulimit -n 4096)",
                "Operation not permitted                         | may not be changed: the system protects it. See",
                "Input/output error                              | cannot be read or written: the disk fails. Look",
                "Stale file handle                               | its disk is on the network and does not answer. Connect",
                "Too many levels of symbolic links               | is a link that leads back to itself. Delete the link",
                "Invalid argument                                | has a name that this disk does not take. Give it another",
                "Not a directory                                 | lies in a file where a folder is needed. Move it away",
                "Is a directory                                  | is a folder where a file is needed. Move it away",
                "Zeitüberschreitung                              | the system says: Zeitüberschreitung. See that its disk is there",
            })
    void whatASystemSaysIsToldWithPathCauseAndCure(String text, String says) {
        assertThat(DiskFault.of(new FileSystemException("/srv/site/x", null, text)))
                .hasMessageStartingWith("'/srv/site/x' ")
                .hasMessageContaining(says);
    }

    static Stream<IOException> kinds() {
        return Stream.of(
                new AccessDeniedException("/srv/x"),
                new NoSuchFileException("/srv/x"),
                new FileAlreadyExistsException("/srv/x"),
                new NotDirectoryException("/srv/x"),
                new DirectoryNotEmptyException("/srv/x"),
                new FileSystemLoopException("/srv/x"),
                new AtomicMoveNotSupportedException("/srv/x", "/mnt/x", "Invalid cross-device link"),
                new FileSystemException("/srv/x"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasWordsOfItsOwnAndOneLine(IOException thrown) {
        String says = DiskFault.of(thrown).getMessage();

        assertThat(says)
                .startsWith("'/srv/x' ")
                .doesNotContain("Exception", "\n")
                .matches(".+\\. [A-Z].+\\.");
    }

    @Test
    void anExceptionWithoutAPathGetsTheOneAtHand() {
        assertThat(DiskFault.of(Path.of("/srv/x"), new IOException("No space left on device")))
                .hasMessage(
                        "'/srv/x' could not be written: the disk is full. Make room, or name another place on a disk"
                                + " that has some.");
        assertThat(DiskFault.of(Path.of("/srv/site/x"), new AccessDeniedException("/srv/.staging/x")))
                .hasMessageStartingWith("'/srv/site/x' may not be written by the user '");
    }

    @Test
    void aTextOfAnotherLibraryIsNotLeftAlone() {
        assertThat(DiskFault.of(new EOFException()))
                .hasMessage("eof. Try again; with -e Maven shows where it came from.");
        assertThat(DiskFault.of(new IOException("connect timed out")))
                .hasMessage("connect timed out. Try again; with -e Maven shows where it came from.");
    }

    @Test
    void whatWasToldIsNotToldTwice() {
        DiskFault told = new DiskFault(Code.FILE_IN_USE, "/srv/x", "is a mount point", "Name another.", null);

        assertThat(DiskFault.of(told)).isSameAs(told);
        assertThat(DiskFault.of(Path.of("/srv"), told))
                .isSameAs(told)
                .hasMessage("'/srv/x' is a mount point. Name another.");
    }

    /** Maven prints the messages of all causes one behind the other. */
    @Test
    void javasOwnTextIsKeptOutOfTheMessageButNotLost() {
        IOException thrown = new AccessDeniedException("/srv/x");

        assertThat(DiskFault.of(thrown)).hasNoCause().hasSuppressedException(thrown);
    }
}
