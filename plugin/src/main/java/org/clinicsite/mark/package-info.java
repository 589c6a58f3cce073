/** What a clinic is known by at a glance: its mark, and the card that links to it show. Open {@link org.clinicsite.mark.Mark}. */
@NullMarked
package org.clinicsite.mark;

import org.jspecify.annotations.NullMarked;
