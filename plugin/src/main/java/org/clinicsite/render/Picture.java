package org.clinicsite.render;

import org.clinicsite.site.PagePath;

/**
 * An image as pages show it.
 *
 * @param path where it is served
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
public record Picture(PagePath path, int width, int height) {}
