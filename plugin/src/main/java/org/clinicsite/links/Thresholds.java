package org.clinicsite.links;

/**
 * The scores that decided in one text.
 *
 * @param nofollow from here on a link is not followed
 * @param unlink from here on it goes
 * @param because where the text comes from, and whose numbers these are: a sentence for the owner
 */
public record Thresholds(double nofollow, double unlink, String because) {}
