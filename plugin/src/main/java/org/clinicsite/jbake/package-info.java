/**
 * JBake 2.7 projects with FreeMarker templates, built unchanged: their configuration, document model, template names and
 * output paths, without JBake's database. Open {@link org.clinicsite.jbake.JBakeSite} first. Together with render the
 * only package that touches {@code org.jbake}.
 */
@NullMarked
package org.clinicsite.jbake;

import org.jspecify.annotations.NullMarked;
