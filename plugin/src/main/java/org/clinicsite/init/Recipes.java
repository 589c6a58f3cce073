package org.clinicsite.init;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clinicsite.source.facts.Hosting;
import org.clinicsite.text.EnumWord;
import org.clinicsite.text.Slug;
import org.jspecify.annotations.Nullable;

/** What a build server needs to publish a site each time it changes: the recipes of ci.md, as files. */
final class Recipes {

    private static final String WORKFLOWS = ".github/workflows/";

    /** As the recipe calls the site; the clinic's own name takes its place. */
    private static final String EXAMPLE = "clinic-example";

    private Recipes() {}

    /**
     * The files for a host.
     *
     * @param hosting null when nobody knows it yet
     * @param clinic its name
     * @return texts by path; none for a host of which nothing is known
     */
    static Map<String, String> of(@Nullable Hosting hosting, String clinic) {
        Map<String, String> files = new LinkedHashMap<>();
        if (hosting == null) {
            return files;
        }
        switch (hosting) {
            case CLOUDFLARE_WORKERS -> {
                String name = Slug.ascii(clinic);
                files.put("wrangler.jsonc", recipe("wrangler.jsonc").replace(EXAMPLE, name.isEmpty() ? EXAMPLE : name));
                files.put(WORKFLOWS + "site.yml", recipe("cloudflare.yml"));
            }
            case NETLIFY -> files.put(WORKFLOWS + "site.yml", recipe("netlify.yml"));
            case GITHUB_PAGES -> files.put(WORKFLOWS + "site.yml", recipe("pages.yml"));
            case GITLAB_PAGES -> {
                files.put(".gitlab-ci.yml", recipe("gitlab.yml"));
                return files;
            }
            case OWN_SERVER -> files.put(WORKFLOWS + "site.yml", recipe("sftp.yml"));
            case CLOUDFLARE_PAGES, HEADERS -> {
                return files;
            }
        }
        files.put(WORKFLOWS + "check.yml", recipe("check.yml"));
        files.put(WORKFLOWS + "links.yml", recipe("links.yml"));
        return files;
    }

    /** As {@code clinic.yaml} writes a host. */
    static String word(Hosting hosting) {
        return EnumWord.of(hosting);
    }

    private static String recipe(String name) {
        return Project.file("ci/" + name);
    }
}
