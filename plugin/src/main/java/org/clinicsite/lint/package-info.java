/**
 * Reads the words of articles and pages as an editor would and tells what a clinic should not say, or not say so. Open
 * {@link org.clinicsite.lint.EditorialLint} first; each rule is a class of its own, listed in {@code Rules}; the words
 * it looks for are data files beside this package.
 */
@NullMarked
package org.clinicsite.lint;

import org.jspecify.annotations.NullMarked;
