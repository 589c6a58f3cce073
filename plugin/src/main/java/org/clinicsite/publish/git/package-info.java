/**
 * Publishing to a branch of a Git repository. Open {@link org.clinicsite.publish.git.GitTarget} first: what is done, in which
 * order. {@code Remote} is all that is asked of the repository, {@code History} what its last commits say of releases, {@code
 * Listing} and {@code TreeEdit} read and write a tree. JGit is known here and nowhere else.
 */
@NullMarked
package org.clinicsite.publish.git;

import org.jspecify.annotations.NullMarked;
