/** Publishing to a branch of a Git repository. The only package that knows JGit. Open {@link org.clinicsite.publish.git.GitTarget} first. */
@NullMarked
package org.clinicsite.publish.git;

import org.jspecify.annotations.NullMarked;
