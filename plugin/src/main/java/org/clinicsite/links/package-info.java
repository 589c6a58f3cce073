/**
 * The fourth stage: the spam-link filter. Finds every link of a text, judges it with reasons, says how the text is mended.
 * Pure: knows nothing of HTML output, disk or network. Open {@link org.clinicsite.links.LinkFilter} first; what it
 * decided is a {@link org.clinicsite.links.LinkReview}, the owner's word a {@link org.clinicsite.links.LinkPolicy}, and
 * {@link org.clinicsite.links.LinkReportWriter} writes the reports. How the score is made stands in docs/links.md.
 */
@NullMarked
package org.clinicsite.links;

import org.jspecify.annotations.NullMarked;
