/** What nobody means to publish, told by a file's name and first bytes. Open {@link org.clinicsite.secret.Secrets} first. */
@NullMarked
package org.clinicsite.secret;

import org.jspecify.annotations.NullMarked;
