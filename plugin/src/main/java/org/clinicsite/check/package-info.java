/**
 * Looks at a finished site as its visitors will get it: what must not be published, links and anchors that lead nowhere,
 * paths and anchors that were promised and are gone; rules of HTML and accessibility, structured data, weight, links to
 * other sites. {@link org.clinicsite.check.SiteCheck} is what
 * a publish asks, {@link org.clinicsite.check.Checker} the whole of {@code site:check}: open one of these first.
 */
@NullMarked
package org.clinicsite.check;

import org.jspecify.annotations.NullMarked;
