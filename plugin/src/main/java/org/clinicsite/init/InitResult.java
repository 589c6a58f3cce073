package org.clinicsite.init;

import java.util.List;
import java.util.Map;
import org.clinicsite.generate.GenerateOptions;
import org.clinicsite.generate.GenerateResult;

/**
 * What was made.
 *
 * @param files what was written for people to go on with, relative to the folder with {@code /}
 * @param assumed answers that nobody gave
 * @param options what the site was made with
 * @param site the site
 */
public record InitResult(
        List<String> files, Map<InterviewQuestion, String> assumed, GenerateOptions options, GenerateResult site) {

    /** Whether a build server is to make the site, and the POM does not say where that finds the plugin. */
    public boolean needsSource() {
        return Init.source().isEmpty() && files.stream().anyMatch(file -> file.endsWith(".yml"));
    }
}
