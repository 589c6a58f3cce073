package org.clinicsite.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FileNames;

/** Unpacks a ZIP archive that somebody else made: bounded, and nowhere but into its own folder. */
final class Archive {

    /** Files in an archive, those in archives within it too; a large blog has some thousand. */
    static final int MOST_FILES = 20_000;

    /** Bytes of all files together. */
    static final long MOST_BYTES = 2L << 30;

    /** How many times its packed size a file may have; text has up to 20, and the format allows 1,032. */
    static final int MOST_RATIO = 200;

    /** Below that a ratio means nothing. */
    private static final long SMALL = 5L << 20;

    private static final String ADVICE =
            "Unpack it yourself, look what is in it, and name the folder: -Dsite.from=FOLDER.";

    private final String shown;
    private int files;
    private long bytes;

    private Archive(String shown) {
        this.shown = shown;
    }

    /** Whether a name says that it is one. */
    static boolean isNamed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * Unpacks one; archives that lie in it, as in exports of Notion, are unpacked in their place.
     *
     * @param into an empty folder
     * @throws SiteException when it is none, is too large, or holds a path that leads out of it
     */
    static void unpack(Path file, String shown, Path into) throws SiteException, IOException {
        new Archive(shown).unpack(file, into, true);
    }

    private void unpack(Path file, Path into, boolean outermost) throws SiteException, IOException {
        try (ZipFile zip = open(file)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName().replace('\\', '/');
                if (!entry.isDirectory() && !name.endsWith("/") && !name.startsWith("__MACOSX/")) {
                    Path to = place(into, name);
                    if (Files.exists(to)) {
                        continue; // twice in it, or alike on this disk: the first counts
                    }
                    Files.createDirectories(to.getParent());
                    copy(zip, entry, name, to);
                    if (outermost && isNamed(to)) {
                        unpack(to, into, false);
                        Files.delete(to);
                    }
                }
            }
        } catch (ZipException e) {
            throw refused(
                    "cannot be unpacked: " + e.getMessage(),
                    "Fetch it again; if it still fails, unpack it yourself and name the folder.");
        }
    }

    /** Names are in UTF-8, as the format asks since 2006; older programs wrote them in a code page. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    private Path place(Path into, String name) throws SiteException {
        try {
            Path to = into.resolve(name).normalize();
            boolean within = to.startsWith(into) && !to.equals(into);
            if (within && !name.startsWith("/") && !List.of(name.split("/")).contains("..")) {
                return to;
            }
        } catch (InvalidPathException e) {
            throw refused("holds a file that this machine cannot name: '" + FileNames.shown(name) + "'", ADVICE);
        }
        throw refused("holds '" + FileNames.shown(name) + "', which would lie outside of it", ADVICE);
    }

    private void copy(ZipFile zip, ZipEntry entry, String name, Path to) throws SiteException, IOException {
        if (++files > MOST_FILES) {
            throw refused("holds more than " + MOST_FILES + " files", ADVICE);
        }
        long packed = Math.max(1, entry.getCompressedSize());
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw refused("has more than " + ByteSize.of(MOST_BYTES) + " when it is unpacked", ADVICE);
                }
                if (size > SMALL && size / packed > MOST_RATIO) {
                    throw refused(
                            "holds '" + FileNames.shown(name) + "', which grows more than " + MOST_RATIO
                                    + "-fold when it is unpacked",
                            ADVICE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private SiteException refused(String why, String advice) {
        return new SiteException(
                Problem.error(Code.BAD_PARAMETER, null, 0, 0, "The archive " + shown + " " + why + ".", advice));
    }
}
