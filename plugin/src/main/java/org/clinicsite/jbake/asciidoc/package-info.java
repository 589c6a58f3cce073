/**
 * AsciiDoc, converted by Asciidoctor in a JVM of its own and kept from build to build. Open
 * {@link org.clinicsite.jbake.asciidoc.Conversions} first.
 */
@NullMarked
package org.clinicsite.jbake.asciidoc;

import org.jspecify.annotations.NullMarked;
