package org.clinicsite.publish;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for what was published before.
 *
 * @param ledger a file that has it, as {@link org.clinicsite.site.PublicLedger} writes it; {@code none} when nothing was, whatever may be there;
 *     null to ask the target, or the live site
 * @param deploys a file that lists which builds were published from here, such as in a cache of CI; need not be there. Null
 *     remembers none
 */
public record Memory(@Nullable String ledger, @Nullable Path deploys) {

    /** Asks, and remembers nothing. */
    public static final Memory ASK = new Memory(null, null);

    /** That nothing was published before. */
    public static final String NONE = "none";

    private static final int MOST = 50;

    /** Where sums of the site's files are kept from publish to publish; null for nowhere. */
    @Nullable
    Path sums() {
        return deploys == null ? null : deploys.resolveSibling("sums.txt");
    }

    /** Whether a build was published from here, and another after it. */
    boolean isPast(String site, String build) throws IOException {
        List<String> builds =
                read().stream().filter(line -> line.startsWith(site + " ")).toList();
        int at = builds.lastIndexOf(site + " " + build);
        return at >= 0 && at < builds.size() - 1;
    }

    /** Remembers a build. */
    void add(String site, String build) throws IOException {
        if (deploys == null) {
            return;
        }
        List<String> lines = new ArrayList<>(read());
        String line = site + " " + build;
        if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(line)) {
            return;
        }
        lines.add(line);
        Files.createDirectories(deploys.toAbsolutePath().getParent());
        Path part = deploys.resolveSibling(deploys.getFileName() + ".part");
        Files.write(part, lines.subList(Math.max(0, lines.size() - MOST), lines.size()), StandardCharsets.UTF_8);
        Files.move(part, deploys, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> read() throws IOException {
        if (deploys == null || !Files.isRegularFile(deploys)) {
            return List.of();
        }
        try {
            return Files.readAllLines(deploys, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return List.of(); // a cache that is damaged is none
        }
    }
}
