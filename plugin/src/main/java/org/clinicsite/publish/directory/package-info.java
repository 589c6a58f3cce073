/** Publishing to a folder: releases side by side, and a symbolic link that says which one is live. Open {@link org.clinicsite.publish.directory.DirectoryTarget} first. */
@NullMarked
package org.clinicsite.publish.directory;

import org.jspecify.annotations.NullMarked;
