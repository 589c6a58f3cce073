/** The sixth stage: articles and clinic facts to a {@link org.clinicsite.site.Site}. Pages and their paths, lists, tags, breadcrumbs, menus; refuses two pages on one path. Open {@link org.clinicsite.site.SiteBuilder} first: it lists the files of which each makes one part. */
@NullMarked
package org.clinicsite.site;

import org.jspecify.annotations.NullMarked;
