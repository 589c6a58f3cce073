/**
 * What a clinic says about itself, as typed records: one per kind of content, bound from YAML by
 * {@link org.clinicsite.source.RecordBinder}. A record component {@code nextReview} is the key {@code next-review}; each
 * default stands in the record's compact constructor. Open {@link org.clinicsite.source.facts.ClinicFacts} first.
 */
@NullMarked
package org.clinicsite.source.facts;

import org.jspecify.annotations.NullMarked;
