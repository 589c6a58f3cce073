package org.clinicsite.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clinicsite.problem.DiskFault;
import org.jspecify.annotations.Nullable;

/** A finished site as one zip: files in the order of their names, all of one date, so that the same site has the same bytes. */
public final class SiteArchive {

    /** What the format's dates can say, years in seven bits from 1980 (APPNOTE.TXT 4.4.6), with a margin of a day. */
    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 0, 0);

    private SiteArchive() {}

    /**
     * Writes it whole or not at all.
     *
     * @param site the site's folder
     * @param files which of its files, relative to it, with {@code /}
     * @param time the date that all of them get, in UTC; null for the first that a zip can hold
     * @param archive where it goes
     * @throws IOException when a file cannot be read or the archive not be written; an older one is there, whole
     */
    public static void write(Path site, Set<String> files, @Nullable Instant time, Path archive) throws IOException {
        Path part = archive.resolveSibling("." + archive.getFileName() + ".part");
        try {
            Files.createDirectories(part.resolveSibling(""));
            try (OutputStream out = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                LocalDateTime date = date(time);
                for (String file : new TreeSet<>(files)) {
                    ZipEntry entry = new ZipEntry(file);
                    entry.setTimeLocal(date);
                    zip.putNextEntry(entry);
                    Files.copy(site.resolve(file), zip);
                    zip.closeEntry();
                }
            }
            Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DiskFault.of(archive, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static LocalDateTime date(@Nullable Instant time) {
        LocalDateTime given = time == null ? FIRST : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return given.isBefore(FIRST) ? FIRST : given.isAfter(LAST) ? LAST : given;
    }
}
