package org.clinicsite.publish;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The folder of a target that keeps releases beside each other, as it is reached: on this machine or on a host. Paths are
 * relative to it, with {@code /}. A link is told as such and never followed; all that is done here is looking.
 */
public interface Disk {

    /** What has a name. */
    enum Kind {
        NOTHING("nothing"),
        FILE("a file"),
        FOLDER("a folder"),
        LINK("a link"),
        /** A pipe, a device: whoever opened it might wait for ever. */
        OTHER("neither a file nor a folder");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people, such as {@code a link}. */
        public String words() {
            return words;
        }
    }

    /**
     * What has a name, and how it looks from outside.
     *
     * @param kind what it is
     * @param size in bytes; of a file only
     * @param written when it was last written, in whatever unit the disk tells it: only good to compare
     */
    record Found(Kind kind, long size, long written) {

        /** Where nothing has the name. */
        public static final Found NOTHING = new Found(Kind.NOTHING, 0, 0);

        /** Whether it is of a kind. */
        public boolean is(Kind other) {
            return kind == other;
        }
    }

    /** A path as people know it, such as {@code /var/www/clinic/current}. */
    String shown(String path);

    /** The names that the folder itself has, each absolute and without a slash at its end; links may begin with one of them. */
    List<String> roots() throws IOException;

    /** What has a name. */
    Found find(String path) throws IOException;

    /**
     * What lies in a folder, by name; nothing when it is not there.
     *
     * @param wanted which names are asked for; all others are passed over, however many there are
     */
    SortedMap<String, Found> list(String folder, Predicate<String> wanted) throws IOException;

    /**
     * Files' bytes, by path. One that is longer, no file any more or not to be read is left out. One that was found empty is
     * not opened: MINA's server lists a pipe as such, and whoever reads from it waits for ever.
     *
     * @param files what was found at each path
     * @param most bytes that one may have
     */
    Map<String, byte[]> read(Map<String, Found> files, int most) throws IOException;

    /** Where a link leads, as it is written, with {@code /}. */
    String readLink(String path) throws IOException;
}
