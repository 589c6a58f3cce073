package org.clinicsite.text;

/**
 * One change of a text.
 *
 * @param span what goes; may be empty
 * @param replacement what comes instead; may be empty
 */
public record Edit(Span span, String replacement) {}
