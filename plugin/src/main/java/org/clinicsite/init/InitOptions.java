package org.clinicsite.init;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.clinicsite.source.facts.Hosting;
import org.jspecify.annotations.Nullable;

/**
 * Where a project is to begin, and what is known of it.
 *
 * @param folder the project's, absolute; made when it is not there
 * @param keepsPom whether a POM that lies in the folder is that of the project, and stays
 * @param version the plugin's, for the POM
 * @param locale country and language where nobody says others
 * @param given answers that need no question
 * @param hosting what will publish the site; null when nobody says
 */
public record InitOptions(
        Path folder,
        boolean keepsPom,
        String version,
        Locale locale,
        Map<InterviewQuestion, String> given,
        @Nullable Hosting hosting) {

    public InitOptions {
        given = Map.copyOf(given);
    }
}
