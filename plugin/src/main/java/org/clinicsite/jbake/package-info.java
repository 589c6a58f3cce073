/** JBake 2.7 projects, built unchanged: their configuration, document model, template names and output paths. Together with render the only package that touches {@code org.jbake}. */
@NullMarked
package org.clinicsite.jbake;

import org.jspecify.annotations.NullMarked;
