package org.clinicsite.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The small file of a site that tells one build from another, and an output folder of ours from all others. */
public final class BuildMark {

    /** Where it is, relative to the output folder with {@code /}. */
    public static final String PATH = ".well-known/build-id.txt";

    private static final int LONGEST = 100;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private BuildMark() {}

    /** The build id of the site in a folder; empty when no build of ours left one. */
    public static Optional<String> of(Path folder) {
        Path file = folder.resolve(PATH);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
            return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is not known to be ours
        }
    }
}
