package org.clinicsite.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clinicsite.links.PolicyAnswer;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.Problems;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Nearest;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/** Puts an owner's answers on links into {@code content/link-policy.yaml}: only on hosts that the last report names. */
final class LinkAnswers {

    private LinkAnswers() {}

    /**
     * Writes the answers.
     *
     * @param allow hosts with commas between them; null for none
     * @param deny likewise
     * @return a line for each: what was written, or that the file says so already
     * @throws SiteException when one cannot be written; then nothing is
     * @throws IOException when a file cannot be read or written
     */
    static List<String> write(GenerateOptions options, @Nullable String allow, @Nullable String deny)
            throws SiteException, IOException {
        if (options.isJBake()) {
            throw new SiteException(Problem.error(
                    Code.BAD_PARAMETER,
                    null,
                    0,
                    0,
                    "The links of a JBake project are not judged; nothing was written.",
                    "Leave out -Dsite.linksAllow and -Dsite.linksDeny, and mend the link in its text."));
        }
        Path file = options.content().resolve("link-policy.yaml");
        String before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        Problems problems = new Problems();
        Set<String> known = known(options.reportDirectory().resolve("links.json"));
        List<String> said = new ArrayList<>();
        String text = before;
        for (String host : hosts(allow)) {
            if (hosts(deny).contains(host)) {
                problems.add(Problem.error(
                        Code.BAD_PARAMETER,
                        null,
                        0,
                        0,
                        "'" + host + "' is to be allowed and denied at once; nothing was written.",
                        "Name it in -Dsite.linksAllow or in -Dsite.linksDeny."));
            }
        }
        for (String host : hosts(allow)) {
            text = checkAnswered(host, known, problems)
                    ? told(problems.take(PolicyAnswer.allow(text, host)), host, said)
                    : text;
        }
        for (String host : hosts(deny)) {
            text = checkAnswered(host, known, problems)
                    ? told(problems.take(PolicyAnswer.deny(text, host)), host, said)
                    : text;
        }
        problems.failOnErrors();
        if (!text.equals(before)) {
            Path real = Files.exists(file) ? file.toRealPath() : file;
            Path fresh = real.resolveSibling("link-policy.yaml.new");
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
        }
        return said;
    }

    private static List<String> hosts(@Nullable String given) {
        List<String> hosts = new ArrayList<>();
        for (String part : given == null ? new String[0] : given.split(",")) {
            if (!part.isBlank()) {
                hosts.add(PolicyAnswer.pattern(part));
            }
        }
        return hosts;
    }

    private static String told(PolicyAnswer answer, String host, List<String> said) {
        said.add(answer.says() != null ? answer.says() : "content/link-policy.yaml says so already of " + host + ".");
        return answer.text();
    }

    private static boolean checkAnswered(String host, Set<String> known, Problems problems) {
        for (String address : known) {
            if (address.equals(host)
                    || address.startsWith(host.endsWith("/") ? host : host + "/")
                    || address.startsWith("www." + host + "/")) {
                return true;
            }
        }
        Set<String> names = new TreeSet<>();
        known.forEach(address -> names.add(address.substring(0, address.indexOf('/'))));
        problems.add(Problem.error(
                Code.BAD_PARAMETER,
                null,
                0,
                0,
                "The last report names no link to '" + host + "'; nothing was written.",
                known.isEmpty()
                        ? "Generate the site first, then answer what its report asks."
                        : Nearest.to(host, names)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("The hosts stand at the top of links.html.")));
        return false;
    }

    /** The addresses of the last report without scheme, each with a slash behind its host. */
    private static Set<String> known(Path report) throws IOException {
        Set<String> known = new TreeSet<>();
        if (!Files.exists(report)) {
            return known;
        }
        try {
            JsonObject root = JsonObject.parse(Files.readString(report, StandardCharsets.UTF_8));
            for (JsonObject document : root.objects("documents")) {
                document.objects("links").forEach(link -> add(link, known));
            }
        } catch (IllegalArgumentException e) {
            return known; // cut off: the next build writes it anew
        }
        return known;
    }

    private static void add(JsonObject link, Set<String> known) {
        String host = link.find("host").orElse("");
        if (!host.isEmpty()) {
            String target = link.find("target").orElse("");
            int at = target.indexOf("://" + host);
            known.add(host + "/");
            if (at >= 0) {
                String rest = target.substring(at + 3);
                known.add(rest.indexOf('/') < 0 ? rest + "/" : rest);
            }
        }
    }
}
