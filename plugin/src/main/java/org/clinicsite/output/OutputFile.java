package org.clinicsite.output;

/**
 * One file of the site, ready to be written.
 *
 * @param path relative to the output folder, with {@code /}
 * @param bytes its content; handed over, not to be changed any more
 */
public record OutputFile(String path, byte[] bytes) {}
