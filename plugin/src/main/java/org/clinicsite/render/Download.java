package org.clinicsite.render;

import org.clinicsite.site.PagePath;

/**
 * A file that visitors take home.
 *
 * @param path where it is served
 * @param type what it is, by the ending of its name: {@code PDF}
 * @param bytes how large it is
 */
public record Download(PagePath path, String type, long bytes) {}
