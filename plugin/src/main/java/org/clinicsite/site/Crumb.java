package org.clinicsite.site;

import org.jspecify.annotations.Nullable;

/**
 * One step of the way back up, or of a menu.
 *
 * @param label what it says
 * @param path where it leads; null for the page itself
 */
public record Crumb(String label, @Nullable PagePath path) {}
