/** The third stage: the spam-link filter. Finds every link of an article, judges it with reasons, says how the text is mended. Pure: knows nothing of HTML output, disk or network. */
@NullMarked
package org.clinicsite.links;

import org.jspecify.annotations.NullMarked;
