package org.clinicsite.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.site.PublicLedger;
import org.jspecify.annotations.Nullable;

/**
 * What was published before, by whoever remembers it: a file that is named, the target, or the live site where the target
 * is a folder that nothing was published to, as on a build server.
 */
final class PublishedBefore {

    private final @Nullable PublishTarget target;
    private final Memory memory;
    private final Progress progress;
    private final List<Problem> warnings = new ArrayList<>();

    /** @param target null when the live site alone is asked */
    PublishedBefore(@Nullable PublishTarget target, Memory memory, Progress progress) {
        this.target = target;
        this.memory = memory;
        this.progress = progress;
    }

    /** What people should know of the search, after it. */
    List<Problem> warnings() {
        return warnings;
    }

    /**
     * Looks for it.
     *
     * @param site what is to be published; null for a site that has no public ledger
     * @param address where visitors find it; null when it is where the site says
     * @param isRemembered whether the list of the content folder knows what was published: then it is no error that nobody
     *     else does
     * @return null when nothing was published before, or nobody knows more than the list
     * @throws SiteException when the live site does not say, and nobody else knows
     */
    @Nullable
    PublicLedger find(@Nullable PublicLedger site, @Nullable String address, boolean isRemembered)
            throws SiteException, IOException {
        String given = memory.ledger();
        if (given != null) {
            return given.equals(Memory.NONE) ? null : file(given);
        }
        if (site == null) {
            return null;
        }
        if (target != null) {
            byte[] kept = target.read(List.of(PublicLedger.PATH)).get(PublicLedger.PATH);
            if (kept != null) {
                return parsed(kept, target.describe());
            }
            if (target.folder().isEmpty() || !target.releases().isEmpty()) {
                return null;
            }
        }
        String live = address == null ? site.site() : address.endsWith("/") ? address : address + "/";
        if (!Visit.isReal(live)) {
            return null;
        }
        try {
            return live(live, site.site());
        } catch (IOException e) {
            String says = live + " does not tell what was published before: " + Visit.reason(e) + ".";
            if (isRemembered) {
                warnings.add(Problem.warning(
                        Code.UNKNOWN_BEFORE, null, 0, 0, says + " What changes for visitors cannot be told.", null));
                return null;
            }
            throw new SiteException(Problem.error(
                    Code.UNKNOWN_BEFORE,
                    null,
                    0,
                    0,
                    says,
                    "Publish again when it does. If nothing was ever published there: -Dsite.ledger=none. If you have "
                            + PublicLedger.PATH + " of the live site as a file: -Dsite.ledger=FILE."));
        }
    }

    private static PublicLedger file(String name) throws SiteException, IOException {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                throw bad(name, "There is no such file.");
            }
            return PublicLedger.parse(SiteDiff.bytes(file, PublicLedger.MOST_BYTES + 1));
        } catch (InvalidPathException e) {
            throw bad(name, "No file has such a name.");
        } catch (IllegalArgumentException e) {
            throw bad(name, "It is no " + PublicLedger.PATH + ": " + e.getMessage() + ".");
        }
    }

    private static SiteException bad(String name, String says) {
        return new SiteException(Problem.error(
                Code.BAD_PARAMETER,
                null,
                0,
                0,
                "site.ledger is '" + name + "'. " + says,
                "Name a copy of the live site's " + PublicLedger.PATH + ", or write -Dsite.ledger=none when nothing"
                        + " was published before."));
    }

    private @Nullable PublicLedger parsed(byte[] bytes, String place) {
        try {
            return PublicLedger.parse(bytes);
        } catch (IllegalArgumentException e) {
            warnings.add(Problem.warning(
                    Code.UNKNOWN_BEFORE,
                    null,
                    0,
                    0,
                    place + " has a " + PublicLedger.PATH + " that cannot be read: " + e.getMessage()
                            + ". What changes for visitors is told by its pages.",
                    null));
            return null;
        }
    }

    private @Nullable PublicLedger live(String address, String site) throws IOException {
        progress.begin("Asking " + address, 0, 0);
        Visit.Answer answer = Visit.get(address + PublicLedger.PATH, true, PublicLedger.MOST_BYTES);
        if (answer.isMissing()) {
            progress.note("A first publish: " + address + " has no " + PublicLedger.PATH + ".");
            return null;
        }
        if (!answer.isOk()) {
            throw new IOException(
                    answer.location() == null ? "it answers " + answer.status() : "it leads to " + answer.location());
        }
        if (!answer.url().startsWith(address) && !Visit.isSameHost(answer.url(), address)) {
            throw new IOException("it leads to " + answer.url());
        }
        PublicLedger ledger;
        try {
            ledger = PublicLedger.parse(answer.bytes());
        } catch (IllegalArgumentException e) {
            throw new IOException("what it shows there is no list of pages, perhaps a page to log in", e);
        }
        if (!ledger.site().equals(site)) {
            progress.note("A first publish: what " + address + " shows is the site of " + ledger.site() + ".");
            return null;
        }
        if (memory.isPast(ledger.site(), ledger.build())) {
            throw new IOException("it still shows build " + ledger.build() + ", after which another was published");
        }
        return ledger;
    }
}
