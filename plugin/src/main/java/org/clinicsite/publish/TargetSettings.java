package org.clinicsite.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * A target as it was configured. Holds no secret.
 *
 * @param name what the owner calls it, such as {@code live}
 * @param type {@code directory}, {@code git}, {@code sftp} or {@code s3}
 * @param options by name, such as {@code url}; those of the type's reference only
 */
public record TargetSettings(String name, String type, SortedMap<String, String> options) {

    public TargetSettings {
        options = new TreeMap<>(options);
    }

    /** Whether a text of {@code -Dsite.target} is a place and no name, as {@code directory:/var/www/clinic} is. */
    public static boolean isAddress(String text, Collection<String> types) {
        int colon = text.indexOf(':');
        return colon > 0 && types.contains(text.substring(0, colon));
    }

    /**
     * Reads {@code directory:/var/www/clinic}, {@code git:https://host/x.git#gh-pages}, {@code sftp://user@host/path} or
     * {@code s3://bucket/prefix}: the type, and what follows it as the option {@code url}; behind {@code #} the branch.
     */
    public static TargetSettings parse(String address) {
        String type = address.substring(0, address.indexOf(':'));
        String rest = address.substring(type.length() + 1);
        SortedMap<String, String> options = new TreeMap<>();
        int hash = rest.lastIndexOf('#');
        if (hash >= 0 && type.equals("git")) {
            options.put("branch", rest.substring(hash + 1));
            rest = rest.substring(0, hash);
        }
        options.put("url", rest.startsWith("//") && !type.equals("directory") ? type + ":" + rest : rest);
        return new TargetSettings(type, type, options);
    }

    /** An option; null when it is not given. */
    public @Nullable String get(String option) {
        return options.get(option);
    }

    /** An option with its default. */
    public String get(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /**
     * An option that must be there.
     *
     * @throws SiteException when it is not
     */
    public String required(String option, String example) throws SiteException {
        String value = options.get(option);
        if (value == null) {
            throw new SiteException(Problem.error(
                    Code.BAD_TARGET,
                    null,
                    0,
                    0,
                    "Target '" + name + "' has no " + option + ".",
                    "Write <" + option + ">" + example + "</" + option + "> within its <target>."));
        }
        return value;
    }

    /**
     * Refuses options that the type does not have.
     *
     * @throws SiteException with all of them, and the nearest right ones
     */
    public void onlyKnows(String... known) throws SiteException {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!List.of(known).contains(option.getKey())) {
                problems.add(Problem.error(
                        Code.BAD_TARGET,
                        null,
                        0,
                        0,
                        "Target '" + name + "' of type " + type + " knows no option '" + option.getKey() + "'.",
                        Nearest.advice(option.getKey(), List.of(known))));
            }
        }
        if (!problems.isEmpty()) {
            throw new SiteException(problems);
        }
    }
}
