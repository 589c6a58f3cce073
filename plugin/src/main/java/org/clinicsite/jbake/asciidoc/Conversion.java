package org.clinicsite.jbake.asciidoc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Asciidoctor makes of a file.
 *
 * @param failure why it makes nothing of it; null when it does
 * @param title of the document; null when it has none
 * @param attributes of its header: texts, numbers, true and false, null for what is unset, lists of these
 * @param body HTML of what is under the header
 * @param messages what Asciidoctor had to say of the body, in its order
 * @param touched files that were read, or asked for, in the meantime: absolute paths
 * @param repeatable whether the same files surely give the same again
 */
public record Conversion(
        @Nullable String failure,
        @Nullable String title,
        Map<String, @Nullable Object> attributes,
        String body,
        List<Message> messages,
        List<String> touched,
        boolean repeatable) {

    public Conversion {
        attributes = Collections.unmodifiableMap(attributes);
        messages = List.copyOf(messages);
        touched = List.copyOf(touched);
    }

    /**
     * What Asciidoctor says.
     *
     * @param severity as Asciidoctor names it: {@code WARN}, {@code ERROR} and the like
     * @param file absolute path of the file that was included; null for the document itself
     * @param line from 1, within the file, or within the body of the document; 0 for none
     */
    public record Message(String severity, @Nullable String file, int line, String text) {}

    static Conversion failed(String why) {
        return new Conversion(why, null, Map.of(), "", List.of(), List.of(), false);
    }

    Conversion with(Map<String, @Nullable Object> others) {
        return new Conversion(failure, title, others, body, messages, touched, repeatable);
    }

    void write(DataOutputStream out) throws IOException {
        Wire.write(out, failure);
        Wire.write(out, title);
        Wire.write(out, attributes);
        Wire.write(out, body);
        out.writeInt(messages.size());
        for (Message message : messages) {
            Wire.write(out, message.severity);
            Wire.write(out, message.file);
            out.writeInt(message.line);
            Wire.write(out, message.text);
        }
        Wire.write(out, touched);
        out.writeBoolean(repeatable);
    }

    static Conversion read(DataInputStream in) throws IOException {
        String failure = Wire.readTextOrNull(in);
        String title = Wire.readTextOrNull(in);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(Wire.readMap(in));
        String body = Wire.readText(in);
        List<Message> messages = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String severity = Wire.readText(in);
            String file = Wire.readTextOrNull(in);
            int line = in.readInt();
            messages.add(new Message(severity, file, line, Wire.readText(in)));
        }
        List<String> touched = Wire.readTexts(in);
        return new Conversion(failure, title, attributes, body, messages, touched, in.readBoolean());
    }
}
