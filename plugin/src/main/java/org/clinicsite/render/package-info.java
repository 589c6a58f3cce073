/**
 * The seventh stage: a {@link org.clinicsite.site.Site} to bytes per path. FreeMarker templates draw the pages, the feed and
 * the maps; {@link org.clinicsite.render.StructuredData} says the same for machines. FreeMarker's types stay in here. Open
 * {@link org.clinicsite.render.SiteRenderer} first.
 */
@NullMarked
package org.clinicsite.render;

import org.jspecify.annotations.NullMarked;
