/** The second stage: a {@link org.clinicsite.source.Source} to a {@link org.clinicsite.document.Document}, the one tree that all others visit. Open {@link org.clinicsite.document.DocumentReader} first. */
@NullMarked
package org.clinicsite.document;

import org.jspecify.annotations.NullMarked;
