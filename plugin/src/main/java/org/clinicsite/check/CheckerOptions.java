package org.clinicsite.check;

import java.nio.file.Path;
import org.clinicsite.generate.GenerateOptions;

/**
 * What {@code site:check} is to do.
 *
 * @param site the site, which is made first when it is stale
 * @param external whether links to other sites are asked
 * @param accept whether what was published and is gone may go
 * @param home the project's folder: paths in {@code findings.sarif} are relative to it
 * @param linkCache the file that keeps for a day what other sites answered
 * @param agent the name under which other sites are asked, such as {@code clinic-site-maven-plugin/1.0}
 */
public record CheckerOptions(
        GenerateOptions site, boolean external, boolean accept, Path home, Path linkCache, String agent) {}
