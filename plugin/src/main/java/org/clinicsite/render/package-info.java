/** The fifth stage: a {@link org.clinicsite.site.Site} to bytes per path. FreeMarker templates, structured data, feed and sitemap. */
@NullMarked
package org.clinicsite.render;

import org.jspecify.annotations.NullMarked;
