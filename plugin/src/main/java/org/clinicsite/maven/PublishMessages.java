package org.clinicsite.maven;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.problem.Problem;
import org.clinicsite.publish.Plan;
import org.clinicsite.publish.Proposal;
import org.clinicsite.publish.PublishResult;
import org.clinicsite.publish.Publisher;
import org.clinicsite.publish.Release;
import org.clinicsite.publish.TargetException;
import org.clinicsite.publish.UnreadableException;
import org.clinicsite.text.ByteSize;
import org.clinicsite.text.FileNames;

/** What the goals that publish say to people. */
final class PublishMessages {

    static final String SKIPPED = "Nothing published: site.skipPublish is set.";

    private static final String PLANNED = "Nothing was written: site.dryRun is set.";

    /** A table longer than a screen is read by nobody. */
    private static final int ROWS = 20;

    private static final int FOREIGN = 3;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PublishMessages() {}

    /** The plan: for an owner in words, then a table. */
    static List<String> proposal(Proposal proposal) {
        Plan plan = proposal.plan();
        List<String> lines = new ArrayList<>();
        if (!plan.isEmpty()) {
            lines.add("To " + proposal.target() + ": " + counts(plan) + "; " + ByteSize.of(plan.bytes()) + " to send");
            proposal.words().forEach(word -> lines.add("  " + word));
            addTable(lines, plan);
        }
        List<String> foreign = proposal.foreign();
        if (!foreign.isEmpty()) {
            lines.add(count(foreign.size(), "file") + " there of somebody else; left alone: "
                    + foreign.stream().limit(FOREIGN).map(FileNames::shown).collect(Collectors.joining(", "))
                    + (foreign.size() > FOREIGN ? " and " + (foreign.size() - FOREIGN) + " more" : ""));
        }
        return lines;
    }

    private static String counts(Plan plan) {
        List<String> counts = new ArrayList<>();
        for (Plan.Kind kind : Plan.Kind.values()) {
            counts.add(plan.of(kind).size() + " " + kind.word());
        }
        return String.join(", ", counts);
    }

    private static void addTable(List<String> lines, Plan plan) {
        List<Plan.Change> rows = new ArrayList<>();
        for (Plan.Kind kind : List.of(Plan.Kind.ADD, Plan.Kind.CHANGE, Plan.Kind.DELETE)) {
            rows.addAll(plan.of(kind));
        }
        List<Plan.Change> shown = rows.size() <= ROWS ? rows : rows.subList(0, ROWS - 1);
        int width = shown.stream().mapToInt(row -> row.path().length()).max().orElse(0);
        for (Plan.Change row : shown) {
            String reason = row.hasReason() ? row.reason() : "";
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-8s %-" + Math.min(width, 60) + "s %9s  %s",
                            row.kind().word(),
                            row.path(),
                            row.after() == null ? "" : ByteSize.of(row.bytes()),
                            reason)
                    .stripTrailing());
        }
        if (rows.size() > shown.size()) {
            lines.add("  and " + (rows.size() - shown.size()) + " more");
        }
    }

    /** What was done. */
    static List<String> result(PublishResult result) {
        return switch (result.outcome()) {
            case UNCHANGED ->
                List.of("Nothing to publish: " + result.target()
                        + " has these very files already. Nothing was written.");
            case PLANNED -> List.of(PLANNED);
            case PUBLISHED -> {
                List<String> lines = new ArrayList<>();
                lines.add("Published to " + result.target() + " as release " + result.release());
                if (result.address() != null) {
                    lines.add(result.address() + " shows it");
                }
                yield lines;
            }
        };
    }

    /** Which release is live now. */
    static List<String> rolledBack(Publisher.Return done, String place) {
        List<String> lines = new ArrayList<>();
        lines.add("Went back: " + place + " shows release " + again(done.release()));
        if (done.address() != null) {
            lines.add(done.address() + " shows it");
        }
        lines.add("The content is as it was; the next publish publishes it.");
        return lines;
    }

    /** Which release a dry run would make the live one. */
    static List<String> wouldGoBack(Release release, String place) {
        return List.of("It would go back: " + place + " would show release " + again(release), PLANNED);
    }

    private static String again(Release release) {
        return release.id() + " again (" + when(release)
                + (release.fault() == null ? ", " + count(release.files(), "file") : "") + ")";
    }

    /** A line each. */
    static List<String> releases(List<Release> releases, String place) {
        if (releases.isEmpty()) {
            return List.of("Nothing was ever published to " + place + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(count(releases.size(), "release") + " at " + place);
        for (Release release : releases) {
            String holds = release.fault() == null
                    ? count(release.files(), "file") + ", " + ByteSize.of(release.bytes())
                    : release.fault();
            lines.add("  " + release.id() + "  " + when(release) + "  " + holds + (release.live() ? "  live" : ""));
        }
        if (releases.size() > 1) {
            lines.add(
                    "Go back to one of them: mvn site:rollback -Dsite.to=ID; without it, to the one before the live.");
        }
        return lines;
    }

    /** Such as {@code 2026-11-22 10:45 UTC}. */
    private static String when(Release release) {
        return WHEN.format(release.time());
    }

    /** Everything that is in the way, a line each. */
    static String failure(List<Problem> problems) {
        return failure("Nothing was published", problems);
    }

    /** The same for goals that do not publish. */
    static String refused(List<Problem> problems) {
        return failure("Nothing was changed", problems);
    }

    /** What is wrong with the live site. */
    static String notAsBuilt(String address, List<Problem> problems) {
        return told(address + " is not as it was built", problems);
    }

    private static String failure(String outcome, List<Problem> problems) {
        return told(outcome, problems.stream().filter(Problem::isError).toList());
    }

    private static String told(String outcome, List<Problem> errors) {
        StringBuilder out = new StringBuilder(outcome)
                .append(": ")
                .append(count(errors.size(), "problem"))
                .append('.');
        errors.forEach(problem -> out.append('\n').append(problem.told()));
        return out.toString();
    }

    /** What the machine or the host could not do while something was to be changed there. */
    static String machine(String what, IOException e) {
        boolean half = e instanceof TargetException target && target.isHalfDone();
        return code(e).behind("The " + what + " did not come to its end; visitors "
                + (half
                        ? "may see new pages beside old ones, each with its assets, until you publish again. "
                        : "see one site, whole. ")
                + reason(e));
    }

    /** The same where nothing was to be changed. */
    static String unread(IOException e) {
        return code(e).behind("The releases cannot be listed. " + reason(e));
    }

    /** What kept a comparison from being made. */
    static String notCompared(IOException e) {
        return code(e).behind("The site cannot be compared. " + reason(e));
    }

    private static Code code(IOException e) {
        if (e instanceof TargetException target) {
            return target.code();
        }
        return e instanceof UnreadableException unreadable
                ? unreadable.code()
                : DiskFault.of(e).code();
    }

    private static String reason(IOException e) {
        return e instanceof TargetException
                ? String.valueOf(e.getMessage())
                : DiskFault.of(e).says();
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
