/**
 * The last stage: a folder of finished files to a host, whole or not at all. Open {@link org.clinicsite.publish.Publisher}
 * first; to write a new kind of target, open {@link org.clinicsite.publish.PublishTarget}, then {@code TargetContract} among the
 * tests, which every target has to pass.
 *
 * <p>The values, in the order in which they come to be: {@link org.clinicsite.publish.LocalSite} (what is to be
 * published), {@link org.clinicsite.publish.Standing} (what is there), {@link org.clinicsite.publish.Plan} (the
 * difference, with reasons), {@link org.clinicsite.publish.Publication} (the plan on its way), {@link
 * org.clinicsite.publish.Release} (what can be gone back to). What a target says of itself is not believed: it goes through
 * {@link org.clinicsite.publish.Manifest#parse}, {@link org.clinicsite.publish.SitePath} and, where releases are folders,
 * {@link org.clinicsite.publish.Shelf}. Each kind of target has a package of its own below this
 * one, and only that package knows the library behind it.
 */
@NullMarked
package org.clinicsite.publish;

import org.jspecify.annotations.NullMarked;
