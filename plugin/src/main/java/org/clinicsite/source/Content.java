package org.clinicsite.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clinicsite.source.facts.ClinicFacts;
import org.clinicsite.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The content folder, read.
 *
 * @param clinic {@code data/clinic.yaml}
 * @param data the other files of {@code data/}, by name without ending
 * @param sources the content files, by path
 * @param files all other files by path relative to the content folder: pictures, documents, {@code static/…}
 * @param linkPolicy {@code link-policy.yaml}; null when there is none
 * @param editorial {@code editorial.yaml}; null when there is none
 * @param waivers {@code waivers.yaml}; null when there is none
 * @param clinicPlaces where the clinic's facts are written
 * @param lost the content files that could not be understood, each with its slug as far as it is known
 */
public record Content(
        ClinicFacts clinic,
        Map<String, Object> data,
        List<Source> sources,
        Map<String, Path> files,
        @Nullable SourceText linkPolicy,
        @Nullable SourceText editorial,
        @Nullable SourceText waivers,
        FactPlaces clinicPlaces,
        Map<String, String> lost) {}
