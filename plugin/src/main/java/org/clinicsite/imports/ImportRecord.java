package org.clinicsite.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clinicsite.text.Fingerprint;
import org.clinicsite.text.Json;
import org.clinicsite.text.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Which file came from which source, and what it was then: {@link #FILE} in the content folder, to be kept with the texts.
 * A file that is no longer what was written was edited by somebody.
 */
final class ImportRecord {

    /** Hidden, so no build reads it. */
    static final String FILE = ".imported.json";

    /**
     * A file that was written.
     *
     * @param to relative to the content folder
     * @param hash of what was written
     */
    record Entry(String to, String hash) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    /** @throws IOException when it cannot be read, or is no record */
    static ImportRecord read(Path content) throws IOException {
        ImportRecord record = new ImportRecord();
        Path file = content.resolve(FILE);
        if (!Files.exists(file)) {
            return record;
        }
        try {
            JsonObject files = JsonObject.parse(BoundedFile.text(file, WordPress.MOST_BYTES))
                    .object("files");
            for (String id : files.keys()) {
                JsonObject entry = files.object(id);
                record.entries.put(id, new Entry(entry.text("to"), entry.text("hash")));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " is damaged: " + e.getMessage()
                            + ". Take it from your version control, or delete it; then texts that are there are left alone.",
                    e);
        }
        return record;
    }

    static String hash(byte[] bytes) {
        return Fingerprint.of(bytes);
    }

    @Nullable
    Entry of(String id) {
        return entries.get(id);
    }

    void put(String id, String to, byte[] bytes) {
        entries.put(id, new Entry(to, hash(bytes)));
    }

    byte[] bytes() {
        Map<String, Object> files = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("to", entry.to());
            one.put("hash", entry.hash());
            files.put(id, one);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", 1);
        all.put("files", files);
        return (Json.write(all).replace("},", "},\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
