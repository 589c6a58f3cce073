/** HTML that other programs wrote: saved web pages, Word, Google Docs, exports. Open {@link org.clinicsite.document.html.saved.SavedHtml} first. */
@NullMarked
package org.clinicsite.document.html.saved;

import org.jspecify.annotations.NullMarked;
