/** Looks at a finished site as its visitors will get it: what must not be published, links and anchors that lead nowhere, paths and anchors that were promised and are gone. Open {@link org.clinicsite.check.SiteCheck} first. */
@NullMarked
package org.clinicsite.check;

import org.jspecify.annotations.NullMarked;
