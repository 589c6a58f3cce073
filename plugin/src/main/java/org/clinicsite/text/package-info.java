/** Places in a text, slugs, edits: what several stages need to know of characters. Open {@link org.clinicsite.text.SourceText} first. */
@NullMarked
package org.clinicsite.text;

import org.jspecify.annotations.NullMarked;
