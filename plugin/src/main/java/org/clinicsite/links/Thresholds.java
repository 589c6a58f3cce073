package org.clinicsite.links;

/**
 * The probabilities of being spam that decided in one text, 0 to 1.
 *
 * @param nofollow from here on a link is not followed
 * @param unlink from here on it is a link no longer, its words stay
 * @param remove from here on an address goes from its sentence
 * @param because where the text comes from, and whose numbers these are: a sentence for the owner
 */
public record Thresholds(double nofollow, double unlink, double remove, String because) {}
