package org.clinicsite.jbake.asciidoc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a project wants its AsciiDoc converted.
 *
 * @param reading what decides where a file's header ends, and in which letters it is written
 * @param attributes {@code name=value} or {@code name}, as {@code asciidoctor.attributes} has them
 * @param exported attributes with their values, of what the project exports
 * @param options by name, as {@code asciidoctor.option.NAME} has them
 */
public record Setup(
        List<String> reading,
        List<String> attributes,
        Map<String, @Nullable Object> exported,
        Map<String, List<String>> options) {

    void write(DataOutputStream out) throws IOException {
        Wire.write(out, reading);
        Wire.write(out, attributes);
        Wire.write(out, exported);
        Wire.write(out, options);
    }

    static Setup read(DataInputStream in) throws IOException {
        List<String> reading = Wire.readTexts(in);
        List<String> attributes = Wire.readTexts(in);
        Map<String, @Nullable Object> exported = Wire.readMap(in);
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> option : Wire.readMap(in).entrySet()) {
            options.put(option.getKey(), Wire.texts(option.getValue()));
        }
        return new Setup(reading, attributes, exported, options);
    }
}
