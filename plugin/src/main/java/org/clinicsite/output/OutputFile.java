package org.clinicsite.output;

/**
 * One file of the site.
 *
 * @param path relative to the output folder with {@code /}, such as {@code prices/index.html}
 * @param bytes what it holds; handed over, not to be changed any more
 */
public record OutputFile(String path, byte[] bytes) {}
